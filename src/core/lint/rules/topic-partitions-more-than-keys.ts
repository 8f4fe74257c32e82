import { formatCount } from '../../shared/format'
import { changeNode } from '../fixes'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

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
      soundDesign({ topic: { key: { strategy: 'entity', field: 'shop', cardinality: 12 } } }),
      soundDesign({ topic: { key: { strategy: 'none' } } }),
    ],
  }),
  check({ topic, sizing: { partitions: sizing } }, report) {
    const keys = topic.key?.cardinality
    if (keys === undefined || topic.key?.strategy === 'none') return
    const needed = sizing.chosenBy === 'user' ? sizing.count : sizing.lowerBound
    if (keys >= needed || keys < 1) return
    report({
      message: `\`${topic.name}\` has ${formatCount(sizing.count)} partitions and only ${keys === 1 ? 'one key' : `${formatCount(keys)} keys`}`,
      field: 'key.cardinality',
      evidence: [
        { name: 'distinct keys', value: formatCount(keys) },
        { name: 'partitions', value: formatCount(sizing.count) },
      ],
      ...(keys >= sizing.lowerBound && {
        fix: changeNode('topic', topic.name, `Use ${formatCount(Math.floor(keys))} partitions`, (node) => ({
          ...node,
          partitions: Math.floor(keys),
        })),
      }),
    })
  },
})
