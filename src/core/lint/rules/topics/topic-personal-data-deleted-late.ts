import { formatDuration } from '../../../shared/format'
import { DAY_MS } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const LAG = 'max.compaction.lag.ms'
/** A request to be forgotten must be met within a month, and other systems need of it as well. */
const WITHIN_MS = 7 * DAY_MS
const LATEST_MS = 30 * DAY_MS

export const topicPersonalDataDeletedLate = defineRule({
  id: 'topic-personal-data-deleted-late',
  title: 'Personal data that compaction deletes at no set time',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'In a compacted topic a tombstone deletes the records of its key, and they go when the log is next compacted. When that is depends on the traffic: the active segment is left out, and the rest waits until min.cleanable.dirty.ratio of it has changed. max.compaction.lag.ms bounds that wait: after it the segment is closed at the next write and the log is open to compaction. The cleaner then still needs time to get to it, so set it well below a time that the law sets.',
  reference: topicConfigDocs(LAG),
  examples: () => {
    const compacted = { 'cleanup.policy': 'compact', 'retention.ms': undefined } as const
    return {
      bad: [
        soundDesign({ topic: { data: 'personal', config: compacted } }),
        soundDesign({ topic: { data: 'personal', config: { ...compacted, [LAG]: 90 * DAY_MS } } }),
      ],
      good: [
        soundDesign({ topic: { data: 'personal', config: { ...compacted, [LAG]: WITHIN_MS } } }),
        soundDesign({ topic: { data: 'internal', config: compacted } }),
        soundDesign({ topic: { data: 'personal' } }),
      ],
    }
  },
  check({ topic, settings, cluster }, report) {
    if (topic.data !== 'personal' || cluster.environment === 'development') return
    if (!settings.text('cleanup.policy').includes('compact')) return
    const lag = settings.number(LAG)
    if (lag <= LATEST_MS) return
    // The earlier of two ends: what is deleted by time goes by then, compacted or not.
    const retention = settings.number('retention.ms')
    if (settings.text('cleanup.policy').includes('delete') && retention >= 0 && retention <= LATEST_MS) return
    const isSet = settings.origin(LAG) === 'user'
    report({
      message: isSet
        ? `\`${topic.name}\` has personal data, and a deletion may wait ${formatDuration(lag)} before the log is open to compaction`
        : `\`${topic.name}\` has personal data, and nothing bounds how long a deletion waits for compaction`,
      field: `config.${LAG}`,
      evidence: [
        { name: 'data', value: 'personal' },
        { name: LAG, value: isSet ? settings.text(LAG) : 'without end, the default' },
        { name: 'segment.ms', value: formatDuration(settings.number('segment.ms')) },
      ],
      fix: setConfig(
        'topic',
        topic.name,
        { [LAG]: WITHIN_MS },
        `Open it to compaction after ${formatDuration(WITHIN_MS)}`,
      ),
    })
  },
})
