import { formatCount, formatCountOf } from '../../../shared/format'
import { countBelow } from '../../../sizing/round-partitions'
import { leavesEmpty } from '../../../sizing/unfixable'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicPartitionsMoreThanKeys = defineRule({
  id: 'topic-partitions-more-than-keys',
  title: 'More partitions than keys',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'All records of one key go to one partition, so partitions beyond the number of distinct keys stay empty and their readers idle. Hashing does not deal keys out evenly either: to fill every partition it takes many times more keys than partitions. A key with more distinct values, or fewer partitions, fixes it.',
  reference: kafkaDocs('design/design/#the-producer'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { key: { strategy: 'entity', field: 'country', cardinality: 8, skew: 0.2 } } }),
      soundDesign({
        topic: { partitions: 'auto', key: { strategy: 'entity', field: 'shop', cardinality: 4, skew: 0.3 } },
      }),
      // Hashing is no dealing out: eighty keys find about fifty of seventy-two partitions.
      soundDesign({
        topic: { partitions: 72, key: { strategy: 'entity', field: 'store', cardinality: 80 } },
        group: { members: 24 },
      }),
    ],
    good: [
      soundDesign({ topic: { key: { strategy: 'entity', field: 'shop', cardinality: 5000 } } }),
      soundDesign({ topic: { key: { strategy: 'none' } } }),
    ],
  }),
  check({ topic, sizing: { partitions: sizing } }, report) {
    const few = sizing.unfixable.find(({ kind }) => kind === 'few-keys')
    if (few === undefined) return
    const keys = few.figure.value
    const empty = few.figure.inputs.at(-1)?.value ?? 0
    const isMore = sizing.count > keys
    const wanted = partitionsFor(keys, sizing.count)
    report({
      message: isMore
        ? `\`${topic.name}\` has ${formatCountOf(sizing.count, 'partition')} and only ${keys === 1 ? 'one key' : `${formatCount(keys)} keys`}`
        : `\`${topic.name}\` has ${formatCountOf(sizing.count, 'partition')} for ${formatCount(keys)} keys: hashing leaves about ${formatCount(empty)} empty`,
      ...(!isMore && { severity: 'info' }),
      field: 'key.cardinality',
      evidence: [
        { name: 'distinct keys', value: formatCount(keys) },
        { name: 'partitions', value: formatCount(sizing.count) },
        { name: 'partitions without a key', value: `about ${formatCount(empty)}` },
      ],
      ...(wanted >= sizing.lowerBound && {
        fix: changeNode('topic', topic.name, `Use ${formatCountOf(wanted, 'partition')}`, (node) => ({
          ...node,
          partitions: wanted,
        })),
      }),
    })
  },
})

/** The most partitions, in counts that group sizes divide, that so many keys fill as good as all of. */
function partitionsFor(keys: number, from: number): number {
  // Two keys a partition are too few, so that the search begins close to where it ends.
  let partitions = Math.min(from, countBelow(Math.floor(keys / 2) + 1, 'divisible', 1))
  while (partitions > 1 && leavesEmpty(keys, partitions)) {
    partitions = countBelow(partitions, 'divisible', 1)
  }
  return Math.max(1, partitions)
}
