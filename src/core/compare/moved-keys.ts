import { keyBytes } from '../kafka/key-bytes'
import { librdkafkaPartitionForKey } from '../kafka/librdkafka-partitioner'
import type { KeyHash } from '../kafka/partition-shares'
import { partitionForKey } from '../kafka/partitioner'

/** How many keys get another partition with another number of partitions. */
export interface MovedKeys {
  /** The share of the keys, 0 to 1. */
  readonly share: number
  /** Counted over so many sample keys; undefined where it is what evenly hashed keys come to. */
  readonly samples?: number
}

/**
 * Returns the share of keys whose records go to another partition once a topic has another number of partitions:
 * counted over sample keys where there are any, else what evenly spread hashes come to.
 *
 * Of all hashes, those stay whose remainder is the same by both numbers: min(n, m) of every lcm(n, m).
 *
 * @see BuiltInPartitioner.partitionForKey, rd_kafka_msg_partitioner_consistent
 */
export function movedKeys(
  samples: readonly string[] | undefined,
  before: number,
  after: number,
  hash: KeyHash = 'murmur2',
): MovedKeys {
  if (samples === undefined || samples.length === 0)
    return { share: 1 - Math.min(before, after) / leastCommonMultiple(before, after) }
  const of = (bytes: Uint8Array, partitions: number) =>
    hash === 'murmur2' ? partitionForKey(bytes, partitions) : librdkafkaPartitionForKey(bytes, partitions)
  const distinct = [...new Set(samples)]
  const moved = distinct.filter((key) => {
    const bytes = keyBytes(key)
    return of(bytes, before) !== of(bytes, after)
  })
  return { share: moved.length / distinct.length, samples: distinct.length }
}

function leastCommonMultiple(one: number, other: number): number {
  let [a, b] = [one, other]
  while (b > 0) [a, b] = [b, a % b]
  return (one / a) * other
}
