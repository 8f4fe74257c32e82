/** Causes that the offsets of partitions show. */
import { formatCount, formatCountOf, formatDuration } from '../shared/format'
import { ADVICE, LEFT_OVER, READ_TOO_LATE } from './advice'
import type { PartitionReading } from './diagnosis'
import { cause, type Finder, lagOf, listed, nameOf, sum } from './evidence'
import { returnsOf } from './judge-topic'

const DAY_SECONDS = 86_400

export const rewinding: Finder = ({ name, partitions }) => {
  const back = partitions.filter(({ state }) => state === 'rewinding')
  if (back.length === 0) return undefined
  return cause(
    'rewinding',
    `The committed offset of ${listed(back.map(nameOf))} went back: somebody reset ${name}, or a member committed what another had passed.`,
    back.map(nameOf),
  )
}

export const offsetBeyondEnd: Finder = ({ partitions }) => {
  const beyond = partitions.filter(({ state }) => state === 'beyond-end')
  if (beyond.length === 0) return undefined
  const records = sum(beyond.map(({ lag }) => -(lag ?? 0)))
  return cause(
    'offset-beyond-end',
    `The committed offset of ${listed(beyond.map(nameOf))} is ${formatCountOf(records, 'record')} beyond the end of the log: the log was cut off (an unclean leader election) or the topic was made anew, and the group's next fetch there is out of range.`,
    beyond.map(nameOf),
  )
}

export const noLeader: Finder = ({ partitions, topics }) => {
  const offline = partitions.filter(
    ({ topic, partition, committed, end, owner }) =>
      topics.get(topic)?.replicas.get(partition)?.leader === null ||
      (end === null && committed !== null && owner !== null),
  )
  if (offline.length === 0) return undefined
  const isSeen = offline.some(
    ({ topic, partition }) => topics.get(topic)?.replicas.get(partition)?.leader === null,
  )
  const returns = [...new Set(offline.map(({ topic }) => topic))].flatMap((name) => {
    const seen = topics.get(name)
    const partitions = offline.flatMap(({ topic, partition }) =>
      topic === name && seen?.replicas.get(partition)?.leader === null ? [partition] : [],
    )
    return seen ? returnsOf(name, seen, partitions) : []
  })
  return cause(
    'no-leader',
    isSeen
      ? `${listed(offline.map(nameOf))} ${offline.length === 1 ? 'has' : 'have'} no leader: nobody can read or write there, whatever the group does.`
      : `Where ${listed(offline.map(nameOf))} ${offline.length === 1 ? 'ends' : 'end'} is not known: no leader answered for ${offline.length === 1 ? 'it' : 'them'}.`,
    offline.map(nameOf),
    returns.length > 0 ? [...returns, ...ADVICE['no-leader']] : undefined,
  )
}

/** What a group did not read in time. */
export const readTooLate: Finder = ({ name, last, partitions, topics }) => {
  const late = partitions.flatMap((reading) => {
    const { topic, partition, committed } = reading
    const start = last.rows.get(nameOf(reading))?.start ?? topics.get(topic)?.starts.get(partition)
    return start != null && committed !== null && committed < start
      ? [{ reading, records: start - committed }]
      : []
  })
  if (late.length === 0) return undefined
  const names = late.map(({ reading }) => nameOf(reading))
  return cause(
    'retention',
    `Retention has deleted what ${name} had not read: ${listed(names)} ${names.length === 1 ? 'begins' : 'begin'} ${formatCountOf(sum(late.map(({ records }) => records)), 'record')} after what is committed.`,
    names,
    READ_TOO_LATE,
  )
}

export const retention: Finder = ({ partitions, retentionMs }) => {
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

export const withoutOwner: Finder = ({ last, partitions }) => {
  if (last.isEmpty || last.members.size === 0) return undefined
  const free = partitions.filter(
    (reading) => reading.owner === null && last.rows.get(nameOf(reading))?.isOwnerListed !== false,
  )
  if (free.length === 0) return undefined
  const waiting = `${formatCount(sum(free.map(lagOf)))} records wait there`
  const topics = [...new Set(free.map(({ topic }) => topic))]
  const isWhole = topics.every((name) =>
    partitions.every(({ topic, owner }) => topic !== name || owner === null),
  )
  if (isWhole && free.length < partitions.length)
    return cause(
      'partition-without-owner',
      `Nobody owns any partition of ${listed(topics)}, while the others have owners: no member subscribes to ${topics.length === 1 ? 'it' : 'them'}; ${waiting}.`,
      free.map(nameOf),
      LEFT_OVER,
    )
  return cause(
    'partition-without-owner',
    `Nobody owns ${listed(free.map(nameOf))} although the group has ${formatCountOf(last.members.size, 'member')}: ${waiting}.`,
    free.map(nameOf),
  )
}

export const neverCommitted: Finder = ({ name, partitions, hasTwo }) => {
  const without = partitions.filter(
    ({ committed, lag, owner, end }) => committed === null && lag === null && owner !== null && end !== 0,
  )
  const growing = without.filter(({ state }) => state === 'uncommitted')
  const isAll = without.length > 0 && without.length === partitions.length
  if (growing.length === 0 && !isAll) return undefined
  const about = growing.length > 0 ? growing : without
  return cause(
    'never-committed',
    `${name} has never committed an offset of ${listed(about.map(nameOf))}${hasTwo && growing.length > 0 ? ', and more is written there' : ''}: how far it is cannot be told.`,
    about.map(nameOf),
  )
}
