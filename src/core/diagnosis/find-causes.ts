/** Why a group is not well, as an expert reads it off its listings. */
import { formatCount, formatCountOf, formatDuration, formatSignificant } from '../shared/format'
import type { Cause, CauseKind, PartitionReading, PartitionState } from './diagnosis'
import type { GroupObservation, TopicObservation } from './observations'

/** All that the causes of one group are looked for in. */
export interface Evidence {
  readonly name: string
  readonly first: GroupObservation
  readonly last: GroupObservation
  /** Whether there are two listings of it. */
  readonly hasTwo: boolean
  readonly partitions: readonly PartitionReading[]
  readonly topics: ReadonlyMap<string, TopicObservation>
  /** For how long a topic keeps its records, in milliseconds; undefined where nobody says so. */
  readonly retentionMs: (topic: string) => number | undefined
}

type Finder = (evidence: Evidence) => Cause | undefined

const BEHIND: ReadonlySet<PartitionState> = new Set([
  'lagging',
  'falling-behind',
  'stalled',
  'stopped',
  'rewinding',
])
const DAY_SECONDS = 86_400

export const nameOf = ({ topic, partition }: PartitionReading): string => `${topic}-${partition}`
const lagOf = ({ lag }: PartitionReading): number => lag ?? 0
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const cause = (kind: CauseKind, sentence: string, about: readonly string[] = []): Cause => ({
  kind,
  sentence,
  about,
})

/** The first few of some names, and how many more there are. */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).join(', ')
  return names.length <= most ? shown : `${shown} and ${names.length - most} more`
}

const isRebalancing = (group: GroupObservation): boolean =>
  /^(?:PreparingRebalance|CompletingRebalance|Assigning|Reconciling)$/i.test(
    group.state?.replaceAll(' ', '') ?? '',
  )

const rewinding: Finder = ({ name, partitions }) => {
  const back = partitions.filter(({ state }) => state === 'rewinding')
  if (back.length === 0) return undefined
  return cause(
    'rewinding',
    `The committed offset of ${listed(back.map(nameOf))} went back: somebody reset ${name}, or a member committed what another had passed.`,
    back.map(nameOf),
  )
}

const noLeader: Finder = ({ partitions, topics }) => {
  const offline = partitions.filter(
    ({ topic, partition }) => topics.get(topic)?.replicas.get(partition)?.leader === null,
  )
  if (offline.length === 0) return undefined
  return cause(
    'no-leader',
    `${listed(offline.map(nameOf))} ${offline.length === 1 ? 'has' : 'have'} no leader: nobody can read or write there, whatever the group does.`,
    offline.map(nameOf),
  )
}

const noMembers: Finder = ({ name, last, partitions }) => {
  const isEmpty = last.isEmpty || (last.members.size === 0 && partitions.every(({ owner }) => owner === null))
  if (!isEmpty || sum(partitions.map(lagOf)) === 0 || isRebalancing(last)) return undefined
  return cause(
    'no-members',
    `${name} has no active members: nobody reads, and ${formatCount(sum(partitions.map(lagOf)))} records wait.`,
  )
}

const deadMember: Finder = ({ first, last, hasTwo, partitions }) => {
  if (!hasTwo || last.isEmpty) return undefined
  const gone = [...first.members.keys()].filter((id) => !last.members.has(id))
  const joined = [...last.members.keys()].filter((id) => !first.members.has(id))
  const left = partitions.filter((reading) => {
    const owner = first.rows.get(nameOf(reading))?.owner
    return owner != null && gone.includes(owner) && (reading.owner === null || BEHIND.has(reading.state))
  })
  if (gone.length === 0 || (joined.length >= gone.length && left.length === 0)) return undefined
  return cause(
    'dead-member',
    `${listed(gone)} ${gone.length === 1 ? 'is' : 'are'} gone${left.length > 0 ? `, and what it owned (${listed(left.map(nameOf))}) is not read in its place` : ''}.`,
    gone,
  )
}

