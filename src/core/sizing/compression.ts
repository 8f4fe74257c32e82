import { DEFAULT_COMPRESSION_RATIO } from '../model/defaults'
import type { Topic } from '../model/design'
import type { Settings } from '../settings/settings'
import type { TopicWriter } from '../views/views'
import { input } from './figures'
import type { FigureInput } from './sizing'

const ratioOf = (codec: string): number =>
  (Object.hasOwn(DEFAULT_COMPRESSION_RATIO, codec) ? DEFAULT_COMPRESSION_RATIO[codec] : undefined) ?? 1

/**
 * Stored bytes ÷ written bytes of a topic: the design's own figure, else an assumption by codec. The codec
 * is the topic's, or with `compression.type=producer` each writer's, weighted by what it writes on average or at peak.
 */
export function compressionOf(
  topic: Topic,
  settings: Settings,
  writers: readonly TopicWriter[],
  of: Weighted = 'averageBytes',
): FigureInput {
  const known = asked[of]
  if (known?.topic === topic && known.settings === settings && known.writers === writers) return known.ratio
  const ratio = ratioNow(topic, settings, writers, of)
  asked[of] = { topic, settings, writers, ratio }
  return ratio
}

type Weighted = 'averageBytes' | 'peakBytes'

/** What was asked last: figures, sums and rules ask for it of one topic, one after the other. */
const asked: Partial<
  Record<Weighted, { topic: Topic; settings: Settings; writers: readonly TopicWriter[]; ratio: FigureInput }>
> = {}

function ratioNow(
  topic: Topic,
  settings: Settings,
  writers: readonly TopicWriter[],
  of: Weighted,
): FigureInput {
  const stated = topic.record?.compressionRatio
  if (stated !== undefined) return input('compression', stated, 'ratio', 'user')
  const codec = settings.text('compression.type')
  if (codec !== 'producer') return input(`compression by ${codec}`, ratioOf(codec), 'ratio', 'assumption')
  let bytes = 0
  let stored = 0
  for (const writer of writers) {
    const weight = Math.max(writer.rate[of], 1)
    bytes += weight
    stored += weight * ratioOf(writer.settings.text('compression.type'))
  }
  const name =
    of === 'peakBytes' && writers.length > 1
      ? 'compression by the producers, at peak'
      : 'compression by the producers'
  return input(name, bytes === 0 ? 1 : stored / bytes, 'ratio', 'assumption')
}
