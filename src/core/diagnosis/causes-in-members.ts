/** Causes that members show: who is there, who went, who stands, and who has nothing to do. */
import { formatCount, formatCountOf } from '../shared/format'
import {
  ALL_STUCK,
  COMMITS_REFUSED,
  crashLoop,
  OWN_NOTHING,
  recordInTheWay,
  SHARED_STUCK,
  sharedInTheWay,
  stuckOnOne,
  UNEVEN_ASSIGNMENT,
  UNKNOWN_GROUP,
} from './advice'
import { UNEVEN, unevenAssignment } from './causes-in-rates'
import type { PartitionReading } from './diagnosis'
import {
  BEHIND,
  byOwner,
  cause,
  type Evidence,
  type Finder,
  idleMembers,
  isRebalancing,
  isTold,
  lagOf,
  listed,
  nameOf,
  sum,
} from './evidence'
import type { GroupObservation } from './observations'

export const noMembers: Finder = ({ name, last, partitions }) => {
  if (last.isUnknown && partitions.length === 0)
    return cause(
      'no-members',
      `The coordinator knows no group ${name}: it has no members and no offsets.`,
      [],
      UNKNOWN_GROUP,
    )
  const isEmpty =
    last.isEmpty ||
    /^empty$/i.test(last.state ?? '') ||
    (last.members.size === 0 &&
      partitions.every(
        (reading) => reading.owner === null && last.rows.get(nameOf(reading))?.isOwnerListed !== false,
      ) &&
      partitions.length > 0)
  if (!isEmpty || isRebalancing(last)) return undefined
  const waiting = sum(partitions.map(lagOf))
  if (!partitions.some(isTold))
    return cause(
      'no-members',
      `${name} has no active members: nobody reads, and what waits for it is not listed.`,
    )
  return waiting === 0
    ? undefined
    : cause(
        'no-members',
        `${name} has no active members: nobody reads, and ${formatCount(waiting)} records wait.`,
      )
}

export const deadMember: Finder = ({ first, last, hasTwo, partitions }) => {
  // While a group is rebalancing its listing names no owners, and nobody is gone for that.
  if (!hasTwo || last.isEmpty || (isRebalancing(last) && !last.hasMemberList)) return undefined
  const owners = new Set([...first.rows.values()].map(({ owner }) => owner))
  // Where the last listing does not name all members, those that own nothing are not in it.
  const gone = [...first.members.keys()].filter(
    (id) => !last.members.has(id) && (last.hasMemberList || owners.has(id)),
  )
  const joined = [...last.members.keys()].filter((id) => !first.members.has(id))
  const left = partitions.filter((reading) => {
    const owner = first.rows.get(nameOf(reading))?.owner
    return owner != null && gone.includes(owner) && (reading.owner === null || BEHIND.has(reading.state))
  })
  if (gone.length === 0 || (joined.length >= gone.length && left.length === 0)) return undefined
  if (left.length > 0 && left.every((reading) => isStalled(reading) && isTakenOver(first, reading)))
    return cause(
      'dead-member',
      `${listed(gone)} ${gone.length === 1 ? 'is' : 'are'} gone, ${listed(joined)} ${joined.length === 1 ? 'has' : 'have'} joined, and ${listed(left.map(nameOf))} ${left.length === 1 ? 'stands at its committed offset' : 'stand at their committed offsets'} all the same: members that begin, commit nothing and go again, as where a record or a start makes them crash.`,
      gone,
      crashLoop(left),
    )
  return cause(
    'dead-member',
    `${listed(gone)} ${gone.length === 1 ? 'is' : 'are'} gone${left.length > 0 ? `, and what ${gone.length === 1 ? 'it' : 'they'} owned (${listed(left.map(nameOf))}) is not read in ${gone.length === 1 ? 'its' : 'their'} place` : ''}.`,
    gone,
  )
}

