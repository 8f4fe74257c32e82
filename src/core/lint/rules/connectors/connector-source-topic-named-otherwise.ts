import type { Connector } from '../../../model/design'
import { setConfig } from '../../fixes'
import { DEBEZIUM_DOCS } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const PREFIX = 'topic.prefix'
const NAMING = 'topic.naming.strategy'
const LISTS = ['table.include.list', 'collection.include.list']
/** What may name a topic anew. */
const RENAMES = /rout|rename|topic/i

const textOf = ({ config }: Connector, key: string): string | undefined =>
  config?.[key] === undefined || config[key] === null ? undefined : String(config[key]).trim()

/** Whether a topic has the name that Debezium gives it: no transform and no strategy of its own stands in between. */
function keepsNames(connector: Connector): boolean {
  const { transforms = [], config = {} } = connector
  if (config[NAMING] !== undefined) return false
  const types = [
    ...transforms.map(({ type }) => type),
    ...Object.keys(config).flatMap((key) =>
      /^transforms\..+\.type$/.test(key) ? [String(config[key])] : [],
    ),
  ]
  return !types.some((type) => RENAMES.test(type))
}

/** Whether a list of tables has one that a topic may be named after; undefined where that cannot be told. */
function isOfTable(list: string, table: string): boolean | undefined {
  try {
    const patterns = list
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
    // SQL Server's topics have the database before the schema, which its list leaves out.
    const names = [table, table.split('.').slice(1).join('.')]
    return patterns.some((pattern) => names.some((name) => new RegExp(`^(?:${pattern})$`, 'i').test(name)))
  } catch {
    return undefined
  }
}

export const connectorSourceTopicNamedOtherwise = defineRule({
  id: 'connector-source-topic-named-otherwise',
  title: 'A source writes topics of other names',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'Debezium names the topic of a table after topic.prefix and the table: `shop.public.orders`. Only tables that table.include.list names, or matches, are read; MongoDB’s list is of collections. A topic of another name stays empty, unless a transform renames what is written, and its readers wait without an error.',
  reference: `${DEBEZIUM_DOCS}postgresql.html#postgresql-topic-names`,
  examples: () => {
    const of = (config: Readonly<Record<string, string>>, topic = 'shop.public.customers') =>
      withSoundSource(
        { config, produces: [{ topic, recordsPerSecond: { average: 20, peak: 100 } }] },
        { name: topic },
      )
    return {
      bad: [of({ [PREFIX]: 'store' }), of({ 'table.include.list': 'public.orders,public.items' })],
      good: [
        of({ 'table.include.list': String.raw`public\.(orders|customers)` }),
        of({ 'table.include.list': 'public.orders', [NAMING]: 'com.example.Names' }),
        of({
          [PREFIX]: 'store',
          transforms: 'route',
          'transforms.route.type': 'org.apache.kafka.connect.transforms.RegexRouter',
        }),
      ],
    }
  },
  check({ connector, writer }, report) {
    const { name, class: plugin = '' } = connector
    const prefix = textOf(connector, PREFIX)
    if (!plugin.startsWith('io.debezium.connector.') || prefix === undefined || !writer) return
    if (prefix.includes('$') || !keepsNames(connector)) return
    const key = LISTS.find((one) => textOf(connector, one) !== undefined)
    const list = key === undefined ? undefined : textOf(connector, key)
    for (const { topic } of writer.writes) {
      // Its own: heartbeats, transactions, changes of the schema.
      if (topic.name.startsWith('__') || topic.name === prefix || topic.name === `${prefix}.transaction`)
        continue
      const isPrefixed = topic.name.startsWith(`${prefix}.`)
      const table = topic.name.slice(prefix.length + 1)
      if (isPrefixed && (list === undefined || list.includes('$') || isOfTable(list, table) !== false))
        continue
      const field = isPrefixed ? (key ?? PREFIX) : PREFIX
      report({
        message: isPrefixed
          ? `\`${name}\` does not follow the table of \`${topic.name}\`: its \`${field}\` does not name it`
          : `\`${name}\` writes topics that begin with \`${prefix}.\`, not \`${topic.name}\``,
        cause: `${name} ${field}`,
        field: `config.${field}`,
        evidence: [
          { name: field, value: textOf(connector, field) ?? '' },
          { name: 'drawn', value: topic.name },
        ],
        along: [`connector:${name}`, topic.id],
        ...(isPrefixed && {
          fix: setConfig(
            'connector',
            name,
            { [field]: `${list},${table.replaceAll('.', String.raw`\.`)}` },
            `Follow ${table} too`,
          ),
        }),
      })
    }
  },
})
