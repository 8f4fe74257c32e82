import type { Design, RecordRate } from '../../../model/design'
import { MOST_RECORDS_PER_SECOND } from '../../../model/most-rate'
import { formatCount } from '../../../shared/format'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const isMeant = ({ average = 0, peak = 0 }: RecordRate = {}): boolean =>
  Math.max(average, peak) <= MOST_RECORDS_PER_SECOND

interface Writes {
  readonly topic: string
  readonly recordsPerSecond?: RecordRate | undefined
}

/** The entries without a rate that nobody means. */
const meant = <Entry extends Writes>(entries: readonly Entry[], topic: string): readonly Entry[] =>
  entries.map((entry) => {
    if (entry.topic !== topic || isMeant(entry.recordsPerSecond)) return entry
    const { recordsPerSecond: _, ...rest } = entry
    return rest as Entry
  })

/** Takes out what is said of a topic and cannot be meant. */
function withoutRates(design: Design, name: string): Design {
  const topics = design.topics.map((topic) => {
    if (topic.name !== name || isMeant(topic.recordsPerSecond)) return topic
    const { recordsPerSecond: _, ...rest } = topic
    return rest
  })
  return {
    ...design,
    topics,
    producers: (design.producers ?? []).map((one) =>
      one.produces ? { ...one, produces: meant(one.produces, name) } : one,
    ),
    connectors: (design.connectors ?? []).map((one) =>
      one.produces ? { ...one, produces: meant(one.produces, name) } : one,
    ),
  }
}

export const topicRateNotMeant = defineRule({
  id: 'topic-rate-not-meant',
  title: 'More records than any cluster carries',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'The largest clusters that were ever spoken of carry less than a tenth of this in all their topics. A unit was lost, or a digit was typed too often. Everything that follows from the number, brokers, disks and partitions, is beyond all measure as well: state what is meant.',
  reference: kafkaDocs('design/design/#efficiency'),
  examples: () => ({
    bad: [
      soundDesign({
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 999_999_999_999_999 } }] },
      }),
    ],
    good: [soundDesign()],
  }),
  check({ topic, rate, writers }, report) {
    const records = Math.max(rate.peakRecords, rate.averageRecords)
    // What follows from such a rate further down is told where it is stated.
    const isStated =
      !isMeant(topic.recordsPerSecond) ||
      writers.some(
        ({ kind, rate: { averageRecords, peakRecords } }) =>
          (kind === 'producer' || kind === 'connector') &&
          Math.max(averageRecords, peakRecords) > MOST_RECORDS_PER_SECOND,
      )
    if (records <= MOST_RECORDS_PER_SECOND || !isStated) return
    report({
      message: `\`${topic.name}\` is written ${formatCount(Math.round(records))} records a second, more than any cluster carries`,
      field: 'recordsPerSecond',
      evidence: [
        { name: 'records per second', value: formatCount(Math.round(records)) },
        { name: 'the most that is meant', value: formatCount(MOST_RECORDS_PER_SECOND) },
        ...(writers.length > 0
          ? [{ name: 'written by', value: writers.map(({ producer }) => producer.name).join(', ') }]
          : []),
      ],
      fix: {
        label: 'Take the rate out, to state it anew',
        apply: (design) => withoutRates(design, topic.name),
      },
    })
  },
})
