import { asChoice, changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

/** Classes that do not say whether they can, so that a worker takes it that they cannot. */
const DO_NOT_SAY = /^io\.(?:confluent|aiven)\.connect\.jdbc\.JdbcSourceConnector$/

export const connectorExactlyOnceNotOffered = defineRule({
  id: 'connector-exactly-once-not-offered',
  title: 'Exactly once of a class that does not say whether it can',
  scope: 'connector',
  severity: 'error',
  kind: 'advice',
  why: 'With exactly.once.support=required a worker asks the class of the connector whether it supports exactly once, before it takes it. The JDBC sources do not implement that question, and are refused. With requested the worker does not ask, and where it has exactly.once.source.support enabled it commits records and offsets in one transaction all the same. That covers the way into Kafka alone: a row that gets into the table late, with a time or an id that the query has passed, is not read by any setting.',
  reference: kafkaDocs('kafka-connect/user-guide/#exactly-once-support'),
  examples: () => {
    const enabled = { config: { 'exactly.once.source.support': 'enabled' } }
    const JDBC = 'io.confluent.connect.jdbc.JdbcSourceConnector'
    return {
      bad: [withSoundSource({ class: JDBC, exactlyOnce: 'required' }, {}, {}, enabled)],
      good: [
        withSoundSource({ class: JDBC, exactlyOnce: 'requested' }, {}, {}, enabled),
        withSoundSource({ exactlyOnce: 'required' }, {}, {}, enabled),
        withSoundSource(
          { class: 'com.example.OurSourceConnector', exactlyOnce: 'required' },
          {},
          {},
          enabled,
        ),
      ],
    }
  },
  check({ connector: { name, class: plugin = '', exactlyOnce } }, report) {
    if (exactlyOnce !== 'required' || !DO_NOT_SAY.test(plugin)) return
    report({
      message: `\`${name}\` requires exactly once, and its class does not say whether it can: Connect refuses it`,
      field: 'exactlyOnce',
      evidence: [
        { name: 'exactly.once.support', value: 'required' },
        { name: 'connector.class', value: plugin },
      ],
      choices: [
        asChoice(
          changeNode('connector', name, 'Ask for it without the check', (node) => ({
            ...node,
            exactlyOnce: 'requested' as const,
          })),
        ),
        asChoice(changeNode('connector', name, 'Take at least once', ({ exactlyOnce: _, ...node }) => node)),
      ],
    })
  },
})
