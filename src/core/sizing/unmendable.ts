import type { Topic } from '../model/design'
import type { Rate } from '../traffic/traffic'
import type { TopicReader } from '../views/views'
import type { Assumptions } from './assumptions'
import { figure, input } from './figures'
import type { Unmendable } from './sizing'

/** The share of all records that the most frequent key has, as stated or as the sample keys show. */
export function hottestKeyShare(topic: Topic): number | undefined {
  const { key } = topic
  if (!key || key.strategy === 'none') return undefined
  if (key.skew !== undefined) return key.skew
  const samples = key.samples
  if (!samples || samples.length === 0) {
    return key.cardinality === undefined ? undefined : 1 / Math.max(1, key.cardinality)
  }
  const counts = new Map<string, number>()
  let most = 0
  for (const sample of samples) {
    const count = (counts.get(sample) ?? 0) + 1
    counts.set(sample, count)
    if (count > most) most = count
  }
  // Samples without a repetition say nothing of frequencies.
  return most > 1 ? most / samples.length : undefined
}

/**
 * What no number of partitions mends: a key whose records alone exceed one partition or one member, fewer
 * distinct keys than partitions, and a timestamp key, whose newest partition takes everything.
 */
export function findUnmendable(
  topic: Topic,
  rate: Rate,
  readers: readonly TopicReader[],
  partitions: number,
  assume: Assumptions,
): readonly Unmendable[] {
  const { key } = topic
  if (!key || key.strategy === 'none') return NOTHING
  const found: Unmendable[] = []
  const hot = key.strategy === 'timestamp' ? null : hotKey(topic, rate, readers, assume)
  if (hot) found.push(hot)
  if (key.cardinality !== undefined && key.cardinality < partitions) {
    found.push({
      kind: 'few-keys',
      figure: figure(key.cardinality, 'keys', 'distinct keys against partitions', [
        input('distinct keys', key.cardinality, 'keys', 'user'),
        input('partitions', partitions, 'partitions', 'derived'),
      ]),
    })
  }
  if (key.strategy === 'timestamp' && rate.peakBytes > 0) {
    const { partitionWriteBytesPerSecond, headroom, growth } = assume.values
    found.push({
      kind: 'timestamp-key',
      figure: figure(
        (rate.peakBytes * growth) / (partitionWriteBytesPerSecond * headroom),
        'ratio',
        'peak write × growth ÷ (write per partition × headroom), all on the newest partition',
        [
          input('peak write', rate.peakBytes, 'bytes/s', 'derived'),
          assume.growth,
          assume.write,
          assume.headroom,
        ],
      ),
    })
  }
  return found
}

const NOTHING: readonly Unmendable[] = []

function hotKey(
  topic: Topic,
  rate: Rate,
  readers: readonly TopicReader[],
  assume: Assumptions,
): Unmendable | null {
  const share = hottestKeyShare(topic)
  if (share === undefined) return null
  const { partitionWriteBytesPerSecond, headroom, growth, utilisation } = assume.values
  const hottest = input(
    'share of the hottest key',
    share,
    'ratio',
    topic.key?.skew === undefined ? 'derived' : 'user',
  )
  const write = (rate.peakBytes * growth * share) / (partitionWriteBytesPerSecond * headroom)
  let slowest: TopicReader | undefined
  let busy = 0
  for (const reader of readers) {
    const work =
      (rate.peakRecords * growth * share * (reader.group.processingMsPerRecord ?? 0)) / 1000 / utilisation
    if (work > busy) {
      busy = work
      slowest = reader
    }
  }
  if (slowest && busy > 1 && busy >= write) {
    return {
      kind: 'hot-key',
      figure: figure(
        busy,
        'ratio',
        'peak records × growth × share × processing time ÷ utilisation, all on one member',
        [
          input('peak records', rate.peakRecords, 'records/s', 'derived'),
          assume.growth,
          hottest,
          input(
            'processing time',
            slowest.group.processingMsPerRecord ?? 0,
            'ms',
            'user',
            `consumerGroup:${slowest.group.name}`,
          ),
          assume.utilisation,
        ],
      ),
    }
  }
  if (write <= 1) return null
  return {
    kind: 'hot-key',
    figure: figure(
      write,
      'ratio',
      'peak write × growth × share ÷ (write per partition × headroom), all on one partition',
      [
        input('peak write', rate.peakBytes, 'bytes/s', 'derived'),
        assume.growth,
        hottest,
        assume.write,
        assume.headroom,
      ],
    ),
  }
}
