import type { TopicReader } from '../views/views'
import { compressionOf } from './compression'
import { figureOf, input } from './figures'
import { peakReadOf } from './partition-bounds'
import { sizePartitions, type TopicInputs } from './size-partitions'
import type { Figure, FigureInput, PartitionSizing, TopicSizing } from './sizing'
import type { StorageInputs } from './storage-inputs'
import { localRetentionMs, readsRemotely } from './tiered-reads'
import { isDiskless, isTiered, remoteStorage, segmentsPerReplica, storagePerReplica } from './topic-storage'

/** What the figures of one topic are made of, one thing for all of them. */
interface Sized extends StorageInputs {
  readonly readers: readonly TopicReader[]
  readonly replicas: FigureInput
  /** Its writers may be another mix at peak than on average. */
  readonly peakCompression: FigureInput
  readonly chosenBy: PartitionSizing['chosenBy']
}

/** Everything about one topic that is a number. */
export function sizeTopic(inputs: TopicInputs): TopicSizing {
  const { topic, settings, rate, writers, readers, replicationFactor, averageRecordBytes, assume } = inputs
  const partitions = sizePartitions(inputs)
  const sized: Sized = {
    topic,
    settings,
    rate,
    averageOrigin: writers.some(({ assumesAverage }) => assumesAverage) ? 'assumption' : 'derived',
    partitions: partitions.count,
    averageRecordBytes,
    compression: compressionOf(topic, settings, writers),
    peakCompression: compressionOf(topic, settings, writers, 'peakBytes'),
    assume,
    because: inputs.because,
    livesMs: inputs.livesMs,
    readers,
    replicas: input(
      'replication factor',
      replicationFactor,
      'count',
      topic.replicationFactor === undefined ? 'default' : 'user',
    ),
    chosenBy: partitions.chosenBy,
  }
  const perReplica = storagePerReplica(sized)
  const remote = remoteStorage(sized)
  const local: TopicSizing = {
    partitions,
    storagePerReplica: perReplica,
    segmentsPerReplica: segmentsPerReplica(sized, perReplica),
    storage: storageOfAll(sized, perReplica),
    networkIn: networkIn(sized),
    networkOut: networkOut(sized),
  }
  return remote ? { ...local, remoteStorage: remote } : local
}

/** Every replica of every partition: what one replica holds, explained as it is, times how many there are. */
const storageOfAll = (sized: Sized, replica: Figure): Figure =>
  figureOf(
    replica.value * sized.partitions * sized.replicas.value,
    'bytes',
    `(${replica.formula}) × partitions × replication factor`,
    sized,
    inputsOfStorage,
  )

function inputsOfStorage(sized: Sized): readonly FigureInput[] {
  const replica = storagePerReplica(sized)
  return [
    ...replica.inputs.filter(({ name }) => name !== 'partitions'),
    input('one replica of one partition', replica.value, 'bytes', 'derived'),
    input('partitions', sized.partitions, 'partitions', sized.chosenBy === 'user' ? 'user' : 'derived'),
    sized.replicas,
  ]
}

const peakWrite = ({ rate }: Sized) => input('peak write', rate.peakBytes, 'bytes/s', 'derived')

/**
 * Into the brokers at peak: what producers send, the copies that followers fetch, and what comes from remote storage for
 * groups that were away for longer than brokers keep: they read at least as fast as records come.
 */
function networkIn(sized: Sized): Figure {
  const { rate, assume, settings, peakCompression: compression, replicas } = sized
  if (isDiskless(settings, assume)) {
    return figureOf(
      rate.peakBytes * assume.values.growth * compression.value,
      'bytes/s',
      'peak write × growth × compression: the object store keeps the copies',
      sized,
      inputsOfDiskless,
    )
  }
  const remote = remoteRead(sized)
  return figureOf(
    (rate.peakBytes * replicas.value + remote) * assume.values.growth * compression.value,
    'bytes/s',
    remote === 0
      ? 'peak write × growth × compression × replication factor'
      : '(peak write × replication factor + read from remote storage) × growth × compression',
    sized,
    inputsOfNetworkIn,
  )
}

const inputsOfDiskless = (sized: Sized) => [peakWrite(sized), sized.assume.growth, sized.peakCompression]

function inputsOfNetworkIn(sized: Sized): readonly FigureInput[] {
  const remote = remoteRead(sized)
  return [
    ...inputsOfDiskless(sized),
    sized.replicas,
    ...(remote === 0 ? [] : [input('read from remote storage', remote, 'bytes/s', 'derived')]),
  ]
}

/** The peak read of groups whose longest stop is longer than the brokers keep a tiered topic's records. */
function remoteRead({ rate, readers, settings, assume, partitions, compression }: Sized): number {
  if (!isTiered(settings)) return 0
  const perPartition = (rate.averageBytes * compression.value * assume.values.growth) / partitions
  const localMs = localRetentionMs(settings, perPartition)
  return readers.reduce(
    (sum, reader) => sum + (readsRemotely(reader, localMs) ? reader.rate.peakBytes : 0),
    0,
  )
}

/** Out of the brokers at peak: what groups read, what leaders send to followers, and what is copied to remote storage. */
function networkOut(sized: Sized): Figure {
  const { rate, assume, settings, peakCompression: compression, replicas } = sized
  const isWithoutDisk = isDiskless(settings, assume)
  const copies = isWithoutDisk ? 0 : replicas.value - 1
  const uploads = isWithoutDisk || isTiered(settings) ? 1 : 0
  const toFollowers = isWithoutDisk ? '' : ' + peak write × (replication factor − 1)'
  return figureOf(
    (peakReadOf(sized.readers) + rate.peakBytes * (copies + uploads)) *
      assume.values.growth *
      compression.value,
    'bytes/s',
    `(peak read${toFollowers}${uploads === 0 ? '' : ' + peak write to remote storage'}) × growth × compression`,
    sized,
    inputsOfNetworkOut,
  )
}

const inputsOfNetworkOut = (sized: Sized): readonly FigureInput[] => [
  input('peak read', peakReadOf(sized.readers), 'bytes/s', 'derived'),
  peakWrite(sized),
  ...(isDiskless(sized.settings, sized.assume) ? [] : [sized.replicas]),
  sized.assume.growth,
  sized.peakCompression,
]
