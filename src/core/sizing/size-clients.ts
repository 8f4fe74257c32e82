import { DEFAULT_INSTANCES, DEFAULT_MEMBERS, DEFAULT_THREADS_PER_MEMBER } from '../model/defaults'
import type { Cluster, ConsumerGroup, Producer } from '../model/design'
import type { Settings } from '../settings/settings'
import type { Rate } from '../traffic/traffic'
import type { Assumptions } from './assumptions'
import { figure, input } from './figures'
import { consumersOf } from './partition-bounds'
import type { ConsumerGroupSizing, InputOrigin, ProducerSizing } from './sizing'

const from = (value: unknown): InputOrigin => (value === undefined ? 'assumption' : 'user')

/** Memory that the producers of one node hold for records not yet sent. @see ProducerConfig.BUFFER_MEMORY_CONFIG */
export function sizeProducer(producer: Producer, settings: Settings): ProducerSizing {
  const instances = producer.instances ?? DEFAULT_INSTANCES
  const buffer = settings.number('buffer.memory')
  return {
    memory: figure(instances * buffer, 'bytes', 'instances × buffer.memory', [
      input('instances', instances, 'count', from(producer.instances)),
      input('buffer.memory', buffer, 'bytes', settings.origin('buffer.memory')),
    ]),
  }
}

/**
 * How busy a group is. Consumers beyond the partitions of its topics are idle; the others share the peak
 * work evenly. Without a processing time the group is taken to keep up with anything.
 */
export function sizeConsumerGroup(
  group: ConsumerGroup,
  cluster: Cluster,
  settings: Settings,
  read: Rate,
  partitions: number,
  assume: Assumptions,
): ConsumerGroupSizing {
  const consumers = consumersOf(group)
  const working = Math.min(consumers, partitions)
  const processingMs = group.processingMsPerRecord ?? 0
  const records = read.peakRecords * assume.values.growth
  const capacity = processingMs === 0 ? Number.POSITIVE_INFINITY : (working * 1000) / processingMs
  const workers = input('working consumers', working, 'members', 'derived')
  const processing = input('processing time', processingMs, 'ms', from(group.processingMsPerRecord))
  const peak = input('peak records', read.peakRecords, 'records/s', 'derived')
  return {
    capacity: figure(capacity, 'records/s', 'working consumers ÷ processing time', [
      workers,
      processing,
      input('members', group.members ?? DEFAULT_MEMBERS, 'members', from(group.members)),
      input(
        'threads per member',
        group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER,
        'count',
        from(group.threadsPerMember),
      ),
      input('partitions of its topics', partitions, 'partitions', 'derived'),
    ]),
    busy: figure(
      working === 0 ? 0 : (records * processingMs) / 1000 / working,
      'ratio',
      'peak records × growth × processing time ÷ working consumers',
      [peak, assume.growth, processing, workers],
    ),
    lagGrowth: figure(
      Math.max(0, records - capacity),
      'records/s',
      'peak records × growth − capacity, or nothing where the group keeps up',
      [peak, assume.growth, input('capacity', capacity, 'records/s', 'derived')],
    ),
    idleMembers: partitions === 0 ? 0 : Math.max(0, consumers - partitions),
    memory: fetchMemory(cluster, settings, consumers, working === 0 ? 0 : partitions / working),
  }
}

/**
 * Memory for fetched records: every consumer may hold one response per broker, each at most fetch.max.bytes
 * and all at most max.partition.fetch.bytes for every partition that it owns.
 *
 * @see KIP-74; ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_PARTITION_FETCH_BYTES_CONFIG
 */
function fetchMemory(cluster: Cluster, settings: Settings, consumers: number, owned: number) {
  const perFetch = settings.number('fetch.max.bytes')
  const perPartition = settings.number('max.partition.fetch.bytes')
  return figure(
    consumers * Math.min(cluster.brokers * perFetch, Math.ceil(owned) * perPartition),
    'bytes',
    'consumers × the smaller of brokers × fetch.max.bytes and owned partitions × max.partition.fetch.bytes',
    [
      input('consumers', consumers, 'members', 'derived'),
      input('brokers', cluster.brokers, 'brokers', 'user'),
      input('fetch.max.bytes', perFetch, 'bytes', settings.origin('fetch.max.bytes')),
      input('owned partitions', Math.ceil(owned), 'partitions', 'derived'),
      input('max.partition.fetch.bytes', perPartition, 'bytes', settings.origin('max.partition.fetch.bytes')),
    ],
  )
}
