import type { Topic } from '../../../model/design'
import { formatCount, formatCountOf, formatPercent } from '../../../shared/format'
import { hottestKeyShare } from '../../../sizing/unfixable'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** A partition with twice its even share makes one member of every group twice as busy as the others. */
const UNEVEN = 2

/**
 * Samples in which no key stands twice say that none has much more than its share only where there are enough
 * of them: were there one with twice an even share, five of them would be expected to be it.
 */
const EXPECTED = 5

const forty = () => Array.from({ length: 40 }, (_, at) => `tenant-${at}+eu`)

/** Whether the spread is stated, by its hottest key or by samples, and not just taken to be even. */
const isStated = ({ key }: Topic): boolean => key?.skew !== undefined || (key?.samples?.length ?? 0) > 0

export const topicKeyCompositeSkew = defineRule({
  id: 'topic-key-composite-skew',
  title: 'A composite key that may be skewed',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'A key made of several fields is as uneven as the most frequent combination of their values: one large tenant in its busiest region can fill a partition while others stay nearly empty. State the share of the most frequent combination, or paste real keys, and Surveyor shows where Kafka’s hash puts them. All parts must also be written in one order and format, or one entity gets several keys.',
  reference: kafkaDocs('design/design/#the-producer'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { key: { strategy: 'composite', field: 'tenant+region', cardinality: 2_000 } } }),
      soundDesign({ topic: { key: { strategy: 'composite', field: 'tenant+region', skew: 0.2 } } }),
      soundDesign({
        topic: { key: { strategy: 'composite', field: 'tenant+region', samples: ['a+eu', 'b+eu', 'c+us'] } },
      }),
    ],
    good: [
      soundDesign({ topic: { key: { strategy: 'composite', field: 'tenant+region', skew: 0.01 } } }),
      soundDesign({ topic: { key: { strategy: 'composite', field: 'tenant+region', samples: forty() } } }),
    ],
  }),
  check({ topic, partitions, sizing }, report) {
    const { key } = topic
    if (key?.strategy !== 'composite' || partitions === 1) return
    const share = isStated(topic) ? hottestKeyShare(topic) : undefined
    const samples = key.samples?.length ?? 0
    if (share === undefined && (samples * UNEVEN) / partitions >= EXPECTED) return
    if (share !== undefined && share * partitions <= UNEVEN) return
    if (sizing.partitions.unfixable.some(({ kind }) => kind === 'hot-key')) return
    report({
      message:
        share === undefined
          ? samples > 0
            ? `\`${topic.name}\` has a composite key, and ${formatCountOf(samples, 'sample')} ${samples === 1 ? 'says' : 'say'} little of its spread`
            : `\`${topic.name}\` has a composite key whose spread nobody has stated`
          : `\`${topic.name}\`: one combination of its key has ${formatPercent(share)} of the records, ${formatPercent(1 / partitions)} would be even`,
      field: share === undefined ? 'key' : 'key.skew',
      ...(share === undefined && samples === 0 && { notStated: 'key skew' }),
      evidence: [
        { name: 'key', value: key.field ?? 'composite' },
        { name: 'partitions', value: formatCount(partitions) },
        ...(samples > 0 ? [{ name: 'sample keys', value: formatCount(samples) }] : []),
        share === undefined
          ? { name: 'share of the hottest key', value: 'not stated' }
          : { name: 'share of the hottest key', value: formatPercent(share) },
      ],
    })
  },
})
