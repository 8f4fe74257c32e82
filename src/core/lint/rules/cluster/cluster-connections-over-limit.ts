import { brokerNumber } from '../../../settings/resolve-settings'
import { formatCount } from '../../../shared/format'
import { consumersOf } from '../../../sizing/partition-bounds'
import type { DesignView } from '../../../views/views'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const LIMIT = 'max.connections'
/** Open files that Kafka's documentation asks for as a start; each connection is one. */
const OPEN_FILES = 100_000

/** At least one connection to each broker for each producer and each consumer of the drawing. */
const connectionsOf = ({ producers, consumerGroups }: DesignView): number =>
  producers.reduce(
    (sum, { producer, writes }) => sum + (writes.length > 0 ? (producer.instances ?? 1) : 0),
    0,
  ) + consumerGroups.reduce((sum, { group, reads }) => sum + (reads.length > 0 ? consumersOf(group) : 0), 0)

export const clusterConnectionsOverLimit = defineRule({
  id: 'cluster-connections-over-limit',
  title: 'More connections than a broker takes',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'Every producer and every consumer keeps a connection to each broker that leads partitions for it, so that instances count and not records. Beyond max.connections a broker accepts no more until others are closed, and each connection is an open file with buffers of its own. Many small senders go through a gateway, a REST proxy or an MQTT broker, which has a few producers for all of them.',
  reference: brokerConfigDocs(LIMIT),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { [LIMIT]: 5 } } }),
      soundDesign({ producer: { instances: 900_000, config: { 'linger.ms': 1_000 } } }),
    ],
    good: [soundDesign({ cluster: { config: { [LIMIT]: 1_000 } } })],
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
        ? `A broker takes ${formatCount(limit)} connections, and ${formatCount(connections)} clients of this design come to it`
        : `${formatCount(connections)} clients of this design connect to every broker, each with an open file there`,
      field: `config.${LIMIT}`,
      evidence: [
        {
          name: stated ? LIMIT : 'open files to begin with, by Kafka’s documentation',
          value: formatCount(limit),
        },
        { name: 'producers and consumers', value: formatCount(connections) },
      ],
    })
  },
})
