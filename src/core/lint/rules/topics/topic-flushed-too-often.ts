import type { Design } from '../../../model/design'
import { brokerNumber } from '../../../settings/resolve-settings'
import type { Settings } from '../../../settings/settings'
import { formatCount, formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const MESSAGES = 'flush.messages'
const MS = 'flush.ms'
/** What the brokers call the two, for topics that say nothing. */
const OF_BROKERS = { [MESSAGES]: 'log.flush.interval.messages', [MS]: 'log.flush.interval.ms' } as const
/** How often the brokers look for logs that are due by time; until it is set they look once after a start, and never again. */
const LOOKS = 'log.flush.scheduler.interval.ms'
/** Fewer records than this between two flushes, or less time, and the disk does little else. */
const FEW_RECORDS = 1_000
const SHORT_MS = 1_000
const BY_TIME =
  'flush.ms flushes a log in the background, when the brokers look for logs that are due: every log.flush.scheduler.interval.ms. Each look makes the disk write out what the operating system would have collected, for every such partition. Kafka keeps a record safe by having it on several brokers, and leaves the disk to the operating system; that is why both are off by default.'
const NEVER_LOOKS =
  'flush.ms is read only when the brokers look for logs that are due, every log.flush.scheduler.interval.ms. That is off by default, so that flush.ms alone flushes nothing: records are on the disk when the operating system writes them, or when a segment is closed. Kafka keeps a record safe by having it on several brokers.'

export const topicFlushedTooOften = defineRule({
  id: 'topic-flushed-too-often',
  title: 'A log that is flushed to disk by hand',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'By default a broker writes records to the page cache and leaves it to the operating system when they go to the disk. With flush.messages the leader, and each follower, calls fsync after so many records, and the write that makes the number full waits for the disk: with a small number most writes do. Kafka keeps a record safe by having it on several brokers; that is why flushing is off by default.',
  reference: topicConfigDocs(MESSAGES),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { [MESSAGES]: 1 } } }),
      soundDesign({ topic: { config: { [MS]: 10 } } }),
      soundDesign({ topic: { config: { [MS]: 10 } }, cluster: { config: { [LOOKS]: 100 } } }),
      soundDesign({ cluster: { config: { [OF_BROKERS[MESSAGES]]: 1 } } }),
      soundDesign({ cluster: { config: { [LOOKS]: 100 } } }),
    ],
    good: [
      soundDesign({ topic: { config: { [MS]: 60_000 } }, cluster: { config: { [LOOKS]: 10_000 } } }),
      soundDesign({ topic: { config: { [MESSAGES]: 1_000_000 } } }),
    ],
  }),
  check({ topic, settings, cluster }, report) {
    if (cluster.environment === 'development') return
    const records = settings.number(MESSAGES)
    if (records < FEW_RECORDS)
      report({
        message: `\`${topic.name}\` is flushed to disk after every ${records <= 1 ? 'record' : `${formatCount(records)} records`}, and writes wait for it`,
        ...flushedBy(MESSAGES, topic.name, settings),
      })
    const looks = brokerNumber(cluster, LOOKS, Number.POSITIVE_INFINITY)
    // Where nobody says how often a log is due, it is at every look.
    const ms = settings.origin(MS) === 'default' ? looks : settings.number(MS)
    if (settings.origin(MS) === 'user' && ms < NEVER && looks >= NEVER)
      report({
        message: `\`${MS}\` of \`${topic.name}\` flushes nothing: the brokers do not look for logs that are due`,
        severity: 'info',
        why: NEVER_LOOKS,
        ...flushedBy(MS, topic.name, settings),
      })
    else if (Math.max(ms, looks) < SHORT_MS)
      report({
        message: `\`${topic.name}\` is flushed to disk every ${formatDuration(Math.max(ms, looks))}`,
        severity: 'info',
        why: BY_TIME,
        ...flushedBy(MS, topic.name, settings),
      })
  },
})

const NEVER = 2 ** 53

/** Where it is set, and how to take it away there. */
function flushedBy(key: typeof MESSAGES | typeof MS, topic: string, settings: Settings) {
  const isOwn = settings.origin(key) === 'user'
  const broker = OF_BROKERS[key]
  return {
    field: `config.${key}`,
    cause: isOwn ? key : 'cluster',
    evidence: [{ name: isOwn ? key : `${broker} of the brokers`, value: settings.text(key) }],
    fix: {
      label: 'Leave the disk to the operating system',
      apply: (design: Design): Design => {
        const unset = isOwn ? setConfig('topic', topic, { [key]: undefined }).apply(design) : design
        // Without a time of their own topics are flushed whenever the brokers look.
        const gone = [...(isOwn ? [] : [broker]), ...(key === MS ? [OF_BROKERS[MS], LOOKS] : [])]
        const { config = {} } = unset.cluster
        if (!gone.some((one) => Object.hasOwn(config, one))) return unset
        const left = Object.entries(config).filter(([one]) => !gone.includes(one))
        return { ...unset, cluster: { ...unset.cluster, config: Object.fromEntries(left) } }
      },
    },
  }
}
