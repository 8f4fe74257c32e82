import { formatCount } from '../../shared/format'
import { assignorOf } from '../../sizing/member-partitions'
import { consumersOf } from '../../sizing/partition-bounds'
import type { ConsumerGroupView } from '../../views/views'
import { asChoice, setConfig } from '../fixes'
import { consumerConfigDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign, soundTopic } from '../sound-design'

const KEY = 'partition.assignment.strategy'
const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'
const EAGER: ReadonlySet<string> = new Set(['range', 'roundrobin', 'sticky'])

/** Whether partitions of the same number must meet in one member, for which range is the assignor to choose. */
const joins = ({ reads }: ConsumerGroupView): boolean =>
  reads.some(({ topic: { topic } }) =>
    topic.coPartitionedWith?.some((partner) => reads.some((read) => read.topic.topic.name === partner)),
  )

export const consumerGroupEagerAssignor = defineRule({
  id: 'consumer-group-eager-assignor',
  title: 'Every rebalance stops the whole group',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'With the default assignor, and with round robin and sticky, all members give up all partitions whenever one joins or leaves: at each deployment the group stops as often as it has members. The cooperative assignor moves only the partitions that must move, and the others go on; the protocol of KIP-848 does the same with the plan made on the broker. A group that runs with round robin or sticky alone needs two rolling restarts to change.',
  reference: consumerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { [KEY]: undefined } } }),
      soundDesign({ group: { config: { [KEY]: 'org.apache.kafka.clients.consumer.StickyAssignor' } } }),
    ],
    good: [
      soundDesign({ group: { config: { [KEY]: undefined, 'group.protocol': 'consumer' } } }),
      soundDesign({ repairGroup: { config: { [KEY]: undefined } } }),
      soundDesign({
        topics: [soundTopic({ name: 'payments', coPartitionedWith: ['orders'] })],
        group: { config: { [KEY]: undefined }, consumes: [{ topic: 'orders' }, { topic: 'payments' }] },
      }),
    ],
  }),
  check(view, report) {
    const { group, cluster, settings, reads } = view
    if (reads.length === 0 || cluster.environment === 'development' || consumersOf(group) === 1) return
    const strategy = settings.text(KEY)
    if (strategy !== '' && !strategy.startsWith('org.apache.kafka.')) return
    const assignor = assignorOf(view)
    if (!EAGER.has(assignor) || joins(view)) return
    const protocol = setConfig(
      'consumerGroup',
      group.name,
      {
        'group.protocol': 'consumer',
        [KEY]: undefined,
        'heartbeat.interval.ms': undefined,
        'session.timeout.ms': undefined,
      },
      'Use the new protocol (KIP-848)',
    )
    report({
      message: `\`${group.name}\` stops all its members at every rebalance`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: settings.origin(KEY) === 'default' ? `${assignor}, the default` : assignor },
        { name: 'members × threads', value: formatCount(consumersOf(group)) },
      ],
      choices: [
        asChoice(setConfig('consumerGroup', group.name, { [KEY]: COOPERATIVE }, 'Rebalance cooperatively')),
        ...(cluster.kafkaVersion.startsWith('4.') ? [asChoice(protocol)] : []),
      ],
    })
  },
})