/** A member that owns partitions by the offsets and is not among the members: its session is over. */
const deadOwner: Finder = ({ last, partitions }) => {
  if (!last.hasMemberList || last.members.size === 0) return undefined
  const owners = new Set(partitions.flatMap(({ owner }) => (owner === null ? [] : [owner])))
  const missing = [...owners].filter((id) => last.members.get(id)?.partitions == null)
  if (missing.length === 0 || missing.length === owners.size) return undefined
  return cause(
    'dead-member',
    `${listed(missing)} owns partitions and is no longer among the members: it died, and the group is about to notice.`,
    missing,
  )
}

const withoutOwner: Finder = ({ last, partitions }) => {
  if (last.isEmpty || last.members.size === 0) return undefined
  const free = partitions.filter(({ owner }) => owner === null)
  if (free.length === 0) return undefined
  return cause(
    'partition-without-owner',
    `Nobody owns ${listed(free.map(nameOf))} although the group has ${formatCountOf(last.members.size, 'member')}: ${formatCount(sum(free.map(lagOf)))} records wait there.`,
    free.map(nameOf),
  )
}

const stuckMember: Finder = ({ hasTwo, last, partitions }) => {
  if (!hasTwo) return undefined
  const byOwner = new Map<string, PartitionReading[]>()
  for (const reading of partitions)
    if (reading.owner !== null) byOwner.set(reading.owner, [...(byOwner.get(reading.owner) ?? []), reading])
  const isMoving = ({ state, read }: PartitionReading) =>
    state !== 'stalled' && (read === null || read > 0 || state !== 'caught-up')
  const stuck = [...byOwner].filter(
    ([, owned]) =>
      owned.some(({ state }) => state === 'stalled') &&
      owned.every(({ state }) => state === 'stalled' || state === 'caught-up'),
  )
  if (stuck.length === 0) return undefined
  const others = [...byOwner].filter(
    ([id, owned]) => !stuck.some(([stuckId]) => stuckId === id) && owned.some(isMoving),
  )
  if (others.length === 0 && isRebalancing(last)) return undefined
  const names = stuck.map(([id]) => id)
  const waits = stuck.flatMap(([, owned]) => owned.filter(({ state }) => state === 'stalled'))
  return cause(
    'stuck-member',
    `${listed(names)} ${names.length === 1 ? 'owns' : 'own'} ${listed(waits.map(nameOf))} and commits nothing${others.length > 0 ? ', while the others go on' : ''}: alive by its heartbeats, and stuck in its work${waits.length === 1 ? ', perhaps on one record' : ''}.`,
    names,
  )
}

const rebalancing: Finder = ({ name, first, last, hasTwo }) => {
  const grew = hasTwo && first.epoch !== null && last.epoch !== null && last.epoch - first.epoch >= 2
  const changed = hasTwo && [...last.members.keys()].filter((id) => !first.members.has(id)).length
  const isSwapped = changed !== false && changed > 1 && changed >= last.members.size && first.members.size > 1
  const never =
    hasTwo &&
    [...last.members.values()].some(
      ({ id, currentEpoch, targetEpoch }) =>
        currentEpoch !== targetEpoch &&
        first.members.get(id)?.currentEpoch === currentEpoch &&
        currentEpoch !== null &&
        targetEpoch !== null,
    )
  if (!(isRebalancing(last) && (!hasTwo || isRebalancing(first))) && !grew && !isSwapped && !never)
    return undefined
  const seen = grew
    ? `its epoch went from ${first.epoch} to ${last.epoch}`
    : isSwapped
      ? 'every member has joined anew since the first listing'
      : never
        ? 'a member does not reach the target epoch'
        : `it is ${last.state}${hasTwo ? ' in both listings' : ''}`
  return cause(
    'rebalancing-without-end',
    `${name} ${hasTwo ? 'rebalances again and again' : 'is rebalancing'}: ${seen}. Work over max.poll.interval.ms, or members that crash and return, do that.`,
  )
}

