import { before } from '../kafka/versions'
import type { Cluster, Topic } from '../model/design'
import { topicId } from '../model/node-id'
import { brokerNumber } from '../settings/resolve-settings'
import type { Settings } from '../settings/settings'
import { type Hop, type Weakness, type WeaknessKind, weakness } from './guarantee'

/** Eligible leader replicas (KIP-966) are on in new clusters from here on. */
const ELIGIBLE_LEADERS = '4.1'

const UNCLEAN = 'unclean.leader.election.enable'
const MINIMUM = 'min.insync.replicas'
const REPLICAS = 'default.replication.factor'

/**
 * Returns what a topic adds to the records in it: whether an acknowledged one may go by one failure, and whether
 * its partitions keep an order that means something.
 */
export function topicHop(topic: Topic, cluster: Cluster, settings: Settings): Hop {
  const { name, key, partitions, replicationFactor } = topic
  const weak = (kind: WeaknessKind, rank: number, origin: Weakness['origin'], detail?: number): Weakness =>
    weakness(kind, topicId(name), name, rank, origin, detail)
  const loss = (): Weakness | undefined => {
    const ofBrokers = brokerNumber(cluster, REPLICAS, 0)
    const replicas = replicationFactor ?? Math.max(1, ofBrokers)
    const isStated = replicationFactor !== undefined || ofBrokers > 0
    if (replicas < 2) return weak('one-replica', 3, isStated ? 'user' : 'default')
    if (settings.flag(UNCLEAN))
      return weak(
        'unclean-election',
        3,
        settings.origin(UNCLEAN),
        before(cluster.kafkaVersion, ELIGIBLE_LEADERS) ? 0 : 1,
      )
    return Math.min(settings.number(MINIMUM), replicas) < 2
      ? weak('one-in-sync', 2, settings.origin(MINIMUM))
      : undefined
  }
  const isSpread = key?.strategy === 'none' && partitions !== 1
  return { lose: loss(), reorder: isSpread ? weak('no-key', 2, 'user') : undefined }
}
