import { formatDuration } from '../../../shared/format'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'delete.retention.ms'
/** Beyond the stop there must be time to catch up. */
const MARGIN = 1.5
/** In less not even a reader that was never stopped gets from the beginning of a large topic to its end. */
const SHORT_MS = 10 * MINUTE_MS

export const topicTombstonesShorterThanGroupStop = defineRule({
  id: 'topic-tombstones-shorter-than-group-stop',
  title: 'Deletions that a stopped group never hears of',
  scope: 'topic',
  severity: 'warning',
  kind: 'silent',
  why: 'In a compacted topic a record without a value deletes its key, and delete.retention.ms later, one day by default, compaction removes that record as well. A group that was stopped for longer reads on as if the key had never been deleted, and its copy of the data keeps what should be gone. Let deletions stay for the longest stop.',
  reference: topicConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({
        topic: { config: { 'cleanup.policy': 'compact' } },
        group: { longestStopMs: 2 * DAY_MS },
      }),
      soundDesign({
        topic: { config: { 'cleanup.policy': 'compact', [KEY]: MINUTE_MS } },
        group: { longestStopMs: undefined },
      }),
    ],
    good: [
      soundDesign({
        topic: { config: { 'cleanup.policy': 'compact', [KEY]: 3 * DAY_MS } },
        group: { longestStopMs: 2 * DAY_MS },
      }),
      soundDesign({ topic: { config: { [KEY]: HOUR_MS } } }),
    ],
  }),
  check({ topic, settings, readers }, report) {
    if (!settings.text('cleanup.policy').includes('compact')) return
    const kept = settings.number(KEY)
    let longest = kept
    let name = ''
    for (const { group } of readers) {
      if ((group.longestStopMs ?? 0) <= longest) continue
      longest = group.longestStopMs ?? 0
      name = group.name
    }
    if (name === '') {
      const [reader] = readers
      if (!reader || kept >= SHORT_MS) return
      report({
        message: `\`${topic.name}\` keeps deletions ${formatDuration(kept)}: who reads it from the beginning, or stops for so long, misses them`,
        field: `config.${KEY}`,
        why: `Compaction removes a deletion ${formatDuration(kept)} after it has passed it. A reader that begins at the start of the topic has seen a record and not yet its deletion by then, unless it gets to the end in that time, and keeps what should be gone; so does one that is restarted slowly. Kafka’s default is one day.`,
        evidence: [
          { name: KEY, value: settings.text(KEY) },
          { name: 'default', value: formatDuration(DAY_MS) },
        ],
        fix: setConfig('topic', topic.name, { [KEY]: DAY_MS }, `Keep deletions ${formatDuration(DAY_MS)}`),
      })
      return
    }
    const value = Math.ceil((longest * MARGIN) / HOUR_MS) * HOUR_MS
    report({
      message: `\`${topic.name}\` keeps deletions ${formatDuration(kept)}, \`${name}\` may stop for ${formatDuration(longest)}`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: settings.text(KEY) },
        { name: `longest stop of ${name}`, value: formatDuration(longest) },
      ],
      fix: setConfig('topic', topic.name, { [KEY]: value }, `Keep deletions ${formatDuration(value)}`),
    })
  },
})
