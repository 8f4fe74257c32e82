const SEED = 0x9747b28c
const MULTIPLIER = 0x5bd1e995

/**
 * Kafka's 32-bit murmur2 of a record's key, as a signed integer: what its Java clients choose a partition by.
 *
 * @see org.apache.kafka.common.utils.Utils.murmur2
 */
export function murmur2(bytes: Uint8Array): number {
  const length = bytes.length
  let hash = SEED ^ length
  let index = 0
  for (const end = length - 3; index < end; index += 4) {
    let word =
      (bytes[index] ?? 0) |
      ((bytes[index + 1] ?? 0) << 8) |
      ((bytes[index + 2] ?? 0) << 16) |
      ((bytes[index + 3] ?? 0) << 24)
    word = Math.imul(word, MULTIPLIER)
    word ^= word >>> 24
    hash = Math.imul(hash, MULTIPLIER) ^ Math.imul(word, MULTIPLIER)
  }
  if (index < length) {
    if (index + 2 < length) hash ^= (bytes[index + 2] ?? 0) << 16
    if (index + 1 < length) hash ^= (bytes[index + 1] ?? 0) << 8
    hash = Math.imul(hash ^ (bytes[index] ?? 0), MULTIPLIER)
  }
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER)
  return hash ^ (hash >>> 15)
}

/**
 * The partition that a Java producer sends a keyed record to. It counts every partition, reachable or not,
 * so a key's partition changes when partitions are added. An empty key is a key.
 *
 * @see BuiltInPartitioner.partitionForKey
 */
export function partitionForKey(bytes: Uint8Array, partitions: number): number {
  return (murmur2(bytes) & 0x7fffffff) % partitions
}
