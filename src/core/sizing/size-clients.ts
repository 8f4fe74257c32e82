import { DEFAULT_INSTANCES, DEFAULT_MEMBERS, DEFAULT_THREADS_PER_MEMBER } from '../model/defaults'
import type { Cluster, ConsumerGroup, Producer } from '../model/design'
import { ownsPartitions } from '../model/reading'
import { workMs } from '../model/retrying'
import { brokerNumber } from '../settings/resolve-settings'
import type { Settings } from '../settings/settings'
import { createSlot } from '../shared/node-slot'
import type { Rate } from '../traffic/traffic'
import type { ConsumerGroupRead } from '../views/views'
import { assignorOf, occupiable } from './assignor'
import type { Assumptions } from './assumptions'
import { figure, figureOf, input } from './figures'
import { type MemberLoads, memberLoads, mostInFlight, sharersOf } from './member-loads'
import type { ConsumerGroupSizing, Figure, InputOrigin, ProducerSizing, StickyBurst } from './sizing'
import { stickyBurst } from './sticky-burst'

const from = (value: unknown): InputOrigin => (value === undefined ? 'assumption' : 'user')

/** Producers of the same settings and as many instances have one sizing: it says nothing else of them. */
const sizedProducers = createSlot<Settings, Map<number | undefined, ProducerSizing>>()

/** Memory that the producers of one node hold for records not yet sent. @see ProducerConfig.BUFFER_MEMORY_CONFIG */
export function sizeProducer({ instances }: Producer, settings: Settings): ProducerSizing {
  let known = sizedProducers.get(settings)
  if (known === undefined) {
    known = new Map()
    sizedProducers.set(settings, known)
  }
  const before = known.get(instances)
  if (before !== undefined) return before
  const sizing: ProducerSizing = {
    memory: figureOf(
      (instances ?? DEFAULT_INSTANCES) * settings.number('buffer.memory'),
      'bytes',
      'instances × buffer.memory',
      { instances, settings },
      inputsOfBuffers,
    ),
  }
  known.set(instances, sizing)
  return sizing
}

const inputsOfBuffers = ({ instances, settings }: Pick<Producer, 'instances'> & { settings: Settings }) => [
  input('instances', instances ?? DEFAULT_INSTANCES, 'count', from(instances)),
  input('buffer.memory', settings.number('buffer.memory'), 'bytes', settings.origin('buffer.memory')),
]

/** The time that a record takes; with retries in place it is no longer what was stated. */
const processingInput = (group: ConsumerGroup) => {
  const ms = workMs(group)
  return ms === (group.processingMsPerRecord ?? 0)
    ? input('processing time', ms, 'ms', from(group.processingMsPerRecord))
    : input('processing time', ms, 'ms', 'derived')
}

interface GroupInputs {
  readonly group: ConsumerGroup
  readonly cluster: Cluster
  readonly settings: Settings
  readonly rate: Rate
  readonly reads: readonly ConsumerGroupRead[]
  /** Partitions of all its topics together. */
  readonly partitions: number
  readonly assume: Assumptions
}

/** What the figures of one group are made of. */
interface Load {
  readonly inputs: GroupInputs
  readonly loads: MemberLoads
  readonly working: number
  /** Records a second of all its topics at peak, growth included. */
  readonly records: number
  readonly share: number
  /** What its busiest member gets, once that is known. */
  busiest: Figure | undefined
}

const BUSIEST = 'peak records × growth × share of the busiest member'
const BUSY = `${BUSIEST}, × processing time`

const busiestShare = ({ share }: Load) => input('share of the busiest member', share, 'ratio', 'derived')

const because = ({ inputs: { group, reads, partitions }, loads, working, records }: Load) => [
  input('working consumers', working, 'members', 'derived'),
  input('members', group.members ?? DEFAULT_MEMBERS, 'members', from(group.members)),
  input(
    'threads per member',
    group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER,
    'count',
    from(group.threadsPerMember),
  ),
  input('partitions of its topics', partitions, 'partitions', 'derived'),
  ...(group.reads === 'share'
    ? [input('records that may be at work at once', mostInFlight(group, reads), 'records', 'derived')]
    : []),
  ...(loads.working < working && records > 0
    ? [input('consumers that get records', loads.working, 'members', 'derived')]
    : []),
  ...loads.spreads.flatMap((spread) => spread.inputs),
]

const inputsOfCapacity = (load: Load) => [
  processingInput(load.inputs.group),
  busiestShare(load),
  ...because(load),
]

const inputsOfBusiest = (load: Load) => [
  input('peak records', load.inputs.rate.peakRecords, 'records/s', 'derived'),
  load.inputs.assume.growth,
  busiestShare(load),
  ...because(load),
]

const inputsOfBusy = ({ busiest, inputs: { group } }: Load) => [
  ...(busiest?.inputs ?? []),
  processingInput(group),
]

const inputsOfLag = ({ busiest, inputs: { group } }: Load) => [
  input('records of the busiest member', busiest?.value ?? 0, 'records/s', 'derived'),
  processingInput(group),
]

/**
 * How busy a group is, which its busiest member decides: the one that gets the most records with all the partitions
 * that the assignor gives it. Consumers that the assignor has no partition for are idle. A share group has no such
 * limit; of members that each read everything the figures are those of one. Without a processing time the group is
 * taken to keep up with anything.
 */
