import { DEFAULT_INSTANCES, DEFAULT_MEMBERS, DEFAULT_THREADS_PER_MEMBER } from '../model/defaults'
import type { Cluster, ConsumerGroup, Producer } from '../model/design'
import { brokerNumber } from '../settings/resolve-settings'
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

interface GroupInputs {
  readonly group: ConsumerGroup
  readonly cluster: Cluster
  readonly settings: Settings
  readonly rate: Rate
  /** Partitions of all its topics together. */
  readonly partitions: number
  /** The most consumers that the assignor can give partitions. */
  readonly occupiable: number
  readonly assume: Assumptions
}

/**
 * How busy a group is: records/s, and the share of its time that it works. Consumers that the assignor has no
 * partition for are idle; the others share the peak work evenly. Without a processing time the group is taken
 * to keep up with anything.
 */
export function sizeConsumerGroup(inputs: GroupInputs): ConsumerGroupSizing {
  const { group, rate, partitions, occupiable, assume } = inputs
  const consumers = consumersOf(group)
  const working = Math.min(consumers, occupiable)
  const processingMs = group.processingMsPerRecord ?? 0
  const records = rate.peakRecords * assume.values.growth
  const capacity = processingMs === 0 ? Number.POSITIVE_INFINITY : (working * 1000) / processingMs
  const workers = input('working consumers', working, 'members', 'derived')
  const processing = input('processing time', processingMs, 'ms', from(group.processingMsPerRecord))
  const peak = input('peak records', rate.peakRecords, 'records/s', 'derived')
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
      ...(occupiable < partitions
        ? [
            input(
              'partitions of the widest, all that range can deal out',
              occupiable,
              'partitions',
              'derived',
            ),
          ]
        : []),
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
    idleMembers: partitions === 0 ? 0 : Math.max(0, consumers - working),
    memory: fetchMemory(inputs, working),
  }
}

/** What a broker answers one fetch with at most, at its default. */
const BROKER_FETCH_MAX_BYTES = 57_671_680

/**
 * Bytes of memory for fetched records: every working consumer may hold one response per broker, each at most
 * the smaller of its own and the broker's fetch.max.bytes, and all at most max.partition.fetch.bytes for every
 * partition that it owns. An idle one fetches nothing.
 *
 * @see KIP-74; ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_PARTITION_FETCH_BYTES_CONFIG; KafkaApis.handleFetchRequest
 */
function fetchMemory({ cluster, settings, partitions }: GroupInputs, working: number) {
  const own = settings.number('fetch.max.bytes')
  const brokers = brokerNumber(cluster, 'fetch.max.bytes', BROKER_FETCH_MAX_BYTES)
  const perPartition = settings.number('max.partition.fetch.bytes')
  const owned = working === 0 ? 0 : Math.ceil(partitions / working)
  const isBrokersOwn = cluster.config !== undefined && Object.hasOwn(cluster.config, 'fetch.max.bytes')
  return figure(
    working * Math.min(cluster.brokers * Math.min(own, brokers), owned * perPartition),
    'bytes',
    'working consumers × the smaller of brokers × fetch.max.bytes and owned partitions × max.partition.fetch.bytes',
    [
      input('working consumers', working, 'members', 'derived'),
      input('brokers', cluster.brokers, 'brokers', 'user'),
      input('fetch.max.bytes', own, 'bytes', settings.origin('fetch.max.bytes')),
      ...(brokers < own
        ? [input('fetch.max.bytes of the brokers', brokers, 'bytes', isBrokersOwn ? 'user' : 'default')]
        : []),
      input('owned partitions', owned, 'partitions', 'derived'),
      input('max.partition.fetch.bytes', perPartition, 'bytes', settings.origin('max.partition.fetch.bytes')),
    ],
  )
}