/** A member that owns partitions by the offsets and is not among the members: its session is over. */
export const deadOwner: Finder = ({ last, partitions }) => {
  if (!last.hasMemberList || last.members.size === 0) return undefined
  const owners = new Set(partitions.flatMap(({ owner }) => (owner === null ? [] : [owner])))
  const missing = [...owners].filter((id) => last.members.get(id)?.partitions == null)
  if (missing.length === 0 || missing.length === owners.size) return undefined
  return cause(
    'dead-member',
    `${listed(missing)} ${missing.length === 1 ? 'owns' : 'own'} partitions and ${missing.length === 1 ? 'is' : 'are'} no longer among the members: dead, and the group is about to notice.`,
    missing,
  )
}

const isStalled = ({ state }: PartitionReading): boolean => state === 'stalled'

/** Whether who owns a partition was no member at the first listing, and another one owned it. */
const isTakenOver = (first: GroupObservation, reading: PartitionReading): boolean =>
  reading.owner !== null &&
  first.rows.get(nameOf(reading))?.owner != null &&
  !first.members.has(reading.owner)

export const stuckMember: Finder = (all) => {
  const { first, last, hasTwo } = all
  // Of what has come since, nothing says yet that it is stuck.
  const partitions = all.partitions.filter((reading) => !isStalled(reading) || !isTakenOver(first, reading))
  const evidence = { ...all, partitions }
  if (!hasTwo || isRebalancing(last)) return stuckWhileOthersGo(evidence)
  const stalled = partitions.filter(isStalled)
  if (stalled.length === 0) return undefined
  const owners = byOwner(partitions)
  const isMoving = (reading: PartitionReading) => reading.state !== 'stalled' && (reading.read ?? 1) !== 0
  if (!partitions.some(isMoving) && owners.size !== 1) return allStuck(evidence, stalled, [...owners.keys()])
  return stuckWhileOthersGo(evidence)
}

function allStuck(
  { name, last, topics }: Evidence,
  stalled: readonly PartitionReading[],
  owners: readonly string[],
) {
  const what = `${listed(stalled.map(nameOf))}, while ${formatCount(sum(stalled.map(lagOf)))} records wait`
  if (last.isShared)
    return cause(
      'stuck-member',
      `${name} takes nothing away: what is acknowledged stands on ${what}.`,
      [],
      SHARED_STUCK,
    )
  if (owners.length === 0) return cause('stuck-member', `${name} commits nothing on ${what}.`, [], ALL_STUCK)
  const offsets = topics.get('__consumer_offsets')
  const least = Number(offsets?.configs.get('min.insync.replicas') ?? 1)
  const areRefused = [...(offsets?.replicas.values() ?? [])].some(
    ({ leader, inSync, replicas }) => leader === null || inSync < Math.min(least, replicas),
  )
  return cause(
    'stuck-member',
    `All ${owners.length} members of ${name} own partitions, and what is committed stands on ${what}. ${areRefused ? 'Their commits are refused: __consumer_offsets has partitions without a leader or without enough replicas in sync.' : 'All of them are stuck in their work, or their commits are refused.'}`,
    owners,
    areRefused ? [COMMITS_REFUSED, ...ALL_STUCK] : ALL_STUCK,
  )
}

