import { abortedRecords } from '../../aborted-records'
import { setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

const KEY = 'isolation.level'
const OVERRIDE = `consumer.override.${KEY}`
const IN_TRANSACTIONS = {
  producer: { delivery: 'exactly-once' },
  group: { config: { [KEY]: 'read_committed' } },
} as const

export const connectorReadUncommitted = defineRule({
  id: 'connector-read-uncommitted',
  title: 'A sink that hands on records of aborted transactions',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'The records of a transaction are in the topic before it commits, and stay there when it is aborted. The consumers of a sink read uncommitted records by default, as all consumers of Java do: what never happened is written to the other system. With read_committed a sink waits for the end of a transaction, and passes over what was aborted.',
  reference: consumerConfigDocs(KEY),
  examples: () => ({
    bad: [
      withSoundSink({}, IN_TRANSACTIONS),
      withSoundSink({ config: { [OVERRIDE]: 'read_uncommitted' } }, IN_TRANSACTIONS),
    ],
    good: [withSoundSink({ config: { [OVERRIDE]: 'read_committed' } }, IN_TRANSACTIONS), withSoundSink()],
  }),
  check({ connector: { name, config }, consumer, reads }, report) {
    if (consumer?.text(KEY) !== 'read_uncommitted') return
    const aborted = abortedRecords(reads)
    if (aborted === undefined) return
    const { topic, writer } = aborted
    report({
      message: `\`${name}\` also reads aborted records of \`${topic}\`: its consumers are not \`read_committed\``,
      field: `config.${OVERRIDE}`,
      evidence: [
        { name: OVERRIDE, value: String(config?.[OVERRIDE] ?? 'read_uncommitted, the default of Java') },
        {
          name: `transactional.id of ${writer.producer.name}`,
          value: writer.settings.text('transactional.id'),
        },
      ],
      along: [writer.id, `topic:${topic}`, `connector:${name}`],
      fix: setConfig('connector', name, { [OVERRIDE]: 'read_committed' }),
    })
  },
})
