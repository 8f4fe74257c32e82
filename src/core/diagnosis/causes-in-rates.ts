/** Causes why a group that reads is behind: too much for one partition, for one member, or for all. */
import { formatCount, formatCountOf, formatSignificant } from '../shared/format'
import { ADVICE, COSTLY_RECORDS, MORE_SHARING, stuckOrHot, UNEVEN_ASSIGNMENT, USE_IDLE } from './advice'
import type { PartitionReading } from './diagnosis'
import {
  byOwner,
  cause,
  type Evidence,
  type Finder,
  idleMembers,
  isSlow,
  lagOf,
  listed,
  movingOf,
  nameOf,
  sum,
} from './evidence'

/** A member has more than its share from so many times the mean on. */
export const UNEVEN = 1.5
/** Of two partitions one is hot if it has more than this share of the lag. */
const MOST_OF = 0.9
/** Partitions are written alike within this factor. */
const ALIKE = 2

const share = (part: number, whole: number): string => `${formatSignificant((part / whole) * 100)} %`
const writtenOf = (readings: readonly PartitionReading[]): number =>
  sum(readings.map(({ written }) => written ?? 0))

/** A few members are behind with all that they own, and own more than the others, who keep up or have nothing. */
export const unevenAssignment: Finder = ({ name, last, partitions }) => {
  const owners = byOwner(partitions)
  const members = Math.max(owners.size, last.members.size)
  if (owners.size === 0 || members < 2) return undefined
  const heavy = [...owners].filter(([, owned]) => owned.some(isSlow))
  const fair = Math.ceil(partitions.length / members)
  const owned = sum(heavy.map(([, readings]) => readings.length))
  const isFew = heavy.length > 0 && heavy.length * 2 <= members
  const isMuch = owned > UNEVEN * fair * heavy.length && owned > heavy.length * fair
  const isWhole = heavy.every(([, readings]) => readings.filter(isSlow).length * 2 > readings.length)
  if (!isFew || !isMuch || !isWhole) return undefined
  const names = heavy.map(([id]) => id)
  const halted = [...owners.values()].filter((readings) => movingOf(readings).length === 0).length
  const others = members - names.length - halted
  if (others === 0) return undefined
  return cause(
    'skew',
    `The partitions of ${name} are assigned unevenly: ${listed(names)} ${names.length === 1 ? 'owns' : 'own'} ${owned} of ${formatCountOf(partitions.length, 'partition')} and ${names.length === 1 ? 'is' : 'are'} behind, while ${formatCountOf(others, 'other member')} ${others === 1 ? 'keeps' : 'keep'} up or ${others === 1 ? 'has' : 'have'} none.`,
    names,
    UNEVEN_ASSIGNMENT,
  )
}

export const hotPartition: Finder = (evidence) => {
  const { hasTwo } = evidence
  const partitions = movingOf(evidence.partitions)
  if (partitions.length < 2) return undefined
  const lag = sum(partitions.map(lagOf))
  if (lag === 0) return undefined
  const much = Math.min((2 * lag) / partitions.length, MOST_OF * lag)
  const hot = partitions.filter((reading) => isSlow(reading) && lagOf(reading) > much)
  const isFew = hot.length * 3 <= partitions.length || (hot.length === 1 && partitions.length === 2)
  if (hot.length === 0 || !isFew || sum(hot.map(lagOf)) < lag * 0.6) return undefined
  const written = writtenOf(partitions)
  const mean = written / partitions.length
  // Where rates are known and no more is written there than elsewhere, it is not the keys.
  const hasRates = hasTwo && hot.every(({ written: rate }) => rate !== null) && mean > 0
  const isWrittenMore = writtenOf(hot) / hot.length >= ALIKE * mean * 0.75
  if (hasRates && !isWrittenMore && (hot.length > 1 || partitions.length < 3 || slowMember(evidence)))
    return undefined
  const rates = hasTwo && written > 0 ? `, and ${share(writtenOf(hot), written)} of what is written` : ''
  const where = `${listed(hot.map(nameOf))} ${hot.length === 1 ? 'has' : 'have'} ${share(sum(hot.map(lagOf)), lag)} of the lag${rates}, of ${formatCountOf(partitions.length, 'partition')}${partitions.length < evidence.partitions.length ? ' whose offsets move' : ''}`
  if (hasRates && !isWrittenMore)
    return cause(
      'skew',
      `${where}, no more than to others: most likely its records take longer to process.`,
      hot.map(nameOf),
      COSTLY_RECORDS,
    )
  if (hasRates) return cause('skew', `${where}: a hot key.`, hot.map(nameOf))
  // A single listing tells no key from a member; whom it shows to own no more than the others has no more than its share.
  const owners = byOwner(partitions)
  const names = [...new Set(hot.flatMap(({ owner }) => (owner === null ? [] : [owner])))]
  const fair = Math.ceil(partitions.length / Math.max(1, owners.size))
  const hasMore = names.some((id) => (owners.get(id)?.length ?? 0) > fair)
  if (names.length === 0 || hasMore)
    return cause(
      'skew',
      `${where}: a stuck or slow member, a hot key${owners.size === 0 || hasMore ? ', or a member with more than its share' : ''}.`,
      hot.map(nameOf),
      names.length === 0
        ? [...ADVICE.skew, ...stuckOrHot(names).slice(0, 2)]
        : [...stuckOrHot(names), ...UNEVEN_ASSIGNMENT.slice(0, 1)],
    )
  const isOne = names.length === 1
  return cause(
    'skew',
    `${where}, and ${listed(names)} ${isOne ? 'owns' : 'own'} no more partitions than the others: most likely a stuck or slow member, or a record that cannot be processed; else a hot key.`,
    hot.map(nameOf),
    stuckOrHot(names),
  )
}

