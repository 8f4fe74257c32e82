import { segmentRollMs } from '../../../facts/segment-roll'
import type { Settings } from '../../../settings/settings'
import { formatCount, formatCountOf, formatDuration } from '../../../shared/format'
import { DAY_MS, HOUR_MS } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** So many segments in one partition, and opening, indexing and cleaning them is work of its own. */
const MANY = 500
/** With this many for the whole retention, records outlive it by little enough. */
const ENOUGH = 24

/** What the brokers' own disks keep; -2 of a local limit is the whole one. What is in remote storage is in no file of theirs. */
function localRetention(settings: Settings, key: 'retention.ms' | 'retention.bytes'): number {
  const local = settings.flag('remote.storage.enable') ? settings.number(`local.${key}`) : -2
  return local === -2 ? settings.number(key) : local
}

export const topicTooManySegments = defineRule({
  id: 'topic-too-many-segments',
  title: 'A partition cut into very many segments',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'Every segment is a log file with index files beside it, which a broker keeps open and partly mapped into memory. Kafka asks for 100,000 open files to begin with, and Linux gives a process 65,530 maps by default, for all partitions together. Thousands of small segments also make restarts, cleaning and reads of old records slow. A segment needs to be short only against the retention: a day of records is well kept in hours.',
  reference: topicConfigDocs('segment.ms'),
  examples: () => ({
    bad: [
      soundDesign({
        topic: { config: { 'segment.ms': 60_000, 'retention.ms': DAY_MS } },
        group: { longestStopMs: HOUR_MS },
      }),
      soundDesign({ topic: { config: { 'segment.bytes': 1_048_576 } } }),
    ],
    good: [
      soundDesign({ topic: { config: { 'segment.ms': HOUR_MS } } }),
      soundDesign({ topic: { config: { 'segment.ms': 60_000, 'cleanup.policy': 'compact' } } }),
      soundDesign({
        cluster: { config: { 'remote.log.storage.system.enable': true } },
        topic: {
          config: {
            'remote.storage.enable': true,
            'retention.ms': 700 * DAY_MS,
            'local.retention.ms': DAY_MS,
            'segment.ms': HOUR_MS,
          },
        },
        deadLetterTopic: { config: { 'retention.ms': 30 * DAY_MS } },
      }),
    ],
  }),
  check(view, report) {
    const { topic, settings, partitions, replicationFactor } = view
    if (!settings.text('cleanup.policy').includes('delete')) return
    const retention = localRetention(settings, 'retention.ms')
    const bytes = localRetention(settings, 'retention.bytes')
    const size = settings.number('segment.bytes')
    const roll = segmentRollMs(view)
    const byTime = retention < 0 ? Number.POSITIVE_INFINITY : retention / roll
    const bySize = bytes < 0 ? Number.POSITIVE_INFINITY : bytes / size
    const segments = Math.ceil(Math.min(byTime, bySize))
    const byAge = roll >= settings.number('segment.ms')
    const key = byAge && byTime <= bySize ? 'segment.ms' : 'segment.bytes'
    // What nobody made small is small against endless retention only.
    if (!(segments > MANY) || !Number.isFinite(segments) || settings.origin(key) !== 'user') return
    report({
      message: `\`${topic.name}\` keeps ${formatCountOf(segments, 'segment')} in every partition`,
      field: `config.${key}`,
      evidence: [
        { name: 'a segment is closed after', value: formatDuration(roll) },
        { name: 'records stay on the broker', value: retention < 0 ? 'for ever' : formatDuration(retention) },
        { name: 'partition replicas', value: formatCount(partitions * replicationFactor) },
        { name: 'segments in all', value: formatCount(segments * partitions * replicationFactor) },
      ],
      fix:
        key === 'segment.ms'
          ? setConfig('topic', topic.name, { [key]: Math.ceil(retention / ENOUGH) })
          : setConfig('topic', topic.name, { [key]: undefined }, 'Use Kafka’s default for segment.bytes'),
    })
  },
})
