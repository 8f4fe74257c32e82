/** How much of its time each member of a group spends in processing. */
import { settleBusy } from './serve'
import type { Consumer, GroupState, Member } from './state'

/** What was known of a group when its members were last asked. */
interface Known {
  readonly spent: Float64Array
  /** Who shared the work of a share group since then. */
  up: readonly Member[]
}

const known = new WeakMap<GroupState, Known>()

const upIn = ({ members }: GroupState): readonly Member[] => members.filter(({ state }) => state === 'up')

/** Begins to watch a group. */
export function watchBusy(group: GroupState): void {
  known.set(group, { spent: new Float64Array(group.consumers.length), up: upIn(group) })
}

/** Returns of each member the share of the time between two moments that its threads were in processing, from 0 to 1. */
export function busyBetween(group: GroupState, from: number, at: number): Float64Array {
  const shares = new Float64Array(group.members.length)
  const before = known.get(group)
  const seconds = at - from
  if (!before || seconds <= 0) return shares
  const spentBy = (consumer: Consumer): number => {
    settleBusy(group, consumer, at)
    const spent = consumer.busySeconds - (before.spent[consumer.index] ?? 0)
    before.spent[consumer.index] = consumer.busySeconds
    return spent
  }
  if (group.protocol === 'share') {
    // The first consumer stands for all that are up.
    const spent = group.consumers[0] ? spentBy(group.consumers[0]) : 0
    const each = spent / Math.max(1, before.up.length * group.threads)
    for (const { index } of before.up) shares[index - 1] = shareOf(each, seconds)
    before.up = upIn(group)
    return shares
  }
  for (const { index, consumers } of group.members) {
    let spent = 0
    for (const consumer of consumers) spent += spentBy(consumer)
    shares[index - 1] = shareOf(spent / Math.max(1, consumers.length), seconds)
  }
  return shares
}

const shareOf = (spent: number, seconds: number): number => Math.min(1, Math.max(0, spent / seconds))
