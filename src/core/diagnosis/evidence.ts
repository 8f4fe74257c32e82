/** What the causes of one group are looked for in, and how they are said. */
import { ADVICE } from './advice'
import type { Cause, CauseKind, PartitionReading, PartitionState } from './diagnosis'
import type { GroupObservation, TopicObservation } from './observations'

export interface Evidence {
  readonly name: string
  readonly first: GroupObservation
  readonly last: GroupObservation
  /** Whether there are two listings of it. */
  readonly hasTwo: boolean
  /** How many of its listings find it rebalancing. */
  readonly rebalances: number
  readonly partitions: readonly PartitionReading[]
  readonly topics: ReadonlyMap<string, TopicObservation>
  /** For how long a topic keeps its records, in milliseconds; undefined where nobody says so. */
  readonly retentionMs: (topic: string) => number | undefined
}

export type Finder = (evidence: Evidence) => Cause | undefined

/** A group that does not read all that it should. */
export const BEHIND: ReadonlySet<PartitionState> = new Set([
  'lagging',
  'falling-behind',
  'stalled',
  'stopped',
  'rewinding',
])

export const nameOf = ({ topic, partition }: PartitionReading): string => `${topic}-${partition}`
export const lagOf = ({ lag }: PartitionReading): number => Math.max(0, lag ?? 0)
/** Whether a listing says how far a partition is read; of an empty one it need not. */
export const isTold = ({ lag, end }: PartitionReading): boolean => lag !== null || end === 0
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

export const cause = (
  kind: CauseKind,
  sentence: string,
  about: readonly string[] = [],
  advice: readonly string[] = ADVICE[kind],
): Cause => ({ kind, sentence, about, advice })

/** The first few of some names, and how many more there are. */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).join(', ')
  return names.length <= most ? shown : `${shown} and ${names.length - most} more`
}

export const isRebalancing = (group: GroupObservation): boolean =>
  (group.state === null && group.isSaidRebalancing) ||
  /^(?:PreparingRebalance|CompletingRebalance|Assigning|Reconciling)$/i.test(
    group.state?.replaceAll(' ', '') ?? '',
  )

/** Whether more of a partition waits than a group that keeps up has in hand, and its commits move. */
export const isSlow = ({ state }: PartitionReading): boolean =>
  state === 'falling-behind' || state === 'lagging'

/** The members that own nothing while the group is at rest, and how many partitions all of them share. */
export function idleMembers({ last, partitions }: Evidence): {
  readonly idle: readonly string[]
  readonly shared: number
} {
  const members = [...last.members.values()]
  const shared = Math.max(partitions.length, sum(members.map(({ partitions: count }) => count ?? 0)))
  const owners = byOwner(partitions)
  const areOwnersListed = [...last.rows.values()].some(({ isOwnerListed }) => isOwnerListed)
  // Those that wait for what another has to give up are not idle, nor those that get what nobody owns yet.
  const isAtRest = members.every(({ currentEpoch, targetEpoch }) => currentEpoch === targetEpoch)
  const isAwaited = partitions.some(({ owner }) => owner === null) && members.length <= partitions.length
  if (last.isShared || isRebalancing(last) || !isAtRest || isAwaited) return { idle: [], shared }
  const unused = members.filter(({ id, partitions: count }) =>
    count === null ? areOwnersListed && !owners.has(id) : count === 0,
  )
  return { idle: unused.map(({ id }) => id), shared }
}

const APART: ReadonlySet<PartitionState> = new Set(['stalled', 'stopped', 'rewinding', 'beyond-end'])

/** The partitions whose commits go on: what is written and read on the others says nothing of keys, members or work. */
export const movingOf = (partitions: readonly PartitionReading[]): readonly PartitionReading[] =>
  partitions.filter(({ state }) => !APART.has(state))

/** The partitions of each owner that the listings name. */
export function byOwner(partitions: readonly PartitionReading[]): ReadonlyMap<string, PartitionReading[]> {
  const owners = new Map<string, PartitionReading[]>()
  for (const reading of partitions) {
    if (reading.owner === null) continue
    const owned = owners.get(reading.owner) ?? []
    owned.push(reading)
    owners.set(reading.owner, owned)
  }
  return owners
}
