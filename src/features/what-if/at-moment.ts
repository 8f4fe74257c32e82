import { indexNotAfter } from '@/core/shared/index-not-after'
import type { GroupRun, MemberState, Simulation } from '@/core/simulation/simulation'

/** The value of a curve at a moment, by a straight line between its points. */
export function valueAt(times: readonly number[], values: readonly number[], at: number): number {
  const index = indexNotAfter(times, at)
  const [from, to] = [times[index] ?? 0, times[index + 1]]
  const before = values[index] ?? 0
  if (to === undefined || to <= from || at <= from) return before
  return before + (((values[index + 1] ?? before) - before) * (at - from)) / (to - from)
}

/** The last of some changes that is not after a moment. */
export const changeAt = <Change extends { readonly atSeconds: number }>(
  changes: readonly Change[],
  at: number,
): Change | undefined => changes.findLast(({ atSeconds }) => atSeconds <= at)

/** How each member of a group is at a moment, and how many partitions it owns. */
export function membersAt(run: GroupRun, members: number, at: number) {
  const owners = changeAt(run.ownership, at)?.owners ?? []
  const owned = new Map<number, number>()
  for (const owner of owners) owned.set(owner, (owned.get(owner) ?? 0) + 1)
  const states = new Map<number, MemberState>()
  for (const change of run.members.changes)
    if (change.atSeconds <= at) states.set(change.member, change.state)
  return Array.from({ length: Math.max(members, run.members.most) }, (_, index) => {
    const member = index + 1
    return {
      member,
      state: states.get(member) ?? (member <= members ? 'up' : 'stopped'),
      owned: owned.get(member) ?? 0,
    } as const
  }).filter(({ member, state, owned: count }) => member <= members || state !== 'stopped' || count > 0)
}

interface Owned {
  /** Each partition; of a group that reads several topics with its topic. */
  readonly partitions: string[]
  /** Records behind in all of them. */
  lag: number
}

/** What each member of a group owns at a moment, by the index of the member, from one; 0 for nobody. */
export function ownedAt(
  run: GroupRun,
  partitionSeconds: readonly number[],
  at: number,
): ReadonlyMap<number, Owned> {
  const owners = changeAt(run.ownership, at)?.owners ?? []
  const first = run.partitions[0]?.topic
  const isOfOne = run.partitions.every(({ topic }) => topic === first)
  const byMember = new Map<number, Owned>()
  for (const [slot, { topic, partition, lag }] of run.partitions.entries()) {
    const owner = owners[slot] ?? 0
    const owned = byMember.get(owner) ?? { partitions: [], lag: 0 }
    owned.partitions.push(isOfOne ? String(partition) : `${topic}-${partition}`)
    owned.lag += valueAt(partitionSeconds, lag, at)
    byMember.set(owner, owned)
  }
  return byMember
}

/** How long ago the oldest unread record of each partition of a topic was written, over all groups, in seconds. */
export function heatOf(
  { groups, partitionSeconds }: Simulation,
  topic: string,
  at: number,
): readonly number[] {
  const ages: number[] = []
  const index = indexNotAfter(partitionSeconds, at)
  for (const run of Object.values(groups)) {
    const written = run.written[indexNotAfter(partitionSeconds, at)] ?? 0
    for (const { topic: name, partition, share, lag } of run.partitions) {
      if (name !== topic) continue
      const rate = Math.max(1e-9, written * share)
      ages[partition] = Math.max(ages[partition] ?? 0, (lag[index] ?? 0) / rate)
    }
  }
  return ages
}

/** A moment as a clock shows it: `06:20`, `1:02:05`. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${two(minutes)}:${two(whole % 60)}`
}
