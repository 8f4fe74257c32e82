import { type KeyHash, partitionShares as sharesOf } from '../kafka/partition-shares'
import type { TopicView, TopicWriter } from '../views/views'
import { statedKeys } from './stated-keys'

/** Far more partitions than any screen tells apart: beyond, the spread is even and the list no longer. */
export const MOST_PARTITIONS = 10_000

/** The hash of the client that writes a topic; of the first where they differ, which is a finding. */
export const keyHashOf = (writers: readonly TopicWriter[]): KeyHash =>
  writers[0]?.producer.client === 'librdkafka' ? 'crc32' : 'murmur2'

/**
 * The share of a topic's records that each of its partitions gets, in partition order; adds up to 1.
 *
 * With sample keys it is where the hash of the topic's client puts them; with a stated skew, or a number of
 * distinct keys, how uneven such keys come out; without a key the sticky partitioner evens out. A timestamp
 * key fills one partition at a time: the last one stands for the newest.
 *
 * @see BuiltInPartitioner.partitionForKey
 */
export function partitionShares(view: TopicView): readonly number[] {
  const { partitions, topic } = view
  const { key } = topic
  const even = () => sharesOf({ spread: 'even' }, Math.min(partitions, MOST_PARTITIONS))
  if (!key || key.strategy === 'none' || partitions > MOST_PARTITIONS) return even()
  if (key.strategy === 'timestamp') return even().map((_, at) => (at === partitions - 1 ? 1 : 0))
  const hash = keyHashOf(view.writers)
  if (key.samples && key.samples.length > 0) {
    return sharesOf({ spread: 'samples', keys: key.samples }, partitions, hash)
  }
  const keys = statedKeys(topic)
  if (keys === undefined && key.skew === undefined) return even()
  return sharesOf(
    {
      spread: 'skewed',
      cardinality: keys ?? 1_000_000,
      ...(key.skew !== undefined && { hottestShare: key.skew }),
    },
    partitions,
    hash,
  )
}
