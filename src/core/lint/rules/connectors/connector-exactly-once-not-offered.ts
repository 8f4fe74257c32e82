import { asChoice, changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

/** Classes that do not say whether they can, so that a worker takes it that they cannot. */
const DO_NOT_SAY = /^io\.(?:confluent|aiven)\.connect\.jdbc\.JdbcSourceConnector$/

export const connectorExactlyOnceNotOffered = defineRule({
  id: 'connector-exactly-once-not-offered',
  title: 'Exactly once of a class that does not offer it',
  scope: 'connector',
  severity: 'error',
  kind: 'advice',
  why: 'With exactly.once.support=required the worker asks the class whether it can go on from exactly where it stopped, before it takes the connector. The JDBC sources do not answer, and are refused. With requested it is not asked: records and offsets are still committed together, but a row that is committed late with an older time or id is not seen again, so that nothing is repeated and something may be lost.',
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
      message: `\`${name}\` requires exactly once, which its class does not offer: Connect refuses it`,
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
