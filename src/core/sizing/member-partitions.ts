import type { ConsumerGroupView } from '../views/views'
import { consumersOf } from './partition-bounds'

/** More consumers than any list shows; the counts of the first so many are given. */
const MOST_CONSUMERS = 10_000

/**
 * How many partitions each consumer (member × thread) of a group owns, consumers in the order in which the
 * assignor serves them. The range assignor splits every topic on its own, so the first consumers take the
 * odd partition of each; all others spread the odd partitions over the group.
 *
 * The counts are those of a group whose members all subscribe alike; who owns which partition is the
 * assignors' own business.
 *
 * @see RangeAssignor, AbstractStickyAssignor, UniformAssignor (KIP-848)
 */
export function memberPartitions(view: ConsumerGroupView): readonly number[] {
  const consumers = consumersOf(view.group)
  const listed = Math.min(consumers, MOST_CONSUMERS)
  const owned = new Array<number>(listed).fill(0)
  const give = (partitions: number) => {
    const least = Math.floor(partitions / consumers)
    const odd = partitions % consumers
    for (let at = 0; at < listed; at += 1) owned[at] = (owned[at] ?? 0) + least + (at < odd ? 1 : 0)
  }
  if (assignorOf(view) === 'range') for (const read of view.reads) give(read.topic.partitions)
  else give(view.reads.reduce((sum, read) => sum + read.topic.partitions, 0))
  return owned
}

export type AssignorName = 'range' | 'roundrobin' | 'sticky' | 'cooperative-sticky' | 'uniform'

const CLASSES: readonly (readonly [string, AssignorName])[] = [
  ['CooperativeStickyAssignor', 'cooperative-sticky'],
  ['StickyAssignor', 'sticky'],
  ['RoundRobinAssignor', 'roundrobin'],
  ['RangeAssignor', 'range'],
]

/**
 * The assignor in effect: the first of partition.assignment.strategy, which every member prefers; with
 * group.protocol=consumer the server's, uniform unless group.remote.assignor says range.
 */
export function assignorOf({ settings }: Pick<ConsumerGroupView, 'settings'>): AssignorName {
  if (settings.text('group.protocol').toLowerCase() === 'consumer') {
    return settings.text('group.remote.assignor') === 'range' ? 'range' : 'uniform'
  }
  const first = settings.text('partition.assignment.strategy').split(',')[0]?.trim() ?? ''
  return CLASSES.find(([name]) => first.endsWith(`.${name}`) || first === name)?.[1] ?? 'range'
}
