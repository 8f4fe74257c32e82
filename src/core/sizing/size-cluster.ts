import { DEFAULT_DISK_BYTES_PER_BROKER, DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER } from '../model/defaults'
import type { Cluster } from '../model/design'
import type { Pieces } from '../shared/pieces'
import type { ConsumerGroupView, ProducerView, TopicView, ViewLists } from '../views/views'
import type { Assumptions } from './assumptions'
import { countOf, figure, input, MOST_COUNT } from './figures'
import { foldStretches } from './fold-stretches'
import type { Bound, BrokerBoundName, ClusterSizing, Figure } from './sizing'

/** What neighbouring topics add up to. */
interface TopicTotals {
  readonly partitions: number
  readonly replicas: number
  readonly storage: number
  readonly remoteStorage: number
  readonly networkIn: number
  readonly networkOut: number
  /** What producers and consumers send and fetch, and what followers fetch from another rack. */
  readonly clientTraffic: number
  readonly copiesAcrossRacks: number
  readonly largestReplicationFactor: number
  readonly widest: TopicView | undefined
}

interface Totals extends TopicTotals {
  readonly producerMemory: number
  readonly consumerMemory: number
}

/** The racks that hold a broker: others have no part in any traffic. */
const racksInUse = ({ racks = 1, brokers }: Cluster): number => Math.min(racks, brokers)

/** What producers send and consumers fetch at peak, without what followers fetch. */
const clientTraffic = ({ sizing, replicationFactor }: TopicView): number =>
  sizing.networkOut.value - (sizing.networkIn.value / replicationFactor) * (replicationFactor - 2)

/**
 * What followers fetch from a leader in another rack at peak: one copy for each replica outside its rack.
 *
 * @see StripedReplicaPlacer: replicas are spread over racks evenly
 */
function copiesAcrossRacks({ cluster, sizing, replicationFactor }: TopicView): number {
  const elsewhere = replicationFactor - Math.ceil(replicationFactor / racksInUse(cluster))
  return (sizing.networkIn.value / replicationFactor) * elsewhere
}

const NO_TOPICS: TopicTotals = {
  partitions: 0,
  replicas: 0,
  storage: 0,
  remoteStorage: 0,
  networkIn: 0,
  networkOut: 0,
  clientTraffic: 0,
  copiesAcrossRacks: 0,
  largestReplicationFactor: 0,
  widest: undefined,
}

function addTopics(one: TopicTotals, other: TopicTotals): TopicTotals {
  const wider = other.largestReplicationFactor > one.largestReplicationFactor ? other : one
  return {
    partitions: one.partitions + other.partitions,
    replicas: one.replicas + other.replicas,
    storage: one.storage + other.storage,
    remoteStorage: one.remoteStorage + other.remoteStorage,
    networkIn: one.networkIn + other.networkIn,
    networkOut: one.networkOut + other.networkOut,
    clientTraffic: one.clientTraffic + other.clientTraffic,
    copiesAcrossRacks: one.copiesAcrossRacks + other.copiesAcrossRacks,
    largestReplicationFactor: wider.largestReplicationFactor,
    widest: wider.widest,
  }
}

/** The network of a topic; that of the cluster's own is an assumption, and too little to be told apart. */
const networkOf = (
  view: TopicView,
): Pick<TopicTotals, 'networkIn' | 'networkOut' | 'clientTraffic' | 'copiesAcrossRacks'> =>
  view.origin?.of === 'cluster'
    ? NO_TOPICS
    : {
        networkIn: view.sizing.networkIn.value,
        networkOut: view.sizing.networkOut.value,
        clientTraffic: clientTraffic(view),
        copiesAcrossRacks: copiesAcrossRacks(view),
      }

const topicTotals = foldStretches(
  NO_TOPICS,
  (view: TopicView): TopicTotals => ({
    ...networkOf(view),
    partitions: view.partitions,
    replicas: view.partitions * view.replicationFactor,
    storage: view.sizing.storage.value,
    remoteStorage: view.sizing.remoteStorage?.value ?? 0,
    largestReplicationFactor: view.replicationFactor,
    widest: view,
  }),
  addTopics,
)

const add = (one: number, other: number): number => one + other
const producerMemory = foldStretches(0, (view: ProducerView) => view.sizing.memory.value, add)
const writerMemory = foldStretches(0, (view: ConsumerGroupView) => view.writer?.sizing.memory.value ?? 0, add)
const consumerMemory = foldStretches(0, (view: ConsumerGroupView) => view.sizing.memory.value, add)

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
  { topics, producers, consumerGroups, internalTopics }: Sized,
): Pieces<ClusterSizing> {
  const racks = cluster.racks ?? 1
  const drawn = yield* topicTotals(topics)
  const internal = yield* topicTotals(internalTopics)
  const totals: Totals = {
    ...addTopics(drawn, internal),
    largestReplicationFactor: drawn.largestReplicationFactor,
    widest: drawn.widest,
    producerMemory: (yield* producerMemory(producers)) + (yield* writerMemory(consumerGroups)),
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
      inUse <= 1 ? 0 : (totals.clientTraffic * (inUse - 1)) / inUse + totals.copiesAcrossRacks,
      'bytes/s',
      'writes and reads × (racks − 1) ÷ racks + copies that followers fetch from another rack',
      [
        input('writes and reads', totals.clientTraffic, 'bytes/s', 'derived'),
        input('copies', totals.copiesAcrossRacks, 'bytes/s', 'derived'),
        input('racks', inUse, 'count', cluster.racks === undefined ? 'assumption' : 'user'),
      ],
    ),
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
