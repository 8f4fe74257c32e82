/** How records wait and are read: every partition as a fluid, every consumer as one server of all that it owns. */
import { loseSpent } from './losses'
import type { Consumer, GroupState, TopicState, World } from './state'
import { writtenRate } from './writes'

/** Less than this of a record is none. */
export const NOTHING = 1e-6

/** Brings the lag of one of a group's partitions to a moment. */
export function settle(group: GroupState, slot: number, at: number): void {
  group.isTouched = true
  const seconds = at - (group.since[slot] ?? 0)
  group.since[slot] = at
  if (seconds <= 0) return
  const incoming = (group.inRate[slot] ?? 0) * seconds
  let read = (group.outRate[slot] ?? 0) * seconds
  let lag = (group.lag[slot] ?? 0) + incoming - read
  if (lag < 0) {
    // It had drained in between: what was not there was not read.
    read += lag
    group.worked += lag
    const owner = group.consumers[group.owner[slot] ?? -1]
    if (owner) owner.busySeconds += lag * busyPerRecord(group)
    lag = 0
  }
  group.lag[slot] = lag
  // What a share group has delivered too often is worked on and done by nobody.
  if (isLockOver(group)) loseSpent(group, slot, at - seconds, at, read)
  else group.consumed[slot] = (group.consumed[slot] ?? 0) + read
}

/** Brings what a group worked on to a moment. */
export function settleWork(group: GroupState, at: number): void {
  group.worked += group.working * (at - group.workedSince)
  group.workedSince = at
}

/** Brings how long a consumer was in processing to a moment. */
export function settleBusy(group: GroupState, consumer: Consumer, at: number): void {
  if (consumer.working > 0)
    consumer.busySeconds += consumer.working * busyPerRecord(group) * (at - consumer.busySince)
  const { futile } = consumer
  if (futile)
    consumer.busySeconds += Math.max(
      0,
      Math.min(at, futile.until) - Math.max(consumer.busySince, futile.from),
    )
  consumer.busySince = at
}

/** Seconds in processing for a record that is read: each time that it is delivered. */
const busyPerRecord = (group: GroupState): number =>
  workSeconds(group) * (isLockOver(group) ? group.deliveries : 1)

/** Seconds that one record takes of one consumer. */
export const workSeconds = (group: GroupState): number => group.processingSeconds * group.slowness

/** Seconds that a consumer is away from its next poll with a whole batch in hand. */
export const batchSeconds = (group: GroupState): number => group.maxPollRecords * workSeconds(group)

/** Whether a share group's locks end before the work of a poll does: then nothing of it counts. */
export const isLockOver = (group: GroupState): boolean =>
  group.protocol === 'share' && batchSeconds(group) > group.lockSeconds

/** Whether members commit in the line of their work, and so stand still while they cannot. */
export const waitsForCommits = (group: GroupState): boolean =>
  group.protocol !== 'share' && group.autoCommitSeconds === null

const isWorking = (group: GroupState, { member, isPaused, overlongSince }: Consumer): boolean =>
  member.state === 'up' &&
  !isPaused &&
  overlongSince === null &&
  !group.isEndless &&
  (group.uncoordinated === null || !waitsForCommits(group))

/** Records a second that one consumer may work on, where the group may write no more of them. */
function writeCapOf({ protocol, writeCap, consumers }: GroupState): number {
  if (writeCap === Number.POSITIVE_INFINITY || protocol === 'share') return writeCap
  return writeCap / Math.max(1, consumers.filter(({ owned }) => owned.length > 0).length)
}

/** Members of a share group take records from any partition: the first consumer stands for all that are up. */
function sharing(group: GroupState, { index }: Consumer): number {
  if (index !== 0 || group.isEndless) return 0
  return group.consumers.reduce((count, { member }) => count + Number(member.state === 'up'), 0)
}

/** Whether a partition can be read at all: it has a leader, and no record stands in the way. */
function isReadable(group: GroupState, slot: number): boolean {
  const read = group.reads[group.topicOf[slot] ?? 0]
  const leader = read?.topic.leader[group.partitionOf[slot] ?? 0] ?? 0
  return (
    leader >= 0 && group.poisoned[slot] === 0 && (group.since[slot] ?? 0) >= (group.readableFrom[slot] ?? 0)
  )
}

/** What shares a consumer's time fairly: no partition gets less than another that still has records. */
export function serve(world: World, group: GroupState, consumer: Consumer, at: number): void {
  const { owned } = consumer
  const { demands } = group
  group.isTouched = true
  settleWork(group, at)
  settleBusy(group, consumer, at)
  const seconds = workSeconds(group)
  const working = group.protocol === 'share' ? sharing(group, consumer) : Number(isWorking(group, consumer))
  const tries = isLockOver(group) ? group.deliveries : 1
  const work = working === 0 ? 0 : seconds === 0 ? Number.POSITIVE_INFINITY : working / seconds / tries
  const capacity = Math.min(work, writeCapOf(group))
  consumer.capacity = capacity
  let before = 0
  let rest = capacity
  let wanted = 0
  for (const slot of owned) {
    settle(group, slot, at)
    before += group.outRate[slot] ?? 0
    const demand = demandOf(world, group, slot)
    demands[slot] = demand
    wanted += demand
  }
  let after = 0
  if (wanted <= capacity) {
    for (const slot of owned) after += setOut(group, slot, capacity === 0 ? 0 : (demands[slot] ?? 0))
  } else {
    let open = owned
    let count = open.length
    for (;;) {
      const fair = count === 0 ? 0 : rest / count
      const larger: number[] = []
      for (const slot of open) {
        const demand = demands[slot] ?? 0
        if (demand > fair) larger.push(slot)
        else {
          after += setOut(group, slot, demand)
          rest -= demand
        }
      }
      if (larger.length === count) {
        for (const slot of larger) after += setOut(group, slot, fair)
        break
      }
      open = larger
      count = larger.length
      if (count === 0) break
    }
  }
  group.working += after - before
  consumer.working = after
  if (Math.abs(after - before) > NOTHING) {
    world.changed.add(group)
    world.isReadingChanged = true
  }
  consumer.servedAt = at
  consumer.version += 1
  planNext(world, group, consumer, at)
  tellBehind(group, at)
}