/** A few members are behind with what the others do: as many partitions, and no more written to them. */
export const slowMember: Finder = ({ partitions, hasTwo }) => {
  const owners = byOwner(movingOf(partitions))
  const slow = [...owners].filter(([, owned]) => owned.every(isSlow))
  const well = [...owners].filter(([, owned]) => !owned.some(isSlow))
  if (slow.length === 0 || slow.length > well.length) return undefined
  const perMember = (some: readonly (readonly [string, PartitionReading[]])[]) =>
    sum(some.map(([, owned]) => writtenOf(owned))) / some.length
  if (perMember(slow) > ALIKE * perMember(well)) return undefined
  const names = slow.map(([id]) => id)
  if (!hasTwo)
    return cause(
      'slow-member',
      `${listed(names)} ${names.length === 1 ? 'is' : 'are'} behind on all that ${names.length === 1 ? 'it owns' : 'they own'} (${listed(slow.flatMap(([, owned]) => owned.map(nameOf)))}), while ${formatCountOf(well.length, 'other member')} ${well.length === 1 ? 'keeps' : 'keep'} up: most likely a stuck or slow member; else hot keys.`,
      names,
      stuckOrHot(names),
    )
  return cause(
    'slow-member',
    `${listed(names)} ${names.length === 1 ? 'falls' : 'fall'} behind on all that ${names.length === 1 ? 'it owns' : 'they own'} (${listed(slow.flatMap(([, owned]) => owned.map(nameOf)))}), while ${formatCountOf(well.length, 'other member')} ${well.length === 1 ? 'keeps' : 'keep'} up with no less: the member is slow, not its partitions.`,
    names,
  )
}

const workers = ({ last, partitions }: Evidence): number =>
  Math.max(last.members.size, byOwner(partitions).size)

/** All members together do less than comes in. */
export const tooLittle: Finder = (evidence) => {
  const { name, partitions, last } = evidence
  const members = workers(evidence)
  const behind = partitions.filter(isSlow)
  if (behind.length === 0 || last.isEmpty || unevenAssignment(evidence)) return undefined
  const moving = movingOf(partitions)
  const isMost = behind.length * 2 > moving.length
  if (!isMost && (hotPartition(evidence) || slowMember(evidence))) return undefined
  const rates = ratesOf(moving)
  const where = `is behind on ${behind.length === partitions.length ? 'all' : `${behind.length} of`} ${formatCountOf(partitions.length, 'partition')}${rates}`
  if (last.isShared)
    return cause(
      'too-few-members',
      `${name} ${where}: its ${members === 0 ? 'members do' : members === 1 ? '1 member does' : `${members} members do`} less than is written.`,
      [],
      MORE_SHARING,
    )
  if (members === 0)
    return cause(
      'too-few-members',
      `${name} ${where}; how many members it has is not listed.`,
      behind.map(nameOf),
    )
  const { idle, shared } = idleMembers(evidence)
  if (idle.length > 0 && members <= shared)
    return cause(
      'too-few-members',
      `${name} ${where}, and ${members - idle.length} of its ${members} members do the work: the others own no partition.`,
      [],
      USE_IDLE,
    )
  if (members < partitions.length)
    return cause(
      'too-few-members',
      `${name} has ${formatCountOf(members, 'member')} for ${formatCountOf(partitions.length, 'partition')} and is behind on ${behind.length} of them${rates}.`,
    )
  return cause(
    'slow-processing',
    `${name} is behind on ${behind.length} of ${formatCountOf(partitions.length, 'partition')}${rates}, with a member for each: more members would be idle.`,
  )
}

function ratesOf(partitions: readonly PartitionReading[]): string {
  if (partitions.some(({ written, read }) => written === null || read === null)) return ''
  const written = Math.round(writtenOf(partitions))
  const read = formatCount(Math.round(sum(partitions.map((one) => one.read ?? 0))))
  return `: ${formatCountOf(written, 'record')} a second ${written === 1 ? 'is' : 'are'} written and ${read} read`
}
