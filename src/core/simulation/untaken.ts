/** What writers offer and brokers do not take, written down while there is any. */
import { isUnderMinimum } from './outages'
import { OPEN, type TopicState } from './state'
import { heldBack } from './writes'

export interface UntakenSeries {
  readonly refused: number[]
  readonly waiting: number[]
}

export type UntakenOf = Map<string, UntakenSeries>

/** Writes down for a moment, the last of `points`, what each writer of a topic cannot write. */
export function noteUntaken(topic: TopicState, known: UntakenOf, points: number): void {
  if (topic.blockedShare === 0 && topic.gated.length === 0) {
    for (const series of known.values()) fill(series, points)
    return
  }
  const shares = sharesOf(topic)
  const rates = new Map<string, { refused: number; waiting: number }>()
  for (const source of topic.sources) {
    const { node } = source
    if (node === null || source.rate <= 0) continue
    const rate = rates.get(node) ?? { refused: 0, waiting: 0 }
    rate.waiting += source.rate * shares.leaderless + Math.max(0, heldBack(topic, source))
    if (source.waitsForAll) {
      rate.refused += source.rate * shares.refused
      rate.waiting += source.rate * shares.standing
    }
    rates.set(node, rate)
  }
  for (const [node, { refused, waiting }] of rates)
    if (refused + waiting > 0 && !known.has(node)) known.set(node, { refused: [], waiting: [] })
  for (const [node, series] of known) {
    fill(series, points - 1)
    series.refused.push(rates.get(node)?.refused ?? 0)
    series.waiting.push(rates.get(node)?.waiting ?? 0)
  }
}

/** Notes that all was taken until so many points are written down. */
function fill({ refused, waiting }: UntakenSeries, points: number): void {
  while (refused.length < points) {
    refused.push(0)
    waiting.push(0)
  }
}

/** The shares of a topic's records whose partition has no leader, too few replicas in sync, or one that nobody misses yet. */
function sharesOf(topic: TopicState) {
  const shares = { leaderless: 0, refused: 0, standing: 0 }
  if (topic.blockedShare === 0) return shares
  for (let partition = 0; partition < topic.partitions; partition += 1) {
    if (topic.writable[partition] === OPEN) continue
    const share = topic.shares[partition] ?? 0
    if ((topic.leader[partition] ?? -1) < 0) shares.leaderless += share
    else if (isUnderMinimum(topic, partition)) shares.refused += share
    else shares.standing += share
  }
  return shares
}
