import { DEFAULT_INSTANCES, DEFAULT_MEMBERS } from '../model/defaults'
import type {
  ConnectorView,
  ConsumerGroupView,
  ProducerView,
  StreamsAppView,
  TopicView,
} from '../views/views'
import { compressionOf } from './compression'
import { foldStretches } from './fold-stretches'
import { type RackTraffic, rackTraffic } from './rack-traffic'
import { type TieredReads, tieredReads } from './tiered-reads'

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
  /** Bytes a second, as compressed: from and to clients at peak, and to remote storage at peak and on average. */
  readonly clientsIn: number
  readonly clientsOut: number
  readonly uploadedAtPeak: number
  readonly uploadedOnAverage: number
  /** Bytes, and requests for them, that groups read remotely after the longest stop of each. */
  readonly readRemotely: number
  readonly remoteReads: number
  /** One copy of what is on the disks. */
  readonly storedOnce: number
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
  clientsIn: 0,
  clientsOut: 0,
  uploadedAtPeak: 0,
  uploadedOnAverage: 0,
  readRemotely: 0,
  remoteReads: 0,
  storedOnce: 0,
}

/** What one topic comes to. The network of the cluster's own is an assumption, and too little to be told apart. */
function totalsOf(view: TopicView): TopicTotals {
  const { partitions, replicationFactor, sizing, cluster } = view
  const replicas = partitions * replicationFactor
  const kept = Math.min(replicationFactor, Math.max(1, cluster.brokers - 1)) / replicationFactor
  const isClusters = view.origin?.of === 'cluster'
  const peak = isClusters ? NO_RACK_TRAFFIC : rackTraffic(view, 'peakBytes')
  const average = isClusters ? NO_RACK_TRAFFIC : rackTraffic(view, 'averageBytes')
  const clients = isClusters ? NO_CLIENTS : clientTraffic(view)
  const behind = isClusters ? NO_READS : tieredReads(view)
  return {
    partitions,
    replicas,
    segments: replicas * sizing.segmentsPerReplica.value,
    storage: sizing.storage.value,
    storageWithoutBroker: sizing.storage.value * kept,
    replicasWithoutBroker: replicas * kept,
    remoteStorage: sizing.remoteStorage?.value ?? 0,
    storedOnce: sizing.storage.value / replicationFactor,
    clientsIn: clients.clientsIn,
    clientsOut: clients.clientsOut,
    uploadedAtPeak: clients.uploadedAtPeak,
    uploadedOnAverage: clients.uploadedOnAverage,
    readRemotely: behind.bytes,
    remoteReads: behind.requests,
    networkIn: isClusters ? 0 : sizing.networkIn.value,
    networkOut: isClusters ? 0 : sizing.networkOut.value,
    produced: peak.produced,
    replicated: peak.replicated,
    consumed: peak.consumed,
    saved: peak.saved,
    producedOnAverage: average.produced,
    replicatedOnAverage: average.replicated,
    consumedOnAverage: average.consumed,
    uploads: isClusters ? 0 : uploadsPerSecond(view),
    largestReplicationFactor: replicationFactor,
    widest: view,
  }
}

const NO_RACK_TRAFFIC: RackTraffic = { produced: 0, replicated: 0, consumed: 0, saved: 0 }
const NO_CLIENTS = { clientsIn: 0, clientsOut: 0, uploadedAtPeak: 0, uploadedOnAverage: 0 } as const
const NO_READS: TieredReads = { bytes: 0, requests: 0 }

