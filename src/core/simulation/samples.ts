/** What is written down of a world while it runs: the curves of its groups, topics and partitions. */
import { uncommitted } from './commit'
import { offeredAt, offeredUntil } from './feed'
import { settle, settleWrites } from './serve'
import type { Balance } from './simulation'
import type { GroupState, TopicState, World } from './state'
import { aboutGroup, sayRecords, tell } from './tell'

/** Points of a curve, beside those where something happens. */
const POINTS = 240
/** More points of single partitions than these are too many to keep. */
const MOST_OF_PARTITIONS = 600_000
/** More points of a curve than anybody sees. */
const MOST_POINTS = 2_000

export interface GroupSeries {
  readonly lag: number[]
  readonly committedLag: number[]
  readonly oldestSeconds: number[]
  readonly written: number[]
  readonly read: number[]
  /** At each of the moments of partitions, all slots. */
  readonly slots: Float64Array[]
  /** Of each consumer, and last of nobody, at each moment: what it is behind, and what reaches it a second. */
  readonly behind: Float64Array[]
  readonly arrivals: Float64Array[]
  /** Of each consumer what it could do a second. */
  readonly capacities: Float64Array[]
  readonly balances: Balance[]
}

export interface Samples {
  readonly step: number
  readonly seconds: number[]
  readonly partitionSeconds: number[]
  readonly groups: Map<GroupState, GroupSeries>
  readonly topics: Map<TopicState, number[]>
  readonly every: number
}

export function createSamples(world: World): Samples {
  let partitions = 0
  const groups = new Map<GroupState, GroupSeries>()
  for (const group of world.groups.values()) {
    partitions += group.size
    groups.set(group, {
      lag: [],
      committedLag: [],
      oldestSeconds: [],
      written: [],
      read: [],
      slots: [],
      behind: [],
      arrivals: [],
      capacities: [],
      balances: [],
    })
  }
  return {
    step: world.length / POINTS,
    seconds: [],
    partitionSeconds: [],
    groups,
    topics: new Map([...world.topics.values()].map((topic) => [topic, []])),
    every: Math.max(1, Math.ceil((partitions * POINTS * 1.5) / MOST_OF_PARTITIONS)),
  }
}

/** Writes down how everything stands at a moment. */
export function sample(world: World, samples: Samples, at: number): void {
  const { seconds } = samples
  if (seconds.length >= MOST_POINTS && at < world.length) return
  const isOfPartitions = seconds.length % samples.every === 0 || at >= world.length
  seconds.push(at)
  if (isOfPartitions) samples.partitionSeconds.push(at)
  for (const [topic, written] of samples.topics) {
    for (let partition = 0; partition < topic.partitions; partition += 1) settleWrites(topic, partition, at)
    written.push(topic.rate)
  }
  for (const [group, series] of samples.groups) {
    let [lag, written, read, oldest, taken] = [0, 0, 0, 0, 0]
    for (const { topic, from } of group.reads) {
      const total = offeredUntil(topic, at)
      for (let partition = 0; partition < topic.partitions; partition += 1) {
        const slot = from + partition
        settle(group, slot, at)
        taken += takeOld(topic, group, slot, partition, total, at)
        const behind = (group.lag[slot] ?? 0) + (group.locked[slot] ?? 0)
        lag += behind
        written += group.inRate[slot] ?? 0
        read += group.outRate[slot] ?? 0
        if (behind > 0.5) oldest = Math.max(oldest, ageOf(topic, partition, behind, total, at))
      }
    }
    let open = 0
    for (const consumer of group.consumers) open += uncommitted(group, consumer, at)
    series.lag.push(lag)
    series.committedLag.push(lag + open)
    series.oldestSeconds.push(oldest)
    series.written.push(written)
    series.read.push(read)
    series.behind.push(perOwner(group, group.lag))
    series.arrivals.push(perOwner(group, group.inRate))
    series.balances.push(balanceOf(group))
    series.capacities.push(Float64Array.from(group.consumers, ({ capacity }) => capacity))
    if (isOfPartitions) series.slots.push(group.lag.slice())
    if (taken > 0.5 && group.lostFrom === null) {
      group.lostFrom = at
      tell(
        world,
        at,
        aboutGroup(group),
        `Retention deletes records before ${group.name} has read them, ${sayRecords(taken)} so far`,
        'bad',
      )
    }
  }
}

/** How long ago the oldest unread record of a partition was written. */
export function ageOf(topic: TopicState, partition: number, lag: number, total: number, at: number): number {
  const share = topic.shares[partition] ?? 0
  return share === 0 ? 0 : Math.max(0, at - offeredAt(topic, total - lag / share))
}

/** Deletes what is older than retention allows, or more than it has room for; returns how many were unread. */
function takeOld(
  topic: TopicState,
  group: GroupState,
  slot: number,
  partition: number,
  total: number,
  at: number,
): number {
  const lag = group.lag[slot] ?? 0
  if (lag <= 0) return 0
  let kept = Math.min(lag, topic.retentionRecords)
  const share = topic.shares[partition] ?? 0
  if (topic.retentionSeconds < Number.POSITIVE_INFINITY && share > 0)
    kept = Math.min(kept, Math.max(0, (total - offeredUntil(topic, at - topic.retentionSeconds)) * share))
  const taken = lag - kept
  if (taken <= 0) return 0
  group.lag[slot] = kept
  group.lost[slot] = (group.lost[slot] ?? 0) + taken
  return taken
}

/** Sums over the partitions of each consumer, and last over those of nobody. */
function perOwner(group: GroupState, values: Float64Array): Float64Array {
  const sums = new Float64Array(group.consumers.length + 1)
  for (const { topic, from } of group.reads)
    for (let slot = from; slot < from + topic.partitions; slot += 1) {
      const owner = group.owner[slot] ?? -1
      const at = owner < 0 ? group.consumers.length : owner
      sums[at] = (sums[at] ?? 0) + (values[slot] ?? 0)
    }
  return sums
}

/** What became of all records for a group until now; what it was behind at the beginning counts as offered. */
function balanceOf(group: GroupState): Balance {
  let [offered, consumed, waiting, lost, refused] = [group.beganBehind, 0, 0, 0, 0]
  for (const { topic, from } of group.reads)
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      const slot = from + partition
      offered += topic.offered[partition] ?? 0
      consumed += group.consumed[slot] ?? 0
      waiting += (group.lag[slot] ?? 0) + (group.locked[slot] ?? 0) + (topic.pending[partition] ?? 0)
      lost += group.lost[slot] ?? 0
      refused += topic.givenUp[partition] ?? 0
    }
  return { offered, consumed, waiting, lost, refused }
}
