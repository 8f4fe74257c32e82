import { segmentRollMs } from '../../../facts/segment-roll'
import { formatDuration } from '../../../shared/format'
import { DAY_MS, HOUR_MS } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** How many segments should fit the retention: records then outlive it by a sixth at most. */
const SEGMENTS = 6

export const topicSegmentLongerThanRetention = defineRule({
  id: 'topic-segment-longer-than-retention',
  title: 'Records outlive their retention',
  scope: 'topic',
  severity: 'info',
  kind: 'silent',
  why: 'Kafka deletes whole segments, and a segment only once its newest record is too old. While one segment stays open for longer than the retention, its first records live for both times together: more disk than planned, and data that should be gone is still there. A segment should be closed several times within the retention.',
  reference: topicConfigDocs('segment.ms'),
  examples: () => ({
    bad: [
      soundDesign({
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 10 } }] },
        topic: { config: { 'retention.ms': 3 * DAY_MS } },
      }),
    ],
    good: [
      soundDesign({ topic: { config: { 'retention.ms': 3 * DAY_MS, 'segment.ms': 6 * HOUR_MS } } }),
      soundDesign({ topic: { config: { 'retention.ms': 3 * DAY_MS, 'segment.bytes': 104_857_600 } } }),
    ],
  }),
  check(view, report) {
    const { topic, settings, rate } = view
    const retentionMs = settings.number('retention.ms')
    if (!(retentionMs >= 1 && retentionMs < settings.number('segment.ms'))) return
    if (!settings.text('cleanup.policy').includes('delete')) return
    if (rate.averageBytes === 0 && settings.origin('segment.ms') !== 'user') return
    const roll = segmentRollMs(view)
    if (roll <= retentionMs) return
    report({
      message: `\`${topic.name}\` promises ${formatDuration(retentionMs)} and keeps records for up to ${formatDuration(retentionMs + roll)}`,
      field: 'config.segment.ms',
      evidence: [
        { name: 'retention.ms', value: settings.text('retention.ms') },
        { name: 'segment.ms', value: settings.text('segment.ms') },
        { name: 'segment.bytes', value: settings.text('segment.bytes') },
        { name: 'a segment is closed after', value: formatDuration(roll) },
      ],
      fix: setConfig('topic', topic.name, { 'segment.ms': Math.max(1, Math.floor(retentionMs / SEGMENTS)) }),
    })
  },
})
