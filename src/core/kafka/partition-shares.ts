import { keyBytes } from './key-bytes'
import { crc32, librdkafkaPartitionForKey } from './librdkafka-partitioner'
import { murmur2 } from './partitioner'
import { saramaHash } from './sarama-partitioner'

/** How a topic's records are spread over keys. */
export type KeySpread =
  | { readonly spread: 'even' }
  /** Real keys, each as frequent as its weight says, or as often as it stands in the list. */
  | { readonly spread: 'samples'; readonly keys: readonly string[]; readonly weights?: readonly number[] }
  /** So many distinct keys, of which the most frequent has this share and the others follow Zipf's law. */
  | { readonly spread: 'skewed'; readonly cardinality: number; readonly hottestShare?: number }

export type KeyHash = 'murmur2' | 'crc32' | 'fnv1a'

/**
 * The share of the records that each partition gets; adds up to 1.
 *
 * Sample keys land where the client's hash puts them. For a stated skew the keys themselves are unknown:
 * made-up ones stand for the most frequent (at most 2,048), and the rest is spread evenly, so the figures
 * show how uneven such a topic is, not which of its partitions is the fullest.
 *
 * @see BuiltInPartitioner.partitionForKey
 */
export function partitionShares(
  spread: KeySpread,
  partitions: number,
  hash: KeyHash = 'murmur2',
): readonly number[] {
  if (spread.spread === 'samples') return sampledShares(spread.keys, spread.weights, partitions, hash)
  if (spread.spread === 'skewed')
    return skewedShares(spread.cardinality, spread.hottestShare, partitions, hash)
  return evenShares(partitions)
}

const evenShares = (partitions: number): readonly number[] =>
  Array.from({ length: partitions }, () => 1 / partitions)

/** Adds a key's share to its partition, or to all where the client chooses at random. */
function place(shares: number[], key: string, share: number, hash: KeyHash): void {
  const bytes = keyBytes(key)
  const partition =
    hash === 'crc32' ? librdkafkaPartitionForKey(bytes, shares.length) : hashed(bytes, hash) % shares.length
  if (partition === undefined) spreadEvenly(shares, share)
  else shares[partition] = (shares[partition] ?? 0) + share
}

/** A hash that leaves a key's partition when it is divided by their number. */
const hashed = (bytes: Uint8Array, hash: 'murmur2' | 'fnv1a'): number =>
  hash === 'murmur2' ? murmur2(bytes) & 0x7fffffff : saramaHash(bytes)

function spreadEvenly(shares: number[], share: number): void {
  for (let partition = 0; partition < shares.length; partition++)
    shares[partition] = (shares[partition] ?? 0) + share / shares.length
}

function sampledShares(
  keys: readonly string[],
  weights: readonly number[] | undefined,
  partitions: number,
  hash: KeyHash,
): readonly number[] {
  const weightOf = (index: number) => Math.max(0, weights === undefined ? 1 : (weights[index] ?? 0))
  let total = 0
  for (let index = 0; index < keys.length; index++) total += weightOf(index)
  if (!(total > 0 && total < Number.POSITIVE_INFINITY)) return evenShares(partitions)
  const shares = new Array<number>(partitions).fill(0)
  for (const [index, key] of keys.entries()) place(shares, key, weightOf(index) / total, hash)
  return shares
}

const MOST_KEYS_PLACED = 2048
/** What is left of 1 after subtracting every share. */
const ROUNDING = 1e-9
/** A key whose share is less than this of an even partition's tells nobody anything; the rest is spread evenly. */
const LEAST_TOLD = 1e-3

const madeUp = new Map<KeyHash, readonly number[]>()

/** The hashes of the made-up keys, which are the same for every topic. */
function madeUpHashes(hash: KeyHash): readonly number[] {
  const known = madeUp.get(hash)
  if (known) return known
  const hashes = Array.from({ length: MOST_KEYS_PLACED }, (_, index) => {
    const bytes = keyBytes(`key-${index + 1}`)
    return hash === 'crc32' ? crc32(bytes) : hashed(bytes, hash)
  })
  madeUp.set(hash, hashes)
  return hashes
}

function skewedShares(
  cardinality: number,
  hottestShare: number | undefined,
  partitions: number,
  hash: KeyHash,
): readonly number[] {
  const keys = Math.max(1, Math.floor(cardinality))
  const hottest = Math.min(1, Math.max(1 / keys, hottestShare ?? 0))
  const exponent = zipfExponent(keys, hottest)
  const shares = new Array<number>(partitions).fill(0)
  const hashes = madeUpHashes(hash)
  let rest = 1
  for (let rank = 1; rank <= Math.min(keys, MOST_KEYS_PLACED); rank++) {
    const share = Math.min(rest, exponent === 0 ? hottest : hottest * rank ** -exponent)
    if (share * partitions < LEAST_TOLD && keys > MOST_KEYS_PLACED) break
    rest -= share
    const partition = (hashes[rank - 1] ?? 0) % partitions
    shares[partition] = (shares[partition] ?? 0) + share
  }
  if (rest > ROUNDING) spreadEvenly(shares, rest)
  return shares
}

const LARGEST_EXPONENT = 64
const EXACT_TERMS = 32

/**
 * The exponent s of Zipf's law over `keys` ranks under which the first has the share `hottest`: the root of
 * 1 ÷ (1⁻ˢ + 2⁻ˢ + … + keys⁻ˢ) = hottest, by bisection. 0 where all keys are alike.
 */
function zipfExponent(keys: number, hottest: number): number {
  if (hottest <= 1 / keys) return 0
  let low = 0
  let high = LARGEST_EXPONENT
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (1 / generalHarmonic(keys, middle) < hottest) low = middle
    else high = middle
  }
  return high
}

/** 1⁻ˢ + … + n⁻ˢ: the first terms one by one, the tail by the Euler-Maclaurin formula. */
function generalHarmonic(n: number, exponent: number): number {
  const exact = Math.min(n, EXACT_TERMS)
  let sum = 0
  for (let rank = 1; rank <= exact; rank++) sum += rank ** -exponent
  if (exact === n) return sum
  const integral =
    Math.abs(exponent - 1) < 1e-9
      ? Math.log(n / exact)
      : (n ** (1 - exponent) - exact ** (1 - exponent)) / (1 - exponent)
  return sum + integral + (n ** -exponent - exact ** -exponent) / 2
}
