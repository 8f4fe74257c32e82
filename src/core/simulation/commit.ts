import { batchSeconds, settle } from './serve'
import type { Consumer, GroupState } from './state'

/** An irrational share, so that no two consumers commit in step. */
const GOLDEN = 0.618_033_988_749_895

/**
 * How long ago a consumer has committed: after every batch of a poll, or where that is automatic with the first poll
 * after auto.commit.interval.ms. A consumer that keeps up has small batches and commits at once.
 */
export function sinceCommit(group: GroupState, consumer: Consumer, at: number): number {
  const batch = consumer.behind > 0 ? batchSeconds(group) : 0
  const interval = Math.max(group.autoCommitSeconds ?? 0, batch)
  if (interval <= 0) return 0
  const phase = (consumer.index + 1) * GOLDEN
  return (at + (phase - Math.floor(phase)) * interval) % interval
}

/** Records that a consumer has read and not committed. */
export function uncommitted(group: GroupState, consumer: Consumer, at: number): number {
  let rate = 0
  for (const slot of consumer.owned) rate += group.outRate[slot] ?? 0
  return rate === 0 ? 0 : rate * sinceCommit(group, consumer, at)
}

/**
 * Takes back what a consumer has in hand when it is gone without a commit: it is read again by the next owner, or where
 * the group commits before it works it is lost.
 */
export function dropUncommitted(group: GroupState, consumer: Consumer, at: number): void {
  const seconds = sinceCommit(group, consumer, at)
  for (const slot of consumer.owned) {
    settle(group, slot, at)
    const consumed = group.consumed[slot] ?? 0
    const records = Math.min(consumed, (group.outRate[slot] ?? 0) * seconds)
    group.consumed[slot] = consumed - records
    if (group.delivery === 'at-most-once') group.lost[slot] = (group.lost[slot] ?? 0) + records
    else {
      group.lag[slot] = (group.lag[slot] ?? 0) + records
      group.redone += records
      if (group.delivery === 'at-least-once') group.repeated += records
    }
  }
}
