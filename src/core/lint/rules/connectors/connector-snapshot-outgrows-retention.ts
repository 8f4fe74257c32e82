import { formatBytes, formatCount } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const KEY = 'retention.bytes'

export const connectorSnapshotOutgrowsRetention = defineRule({
  id: 'connector-snapshot-outgrows-retention',
  title: 'A snapshot that is deleted while it is written',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'A source begins with a snapshot: every row at once, as fast as the database gives it. A topic that is bounded by retention.bytes deletes its oldest segments meanwhile, and a reader that comes later, or is slower, never sees the first rows. Bound the topic by time, or by more bytes than the snapshot has.',
  reference: topicConfigDocs(KEY),
  examples: () => ({
    bad: [withSoundSource({ snapshotRows: 42_000_000 }, { config: { [KEY]: 1_000_000_000 } })],
    good: [
      withSoundSource({ snapshotRows: 42_000_000 }),
      withSoundSource({ snapshotRows: 1_000 }, { config: { [KEY]: 1_000_000_000 } }),
    ],
  }),
  check({ connector: { name, snapshotRows = 0 }, writer }, report) {
    if (!writer || snapshotRows === 0) return
    const share = snapshotRows / Math.max(1, writer.writes.length)
    for (const { topic } of writer.writes) {
      const most = topic.settings.number(KEY)
      if (!topic.settings.text('cleanup.policy').includes('delete') || !(most > 0)) continue
      const bytes = share * topic.averageRecordBytes
      const room = most * topic.partitions
      if (bytes <= room) continue
      report({
        message: `\`${topic.name}\` keeps ${formatBytes(room)} of a snapshot of ${formatBytes(bytes)}`,
        field: 'snapshotRows',
        evidence: [
          { name: 'rows', value: formatCount(share) },
          { name: 'size of a record', value: formatBytes(topic.averageRecordBytes) },
          { name: `${KEY} × partitions`, value: formatBytes(room) },
        ],
        along: [`connector:${name}`, topic.id],
        fix: setConfig('topic', topic.name, { [KEY]: undefined }, `Bound ${topic.name} by time alone`),
      })
      return
    }
  },
})
