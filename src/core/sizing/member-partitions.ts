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

const KAFKAS = 'org.apache.kafka.clients.consumer.'

type OfSettings = Pick<ConsumerGroupView, 'settings'>

/** Whether the brokers assign, by the protocol of KIP-848. */
export const isServerSide = ({ settings }: OfSettings): boolean =>
  settings.text('group.protocol').toLowerCase() === 'consumer'

/** The assignors of the classic protocol that a group lists, in its order of preference; undefined for one of its own. */
const listed = ({ settings }: OfSettings): readonly (AssignorName | undefined)[] =>
  settings
    .text('partition.assignment.strategy')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => CLASSES.find(([known]) => name === known || name === `${KAFKAS}${known}`)?.[1])

/**
 * The assignor in effect: the first of partition.assignment.strategy, which every member prefers; with
 * group.protocol=consumer the server's, uniform unless group.remote.assignor says range. An assignor of the
 * user's own is taken to spread all partitions evenly.
 */
export function assignorOf(view: OfSettings): AssignorName {
  if (isServerSide(view)) return view.settings.text('group.remote.assignor') === 'range' ? 'range' : 'uniform'
  const all = listed(view)
  return all.length === 0 ? 'range' : (all[0] ?? 'sticky')
}

/**
 * Whether all members give up all partitions at every rebalance. A group rebalances as all assignors in its
 * list can, whichever of them assigns: one eager assignor in the list, and the group is eager. An assignor of
 * the user's own is taken to be cooperative.
 *
 * @see ConsumerCoordinator, which takes the highest protocol that all assignors support; KIP-429
 */
export function isEager(view: OfSettings): boolean {
  if (isServerSide(view)) return false
  const all = listed(view)
  return all.length === 0 || all.some((name) => name !== undefined && name !== 'cooperative-sticky')
}

/**
 * How many of a group's consumers can own partitions at most. The range assignor starts anew with the first
 * consumer for every topic, so that no more work than the widest topic has partitions; the others spread the
 * partitions of all topics.
 *
 * @see RangeAssignor
 */
export function occupiable(
  view: OfSettings,
  topics: readonly { readonly topic: { readonly partitions: number } }[],
): number {
  const isRange = assignorOf(view) === 'range'
  let most = 0
  for (const { topic } of topics) most = isRange ? Math.max(most, topic.partitions) : most + topic.partitions
  return most
}
