import type { Cluster } from '../model/design'
import type { TopicTotals } from './cluster-totals'
import { figure, input } from './figures'
import type { AfterLoss, ClusterSizing, Figure, Monthly } from './sizing'

/** The hours of a month as bills have them: 8,760 ÷ 12. */
const HOURS_A_MONTH = 730
const SECONDS_A_MONTH = HOURS_A_MONTH * 3600
/** The log, its indexes in one object, and what says where they are: what plug-ins for object stores write. */
const OBJECTS_PER_SEGMENT = 3

/**
 * Returns what a month of average traffic costs physically: bytes between racks by cause, bytes that lie on disks and
 * in remote storage, requests to the object store, hours of brokers. What readers fetch from remote storage is not in
 * it: that depends on how far behind they are.
 */
export function monthlyOf(cluster: Cluster, totals: TopicTotals): Monthly {
  const hours = input('hours in a month', HOURS_A_MONTH, 'count', 'assumption')
  const acrossRacks = (perSecond: number, of: string): Figure =>
    figure(perSecond * SECONDS_A_MONTH, 'bytes', `${of} from another rack on average × seconds in a month`, [
      input(of, perSecond, 'bytes/s', 'derived'),
      hours,
    ])
  return {
    producedAcrossRacks: acrossRacks(totals.producedOnAverage, 'produced'),
    replicatedAcrossRacks: acrossRacks(totals.replicatedOnAverage, 'replicated'),
    consumedAcrossRacks: acrossRacks(totals.consumedOnAverage, 'consumed'),
    localStorage: figure(totals.storage, 'bytes', 'on the brokers’ disks for the whole month', [
      input('storage', totals.storage, 'bytes', 'derived'),
    ]),
    remoteStorage: figure(totals.remoteStorage, 'bytes', 'in remote storage for the whole month', [
      input('remote storage', totals.remoteStorage, 'bytes', 'derived'),
    ]),
    objectRequests: figure(
      totals.uploads * OBJECTS_PER_SEGMENT * SECONDS_A_MONTH,
      'count',
      'segments closed in a second × objects of a segment × seconds in a month',
      [
        input('segments closed in an hour', totals.uploads * 3600, 'count', 'derived'),
        input('objects of a segment', OBJECTS_PER_SEGMENT, 'count', 'assumption'),
        hours,
      ],
    ),
    brokerHours: figure(cluster.brokers * HOURS_A_MONTH, 'count', 'brokers × hours in a month', [
      input('brokers', cluster.brokers, 'brokers', 'user'),
      hours,
    ]),
  }
}

/**
 * Returns what each broker bears while one broker is gone, and while the fullest rack is. Leaders move to the others
 * at once. What one broker held is made anew as far as there are brokers for the replicas; what a rack held waits for
 * the rack.
 */
export function afterLoss(
  cluster: Cluster,
  totals: TopicTotals,
): Pick<ClusterSizing, 'withoutBroker' | 'withoutRack'> {
  const { brokers, racks = 1 } = cluster
  const inRack = Math.ceil(brokers / racks)
  const broker = bearing(cluster, totals, 1)
  const rack = racks > 1 ? bearing(cluster, totals, inRack) : undefined
  return { ...(broker && { withoutBroker: broker }), ...(rack && { withoutRack: rack }) }
}

function bearing({ brokers }: Cluster, totals: TopicTotals, lost: number): AfterLoss | undefined {
  const left = brokers - lost
  if (left < 1) return undefined
  const isOne = lost === 1
  const there = input('brokers left', left, 'brokers', 'derived')
  const networkIn = (totals.networkIn * left) / brokers
  const networkOut = totals.networkOut - (totals.networkIn * lost) / brokers
  const share = isOne ? 1 / left : 1 / brokers
  const storage = isOne ? totals.storageWithoutBroker : totals.storage
  const replicas = isOne ? totals.replicasWithoutBroker : totals.replicas
  const spread = isOne ? 'made anew on the brokers left, ÷ their number' : 'as on each broker before'
  const spreadOver = isOne ? there : input('brokers', brokers, 'brokers', 'user')
  return {
    brokers: left,
    networkPerBroker: figure(
      Math.max(networkIn, networkOut) / left,
      'bytes/s',
      'the busier direction, without copies to what is gone, ÷ brokers left',
      [
        input('network in', networkIn, 'bytes/s', 'derived'),
        input('network out', networkOut, 'bytes/s', 'derived'),
        there,
      ],
    ),
    storagePerBroker: figure(storage * share, 'bytes', `storage, ${spread}`, [
      input('storage', storage, 'bytes', 'derived'),
      spreadOver,
    ]),
    partitionReplicasPerBroker: figure(replicas * share, 'replicas', `partition replicas, ${spread}`, [
      input('partition replicas', replicas, 'replicas', 'derived'),
      spreadOver,
    ]),
  }
}
