import { formatSignificant } from '@/core/shared/format'
import { indexNotAfter } from '@/core/shared/index-not-after'
import type { GroupRun, MemberState, Simulation } from '@/core/simulation/simulation'
import { ageOf } from './ages'

/** The value of a curve at a moment, by a straight line between its points. */
export function valueAt(times: readonly number[], values: readonly number[], at: number): number {
  const index = indexNotAfter(times, at)
  const [from, to] = [times[index] ?? 0, times[index + 1]]
  const before = values[index] ?? 0
  if (to === undefined || to <= from || at <= from) return before
  return before + (((values[index + 1] ?? before) - before) * (at - from)) / (to - from)
}

/** A rate at a moment: it holds from one point to the next. */
export const rateAt = (times: readonly number[], rates: readonly number[], at: number): number =>
  rates[indexNotAfter(times, at)] ?? 0

/** The last of some changes that is not after a moment. */
export const changeAt = <Change extends { readonly atSeconds: number }>(
  changes: readonly Change[],
  at: number,
): Change | undefined => changes.findLast(({ atSeconds }) => atSeconds <= at)

/** One member at a moment. */
export interface MemberAt {
  /** From one. */
  readonly member: number
  readonly state: MemberState
  /** Partitions that it owns. */
  readonly owned: number
  /** The share of its time in processing, from 0 to 1; 0 where nothing says how long a record takes. */
  readonly busy: number
  /** Whether it owns what a member had that is gone. */
  readonly tookOver: boolean
}

/** From here on a member has no time left: it is as busy as it can be. */
export const FULLY_BUSY = 0.995

/** How each member of a group is at a moment. */
export function membersAt(
  run: GroupRun,
  members: number,
  at: number,
  { partitionSeconds }: Simulation,
): readonly MemberAt[] {
  const owners = changeAt(run.ownership, at)?.owners ?? []
  const moment = indexNotAfter(partitionSeconds, at)
  const owned = new Map<number, number>()
  for (const owner of owners) owned.set(owner, (owned.get(owner) ?? 0) + 1)
  const states = new Map<number, MemberState>()
  for (const change of run.members.changes)
    if (change.atSeconds <= at) states.set(change.member, change.state)
  const heirs = run.isShared ? NOBODY : heirsOf(run, states, owners, at)
  const all = Math.max(members, run.members.most)
  return Array.from({ length: all }, (_, index) => {
    const member = index + 1
    return {
      member,
      state: states.get(member) ?? (member <= members ? 'up' : 'stopped'),
      owned: run.isShared ? 0 : (owned.get(member) ?? 0),
      busy: run.members.busy[index]?.[moment] ?? 0,
      tookOver: heirs.has(member),
    } as const
  }).filter(({ member, state, owned: count }) => member <= members || state !== 'stopped' || count > 0)
}

const NOBODY: ReadonlySet<number> = new Set()

/** The members that own now what those that are gone owned last. */
function heirsOf(
  run: GroupRun,
  states: ReadonlyMap<number, MemberState>,
  owners: readonly number[],
  at: number,
): ReadonlySet<number> {
  const heirs = new Set<number>()
  for (const [gone, state] of states) {
    if (state !== 'dead' && state !== 'stuck') continue
    const had = run.ownership.findLast(
      ({ atSeconds, owners: then }) => atSeconds <= at && then.includes(gone),
    )
    for (const [slot, owner] of (had?.owners ?? []).entries()) {
      const now = owners[slot] ?? 0
      if (owner === gone && now !== gone && now > 0) heirs.add(now)
    }
  }
  return heirs
}

/** A partition's share of its topic's records at a moment: it is another when there are more of them. */
const shareAt = ({ topics }: Simulation, topic: string, partition: number, at: number) => ({
  topic,
  share: changeAt(topics[topic]?.shares ?? [], at)?.shares[partition] ?? 0,
})

interface Owned {
  /** Each partition; of a group that reads several topics with its topic. */
  readonly partitions: string[]
  /** Records behind in all of them. */
  lag: number
  /** How long ago the oldest that is unread was written, in seconds. */
  oldestSeconds: number
}

/** What each member of a group owns at a moment, by the index of the member, from one; 0 for nobody. */
export function ownedAt(run: GroupRun, simulation: Simulation, at: number): ReadonlyMap<number, Owned> {
  const { partitionSeconds } = simulation
  const owners = changeAt(run.ownership, at)?.owners ?? []
  const first = run.partitions[0]?.topic
  const isOfOne = run.partitions.every(({ topic }) => topic === first)
  const byMember = new Map<number, Owned>()
  for (const [slot, { topic, partition, lag }] of run.partitions.entries()) {
    const owner = owners[slot] ?? 0
    const owned = byMember.get(owner) ?? { partitions: [], lag: 0, oldestSeconds: 0 }
    const behind = valueAt(partitionSeconds, lag, at)
    owned.partitions.push(isOfOne ? String(partition) : `${topic}-${partition}`)
    owned.lag += behind
    owned.oldestSeconds = Math.max(
      owned.oldestSeconds,
      ageOf(simulation, shareAt(simulation, topic, partition, at), behind, at),
    )
    byMember.set(owner, owned)
  }
  return byMember
}

/** How long ago the oldest unread record of each partition of a topic was written, over all groups, in seconds. */
export function heatOf(simulation: Simulation, topic: string, at: number): readonly number[] {
  const ages: number[] = []
  for (const { partitions } of Object.values(simulation.groups))
    for (const { topic: name, partition, lag } of partitions)
      if (name === topic) {
        const behind = valueAt(simulation.partitionSeconds, lag, at)
        ages[partition] = Math.max(
          ages[partition] ?? 0,
          ageOf(simulation, shareAt(simulation, topic, partition, at), behind, at),
        )
      }
  return ages
}

/** A number at a glance: `1.54 M`, `432 k`, `12`. */
export const sayCount = (count: number): string =>
  count >= 1e6
    ? `${formatSignificant(count / 1e6)} M`
    : count >= 1e3
      ? `${formatSignificant(count / 1e3)} k`
      : formatSignificant(count)
