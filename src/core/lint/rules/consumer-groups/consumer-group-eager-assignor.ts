import { joinsTopics, rangeSkew } from '../../../facts/range-skew'
import { canRebalance, isLibrdkafka, libraryOf } from '../../../kafka/client-libraries'
import { ownsPartitions } from '../../../model/reading'
import { formatCount } from '../../../shared/format'
import { assignorNamed, assignorNames, assignorOf, isEager } from '../../../sizing/assignor'
import { consumersOf } from '../../../sizing/partition-bounds'
import type { ConsumerGroupView } from '../../../views/views'
import { isDrawnAsAnother } from '../../described'
import type { Evidence } from '../../finding'
import { ASSIGNOR_KEY, cooperativeChoices } from '../../rebalancing'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic } from '../../sound-design'

const MIXED =
  'librdkafka refuses a list with eager and cooperative assignors when the consumer is made: all of partition.assignment.strategy must be of one kind, so that a group cannot go from one to the other by rolling restarts as with Java. Name the cooperative assignor alone; to change a running group, stop all its members first.'

/** Whether a list has an eager assignor and a cooperative one. @see rd_kafka_assignors_init of librdkafka */
const refusesMixed = (view: ConsumerGroupView): boolean => {
  const names = assignorNames(view).map(assignorNamed)
  return names.includes('cooperative-sticky') && names.some((name) => name !== 'cooperative-sticky')
}

const STOPS =
  'all members give up all partitions whenever one joins or leaves, and nobody reads until all have joined again. A rolling restart does that for every member; static membership spares it where the library has that.'
/** Why a library cannot do better, or from which release on it can. */
const lacking = (label: string, since: string | undefined): string =>
  since === undefined
    ? `${label} has neither a cooperative assignor nor the protocol of KIP-848: ${STOPS}`
    : `${label} has a cooperative assignor from release ${since} on. Before, ${STOPS}`

const evidenceOf = (view: ConsumerGroupView): readonly Evidence[] => {
  const { group, settings } = view
  const assignor = assignorOf(view)
  const isDefault = settings.origin(ASSIGNOR_KEY) === 'default'
  return [
    {
      name: ASSIGNOR_KEY,
      value: isDefault ? `${assignor}, the default of ${settings.defaultOf(ASSIGNOR_KEY)}` : assignor,
    },
    ...(assignor === 'cooperative-sticky'
      ? [{ name: 'also in the list', value: 'an assignor that is not cooperative' }]
      : []),
    { name: 'members × threads', value: formatCount(consumersOf(group)) },
  ]
}

export const consumerGroupEagerAssignor = defineRule({
  id: 'consumer-group-eager-assignor',
  title: 'Every rebalance stops the whole group',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'With the range, round robin and sticky assignors all members give up all partitions whenever one joins or leaves, and nobody reads until all have joined again: a rolling restart does that for every member. The cooperative assignor moves only the partitions that must move, and the others go on; so does the protocol of KIP-848, where the brokers assign. A list with any of the eager ones in it stays eager. Java’s default list has both, so that one rolling restart without range changes it; from any other list it takes two, one to add the cooperative assignor and one to take the others away.',
  reference: consumerConfigDocs(ASSIGNOR_KEY),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { [ASSIGNOR_KEY]: undefined } } }),
      soundDesign({
        group: { config: { [ASSIGNOR_KEY]: 'org.apache.kafka.clients.consumer.StickyAssignor' } },
      }),
      soundDesign({
        group: { client: { library: 'sarama', version: '1.45.0' }, config: { [ASSIGNOR_KEY]: 'range' } },
      }),
      soundDesign({
        group: {
          config: {
            [ASSIGNOR_KEY]:
              'org.apache.kafka.clients.consumer.CooperativeStickyAssignor,org.apache.kafka.clients.consumer.RangeAssignor',
          },
        },
      }),
    ],
    good: [
      soundDesign({ group: { config: { [ASSIGNOR_KEY]: undefined, 'group.protocol': 'consumer' } } }),
      soundDesign({ repairGroup: { config: { [ASSIGNOR_KEY]: undefined } } }),
      soundDesign({ group: { config: { [ASSIGNOR_KEY]: 'com.example.OurAssignor' } } }),
      soundDesign({
        topics: [soundTopic({ name: 'payments', coPartitionedWith: ['orders'] })],
        group: {
          config: { [ASSIGNOR_KEY]: undefined },
          consumes: [{ topic: 'orders' }, { topic: 'payments' }],
        },
      }),
    ],
  }),
  check(view, report) {
    const { group, cluster, settings, reads } = view
    if (!ownsPartitions(group)) return
    if (reads.length === 0 || cluster.environment === 'development' || consumersOf(group) === 1) return
    if (!isEager(view) || joinsTopics(view) || rangeSkew(view) !== null || isDrawnAsAnother(group)) return
    const { label, cooperative } = libraryOf(group.client)
    const mixed = isLibrdkafka(group.client) && refusesMixed(view)
    const isDefault =
      settings.origin(ASSIGNOR_KEY) === 'default' && settings.origin('group.protocol') === 'default'
    report({
      ...(mixed && { severity: 'error' as const, cause: 'mixed', why: MIXED }),
      message: mixed
        ? `\`${group.name}\` cannot start: ${label} takes no eager assignor beside a cooperative one`
        : `\`${group.name}\` stops all its members at every rebalance`,
      field: `config.${ASSIGNOR_KEY}`,
      ...(isDefault && { notStated: 'assignor' }),
      evidence: evidenceOf,
      ...(!canRebalance(group.client, 'assignor') && !mixed && { why: lacking(label, cooperative.assignor) }),
      ways: cooperativeChoices,
    })
  },
})
