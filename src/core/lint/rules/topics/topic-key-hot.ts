import { keyBytes } from '../../../kafka/key-bytes'
import { partitionForKey } from '../../../kafka/partitioner'
import { formatPercent, formatSignificant } from '../../../shared/format'
import type { Figure } from '../../../sizing/sizing'
import { overloadedBy } from '../../../sizing/unmendable'
import { isSureToExceed } from '../../assumed'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundGroup } from '../../sound-design'

const nameOf = (id: string): string => id.slice(id.indexOf(':') + 1)

function limitOf(figure: Figure): string {
  const { at, isRead } = overloadedBy(figure)
  if (at !== undefined) return `one member of \`${nameOf(at)}\` can take`
  return isRead ? 'one partition can give its readers' : 'one partition can take'
}

const SHARE = /^share of the /

/** Keys whose hash is even. */
const fortyInOneOfTwo = () =>
  Array.from({ length: 200 }, (_, at) => `shop-${at}`)
    .filter((key) => partitionForKey(keyBytes(key), 2) === 0)
    .slice(0, 40)

export const topicKeyHot = defineRule({
  id: 'topic-key-hot',
  title: 'One key is more than a partition or a member can take',
  scope: 'topic',
  severity: 'error',
  kind: 'advice',
  why: 'All records of a key go to one partition and to one member of each group, so the most frequent key sets a limit that no number of partitions raises; neither does it help where the hash puts many keys into one. Split such a key, for instance by adding a field or a small number to it, aggregate before writing, or give it a topic of its own. Order then holds within each part only.',
  reference: kafkaDocs('design/design/#theproducer'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { key: { strategy: 'entity', field: 'tenant', skew: 0.4 } } }),
      soundDesign({
        topic: { partitions: 'auto', key: { strategy: 'entity', field: 'tenant', skew: 0.5 } },
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 10_000, peak: 20_000 } }] },
        group: { processingMsPerRecord: 0.05 },
      }),
      // A key that one partition takes, and that it cannot give to six groups.
      soundDesign({
        topic: { partitions: 'auto', key: { strategy: 'entity', field: 'tenant', skew: 0.3 } },
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 10_000, peak: 20_000 } }] },
        group: { processingMsPerRecord: 0 },
        consumerGroups: [1, 2, 3, 4, 5].map((at) =>
          soundGroup({ name: `reader-${at}`, processingMsPerRecord: 0 }),
        ),
      }),
      // Forty keys of many, and all of them in one of two partitions.
      soundDesign({
        topic: { partitions: 2, key: { strategy: 'entity', field: 'shop', samples: fortyInOneOfTwo() } },
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 8000, peak: 10_000 } }] },
        group: { members: 2, processingMsPerRecord: 0.05 },
      }),
    ],
    good: [
      soundDesign({ topic: { key: { strategy: 'entity', field: 'tenant', skew: 0.1 } } }),
      soundDesign({ topic: { key: { strategy: 'entity', field: 'shop', samples: ['a', 'b', 'c'] } } }),
    ],
  }),
  check({ topic, sizing: { partitions: sizing }, rate }, report) {
    for (const { kind, figure } of sizing.unmendable) {
      if (kind !== 'hot-key' && kind !== 'hot-partition') continue
      const share = figure.inputs.find(({ name }) => SHARE.test(name))?.value ?? 0
      const isKey = kind === 'hot-key'
      const hottest = isKey ? 'its hottest key' : 'the fullest partition of its sample keys'
      report({
        message: `\`${topic.name}\`: ${hottest} needs ${formatSignificant(figure.value)} times what ${limitOf(figure)}`,
        ...(!isSureToExceed(figure, 1) && { severity: 'warning' as const }),
        field: isKey ? 'key.skew' : 'key.samples',
        evidence: [
          {
            name: `share of the ${isKey ? 'hottest key' : 'fullest partition'}`,
            value: formatPercent(share),
          },
          {
            name: `records of that ${isKey ? 'key' : 'partition'} at peak`,
            value: `${formatSignificant(rate.peakRecords * share)} /s`,
          },
          { name: 'load', value: `${formatSignificant(figure.value)} = ${figure.formula}` },
        ],
      })
    }
  },
})
