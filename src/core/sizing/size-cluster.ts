import { DEFAULT_DISK_BYTES_PER_BROKER, DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER } from '../model/defaults'
import type { Cluster } from '../model/design'
import type { ConsumerGroupView, ProducerView, TopicView } from '../views/views'
import type { Assumptions } from './assumptions'
import { ceilOf, figure, input } from './figures'
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
  readonly acrossRacks: number
  readonly largestReplicationFactor: number
  readonly widest: string | undefined
}

interface Totals extends TopicTotals {
  readonly producerMemory: number
  readonly consumerMemory: number
}

/**
 * What crosses between racks for a topic at peak: producers and consumers reach a leader in another rack
 * (racks − 1) times out of racks, and every replica outside the leader's rack is one copy more. A rack without a
 * broker has no part in it.
 *
 * @see StripedReplicaPlacer: replicas are spread over racks evenly
 */
function acrossRacks(view: TopicView): number {
  const racks = Math.min(view.cluster.racks ?? 1, view.cluster.brokers)
  if (racks <= 1) return 0
  const replication = view.replicationFactor
  const write = view.sizing.networkIn.value / replication
  const read = view.sizing.networkOut.value - write * (replication - 1)
  const elsewhere = replication - Math.ceil(replication / racks)
  return ((write + read) * (racks - 1)) / racks + write * elsewhere
}

const NO_TOPICS: TopicTotals = {
  partitions: 0,
  replicas: 0,
  storage: 0,
  remoteStorage: 0,
  networkIn: 0,
  networkOut: 0,
  acrossRacks: 0,
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
    acrossRacks: one.acrossRacks + other.acrossRacks,
    largestReplicationFactor: wider.largestReplicationFactor,
    widest: wider.widest,
  }
}

const topicTotals = foldStretches(
  NO_TOPICS,
  (view: TopicView): TopicTotals => ({
    partitions: view.partitions,
    replicas: view.partitions * view.replicationFactor,
    storage: view.sizing.storage.value,
    remoteStorage: view.sizing.remoteStorage?.value ?? 0,
    networkIn: view.sizing.networkIn.value,
    networkOut: view.sizing.networkOut.value,
    acrossRacks: acrossRacks(view),
    largestReplicationFactor: view.replicationFactor,
    widest: view.id,
  }),
  addTopics,
)

const add = (one: number, other: number): number => one + other
const producerMemory = foldStretches(0, (view: ProducerView) => view.sizing.memory.value, add)
const consumerMemory = foldStretches(0, (view: ConsumerGroupView) => view.sizing.memory.value, add)

const total = (value: number, unit: Figure['unit'], of: string): Figure =>
  figure(value, unit, `sum over ${of}`, [input(`sum over ${of}`, value, unit, 'derived')])

/**
 * Brokers are the largest of what storage, network, partition replicas and the replication factor need,
 * rounded up to a multiple of the racks. A network card carries both directions at once, so the busier one
 * counts.
 */
export function sizeCluster(
  cluster: Cluster,
  assume: Assumptions,
  topics: readonly TopicView[],
  producers: readonly ProducerView[],
  groups: readonly ConsumerGroupView[],
): ClusterSizing {
  const racks = cluster.racks ?? 1
  const totals: Totals = {
    ...topicTotals(topics),
    producerMemory: producerMemory(producers),
    consumerMemory: consumerMemory(groups),
  }
  const bounds = brokerBounds(cluster, assume, totals)
  let binding: BrokerBoundName = 'replication'
  for (const name of ['partitions', 'network', 'storage'] as const) {
    if (bounds[name].value > bounds[binding].value) binding = name
  }
  const lowerBound = Math.max(1, bounds[binding].value)
  const brokers = input('brokers', cluster.brokers, 'brokers', 'user')
  const busier = Math.max(totals.networkIn, totals.networkOut)
  return {
    brokers: {
      recommended: Math.ceil(lowerBound / racks) * racks,
      count: cluster.brokers,
      bounds,
      binding,
      lowerBound,
    },
    partitions: total(totals.partitions, 'partitions', 'topics'),
    partitionReplicas: total(totals.replicas, 'partitions', 'topics, times replication factor'),
    storage: total(totals.storage, 'bytes', 'topics'),
    remoteStorage: total(totals.remoteStorage, 'bytes', 'topics with tiered storage'),
    storagePerBroker: figure(totals.storage / cluster.brokers, 'bytes', 'storage ÷ brokers', [
      input('storage', totals.storage, 'bytes', 'derived'),
      brokers,
    ]),
    networkIn: total(totals.networkIn, 'bytes/s', 'topics'),
    networkOut: total(totals.networkOut, 'bytes/s', 'topics'),
    networkPerBroker: figure(busier / cluster.brokers, 'bytes/s', 'the busier direction ÷ brokers', [
      input('network in', totals.networkIn, 'bytes/s', 'derived'),
      input('network out', totals.networkOut, 'bytes/s', 'derived'),
      brokers,
    ]),
    networkAcrossRacks: figure(
      totals.acrossRacks,
      'bytes/s',
      '(writes + reads) × (racks − 1) ÷ racks + writes × replicas outside the leader’s rack',
      [input('racks', racks, 'count', cluster.racks === undefined ? 'assumption' : 'user')],
    ),
    producerMemory: total(totals.producerMemory, 'bytes', 'producers'),
    consumerMemory: total(totals.consumerMemory, 'bytes', 'consumer groups'),
  }
}

function brokerBounds(
  cluster: Cluster,
  assume: Assumptions,
  totals: Totals,
): Readonly<Record<BrokerBoundName, Bound>> {
  const { diskHeadroom, networkHeadroom, partitionReplicasPerBroker } = assume.values
  const disk = cluster.diskBytesPerBroker ?? DEFAULT_DISK_BYTES_PER_BROKER
  const network = cluster.networkBytesPerSecondPerBroker ?? DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER
  return {
    storage: figure(
      ceilOf(totals.storage / (disk * diskHeadroom)),
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
      ceilOf(Math.max(totals.networkIn, totals.networkOut) / (network * networkHeadroom)),
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
      ceilOf(totals.replicas / partitionReplicasPerBroker),
      'brokers',
      'ceil(partition replicas ÷ partition replicas per broker)',
      [
        input('partition replicas', totals.replicas, 'partitions', 'derived'),
        assume.partitionReplicasPerBroker,
      ],
    ),
    replication: {
      ...figure(totals.largestReplicationFactor, 'brokers', 'largest replication factor of any topic', [
        input('replication factor', totals.largestReplicationFactor, 'count', 'derived', totals.widest),
      ]),
      ...(totals.widest === undefined ? {} : { at: totals.widest }),
    },
  }
}
