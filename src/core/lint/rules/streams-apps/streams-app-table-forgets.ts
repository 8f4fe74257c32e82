import { formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundTopic, withSoundApp } from '../../sound-design'

export const streamsAppTableForgets = defineRule({
  id: 'streams-app-table-forgets',
  title: 'A table of a topic that deletes by time',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'A table is the last record of every key of its topic. A topic that deletes by time loses the keys that nobody has written lately, and an instance that builds its table anew no longer has them: a join then finds nothing for a customer who is there, while an older instance still does. Compact the topic of a table, and delete by tombstones.',
  reference: kafkaDocs('streams/core-concepts/#ktable'),
  examples: () => {
    const of = (config: Readonly<Record<string, string | number | undefined>>) =>
      withSoundApp(
        {
          processing: [
            { id: 'products', globalTable: 'products', store: { name: 'products', keys: 1000 } },
            {
              stream: 'orders',
              named: 'read-orders',
              steps: [
                { op: 'leftJoin', with: 'products', named: 'with-product' },
                { op: 'to', topic: 'order-counts', named: 'write' },
              ],
            },
          ],
        },
        {},
        [soundTopic({ name: 'products', external: 'writers', config: { ...config } })],
      )
    return {
      bad: [of({})],
      good: [of({ 'cleanup.policy': 'compact', 'retention.ms': undefined })],
    }
  },
  check({ app, reads, cluster }, report) {
    if (cluster.environment === 'development') return
    for (const { table, globalTable } of app.processing ?? []) {
      const name = globalTable ?? table
      const topic = name === undefined ? undefined : reads.find((read) => read.topic.name === name)?.topic
      if (topic === undefined || topic.settings.text('cleanup.policy').includes('compact')) continue
      const retention = topic.settings.number('retention.ms')
      const isEndless = retention < 0 && topic.settings.number('retention.bytes') < 0
      if (isEndless) continue
      report({
        message: `\`${app.name}\` reads \`${topic.name}\` as a table, which forgets a key that nobody writes for ${retention < 0 ? 'long' : formatDuration(retention)}`,
        // Its store has a changelog of its own, which goes on knowing what the topic has deleted.
        ...(globalTable === undefined && { severity: 'info' as const }),
        cause: topic.name,
        field: 'processing',
        along: [topic.id],
        evidence: [
          { name: `cleanup.policy of ${topic.name}`, value: topic.settings.text('cleanup.policy') },
          { name: 'retention.ms', value: topic.settings.text('retention.ms') },
          { name: 'read as', value: globalTable === undefined ? 'table' : 'global table' },
        ],
        // A compacted topic refuses records without a key.
        ...(topic.topic.key?.strategy !== 'none' && {
          fix: setConfig(
            'topic',
            topic.name,
            { 'cleanup.policy': 'compact', 'retention.ms': undefined },
            `Compact ${topic.name}`,
          ),
        }),
      })
    }
  },
})
