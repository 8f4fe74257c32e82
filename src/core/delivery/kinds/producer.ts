import { producerId } from '../../model/node-id'
import type { Settings } from '../../settings/settings'
import { clientsOf } from '../../views/kept-settings'
import type { Hop } from '../guarantee'
import { producerHop } from '../producer-hop'
import type { HopKind } from './hop-kind'

const kept = new WeakMap<Settings, Hop>()

/** What writes of its own accord. */
export const producer: HopKind<'producer'> = {
  sends(node, { kafkaVersion }) {
    const { settings } = clientsOf(node, kafkaVersion)
    const known = kept.get(settings)
    if (known) return known
    const hop = producerHop(node, producerId(node.name), settings)
    kept.set(settings, hop)
    return hop
  },
}
