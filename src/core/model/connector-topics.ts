/**
 * Which topics a source writes by its settings, and the settings by which it would write those that are drawn. Only for
 * classes whose names of topics follow from their settings alone; of all others it is not known.
 */
import { wholeNameTest } from '../shared/quick-pattern'
import type { Config, Connector } from './design'

/** A record keeps its topic through these. */
const KEEPS_TOPIC =
  /^org\.apache\.kafka\.connect\.transforms\.(?!RegexRouter|TimestampRouter)|^io\.debezium\.(?:connector\.mongodb\.)?transforms\.ExtractNew\w+State$/

/** Debezium's classes that name a topic after their prefix and what is in a list, which stands in these settings. */
const DEBEZIUM = /^io\.debezium\.connector\.(postgresql|mysql|mariadb|oracle|db2|mongodb)\./
const JDBC = /^io\.(?:confluent|aiven)\.connect\.jdbc\.JdbcSourceConnector$/
const PREFIX = 'topic.prefix'
const ONE_TOPIC: Readonly<Record<string, string>> = {
  'org.apache.kafka.connect.file.FileStreamSourceConnector': 'topic',
  'io.confluent.kafka.connect.datagen.DatagenConnector': 'kafka.topic',
}

const textOf = (config: Config | undefined, key: string): string => String(config?.[key] ?? '').trim()
const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** A value that is looked up when the connector starts. */
const isLookedUp = (text: string): boolean => text.includes('${')

interface Naming {
  readonly prefix: string
  /** The setting that lists tables or collections, and what it lists; nothing where all are taken. */
  readonly key: string
  readonly listed: readonly string[]
  readonly writes: (topic: string) => boolean
}

/** How the names of a source's topics follow from its settings; undefined where that is not known. */
function namingOf({ class: plugin = '', config, transforms = [] }: Connector): Naming | undefined {
  if (config?.['transforms'] !== undefined || !transforms.every(({ type }) => KEEPS_TOPIC.test(type)))
    return undefined
  const one = ONE_TOPIC[plugin]
  if (one !== undefined) {
    const topic = textOf(config, one)
    return topic === '' || isLookedUp(topic)
      ? undefined
      : { prefix: '', key: one, listed: [topic], writes: (name) => name === topic }
  }
  const system = DEBEZIUM.exec(plugin)?.[1]
  const isJdbc = JDBC.test(plugin)
  if (system === undefined && !isJdbc) return undefined
  const keys = system === 'mongodb' ? ['collection.include.list'] : ['table.include.list', 'table.whitelist']
  const key = keys.find((name) => textOf(config, name) !== '') ?? (isJdbc ? 'table.whitelist' : keys[0])
  const list = textOf(config, key ?? '')
  const prefix = textOf(config, PREFIX)
  const own = ['topic.naming.strategy', 'topic.delimiter', 'query', 'table.types']
  if (key === undefined || prefix === '' || isLookedUp(prefix + list)) return undefined
  if (own.some((name) => textOf(config, name) !== '')) return undefined
  const listed = listOf(list)
  const start = isJdbc ? prefix : `${prefix}.`
  const isListed = isJdbc ? isTable(listed) : matches(listed)
  if (isListed === undefined) return undefined
  const beside = isJdbc ? [] : [prefix, `${prefix}.transaction`]
  const writes = (topic: string): boolean =>
    beside.includes(topic) ||
    (!isJdbc && topic.endsWith(`.${prefix}`)) ||
    (topic.startsWith(start) && isListed(topic.slice(start.length)))
  return { prefix, key, listed, writes }
}

const isTable =
  (listed: readonly string[]) =>
  (table: string): boolean =>
    listed.length === 0 || listed.some((one) => one === table || one.split('.').at(-1) === table)

/** Debezium's lists are of patterns, which must match the whole name; undefined of one that is not understood here. */
function matches(listed: readonly string[]): ((table: string) => boolean) | undefined {
  // Only names, and the signs of patterns that take no longer than the name is long.
  if (!listed.every((one) => /^[\w.#\\-]+(?:\.\*)?$|^\.\*$/.test(one))) return undefined
  const tests = listed.map((one) => wholeNameTest(one.replaceAll('#', '_').toLowerCase()))
  if (!tests.every((test) => test !== undefined)) return undefined
  return (table) => tests.length === 0 || tests.some((test) => test(table.toLowerCase()))
}

/** Where the settings of a source and the topics that it is drawn to write disagree. */
interface TopicsApart {
  /** Those that are drawn and that it does not write. */
  readonly missing: readonly string[]
  /** What it writes by its settings, as far as that can be listed. */
  readonly written: readonly string[]
  readonly key: string
}

/** Returns which of the topics that a source is drawn to write it does not write; undefined where that is not known. */
export function topicsApart(connector: Connector): TopicsApart | undefined {
  const naming = namingOf(connector)
  if (!naming) return undefined
  const drawn = connector.produces?.map(({ topic }) => topic) ?? []
  const { prefix, key, listed } = naming
  const joined = prefix === '' || JDBC.test(connector.class ?? '') ? prefix : `${prefix}.`
  return {
    missing: drawn.filter((topic) => !naming.writes(topic)),
    written: listed.length === 0 ? [`${joined}…`] : listed.map((one) => `${joined}${one}`),
    key: prefix === '' || listed.length > 0 ? key : PREFIX,
  }
}

/**
 * Returns the settings by which a source writes some topics; undefined where their names do not share a beginning that
 * could be its prefix, and of classes whose topics do not follow from settings.
 */
export function settingsForTopics(connector: Connector, topics: readonly string[]): Config | undefined {
  const { class: plugin = '', config } = connector
  const [first] = topics
  if (first === undefined) return undefined
  const one = ONE_TOPIC[plugin]
  if (one !== undefined) return topics.length === 1 ? { [one]: first } : undefined
  const system = DEBEZIUM.exec(plugin)?.[1]
  const isJdbc = JDBC.test(plugin)
  if (system === undefined && !isJdbc) return undefined
  const pattern = isJdbc ? /^(.*[.-])([^.-]+)$/ : /^(.+)\.([^.]+\.[^.]+)$/
  const parts = topics.map((topic) => pattern.exec(topic))
  const prefix = parts[0]?.[1]
  if (prefix === undefined || parts.some((part) => part?.[1] !== prefix)) return undefined
  const isOld = textOf(config, 'table.whitelist') !== '' && textOf(config, 'table.include.list') === ''
  const key =
    system === 'mongodb'
      ? 'collection.include.list'
      : isJdbc || isOld
        ? 'table.whitelist'
        : 'table.include.list'
  const named = parts.map((part) => part?.[2] ?? '')
  const before = textOf(config, PREFIX) === prefix ? listOf(textOf(config, key)) : []
  return { [PREFIX]: prefix, [key]: [...new Set([...before, ...named])].join(',') }
}
