/** What is written down of a world while it runs: the curves of its groups, topics and partitions. */
import { type BrokerLoads, loadsOfBrokers, partsOfBrokers } from './broker-load'
import { noteBusy, watchBusy } from './busy'
import { mostUncommitted, uncommitted } from './commit'
import { offeredAt, offeredUntil } from './feed'
import { noteDeleted } from './losses'
import { isLockOver, settle, workSeconds } from './serve'
import type { Balance } from './simulation'
import type { GroupState, TopicState, World } from './state'
import { Table } from './table'
import { noteUntaken, type UntakenOf } from './untaken'
import { backlogOf, settleWrites } from './writes'

/** Points of a curve, beside those where something happens. */
const POINTS = 240
/** What most scenarios come to with those. */
const USUAL_POINTS = 300
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
  readonly memberCapacity: number[]
  /** At each of the moments of partitions, all slots. */
  readonly slots: Table
  /** Of each consumer, and last of nobody, at each moment: what it is behind, and what reaches it a second. */
  readonly behind: Table
  readonly arrivals: Table
  /** Of each consumer what it could do a second. */
  readonly capacities: Table
  readonly balances: Balance[]
  /** Of each member its share of the time in processing, between two moments of partitions. */
  readonly busy: Table
}

export interface Samples {
  readonly step: number
  readonly seconds: number[]
  readonly partitionSeconds: number[]
  readonly groups: Map<GroupState, GroupSeries>
  readonly topics: Map<TopicState, number[]>
  readonly untaken: Map<TopicState, UntakenOf>
  /** What each writes, of topics that several write to. */
  readonly writers: Map<TopicState, Map<string, number[]>>
  /** Where single consumers are written down, brokers are. */
  readonly loads: BrokerLoads[]
  /** Who led and followed what when these were written down last; null where something held records back. */
  loadsOf: World['brokerParts']
  readonly every: number
  readonly isOfConsumers: boolean
}

/** Begins to write down; of single consumers only what random runs and latencies need. */
export function createSamples(world: World, isOfConsumers: boolean): Samples {
  let partitions = 0
  for (const { size } of world.groups.values()) partitions += size
  const every = Math.max(1, Math.ceil((partitions * POINTS * 1.5) / MOST_OF_PARTITIONS))
  const pointsOfPartitions = Math.ceil(USUAL_POINTS / every)
  const groups = new Map<GroupState, GroupSeries>()
  for (const group of world.groups.values()) {
    watchBusy(group)
    groups.set(group, {
      lag: [],
      committedLag: [],
      committedMost: [],
      oldestSeconds: [],
      written: [],
      read: [],
      memberCapacity: [],
      slots: new Table(group.size, pointsOfPartitions),
      behind: new Table(group.consumers.length + 1, USUAL_POINTS),
      arrivals: new Table(group.consumers.length + 1, USUAL_POINTS),
      capacities: new Table(group.consumers.length, USUAL_POINTS),
      balances: [],
      busy: new Table(group.members.length, pointsOfPartitions),
    })
  }
  return {
    step: world.length / POINTS,
    seconds: [],
    partitionSeconds: [],
    groups,
    topics: new Map([...world.topics.values()].map((topic) => [topic, []])),
    untaken: new Map([...world.topics.values()].map((topic) => [topic, new Map()])),
    writers: writersIn(world),
    loads: [],
    loadsOf: null,
    every,
    isOfConsumers,
  }
}

/** Writes down what each of several writes to a topic. */
function noteWriters({ sources }: TopicState, writers: ReadonlyMap<string, number[]> | undefined): void {
  for (const [node, rates] of writers ?? [])
    rates.push(sources.reduce((sum, source) => (source.node === node ? sum + source.rate : sum), 0))
}

function writersIn({ topics }: World): Samples['writers'] {
  const writers: Samples['writers'] = new Map()
  for (const topic of topics.values()) {
    const nodes = new Set(topic.sources.flatMap(({ node }) => (node === null ? [] : [node])))
    if (nodes.size > 1) writers.set(topic, new Map([...nodes].map((node) => [node, []])))
  }
  return writers
}

