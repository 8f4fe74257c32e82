import type { KafkaVersion } from '../../kafka/versions'
import type { Cluster, ConsumerGroup } from '../../model/design'
import { consumerGroupId } from '../../model/node-id'
import { producerInside } from '../../model/writers'
import { clientsOf, groupSettingsOf } from '../../views/cached-settings'
import { cacheHops } from '../cache-hops'
import type { Hop } from '../guarantee'
import { producerHop } from '../producer-hop'
import { passingHop, type Reader, readerHop } from '../reader-hop'
import type { HopKind } from './hop-kind'

/** Of what writes dead letters nothing is known: it is taken to add nothing. */
const UNKNOWN: Hop = {}

const reading = cacheHops<ConsumerGroup, KafkaVersion>()
const passing = {
  plain: cacheHops<ConsumerGroup, KafkaVersion>(),
  transactional: cacheHops<ConsumerGroup, KafkaVersion>(),
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
  reads: (group, { transactional }, cluster) =>
    reading(group, cluster.kafkaVersion, transactional ? 'transactional' : 'plain', () =>
      readerHop(readerOf(group, cluster), transactional),
    ),
  passes: (group, edge, { transactional }, cluster) =>
    passing[transactional ? 'transactional' : 'plain'](group, cluster.kafkaVersion, edge, () => {
      const reader = readerOf(group, cluster)
      const { writer } = reader
      const writing =
        edge === 'produces' && writer ? producerHop(group, consumerGroupId(group.name), writer) : UNKNOWN
      return passingHop(reader, transactional, writing)
    }),
}