/** Bytes a second between clients and brokers, and to remote storage, as compressed and grown. */
function clientTraffic({ topic, settings, writers, readers, rate, sizing, assumptions }: TopicView) {
  const { growth } = assumptions.values
  const factor = compressionOf(topic, settings, writers, 'peakBytes').value * growth
  const onAverage = compressionOf(topic, settings, writers).value * growth
  const isUploaded = sizing.remoteStorage !== undefined
  return {
    clientsIn: rate.peakBytes * factor,
    clientsOut: readers.reduce((sum, reader) => sum + reader.rate.peakBytes, 0) * factor,
    uploadedAtPeak: isUploaded ? rate.peakBytes * factor : 0,
    uploadedOnAverage: isUploaded ? rate.averageBytes * onAverage : 0,
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
  if (sizing.remoteStorage === undefined) return 0
  const active = sizing.segmentsPerReplica.inputs[1]?.value ?? 0
  if (active === 0) return 0
  const perSecond =
    (rate.averageBytes * assumptions.values.growth * compressionOf(topic, settings, writers).value) /
    partitions
  return (perSecond / active) * partitions
}

/** Returns what no topic comes to, to add to. */
export const noTopics = (): TopicTotals => ({ ...NO_SUMS, largestReplicationFactor: 0, widest: undefined })

/** Adds to a sum what others come to, and returns it. */
export function addTopics(sum: TopicTotals, other: TopicTotals): TopicTotals {
  const to: { -readonly [Name in keyof TopicTotals]: TopicTotals[Name] } = sum
  // Each by its name: by a list of names it takes the engine many times as long, ten thousand times.
  to.partitions += other.partitions
  to.replicas += other.replicas
  to.segments += other.segments
  to.storage += other.storage
  to.storageWithoutBroker += other.storageWithoutBroker
  to.replicasWithoutBroker += other.replicasWithoutBroker
  to.remoteStorage += other.remoteStorage
  to.networkIn += other.networkIn
  to.networkOut += other.networkOut
  to.produced += other.produced
  to.replicated += other.replicated
  to.consumed += other.consumed
  to.saved += other.saved
  to.producedOnAverage += other.producedOnAverage
  to.replicatedOnAverage += other.replicatedOnAverage
  to.consumedOnAverage += other.consumedOnAverage
  to.uploads += other.uploads
  to.clientsIn += other.clientsIn
  to.clientsOut += other.clientsOut
  to.uploadedAtPeak += other.uploadedAtPeak
  to.uploadedOnAverage += other.uploadedOnAverage
  to.readRemotely += other.readRemotely
  to.remoteReads += other.remoteReads
  to.storedOnce += other.storedOnce
  if (other.largestReplicationFactor > to.largestReplicationFactor) {
    to.largestReplicationFactor = other.largestReplicationFactor
    to.widest = other.widest
  }
  return sum
}

const zero = (): number => 0
const add = (one: number, other: number): number => one + other

/** Adds topics up, stretch by stretch; what one sum is made of is told by `contributionsTo`, when somebody asks. */
export const topicTotals = foldStretches(noTopics, totalsOf, addTopics)
export const producerMemory = foldStretches(zero, (view: ProducerView) => view.sizing.memory.value, add)
export const writerMemory = foldStretches(
  zero,
  (view: ConsumerGroupView) => view.writer?.sizing.memory.value ?? 0,
  add,
)
export const appMemory = foldStretches(
  zero,
  (view: StreamsAppView) => view.writer?.sizing.memory.value ?? 0,
  add,
)
export const consumerMemory = foldStretches(zero, (view: ConsumerGroupView) => view.sizing.memory.value, add)
export const connectorMemory = foldStretches(
  zero,
  (view: ConnectorView) => view.writer?.sizing.memory.value ?? 0,
  add,
)
export const sinkMemory = foldStretches(
  zero,
  (view: ConnectorView) => view.sizing.group?.memory.value ?? 0,
  add,
)

/** Clients that connect: each opens a connection to a broker that it writes to or reads from. */
export const producersThatConnect = foldStretches(
  zero,
  ({ producer: { instances = DEFAULT_INSTANCES } }: ProducerView) => instances,
  add,
)
export const membersThatConnect = foldStretches(
  zero,
  ({ group: { members = DEFAULT_MEMBERS, threadsPerMember = 1 }, writer }: ConsumerGroupView) =>
    members * (threadsPerMember + (writer ? 1 : 0)),
  add,
)
export const threadsThatConnect = foldStretches(
  zero,
  (view: StreamsAppView) => view.sizing.threads.value * (view.writer ? 2 : 1),
  add,
)
export const tasksThatConnect = foldStretches(zero, (view: ConnectorView) => view.sizing.tasks.value, add)
