import { buildTopology } from '../../../expand/kinds/derives-of-streams'
import { DEFAULT_INSTANCES } from '../../../model/defaults'
import type { StreamsApp } from '../../../model/design'
import { threadsOf } from '../../../model/inside-streams'
import { brokerNumber } from '../../../settings/resolve-settings'
import { formatCount } from '../../../shared/format'
import { consumersOf } from '../../../sizing/partition-bounds'
import type { DesignView, WriterView } from '../../../views/views'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, withSoundApp } from '../../sound-design'

const LIMIT = 'max.connections'
/** Open files that Kafka's documentation asks for as a start; each connection is one. */
const OPEN_FILES = 100_000

/** The consumers beside those of the inputs: one a thread restores its stores, one an instance reads all global tables. */
function restorersOf(app: StreamsApp): number {
  const built = buildTopology(app)
  if (!built.ok) return 0
  const { stores, globalStores } = built.topology
  const isRestored = [...stores.values()].some(({ hasChangelog }) => hasChangelog)
  return (
    (isRestored ? threadsOf(app) : 0) + (globalStores.size > 0 ? (app.instances ?? DEFAULT_INSTANCES) : 0)
  )
}

/**
 * Returns how many connections a broker gets at least: one of each producer, also of those inside groups, sources and
 * Streams applications; one of each consumer; where Streams keeps state, those that restore it; and of each
 * other broker one for each thread that copies and, where there are transactions, one for their markers.
 *
 * @see StreamThread, GlobalStreamThread, ReplicaFetcherManager, TransactionMarkerChannelManager
 */
function connectionsOf({ producers, consumerGroups, streamsApps, connectors, cluster }: DesignView): number {
  let sum = 0
  let isTransactional = false
  const write = (writer: WriterView | undefined) => {
    if (writer === undefined || writer.writes.length === 0) return
    sum += writer.producer.instances ?? 1
    isTransactional ||= writer.producer.delivery === 'exactly-once'
  }
  for (const producer of producers) write(producer)
  for (const { group, reads, writer } of consumerGroups) {
    if (reads.length > 0) sum += consumersOf(group)
    write(writer)
  }
  for (const { app, reads, writer } of streamsApps) {
    if (reads.length > 0) sum += threadsOf(app)
    sum += restorersOf(app)
    write(writer)
  }
  for (const { sizing, reads, writer } of connectors) {
    if (reads.length > 0) sum += sizing.tasks.value
    write(writer)
  }
  const fromBroker = brokerNumber(cluster, 'num.replica.fetchers', 1) + (isTransactional ? 1 : 0)
  return sum === 0 ? 0 : sum + (cluster.brokers - 1) * fromBroker
}

export const clusterConnectionsOverLimit = defineRule({
  id: 'cluster-connections-over-limit',
  title: 'More connections than a broker takes',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'Every producer and every consumer keeps a connection to each broker that leads partitions for it, so that instances count and not records; so do the other brokers, for what they copy and for the markers of transactions. Beyond max.connections a broker accepts no more until others are closed, and each connection is an open file with buffers of its own. Many small senders go through a gateway, a REST proxy or an MQTT broker, which has a few producers for all of them.',
  reference: brokerConfigDocs(LIMIT),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { [LIMIT]: 5 } } }),
      withSoundApp({ instances: 10 }, { cluster: { config: { [LIMIT]: 50 } } }),
      soundDesign({ producer: { instances: 900_000, config: { 'linger.ms': 1_000 } } }),
    ],
    good: [
      soundDesign({ cluster: { config: { [LIMIT]: 1_000 } } }),
      // Nothing is restored where no state is kept.
      withSoundApp(
        { instances: 4, processing: [{ stream: 'orders', steps: [{ op: 'to', topic: 'order-counts' }] }] },
        { cluster: { config: { [LIMIT]: 40 } } },
      ),
    ],
  }),
  check(view, report) {
    const { cluster } = view
    const stated = cluster.config?.[LIMIT] !== undefined
    if (cluster.environment === 'development') return
    const limit = brokerNumber(cluster, LIMIT, OPEN_FILES)
    const connections = connectionsOf(view)
    if (connections <= limit) return
    report({
      at: 'cluster',
      message: stated
        ? `A broker takes ${formatCount(limit)} connections, and ${formatCount(connections)} come to it from this design and from the other brokers`
        : `${formatCount(connections)} connections come to every broker from this design, each with an open file there`,
      field: `config.${LIMIT}`,
      evidence: [
        {
          name: stated ? LIMIT : 'open files to begin with, by Kafka’s documentation',
          value: formatCount(limit),
        },
        { name: 'of producers, consumers and other brokers', value: formatCount(connections) },
      ],
    })
  },
})
