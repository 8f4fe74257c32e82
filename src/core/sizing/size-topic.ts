import type { Cluster, Topic } from '../model/design'
import type { Settings } from '../settings/settings'
import type { Rate } from '../traffic/traffic'
import type { TopicReader, TopicWriter } from '../views/views'
import type { Assumptions } from './assumptions'
import { type CoPartners, distinctKeys, settleCount } from './co-partitioning'
import { compressionOf } from './compression'
import { figure, input } from './figures'
import { coPartitionedBound, largestBound, orderBound, ownBounds } from './partition-bounds'
import { roundWithin } from './round-partitions'
import type { Figure, FigureInput, PartitionSizing, TopicSizing } from './sizing'
import { localRetentionMs, readsRemotely } from './tiered-reads'
import { isDiskless, isTiered, remoteStorage, segmentsPerReplica, storagePerReplica } from './topic-storage'
import { findUnfixable, likelyFull } from './unfixable'

export interface TopicInputs {
  readonly topic: Topic
  readonly cluster: Cluster
  readonly assume: Assumptions
  readonly settings: Settings
  readonly rate: Rate
  readonly averageRecordBytes: number
  readonly replicationFactor: number
  readonly writers: readonly TopicWriter[]
  readonly readers: readonly TopicReader[]
  readonly partners: CoPartners | undefined
}

const OWN_BOUNDS = ['write', 'read', 'members', 'processing'] as const

/** The name of the largest bound; where several tie, the first of the list says most about the traffic. */
function bindingOf(bounds: ReturnType<typeof ownBounds>): (typeof OWN_BOUNDS)[number] {
  let binding: (typeof OWN_BOUNDS)[number] = 'write'
  for (const name of OWN_BOUNDS) if (bounds[name].value > bounds[binding].value) binding = name
  return binding
}

/**
 * The partitions of a topic: the largest of five lower bounds, rounded as the design says, but not past the
 * number of keys. A count that a person chose for a topic to be joined with is taken exactly, since a join
 * needs equality; so it binds at a tie too.
 */
function sizePartitions(inputs: TopicInputs): PartitionSizing {
  const { topic, cluster, assume, rate, readers, partners } = inputs
  const own = ownBounds(rate, readers, assume)
  const order = orderBound(topic, partners !== undefined || rate.peakRecords === 0, distinctKeys(topic))
  const need = Math.max(largestBound(own), order.value)
  const settled = settleCount(need, distinctKeys(topic), partners, (lowerBound, keys) =>
    roundWithin(keys, lowerBound, assume.values.rounding, cluster.brokers),
  )
  const bounds = { ...own, coPartitioned: coPartitionedBound(settled.from), order }
  const traffic = bindingOf(own)
  const binding = settled.from?.binds ? 'coPartitioned' : order.value > own[traffic].value ? 'order' : traffic
  const chosen = topic.partitions === 'auto' ? undefined : topic.partitions
  const count = chosen ?? settled.count
  const unfixable = findUnfixable(inputs, count)
  const fullest = unfixable.some(({ kind }) => kind !== 'few-keys') ? undefined : likelyFull(inputs, count)
  return {
    recommended: settled.count,
    count,
    chosenBy: chosen === undefined ? 'surveyor' : 'user',
    bounds,
    binding,
    lowerBound: Math.max(1, bounds[binding].value),
    ...(partners && {
      joinedWith: { at: `topic:${partners.most.name}`, partitions: partners.most.partitions },
    }),
    unfixable,
    ...(fullest && { fullest }),
  }
}

/** Everything about one topic that is a number. */
export function sizeTopic(inputs: TopicInputs): TopicSizing {
  const { topic, settings, rate, writers, replicationFactor, averageRecordBytes, assume } = inputs
  const partitions = sizePartitions(inputs)
  const compression = compressionOf(topic, settings, writers)
  const stored = {
    topic,
    settings,
    rate,
    averageOrigin: writers.some(({ assumesAverage }) => assumesAverage) ? 'assumption' : 'derived',
    partitions: partitions.count,
    averageRecordBytes,
    compression,
    assume,
  } as const
  const perReplica = storagePerReplica(stored)
  const remote = remoteStorage(stored)
  const replicas = input(
    'replication factor',
    replicationFactor,
    'count',
    topic.replicationFactor === undefined ? 'default' : 'user',
  )
  return {
    partitions,
    storagePerReplica: perReplica,
    segmentsPerReplica: segmentsPerReplica(stored, perReplica),
    storage: storageOfAll(perReplica, partitions, replicas),
    ...(remote && { remoteStorage: remote }),
    networkIn: networkIn(inputs, { partitions: partitions.count, compression, replicas }),
    networkOut: networkOut(inputs, compression, replicas),
  }
}

