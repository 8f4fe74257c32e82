import { type KeyHash, partitionShares } from '../kafka/partition-shares'
import type { Topic } from '../model/design'
import { createSlot } from '../shared/node-slot'
import type { TopicWriter } from '../views/views'
import { input } from './figures'
import { keyHash, NO_KEY } from './key-hash'
import type { FigureInput } from './sizing'
import { statedKeys } from './stated-keys'
import { timestampGrain } from './timestamp-grain'

/** Far more partitions than any screen tells apart: beyond, the spread is even and the list no longer. */
export const MOST_PARTITIONS = 10_000

/** So many keys of equal share come out evenly enough that nobody plans by the rest. */
const MANY_KEYS = 2048

/** How a topic's records are spread over its partitions, and what that rests on. */
export interface Spread {
  /** The share of each partition in their order; null where all are alike. */
  readonly shares: readonly number[] | null
  /** The largest share of a partition, and where samples are part of all keys what they show of it. */
  readonly fullest: number
  readonly seen?: number
  /** What is said of the keys: of these a figure tells where an uneven share comes from. */
  readonly inputs: readonly FigureInput[]
  /** Whether it follows from what is stated alone, without keys that are made up. */
  readonly isExact: boolean
}

/**
 * How a topic's records are spread, to plan by: what the keys that are stated make of it, through the partitioner
 * in use. Where several things are said of the keys, the least even of them counts, so that saying more takes no
 * finding away.
 *
 * - A hottest key's share: Zipf's law is fitted to it for the others, over the stated number of keys or a million.
 * - A number of keys alone: made-up ones through the hash, all alike.
 * - Sample keys: where the hash puts them. Unless they are all the keys there are, a few fall unevenly by chance, so
 *   that the fullest partition counts with what its share is at least.
 * - A timestamp that is coarse: all in the newest partition.
 *
 * @see BuiltInPartitioner.partitionForKey, rd_kafka_msg_partitioner_consistent_random
 */
export function spreadOf(topic: Topic, partitions: number, writers: readonly TopicWriter[]): Spread {
  const { key } = topic
  const hash = hashOf(writers)
  if (!key || key.strategy === 'none' || partitions === 1 || hash === undefined) return even(partitions)
  if (partitions > MOST_PARTITIONS) return evenBesides(topic, partitions)
  const cached = known.get(topic)
  if (cached && cached.partitions === partitions && cached.hash === hash) return cached.spread
  const spread = leastEven(topic, partitions, hash)
  known.set(topic, { partitions, hash, spread })
  return spread
}

const known = createSlot<Topic, { partitions: number; hash: KeyHash; spread: Spread }>()

const NO_INPUTS: readonly FigureInput[] = []

/** The spreads of topics whose partitions are all alike, by how many they have. */
const evens: Spread[] = []

function even(partitions: number): Spread {
  const before = evens[partitions]
  if (before !== undefined) return before
  const spread: Spread = { shares: null, fullest: 1 / partitions, inputs: NO_INPUTS, isExact: true }
  if (partitions <= MOST_PARTITIONS) evens[partitions] = spread
  return spread
}

/** Of more partitions than are listed none has less than the hottest key, wherever that lies. */
function evenBesides(topic: Topic, partitions: number): Spread {
  const hottest = topic.key?.skew ?? 0
  if (hottest <= 1 / partitions) return even(partitions)
  const said = input('share of the hottest key', hottest, 'ratio', 'user', `topic:${topic.name}`)
  return { shares: null, fullest: hottest, inputs: [said], isExact: false }
}

/** The hash by which a topic's keys find their partitions; undefined where none does: no key is sent, or asked for. */
export function hashOf(writers: readonly TopicWriter[]): KeyHash | undefined {
  const [first] = writers
  if (first === undefined) return 'murmur2'
  const hash = keyHash(first)
  if (hash === 'murmur2' || hash === 'crc32' || hash === 'fnv1a') return hash
  // A partitioner of the user's own, or one that is not computed here, is taken to spread evenly.
  return undefined
}