function stuckWhileOthersGo({ last, hasTwo, partitions }: Evidence) {
  if (!hasTwo) return undefined
  const owners = byOwner(partitions)
  const goesOn = (reading: PartitionReading) =>
    !isStalled(reading) && (reading.read === null ? reading.state !== 'caught-up' : reading.read > 0)
  const stuck = [...owners].filter(([, owned]) => owned.some(isStalled) && !owned.some(goesOn))
  const others = [...owners].filter(
    ([id, owned]) => !stuck.some(([stuckId]) => stuckId === id) && owned.some(goesOn),
  )
  if (stuck.length > 0) {
    if (others.length === 0 && isRebalancing(last)) return undefined
    const names = stuck.map(([id]) => id)
    const waits = stuck.flatMap(([, owned]) => owned.filter(isStalled))
    const only = waits.length === 1 ? waits[0] : undefined
    const [own, commit] = names.length === 1 ? ['owns', 'commits'] : ['own', 'commit']
    return cause(
      'stuck-member',
      `${listed(names)} ${own} ${listed(waits.map(nameOf))} and ${commit} nothing${others.length > 0 ? ', while the others go on' : ''}: alive by ${names.length === 1 ? 'its' : 'their'} heartbeats, and stuck in ${names.length === 1 ? 'its' : 'their'} work${waits.length === 1 ? ', perhaps on one record, or held by a hanging transaction (read_committed)' : ''}.`,
      names,
      only ? stuckOnOne(only.topic, only.partition) : undefined,
    )
  }
  const alone = partitions.filter(isStalled)
  const [one] = alone
  if (!one || isRebalancing(last)) return undefined
  const { topic, partition, committed, owner } = one
  if (last.isShared)
    return cause(
      'stuck-member',
      `${listed(alone.map(nameOf))} ${alone.length === 1 ? `stands at the start offset ${committed}` : 'stand at their start offsets'}, while the other partitions move: a record there is neither accepted, released nor rejected, as where a member renews its lock for ever, or a hanging transaction holds the last stable offset there (share.isolation.level read_committed). One that merely fails is given up after group.share.delivery.count.limit deliveries.`,
      alone.map(nameOf),
      sharedInTheWay(topic, partition, committed ?? 0),
    )
  return cause(
    'stuck-member',
    `${listed(alone.map(nameOf))} ${alone.length === 1 ? 'stands' : 'stand'} at the committed offset${alone.length === 1 ? ` ${committed}` : ''}, while ${owner === null ? 'the other partitions' : 'other partitions of the same member'} move: a record there cannot be processed, or ${alone.length === 1 ? 'the partition was' : 'the partitions were'} paused and never resumed, or a hanging transaction holds the last stable offset there (read_committed).`,
    alone.map(nameOf),
    recordInTheWay(topic, partition, committed ?? 0),
  )
}

/** By a listing of members alone, some own far more than the others. */
export const unevenMembers: Finder = ({ name, last, partitions }) => {
  const members = [...last.members.values()]
  const counts = members.map((member) => member.partitions ?? 0)
  const isAtRest = members.every(({ currentEpoch, targetEpoch }) => currentEpoch === targetEpoch)
  if (partitions.length > 0 || !last.hasMemberList || last.isShared || isRebalancing(last) || !isAtRest)
    return undefined
  const all = sum(counts)
  const isMuch = (count: number) => count * members.length > UNEVEN * all && count - Math.min(...counts) >= 2
  const heavy = members.filter((member) => isMuch(member.partitions ?? 0))
  if (heavy.length === 0) return undefined
  const names = heavy.map(({ id }) => id)
  const others = counts.filter((count) => !isMuch(count))
  const [least, most] = [Math.min(...others), Math.max(...others)]
  return cause(
    'skew',
    `The partitions of ${name} are assigned unevenly: ${listed(names)} ${names.length === 1 ? 'owns' : 'own'} ${sum(counts.filter(isMuch))} of ${formatCountOf(all, 'partition')}, while ${formatCountOf(others.length, 'other member')} ${others.length === 1 ? 'has' : 'have'} ${least === most ? least : `${least} to ${most}`}${others.length > 1 ? ' each' : ''}.`,
    names,
    UNEVEN_ASSIGNMENT,
  )
}

export const idle: Finder = (evidence) => {
  const { name, last } = evidence
  if (unevenAssignment(evidence) || unevenMembers(evidence)) return undefined
  const { idle: names, shared } = idleMembers(evidence)
  if (names.length === 0) return undefined
  const members = last.members.size
  const none = `${listed(names)} ${names.length === 1 ? 'owns' : 'own'} no partition`
  if (shared === 0) return cause('idle-members', `${none}.`, names, OWN_NOTHING)
  return members > shared
    ? cause(
        'idle-members',
        `${none}: ${formatCountOf(members, 'member')} share ${formatCountOf(shared, 'partition')}.`,
        names,
      )
    : cause(
        'idle-members',
        `The partitions of ${name} are assigned unevenly: ${none}, though ${formatCountOf(members, 'member')} share ${formatCountOf(shared, 'partition')}.`,
        names,
        UNEVEN_ASSIGNMENT,
      )
}
