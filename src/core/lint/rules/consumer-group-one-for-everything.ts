import { formatCount } from '../../shared/format'
import type { ConsumerGroupView, TopicView } from '../../views/views'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign, soundTopic } from '../sound-design'

/** From this many on, topics that have nothing to do with each other make a group hard to run. */
const MANY = 4

/** Whether nobody else reads the topic, and it is no place for dead letters. */
const isOwn = ({ readers, deadLetterOf, topic }: TopicView): boolean =>
  readers.length === 1 && deadLetterOf.length === 0 && topic.coPartitionedWith === undefined

/** Whether all topics are about the same thing, by the field of their keys. */
function areRelated({ reads }: ConsumerGroupView): boolean {
  const field = reads[0]?.topic.topic.key?.field
  return field !== undefined && reads.every(({ topic }) => topic.topic.key?.field === field)
}

export const consumerGroupOneForEverything = defineRule({
  id: 'consumer-group-one-for-everything',
  title: 'One group for everything',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'The members of a group share one loop and one rebalance over all that the group reads. A record that is slow or poisonous in one topic holds up all others, every deployment stops them all, and lag, offsets and retries cannot be looked after one by one. Give each job a group of its own: reading a topic twice costs little, and each grows and fails alone.',
  reference: kafkaDocs('design/design/#the-consumer'),
  examples: () => {
    const names = ['payments', 'refunds', 'stock'] as const
    const consumes = ['orders', ...names].map((topic) => ({ topic }))
    const key = (field: string) => ({ strategy: 'entity', field, cardinality: 1_000_000 }) as const
    const topics = names.map((name) => soundTopic({ name, key: key(`${name}Id`) }))
    return {
      bad: [
        soundDesign({ topics, group: { consumes } }),
        soundDesign({ topics, group: { consumes, name: 'everything', purpose: undefined } }),
      ],
      good: [
        soundDesign({
          topics: names.map((name) => soundTopic({ name, key: key('orderId') })),
          group: { consumes },
        }),
        soundDesign({ topics, group: { consumes: consumes.slice(0, 3) } }),
      ],
    }
  },
  check(view, report) {
    const { group, reads } = view
    if (reads.length < MANY || !reads.every(({ topic }) => isOwn(topic)) || areRelated(view)) return
    report({
      message: `\`${group.name}\` reads ${formatCount(reads.length)} unrelated topics: the slowest holds up the others`,
      field: 'consumes',
      evidence: [
        { name: 'topics', value: formatCount(reads.length) },
        ...reads.slice(0, 10).map(({ topic, rate }) => ({
          name: topic.topic.name,
          value: `${formatCount(rate.peakRecords)} records/s at peak`,
        })),
      ],
    })
  },
})
