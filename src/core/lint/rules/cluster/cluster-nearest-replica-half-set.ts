import { formatCount } from '../../../shared/format'
import { filterStretches } from '../../../shared/stretches'
import type { ConsumerGroupView } from '../../../views/views'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const SELECTOR = 'replica.selector.class'
const BY_RACK = 'org.apache.kafka.common.replica.RackAwareReplicaSelector'
const RACK = 'client.rack'

const sayingTheirRack = filterStretches(({ group }: ConsumerGroupView) => group.config?.[RACK] !== undefined)
const reading = filterStretches(({ reads }: ConsumerGroupView) => reads.length > 0)

export const clusterNearestReplicaHalfSet = defineRule({
  id: 'cluster-nearest-replica-half-set',
  title: 'Reads from the nearest replica are only half configured',
  scope: 'design',
  severity: 'info',
  kind: 'advice',
  why: 'To read from a replica in the same rack takes three settings: broker.rack and replica.selector.class on the brokers, and client.rack in every member (KIP-392). With only one side set all reads go to the leader as before, and nothing says so.',
  reference: brokerConfigDocs(SELECTOR),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { [SELECTOR]: BY_RACK } } }),
      soundDesign({ group: { config: { [RACK]: 'zone-a' } } }),
    ],
    good: [
      soundDesign({
        cluster: { config: { [SELECTOR]: BY_RACK } },
        group: { config: { [RACK]: 'zone-a' } },
      }),
    ],
  }),
  check({ cluster, consumerGroups }, report) {
    const selects = String(cluster.config?.[SELECTOR] ?? '').endsWith('RackAwareReplicaSelector')
    if (cluster.racks === 1) return
    const asking = sayingTheirRack(consumerGroups)
    if (selects === asking.length > 0) return
    const groups = reading(consumerGroups)
    if (groups.length === 0) return
    const [first] = asking
    report({
      at: first ? first.id : 'cluster',
      message: first
        ? `\`${first.name}\` says its rack, and the brokers do not select replicas by it: it reads from leaders`
        : 'The brokers select replicas by rack, and no group says its rack: all read from leaders',
      field: first ? `config.${RACK}` : `config.${SELECTOR}`,
      evidence: [
        { name: SELECTOR, value: String(cluster.config?.[SELECTOR] ?? 'not set') },
        {
          name: `groups with ${RACK}`,
          value: `${formatCount(asking.length)} of ${formatCount(groups.length)}`,
        },
      ],
      ...(first && {
        fix: {
          label: 'Select replicas by rack',
          apply: (design) => ({
            ...design,
            cluster: { ...design.cluster, config: { ...design.cluster.config, [SELECTOR]: BY_RACK } },
          }),
        },
      }),
    })
  },
})
