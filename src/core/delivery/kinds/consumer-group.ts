import type { KafkaVersion } from '../../kafka/versions'
import type { Cluster, ConsumerGroup } from '../../model/design'
import { consumerGroupId } from '../../model/node-id'
import { producerInside } from '../../model/writers'
import { shareDeliveries } from '../../settings/share-group'
import { clientsOf, groupSettingsOf } from '../../views/cached-settings'
import { cacheHops } from '../cache-hops'
import type { Hop } from '../guarantee'
import { producerHop } from '../producer-hop'
import { passingHop, type Reader, readerHop } from '../reader-hop'
import type { HopKind } from './hop-kind'

/** Of what writes retries and dead letters nothing is known: it is taken to add nothing. */
const UNKNOWN: Hop = {}

/** What else of the cluster a hop follows from than its release. */
const limitOf = (group: ConsumerGroup, cluster: Cluster): string =>
  group.reads === 'share' ? ` ${shareDeliveries(group, cluster).value}` : ''

const reading = cacheHops<ConsumerGroup, KafkaVersion>()
const passing = {
  plain: cacheHops<ConsumerGroup, KafkaVersion>(),
  transactional: cacheHops<ConsumerGroup, KafkaVersion>(),
}

function readerOf(group: ConsumerGroup, cluster: Cluster): Reader {
  const { kafkaVersion } = cluster
  const inside = producerInside(group)
  return {
    group,
    ...(group.reads === 'share' && { deliveries: shareDeliveries(group, cluster).value }),
    settings: groupSettingsOf(group, kafkaVersion),
    writer: inside && clientsOf(inside, kafkaVersion).settings,
  }
}

export const consumerGroup: HopKind<'consumerGroup'> = {
  reads: (group, { transactional }, cluster) =>
    reading(
      group,
      cluster.kafkaVersion,
      (transactional ? 'transactional' : 'plain') + limitOf(group, cluster),
      () => readerHop(readerOf(group, cluster), transactional),
    ),
  passes: (group, edge, { transactional }, cluster) =>
    passing[transactional ? 'transactional' : 'plain'](
      group,
      cluster.kafkaVersion,
      edge + limitOf(group, cluster),
      () => {
        const reader = readerOf(group, cluster)
        const { writer } = reader
        const writing =
          edge === 'produces' && writer ? producerHop(group, consumerGroupId(group.name), writer) : UNKNOWN
        return passingHop(reader, transactional, writing)
      },
    ),
}