/** Whether no writer's records go where a key says: there is none, or the partitioner does not look at it. */
export const isKeyless = (topic: Topic, writers: readonly TopicWriter[]): boolean =>
  topic.key?.strategy === 'none' ||
  (writers.length > 0 && writers.every((writer) => keyHash(writer) === NO_KEY))

function leastEven(topic: Topic, partitions: number, hash: KeyHash): Spread {
  const { key, name } = topic
  const grain = key?.strategy === 'timestamp' ? timestampGrain(key) : undefined
  if (grain === 'coarse') return newest(partitions)
  const sampled = bySamples(topic, partitions, hash, name)
  // Where the samples are all the keys, and nothing is said of how often each comes, no others need be made up.
  if (sampled && sampled.seen === undefined && key?.skew === undefined) return sampled
  const spreads = [byStatement(topic, partitions, hash), sampled]
  let worst = even(partitions)
  for (const spread of spreads) if (spread && spread.fullest > worst.fullest) worst = spread
  return worst
}

function newest(partitions: number): Spread {
  const shares = Array.from({ length: partitions }, (_, at) => (at === partitions - 1 ? 1 : 0))
  return { shares, fullest: 1, inputs: NO_INPUTS, isExact: true }
}

const ASSUMED_KEYS = 1_000_000

function byStatement(topic: Topic, partitions: number, hash: KeyHash): Spread | undefined {
  const keys = statedKeys(topic)
  const hottest = topic.key?.skew
  if (hottest === undefined && (keys === undefined || keys > MANY_KEYS)) return undefined
  const cardinality = keys ?? ASSUMED_KEYS
  const isAlike = hottest === undefined || hottest <= 1 / cardinality
  if (isAlike && cardinality > MANY_KEYS) return undefined
  const shares = partitionShares(
    { spread: 'skewed', cardinality, ...(hottest !== undefined && { hottestShare: hottest }) },
    partitions,
    hash,
  )
  const at = `topic:${topic.name}`
  return {
    shares,
    fullest: largest(shares),
    inputs: [
      ...(hottest === undefined
        ? []
        : [input('share of the hottest key, the others by Zipf’s law', hottest, 'ratio', 'user', at)]),
      input(
        'distinct keys, made-up ones in their place',
        cardinality,
        'keys',
        keys === undefined ? 'assumption' : 'user',
        at,
      ),
    ],
    isExact: false,
  }
}

function bySamples(topic: Topic, partitions: number, hash: KeyHash, name: string): Spread | undefined {
  const samples = topic.key?.samples
  if (!samples || samples.length === 0) return undefined
  const shares = partitionShares({ spread: 'samples', keys: samples }, partitions, hash)
  const fullest = largest(shares)
  const inputs = [input('sample keys, through the hash', samples.length, 'count', 'user', `topic:${name}`)]
  const all = statedKeys(topic)
  if (all !== undefined && new Set(samples).size >= all) return { shares, fullest, inputs, isExact: true }
  const flat = 1 / partitions
  const least = leastShare(fullest, samples.length, partitions)
  if (least <= flat) return undefined
  const weight = (least - flat) / (fullest - flat)
  return {
    shares: shares.map((share) => share * weight + flat * (1 - weight)),
    fullest: least,
    seen: fullest,
    inputs,
    isExact: true,
  }
}

/**
 * What the share of the fullest of some partitions, as some samples show it, is at least: the lower end of Wilson's
 * interval at 99.9 %, wider by what the choice of the fullest out of many lets chance do.
 */
export function leastShare(share: number, samples: number, partitions: number): number {
  const z = 3.29 + 0.5 * Math.log10(partitions)
  const z2 = (z * z) / samples
  return (share + z2 / 2 - z * Math.sqrt((share * (1 - share)) / samples + z2 / (4 * samples))) / (1 + z2)
}

const largest = (shares: readonly number[]): number =>
  shares.reduce((most, share) => Math.max(most, share), 0)
