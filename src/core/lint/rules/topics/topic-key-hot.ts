import { keyBytes } from '../../../kafka/key-bytes'
import { partitionForKey } from '../../../kafka/partitioner'
import { formatCountOf, formatPercent, formatSignificant } from '../../../shared/format'
import { spreadOf } from '../../../sizing/key-spread'
import { roundPartitions } from '../../../sizing/round-partitions'
import type { Figure } from '../../../sizing/sizing'
import { overloadedBy } from '../../../sizing/unfixable'
import type { TopicView } from '../../../views/views'
import { isSureToExceed } from '../../assumed'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
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
  reference: kafkaDocs('design/design/#the-producer'),
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
  check(view, report) {
    const { topic, rate, sizing } = view
    const say = (whose: string, field: string, share: string, figure: Figure, more: Partial<Report> = {}) => {
      const part = figure.inputs.find(({ name }) => SHARE.test(name))?.value ?? 0
      report({
        message: `\`${topic.name}\`: ${whose} needs ${formatSignificant(figure.value)} times what ${limitOf(figure)}`,
        field,
        ...(!isSureToExceed(figure, 1) && { severity: 'warning' as const }),
        evidence: [
          { name: `share of the ${share}`, value: formatPercent(part) },
          { name: 'its records at peak', value: `${formatSignificant(rate.peakRecords * part)} /s` },
          { name: 'load', value: `${formatSignificant(figure.value)} = ${figure.formula}` },
        ],
        ...more,
      })
    }
    for (const { kind, figure } of sizing.partitions.unfixable) {
      if (kind === 'hot-key') say('its hottest key', 'key.skew', 'hottest key', figure)
      if (kind === 'hot-partition') {
        say('the fullest partition of its sample keys', 'key.samples', 'fullest partition', figure)
      }
    }
    const { fullest } = sizing.partitions
    if (fullest === undefined) return
    const wanted = partitionsThatSpread(view, fullest)
    say('a partition with its hottest keys', 'key.skew', 'fullest partition', fullest, {
      severity: 'warning',
      why: LIKELY,
      ...(wanted !== undefined && {
        fix: changeNode('topic', topic.name, `Use ${formatCountOf(wanted, 'partition')}`, (node) => ({
          ...node,
          partitions: wanted,
        })),
      }),
    })
  },
})

const LIKELY =
  'Keys of which a few are frequent come out unevenly: the partition that has the most frequent ones gets a multiple of the average. Which one that is nobody knows without the keys, so Surveyor takes made-up keys whose shares follow Zipf’s law, fitted to what is stated of the hottest. More partitions take the rest off the hottest keys; sample keys of your own show where they really go.'

/** The least larger count, of those that group sizes divide, at which no partition gets more than it can. */
function partitionsThatSpread({ topic, partitions, writers, assumptions }: TopicView, { value }: Figure) {
  const now = spreadOf(topic, partitions, writers).fullest
  let count = partitions
  for (let tried = 0; tried < 8; tried += 1) {
    count = roundPartitions(count + 1, 'divisible', 1)
    const load = (value * spreadOf(topic, count, writers).fullest) / now
    if (load * assumptions.values.headroom <= 1) return count
  }
  return undefined
}
