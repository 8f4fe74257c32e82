import { formatCount, formatCountOf } from '../../../shared/format'
import { statedKeys } from '../../../sizing/stated-keys'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** With so many keys for a partition hardly any stays empty: e⁻⁵ is less than one in a hundred. */
const ENOUGH = 5
/** A share of empty partitions that is worth a word. */
const MANY_EMPTY = 0.1

/** How many of so many partitions get none of the keys, on average, where the hash is even. */
const emptyOf = (partitions: number, keys: number): number =>
  partitions * (1 - 1 / partitions) ** Math.min(keys, 1e6)

export const topicKeysLeavePartitionsEmpty = defineRule({
  id: 'topic-keys-leave-partitions-empty',
  title: 'Few keys for the partitions',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'A hash puts keys into partitions like balls into boxes: with about as many keys as partitions a third of the partitions stays empty and others get two or three times their share, with the members that own them. Only with several keys for each partition does the spread become even. Use fewer partitions, or a key with more values.',
  reference: kafkaDocs('design/design/#the-producer'),
  examples: () => ({
    bad: [
      soundDesign({
        topic: { partitions: 72, key: { strategy: 'entity', field: 'storeId', cardinality: 80 } },
      }),
    ],
    good: [
      soundDesign({
        topic: { key: { strategy: 'entity', field: 'storeId', cardinality: 80 } },
      }),
    ],
  }),
  check({ topic, sizing: { partitions: sizing }, cluster }, report) {
    const keys = statedKeys(topic)
    const { count } = sizing
    if (keys === undefined || topic.key?.strategy === 'none' || count < 2) return
    if (
      sizing.chosenBy !== 'user' ||
      keys < count ||
      keys >= count * ENOUGH ||
      cluster.environment === 'development'
    )
      return
    const empty = Math.round(emptyOf(count, keys))
    if (empty / count <= MANY_EMPTY) return
    const fewer = Math.floor(keys / ENOUGH)
    report({
      message: `\`${topic.name}\` has ${formatCountOf(keys, 'key')} for ${formatCountOf(count, 'partition')}: about ${formatCount(empty)} stay empty`,
      field: 'key.cardinality',
      evidence: [
        { name: 'distinct keys', value: formatCount(keys) },
        { name: 'partitions', value: formatCount(count) },
        {
          name: 'empty on average',
          value: `${formatCount(empty)} = partitions × (1 − 1 ÷ partitions) ^ keys`,
        },
      ],
      ...(fewer >= sizing.lowerBound && {
        fix: changeNode('topic', topic.name, `Use ${formatCountOf(fewer, 'partition')}`, (node) => ({
          ...node,
          partitions: fewer,
        })),
      }),
    })
  },
})
