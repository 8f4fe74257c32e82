import { partitionShares } from '../kafka/partition-shares'
import type { Topic } from '../model/design'
import type { Rate } from '../traffic/traffic'
import type { TopicReader, TopicWriter } from '../views/views'
import type { Assumptions } from './assumptions'
import { figure, input } from './figures'
import { keyHashOf, MOST_PARTITIONS } from './partition-shares'
import type { Figure, FigureInput, Unmendable } from './sizing'
import { statedKeys } from './stated-keys'

/** The share of all records that the most frequent key has, as stated or as the sample keys show. */
export function hottestKeyShare(topic: Topic): number | undefined {
  const { key } = topic
  if (!key || key.strategy === 'none') return undefined
  if (key.skew !== undefined) return key.skew
  const samples = key.samples
  if (!samples || samples.length === 0) {
    const keys = statedKeys(topic)
    return keys === undefined ? undefined : 1 / keys
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

interface SpreadInputs {
  readonly topic: Topic
  readonly rate: Rate
  readonly writers: readonly TopicWriter[]
  readonly readers: readonly TopicReader[]
  readonly assume: Assumptions
}

/**
 * What no number of partitions mends: a key whose records alone exceed what one partition takes or gives or
 * one member can process; sample keys that the hash puts so unevenly that a partition does; fewer distinct
 * keys than partitions; and a timestamp key, whose newest partition takes everything.
 */
export function findUnmendable(inputs: SpreadInputs, partitions: number): readonly Unmendable[] {
  const { topic, rate } = inputs
  const { key } = topic
  if (!key || key.strategy === 'none') return NOTHING
  const found: Unmendable[] = []
  const hot = key.strategy === 'timestamp' ? null : (hotKey(inputs) ?? hotPartition(inputs, partitions))
  if (hot) found.push(hot)
  const keys = statedKeys(topic)
  if (keys !== undefined && keys < partitions) {
    found.push({
      kind: 'few-keys',
      figure: figure(keys, 'keys', 'distinct keys against partitions', [
        input('distinct keys', keys, 'keys', 'user'),
        input('partitions', partitions, 'partitions', 'derived'),
      ]),
    })
  }
  if (key.strategy === 'timestamp' && rate.peakBytes > 0) {
    found.push({ kind: 'timestamp-key', figure: loadOfShare(inputs, null, 'the newest partition') })
  }
  return found
}

const NOTHING: readonly Unmendable[] = []

function hotKey(inputs: SpreadInputs): Unmendable | null {
  const share = hottestKeyShare(inputs.topic)
  if (share === undefined) return null
  const origin = inputs.topic.key?.skew === undefined ? 'derived' : 'user'
  const load = loadOfShare(inputs, input('share of the hottest key', share, 'ratio', origin), 'one partition')
  return load.value > 1 ? { kind: 'hot-key', figure: load } : null
}

/**
 * The fullest partition by the sample keys, where it is too full and the samples are enough to say so: few
 * keys fall unevenly by chance, so the share is taken at the lower end of what it may be in truth.
 */
function hotPartition(inputs: SpreadInputs, partitions: number): Unmendable | null {
  const keys = inputs.topic.key?.samples
  if (!keys || keys.length === 0 || partitions > MOST_PARTITIONS) return null
  const shares = partitionShares({ spread: 'samples', keys }, partitions, keyHashOf(inputs.writers))
  const fullest = shares.reduce((most, share) => Math.max(most, share), 0)
  const share = (of: number) => input('share of the fullest partition', of, 'ratio', 'derived')
  const atLeast = loadOfShare(inputs, share(leastShare(fullest, keys.length)), 'one partition')
  if (atLeast.value <= 1) return null
  return { kind: 'hot-partition', figure: loadOfShare(inputs, share(fullest), 'one partition') }
}

/** The lower end of Wilson's interval at 99.9 %: what a share that some samples show is at least. */
function leastShare(share: number, samples: number): number {
  const z = 3.29
  const z2 = (z * z) / samples
  return (share + z2 / 2 - z * Math.sqrt((share * (1 - share)) / samples + z2 / (4 * samples))) / (1 + z2)
}

/**
 * The largest load of a share of a topic's records: against what one partition takes, what one partition
 * gives to all groups, and what one member processes. 1 is all that it can.
 */
function loadOfShare(inputs: SpreadInputs, share: FigureInput | null, where: string): Figure {
  const { rate, readers, assume } = inputs
  const { partitionWriteBytesPerSecond, partitionReadBytesPerSecond, headroom, growth, utilisation } =
    assume.values
  const planned = growth * (share?.value ?? 1)
  const [times, of] = share === null ? ['', []] : [' × share', [share]]
  const write = (rate.peakBytes * planned) / (partitionWriteBytesPerSecond * headroom)
  let readBytes = 0
  let slowest: TopicReader | undefined
  let member = 0
  for (const reader of readers) {
    readBytes += reader.rate.peakBytes
    const processingMs = reader.group.processingMsPerRecord ?? 0
    const work = (reader.rate.peakRecords * planned * processingMs) / 1000 / utilisation
    if (work > member) {
      member = work
      slowest = reader
    }
  }
  const read = (readBytes * planned) / (partitionReadBytesPerSecond * headroom)
  if (slowest && member >= Math.max(write, read)) {
    const { name, processingMsPerRecord = 0 } = slowest.group
    return figure(
      member,
      'ratio',
      `peak records × growth${times} × processing time ÷ utilisation, all on one member`,
      [
        input('peak records', slowest.rate.peakRecords, 'records/s', 'derived'),
        assume.growth,
        ...of,
        input('processing time', processingMsPerRecord, 'ms', 'user', `consumerGroup:${name}`),
        assume.utilisation,
      ],
    )
  }
  if (read > write) {
    return figure(
      read,
      'ratio',
      `${PEAK_READ} × growth${times} ÷ (read per partition × headroom), all from ${where}`,
      [input(PEAK_READ, readBytes, 'bytes/s', 'derived'), assume.growth, ...of, assume.read, assume.headroom],
    )
  }
  return figure(
    write,
    'ratio',
    `peak write × growth${times} ÷ (write per partition × headroom), all on ${where}`,
    [
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
