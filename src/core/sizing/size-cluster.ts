import { DEFAULT_DISK_BYTES_PER_BROKER, DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER } from '../model/defaults'
import type { Cluster } from '../model/design'
import type { Pieces } from '../shared/pieces'
import type { TopicView, ViewLists } from '../views/views'
import type { Assumptions } from './assumptions'
import { afterLoss, monthlyOf } from './cluster-bill'
import {
  addTopics,
  appMemory,
  consumerMemory,
  producerMemory,
  type TopicTotals,
  topicTotals,
  writerMemory,
} from './cluster-totals'
import { countOf, figure, input, MOST_COUNT } from './figures'
import { racksInUse } from './rack-traffic'
import type { Bound, BrokerBoundName, ClusterSizing, Figure } from './sizing'

interface Totals extends TopicTotals {
  readonly producerMemory: number
  readonly consumerMemory: number
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
 * Brokers are the largest of what storage, network, partition replicas and the replication factor need,
 * rounded up to a multiple of the racks. A network card carries both directions at once, so the busier one
 * counts.
 */
export function* sizeCluster(
  cluster: Cluster,
  assume: Assumptions,
  { topics, producers, consumerGroups, streamsApps, internalTopics }: Sized,
): Pieces<ClusterSizing> {
  const racks = cluster.racks ?? 1
  const drawn = yield* topicTotals(topics)
  const { largestReplicationFactor, widest } = drawn
  const totals: Totals = {
    ...addTopics(drawn, yield* topicTotals(internalTopics)),
    largestReplicationFactor,
    widest,
    producerMemory:
      (yield* producerMemory(producers)) +
      (yield* writerMemory(consumerGroups)) +
      (yield* appMemory(streamsApps)),
    consumerMemory: yield* consumerMemory(consumerGroups),
  }
  const bounds = brokerBounds(cluster, assume, totals)
  let binding: BrokerBoundName = 'replication'
  for (const name of ['partitions', 'network', 'storage'] as const) {
    if (bounds[name].value > bounds[binding].value) binding = name
  }
  const lowerBound = Math.max(1, bounds[binding].value)
  const brokers = input('brokers', cluster.brokers, 'brokers', 'user')
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
    brokers: {
      recommended: Math.min(MOST_COUNT, Math.ceil(lowerBound / racks) * racks),
      count: cluster.brokers,
      bounds,
      binding,
      lowerBound,
    },
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
    monthly: monthlyOf(cluster, totals),
    ...afterLoss(cluster, totals),
    producerMemory: total(totals.producerMemory, 'bytes', 'producers', producers.length),
    consumerMemory: total(totals.consumerMemory, 'bytes', 'consumer groups', consumerGroups.length),
  }
}

function brokerBounds(
  cluster: Cluster,
  assume: Assumptions,
  totals: Totals,
): Readonly<Record<BrokerBoundName, Bound>> {
  const { diskHeadroom, networkHeadroom, partitionReplicasPerBroker } = assume.values
  const disk = Math.max(1, cluster.diskBytesPerBroker ?? DEFAULT_DISK_BYTES_PER_BROKER)
  const network = Math.max(
    1,
    cluster.networkBytesPerSecondPerBroker ?? DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER,
  )
  return {
    storage: figure(
      countOf(totals.storage / (disk * diskHeadroom)),
      'brokers',
      'ceil(storage ÷ (disk per broker × disk that may be filled))',
      [
        input('storage', totals.storage, 'bytes', 'derived'),
        input(
          'disk per broker',
          disk,
          'bytes',
          cluster.diskBytesPerBroker === undefined ? 'assumption' : 'user',
        ),
        assume.diskHeadroom,
      ],
    ),
    network: figure(
      countOf(Math.max(totals.networkIn, totals.networkOut) / (network * networkHeadroom)),
      'brokers',
      'ceil(the busier direction ÷ (network per broker × network that may be used))',
      [
        input('network in', totals.networkIn, 'bytes/s', 'derived'),
        input('network out', totals.networkOut, 'bytes/s', 'derived'),
        input(
          'network per broker',
          network,
          'bytes/s',
          cluster.networkBytesPerSecondPerBroker === undefined ? 'assumption' : 'user',
        ),
        assume.networkHeadroom,
      ],
    ),
    partitions: figure(
      countOf(totals.replicas / partitionReplicasPerBroker),
      'brokers',
      'ceil(partition replicas ÷ partition replicas per broker)',
      [
        input('partition replicas', totals.replicas, 'replicas', 'derived'),
        assume.partitionReplicasPerBroker,
      ],
    ),
    replication: {
      ...figure(totals.largestReplicationFactor, 'brokers', 'largest replication factor of any topic', [
        input(
          'replication factor',
          totals.largestReplicationFactor,
          'count',
          totals.widest?.topic.replicationFactor === undefined ? 'default' : 'user',
          totals.widest?.id,
        ),
      ]),
      ...(totals.widest && { at: totals.widest.id }),
    },
  }
}
