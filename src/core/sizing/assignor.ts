import { ownsPartitions } from '../model/reading'
import type { ConsumerGroupView } from '../views/views'

export type AssignorName = 'range' | 'roundrobin' | 'sticky' | 'cooperative-sticky' | 'uniform'

/** The assignors by the names of Java's classes, and by those that librdkafka and other clients give them. */
const NAMES: Readonly<Record<string, AssignorName>> = {
  rangeassignor: 'range',
  range: 'range',
  roundrobinassignor: 'roundrobin',
  roundrobinassigner: 'roundrobin',
  roundrobinpartitionassignor: 'roundrobin',
  roundrobin: 'roundrobin',
  'round-robin': 'roundrobin',
  rangepartitionassignor: 'range',
  stickyassignor: 'sticky',
  stickypartitionassignor: 'sticky',
  sticky: 'sticky',
  cooperativestickyassignor: 'cooperative-sticky',
  'cooperative-sticky': 'cooperative-sticky',
}

type OfSettings = Pick<ConsumerGroupView, 'settings'>

/** Whether the brokers assign, by the protocol of KIP-848. */
export const isServerSide = ({ settings }: OfSettings): boolean =>
  settings.text('group.protocol').toLowerCase() === 'consumer'

/**
 * An assignor of the classic protocol by what its client calls it: Java's class, with or without its package,
 * librdkafka's `range`, `roundrobin` and `cooperative-sticky`, and their kin. Undefined for one of the user's own.
 *
 * @see ConsumerPartitionAssignor.name; CONFIGURATION.md of librdkafka, partition.assignment.strategy
 */
export function assignorNamed(name: string): AssignorName | undefined {
  const short = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const isOthers = name.includes('.') && !KAFKAS.test(name)
  return isOthers || !Object.hasOwn(NAMES, short) ? undefined : NAMES[short]
}

const KAFKAS = /^(org\.apache\.kafka\.clients\.consumer|kafka\.coordinator\.assignors(\.\w+)*)\.\w+$/

/** The names in a group's list of assignors, in its order of preference. */
export const assignorNames = (view: OfSettings): readonly string[] => read(view).names

const listed = (view: OfSettings): readonly (AssignorName | undefined)[] => read(view).assignors

/** The list of a group, read once for all groups one after the other that have the same. */
function read({ settings }: OfSettings): List {
  const text = settings.text('partition.assignment.strategy')
  if (text !== lastRead.text) {
    const names = text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    lastRead = { text, names, assignors: names.map(assignorNamed) }
  }
  return lastRead
}

interface List {
  readonly text: string
  readonly names: readonly string[]
  readonly assignors: readonly (AssignorName | undefined)[]
}

let lastRead: List = { text: '', names: [], assignors: [] }

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
 * Whether all members give up all partitions at every rebalance, where partitions have owners. A group rebalances as all assignors in its
 * list can, whichever of them assigns: one eager assignor in the list, and the group is eager. An assignor of
 * the user's own is taken to be cooperative.
 *
 * @see ConsumerCoordinator, which takes the highest protocol that all assignors support; KIP-429
 */
export function isEager(view: OfSettings & Pick<ConsumerGroupView, 'group'>): boolean {
  if (!ownsPartitions(view.group)) return false
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
  assignor: AssignorName,
  topics: readonly { readonly topic: { readonly partitions: number } }[],
): number {
  const isRange = assignor === 'range'
  let most = 0
  for (const { topic } of topics) most = isRange ? Math.max(most, topic.partitions) : most + topic.partitions
  return most
}