/** Records a second that could be read of a partition: what comes in, or with a lag all that fetches bring. */
function demandOf(world: World, group: GroupState, slot: number): number {
  if (!isReadable(group, slot)) return 0
  const limit = limitOf(world, group, slot)
  return (group.lag[slot] ?? 0) > NOTHING ? limit : Math.min(limit, group.inRate[slot] ?? 0)
}

/** Records a second that can be read of a partition at most. */
function limitOf(world: World, group: GroupState, slot: number): number {
  const at = group.topicOf[slot] ?? 0
  const topic = group.reads[at]?.topic
  let limit = group.fetchLimit[at] ?? 0
  if (!topic) return limit
  const leader = topic.leader[group.partitionOf[slot] ?? 0] ?? 0
  const own = group.quotaCaps?.[leader]
  if (own !== undefined) limit = Math.min(limit, own / topic.storedBytes)
  const cap = world.brokers[leader - 1]?.readCap
  if (cap !== undefined && cap < Number.POSITIVE_INFINITY) limit = Math.min(limit, cap / topic.storedBytes)
  if ((group.lag[slot] ?? 0) > localRecords(group, slot) + NOTHING)
    limit = Math.min(limit, group.remoteLimit[at] ?? limit)
  if (group.protocol === 'share' && workSeconds(group) > 0)
    limit = Math.min(limit, group.mostLocked / Math.min(batchSeconds(group), group.lockSeconds))
  return limit
}

/** Records behind the end of a partition that its broker has itself, as it is written now; the rest is in remote storage. */
function localRecords(group: GroupState, slot: number): number {
  const topic = group.reads[group.topicOf[slot] ?? 0]?.topic
  if (!topic || topic.localSeconds === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY
  return topic.localSeconds * topic.rate * (topic.shares[group.partitionOf[slot] ?? 0] ?? 0)
}

function setOut(group: GroupState, slot: number, rate: number): number {
  group.outRate[slot] = rate
  return rate
}

/** Plans to look at a consumer again when the first of its partitions has drained. */
function planNext(world: World, group: GroupState, consumer: Consumer, at: number): void {
  let soonest = Number.POSITIVE_INFINITY
  let behind = 0
  for (const slot of consumer.owned) {
    const lag = group.lag[slot] ?? 0
    const growth = (group.inRate[slot] ?? 0) - (group.outRate[slot] ?? 0)
    if (lag > NOTHING || growth > NOTHING) behind += 1
    if (lag > NOTHING && growth < 0) soonest = Math.min(soonest, lag / -growth)
    const tillRemote = (localRecords(group, slot) - lag) / growth
    if (tillRemote > NOTHING && tillRemote < soonest) soonest = tillRemote + NOTHING
  }
  group.behind += behind - consumer.behind
  consumer.behind = behind
  soonest = Math.min(soonest, watchPoll(world, group, consumer, at))
  if (soonest === Number.POSITIVE_INFINITY) return
  const { version } = consumer
  const first = at + soonest
  const next = at === 0 || first - at >= world.gap ? first : at + world.gap
  world.agenda.plan(next, (then) => {
    if (consumer.version === version) serve(world, group, consumer, then)
  })
}

/** Whether a full poll takes longer than it may: seconds until there are the records for one; it is put out then. */
function watchPoll(world: World, group: GroupState, consumer: Consumer, at: number): number {
  const never = Number.POSITIVE_INFINITY
  if (
    group.protocol === 'share' ||
    batchSeconds(group) <= group.maxPollSeconds ||
    !isWorking(group, consumer)
  )
    return never
  let lag = 0
  let growth = 0
  for (const slot of consumer.owned) {
    if (!isReadable(group, slot)) continue
    lag += group.lag[slot] ?? 0
    growth += (group.inRate[slot] ?? 0) - (group.outRate[slot] ?? 0)
  }
  const lacking = group.maxPollRecords - lag
  if (lacking > NOTHING) return growth > 0 ? lacking / growth : never
  world.putOut(world, group, consumer, at)
  return never
}

function tellBehind(group: GroupState, at: number): void {
  if (group.behind > 0) group.behindSince ??= at
  else if (group.behindSince !== null) {
    if (at > group.behindSince) group.episodes.push({ from: group.behindSince, to: at })
    group.behindSince = null
  }
}

/** Serves every consumer of a group anew. */
export function serveAll(world: World, group: GroupState, at: number): void {
  for (const consumer of group.consumers)
    if (consumer.owned.length > 0 || consumer.behind > 0) serve(world, group, consumer, at)
  serve(world, group, group.nobody, at)
}

/** Serves the owners of all partitions of a topic anew, with what is now written to each of them. */
export function serveReaders(world: World, topic: TopicState, at: number): void {
  for (const { group, from } of topic.readers) {
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      settle(group, from + partition, at)
      group.inRate[from + partition] = writtenRate(topic, partition)
    }
    serveAll(world, group, at)
  }
}

/** Serves the owner of a partition anew. */
export function serveOwner(world: World, group: GroupState, slot: number, at: number): void {
  serve(world, group, group.consumers[group.owner[slot] ?? -1] ?? group.nobody, at)
}
