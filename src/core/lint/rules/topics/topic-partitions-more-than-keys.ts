import { formatCount, formatCountOf } from '../../../shared/format'
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
  why: 'All records of one key go to one partition, so partitions beyond the number of distinct keys stay empty and their readers idle. Hashing does not deal keys out evenly either: to fill every partition it takes many times more keys than partitions. A key with more distinct values, or fewer partitions, mends it.',
  reference: kafkaDocs('design/design/#theproducer'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { key: { strategy: 'entity', field: 'country', cardinality: 8, skew: 0.2 } } }),
      soundDesign({
        topic: { partitions: 'auto', key: { strategy: 'entity', field: 'shop', cardinality: 4, skew: 0.3 } },
      }),
    ],
    good: [
      soundDesign({ topic: { key: { strategy: 'entity', field: 'shop', cardinality: 60 } } }),
      // Thirteen members, fourteen keys: thirteen partitions, since sixteen would be more than there are keys.
      soundDesign({
        topic: {
          partitions: 'auto',
          key: { strategy: 'entity', field: 'shop', cardinality: 14 },
        },
        group: { members: 13 },
      }),
      soundDesign({ topic: { key: { strategy: 'none' } } }),
    ],
  }),
  check({ topic, sizing: { partitions: sizing } }, report) {
    const few = sizing.unmendable.find(({ kind }) => kind === 'few-keys')
    if (few === undefined) return
    const keys = few.figure.value
    report({
      message: `\`${topic.name}\` has ${formatCountOf(sizing.count, 'partition')} and only ${keys === 1 ? 'one key' : `${formatCount(keys)} keys`}`,
      field: 'key.cardinality',
      evidence: [
        { name: 'distinct keys', value: formatCount(keys) },
        { name: 'partitions', value: formatCount(sizing.count) },
      ],
      ...(Math.floor(keys) >= sizing.lowerBound && {
        fix: changeNode('topic', topic.name, `Use ${formatCount(Math.floor(keys))} partitions`, (node) => ({
          ...node,
          partitions: Math.floor(keys),
        })),
      }),
    })
  },
})
