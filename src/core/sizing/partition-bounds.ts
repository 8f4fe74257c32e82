import { DEFAULT_MEMBERS, DEFAULT_THREADS_PER_MEMBER } from '../model/defaults'
import type { ConsumerGroup, Topic } from '../model/design'
import { ownsPartitions } from '../model/reading'
import { retryMs, workMs } from '../model/retrying'
import type { Rate } from '../traffic/traffic'
import type { TopicReader } from '../views/views'
import type { Assumptions } from './assumptions'
import { countOf, figure, input, MOST_COUNT } from './figures'
import type { Bound, FigureInput, InputOrigin, PartitionBoundName } from './sizing'

const from = (value: unknown): InputOrigin => (value === undefined ? 'assumption' : 'user')

/** Members times threads: how many of a group's consumers can each own partitions. */
export const consumersOf = (group: ConsumerGroup): number =>
  Math.min(
    MOST_COUNT,
    (group.members ?? DEFAULT_MEMBERS) * (group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER),
  )

/** How many of a group's consumers want partitions of their own: none where a partition may have several readers. */
export const ownersOf = (group: ConsumerGroup): number => (ownsPartitions(group) ? consumersOf(group) : 0)

const peakWrite = (rate: Rate): FigureInput => input('peak write', rate.peakBytes, 'bytes/s', 'derived')

/**
 * ceil(peak bytes/s × growth ÷ (write per partition × headroom)); 0 without traffic. Bytes count before
 * compression, which is what a producer and its leader handle per record.
 *
 * @see DESIGN.md section 5, bound 1; Jun Rao, How to choose the number of topics/partitions (2015)
 */
function writeBound(rate: Rate, assume: Assumptions): Bound {
  const { partitionWriteBytesPerSecond, headroom, growth } = assume.values
  return figure(
    countOf((rate.peakBytes * growth) / (partitionWriteBytesPerSecond * headroom)),
    'partitions',
    'ceil(peak write × growth ÷ (write per partition × headroom))',
    () => [peakWrite(rate), assume.growth, assume.write, assume.headroom],
  )
}

/** ceil(sum over groups of peak read × growth ÷ (read per partition × headroom)); 0 without readers. */
function readBound(readers: readonly TopicReader[], assume: Assumptions): Bound {
  const { partitionReadBytesPerSecond, headroom, growth } = assume.values
  let peakBytes = 0
  for (const reader of readers) peakBytes += reader.rate.peakBytes
  return figure(
    countOf((peakBytes * growth) / (partitionReadBytesPerSecond * headroom)),
    'partitions',
    'ceil(peak read of all groups × growth ÷ (read per partition × headroom))',
    () => [
      input('peak read of all groups', peakBytes, 'bytes/s', 'derived'),
      assume.growth,
      assume.read,
      assume.headroom,
    ],
  )
}

const consumersIn = ({ forThreads, group }: TopicReader): number => forThreads ?? consumersOf(group)

/**
 * The largest members × threads of any group in which a consumer without a partition is idle. Without one of a retry
 * topic a consumer has its partitions of the topic that it retries.
 */
function membersBound(readers: readonly TopicReader[]): Bound {
  let most: TopicReader | undefined
  for (const reader of readers) {
    if (reader.forThreads !== undefined && reader.forThreads > (most ? consumersIn(most) : 0)) most = reader
    if (reader.forThreads !== undefined || reader.isRetry || !ownsPartitions(reader.group)) continue
    if (!most || consumersOf(reader.group) > consumersIn(most)) most = reader
  }
  if (!most) return figure(0, 'partitions', 'largest members × threads of any group', [])
  const { id: at, group: widest, forThreads } = most
  if (forThreads !== undefined)
    return figure(
      forThreads,
      'partitions',
      'ceil(instances × num.stream.threads ÷ sub-topologies)',
      () => [input('partitions for each thread to have a task', forThreads, 'partitions', 'derived', at)],
      at,
    )
  return figure(
    consumersOf(widest),
    'partitions',
    'largest members × threads of any group',
    () => [
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

/**
 * Little's law, for the group that needs most: ceil(peak records/s × growth × processing seconds ÷
 * utilisation) consumers are busy at once, and each needs a partition of its own. No count helps a share group, whose
 * members need none, or members that each read everything.
 */
function processingBound(readers: readonly TopicReader[], assume: Assumptions): Bound {
  const { utilisation, growth } = assume.values
  const formula = 'ceil(peak records × growth × processing time ÷ utilisation)'
  let slowest: TopicReader | undefined
  let busiest = 0
  for (const reader of readers) {
    if (!ownsPartitions(reader.group)) continue
    const busy = reader.rate.peakRecords * workOf(reader)
    if (busy > busiest) {
      busiest = busy
      slowest = reader
    }
  }
  if (!slowest) return figure(0, 'partitions', formula, [])
  const { id: at, rate } = slowest
  const work = workOf(slowest)
  return figure(
    countOf((busiest * growth) / 1000 / utilisation),
    'partitions',
    formula,
    () => [
      input('peak records', rate.peakRecords, 'records/s', 'derived'),
      assume.growth,
      input('processing time', work, 'ms', 'user', at),
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

type OwnBounds = Readonly<Record<Exclude<PartitionBoundName, 'coPartitioned' | 'order'>, Bound>>

/** The four bounds that a topic's own traffic and readers set. */
export const ownBounds = (rate: Rate, readers: readonly TopicReader[], assume: Assumptions): OwnBounds => ({
  write: writeBound(rate, assume),
  read: readBound(readers, assume),
  members: membersBound(readers),
  processing: processingBound(readers, assume),
})

/** The largest of a topic's own bounds, and at least one partition. */
export const largestBound = ({ write, read, members, processing }: OwnBounds): number =>
  Math.max(1, write.value, read.value, members.value, processing.value)
