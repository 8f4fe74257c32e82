import { formatDuration } from '../../../shared/format'
import { SECOND_MS } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEYS = [
  'retention.ms',
  'local.retention.ms',
  'delete.retention.ms',
  'segment.ms',
  'max.compaction.lag.ms',
] as const

/** Hours, days, weeks, months and a year in seconds: as milliseconds none of them is a time that somebody would choose. */
const IN_SECONDS = new Set([
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * 3_600),
  ...[1, 2, 3, 4, 5, 6, 7, 10, 14, 15, 21, 28, 30, 31, 60, 90, 180, 365].map((days) => days * 86_400),
])

const DAY_SECONDS = 86_400
/** Whole days of a month or more in seconds, which as milliseconds are not even whole times of ten minutes. */
const isLongInSeconds = (value: number): boolean =>
  value >= 30 * DAY_SECONDS && value % DAY_SECONDS === 0 && value % 600_000 !== 0

export const topicTimeInSeconds = defineRule({
  id: 'topic-time-in-seconds',
  title: 'A time in milliseconds that reads like seconds',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'Kafka’s times end in `.ms` and are milliseconds, where most other systems count seconds. 604800 is a week of seconds, and ten minutes of milliseconds: records are deleted before anybody has read them, and Kafka says nothing.',
  reference: topicConfigDocs('retention.ms'),
  examples: () => ({
    bad: [
      soundDesign({
        topic: { config: { 'retention.ms': 604_800 } },
        group: { longestStopMs: undefined },
      }),
      soundDesign({ topic: { config: { 'retention.ms': 220_752_000 } } }),
    ],
    good: [soundDesign({ topic: { config: { 'segment.ms': 3_600_000 } } })],
  }),
  check({ topic, settings }, report) {
    for (const key of KEYS) {
      const value = settings.number(key)
      if (settings.origin(key) !== 'user' || !(IN_SECONDS.has(value) || isLongInSeconds(value))) continue
      report({
        message: `\`${topic.name}\` sets \`${key}\` to ${formatDuration(value)}: ${value} is ${formatDuration(value * SECOND_MS)} in seconds`,
        field: `config.${key}`,
        reference: topicConfigDocs(key),
        evidence: [
          { name: key, value: settings.text(key) },
          { name: 'in milliseconds', value: formatDuration(value) },
          { name: 'if seconds were meant', value: formatDuration(value * SECOND_MS) },
        ],
        fix: setConfig('topic', topic.name, { [key]: value * SECOND_MS }),
      })
    }
  },
})
