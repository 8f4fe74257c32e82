import { joinsTopics } from '../../../facts/range-skew'
import { isJavaClient, libraryOf } from '../../../kafka/client-libraries'
import { ownsPartitions } from '../../../model/reading'
import { formatCount } from '../../../shared/format'
import { type AssignorName, assignorOf, isServerSide } from '../../../sizing/assignor'
import { consumersOf } from '../../../sizing/partition-bounds'
import type { ConsumerGroupRead } from '../../../views/views'
import { setConfig } from '../../fixes'
import { ASSIGNOR_KEY } from '../../rebalancing'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic } from '../../sound-design'

const REMOTE = 'group.remote.assignor'
const RANGE = 'org.apache.kafka.clients.consumer.RangeAssignor'

/** The first two topics of a group that are to be joined with each other, where no Streams application joins them. */
function joined(reads: readonly ConsumerGroupRead[]): readonly [string, string] | undefined {
  const inStreams = ({ topic }: ConsumerGroupRead) =>
    topic.readers.some(({ id }) => id.startsWith('streamsApp:'))
  for (const one of reads) {
    const partner = one.topic.topic.coPartitionedWith?.find((name) =>
      reads.some((other) => other.topic.name === name && !(inStreams(one) && inStreams(other))),
    )
    if (partner !== undefined) return [one.topic.name, partner]
  }
  return undefined
}

const joining = (config: Readonly<Record<string, string | undefined>>) =>
  soundDesign({
    topics: [soundTopic({ name: 'payments', coPartitionedWith: ['orders'] })],
    group: {
      config: { [ASSIGNOR_KEY]: undefined, ...config },
      consumes: [{ topic: 'orders' }, { topic: 'payments' }],
    },
  })

export const consumerGroupJoinSpreadApart = defineRule({
  id: 'consumer-group-join-spread-apart',
  title: 'Partners of a join that come to different members',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'An application that joins two topics by itself needs the partitions of one number of both in one member. Only the range assignor gives them so, as it deals each topic out in the same order; round robin, sticky, cooperative and the brokers’ uniform assignor spread all partitions alike and keep no numbers together. Partners that come to different members never meet, and nothing says so. Kafka Streams has an assignor of its own for that.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/#join-co-partitioning-requirements'),
  examples: () => ({
    bad: [
      joining({ [ASSIGNOR_KEY]: 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor' }),
      joining({ 'group.protocol': 'consumer' }),
    ],
    good: [joining({}), joining({ 'group.protocol': 'consumer', [REMOTE]: 'range' })],
  }),
  check(view, report) {
    const { group, reads, settings } = view
    if (!ownsPartitions(group) || consumersOf(group) === 1 || !joinsTopics(view)) return
    const assignor = assignorOf(view)
    const pair = assignor === 'range' ? undefined : joined(reads)
    if (pair === undefined) return
    report({
      message: `\`${group.name}\` reads \`${pair[0]}\` and \`${pair[1]}\`, which are to be joined, and ${wordOf(assignor)} keeps no partitions of one number together`,
      field: `config.${isServerSide(view) ? REMOTE : ASSIGNOR_KEY}`,
      evidence: [
        {
          name: isServerSide(view) ? REMOTE : ASSIGNOR_KEY,
          value: settings.text(isServerSide(view) ? REMOTE : ASSIGNOR_KEY) || assignor,
        },
        { name: 'members × threads', value: formatCount(consumersOf(group)) },
        { name: 'to be joined', value: pair.join(', ') },
      ],
      fix: isServerSide(view)
        ? setConfig('consumerGroup', group.name, { [REMOTE]: 'range' }, 'Let the brokers assign by range')
        : setConfig(
            'consumerGroup',
            group.name,
            { [ASSIGNOR_KEY]: isJavaClient(group.client) ? RANGE : 'range' },
            `Assign by range, in ${libraryOf(group.client).label}`,
          ),
    })
  },
})

const wordOf = (assignor: AssignorName): string =>
  assignor === 'uniform' ? 'the brokers’ uniform assignor' : `the ${assignor} assignor`
