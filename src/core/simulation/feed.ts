/** What is written to each topic: by producers, by groups that pass on what they read, and by nobody for a while. */
import { indexNotAfter } from '../shared/index-not-after'
import { NOTHING, serveOwner, serveReaders, settle, settleWork } from './serve'
import type { Source } from './source'
import { type GroupState, OPEN, type TopicState, type World, type Writable } from './state'
import { flush, settleWrites, writtenRate } from './writes'

/** A change of a rate that is smaller than this share of it is passed on with the next sample. */
const NOTICEABLE = 0.01

/** Gives a topic the rate of its sources as they are now. */
export function feed(world: World, topic: TopicState, at: number): void {
  for (let partition = 0; partition < topic.partitions; partition += 1) settleWrites(topic, partition, at)
  let rate = 0
  let strict = 0
  for (const source of topic.sources) {
    rate += source.rate
    if (source.waitsForAll) strict += source.rate
    if (source.gate) source.gate.rate = source.rate
  }
  remember(topic, at, rate)
  world.isWritingChanged = true
  topic.rate = rate
  topic.strict = rate === 0 ? 1 : strict / rate
  serveReaders(world, topic, at)
}

function remember(topic: TopicState, at: number, rate: number): void {
  const { times, totals, rates } = topic.history
  const last = times.length - 1
  const seconds = at - (times[last] ?? 0)
  if (seconds <= 0) {
    rates[last] = rate
    return
  }
  times.push(at)
  totals.push((totals[last] ?? 0) + (rates[last] ?? 0) * seconds)
  rates.push(rate)
}

/** Records that were offered to a topic until a moment; negative before the beginning. */
export function offeredUntil({ history: { times, totals, rates } }: TopicState, at: number): number {
  const low = indexNotAfter(times, at)
  return (totals[low] ?? 0) + (rates[low] ?? 0) * (at - (times[low] ?? 0))
}

/** When so many records had been offered to a topic; before the beginning as if its first rate had always been. */
export function offeredAt({ history: { times, totals, rates } }: TopicState, total: number): number {
  const low = indexNotAfter(totals, total)
  const rate = rates[low] ?? 0
  return rate === 0 ? (times[low] ?? 0) : (times[low] ?? 0) + (total - (totals[low] ?? 0)) / rate
}

/** Passes on at which rate groups work to the topics that they write to, where it changed enough to matter. */
export function passOn(world: World, at: number): void {
  if (world.changed.size === 0) return
  const groups = [...world.changed]
  world.changed.clear()
  for (const group of groups)
    for (const topic of world.writtenBy.get(group.name) ?? []) refeed(world, topic, group, at)
}

const letThrough = ({ most = Number.POSITIVE_INFINITY }: Source, rate: number): number => Math.min(rate, most)

function refeed(world: World, topic: TopicState, group: GroupState, at: number): void {
  let isChanged = false
  for (const source of topic.sources) {
    if (source.group !== group.name) continue
    const rate = letThrough(source, group.working * source.perRecord)
    if (Math.abs(rate - source.rate) > NOTICEABLE * Math.max(rate, source.rate) + NOTHING) isChanged = true
  }
  if (!isChanged) return
  if (topic.isAwaited) return
  if (at === 0 || at - topic.lastFed >= world.gap) {
    balance(world, topic, at, 0)
    return
  }
  topic.isAwaited = true
  world.agenda.plan(topic.lastFed + world.gap, (then) => {
    topic.isAwaited = false
    balance(world, topic, then, 0)
  })
}

/** Adapts what groups pass on to what they work at, and makes good within `seconds` what was left over or ahead. */
export function balance(world: World, topic: TopicState, at: number, seconds: number): void {
  let isChanged = false
  for (const source of topic.sources) {
    const group = source.group === undefined ? undefined : world.groups.get(source.group)
    if (!group) continue
    settleWork(group, at)
    source.delivered += source.rate * (at - source.since)
    source.since = at
    const owed = group.worked * source.perRecord - source.delivered
    const wanted = Math.max(0, group.working * source.perRecord + (seconds > 0 ? owed / seconds : 0))
    const rate = letThrough(source, wanted)
    // What is held back is joined with later updates of its key, and never comes.
    if (rate < wanted) source.delivered = group.worked * source.perRecord
    if (Math.abs(rate - source.rate) <= 1e-3 * Math.max(rate, source.rate) + NOTHING) continue
    source.rate = rate
    isChanged = true
  }
  if (!isChanged) return
  topic.lastFed = at
  feed(world, topic, at)
}

/** Opens or closes a partition to writes; what its producers held is written at once when it opens. */
export function setWritable(
  world: World,
  topic: TopicState,
  partition: number,
  state: Writable,
  at: number,
): void {
  settleWrites(topic, partition, at)
  const was = topic.writable[partition] ?? OPEN
  topic.blockedShare += (Number(state !== OPEN) - Number(was !== OPEN)) * (topic.shares[partition] ?? 0)
  topic.writable[partition] = state
  const flushed = state === OPEN ? flush(topic, partition) : 0
  world.isWritingChanged = true
  for (const { group, from } of topic.readers) {
    const slot = from + partition
    settle(group, slot, at)
    group.inRate[slot] = writtenRate(topic, partition)
    group.lag[slot] = (group.lag[slot] ?? 0) + flushed
    serveOwner(world, group, slot, at)
  }
}
