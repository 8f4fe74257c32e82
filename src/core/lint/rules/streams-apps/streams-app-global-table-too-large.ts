import { RESTORE_BYTES_PER_SECOND } from '../../../facts/state-of-instance'
import { wholeOf } from '../../../facts/streams-stores'
import type { StreamsApp } from '../../../model/design'
import { formatBytes, formatDuration } from '../../../shared/format'
import { MINUTE_MS } from '../../../shared/units'
import type { Chain, WrittenStep } from '../../../streams/processing'
import { stepOf } from '../../../streams/processing'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundTopic, withSoundApp } from '../../sound-design'

/** Longer than this to be read whole, before an instance does anything. */
const LONG_MS = 10 * MINUTE_MS

/** The program with a table in place of a global one: what is joined with it gets its key first. */
function asTable(app: StreamsApp, topic: string): StreamsApp {
  const { processing = [] } = app
  const ids = new Set(
    processing.flatMap(({ id, globalTable }) => (globalTable === topic && id !== undefined ? [id] : [])),
  )
  const keyed = (written: WrittenStep): readonly WrittenStep[] => {
    const step = stepOf(written)
    return 'with' in step && typeof step.with === 'string' && ids.has(step.with)
      ? ['selectKey', written]
      : [written]
  }
  const changed = processing.map((chain): Chain => {
    const steps = chain.steps?.flatMap(keyed)
    const { globalTable, ...rest } = chain
    return {
      ...(globalTable === topic ? { ...rest, table: topic } : chain),
      ...(steps && { steps }),
    }
  })
  return { ...app, processing: changed }
}

export const streamsAppGlobalTableTooLarge = defineRule({
  id: 'streams-app-global-table-too-large',
  title: 'A global table that every instance has to hold',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'Every instance keeps all partitions of a global table on its own disk, and reads its topic from the beginning to the end before it does anything, after each start on an empty disk. What is good for countries and currencies does not grow with more instances: each needs the whole again. A table is spread over the instances, if the stream that is joined with it has its key.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/#creating-source-streams-from-kafka'),
  examples: () => {
    const withTable = (averageBytes: number, diskBytesPerInstance?: number) =>
      withSoundApp(
        {
          ...(diskBytesPerInstance !== undefined && { diskBytesPerInstance }),
          processing: [
            { id: 'products', globalTable: 'products', store: { name: 'products' } },
            {
              stream: 'orders',
              steps: [
                { op: 'join', with: 'products' },
                { op: 'to', topic: 'order-counts' },
              ],
            },
          ],
        },
        {},
        [
          soundTopic({
            name: 'products',
            key: { strategy: 'entity', field: 'productId', cardinality: 10_000_000 },
            record: { averageBytes, maximumBytes: 20_000 },
            config: { 'cleanup.policy': 'compact', 'retention.ms': undefined },
          }),
        ],
      )
    return { bad: [withTable(10_000), withTable(1_000, 5e9)], good: [withTable(100)] }
  },
  check(view, report) {
    const { processing = [], diskBytesPerInstance } = view.app
    for (const topicName of new Set(processing.flatMap(({ globalTable }) => globalTable ?? []))) {
      const topic = view.reads.find(({ topic: { name } }) => name === topicName)?.topic
      const keys = topic?.topic.key?.cardinality
      if (!topic || keys === undefined) continue
      const bytes = keys * topic.averageRecordBytes
      const read = wholeOf(topic)?.value ?? bytes
      const readMs = (read / RESTORE_BYTES_PER_SECOND) * 1000
      const isTooLarge = diskBytesPerInstance !== undefined && bytes > diskBytesPerInstance
      if (!isTooLarge && readMs < LONG_MS) continue
      report({
        message: isTooLarge
          ? `Each instance of \`${view.name}\` needs all of \`${topicName}\`, ${formatBytes(bytes)}, and has ${formatBytes(diskBytesPerInstance)}`
          : `Each instance of \`${view.name}\` reads up to ${formatBytes(read)} of \`${topicName}\` before it does anything`,
        field: 'processing',
        evidence: [
          { name: 'distinct keys × record', value: formatBytes(bytes) },
          { name: 'one copy of the topic', value: formatBytes(read) },
          { name: 'read at an assumed 40 MB/s', value: formatDuration(readMs) },
        ],
        ...(isTooLarge && { severity: 'error' }),
        fix: changeNode('streamsApp', view.name, 'Spread it as a table', (app) => asTable(app, topicName)),
        cause: topicName,
      })
    }
  },
})