const retention: Finder = ({ partitions, retentionMs }) => {
  let soonest: { reading: PartitionReading; seconds: number; kept: number } | undefined
  for (const reading of partitions) {
    const kept = retentionMs(reading.topic)
    const { written, read, lag } = reading
    if (kept === undefined || kept < 0 || !written || written <= 0 || !lag || read === null) continue
    const age = lag / written
    const growth = 1 - Math.max(0, read) / written
    const left = kept / 1000 - age
    const seconds = left <= 0 ? 0 : growth > 0 ? left / growth : Number.POSITIVE_INFINITY
    const isNear = left <= 0 || (growth > 0 && (age > kept / 2000 || seconds < DAY_SECONDS))
    if (isNear && (!soonest || seconds < soonest.seconds)) soonest = { reading, seconds, kept }
  }
  if (!soonest) return undefined
  const { reading, seconds, kept } = soonest
  const when = seconds === 0 ? 'now' : `in about ${formatDuration(seconds * 1000)}`
  return cause(
    'retention',
    `${nameOf(reading)} keeps its records for ${formatDuration(kept)}: as it goes, retention deletes unread ones ${when}.`,
    [nameOf(reading)],
  )
}

const skew: Finder = ({ partitions, hasTwo }) => {
  if (partitions.length < 3) return undefined
  const behind = partitions.filter(({ state }) => state === 'falling-behind' || state === 'lagging')
  const lag = sum(partitions.map(lagOf))
  if (behind.length === 0 || lag === 0) return undefined
  const hot = behind.filter((reading) => lagOf(reading) > (2 * lag) / partitions.length)
  if (hot.length === 0 || hot.length * 3 > partitions.length || sum(hot.map(lagOf)) < lag * 0.6)
    return undefined
  const written = sum(partitions.map(({ written: rate }) => rate ?? 0))
  const share = written > 0 ? sum(hot.map(({ written: rate }) => rate ?? 0)) / written : undefined
  const rates =
    hasTwo && share !== undefined ? `, and ${formatSignificant(share * 100)} % of what is written` : ''
  return cause(
    'skew',
    `${listed(hot.map(nameOf))} ${hot.length === 1 ? 'has' : 'have'} ${formatSignificant((sum(hot.map(lagOf)) / lag) * 100)} % of the lag${rates}, of ${formatCountOf(partitions.length, 'partition')}: a hot key, or a member with more than its share.`,
    hot.map(nameOf),
  )
}

const workers = ({ last, partitions }: Evidence): number =>
  Math.max(
    last.members.size,
    new Set(partitions.flatMap(({ owner }) => (owner === null ? [] : [owner]))).size,
  )

const tooFew: Finder = (evidence) => {
  const { name, partitions } = evidence
  const members = workers(evidence)
  const behind = partitions.filter(({ state }) => state === 'falling-behind' || state === 'lagging')
  if (behind.length === 0 || members === 0 || behind.length * 2 <= partitions.length) return undefined
  const rates = ratesOf(partitions)
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
  const [written, read] = [
    sum(partitions.map((one) => one.written ?? 0)),
    sum(partitions.map((one) => one.read ?? 0)),
  ]
  return `: ${formatCount(Math.round(written))} records a second are written and ${formatCount(Math.round(read))} read`
}

const idle: Finder = ({ last, partitions }) => {
  const owners = new Set(partitions.flatMap(({ owner }) => (owner === null ? [] : [owner])))
  const unused = [...last.members.values()].filter(({ id, partitions: count }) =>
    count === null ? last.rows.size > 0 && !owners.has(id) : count === 0,
  )
  if (unused.length === 0 || last.members.size === 0) return undefined
  return cause(
    'idle-members',
    `${listed(unused.map(({ id }) => id))} ${unused.length === 1 ? 'owns' : 'own'} no partition${last.members.size > partitions.length && partitions.length > 0 ? `: ${formatCountOf(last.members.size, 'member')} share ${formatCountOf(partitions.length, 'partition')}` : ''}.`,
    unused.map(({ id }) => id),
  )
}

/** Those that explain others stand before them. */
const FINDERS: readonly Finder[] = [
  rewinding,
  noLeader,
  noMembers,
  deadMember,
  deadOwner,
  rebalancing,
  withoutOwner,
  stuckMember,
  retention,
  skew,
  tooFew,
  idle,
]

/** What explains a group's state, worst first; each kind once. */
export function findCauses(evidence: Evidence): readonly Cause[] {
  const found: Cause[] = []
  for (const find of FINDERS) {
    const one = find(evidence)
    if (one && !found.some(({ kind }) => kind === one.kind)) found.push(one)
  }
  return found
}