/** Writes down how everything stands at a moment. */
export function sample(world: World, samples: Samples, at: number): void {
  const { seconds } = samples
  if (seconds.length >= MOST_POINTS && at < world.length) return
  const isOfPartitions = seconds.length % samples.every === 0 || at >= world.length
  seconds.push(at)
  const from = samples.partitionSeconds.at(-1)
  if (isOfPartitions) samples.partitionSeconds.push(at)
  const isLast = at >= world.length
  let isAllFlowing = true
  let isAsBefore = world.brokerParts !== null && world.brokerParts === samples.loadsOf
  for (const [topic, written] of samples.topics) {
    const isOpen = isFlowing(topic)
    if (isLast || !isOpen) settleAllWrites(topic, at)
    if (!isOpen) isAllFlowing = false
    if (topic.rate !== written.at(-1)) isAsBefore = false
    written.push(topic.rate)
    if (samples.writers.size > 0) noteWriters(topic, samples.writers.get(topic))
    const untaken = samples.untaken.get(topic)
    if (untaken && (!isOpen || untaken.size > 0)) noteUntaken(topic, untaken, seconds.length)
  }
  for (const [group, series] of samples.groups) {
    const stand = standOf(group, series, samples, isLast)
    if (stand.read !== series.read.at(-1)) isAsBefore = false
    series.lag.push(stand.lag)
    series.committedLag.push(stand.lag + uncommitted(group, at))
    series.committedMost.push(stand.lag + mostUncommitted(group, at))
    series.oldestSeconds.push(stand.oldest)
    series.written.push(stand.written)
    series.read.push(stand.read)
    series.memberCapacity.push(capacityOf(group))
    series.balances.push(stand.balance)
    if (isOfPartitions) {
      series.slots.pushRow(group.lag)
      if (from !== undefined) noteBusy(group, series.busy, from, at)
    }
  }
  if (!samples.isOfConsumers) return
  world.brokerParts ??= partsOfBrokers(world)
  samples.loadsOf = isAllFlowing ? world.brokerParts : null
  const before = samples.loads.at(-1)
  samples.loads.push(
    isAsBefore && isAllFlowing && before
      ? before
      : loadsOfBrokers(world, world.brokerParts, (group) => samples.groups.get(group)?.read.at(-1) ?? 0),
  )
}

/** Records a second that one member works on at most; 0 where nothing says how long one takes. */
function capacityOf(group: GroupState): number {
  const seconds = workSeconds(group)
  return seconds > 0 ? group.threads / seconds : 0
}

interface Stand {
  readonly lag: number
  readonly written: number
  readonly read: number
  readonly oldest: number
  readonly balance: Balance
}

function settleAllWrites(topic: TopicState, at: number): void {
  for (let partition = 0; partition < topic.partitions; partition += 1) settleWrites(topic, partition, at)
}

function standOf(group: GroupState, series: GroupSeries, samples: Samples, isLast: boolean): Stand {
  const { seconds, isOfConsumers } = samples
  const at = seconds.at(-1) ?? 0
  const before = series.balances.at(-1)
  if (!isLast && before && series.oldestSeconds[series.oldestSeconds.length - 1] === 0 && isSteady(group))
    return goesOn(series, before, at - (seconds.at(-2) ?? at), isOfConsumers)
  for (const { topic } of group.reads) settleAllWrites(topic, at)
  const stand = standAt(group, samples, isOfConsumers ? series : null)
  group.isTouched = false
  return stand
}

/** Whether all that is offered to a topic is written. */
const isFlowing = ({ blockedShare, gated }: TopicState): boolean => blockedShare === 0 && gated.length === 0

/** Whether a group has gone on since the last sample as it was: nothing waits, and what is written is read. */
const isSteady = (group: GroupState): boolean =>
  !group.isTouched &&
  group.behind === 0 &&
  !isLockOver(group) &&
  group.reads.every(({ topic }) => isFlowing(topic))

