import type { Topic } from '../model/design'
import { ownsPartitions } from '../model/reading'
import { workMs } from '../model/retrying'
import type { Rate } from '../traffic/traffic'
import type { TopicReader, TopicWriter } from '../views/views'
import type { Assumptions } from './assumptions'
import { figure, input } from './figures'
import { isKeyless, leastShare, MOST_PARTITIONS, spreadOf } from './key-spread'
import type { Figure, FigureInput, Unfixable } from './sizing'
import { statedKeys } from './stated-keys'
import { timestampGrain } from './timestamp-grain'

/** The share of all records that the most frequent key has at least, as stated or as the sample keys show. */
export function hottestKeyShare(topic: Topic): number | undefined {
  const { key } = topic
  if (!key || key.strategy === 'none') return undefined
  const keys = statedKeys(topic)
  const shares = [key.skew, keys === undefined ? undefined : 1 / keys, repeatedShare(key.samples ?? [])]
  const known = shares.filter((share) => share !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

/** What the share of the sample that stands there most often is at least; samples without a repetition say nothing. */
function repeatedShare(samples: readonly string[]): number | undefined {
  const counts = new Map<string, number>()
  let most = 0
  for (const sample of samples) {
    const count = (counts.get(sample) ?? 0) + 1
    counts.set(sample, count)
    if (count > most) most = count
  }
  return most > 1 ? leastShare(most / samples.length, samples.length, counts.size) : undefined
}

interface SpreadInputs {
  readonly topic: Topic
  readonly rate: Rate
  readonly writers: readonly TopicWriter[]
  readonly readers: readonly TopicReader[]
  readonly assume: Assumptions
}

/**
 * What no number of partitions fixes: a key whose records alone exceed what one partition takes or gives or
 * one member can process; keys that the hash puts so unevenly that a partition does; so few distinct keys that
 * partitions stay empty; and a timestamp key that is not known to be fine, whose newest partition takes everything.
 */
export function findUnfixable(inputs: SpreadInputs, partitions: number): readonly Unfixable[] {
  const { topic, rate, writers } = inputs
  const { key } = topic
  if (!key || isKeyless(topic, writers)) return NOTHING
  const isOfTime = key.strategy === 'timestamp' && timestampGrain(key) !== 'fine'
  const hot = isOfTime ? null : (hotKey(inputs) ?? hotPartition(inputs, partitions))
  const few = fewKeys(inputs, partitions)
  if (!hot && !few && !isOfTime) return NOTHING
  const found: Unfixable[] = []
  if (hot) found.push(hot)
  if (few) found.push(few)
  if (isOfTime && rate.peakBytes > 0) {
    found.push({ kind: 'timestamp-key', figure: loadOfShare(inputs, null, 'the newest partition') })
  }
  return found
}

const NOTHING: readonly Unfixable[] = []

function hotKey(inputs: SpreadInputs): Unfixable | null {
  const share = hottestKeyShare(inputs.topic)
  if (share === undefined) return null
  if (!(largestLoad(loadsOf(inputs, share)) > 1)) return null
  const origin = inputs.topic.key?.skew === share ? 'user' : 'derived'
  const load = loadOfShare(inputs, input('share of the hottest key', share, 'ratio', origin), 'one partition')
  return { kind: 'hot-key', figure: load }
}

/**
 * The fullest partition by the sample keys, where it is too full and they are enough to say so: few keys fall
 * unevenly by chance, so the share is taken at the lower end of what it may be in truth.
 */
function hotPartition(inputs: SpreadInputs, partitions: number): Unfixable | null {
  const { topic, writers } = inputs
  const spread = spreadOf(topic, partitions, writers)
  if (spread.shares === null || !spread.isExact) return null
  const share = (of: number) => input('share of the fullest partition', of, 'ratio', 'derived')
  const atLeast = loadOfShare(inputs, share(spread.fullest), 'one partition')
  if (atLeast.value <= 1) return null
  return {
    kind: 'hot-partition',
    figure: loadOfShare(inputs, share(spread.seen ?? spread.fullest), 'one partition'),
  }
}

/**
 * The load of the fullest partition by what is stated of the keys, made-up ones in their place, against what a partition
 * takes and gives; undefined where it is within that. What members get is told at their groups. Of what comes unevenly
 * the headroom is for, so that only more than a partition can is said. 1 is all that may be planned for.
 */
export function likelyFull(inputs: SpreadInputs, partitions: number): Figure | undefined {
  const { topic, writers, assume } = inputs
  const spread = spreadOf(topic, partitions, writers)
  if (spread.shares === null || spread.isExact) return undefined
  const share = input('share of the fullest partition', spread.fullest, 'ratio', 'derived')
  const load = loadOfShare(inputs, share, 'one partition', false)
  if (load.value * assume.values.headroom <= 1) return undefined
  return figure(load.value, load.unit, load.formula, [...load.inputs, ...spread.inputs])
}

/** Partitions that may stay empty before it is said. */
const MOST_EMPTY = 0.1

/** The share of partitions that no key finds, to expect of a hash. */
const emptyShare = (keys: number, partitions: number): number =>
  partitions === 1 ? 0 : (1 - 1 / partitions) ** keys

/** Whether so few keys leave partitions empty: a tenth of them and more, as about two keys a partition do. */
export const leavesEmpty = (keys: number, partitions: number): boolean =>
  keys < partitions || emptyShare(keys, partitions) >= MOST_EMPTY

/** So few keys that the hash is bound to leave partitions empty: about two keys a partition, or fewer. */
function fewKeys({ topic, writers }: SpreadInputs, partitions: number): Unfixable | null {
  const keys = statedKeys(topic)
  if (keys === undefined) return null
  if (!leavesEmpty(keys, partitions)) return null
  const empty = emptyPartitions(topic, keys, partitions, writers)
  return {
    kind: 'few-keys',
    figure: figure(keys, 'keys', 'distinct keys against partitions', [
      input('distinct keys', keys, 'keys', 'user'),
      input('partitions', partitions, 'partitions', 'derived'),
      input('partitions without a key, expected', empty, 'count', 'derived'),
    ]),
  }
}

/** Of keys that are all known the partitions that none of them finds; else the number to expect of as many. */
function emptyPartitions(
  topic: Topic,
  keys: number,
  partitions: number,
  writers: readonly TopicWriter[],
): number {
  const samples = new Set(topic.key?.samples ?? [])
  if (samples.size >= keys && partitions <= MOST_PARTITIONS) {
    const { shares } = spreadOf(topic, partitions, writers)
    if (shares) return shares.filter((share) => share === 0).length
  }
  return Math.round(partitions * emptyShare(keys, partitions))
}

interface Loads {
  readonly write: number
  readonly read: number
  readonly readBytes: number
  readonly member: number
  /** Whose member that is. */
  readonly slowest: TopicReader | undefined
}

const largestLoad = ({ write, read, member }: Loads): number => Math.max(write, read, member)

/** What a share of a topic's records is to one partition, and where that is asked to one member. 1 is all that it can. */
function loadsOf({ rate, readers, assume }: SpreadInputs, share: number, ofMembers = true): Loads {
  const { partitionWriteBytesPerSecond, partitionReadBytesPerSecond, headroom, growth, utilisation } =
    assume.values
  const planned = growth * share
  let readBytes = 0
  let slowest: TopicReader | undefined
  let member = 0
  for (const reader of readers) {
    readBytes += reader.rate.peakBytes
    const processingMs = workMs(reader.group)
    const work = (reader.rate.peakRecords * planned * processingMs) / 1000 / utilisation
    if (ofMembers && ownsPartitions(reader.group) && work > member) {
      member = work
      slowest = reader
    }
  }
  return {
    write: (rate.peakBytes * planned) / (partitionWriteBytesPerSecond * headroom),
    read: (readBytes * planned) / (partitionReadBytesPerSecond * headroom),
    readBytes,
    member,
    slowest,
  }
}

/**
 * The largest load of a share of a topic's records: against what one partition takes, what one partition
 * gives to all groups, and where that is asked what one member processes. 1 is all that it can.
 */
function loadOfShare(
  inputs: SpreadInputs,
  share: FigureInput | null,
  where: string,
  ofMembers = true,
): Figure {
  const { rate, assume } = inputs
  const { write, read, readBytes, member, slowest } = loadsOf(inputs, share?.value ?? 1, ofMembers)
  const [times, of] = share === null ? ['', []] : [' × share', [share]]
  if (slowest && member >= Math.max(write, read)) {
    return figure(
      member,
      'ratio',
      `peak records × growth${times} × processing time ÷ utilisation, all on one member`,
      () => [
        input('peak records', slowest.rate.peakRecords, 'records/s', 'derived'),
        assume.growth,
        ...of,
        input('processing time', workMs(slowest.group), 'ms', 'user', slowest.id),
        assume.utilisation,
      ],
    )
  }
  if (read > write) {
    return figure(
      read,
      'ratio',
      `${PEAK_READ} × growth${times} ÷ (read per partition × headroom), all from ${where}`,
      () => [
        input(PEAK_READ, readBytes, 'bytes/s', 'derived'),
        assume.growth,
        ...of,
        assume.read,
        assume.headroom,
      ],
    )
  }
  return figure(
    write,
    'ratio',
    `peak write × growth${times} ÷ (write per partition × headroom), all on ${where}`,
    () => [
      input('peak write', rate.peakBytes, 'bytes/s', 'derived'),
      assume.growth,
      ...of,
      assume.write,
      assume.headroom,
    ],
  )
}

const PEAK_READ = 'peak read of all groups'

/** What a load of a share is too much for, by the figure: a partition that takes, one that gives, or a member. */
export function overloadedBy({ inputs }: Figure): { readonly at?: string; readonly isRead: boolean } {
  const at = inputs.find((one) => one.at !== undefined)?.at
  const isRead = inputs.some(({ name }) => name === PEAK_READ)
  return at === undefined ? { isRead } : { at, isRead }
}
