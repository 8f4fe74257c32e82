import { DEFAULT_MEMBERS, DEFAULT_THREADS_PER_MEMBER } from '../model/defaults'
import type { ConsumerGroup, Topic } from '../model/design'
import { ownsPartitions } from '../model/reading'
import { retryMs, workMs } from '../model/retrying'
import type { Rate } from '../traffic/traffic'
import type { TopicReader } from '../views/views'
import type { Assumptions } from './assumptions'
import { countOf, figure, input, MOST_COUNT } from './figures'
import type { Bound, InputOrigin, PartitionBoundName } from './sizing'

const from = (value: unknown): InputOrigin => (value === undefined ? 'assumption' : 'user')

/** Members times threads: how many of a group's consumers can each own partitions. */
export const consumersOf = (group: ConsumerGroup): number =>
  Math.min(
    MOST_COUNT,
    (group.members ?? DEFAULT_MEMBERS) * (group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER),
  )

/** How many of a group's consumers want partitions of their own: none where a partition may have several readers. */
export const ownersOf = (group: ConsumerGroup): number => (ownsPartitions(group) ? consumersOf(group) : 0)

/**
 * ceil(peak bytes/s × growth ÷ (write per partition × headroom)); 0 without traffic. Bytes count before
 * compression, which is what a producer and its leader handle per record.
 *
 * @see DESIGN.md section 5, bound 1; Jun Rao, How to choose the number of topics/partitions (2015)
 */
function writeNeed(rate: Rate, assume: Assumptions): number {
  const { partitionWriteBytesPerSecond, headroom, growth } = assume.values
  return countOf((rate.peakBytes * growth) / (partitionWriteBytesPerSecond * headroom))
}

const writeBound = (rate: Rate, assume: Assumptions): Bound =>
  figure(
    writeNeed(rate, assume),
    'partitions',
    'ceil(peak write × growth ÷ (write per partition × headroom))',
    [input('peak write', rate.peakBytes, 'bytes/s', 'derived'), assume.growth, assume.write, assume.headroom],
  )

/** Returns what all readers of a topic read at peak, in bytes a second. */
export function peakReadOf(readers: readonly TopicReader[]): number {
  let peakBytes = 0
  for (const reader of readers) peakBytes += reader.rate.peakBytes
  return peakBytes
}

/** ceil(sum over groups of peak read × growth ÷ (read per partition × headroom)); 0 without readers. */
function readNeed(readers: readonly TopicReader[], assume: Assumptions): number {
  const { partitionReadBytesPerSecond, headroom, growth } = assume.values
  return countOf((peakReadOf(readers) * growth) / (partitionReadBytesPerSecond * headroom))
}

const readBound = (readers: readonly TopicReader[], assume: Assumptions): Bound =>
  figure(
    readNeed(readers, assume),
    'partitions',
    'ceil(peak read of all groups × growth ÷ (read per partition × headroom))',
    [
      input('peak read of all groups', peakReadOf(readers), 'bytes/s', 'derived'),
      assume.growth,
      assume.read,
      assume.headroom,
    ],
  )

const consumersIn = ({ forThreads, group }: TopicReader): number => forThreads ?? consumersOf(group)

/**
 * The group with the largest members × threads of those in which a consumer without a partition is idle. Without one of
 * a retry topic a consumer has its partitions of the topic that it retries.
 */
function widestOf(readers: readonly TopicReader[]): TopicReader | undefined {
  let most: TopicReader | undefined
  for (const reader of readers) {
    if (reader.forThreads !== undefined && reader.forThreads > (most ? consumersIn(most) : 0)) most = reader
    if (reader.forThreads !== undefined || reader.isRetry || !ownsPartitions(reader.group)) continue
    if (!most || consumersOf(reader.group) > consumersIn(most)) most = reader
  }
  return most
}

function membersNeed(readers: readonly TopicReader[]): number {
  const most = widestOf(readers)
  return most ? consumersIn(most) : 0
}

function membersBound(readers: readonly TopicReader[]): Bound {
  const most = widestOf(readers)
  if (!most) return figure(0, 'partitions', 'largest members × threads of any group', [])
  const { id: at, group: widest, forThreads } = most
  if (forThreads !== undefined)
    return figure(
      forThreads,
      'partitions',
      'ceil(instances × num.stream.threads ÷ sub-topologies)',
      [input('partitions for each thread to have a task', forThreads, 'partitions', 'derived', at)],
      at,
    )
  return figure(
    consumersOf(widest),
    'partitions',
    'largest members × threads of any group',
    [
      input('members', widest.members ?? DEFAULT_MEMBERS, 'members', from(widest.members), at),
      input(
        'threads per member',
        widest.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER,
        'count',
        from(widest.threadsPerMember),
        at,
      ),
    ],
    at,
  )
}

/** The work on one record; on one that is tried again through a retry topic its tries there alone. */
const workOf = ({ group, isRetry }: TopicReader): number =>
  isRetry ? (group.processingMsPerRecord ?? 0) + retryMs(group) : workMs(group)

