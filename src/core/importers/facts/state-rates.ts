import { formatDuration, formatRecordsPerSecond } from '../../shared/format'
import type { Place } from '../source'
import type { FactBook } from './fact-book'
import type { OffsetFact } from './offset-fact'

interface Seen {
  first: OffsetFact
  last: OffsetFact
  isUndated: boolean
}

/** A second snapshot sooner than this tells no rate. */
const LEAST_MS = 1_000

/**
 * States the rate of every topic whose end offsets were seen at two moments: the records that came between them,
 * over the time. A partition that was seen once, or whose offsets went back (the topic was made anew), counts for
 * nothing. Where two snapshots have no time, that is said once.
 */
export function stateRates(book: FactBook): void {
  const topics = new Map<string, OffsetFact[]>()
  for (const fact of book.offsets) {
    const known = topics.get(fact.topic)
    if (known) known.push(fact)
    else topics.set(fact.topic, [fact])
  }
  let undated: Place | undefined
  for (const [topic, facts] of topics) {
    const seen = [...partitionsOf(facts).values()]
    undated ??= seen.find(({ isUndated }) => isUndated)?.last.place
    const all = seen.flatMap(({ first, last }) =>
      first.at !== undefined && last.at !== undefined && last.at - first.at >= LEAST_MS
        ? [
            {
              records: last.end - first.end,
              ms: last.at - first.at,
              place: last.place,
              isCounter: last.isCounter === true,
            },
          ]
        : [],
    )
    // Brokers count the same records that partitions end after.
    const ends = all.filter(({ isCounter }) => !isCounter)
    const pairs = ends.length > 0 ? ends : all
    const [one] = pairs
    if (!one) continue
    if (pairs.some(({ records }) => records < 0)) {
      book.lose(
        one.place,
        `The end offsets of \`${topic}\` went back: it was made anew, and its rate is not known.`,
      )
      continue
    }
    const perSecond = pairs.reduce((sum, { records, ms }) => sum + (records / ms) * 1000, 0)
    const rate = Number(perSecond.toPrecision(3))
    if (rate > 0)
      book.topic(topic, one.place, 'seen').say('recordsPerSecond.average', rate, one.place, 'seen')
    book.guess(
      one.place,
      `\`${topic}\` took ${formatRecordsPerSecond(rate)} over ${formatDuration(one.ms)}, by its end offsets: drawn as its average rate.`,
    )
  }
  if (undated)
    book.lose(
      undated,
      'These offsets are of two moments, and neither says when it was: a line with the time before each, as `date` prints it, would tell the rates.',
    )
}

function partitionsOf(facts: readonly OffsetFact[]): Map<string, Seen> {
  const seen = new Map<string, Seen>()
  for (const fact of facts) {
    const known = seen.get(fact.partition)
    if (!known) seen.set(fact.partition, { first: fact, last: fact, isUndated: false })
    else if (fact.at === undefined || known.last.at === undefined)
      known.isUndated ||= fact.end !== known.last.end
    else if (fact.at > known.last.at) known.last = fact
    else if (fact.at < (known.first.at ?? fact.at)) known.first = fact
  }
  return seen
}
