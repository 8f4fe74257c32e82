import { loseCommitted } from './losses'
import { batchSeconds, settle, workSeconds } from './serve'
import type { Consumer, GroupState, Uncoordinated } from './state'

/** An irrational share, so that no two consumers commit in step. */
const GOLDEN = 0.618_033_988_749_895

/** Where in its interval a consumer commits, from 0 to 1. */
function phaseOf({ index }: Consumer): number {
  const phase = (index + 1) * GOLDEN
  return phase - Math.floor(phase)
}

/** Seconds from one commit of a consumer to the next: a batch of a poll, or auto.commit.interval.ms. */
const intervalOf = (group: GroupState, { behind }: Consumer): number =>
  Math.max(group.autoCommitSeconds ?? 0, behind > 0 ? batchSeconds(group) : 0)

/**
 * How long ago a consumer has committed: after every batch of a poll, or where that is automatic with the first poll
 * after auto.commit.interval.ms. A consumer that keeps up has small batches and commits at once. One that reads on
 * through a cooperative rebalance cannot commit from when it joins until it has its partitions, and
 * no member can while nobody coordinates the group.
 *
 * @see ConsumerCoordinator.sendOffsetCommitRequest, RebalanceInProgressException
 */
function sinceCommit(group: GroupState, consumer: Consumer, at: number): number {
  const interval = intervalOf(group, consumer)
  const phase = phaseOf(consumer)
  const since = interval <= 0 ? 0 : (at + phase * interval) % interval
  const running = group.rebalancing
  if (group.uncoordinated !== null) return Math.max(since, at - group.uncoordinated.since)
  if (!running || group.protocol !== 'cooperative') return since
  // Who gives partitions up joins again at once, with or without a commit before; others hear of it by a heartbeat.
  const isMoving = running.stage === 'moving'
  const heard = isMoving && running.rejoining.has(consumer) ? 0 : phase * group.heartbeatSeconds
  const inHand = consumer.behind > 0 ? batchSeconds(group) / 2 : 0
  return Math.max(since, at - (isMoving ? running.movingAt : running.at) - heard - inHand)
}

/** The longest that it may be since a consumer has committed, whatever the phase of its commits and heartbeats. */
function mostSinceCommit(group: GroupState, consumer: Consumer, at: number): number {
  const interval = intervalOf(group, consumer)
  const running = group.rebalancing
  if (!running || group.protocol !== 'cooperative') return interval
  const isAgain = running.stage === 'moving' && !running.rejoining.has(consumer)
  return Math.max(interval, at - (isAgain ? running.movingAt : running.at))
}

/** Records that a group has read since it has no coordinator; never below none, as a difference of sums may be. */
function readSince({ worked, working, workedSince }: GroupState, since: Uncoordinated, at: number): number {
  return Math.max(0, worked + working * (at - workedSince) - since.worked)
}

function readSinceCommits(
  group: GroupState,
  at: number,
  secondsSince: (group: GroupState, consumer: Consumer, at: number) => number,
): number {
  // Who keeps up commits every small batch at once.
  if (group.rebalancing === null && group.behind === 0 && (group.autoCommitSeconds ?? 0) === 0) return 0
  let records = 0
  for (const consumer of group.consumers) {
    if (consumer.working === 0) continue
    const seconds = secondsSince(group, consumer, at)
    if (seconds > 0) records += consumer.working * seconds
  }
  return records
}

/** Records that a group has read and not committed. */
export function uncommitted(group: GroupState, at: number): number {
  const { uncoordinated } = group
  return uncoordinated === null
    ? readSinceCommits(group, at, sinceCommit)
    : uncoordinated.probably + readSince(group, uncoordinated, at)
}

/** Records that a group may have read and not committed, where its members commit as late as they may. */
export function mostUncommitted(group: GroupState, at: number): number {
  const { uncoordinated } = group
  return uncoordinated === null
    ? readSinceCommits(group, at, mostSinceCommit)
    : uncoordinated.atMost + readSince(group, uncoordinated, at)
}

/**
 * Takes back what a consumer has read and not committed when it no longer works: the next owner reads it again. Where
 * offsets are committed with a poll, or after the work, that is all; where they are committed beside the work, the record
 * in hand may be committed and is lost.
 *
 * @see ConsumerCoordinator.maybeAutoCommitOffsetsAsync, called by poll; enable.auto.offset.store of librdkafka
 */
export function dropUncommitted(group: GroupState, consumer: Consumer, at: number): void {
  takeBack(group, consumer, sinceCommit(group, consumer, at), at)
  countRepeated(group, consumer)
  if (group.commitsWhatIsInHand) loseInHand(group, consumer, chanceOfCommit(group), at)
}

/** Takes back what a consumer that hangs has not committed. It may go on with that, so that nothing is repeated yet. */
export function holdUncommitted(group: GroupState, consumer: Consumer, at: number): void {
  // Who commits beside the work goes on committing while the work hangs.
  takeBack(group, consumer, group.commitsWhatIsInHand ? 0 : sinceCommit(group, consumer, at), at)
}

/** A consumer that hung is put out: what it had not committed is read again, and what it hung in is lost if it is committed. */
export function dropHeld(group: GroupState, consumer: Consumer, at: number): void {
  countRepeated(group, consumer)
  if (group.commitsWhatIsInHand) loseInHand(group, consumer, 1, at)
}

/** A consumer that hung goes on before anybody else has what it owned: what it had done is done. */
export function resumeHeld(group: GroupState, consumer: Consumer, at: number): void {
  for (const { slot, records } of consumer.inHand) {
    if (group.owner[slot] !== consumer.index) continue
    settle(group, slot, at)
    const done = Math.min(records, group.lag[slot] ?? 0)
    group.lag[slot] = (group.lag[slot] ?? 0) - done
    group.consumed[slot] = (group.consumed[slot] ?? 0) + done
  }
  consumer.inHand = []
}

function takeBack(group: GroupState, consumer: Consumer, seconds: number, at: number): void {
  consumer.inHand = consumer.owned.map((slot) => {
    settle(group, slot, at)
    const consumed = group.consumed[slot] ?? 0
    const records = Math.min(consumed, (group.outRate[slot] ?? 0) * seconds)
    group.consumed[slot] = consumed - records
    group.lag[slot] = (group.lag[slot] ?? 0) + records
    return { slot, records }
  })
}

function countRepeated(group: GroupState, consumer: Consumer): void {
  for (const { records } of consumer.inHand) {
    group.redone += records
    if (!group.isExactlyOnce) group.repeated += records
  }
  consumer.inHand = []
}

/** How likely a timer has committed the record that a consumer works on, halfway through the work on average. */
const chanceOfCommit = (group: GroupState): number =>
  Math.min(1, workSeconds(group) / 2 / Math.max(1e-3, group.autoCommitSeconds ?? 0))

/** Loses the record that a consumer works on, as far as there is one: of all its partitions by what is read of each. */
function loseInHand(group: GroupState, consumer: Consumer, chance: number, at: number): void {
  for (const slot of consumer.owned) settle(group, slot, at)
  const waiting = consumer.owned.reduce((sum, slot) => sum + (group.lag[slot] ?? 0), 0)
  if (waiting <= 0) return
  const lost = chance * Math.min(1, waiting)
  for (const slot of consumer.owned) {
    const lag = group.lag[slot] ?? 0
    const records = Math.min(lag, (lost * lag) / waiting)
    group.lag[slot] = lag - records
    loseCommitted(group, slot, consumer.member.name, at, records)
  }
}
