import type { NodeKind } from '@/core/model/node-id'
import type { KindNumbers } from './canvas-kind'
import { connectorNumbers } from './connector-numbers'
import { consumerGroupNumbers } from './consumer-group-numbers'
import { producerNumbers } from './producer-numbers'
import { streamsAppNumbers } from './streams-app-numbers'
import { topicNumbers } from './topic-numbers'

/** What each kind of node shows of its numbers. */
const KIND_NUMBERS: { readonly [Kind in NodeKind]: KindNumbers<Kind> } = {
  producer: producerNumbers,
  topic: topicNumbers,
  consumerGroup: consumerGroupNumbers,
  streamsApp: streamsAppNumbers,
  connector: connectorNumbers,
}

/** What a kind shows of its numbers, for code that treats all kinds alike. */
export const kindNumbers = <Kind extends NodeKind>(kind: Kind): KindNumbers<Kind> => KIND_NUMBERS[kind]
