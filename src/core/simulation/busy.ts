/** How much of its time each member of a group spends in processing. */
import { settleBusy } from './serve'
import type { Consumer, GroupState, Member } from './state'
import type { Table } from './table'

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

/** Adds a row with the share of the time between two moments that each member's threads were in processing, from 0 to 1. */
export function noteBusy(group: GroupState, table: Table, from: number, at: number): void {
  table.addRow()
  const before = known.get(group)
  const seconds = at - from
  if (!before || seconds <= 0) return
  const { spent } = before
  if (group.protocol === 'share') {
    // The first consumer stands for all that are up.
    const [first] = group.consumers
    const all = first ? spentBy(group, first, spent, at) : 0
    const each = all / Math.max(1, before.up.length * group.threads)
    for (const { index } of before.up) table.increase(index - 1, shareOf(each, seconds))
    before.up = upIn(group)
    return
  }
  for (const { index, consumers } of group.members) {
    let all = 0
    for (const consumer of consumers) all += spentBy(group, consumer, spent, at)
    if (all > 0) table.increase(index - 1, shareOf(all / consumers.length, seconds))
  }
}

/** Seconds in processing of one consumer since it was last asked. */
function spentBy(group: GroupState, consumer: Consumer, spent: Float64Array, at: number): number {
  settleBusy(group, consumer, at)
  const seconds = consumer.busySeconds - (spent[consumer.index] ?? 0)
  spent[consumer.index] = consumer.busySeconds
  return seconds
}

const shareOf = (spent: number, seconds: number): number => Math.min(1, Math.max(0, spent / seconds))
