/** What is written down of a world while it runs: the curves of its groups, topics and partitions. */
import { mostUncommitted, uncommitted } from './commit'
import { offeredAt, offeredUntil } from './feed'
import { settle, settleWrites } from './serve'
import type { Balance } from './simulation'
import type { GroupState, TopicState, World } from './state'
import { Table } from './table'
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
  readonly committedMost: number[]
  readonly oldestSeconds: number[]
  readonly written: number[]
  readonly read: number[]
  /** At each of the moments of partitions, all slots. */
  readonly slots: Float64Array[]
  /** Of each consumer, and last of nobody, at each moment: what it is behind, and what reaches it a second. */
  readonly behind: Table
  readonly arrivals: Table
  /** Of each consumer what it could do a second. */
  readonly capacities: Table
  readonly balances: Balance[]
}

export interface Samples {
  readonly step: number
  readonly seconds: number[]
  readonly partitionSeconds: number[]
  readonly groups: Map<GroupState, GroupSeries>
  readonly topics: Map<TopicState, number[]>
  readonly every: number
  readonly isOfConsumers: boolean
}

/** Begins to write down; of single consumers only what random runs and latencies need. */
export function createSamples(world: World, isOfConsumers: boolean): Samples {
  let partitions = 0
  const groups = new Map<GroupState, GroupSeries>()
  for (const group of world.groups.values()) {
    partitions += group.size
    groups.set(group, {
      lag: [],
      committedLag: [],
      committedMost: [],
      oldestSeconds: [],
      written: [],
      read: [],
      slots: [],
      behind: new Table(group.consumers.length + 1),
      arrivals: new Table(group.consumers.length + 1),
      capacities: new Table(group.consumers.length),
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
    isOfConsumers,
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
    series.lag.push(lag)
    series.committedLag.push(lag + uncommitted(group, at))
    series.committedMost.push(lag + mostUncommitted(group, at))
    series.oldestSeconds.push(oldest)
    series.written.push(written)
    series.read.push(read)
    if (samples.isOfConsumers) addConsumers(group, series)
    series.balances.push(balanceOf(group))
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

/** Writes down of each consumer what its partitions are behind and get; last stands what nobody owns. */
function addConsumers(group: GroupState, { behind, arrivals, capacities }: GroupSeries): void {
  behind.addRow()
  arrivals.addRow()
  capacities.addRow()
  const nobody = group.consumers.length
  for (const { topic, from } of group.reads)
    for (let slot = from; slot < from + topic.partitions; slot += 1) {
      const owner = group.owner[slot] ?? -1
      behind.increase(owner < 0 ? nobody : owner, group.lag[slot] ?? 0)
      arrivals.increase(owner < 0 ? nobody : owner, group.inRate[slot] ?? 0)
    }
  for (const { index, capacity } of group.consumers) capacities.increase(index, capacity)
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
