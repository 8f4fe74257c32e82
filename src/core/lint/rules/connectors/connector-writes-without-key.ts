import type { Connector, Transform } from '../../../model/design'
import { transformsOn } from '../../../model/transform-predicates'
import { asChoice, changeNode, setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const MAKES_KEY = 'org.apache.kafka.connect.transforms.ValueToKey'
/** These hand over every row or line without a key. */
const WITHOUT_KEY =
  /^io\.(?:confluent|aiven)\.connect\.jdbc\.JdbcSourceConnector$|^org\.apache\.kafka\.connect\.file\.FileStreamSourceConnector$/
/** Transforms that leave a key as it is; of any other it is not known. */
const LEAVES_KEY =
  /^org\.apache\.kafka\.connect\.transforms\.(?:\w+\$Value|RegexRouter|TimestampRouter|InsertHeader|DropHeaders|Filter)$/

/** The column that tells rows apart, as far as the connector says it. */
const columnOf = ({ config }: Connector): string | undefined => {
  const column = config?.['incrementing.column.name']
  return typeof column === 'string' && column.trim() !== '' ? column.trim() : undefined
}

export const connectorWritesWithoutKey = defineRule({
  id: 'connector-writes-without-key',
  title: 'A source that writes no keys into a compacted topic',
  scope: 'connector',
  severity: 'error',
  kind: 'advice',
  why: 'The JDBC and file sources hand records over without a key. A compacted topic takes none without: the broker answers InvalidRecordException, and the task fails at its first record. The transform ValueToKey makes a key of columns of the value.',
  reference: kafkaDocs('kafka-connect/user-guide/#transformations'),
  examples: () => {
    const JDBC = {
      class: 'io.confluent.connect.jdbc.JdbcSourceConnector',
      config: { mode: 'incrementing', 'incrementing.column.name': 'id', 'topic.prefix': 'shop.' },
    }
    const COMPACTED = { config: { 'cleanup.policy': 'compact', 'retention.ms': undefined } }
    const keyed: Transform = { name: 'key', type: MAKES_KEY, config: { fields: 'id' } }
    const text: Transform = { name: 'cast', type: 'org.apache.kafka.connect.transforms.Cast$Value' }
    return {
      bad: [
        withSoundSource(JDBC, COMPACTED),
        withSoundSource({ ...JDBC, transforms: [text] }, COMPACTED),
        withSoundSource({ ...JDBC, config: { 'incrementing.column.name': undefined } }, COMPACTED),
      ],
      good: [
        withSoundSource({ ...JDBC, transforms: [keyed] }, COMPACTED),
        withSoundSource({ ...JDBC, transforms: [{ name: 'own', type: 'com.example.MakeKey' }] }, COMPACTED),
        withSoundSource(JDBC),
        withSoundSource({}, COMPACTED),
      ],
    }
  },
  check({ connector, writer }, report) {
    const { name, class: plugin = '' } = connector
    if (!writer || !WITHOUT_KEY.test(plugin)) return
    const column = columnOf(connector)
    for (const { topic } of writer.writes) {
      const transforms = transformsOn(connector, topic.name)
      if (transforms.some(({ type }) => !LEAVES_KEY.test(type))) continue
      const policy = topic.settings.text('cleanup.policy')
      // Of a topic that says itself that it has no keys another rule tells it.
      if (!policy.includes('compact') || topic.topic.key?.strategy === 'none') continue
      report({
        message: `\`${name}\` writes records without a key into \`${topic.name}\`, which is compacted: the broker refuses them`,
        field: 'transforms',
        evidence: [
          { name: 'connector.class', value: plugin },
          { name: `cleanup.policy of ${topic.name}`, value: policy },
          { name: 'transforms', value: transforms.map(({ type }) => type).join(', ') || 'none' },
        ],
        along: [`connector:${name}`, topic.id],
        cause: topic.name,
        choices: [
          ...(column === undefined
            ? []
            : [
                asChoice(
                  changeNode('connector', name, `Make a key of ${column}`, (node) =>
                    node.transforms?.some(({ type }) => type === MAKES_KEY)
                      ? node
                      : {
                          ...node,
                          transforms: [
                            ...(node.transforms ?? []),
                            { name: 'key', type: MAKES_KEY, config: { fields: column } },
                          ],
                        },
                  ),
                ),
              ]),
          asChoice(setConfig('topic', topic.name, { 'cleanup.policy': 'delete' })),
        ],
      })
    }
  },
})
