/** Which listings are of one moment. */
import type { GroupObservation, Observation } from './observations'

/** Listings that say nothing about the same partition twice are of one moment: offsets, members and state are pasted apart. */
export function merged(moments: readonly Observation[]): readonly Observation[] {
  const result: Observation[] = []
  for (const moment of moments) {
    const last = result.at(-1)
    const isSame =
      last !== undefined &&
      (moment.at === last.at || moment.at === null || last.at === null) &&
      [...moment.groups].every(([name, group]) => isApart(last.groups.get(name), group))
    if (!isSame || !last) {
      result.push(moment)
      continue
    }
    last.at ??= moment.at
    last.isTimePrinted ||= moment.isTimePrinted
    for (const [name, group] of moment.groups) {
      const before = last.groups.get(name)
      if (!before) last.groups.set(name, group)
      else {
        for (const [key, row] of group.rows) before.rows.set(key, row)
        for (const [id, member] of group.members)
          if (!before.members.has(id) || group.hasMemberList) before.members.set(id, member)
        before.hasMemberList ||= group.hasMemberList
        before.state ??= group.state
        before.isSaidRebalancing ||= group.isSaidRebalancing
        before.epoch ??= group.epoch
        before.isEmpty ||= group.isEmpty
        before.isUnknown ||= group.isUnknown
        before.isShared ||= group.isShared
      }
    }
    for (const [name, topic] of moment.topics) {
      const before = last.topics.get(name)
      last.topics.set(
        name,
        before ? { ...topic, starts: new Map([...before.starts, ...topic.starts]) } : topic,
      )
    }
  }
  return result
}

const isApart = (before: GroupObservation | undefined, now: GroupObservation): boolean =>
  !before ||
  (![...now.rows.keys()].some((key) => before.rows.has(key)) &&
    !(now.hasMemberList && before.hasMemberList) &&
    !(now.state !== null && before.state !== null))

/**
 * Leaves out a listing that says of every partition what the one before says, where nothing says that it is of another
 * time: more likely it was pasted twice than that nothing moved. Those without offsets stay, which are often alike.
 */
export function withoutRepeated(moments: readonly Observation[]): readonly Observation[] {
  return moments.filter((moment, at) => {
    const before = moments[at - 1]
    const groups = [...moment.groups.values()]
    const isComparable = groups.length > 0 && groups.every(({ rows }) => rows.size > 0)
    return !before || isOfAnotherTime(before, moment) || !isComparable || said(before) !== said(moment)
  })
}

const isOfAnotherTime = (before: Observation, { at, isTimePrinted }: Observation): boolean =>
  isTimePrinted || (at !== null && before.at !== null && at !== before.at)

/** Whether listings of two times say the same of all partitions, though records wait. */
export const isAllTheSame = (moments: readonly Observation[]): boolean =>
  moments.length > 1 &&
  moments.every(
    (moment, at) => at === 0 || (moment.groups.size > 0 && said(moments[at - 1] ?? moment) === said(moment)),
  ) &&
  moments.some(({ groups }) =>
    [...groups.values()].some(({ rows }) => [...rows.values()].some(({ lag }) => (lag ?? 0) > 0)),
  )

const said = ({ groups }: Observation): string =>
  JSON.stringify(
    [...groups].map(([name, group]) => [
      name,
      { ...group, rows: [...group.rows], members: [...group.members] },
    ]),
  )

/** Whether all ends of logs are lower in the later of two listings, and what is committed with them. */
export function areSwapped(first: GroupObservation, last: GroupObservation): boolean {
  let isLower = false
  for (const [key, now] of last.rows) {
    const before = first.rows.get(key)
    if (before?.end == null || now.end === null) continue
    if (now.end > before.end || (now.lag ?? 0) < 0) return false
    if ((now.committed ?? 0) > (before.committed ?? Number.POSITIVE_INFINITY)) return false
    isLower ||= now.end < before.end
  }
  return isLower
}
