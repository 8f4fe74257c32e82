import { shortestLimit } from '../../../facts/retention-limits'
import { retryMs } from '../../../model/retrying'
import { formatDuration } from '../../../shared/format'
import { DAY_MS, SECOND_MS } from '../../../shared/units'
import type { TopicReader, TopicView } from '../../../views/views'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** Less than a group needs to notice that a member is gone and to share its partitions out anew. */
const REBALANCE_MS = 60 * SECOND_MS

interface Need {
  readonly ms: number
  readonly by: string
  readonly what: string
}

export const topicRetentionShorterThanWork = defineRule({
  id: 'topic-retention-shorter-than-work',
  title: 'Records deleted before a reader at work comes to them',
  scope: 'topic',
  severity: 'warning',
  kind: 'silent',
  why: 'Kafka deletes by age and size and asks no reader. A record must outlast what keeps a group from reading it while all is well: the work on the records of one poll, a try that waits, a rebalance after a restart, which takes as long as a session. What is deleted sooner is skipped without a word: the group goes on where auto.offset.reset says. The checks every five minutes make that rare and hard to find, not safe.',
  reference: topicConfigDocs('retention.ms'),
  examples: () => {
    const kept = (ms: number) => ({ config: { 'retention.ms': ms, 'segment.ms': 10_000 } }) as const
    const group = { longestStopMs: undefined } as const
    return {
      bad: [
        soundDesign({ topic: { config: { 'retention.ms': 0 } }, group }),
        soundDesign({ topic: kept(30_000), group }),
        soundDesign({ topic: { config: { 'retention.bytes': 1000 } }, group }),
      ],
      good: [
        soundDesign({ topic: { config: { 'retention.ms': 10 * 60_000, 'segment.ms': 60_000 } }, group }),
      ],
    }
  },
  check(view, report) {
    const { topic, readers, settings, retryOf } = view
    if (readers.length === 0 || retryOf.length > 0) return
    if (!settings.text('cleanup.policy').includes('delete')) return
    const limit = shortestLimit(view)
    if (limit === null || limit.retainedMs >= DAY_MS) return
    const need = longestNeed(view)
    if (need === undefined || limit.retainedMs >= need.ms) return
    const stop = Math.max(0, ...readers.map(({ group }) => group.longestStopMs ?? 0))
    // A stop that is longer still is told with what it needs.
    if (stop > limit.retainedMs && limit.retainedMs > 0) return
    report({
      message:
        limit.retainedMs === 0
          ? `\`${topic.name}\` keeps nothing: every record may be deleted before it is read`
          : `\`${topic.name}\` keeps ${formatDuration(limit.retainedMs)}, ${need.what} of \`${need.by}\` takes ${formatDuration(need.ms)}`,
      field: `config.${limit.key}`,
      evidence: [
        { name: limit.key, value: settings.text(limit.key) },
        { name: 'records kept for', value: formatDuration(limit.retainedMs) },
        { name: `${need.what} of ${need.by}`, value: formatDuration(need.ms) },
      ],
      fix: setConfig('topic', topic.name, {
        [limit.key]: limit.valueFor(Math.max(stop * 1.5, DAY_MS)),
        // Segments as short as the retention was would be far too many.
        ...(settings.number('segment.ms') < DAY_MS / 24 && { 'segment.ms': undefined }),
      }),
    })
  },
})

/** What takes a reader longest between two polls, or until somebody has taken over from one that is gone. */
function longestNeed({ readers, partitions, rate }: TopicView): Need | undefined {
  let longest: Need | undefined
  for (const reader of readers) {
    const need = needOf(reader, rate.averageRecords / Math.max(1, partitions))
    if (longest === undefined || need.ms > longest.ms) longest = need
  }
  return longest
}

function needOf({ group, settings }: TopicReader, perPartition: number): Need {
  const work = (group.processingMsPerRecord ?? 0) + retryMs(group)
  const most = Math.max(1, settings.number('max.poll.records') || 1)
  // A poll returns no more than has come since the last one.
  const records = Math.min(most, Math.max(1, (perPartition * REBALANCE_MS) / SECOND_MS))
  const poll = records * work
  return poll > REBALANCE_MS
    ? { ms: poll, by: group.name, what: 'the work on one poll' }
    : { ms: REBALANCE_MS, by: group.name, what: 'a rebalance' }
}
