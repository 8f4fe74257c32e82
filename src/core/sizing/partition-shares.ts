import { partitionShares as sharesOf } from '../kafka/partition-shares'
import type { TopicView } from '../views/views'
import { hashOf, isKeyless, MOST_PARTITIONS, spreadOf } from './key-spread'
import { timestampGrain } from './timestamp-grain'

/**
 * The share of a topic's records that each of its partitions gets, in partition order, as it is drawn; adds up to 1.
 *
 * With sample keys it is where the hash of the topic's client puts them; with a stated skew, or a number of
 * distinct keys, how uneven such keys come out; without a key the sticky partitioner evens out. A timestamp
 * key that is not known to be fine fills one partition at a time: the last one stands for the newest.
 *
 * @see BuiltInPartitioner.partitionForKey
 */
export function partitionShares(view: TopicView): readonly number[] {
  const { partitions, topic, writers } = view
  const { key } = topic
  const even = () => sharesOf({ spread: 'even' }, Math.min(partitions, MOST_PARTITIONS))
  const hash = hashOf(writers)
  if (!key || partitions > MOST_PARTITIONS || hash === undefined || isKeyless(topic, writers)) return even()
  if (key.strategy === 'timestamp' && timestampGrain(key) !== 'fine')
    return even().map((_, at) => (at === partitions - 1 ? 1 : 0))
  if (key.samples && key.samples.length > 0)
    return sharesOf({ spread: 'samples', keys: key.samples }, partitions, hash)
  return spreadOf(topic, partitions, writers).shares ?? even()
}
