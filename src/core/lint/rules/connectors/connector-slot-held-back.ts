import { setConfig } from '../../fixes'
import { DEBEZIUM_DOCS } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const POSTGRES = /^io\.debezium\.connector\.postgresql\./
const HEARTBEAT = 'heartbeat.interval.ms'
const TABLES = ['table.include.list', 'table.whitelist', 'schema.include.list'] as const
const A_BEAT_MS = 10_000

export const connectorSlotHeldBack = defineRule({
  id: 'connector-slot-held-back',
  title: 'A replication slot that holds the log of the whole database',
  scope: 'connector',
  severity: 'info',
  kind: 'advice',
  why: 'PostgreSQL keeps its log until the connector says how far it has read, and the connector says so when a row of its own tables changes. Where other tables are busy and these are quiet, the log grows until the disk of the database is full. A heartbeat lets the connector confirm what it has passed; in a database of its own that is quiet as a whole, heartbeat.action.query has to write a row as well.',
  reference: `${DEBEZIUM_DOCS}postgresql.html#postgresql-wal-disk-space`,
  examples: () => ({
    bad: [withSoundSource({ config: { 'schema.include.list': 'public', [HEARTBEAT]: undefined } })],
    good: [
      withSoundSource(),
      withSoundSource({ config: { 'table.include.list': 'customers', [HEARTBEAT]: A_BEAT_MS } }),
    ],
  }),
  check({ connector: { name, class: plugin = '', config }, cluster }, report) {
    if (!POSTGRES.test(plugin) || cluster.environment !== 'production') return
    if (Number(config?.[HEARTBEAT] ?? 0) > 0) return
    const key = TABLES.find((one) => config?.[one] !== undefined)
    if (key === undefined) return
    report({
      message: `While the tables of \`${name}\` are quiet, its database keeps its whole log for it`,
      field: `config.${HEARTBEAT}`,
      evidence: [
        { name: key, value: String(config?.[key]) },
        {
          name: HEARTBEAT,
          value: config?.[HEARTBEAT] === undefined ? '0, the default' : String(config[HEARTBEAT]),
        },
      ],
      fix: setConfig('connector', name, { [HEARTBEAT]: A_BEAT_MS }),
    })
  },
})