export function sizeConsumerGroup(inputs: GroupInputs): ConsumerGroupSizing {
  const { group, settings, rate, reads, partitions, assume } = inputs
  const { growth } = assume.values
  const owns = ownsPartitions(group)
  const consumers = sharersOf(group)
  const processingMs = workMs(group)
  const loads = memberLoads({ group, settings, reads })
  const working = owns ? Math.min(consumers, occupiable(assignorOf({ settings }), reads)) : loads.working
  const burst = owns && consumers > 1 ? stickyBurst({ reads, processingMs, growth }) : undefined
  const records = rate.peakRecords * growth
  const share = records > 0 ? (loads.busiest * growth) / records : working === 0 ? 0 : 1 / working
  const one = processingMs === 0 ? Number.POSITIVE_INFINITY : 1000 / processingMs
  const load: Load = { inputs, loads, working, records, share, busiest: undefined }
  const busiest = burst
    ? burstFigure(burst, loads.busiest * growth, records)
    : figureOf(share * records, 'records/s', BUSIEST, load, inputsOfBusiest)
  load.busiest = busiest
  const sizing: ConsumerGroupSizing = {
    capacity: figureOf(
      working === 0 ? 0 : share === 0 ? working * one : one / share,
      'records/s',
      '1 ÷ processing time ÷ share of the busiest member',
      load,
      inputsOfCapacity,
    ),
    busiest,
    busy: figureOf(
      (busiest.value * processingMs) / 1000,
      'ratio',
      burst ? `${busiest.formula}, × processing time` : BUSY,
      load,
      inputsOfBusy,
    ),
    lagGrowth: figureOf(
      Math.max(overload(loads.records, one / growth) * growth, burst ? Math.max(0, busiest.value - one) : 0),
      'records/s',
      group.reads === 'everything'
        ? 'what each member gets beyond 1 ÷ processing time: every member has a lag of its own'
        : 'what the busiest member gets beyond 1 ÷ processing time, and every other that gets more than that',
      load,
      inputsOfLag,
    ),
    idleMembers: partitions === 0 ? 0 : Math.max(0, consumers - working),
    memory: fetchMemory(inputs, group.reads === 'everything' ? (group.members ?? DEFAULT_MEMBERS) : working),
  }
  return burst ? { ...sizing, burst } : sizing
}

/** What consumers get a second beyond what one can do. */
const overload = (records: readonly number[], one: number): number =>
  records.reduce((sum, load) => (load > one ? sum + load - one : sum), 0)

/** While one instance fills a batch, all that it writes goes to one partition; the rest is shared as ever. */
function burstFigure(burst: StickyBurst, shared: number, all: number): Figure {
  const others = all === 0 ? 0 : (shared * Math.max(0, all - burst.rate)) / all
  return figure(
    burst.rate + others,
    'records/s',
    'what one producer instance writes while it fills a batch for one partition + the busiest member’s share of the rest',
    [
      input('records of one instance', burst.rate, 'records/s', 'derived', burst.at),
      input('records of one batch', burst.records, 'records', 'derived', burst.at),
      input('share of the rest', others, 'records/s', 'derived'),
    ],
  )
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
function fetchMemory({ group, cluster, settings, partitions }: GroupInputs, working: number): Figure {
  const owned = working === 0 ? 0 : ownsPartitions(group) ? Math.ceil(partitions / working) : partitions
  const known = fetchingOf(settings, cluster)
  const before = known.get(working)?.get(owned)
  if (before !== undefined) return before
  const { own, brokers, perPartition } = fetchedBy({ cluster, settings })
  const memory = figureOf(
    working * Math.min(cluster.brokers * Math.min(own, brokers), owned * perPartition),
    'bytes',
    'working consumers × the smaller of brokers × fetch.max.bytes and owned partitions × max.partition.fetch.bytes',
    { cluster, settings, working, owned },
    inputsOfMemory,
  )
  const alike = known.get(working)
  if (alike === undefined) known.set(working, new Map([[owned, memory]]))
  else alike.set(owned, memory)
  return memory
}

type Fetching = Map<number, Map<number, Figure>>

/** The memory of groups of the same settings, by how many consumers work and how many partitions each owns. */
const fetching = createSlot<Settings, { readonly cluster: Cluster; readonly known: Fetching }>()

function fetchingOf(settings: Settings, cluster: Cluster): Fetching {
  const before = fetching.get(settings)
  if (before?.cluster === cluster) return before.known
  const known: Fetching = new Map()
  fetching.set(settings, { cluster, known })
  return known
}

interface Fetched {
  readonly cluster: Cluster
  readonly settings: Settings
  readonly working: number
  readonly owned: number
}

/** What a consumer may be answered with. */
const fetchedBy = ({ cluster, settings }: Pick<Fetched, 'cluster' | 'settings'>) => ({
  own: settings.number('fetch.max.bytes'),
  brokers: brokerNumber(cluster, 'fetch.max.bytes', BROKER_FETCH_MAX_BYTES),
  perPartition: settings.number('max.partition.fetch.bytes'),
})

function inputsOfMemory({ cluster, settings, working, owned }: Fetched) {
  const { own, brokers, perPartition } = fetchedBy({ cluster, settings })
  const isBrokersOwn = cluster.config !== undefined && Object.hasOwn(cluster.config, 'fetch.max.bytes')
  return [
    input('working consumers', working, 'members', 'derived'),
    input('brokers', cluster.brokers, 'brokers', 'user'),
    input('fetch.max.bytes', own, 'bytes', settings.origin('fetch.max.bytes')),
    ...(brokers < own
      ? [input('fetch.max.bytes of the brokers', brokers, 'bytes', isBrokersOwn ? 'user' : 'default')]
      : []),
    input('owned partitions', owned, 'partitions', 'derived'),
    input('max.partition.fetch.bytes', perPartition, 'bytes', settings.origin('max.partition.fetch.bytes')),
  ]
}
