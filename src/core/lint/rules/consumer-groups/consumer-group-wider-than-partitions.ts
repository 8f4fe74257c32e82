import { rangeSkew } from '../../../facts/range-skew'
import { DEFAULT_THREADS_PER_MEMBER } from '../../../model/defaults'
import { ownsPartitions } from '../../../model/reading'
import { formatCount, formatCountOf } from '../../../shared/format'
import { consumersOf } from '../../../sizing/partition-bounds'
import type { TopicView } from '../../../views/views'
import { isDrawnAsAnother } from '../../described'
import { asChoice, changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const consumerGroupWiderThanPartitions = defineRule({
  id: 'consumer-group-wider-than-partitions',
  title: 'More members than partitions',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'silent',
  why: 'Within a group a partition has one reader, so consumers beyond the number of partitions are given none: they run, cost memory and a place in every rebalance, and read nothing. Kafka does not say so. Run fewer members, or give the topic a partition for each.',
  reference: kafkaDocs('design/design/#the-consumer'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { partitions: 4 } }),
      soundDesign({ group: { threadsPerMember: 4 } }),
      soundDesign({ repairGroup: { members: 4 } }),
    ],
    good: [
      soundDesign({ group: { members: 12 } }),
      soundDesign({ topic: { partitions: 'auto' }, group: { members: 16 } }),
      soundDesign({
        repairGroup: {
          members: 15,
          processingMsPerRecord: 5,
          consumes: [{ topic: 'orders' }, { topic: 'orders.dlq' }],
        },
      }),
    ],
  }),
  check(view, report) {
    const { group, reads, sizing } = view
    const { idleMembers } = sizing
    if (!ownsPartitions(group)) return
    // Those whom range alone leaves idle are told with what their share goes to.
    if (idleMembers === 0 || rangeSkew(view) !== null || isDrawnAsAnother(group)) return
    const consumers = consumersOf(group)
    const partitions = consumers - idleMembers
    const threads = group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER
    const members = Math.max(1, Math.floor(partitions / threads))
    const [only] = reads
    const fewer = changeNode(
      'consumerGroup',
      group.name,
      `Run ${formatCountOf(members, 'member')}`,
      (node) => ({
        ...node,
        members,
        ...(threads > partitions && { threadsPerMember: partitions }),
      }),
    )
    const split = (topic: string) =>
      changeNode('topic', topic, `Use ${formatCountOf(consumers, 'partition')}`, (node) => ({
        ...node,
        partitions: consumers,
      }))
    report({
      message: `\`${group.name}\` has ${formatCount(consumers)} ${threads > 1 ? 'threads' : 'members'} for ${partitions === 1 ? 'one partition' : `${formatCount(partitions)} partitions`}: ${formatCount(idleMembers)} ${idleMembers === 1 ? 'is' : 'are'} idle`,
      // One that stands by takes over at once when another is lost.
      ...(idleMembers === 1 && { severity: 'info' as const }),
      field: 'members',
      evidence: [
        { name: 'members', value: formatCount(consumers / threads) },
        ...(threads > 1 ? [{ name: 'threads per member', value: formatCount(threads) }] : []),
        { name: 'partitions of its topics', value: formatCount(partitions) },
      ],
      choices: [
        asChoice(fewer),
        ...(only && reads.length === 1 && consumers <= 1000 && !isOneByOrder(only.topic)
          ? [asChoice(split(only.topic.topic.name))]
          : []),
      ],
    })
  },
})

/** Whether the one partition of a topic is what keeps its records in order: they have no key. */
const isOneByOrder = ({ topic, partitions }: TopicView): boolean =>
  partitions === 1 && topic.key?.ordered === true && topic.key.strategy === 'none'
