import { formatCount, formatPercent } from '../../shared/format'
import { hottestKeyShare } from '../../sizing/unmendable'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

/** A partition with twice its even share makes one member of every group twice as busy as the others. */
const UNEVEN = 2

export const topicKeyCompositeSkew = defineRule({
  id: 'topic-key-composite-skew',
  title: 'A composite key that may be skewed',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'A key made of several fields is as uneven as the most frequent combination of their values: one large tenant in its busiest region can fill a partition while others are nearly empty. State the share of the most frequent combination, or paste real keys, and Surveyor shows where Kafka’s hash puts them. All parts must also be written in one order and format, or one entity gets several keys.',
  reference: kafkaDocs('design/design/#theproducer'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { key: { strategy: 'composite', field: 'tenant+region', cardinality: 2_000 } } }),
      soundDesign({ topic: { key: { strategy: 'composite', field: 'tenant+region', skew: 0.2 } } }),
    ],
    good: [soundDesign({ topic: { key: { strategy: 'composite', field: 'tenant+region', skew: 0.01 } } })],
  }),
  check({ topic, partitions, sizing }, report) {
    const { key } = topic
    if (key?.strategy !== 'composite' || partitions === 1) return
    const isKnown = key.skew !== undefined || (key.samples !== undefined && key.samples.length > 0)
    const share = isKnown ? hottestKeyShare(topic) : undefined
    if (isKnown && (share === undefined || share * partitions <= UNEVEN)) return
    if (sizing.partitions.unmendable.some(({ kind }) => kind === 'hot-key')) return
    report({
      message:
        share === undefined
          ? `\`${topic.name}\` has a composite key whose spread nobody has stated`
          : `\`${topic.name}\`: one combination of its key has ${formatPercent(share)} of the records, ${formatPercent(1 / partitions)} would be even`,
      field: share === undefined ? 'key' : 'key.skew',
      evidence: [
        { name: 'key', value: key.field ?? 'composite' },
        { name: 'partitions', value: formatCount(partitions) },
        share === undefined
          ? { name: 'share of the hottest key', value: 'not stated' }
          : { name: 'share of the hottest key', value: formatPercent(share) },
      ],
    })
  },
})
