import { formatCount, formatDuration, formatPercent } from '../../../shared/format'
import { DAY_MS } from '../../../shared/units'
import { changeCluster, setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const CLEANER = 'log.cleaner.enable'
const SEGMENT = 'segment.ms'
const RATIO = 'min.cleanable.dirty.ratio'
const LAG = 'min.compaction.lag.ms'
const DEADLINE = 'max.compaction.lag.ms'
/** A log that waits for more than this to be dirty holds ten times what it would have to. */
const HIGH_RATIO = 0.9
/** What is said to be the last value only is some weeks of all values from here on. */
const LONG_MS = 45 * DAY_MS

export const topicNeverCompacted = defineRule({
  id: 'topic-never-compacted',
  title: 'A compacted topic that is never compacted',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'Compaction is the work of the log cleaner, and it leaves the active segment alone. With the cleaner turned off, or with segments that stay open for months, old values and deleted keys stay where they are: the topic grows, a reader that starts anew reads all of it, and data that was to be deleted is not.',
  reference: topicConfigDocs('cleanup.policy'),
  examples: () => ({
    bad: [
      soundDesign({
        cluster: { config: { [CLEANER]: false } },
        topic: { config: { 'cleanup.policy': 'compact' } },
      }),
      soundDesign({
        topic: { config: { 'cleanup.policy': 'compact', [SEGMENT]: 365 * DAY_MS } },
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 0.1, peak: 1 } }] },
      }),
      soundDesign({ topic: { config: { 'cleanup.policy': 'compact', [RATIO]: 1 } } }),
      soundDesign({ topic: { config: { 'cleanup.policy': 'compact', [RATIO]: 0.99 } } }),
      soundDesign({ topic: { config: { 'cleanup.policy': 'compact', [LAG]: 90 * DAY_MS } } }),
    ],
    good: [
      soundDesign({ topic: { config: { 'cleanup.policy': 'compact' } } }),
      soundDesign({
        topic: { config: { 'cleanup.policy': 'compact', [RATIO]: 1, [DEADLINE]: DAY_MS } },
      }),
      soundDesign({ cluster: { environment: 'staging', config: { [CLEANER]: false } } }),
    ],
  }),
  check({ topic, settings, cluster, sizing }, report) {
    if (!settings.text('cleanup.policy').includes('compact')) return
    if (String(cluster.config?.[CLEANER] ?? true).toLowerCase() === 'false') {
      report({
        message: `\`${topic.name}\` is to be compacted, and the cluster has the log cleaner turned off`,
        cause: CLEANER,
        field: 'config.cleanup.policy',
        evidence: [
          { name: 'cleanup.policy', value: settings.text('cleanup.policy') },
          { name: `${CLEANER} of the cluster`, value: 'false' },
        ],
        fix: changeCluster('Turn the log cleaner on', ({ config, ...before }) => {
          const { [CLEANER]: _off, ...rest } = config ?? {}
          return { ...before, config: rest }
        }),
      })
      return
    }
    const ratio = settings.number(RATIO)
    if (ratio > HIGH_RATIO && settings.number(DEADLINE) >= 2 ** 53) {
      report({
        message:
          ratio >= 1
            ? `\`${topic.name}\` waits for more than all of its log to be dirty: it is never compacted`
            : `\`${topic.name}\` is compacted when ${formatPercent(ratio)} of its log is dirty: it grows to ${formatCount(Math.round(1 / (1 - ratio)))} times its keys before`,
        field: `config.${RATIO}`,
        evidence: [
          { name: RATIO, value: settings.text(RATIO) },
          { name: DEADLINE, value: 'none' },
        ],
        fix: setConfig('topic', topic.name, { [RATIO]: 0.5 }),
      })
      return
    }
    const lag = settings.number(LAG)
    if (lag >= LONG_MS && settings.origin(LAG) === 'user') {
      report({
        message: `\`${topic.name}\` is compacted, and compacts nothing that is younger than ${formatDuration(lag)}`,
        field: `config.${LAG}`,
        evidence: [{ name: LAG, value: settings.text(LAG) }],
        fix: setConfig('topic', topic.name, { [LAG]: undefined }),
      })
      return
    }
    const rollMs = Math.min(settings.number(SEGMENT), settings.number(DEADLINE))
    const isFull = sizing.segmentsPerReplica.inputs.some(({ name }) => name === 'segment.bytes')
    if (isFull || rollMs < LONG_MS || settings.origin(SEGMENT) !== 'user') return
    report({
      message: `\`${topic.name}\` is compacted, and compacts nothing that is younger than ${formatDuration(rollMs)}`,
      field: `config.${SEGMENT}`,
      evidence: [
        { name: SEGMENT, value: settings.text(SEGMENT) },
        { name: DEADLINE, value: formatDuration(settings.number(DEADLINE)) },
      ],
      fix: setConfig('topic', topic.name, { [SEGMENT]: 7 * DAY_MS }),
    })
  },
})
