import { formatBytes, formatBytesPerSecond, formatCount } from '../../../shared/format'
import { filterStretches } from '../../../shared/stretches'
import { MB } from '../../../shared/units'
import type { ConsumerGroupView } from '../../../views/views'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** From so much on it is worth a setting in every client. */
const WORTH_A_WORD = 50 * MB
const SELECTOR = 'replica.selector.class'
const BY_RACK = 'org.apache.kafka.common.replica.RackAwareReplicaSelector'

const sayingTheirRack = filterStretches(
  ({ settings }: ConsumerGroupView) => settings.text('client.rack') !== '',
)

const HEAVY = {
  topic: { partitions: 24 },
  producer: {
    instances: 40,
    produces: [{ topic: 'orders', recordsPerSecond: { average: 10_000, peak: 130_000 } }],
  },
  group: {
    members: 24,
    processingMsPerRecord: 0.1,
    deadLetter: { topic: 'orders.dlq', recordsShare: 1e-5 },
  },
} as const

export const clusterReadsCrossRacks = defineRule({
  id: 'cluster-reads-cross-racks',
  title: 'Reads from other racks that a nearer replica could answer',
  scope: 'design',
  severity: 'info',
  kind: 'advice',
  why: 'A consumer reads from the leader of a partition, which stands in another rack most of the time; clouds bill what crosses zones. With the rack-aware replica selector on the brokers and `client.rack` in the members a fetch goes to a replica in the same rack (KIP-392). It may be some milliseconds behind, as followers are.',
  reference: kafkaDocs('configuration/broker-configs/#brokerconfigs_replica.selector.class'),
  examples: () => ({
    bad: [soundDesign(HEAVY)],
    good: [
      soundDesign({
        ...HEAVY,
        cluster: { config: { [SELECTOR]: BY_RACK } },
        group: { ...HEAVY.group, config: { 'client.rack': 'zone-a' } },
      }),
      soundDesign({ ...HEAVY, cluster: { racks: undefined } }),
    ],
  }),
  check({ cluster, consumerGroups, sizing }, report) {
    const saved = sizing.savedByNearestReplica.value
    if (cluster.racks === undefined || saved < WORTH_A_WORD) return
    const { monthly, networkAcrossRacks: across } = sizing
    const asked = sayingTheirRack(consumerGroups).length
    report({
      at: 'cluster',
      message: `Groups read ${formatBytesPerSecond(saved)} from other racks at peak that the nearest replica could give them`,
      field: `config.${SELECTOR}`,
      evidence: [
        { name: 'across racks at peak', value: formatBytesPerSecond(across.value) },
        { name: 'saved by the nearest replica', value: formatBytesPerSecond(saved) },
        { name: 'read across racks in a month', value: formatBytes(monthly.consumedAcrossRacks.value) },
        { name: SELECTOR, value: String(cluster.config?.[SELECTOR] ?? 'not set: the leader') },
        {
          name: 'groups with client.rack',
          value: `${formatCount(asked)} of ${formatCount(consumerGroups.length)}`,
        },
      ],
    })
  },
})
