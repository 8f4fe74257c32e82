import { formatPercent, formatSignificant } from '../../shared/format'
import type { FigureInput } from '../../sizing/sizing'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

const nameOf = (id: string): string => id.slice(id.indexOf(':') + 1)

function overloaded(inputs: readonly FigureInput[]): string {
  const reader = inputs.find(({ at }) => at !== undefined)?.at
  return reader === undefined ? 'one partition' : `one member of \`${nameOf(reader)}\``
}

export const topicKeyHot = defineRule({
  id: 'topic-key-hot',
  title: 'One key is more than a partition or a member can take',
  scope: 'topic',
  severity: 'error',
  kind: 'advice',
  why: 'All records of a key go to one partition and to one member of each group, so the most frequent key sets a limit that no number of partitions raises. Split that key, for instance by adding a field or a small number to it, aggregate before writing, or give it a topic of its own. Order then holds within each part only.',
  reference: kafkaDocs('design/design/#theproducer'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { key: { strategy: 'entity', field: 'tenant', skew: 0.4 } } }),
      soundDesign({
        topic: { partitions: 'auto', key: { strategy: 'entity', field: 'tenant', skew: 0.5 } },
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 10_000, peak: 20_000 } }] },
        group: { processingMsPerRecord: 0.05 },
      }),
    ],
    good: [soundDesign({ topic: { key: { strategy: 'entity', field: 'tenant', skew: 0.1 } } })],
  }),
  check({ topic, sizing: { partitions: sizing }, rate }, report) {
    for (const { kind, figure } of sizing.unmendable) {
      if (kind !== 'hot-key') continue
      const share = figure.inputs.find(({ name }) => name === 'share of the hottest key')?.value ?? 0
      report({
        message: `\`${topic.name}\`: its hottest key needs ${formatSignificant(figure.value)} times what ${overloaded(figure.inputs)} can take`,
        field: 'key.skew',
        evidence: [
          { name: 'share of the hottest key', value: formatPercent(share) },
          {
            name: 'records of that key at peak',
            value: `${formatSignificant(rate.peakRecords * share)} /s`,
          },
          { name: 'load', value: `${formatSignificant(figure.value)} = ${figure.formula}` },
        ],
      })
    }
  },
})
