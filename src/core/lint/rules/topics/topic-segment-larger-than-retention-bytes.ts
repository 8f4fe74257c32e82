import { formatBytes } from '../../../shared/format'
import { MIB } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const SEGMENT = 'segment.bytes'
const RETENTION = 'retention.bytes'
/** With so many segments a partition holds a quarter more than it is told to, and no more. */
const SEGMENTS = 4
/** How many times the limit a segment is when it decides more than the limit does. */
const WORTH_A_WORD = 2

export const topicSegmentLargerThanRetentionBytes = defineRule({
  id: 'topic-segment-larger-than-retention-bytes',
  title: 'A limit of size below what is deleted at a time',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'Kafka deletes whole segments, and only where retention.bytes are left afterwards: a partition holds up to retention.bytes and one segment. With segment.bytes above it, 1 GiB by default, the segment decides, and the topic takes several times the disk that its limit seems to promise. Both count for each partition and each replica.',
  reference: topicConfigDocs(RETENTION),
  examples: () => ({
    bad: [
      soundDesign({
        topic: { config: { [RETENTION]: 100_000_000 } },
        group: { longestStopMs: undefined },
        repairGroup: { longestStopMs: undefined },
      }),
    ],
    good: [
      soundDesign({ topic: { config: { [RETENTION]: 30_000_000_000 } } }),
      soundDesign({ topic: { config: { [RETENTION]: 30_000_000_000, [SEGMENT]: 100_000_000 } } }),
    ],
  }),
  check({ topic, settings, partitions, replicationFactor }, report) {
    const cap = settings.number(RETENTION)
    const segment = settings.number(SEGMENT)
    if (!(cap > 0 && cap * WORTH_A_WORD <= segment) || !settings.text('cleanup.policy').includes('delete'))
      return
    const wanted = Math.max(MIB, Math.floor(cap / SEGMENTS))
    report({
      message: `\`${topic.name}\` is to keep ${formatBytes(cap)} in a partition, and deletes ${formatBytes(segment)} at a time`,
      field: `config.${RETENTION}`,
      evidence: [
        { name: RETENTION, value: settings.text(RETENTION) },
        { name: SEGMENT, value: settings.text(SEGMENT) },
        { name: 'in a partition at most', value: formatBytes(cap + segment) },
        { name: 'in all at most', value: formatBytes((cap + segment) * partitions * replicationFactor) },
      ],
      ...(wanted < cap && { fix: setConfig('topic', topic.name, { [SEGMENT]: wanted }) }),
    })
  },
})