/** Writes down of a steady group what follows from how it stood: no partition of it is looked at. */
function goesOn(series: GroupSeries, before: Balance, seconds: number, isOfConsumers: boolean): Stand {
  const written = series.written.at(-1) ?? 0
  const read = series.read.at(-1) ?? 0
  if (isOfConsumers)
    for (const table of [series.behind, series.arrivals, series.capacities]) table.repeatRow()
  const { waiting, lost, skipped, deleted, refused } = before
  const offered = before.offered + written * seconds
  const consumed = before.consumed + read * seconds
  const balance = { offered, consumed, waiting, lost, skipped, deleted, refused }
  return { lag: series.lag.at(-1) ?? 0, written, read, oldest: 0, balance }
}

/**
 * Brings a group to a moment and returns how it stands, in one walk over its partitions. In `series` it writes down of
 * each consumer what its partitions are behind and get; last stands what nobody owns.
 */
function standAt(group: GroupState, { seconds, step }: Samples, series: GroupSeries | null): Stand {
  const at = seconds.at(-1) ?? 0
  const lookedAt = seconds.at(-2) ?? 0
  let [lag, written, read, oldest] = [0, 0, 0, 0]
  let [offered, consumed, waiting, lost, refused] = [group.beganBehind, 0, 0, 0, 0]
  const nobody = group.consumers.length
  series?.behind.addRow()
  series?.arrivals.addRow()
  for (const entry of group.reads) {
    const { topic, from } = entry
    const total = offeredUntil(topic, at)
    const kept =
      topic.retentionSeconds < Number.POSITIVE_INFINITY
        ? total - offeredUntil(topic, at - topic.retentionSeconds)
        : Number.POSITIVE_INFINITY
    let longest = 0
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      const slot = from + partition
      settle(group, slot, at)
      const share = topic.shares[partition] ?? 0
      const unread = group.lag[slot] ?? 0
      const taken = takeOld(topic, group, slot, share, kept)
      if (taken > 0) {
        const began = tooOldFrom(topic, total - unread / share, share)
        noteDeleted(entry, Math.min(at, Math.max(lookedAt, began)), at, taken, step)
      }
      const own = group.lag[slot] ?? 0
      const locked = group.locked[slot] ?? 0
      const inRate = group.inRate[slot] ?? 0
      const behind = own + locked
      lag += behind
      written += inRate
      read += group.outRate[slot] ?? 0
      if (behind > 0.5 && share > 0) longest = Math.max(longest, behind / share)
      offered += topic.offered[partition] ?? 0
      consumed += group.consumed[slot] ?? 0
      waiting += own + locked + (topic.pending[partition] ?? 0) + backlogOf(topic, partition)
      lost += group.lost[slot] ?? 0
      refused += topic.givenUp[partition] ?? 0
      if (series) {
        const owner = group.owner[slot] ?? -1
        series.behind.increase(owner < 0 ? nobody : owner, own)
        series.arrivals.increase(owner < 0 ? nobody : owner, inRate)
      }
    }
    if (longest > 0) oldest = Math.max(oldest, at - offeredAt(topic, total - longest))
  }
  if (series) {
    series.capacities.addRow()
    for (const { index, capacity } of group.consumers) series.capacities.increase(index, capacity)
  }
  const { skipped, deleted } = group
  const balance = { offered, consumed, waiting, lost, skipped, deleted, refused }
  return { lag, written, read, oldest, balance }
}

/** When retention deletes the record of one partition before which so many of the topic were offered. */
function tooOldFrom(topic: TopicState, before: number, share: number): number {
  if (share === 0) return 0
  const byAge = offeredAt(topic, before) + topic.retentionSeconds
  if (topic.retentionRecords === Number.POSITIVE_INFINITY) return byAge
  return Math.min(byAge, offeredAt(topic, before + topic.retentionRecords / share))
}

/**
 * Deletes what is older than retention allows, of which `kept` of the whole topic is younger, or more than it has room
 * for; returns how many were unread.
 */
function takeOld(topic: TopicState, group: GroupState, slot: number, share: number, kept: number): number {
  const lag = group.lag[slot] ?? 0
  if (lag <= 0) return 0
  let rest = Math.min(lag, topic.retentionRecords)
  if (share > 0) rest = Math.min(rest, Math.max(0, kept * share))
  const taken = lag - rest
  if (taken <= 0) return 0
  group.lag[slot] = rest
  group.lost[slot] = (group.lost[slot] ?? 0) + taken
  group.deleted += taken
  return taken
}
