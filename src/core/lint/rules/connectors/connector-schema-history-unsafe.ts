import type { DesignView } from '../../../views/views'
import { changeNode } from '../../fixes'
import { DEBEZIUM_DOCS } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'
import { soundTopic } from '../../sound-design'

const HISTORY = 'schema.history.internal.kafka.topic'
const MYSQL = {
  class: 'io.debezium.connector.mysql.MySqlConnector',
  config: { [HISTORY]: 'shop.schemas' },
} as const

export const connectorSchemaHistoryUnsafe = defineRule({
  id: 'connector-schema-history-unsafe',
  title: 'A history of schemas that is not kept whole',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'Debezium reads the history of a database’s schemas from its first record whenever it starts, and interprets what changed by it. The topic must keep every record for ever, in order: one partition, no compaction, no limit of time or size. With a part of it gone the connector does not start again, and only a new snapshot helps.',
  reference: `${DEBEZIUM_DOCS}mysql.html#mysql-schema-history-topic`,
  examples: () => ({
    bad: [
      withSoundSource(
        MYSQL,
        {},
        { topics: [soundTopic({ name: 'shop.schemas', partitions: 1, key: undefined })] },
      ),
    ],
    good: [withSoundSource(MYSQL)],
  }),
  check({ connectors, topics }: DesignView, report) {
    for (const { connector } of connectors) {
      const name = connector.config?.[HISTORY]
      const view = name === undefined ? undefined : topics.find((topic) => topic.name === name)
      if (!view) continue
      const { settings, partitions } = view
      const forEver = (key: string) => settings.number(key) < 0 || settings.number(key) >= 2 ** 53
      const isKept =
        settings.text('cleanup.policy') === 'delete' && forEver('retention.ms') && forEver('retention.bytes')
      if (isKept && partitions === 1) continue
      report({
        at: view.id,
        message: `\`${view.name}\` does not keep the schemas of \`${connector.name}\` whole`,
        evidence: [
          { name: 'partitions', value: String(partitions) },
          { name: 'cleanup.policy', value: settings.text('cleanup.policy') },
          { name: 'retention.ms', value: settings.text('retention.ms') },
          { name: 'retention.bytes', value: settings.text('retention.bytes') },
        ],
        fix: changeNode('topic', view.name, 'Keep it whole, in one partition', (node) => ({
          ...node,
          partitions: 1,
          config: { ...node.config, 'cleanup.policy': 'delete', 'retention.ms': -1, 'retention.bytes': -1 },
        })),
      })
    }
  },
})
