import { retentionLimits, shortestLimit } from '../../../facts/retention-limits'
import type { ConfigValue } from '../../../model/design'
import { formatDuration } from '../../../shared/format'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/units'
import type { TopicView } from '../../../views/views'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundRetries } from '../../sound-design'

/** A retention beyond this could not be written down. */
const LONGEST_MS = 2 ** 53
/** Room for a group that is behind, or stopped when the wait is over. */
const ROOM_MS = 7 * DAY_MS

function keepFor(view: TopicView, ms: number) {
  const settings: Record<string, ConfigValue> = {}
  for (const { key, retainedMs, valueFor } of retentionLimits(view)) {
    if (retainedMs > ms) continue
    const value = valueFor(ms)
    if (value >= LONGEST_MS) return undefined
    settings[key] = value
  }
  return setConfig('topic', view.topic.name, settings, `Keep ${formatDuration(ms)}`)
}

export const topicRetryRetentionShorter = defineRule({
  id: 'topic-retry-retention-shorter',
  title: 'Retries that are gone before they are due',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'advice',
  why: 'A record waits in a retry topic until it is due, and nothing tells Kafka of it: once it is older than the retention it is deleted like any other, tried again or not, and the group never learns that it was there. The retention of a retry topic must outlast its wait with room for a group that is stopped or behind at that moment.',
  reference: topicConfigDocs('retention.ms'),
  examples: () => ({
    bad: [
      withSoundRetries({}, { 'orders.retry-5m': { config: { 'retention.ms': MINUTE_MS } } }),
      withSoundRetries(
        {
          longestStopMs: undefined,
          retryWait: 'paused',
          retryTopics: [{ topic: 'orders.retry-1m', delayMs: 8 * DAY_MS }],
        },
        {},
        { topics: [] },
      ),
    ],
    good: [
      withSoundRetries(),
      withSoundRetries(
        {},
        { 'orders.retry-5m': { config: { 'retention.ms': DAY_MS, 'segment.ms': HOUR_MS } } },
      ),
    ],
  }),
  check({ group, retries }, report) {
    for (const { view, topic, delayMs } of retries) {
      if (delayMs === undefined || !view.settings.text('cleanup.policy').includes('delete')) continue
      const limit = shortestLimit(view)
      if (limit === null || limit.retainedMs > delayMs) continue
      const fix = keepFor(view, delayMs + ROOM_MS)
      report({
        at: view.id,
        message: `\`${topic}\` keeps records ${formatDuration(limit.retainedMs)}, \`${group.name}\` tries them again after ${formatDuration(delayMs)}`,
        field: `config.${limit.key}`,
        evidence: [
          { name: `${limit.key} of ${topic}`, value: view.settings.text(limit.key) },
          { name: 'wait before the retry', value: formatDuration(delayMs) },
        ],
        ...(fix && { fix }),
      })
    }
  },
})