/** Every replica of every partition: what one replica holds, explained as it is, times how many there are. */
function storageOfAll(
  replica: Figure,
  { count, chosenBy }: PartitionSizing,
  replicationFactor: FigureInput,
): Figure {
  return figure(
    replica.value * count * replicationFactor.value,
    'bytes',
    `(${replica.formula}) × partitions × replication factor`,
    () => [
      ...replica.inputs.filter(({ name }) => name !== 'partitions'),
      input('one replica of one partition', replica.value, 'bytes', 'derived'),
      input('partitions', count, 'partitions', chosenBy === 'user' ? 'user' : 'derived'),
      replicationFactor,
    ],
  )
}

interface Copied {
  readonly partitions: number
  readonly compression: FigureInput
  readonly replicas: FigureInput
}

/**
 * Into the brokers at peak: what producers send, the copies that followers fetch, and what comes from remote storage for
 * groups that were away for longer than brokers keep: they read at least as fast as records come.
 */
function networkIn(inputs: TopicInputs, { partitions, compression, replicas }: Copied): Figure {
  const { rate, assume, settings } = inputs
  const written = input('peak write', rate.peakBytes, 'bytes/s', 'derived')
  if (isDiskless(settings, assume)) {
    return figure(
      rate.peakBytes * assume.values.growth * compression.value,
      'bytes/s',
      'peak write × growth × compression: the object store keeps the copies',
      [written, assume.growth, compression],
    )
  }
  const remote = remoteRead(inputs, partitions, compression)
  return figure(
    (rate.peakBytes * replicas.value + remote) * assume.values.growth * compression.value,
    'bytes/s',
    remote === 0
      ? 'peak write × growth × compression × replication factor'
      : '(peak write × replication factor + read from remote storage) × growth × compression',
    () => [
      written,
      assume.growth,
      compression,
      replicas,
      ...(remote === 0 ? [] : [input('read from remote storage', remote, 'bytes/s', 'derived')]),
    ],
  )
}

/** The peak read of groups whose longest stop is longer than the brokers keep a tiered topic's records. */
function remoteRead(
  { rate, readers, settings, assume }: TopicInputs,
  partitions: number,
  compression: FigureInput,
): number {
  if (!isTiered(settings)) return 0
  const perPartition = (rate.averageBytes * compression.value * assume.values.growth) / partitions
  const localMs = localRetentionMs(settings, perPartition)
  return readers.reduce(
    (sum, reader) => sum + (readsRemotely(reader, localMs) ? reader.rate.peakBytes : 0),
    0,
  )
}

/** Out of the brokers at peak: what groups read, what leaders send to followers, and what is copied to remote storage. */
function networkOut(
  { rate, readers, assume, settings }: TopicInputs,
  compression: FigureInput,
  replicas: FigureInput,
): Figure {
  let read = 0
  for (const reader of readers) read += reader.rate.peakBytes
  const isWithoutDisk = isDiskless(settings, assume)
  const copies = isWithoutDisk ? 0 : replicas.value - 1
  const uploads = isWithoutDisk || isTiered(settings) ? 1 : 0
  const toFollowers = isWithoutDisk ? '' : ' + peak write × (replication factor − 1)'
  return figure(
    (read + rate.peakBytes * (copies + uploads)) * assume.values.growth * compression.value,
    'bytes/s',
    `(peak read${toFollowers}${uploads === 0 ? '' : ' + peak write to remote storage'}) × growth × compression`,
    () => [
      input('peak read', read, 'bytes/s', 'derived'),
      input('peak write', rate.peakBytes, 'bytes/s', 'derived'),
      ...(isWithoutDisk ? [] : [replicas]),
      assume.growth,
      compression,
    ],
  )
}