const busyOf = (reader: TopicReader): number => reader.rate.peakRecords * workOf(reader)

/** The group that has most to do. No count helps a share group, whose members need none, or members that each read everything. */
function slowestOf(readers: readonly TopicReader[]): TopicReader | undefined {
  let slowest: TopicReader | undefined
  let busiest = 0
  for (const reader of readers) {
    if (!ownsPartitions(reader.group)) continue
    const busy = busyOf(reader)
    if (busy > busiest) {
      busiest = busy
      slowest = reader
    }
  }
  return slowest
}

/**
 * Little's law, for the group that needs most: ceil(peak records/s × growth × processing seconds ÷
 * utilisation) consumers are busy at once, and each needs a partition of its own.
 */
function processingNeed(readers: readonly TopicReader[], { values }: Assumptions): number {
  const slowest = slowestOf(readers)
  return slowest ? countOf((busyOf(slowest) * values.growth) / 1000 / values.utilisation) : 0
}

function processingBound(readers: readonly TopicReader[], assume: Assumptions): Bound {
  const formula = 'ceil(peak records × growth × processing time ÷ utilisation)'
  const slowest = slowestOf(readers)
  if (!slowest) return figure(0, 'partitions', formula, [])
  const { id: at, rate } = slowest
  return figure(
    processingNeed(readers, assume),
    'partitions',
    formula,
    [
      input('peak records', rate.peakRecords, 'records/s', 'derived'),
      assume.growth,
      input('processing time', workOf(slowest), 'ms', 'user', at),
      assume.utilisation,
    ],
    at,
  )
}

/** What an ordered topic gets at least, so that it can be read by more members later: as many as are usual for moderate traffic. */
const ROOM_TO_GROW = 6

const ORDERED = 'what leaves an ordered topic room to grow, since its count cannot change later'
const NOT_ORDERED = figure(0, 'partitions', ORDERED, [])

/**
 * The count below which a topic that promises order is not chosen: more partitions later would put keys elsewhere and
 * break it. 0 where no order is promised, where somebody chose the count, or where a join decides.
 */
export function orderBound({ key, partitions }: Topic, isJoined: boolean, keys: number): Bound {
  const isOrdered = key?.ordered === true && key.strategy !== 'none' && partitions === 'auto'
  const least = isOrdered && !isJoined ? Math.min(ROOM_TO_GROW, keys) : 0
  if (least === 0) return NOT_ORDERED
  return figure(least, 'partitions', ORDERED, [
    input('least for an ordered topic', ROOM_TO_GROW, 'partitions', 'assumption'),
  ])
}

const JOINED = 'partitions of the topics that are co-partitioned with it'
const NOT_JOINED = figure(0, 'partitions', JOINED, [])

/** What the topics to be joined with ask for; 0 where there are none. `at` names the one that sets it. */
export function coPartitionedBound(
  from: { readonly partner: { name: string; partitions: number }; readonly isChosen: boolean } | undefined,
): Bound {
  if (!from) return NOT_JOINED
  const { partner, isChosen } = from
  const at = `topic:${partner.name}`
  return figure(
    partner.partitions,
    'partitions',
    JOINED,
    [
      isChosen
        ? input('partitions', partner.partitions, 'partitions', 'user', at)
        : input('partitions needed', partner.partitions, 'partitions', 'derived', at),
    ],
    at,
  )
}

type OwnBoundName = Exclude<PartitionBoundName, 'coPartitioned' | 'order'>
type OwnNeeds = Readonly<Record<OwnBoundName, number>>

/** The partitions that a topic's own traffic and readers need at least, each by itself. */
export const ownNeeds = (rate: Rate, readers: readonly TopicReader[], assume: Assumptions): OwnNeeds => ({
  write: writeNeed(rate, assume),
  read: readNeed(readers, assume),
  members: membersNeed(readers),
  processing: processingNeed(readers, assume),
})

/** The same four, each with what it is made of: for who looks at one topic. */
export const ownBounds = (
  rate: Rate,
  readers: readonly TopicReader[],
  assume: Assumptions,
): Readonly<Record<OwnBoundName, Bound>> => ({
  write: writeBound(rate, assume),
  read: readBound(readers, assume),
  members: membersBound(readers),
  processing: processingBound(readers, assume),
})

/** The largest of a topic's own needs, and at least one partition. */
export const largestNeed = ({ write, read, members, processing }: OwnNeeds): number =>
  Math.max(1, write, read, members, processing)

const OWN = ['write', 'read', 'members', 'processing'] as const

/** The name of the largest need; where several tie, the first of the list says most about the traffic. */
export function largestNeedName(needs: OwnNeeds): OwnBoundName {
  let largest: OwnBoundName = 'write'
  for (const name of OWN) if (needs[name] > needs[largest]) largest = name
  return largest
}
