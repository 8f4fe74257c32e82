import type { KafkaVersion } from '../../kafka/versions'
import type { Producer } from '../../model/design'
import { producerId } from '../../model/node-id'
import { clientsOf } from '../../views/kept-settings'
import { keepHops } from '../kept-hop'
import { producerHop } from '../producer-hop'
import type { HopKind } from './hop-kind'

const kept = keepHops<Producer, KafkaVersion>()

/** What writes of its own accord. */
export const producer: HopKind<'producer'> = {
  sends: (node, { kafkaVersion }) =>
    kept(node, kafkaVersion, 'sends', () =>
      producerHop(node, producerId(node.name), clientsOf(node, kafkaVersion).settings),
    ),
}
