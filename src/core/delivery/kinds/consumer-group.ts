import type { Cluster, ConsumerGroup } from '../../model/design'
import { consumerGroupId } from '../../model/node-id'
import { producerInside } from '../../model/writers'
import type { Settings } from '../../settings/settings'
import { clientsOf, groupSettingsOf } from '../../views/kept-settings'
import type { Hop } from '../guarantee'
import { producerHop } from '../producer-hop'
import { passingHop, type Reader, readerHop } from '../reader-hop'
import type { HopKind } from './hop-kind'

/** Of what writes dead letters only the records are known: it is taken to write as Kafka's defaults do. */
const BY_DEFAULT: Hop = {}

const kept = new WeakMap<Settings, Map<string, Hop>>()

/** A group's settings are kept for as long as it and the release are the same, and so is all that follows from them. */
function keptHop(settings: Settings, name: string, make: () => Hop): Hop {
  const known = kept.get(settings) ?? new Map<string, Hop>()
  kept.set(settings, known)
  const before = known.get(name)
  if (before) return before
  const hop = make()
  known.set(name, hop)
  return hop
}

function readerOf(group: ConsumerGroup, { kafkaVersion }: Cluster): Reader {
  const inside = producerInside(group)
  return {
    group,
    settings: groupSettingsOf(group, kafkaVersion),
    writer: inside && clientsOf(inside, kafkaVersion).settings,
  }
}

export const consumerGroup: HopKind<'consumerGroup'> = {
  reads(group, { transactional }, cluster) {
    const settings = groupSettingsOf(group, cluster.kafkaVersion)
    return keptHop(settings, `reads ${transactional}`, () =>
      readerHop(readerOf(group, cluster), transactional),
    )
  },
  passes(group, edge, { transactional }, cluster) {
    const settings = groupSettingsOf(group, cluster.kafkaVersion)
    return keptHop(settings, `${edge} ${transactional}`, () => {
      const reader = readerOf(group, cluster)
      const { writer } = reader
      const writing =
        edge === 'produces' && writer ? producerHop(group, consumerGroupId(group.name), writer) : BY_DEFAULT
      return passingHop(reader, transactional, writing)
    })
  },
}
