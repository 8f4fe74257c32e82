import type { ConsumerGroupView, ProducerView, StreamsAppView, TopicView } from '../views/views'
import { compressionOf } from './compression'
import { foldStretches } from './fold-stretches'
import { rackTraffic } from './rack-traffic'

/** What topics are added up to, each a number that adds. */
interface Sums {
  readonly partitions: number
  readonly replicas: number
  readonly segments: number
  readonly storage: number
  /** What is on the disks once what one broker, or one rack, held is made anew on those that are left. */
  readonly storageWithoutBroker: number
  readonly replicasWithoutBroker: number
  readonly remoteStorage: number
  readonly networkIn: number
  readonly networkOut: number
  readonly produced: number
  readonly replicated: number
  readonly consumed: number
  readonly saved: number
  readonly producedOnAverage: number
  readonly replicatedOnAverage: number
  readonly consumedOnAverage: number
  /** Segments that are copied to remote storage in a second. */
  readonly uploads: number
}

export interface TopicTotals extends Sums {
  readonly largestReplicationFactor: number
  readonly widest: TopicView | undefined
}

const NO_SUMS: Sums = {
  partitions: 0,
  replicas: 0,
  segments: 0,
  storage: 0,
  storageWithoutBroker: 0,
  replicasWithoutBroker: 0,
  remoteStorage: 0,
  networkIn: 0,
  networkOut: 0,
  produced: 0,
  replicated: 0,
  consumed: 0,
  saved: 0,
  producedOnAverage: 0,
  replicatedOnAverage: 0,
  consumedOnAverage: 0,
  uploads: 0,
}

const NAMES = Object.keys(NO_SUMS) as readonly (keyof Sums)[]

function totalsOf(view: TopicView): TopicTotals {
  const { partitions, replicationFactor, sizing, cluster } = view
  const replicas = partitions * replicationFactor
  const kept = Math.min(replicationFactor, Math.max(1, cluster.brokers - 1)) / replicationFactor
  return {
    ...networkOf(view),
    partitions,
    replicas,
    segments: replicas * sizing.segmentsPerReplica.value,
    storage: sizing.storage.value,
    storageWithoutBroker: sizing.storage.value * kept,
    replicasWithoutBroker: replicas * kept,
    remoteStorage: sizing.remoteStorage?.value ?? 0,
    largestReplicationFactor: replicationFactor,
    widest: view,
  }
}

/** The network of a topic; that of the cluster's own is an assumption, and too little to be told apart. */
function networkOf(view: TopicView): Omit<Sums, 'partitions' | 'replicas' | 'segments' | 'storage'> {
  if (view.origin?.of === 'cluster') return NO_SUMS
  const { sizing } = view
  const peak = rackTraffic(view, 'peakBytes')
  const average = rackTraffic(view, 'averageBytes')
  return {
    ...NO_SUMS,
    networkIn: sizing.networkIn.value,
    networkOut: sizing.networkOut.value,
    produced: peak.produced,
    replicated: peak.replicated,
    consumed: peak.consumed,
    saved: peak.saved,
    producedOnAverage: average.produced,
    replicatedOnAverage: average.replicated,
    consumedOnAverage: average.consumed,
    uploads: uploadsPerSecond(view),
  }
}

/** Segments of a tiered topic that are closed in a second, each of which is copied once. */
function uploadsPerSecond({
  topic,
  settings,
  writers,
  rate,
  partitions,
  sizing,
  assumptions,
}: TopicView): number {
  const active = sizing.segmentsPerReplica.inputs[1]?.value ?? 0
  if (sizing.remoteStorage === undefined || active === 0) return 0
  const perSecond =
    (rate.averageBytes * assumptions.values.growth * compressionOf(topic, settings, writers).value) /
    partitions
  return (perSecond / active) * partitions
}

const NO_TOPICS: TopicTotals = { ...NO_SUMS, largestReplicationFactor: 0, widest: undefined }

export function addTopics(one: TopicTotals, other: TopicTotals): TopicTotals {
  const wider = other.largestReplicationFactor > one.largestReplicationFactor ? other : one
  const sums: Record<keyof Sums, number> = { ...NO_SUMS }
  for (const name of NAMES) sums[name] = one[name] + other[name]
  return { ...sums, largestReplicationFactor: wider.largestReplicationFactor, widest: wider.widest }
}

const add = (one: number, other: number): number => one + other

/** Adds topics up, stretch by stretch; what one sum is made of is told by `contributionsTo`, when somebody asks. */
export const topicTotals = foldStretches(NO_TOPICS, totalsOf, addTopics)
export const producerMemory = foldStretches(0, (view: ProducerView) => view.sizing.memory.value, add)
export const writerMemory = foldStretches(
  0,
  (view: ConsumerGroupView) => view.writer?.sizing.memory.value ?? 0,
  add,
)
export const appMemory = foldStretches(
  0,
  (view: StreamsAppView) => view.writer?.sizing.memory.value ?? 0,
  add,
)
export const consumerMemory = foldStretches(0, (view: ConsumerGroupView) => view.sizing.memory.value, add)
