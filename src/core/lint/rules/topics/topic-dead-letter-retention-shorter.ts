import { retentionLimits, shortestLimit } from '../../../facts/retention-limits'
import type { ConfigValue } from '../../../model/design'
import { formatDuration } from '../../../shared/format'
import { DAY_MS } from '../../../shared/units'
import type { ConsumerGroupView, TopicView } from '../../../views/views'
import { type LabelledFix, setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** Where no time ends the source's records, as with a limit of size or none, a dead letter needs a week at least. */
const LEAST_MS = 7 * DAY_MS
/** So long is enough for whoever looks after dead letters, however long their source stays. */
const ENOUGH_MS = 30 * DAY_MS
/** A retention beyond this could not be written down. */
const LONGEST_MS = 2 ** 53

interface Source {
  readonly name: string
  readonly retainedMs: number
  /** What the dead letters should outlive. */
  readonly wantedMs: number
}

/** The source whose records stay the longest, of those that are not the dead letter topic itself. */
function longestSource({ reads }: ConsumerGroupView, own: string): Source | undefined {
  let longest: Source | undefined
  for (const { topic: read } of reads) {
    if (read.topic.name === own) continue
    const isDeleted = read.settings.text('cleanup.policy').includes('delete')
    const retainedMs = (isDeleted ? shortestLimit(read)?.retainedMs : undefined) ?? Number.POSITIVE_INFINITY
    const isTimed = isDeleted && read.settings.number('retention.ms') >= 0
    const wantedMs =
      isTimed && retainedMs < LONGEST_MS ? Math.min(retainedMs, ENOUGH_MS) : Math.min(retainedMs, LEAST_MS)
    if (longest === undefined || wantedMs > longest.wantedMs)
      longest = { name: read.topic.name, retainedMs, wantedMs }
  }
  return longest
}

/** Gives every limit of the dead letters room for twice as long as their source needs. */
function keepLonger(view: TopicView, wantedMs: number): LabelledFix | undefined {
  const ms = 2 * wantedMs
  const settings: Record<string, ConfigValue> = {}
  for (const { key, retainedMs, valueFor } of retentionLimits(view)) {
    if (retainedMs > wantedMs) continue
    const value = valueFor(ms)
    if (value >= LONGEST_MS) return undefined
    settings[key] = value
  }
  return setConfig('topic', view.topic.name, settings, `Keep ${formatDuration(ms)}`)
}

export const topicDeadLetterRetentionShorter = defineRule({
  id: 'topic-dead-letter-retention-shorter',
  title: 'Dead letters go sooner than the records they come from',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A dead letter waits for a person: to notice, to find the cause, to send it again. That takes longer than reading does, so the dead letter topic needs the longer retention of the two. Kafka deletes what is too old without telling anyone.',
  reference: topicConfigDocs('retention.ms'),
  examples: () => ({
    bad: [
      soundDesign({ deadLetterTopic: { config: { 'retention.ms': 3 * DAY_MS } } }),
      soundDesign({ deadLetterTopic: { config: { 'retention.bytes': 1_000 } } }),
      soundDesign({
        topic: { config: { 'retention.ms': -1, 'retention.bytes': 50_000_000_000 } },
        deadLetterTopic: { config: { 'retention.ms': 3 * DAY_MS, 'segment.ms': DAY_MS } },
      }),
      soundDesign({
        topic: { config: { 'cleanup.policy': 'compact' } },
        deadLetterTopic: { config: { 'retention.ms': DAY_MS, 'segment.ms': DAY_MS / 24 } },
      }),
    ],
    good: [
      soundDesign({ deadLetterTopic: { config: { 'retention.ms': 7 * DAY_MS } } }),
      soundDesign({
        topic: { config: { 'retention.ms': -1, 'retention.bytes': 50_000_000_000 } },
        deadLetterTopic: { config: { 'retention.ms': 7 * DAY_MS } },
      }),
      soundDesign({ topic: { config: { 'cleanup.policy': 'compact' } } }),
      soundDesign({
        topic: { config: { 'retention.ms': 120 * DAY_MS } },
        deadLetterTopic: { config: { 'retention.ms': 60 * DAY_MS } },
      }),
      soundDesign({ deadLetterTopic: { config: { 'retention.bytes': 1_000_000_000 } } }),
    ],
  }),
  check(view, report) {
    const { deadLetter } = view
    if (!deadLetter?.topic.settings.text('cleanup.policy').includes('delete')) return
    const { topic, settings, id } = deadLetter.topic
    const limit = shortestLimit(deadLetter.topic)
    if (limit === null) return
    const source = longestSource(view, topic.name)
    if (source === undefined || limit.retainedMs >= source.wantedMs) return
    const fix = keepLonger(deadLetter.topic, source.wantedMs)
    report({
      at: id,
      message: `\`${topic.name}\` keeps dead letters ${formatDuration(limit.retainedMs)}, \`${source.name}\` keeps its records ${formatDuration(source.retainedMs)}`,
      field: `config.${limit.key}`,
      evidence: [
        { name: `${limit.key} of ${topic.name}`, value: settings.text(limit.key) },
        { name: `records of ${source.name} stay`, value: formatDuration(source.retainedMs) },
      ],
      ...(fix && { fix }),
    })
  },
})
