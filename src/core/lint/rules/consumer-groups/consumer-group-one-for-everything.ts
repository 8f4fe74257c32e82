import { formatCount, formatCountOf } from '../../../shared/format'
import type { ConsumerGroupRead, ConsumerGroupView } from '../../../views/views'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic } from '../../sound-design'

/** From this many on, topics that have nothing to do with each other make a group hard to run. */
const MANY = 4
/** From so many on where nobody else reads any of them: then the group is all that there is. */
const FEW = 3

/** A field that says nothing of what a topic is about. */
const GENERIC = /^(id|key|uuid|guid|name|code)$/i

const isRead = ({ topic: { deadLetterOf } }: ConsumerGroupRead): boolean => deadLetterOf.length === 0
const isOwn = ({ topic: { readers } }: ConsumerGroupRead): boolean => readers.length === 1
const isAlone = ({ topic: { readers, topic } }: ConsumerGroupRead): boolean =>
  readers.length === 1 && (topic.external === undefined || topic.external === 'writers')

/** Whether most topics are about the same thing, by the field of their keys: such are read together to be joined. */
function areRelated(reads: readonly ConsumerGroupRead[]): boolean {
  const counts = new Map<string, number>()
  for (const { topic } of reads) {
    const field = topic.topic.key?.field
    if (field !== undefined && !GENERIC.test(field)) counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values()) * 2 > reads.length
}

/** The unrelated topics that a group reads, where they are too many for one; a sink reads whatever there is. */
function tooMany(view: ConsumerGroupView): readonly ConsumerGroupRead[] {
  const { purpose } = view.group
  if (view.reads.length < FEW || (purpose !== undefined && purpose !== 'business')) return NONE
  const reads = view.reads.filter(isRead)
  const isMany = reads.filter(isOwn).length >= MANY
  const isAll = purpose === 'business' && reads.length >= FEW && reads.every(isAlone)
  if ((!isMany && !isAll) || reads.some(({ topic }) => topic.topic.coPartitionedWith !== undefined))
    return NONE
  return areRelated(reads) ? NONE : reads
}

const NONE: readonly ConsumerGroupRead[] = []

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
        soundDesign({ topics, group: { consumes: [...consumes, { topic: 'orders.dlq' }] } }),
        soundDesign({
          topic: { key: key('id') },
          topics: names.map((name) => soundTopic({ name, key: key('id') })),
          group: { consumes },
        }),
        soundDesign({
          topics: topics.slice(0, 2).map((topic) => ({ ...topic, external: 'writers' as const })),
          group: { consumes: consumes.slice(0, 3) },
        }),
      ],
      good: [
        soundDesign({
          topics: names.map((name) => soundTopic({ name, key: key('orderId') })),
          group: { consumes },
        }),
        soundDesign({ topics, group: { consumes: consumes.slice(0, 3) } }),
        soundDesign({ topics, group: { consumes, purpose: 'analytics' } }),
      ],
    }
  },
  check(view, report) {
    const { group } = view
    if (group.reads === 'everything') return
    const reads = tooMany(view)
    if (reads.length === 0) return
    report({
      ...((reads.length < MANY || group.purpose === undefined) && { severity: 'info' as const }),
      message: `\`${group.name}\` reads ${formatCount(reads.length)} unrelated topics: the slowest holds up the others`,
      field: 'consumes',
      evidence: [
        { name: 'topics', value: formatCount(reads.length) },
        ...reads.slice(0, 10).map(({ topic, rate }) => ({
          name: topic.topic.name,
          value: `${formatCountOf(rate.peakRecords, 'record')}/s at peak`,
        })),
      ],
    })
  },
})
