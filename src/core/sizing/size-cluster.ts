import type { Cluster } from '../model/design'
import type { Pieces } from '../shared/pieces'
import type { TopicView, ViewLists } from '../views/views'
import type { Assumptions } from './assumptions'
import { afterLoss, monthlyOf } from './cluster-bill'
import {
  addTopics,
  appMemory,
  connectorMemory,
  consumerMemory,
  membersThatConnect,
  producerMemory,
  producersThatConnect,
  sinkMemory,
  type TopicTotals,
  tasksThatConnect,
  threadsThatConnect,
  topicTotals,
  writerMemory,
} from './cluster-totals'
import { figure, input } from './figures'
import { neededUnits } from './needed-units'
import { racksInUse } from './rack-traffic'
import type { ClusterSizing, Figure, Loads } from './sizing'

interface Totals extends TopicTotals {
  readonly producerMemory: number
  readonly consumerMemory: number
  readonly clients: number
}

/** The offset index and the time index, both mapped while a segment is there. */
const MAPS_PER_SEGMENT = 2

/** A sum over nodes. Which of them it comes from is told by `contributionsTo`, when somebody asks. */
const total = (value: number, unit: Figure['unit'], of: string, count: number): Figure =>
  figure(value, unit, `sum over ${of}`, [input(of, count, 'count', 'user')])

/** What a cluster is sized for. */
interface Sized extends ViewLists {
  /** What Kafka makes by itself: it counts, but for the replication factor, which follows the brokers. */
  readonly internalTopics: readonly TopicView[]
}

/**
 * Returns the figures of a cluster. Brokers, or what a provider sells in their place, are the largest of what storage,
 * network, partitions, the replication factor and the limits of the profile need, with the spare ones, rounded up to a
 * multiple of the racks or as the provider sells them. A network card carries both directions at once, so the busier
 * one counts.
 */
export function* sizeCluster(
  cluster: Cluster,
  assume: Assumptions,
  { topics, producers, consumerGroups, streamsApps, connectors, internalTopics }: Sized,
): Pieces<ClusterSizing> {
  const drawn = yield* topicTotals(topics)
  const { largestReplicationFactor, widest } = drawn
  const totals: Totals = {
    ...addTopics(drawn, yield* topicTotals(internalTopics)),
    largestReplicationFactor,
    widest,
    producerMemory:
      (yield* producerMemory(producers)) +
      (yield* writerMemory(consumerGroups)) +
      (yield* appMemory(streamsApps)) +
      (yield* connectorMemory(connectors)),
    consumerMemory: (yield* consumerMemory(consumerGroups)) + (yield* sinkMemory(connectors)),
    clients:
      (yield* producersThatConnect(producers)) +
      (yield* membersThatConnect(consumerGroups)) +
      (yield* threadsThatConnect(streamsApps)) +
      (yield* tasksThatConnect(connectors)),
  }
  const brokers = input('brokers', cluster.brokers, 'brokers', 'user')
  const loads = loadsOf(totals)
  const busier = Math.max(totals.networkIn, totals.networkOut)
  const inUse = racksInUse(cluster)
  const ofTopics = (value: number, unit: Figure['unit'], of = 'topics') => {
    const drawnOnes = total(value, unit, of, topics.length)
    if (internalTopics.length === 0) return drawnOnes
    const internalOnes = input('internal topics', internalTopics.length, 'count', 'derived')
    return {
      ...drawnOnes,
      formula: `${drawnOnes.formula}, internal topics among them`,
      inputs: [...drawnOnes.inputs, internalOnes],
    }
  }
  return {
    loads,
    brokers: neededUnits(cluster, assume, loads),
    partitions: ofTopics(totals.partitions, 'partitions'),
    partitionReplicas: ofTopics(totals.replicas, 'replicas', 'topics, partitions × replication factor'),
    storage: ofTopics(totals.storage, 'bytes'),
    remoteStorage: ofTopics(totals.remoteStorage, 'bytes', 'topics, as far as they have tiered storage'),
    storagePerBroker: figure(totals.storage / cluster.brokers, 'bytes', 'storage ÷ brokers', [
      input('storage', totals.storage, 'bytes', 'derived'),
      brokers,
    ]),
    networkIn: ofTopics(totals.networkIn, 'bytes/s'),
    networkOut: ofTopics(totals.networkOut, 'bytes/s'),
    produced: ofTopics(totals.clientsIn, 'bytes/s', 'topics, what clients send, as compressed'),
    consumed: ofTopics(totals.clientsOut, 'bytes/s', 'topics, what clients read, as compressed'),
    connections: figure(totals.clients, 'count', 'one of each client that writes or reads, at the least', [
      input('clients', totals.clients, 'count', 'derived'),
    ]),
    networkPerBroker: figure(busier / cluster.brokers, 'bytes/s', 'the busier direction ÷ brokers', [
      input('network in', totals.networkIn, 'bytes/s', 'derived'),
      input('network out', totals.networkOut, 'bytes/s', 'derived'),
      brokers,
    ]),
    networkAcrossRacks: figure(
      totals.produced + totals.replicated + totals.consumed,
      'bytes/s',
      'what producers send, followers copy and groups read from another rack',
      [
        input('produced', totals.produced, 'bytes/s', 'derived'),
        input('replicated', totals.replicated, 'bytes/s', 'derived'),
        input('consumed', totals.consumed, 'bytes/s', 'derived'),
        input('racks', inUse, 'count', cluster.racks === undefined ? 'assumption' : 'user'),
      ],
    ),
    savedByNearestReplica: ofTopics(totals.saved, 'bytes/s', 'reads of groups that cross racks to a leader'),
    openFilesPerBroker: figure(
      totals.segments / cluster.brokers,
      'count',
      'segments of all replicas ÷ brokers',
      [input('segments', totals.segments, 'count', 'derived'), brokers],
    ),
    memoryMapsPerBroker: figure(
      (MAPS_PER_SEGMENT * totals.segments) / cluster.brokers,
      'count',
      'two indexes of each segment of all replicas ÷ brokers',
      [input('segments', totals.segments, 'count', 'derived'), brokers],
    ),
    monthly: monthlyOf(cluster, assume, totals),
    ...(assume.profile.unit === 'broker' && afterLoss(cluster, totals)),
    producerMemory: total(totals.producerMemory, 'bytes', 'producers', producers.length),
    consumerMemory: total(totals.consumerMemory, 'bytes', 'consumer groups', consumerGroups.length),
  }
}

/** What the cluster has to bear, as numbers: what bounds are worked out from, of this profile or of another. */
const loadsOf = (totals: Totals): Loads => ({
  storage: totals.storage,
  networkIn: totals.networkIn,
  networkOut: totals.networkOut,
  clientsIn: totals.clientsIn,
  clientsOut: totals.clientsOut,
  uploadedAtPeak: totals.uploadedAtPeak,
  partitions: totals.partitions,
  replicas: totals.replicas,
  clients: totals.clients,
  largestReplicationFactor: totals.largestReplicationFactor,
  ...(totals.widest && {
    widest: { at: totals.widest.id, isStated: totals.widest.topic.replicationFactor !== undefined },
  }),
})
