import type { Connector } from '../../../model/design'
import type { ConnectorView, DesignView } from '../../../views/views'
import { type LabelledFix, setConfig } from '../../fixes'
import { DEBEZIUM_DOCS } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'
import { soundTopic } from '../../sound-design'

const SLOT = 'slot.name'
const SERVER_ID = 'database.server.id'
const PREFIX = 'topic.prefix'
const HOST = 'database.hostname'
/** What Debezium calls its slot where nobody says it. */
const DEFAULT_SLOT = 'debezium'

const kindOf = ({ class: name = '' }: Connector): string | undefined =>
  /^io\.debezium\.connector\.(\w+)\./.exec(name)?.[1]

const textOf = ({ config }: Connector, key: string): string | undefined => {
  const value = config?.[key]
  return value === undefined || value === null ? undefined : String(value).trim()
}

/** Returns the database server that a connector follows; undefined where nothing says which one. */
function serverOf(connector: Connector, port: number): string | undefined {
  const host = textOf(connector, HOST)
  if (host !== undefined) return `${host.toLowerCase()}:${textOf(connector, 'database.port') ?? port}`
  return connector.system?.name && `the system ${connector.system.name}`
}

/** What two connectors must not have in common. */
interface Identity {
  readonly setting: string
  /** What both must have alike for it to matter, and its value. */
  readonly of: (connector: Connector) => { readonly where: string; readonly value: string } | undefined
  readonly severity?: 'warning'
  readonly says: (second: string, value: string, first: string, where: string) => string
  readonly fix?: (connector: Connector, value: string, isTaken: (value: string) => boolean) => LabelledFix
}

const IDENTITIES: readonly Identity[] = [
  {
    setting: SLOT,
    of: (connector) => {
      const where = kindOf(connector) === 'postgresql' ? serverOf(connector, 5432) : undefined
      return where === undefined ? undefined : { where, value: textOf(connector, SLOT) ?? DEFAULT_SLOT }
    },
    says: (second, value, first, where) =>
      `\`${second}\` reads the replication slot \`${value}\` of ${where}, which \`${first}\` holds: it does not start`,
    fix: ({ name }, value, isTaken) => {
      let at = 2
      while (isTaken(`${value}_${at}`)) at += 1
      return setConfig('connector', name, { [SLOT]: `${value}_${at}` }, 'Give it a slot of its own')
    },
  },
  {
    setting: SERVER_ID,
    of: (connector) => {
      const where = /^(?:mysql|mariadb)$/.test(kindOf(connector) ?? '')
        ? serverOf(connector, 3306)
        : undefined
      const value = textOf(connector, SERVER_ID)
      return where === undefined || value === undefined ? undefined : { where, value }
    },
    says: (second, value, first, where) =>
      `\`${second}\` and \`${first}\` are both server ${value} to ${where}, which puts one of them out`,
    fix: ({ name }, value, isTaken) => {
      let id = Number(value) + 1
      while (isTaken(String(id))) id += 1
      return setConfig('connector', name, { [SERVER_ID]: id }, 'Give it an id of its own')
    },
  },
  {
    setting: PREFIX,
    of: (connector) => {
      const value = kindOf(connector) === undefined ? undefined : textOf(connector, PREFIX)
      return value === undefined ? undefined : { where: '', value }
    },
    severity: 'warning',
    says: (second, value, first) =>
      `\`${second}\` and \`${first}\` both put \`${value}\` before the names of their topics`,
  },
]

export const connectorDatabaseIdentityShared = defineRule({
  id: 'connector-database-identity-shared',
  title: 'Two connectors that are one to their database',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'A replication slot of PostgreSQL has one reader: a second connector fails with “replication slot is active”, and once the first one stops it takes the place and the changes of the other. MySQL puts out whoever has the server id of another that joins. The topic prefix names the topics, the heartbeats and the metrics of a connector, so each needs one of its own.',
  reference: DEBEZIUM_DOCS,
  examples: () => {
    const two = (
      first: Readonly<Record<string, string | number>>,
      second = first,
      plugin = 'postgresql.Postgres',
    ) => {
      const named = `io.debezium.connector.${plugin}Connector`
      const design = withSoundSource(
        { class: named, config: { [HOST]: 'db', ...first } },
        {},
        { topics: [soundTopic({ name: 'stock.items', external: 'readers' })] },
      )
      const [one] = design.connectors
      if (!one) return design
      const other: Connector = {
        ...one,
        name: 'stock-cdc',
        config: {
          ...one.config,
          'database.password': `\${env:STOCK_CDC_DATABASE_PASSWORD}`,
          [PREFIX]: 'stock',
          ...second,
        },
        produces: [{ topic: 'stock.items', recordsPerSecond: { average: 20, peak: 100 } }],
      }
      return { ...design, connectors: [one, other] }
    }
    const MYSQL = 'mysql.MySql'
    const historyOf = (name: string) => ({
      'schema.history.internal.kafka.topic': name,
      'schema.history.internal.kafka.bootstrap.servers': 'kafka:9092',
    })
    return {
      bad: [
        two({}),
        two({ [SLOT]: 'orders', [HOST]: 'DB' }, { [SLOT]: 'orders', 'database.port': 5432 }),
        two({ [SERVER_ID]: 184_054 }, { [SERVER_ID]: 184_054 }, MYSQL),
        two({ [SLOT]: 'one', [PREFIX]: 'shop' }, { [SLOT]: 'two', [PREFIX]: 'shop' }),
      ],
      good: [
        two({ [SLOT]: 'one' }, { [SLOT]: 'two' }),
        two({ [HOST]: 'east' }, { [HOST]: 'west' }),
        two({ 'database.port': 5432 }, { 'database.port': 5433 }),
        two(
          { [SERVER_ID]: 1, ...historyOf('history-1') },
          { [SERVER_ID]: 2, ...historyOf('history-2') },
          MYSQL,
        ),
      ],
    }
  },
  check({ connectors }: DesignView, report) {
    const debezium = connectors.filter(({ connector }) => kindOf(connector) !== undefined)
    if (debezium.length < 2) return
    for (const { setting, of, severity, says, fix } of IDENTITIES) {
      const taken = new Map<string, ConnectorView>()
      for (const view of debezium) {
        const own = of(view.connector)
        if (!own) continue
        const key = JSON.stringify([own.where, own.value])
        const first = taken.get(key)
        if (!first) {
          taken.set(key, view)
          continue
        }
        const { name } = view
        const isTaken = (value: string) => taken.has(JSON.stringify([own.where, value]))
        report({
          at: view.id,
          message: says(name, own.value, first.name, own.where),
          field: `config.${setting}`,
          ...(severity && { severity }),
          evidence: [
            { name: `${setting} of ${first.name}`, value: own.value },
            { name: `${setting} of ${name}`, value: own.value },
            ...(own.where === '' ? [] : [{ name: 'database', value: own.where }]),
          ],
          cause: setting,
          ...(fix && { fix: fix(view.connector, own.value, isTaken) }),
        })
      }
    }
  },
})
