import type { KafkaVersion } from '../../kafka/versions'
import type { Producer } from '../../model/design'
import { producerId } from '../../model/node-id'
import { clientsOf } from '../../views/cached-settings'
import { cacheHops } from '../cache-hops'
import type { Hop } from '../guarantee'
import { producerHop } from '../producer-hop'
import type { HopKind } from './hop-kind'

const sending = cacheHops<Producer, KafkaVersion>()

const hopOf = (node: Producer, version: KafkaVersion): Hop =>
  producerHop(node, producerId(node.name), clientsOf(node, version).settings)

/** What writes of its own accord. */
export const producer: HopKind<'producer'> = {
  sends: (node, { kafkaVersion }) => sending(node, kafkaVersion, 'sends', hopOf),
}
