import { formatCount, formatDuration } from '../../../shared/format'
import { changeCluster, setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const MESSAGES = 'flush.messages'
const MS = 'flush.ms'
/** What the brokers call the two, for topics that say nothing. */
const OF_BROKERS = { [MESSAGES]: 'log.flush.interval.messages', [MS]: 'log.flush.interval.ms' } as const
/** Fewer records than this between two flushes, or less time, and the disk does little else. */
const FEW_RECORDS = 1_000
const SHORT_MS = 1_000

export const topicFlushedTooOften = defineRule({
  id: 'topic-flushed-too-often',
  title: 'An fsync after every few records',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'flush.messages and flush.ms force what was written to the disk with fsync, and every write of the partition waits for it: throughput falls to what the disk can confirm one by one, a few hundred a second. Kafka keeps a record safe by having it on several brokers, and leaves the disk to the operating system; that is why both are off by default.',
  reference: topicConfigDocs(MESSAGES),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { [MESSAGES]: 1 } } }),
      soundDesign({ topic: { config: { [MS]: 10 } } }),
      soundDesign({ cluster: { config: { [OF_BROKERS[MESSAGES]]: 1 } } }),
    ],
    good: [
      soundDesign({ topic: { config: { [MS]: 60_000 } } }),
      soundDesign({ topic: { config: { [MESSAGES]: 1_000_000 } } }),
    ],
  }),
  check({ topic, settings, cluster }, report) {
    const records = settings.number(MESSAGES)
    const ms = settings.number(MS)
    const key = records < FEW_RECORDS ? MESSAGES : ms < SHORT_MS ? MS : undefined
    if (key === undefined || cluster.environment === 'development') return
    const isOwn = settings.origin(key) === 'user'
    const often =
      key === MESSAGES ? (records <= 1 ? 'record' : `${formatCount(records)} records`) : formatDuration(ms)
    const broker = OF_BROKERS[key]
    report({
      message: `\`${topic.name}\` waits for the disk every ${often}`,
      field: `config.${key}`,
      ...(!isOwn && { cause: 'cluster' }),
      evidence: [{ name: isOwn ? key : `${broker} of the brokers`, value: settings.text(key) }],
      fix: isOwn
        ? setConfig('topic', topic.name, { [key]: undefined }, 'Leave the disk to the operating system')
        : changeCluster(`Remove ${broker}`, (before) => {
            const { [broker]: _gone, ...config } = before.config ?? {}
            return { ...before, config }
          }),
    })
  },
})
