import type { KafkaVersion } from '../../kafka/versions'
import type { Producer } from '../../model/design'
import { producerId } from '../../model/node-id'
import { clientsOf } from '../../views/cached-settings'
import { cacheHops } from '../cache-hops'
import { producerHop } from '../producer-hop'
import type { HopKind } from './hop-kind'

const sending = cacheHops<Producer, KafkaVersion>()

/** What writes of its own accord. */
export const producer: HopKind<'producer'> = {
  sends: (node, { kafkaVersion }) =>
    sending(node, kafkaVersion, 'sends', () =>
      producerHop(node, producerId(node.name), clientsOf(node, kafkaVersion).settings),
    ),
}
