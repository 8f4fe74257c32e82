import { replaceNode } from '../../../model/replace-node'
import { formatCount, formatCountOf } from '../../../shared/format'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const producerPeakBelowAverage = defineRule({
  id: 'producer-peak-below-average',
  title: 'A peak below the average',
  scope: 'producer',
  severity: 'info',
  kind: 'advice',
  why: 'The average decides how much is stored, the peak how many partitions and members are needed. A peak that is below the average cannot be, so one of the two is a slip; until it is fixed, every figure takes the larger one for both. Measure the peak over a minute at the busiest time of the day.',
  reference: kafkaDocs('operations/monitoring/'),
  examples: () => {
    const of = (average: number, peak: number) =>
      soundDesign({ producer: { produces: [{ topic: 'orders', recordsPerSecond: { average, peak } }] } })
    return { bad: [of(400, 40)], good: [of(400, 400), of(400, 800)] }
  },
  check({ producer }, report) {
    const wrong = producer.produces?.find(
      ({ recordsPerSecond }) => (recordsPerSecond?.peak ?? Infinity) < (recordsPerSecond?.average ?? 0),
    )
    if (wrong === undefined) return
    const { average = 0, peak = 0 } = wrong.recordsPerSecond ?? {}
    report({
      message: `\`${producer.name}\` writes \`${wrong.topic}\` with a peak of ${formatCountOf(peak, 'record')}/s, below its average of ${formatCount(average)}`,
      field: 'produces',
      evidence: [
        { name: 'average', value: `${formatCountOf(average, 'record')}/s` },
        { name: 'peak', value: `${formatCountOf(peak, 'record')}/s` },
      ],
      fix: {
        label: `Take ${formatCountOf(average, 'record')}/s for the peak`,
        apply: (design) =>
          replaceNode(design, 'producer', producer.name, (node) => ({
            ...node,
            produces: (node.produces ?? []).map((write) =>
              write.topic === wrong.topic && write.recordsPerSecond?.average === average
                ? { ...write, recordsPerSecond: { average, peak: average } }
                : write,
            ),
          })),
      },
    })
  },
})
