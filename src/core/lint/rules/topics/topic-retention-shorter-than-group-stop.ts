import { shortestLimit } from '../../../facts/retention-limits'
import { formatDuration } from '../../../shared/format'
import { DAY_MS, HOUR_MS } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** Beyond the stop there must be time to catch up. */
const MARGIN = 1.5

export const topicRetentionShorterThanGroupStop = defineRule({
  id: 'topic-retention-shorter-than-group-stop',
  title: 'Records deleted before a stopped group returns',
  scope: 'topic',
  severity: 'warning',
  kind: 'silent',
  why: 'Kafka deletes by age and size and asks no reader: what a stopped group has not read by then is gone, and on its return the group goes on from the oldest or the newest record as auto.offset.reset says. Nothing reports the gap. Keep records for the longest stop and the time to catch up after it.',
  reference: topicConfigDocs('retention.ms'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'retention.ms': 6 * HOUR_MS, 'segment.ms': HOUR_MS } } }),
      soundDesign({ topic: { config: { 'retention.bytes': 100_000_000 } } }),
    ],
    good: [soundDesign({ topic: { config: { 'retention.ms': DAY_MS, 'segment.ms': HOUR_MS } } })],
  }),
  check(view, report) {
    const { topic, readers, settings } = view
    let longest = 0
    let name = ''
    for (const { group } of readers) {
      if ((group.longestStopMs ?? 0) <= longest) continue
      longest = group.longestStopMs ?? 0
      name = group.name
    }
    if (longest === 0 || !settings.text('cleanup.policy').includes('delete')) return
    const limit = shortestLimit(view)
    if (limit === null || limit.retainedMs >= longest) return
    const value = limit.valueFor(longest * MARGIN)
    report({
      message: `\`${topic.name}\` keeps ${formatDuration(limit.retainedMs)}, \`${name}\` may stop for ${formatDuration(longest)}`,
      field: `config.${limit.key}`,
      evidence: [
        { name: limit.key, value: settings.text(limit.key) },
        { name: 'records kept for', value: formatDuration(limit.retainedMs) },
        { name: `longest stop of ${name}`, value: formatDuration(longest) },
      ],
      fix: setConfig('topic', topic.name, { [limit.key]: value }),
    })
  },
})
