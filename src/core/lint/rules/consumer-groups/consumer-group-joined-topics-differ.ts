import { ownsPartitions } from '../../../model/reading'
import { formatCount, formatCountOf } from '../../../shared/format'
import type { ConsumerGroupRead } from '../../../views/views'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic } from '../../sound-design'

/** Two topics of one key may well be read apart; three are read together. */
const LEAST_ALIKE = 3

/** A field that says nothing of what a record is about. */
const GENERIC = /^(id|key|uuid|guid|name|code)$/i

/** Whether most of some topics have one number of partitions and the others another: a slip rather than a choice. */
function isOddOneOut(alike: readonly ConsumerGroupRead[]): boolean {
  const counts = new Map<number, number>()
  for (const { topic } of alike) counts.set(topic.partitions, (counts.get(topic.partitions) ?? 0) + 1)
  return alike.length >= LEAST_ALIKE && counts.size > 1 && Math.max(...counts.values()) * 2 > alike.length
}

/** The topics that a group reads by one key, the most of them, where their counts of partitions differ. */
function unlike(reads: readonly ConsumerGroupRead[]): readonly ConsumerGroupRead[] {
  const byField = new Map<string, ConsumerGroupRead[]>()
  for (const read of reads) {
    const { key, coPartitionedWith } = read.topic.topic
    // Those that are said to be joined are another rule's.
    if (key?.field === undefined || GENERIC.test(key.field) || coPartitionedWith !== undefined) continue
    if (key.strategy !== 'entity' || read.topic.deadLetterOf.length > 0) continue
    const known = byField.get(key.field)
    if (known) known.push(read)
    else byField.set(key.field, [read])
  }
  const groups = [...byField.values()].filter(isOddOneOut)
  return groups.sort((one, other) => other.length - one.length)[0] ?? []
}

export const consumerGroupJoinedTopicsDiffer = defineRule({
  id: 'consumer-group-joined-topics-differ',
  title: 'Topics of one key with different numbers of partitions',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'An application that joins two topics needs the records of one key in partitions of the same number, or the two never meet in one member: both topics must be keyed alike, by the same hash, and have the same number of partitions. Kafka Streams refuses to start otherwise; an application of one’s own finds nothing and says nothing. Where these are joined, say so at the topics; where they are not, the counts may differ.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/#join-co-partitioning-requirements'),
  examples: () => {
    const topics = [soundTopic({ name: 'payments' }), soundTopic({ name: 'refunds', partitions: 6 })]
    const consumes = [{ topic: 'orders' }, { topic: 'payments' }, { topic: 'refunds' }]
    return {
      bad: [soundDesign({ topics, group: { consumes } })],
      good: [
        soundDesign({
          topics: [soundTopic({ name: 'payments' }), soundTopic({ name: 'refunds' })],
          group: { consumes },
        }),
        soundDesign({
          topics: [soundTopic({ name: 'payments', partitions: 6 })],
          group: { consumes: consumes.slice(0, 2) },
        }),
      ],
    }
  },
  check({ group, reads, cluster }, report) {
    if (!ownsPartitions(group)) return
    if (reads.length < 2 || cluster.environment === 'development') return
    const alike = unlike(reads)
    const [first] = alike
    if (first === undefined) return
    const counts = alike.map(({ topic }) => topic.partitions)
    const most = Math.max(...counts)
    const few = alike.filter(({ topic }) => topic.partitions < most)
    report({
      message: `\`${group.name}\` reads topics by \`${first.topic.topic.key?.field}\` with ${formatCount(Math.min(...counts))} to ${formatCountOf(most, 'partition')}: they cannot be joined`,
      field: 'consumes',
      evidence: alike.slice(0, 10).map(({ topic }) => ({
        name: `partitions of ${topic.topic.name}`,
        value: formatCount(topic.partitions),
      })),
      fix: {
        label: `Use ${formatCountOf(most, 'partition')} for all`,
        apply: (design) =>
          few.reduce(
            (before, { topic }) =>
              changeNode('topic', topic.topic.name, '', (node) => ({ ...node, partitions: most })).apply(
                before,
              ),
            design,
          ),
      },
    })
  },
})
