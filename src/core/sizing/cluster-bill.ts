import type { Cluster } from '../model/design'
import type { Assumptions } from './assumptions'
import type { TopicTotals } from './cluster-totals'
import { figure, input } from './figures'
import { unitsOf } from './needed-units'
import type { AfterLoss, ClusterSizing, Figure, FigureInput, Monthly } from './sizing'

/** The hours of a month as bills have them: 8,760 ÷ 12. */
const HOURS_A_MONTH = 730
const SECONDS_A_MONTH = HOURS_A_MONTH * 3600
/** The log, its indexes in one object, and what says where they are: what plug-ins for object stores write. */
const OBJECTS_PER_SEGMENT = 3

/** How often a month each group is taken to stop for as long as it may. */
const STOPS_A_MONTH = 1
/** Diskless: each broker writes what came to it in so much time, or as soon as it is so much. @see Aiven, batching */
const BATCH_MS = 250
const BATCH_BYTES = 8_000_000

/**
 * Returns what a month of average traffic costs physically: bytes between racks by cause, bytes that lie on disks and
 * in remote storage, what is copied there and read back by groups that were away for longer than brokers keep, requests
 * to the object store, hours of brokers or of what is bought in their place.
 */
export function monthlyOf(cluster: Cluster, assume: Assumptions, totals: TopicTotals): Monthly {
  const { profile, storage } = assume
  const units = unitsOf(cluster, assume)
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
    ...(profile.paysOneCopy && {
      storedOnce: figure(
        totals.storedOnce + totals.remoteStorage,
        'bytes',
        'one copy of what is kept, whatever the replication factor',
        [
          input('one copy of storage', totals.storedOnce, 'bytes', 'derived'),
          input('remote storage', totals.remoteStorage, 'bytes', 'derived'),
        ],
      ),
    }),
    uploaded: figure(
      totals.uploadedOnAverage * SECONDS_A_MONTH,
      'bytes',
      'copied to remote storage on average × seconds in a month',
      [input('copied to remote storage', totals.uploadedOnAverage, 'bytes/s', 'derived'), hours],
    ),
    readRemotely: figure(
      totals.readRemotely * STOPS_A_MONTH,
      'bytes',
      'what groups missed that is no longer on the brokers, after the longest stop of each',
      [
        input('after one stop of each', totals.readRemotely, 'bytes', 'derived'),
        input('stops in a month', STOPS_A_MONTH, 'count', 'assumption'),
      ],
    ),
    objectRequests: storage === 'diskless' ? batchesOf(cluster, totals, hours) : segmentsOf(totals, hours),
    readRequests: figure(
      totals.remoteReads * STOPS_A_MONTH,
      'count',
      'what is read remotely ÷ max.partition.fetch.bytes',
      [
        input('after one stop of each', totals.remoteReads, 'count', 'derived'),
        input('stops in a month', STOPS_A_MONTH, 'count', 'assumption'),
      ],
    ),
    brokerHours: figure(units * HOURS_A_MONTH, 'count', `${profile.unit}s × hours in a month`, [
      input(`${profile.unit}s`, units, profile.unit === 'broker' ? 'brokers' : 'count', 'user'),
      hours,
    ]),
  }
}

const segmentsOf = (totals: TopicTotals, hours: FigureInput): Figure =>
  figure(
    totals.uploads * OBJECTS_PER_SEGMENT * SECONDS_A_MONTH,
    'count',
    'segments closed in a second × objects of a segment × seconds in a month',
    [
      input('segments closed in an hour', totals.uploads * 3600, 'count', 'derived'),
      input('objects of a segment', OBJECTS_PER_SEGMENT, 'count', 'assumption'),
      hours,
    ],
  )

/** Diskless brokers write one object for all partitions, as often as time or size has it. */
function batchesOf({ brokers }: Cluster, { uploadedOnAverage }: TopicTotals, hours: FigureInput): Figure {
  const perSecond =
    uploadedOnAverage === 0 ? 0 : Math.max((brokers * 1000) / BATCH_MS, uploadedOnAverage / BATCH_BYTES)
  return figure(
    perSecond * SECONDS_A_MONTH,
    'count',
    'the more of brokers ÷ batch interval and bytes ÷ batch size, × seconds in a month',
    [
      input('brokers', brokers, 'brokers', 'user'),
      input('batch interval', BATCH_MS, 'ms', 'assumption'),
      input('batch size', BATCH_BYTES, 'bytes', 'assumption'),
      hours,
    ],
  )
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
