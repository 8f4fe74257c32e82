import type { Settings } from '../../../settings/settings'
import { formatBytes, formatDuration } from '../../../shared/format'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/units'
import type { TopicView } from '../../../views/views'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

interface Harmful {
  readonly key: string
  isHarmful(value: number, settings: Settings): boolean
  /** What becomes of it, after the setting and its value. */
  says(value: number, view: TopicView): string
  readonly severity?: 'info'
}

const INDEX = 'segment.index.bytes'
const INTERVAL = 'index.interval.bytes'
const SEGMENT = 'segment.bytes'
/** An entry of the index by time; the one by offset has smaller ones. @see TimeIndex.ENTRY_SIZE */
const ENTRY_BYTES = 12

/** Bytes of records after which the index by time is full, and with it the segment; its last entry is for the closing. */
const untilFull = (settings: Settings): number =>
  (Math.floor(settings.number(INDEX) / ENTRY_BYTES) - 1) * Math.max(1, settings.number(INTERVAL))

const ofClients = (settings: Settings): boolean => settings.text('message.timestamp.type') === 'CreateTime'
const isCompacted = (settings: Settings): boolean => settings.text('cleanup.policy').includes('compact')
const isListed = (key: string) => (_: number, settings: Settings) => !/^(\[\])?$/.test(settings.text(key))
const LEFT_BEHIND =
  'what is left of a reassignment: as long as brokers have a throttled rate, copying is held to it, and replicas may stay out of sync'

/** @see LogConfig, LogSegment.shouldRoll, UnifiedLog, LogValidator */
const HARMFUL: readonly Harmful[] = [
  {
    key: INTERVAL,
    isHarmful: (value) => value < 256,
    says: () =>
      'nearly every batch has an entry in both indexes of its segment, which brokers keep mapped into memory; 4096 is the default',
  },
  {
    key: INDEX,
    isHarmful: (_, settings) => untilFull(settings) < settings.number(SEGMENT) / 2,
    says: (_, { settings }) =>
      `an index of that size is full after about ${formatBytes(Math.max(0, untilFull(settings)))} of records, and its segment is closed then, whatever segment.bytes says`,
  },
  {
    key: 'preallocate',
    isHarmful: (_, settings) => settings.flag('preallocate'),
    says: (_, { settings, partitions, replicationFactor }) =>
      `the open segment of every partition takes the whole of segment.bytes at once: ${formatBytes(settings.number(SEGMENT) * partitions * replicationFactor)} of disk for the topic; on Linux there is nothing to gain by it`,
    severity: 'info',
  },
  {
    key: 'file.delete.delay.ms',
    isHarmful: (value) => value > HOUR_MS,
    says: (value) => `what is deleted stays on the disks for another ${formatDuration(value)}`,
    severity: 'info',
  },
  {
    key: 'message.timestamp.after.max.ms',
    isHarmful: (value, settings) => ofClients(settings) && value < MINUTE_MS,
    says: (value) =>
      `a record whose clock is more than ${formatDuration(value)} ahead of the broker’s is refused with InvalidTimestampException`,
  },
  {
    key: 'message.timestamp.before.max.ms',
    isHarmful: (value, settings) => ofClients(settings) && value < DAY_MS,
    says: (value) =>
      `a record that says it is more than ${formatDuration(value)} old is refused with InvalidTimestampException: what is sent again, mirrored or read from a database carries such times`,
  },
  {
    key: 'message.timestamp.difference.max.ms',
    isHarmful: (value, settings) => ofClients(settings) && value < DAY_MS,
    says: (value) =>
      `a record whose time is more than ${formatDuration(value)} off the broker’s is refused with InvalidTimestampException: what is sent again, mirrored or read from a database carries such times`,
  },
  {
    key: 'max.compaction.lag.ms',
    isHarmful: (value, settings) => isCompacted(settings) && value < MINUTE_MS,
    says: (value) =>
      `a segment is closed and the log rewritten every ${formatDuration(value)}, and the compaction of other topics waits for it`,
  },
  {
    key: 'leader.replication.throttled.replicas',
    isHarmful: isListed('leader.replication.throttled.replicas'),
    says: () => LEFT_BEHIND,
    severity: 'info',
  },
  {
    key: 'follower.replication.throttled.replicas',
    isHarmful: isListed('follower.replication.throttled.replicas'),
    says: () => LEFT_BEHIND,
    severity: 'info',
  },
]

export const topicSettingHarmful = defineRule({
  id: 'topic-setting-harmful',
  title: 'A topic setting that does harm beside real traffic',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'A setting that was changed for a test, by a tool that did not finish, or in other units than Kafka’s works as long as the topic is small. It shows later: as records that are refused, as files and maps without number, or as replicas that do not catch up. Each finding says what this one does; the default suits nearly every topic.',
  reference: topicConfigDocs(INTERVAL),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { [INTERVAL]: 1 } } }),
      soundDesign({ topic: { config: { [INDEX]: 1_000 } } }),
      soundDesign({ topic: { config: { preallocate: true } } }),
      soundDesign({ topic: { config: { 'message.timestamp.before.max.ms': HOUR_MS } } }),
      soundDesign({ topic: { config: { 'message.timestamp.after.max.ms': 1_000 } } }),
      soundDesign({ topic: { config: { 'leader.replication.throttled.replicas': '*' } } }),
      soundDesign({ topic: { config: { 'cleanup.policy': 'compact', 'max.compaction.lag.ms': 1_000 } } }),
    ],
    good: [
      soundDesign({ topic: { config: { [INTERVAL]: 1_024 } } }),
      // The indexes of small segments may be small.
      soundDesign({ topic: { config: { [INDEX]: 1_048_576, [SEGMENT]: 268_435_456 } } }),
      soundDesign({
        topic: {
          config: { 'message.timestamp.type': 'LogAppendTime', 'message.timestamp.before.max.ms': HOUR_MS },
        },
      }),
      soundDesign({ cluster: { environment: 'development' }, topic: { config: { preallocate: true } } }),
    ],
  }),
  check(view, report) {
    const { topic, settings, cluster } = view
    if (topic.config === undefined || cluster.environment === 'development') return
    for (const { key, isHarmful, says, severity } of HARMFUL) {
      if (settings.origin(key) !== 'user') continue
      const value = settings.number(key)
      if (!isHarmful(value, settings)) continue
      report({
        message: `\`${key}=${settings.text(key)}\` of \`${topic.name}\`: ${says(value, view)}`,
        cause: key,
        ...(severity && { severity }),
        field: `config.${key}`,
        reference: topicConfigDocs(key),
        evidence: [
          { name: key, value: settings.text(key) },
          { name: 'default', value: settings.defaultText(key) || 'none' },
        ],
        fix: setConfig('topic', topic.name, { [key]: undefined }),
      })
    }
  },
})
