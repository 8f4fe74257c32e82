import { isSecretKey } from '../../shared/secret-key'
import type { FactBook } from '../facts/fact-book'
import { hasExpression, sayExpression } from '../reading/expression'
import type { Place } from '../source'

/** A connector as any of the tools has it: its settings in Connect's own names. */
export interface ConnectorSource {
  readonly name: string | undefined
  /** What stands in for a name where there is none. */
  readonly fallback: string
  readonly place: Place
  readonly settings: readonly (readonly [key: string, value: unknown, place: Place])[]
}

interface Setting {
  readonly value: string
  readonly place: Place
}

/**
 * Draws a connector: a sink as the consumer group that it is to Kafka, `connect-` and its name; a source as a
 * producer of the topics that its settings name, or whose names follow from them.
 */
export function readConnector(book: FactBook, source: ConnectorSource): void {
  const settings = new Map<string, Setting>()
  for (const [key, value, place] of source.settings) {
    if (value === undefined || value === null) continue
    settings.set(key, { value: String(value).trim(), place })
  }
  const name = nameOf(book, source)
  const known = new Set(['name', 'connector.class', 'tasks.max'])
  const take = (key: string): Setting | undefined => {
    known.add(key)
    const setting = settings.get(key)
    return setting?.value === '' ? undefined : setting
  }
  const connector: Connector = { book, name, place: source.place, take, settings }
  const isSink =
    settings.has('topics') ||
    settings.has('topics.regex') ||
    /sink/i.test(settings.get('connector.class')?.value ?? '')
  if (isSink) readSink(connector)
  else readSourceConnector(connector)
  tellRest(connector, known)
}

interface Connector {
  readonly book: FactBook
  readonly name: string
  readonly place: Place
  readonly take: (key: string) => Setting | undefined
  readonly settings: ReadonlyMap<string, Setting>
}

function nameOf(book: FactBook, { name, fallback, place }: ConnectorSource): string {
  if (name !== undefined && name !== '' && !hasExpression(name)) return name
  const why = name === undefined || name === '' ? 'has no name' : `has ${sayExpression(name)} for a name`
  book.guess(place, `The connector ${why}: it is called \`${fallback}\`.`)
  return fallback
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function readSink({ book, name, place, take, settings }: Connector): void {
  const groupId = take('consumer.override.group.id')?.value ?? `connect-${name}`
  const group = book.application(groupId, place)
  if (!group) return
  group.isGroup = true
  group.say('groupId', groupId, place)
  const topics = take('topics')
  for (const topic of topics ? listOf(topics.value) : [])
    book.join(group, 'reads', topic, topics?.place ?? place)
  const pattern = take('topics.regex')
  if (pattern) {
    book.lose(
      pattern.place,
      `\`${name}\` reads the topics that match \`${pattern.value}\`: which those are is not known.`,
    )
  }
  const tasks = settings.get('tasks.max')
  group.say('members', tasks?.value, tasks?.place ?? place)
  const letters = take('errors.deadletterqueue.topic.name')
  if (letters) {
    book.join(group, 'deadLetters', letters.value, letters.place)
    const topic = book.topics.get(letters.value)
    const factor = take('errors.deadletterqueue.topic.replication.factor')
    if (factor) topic?.say('replicationFactor', factor.value, factor.place, 'guessed')
  }
  for (const [key, { value, place: at }] of settings) {
    if (!key.startsWith('consumer.override.') || key === 'consumer.override.group.id') continue
    take(key)
    group.say(`config.${key.slice('consumer.override.'.length)}`, value, at)
  }
}

/** Settings by which source connectors name their topic. */
const TOPIC_KEYS = ['topic', 'kafka.topic', 'kafka.topics', 'topic.name', 'topics.name']

function readSourceConnector(connector: Connector): void {
  const { book, name, place, take, settings } = connector
  const producer = book.application(name, place)
  if (!producer) return
  const tasks = settings.get('tasks.max')
  producer.say('instances', tasks?.value, tasks?.place ?? place)
  for (const key of TOPIC_KEYS) {
    const topic = take(key)
    for (const one of topic ? listOf(topic.value) : [])
      book.join(producer, 'writes', one, topic?.place ?? place)
  }
  for (const [key, { value, place: at }] of settings) {
    if (!key.startsWith('producer.override.')) continue
    take(key)
    producer.say(`producer.config.${key.slice('producer.override.'.length)}`, value, at)
  }
  const prefix = take('topic.prefix') ?? take('database.server.name')
  if (prefix) followPrefix(connector, prefix)
  const partitions = take('topic.creation.default.partitions')
  const factor = take('topic.creation.default.replication.factor')
  for (const { topic } of producer.edges) {
    if (partitions) book.topics.get(topic)?.say('partitions', partitions.value, partitions.place, 'guessed')
    if (factor) book.topics.get(topic)?.say('replicationFactor', factor.value, factor.place, 'guessed')
  }
}

const TABLE_KEYS = [
  'table.include.list',
  'table.whitelist',
  'collection.include.list',
  'collection.whitelist',
]
/** A table by its name alone: no pattern, no list of columns. */
const TABLE = /^[\w-]+(?:\.[\w-]+)*$/

/** Debezium and its kin name a topic after the prefix and the table; what routes records elsewhere makes that unknown. */
function followPrefix({ book, name, place, take, settings }: Connector, prefix: Setting): void {
  const routing = [...settings].find(
    ([key, { value }]) => /^transforms\.[^.]+\.type$/.test(key) && /Router|Replace|route/i.test(value),
  )
  if (routing) {
    const replacement = [...settings].find(([key]) =>
      /^transforms\..*(?:replacement|topic\.format)$/.test(key),
    )
    const [key, { value, place: at }] = replacement ?? routing
    book.lose(
      at,
      `The topics that \`${name}\` writes are named by \`${key}\`, from the data: ${sayExpression(value)}.`,
    )
    return
  }
  const tables = TABLE_KEYS.map(take).find((setting) => setting !== undefined)
  const literal = tables ? listOf(tables.value).map((table) => table.replaceAll('\\.', '.')) : []
  const isDebezium = /debezium/i.test(settings.get('connector.class')?.value ?? '')
  if (
    tables &&
    isDebezium &&
    !hasExpression(prefix.value + tables.value) &&
    literal.every((table) => TABLE.test(table))
  ) {
    const producer = book.application(name, place)
    for (const table of literal)
      book.join(producer, 'writes', `${prefix.value}.${table}`, tables.place, 'guessed')
    book.guess(
      tables.place,
      `Debezium names a topic after its prefix and its table: \`${prefix.value}.${literal[0]}\`.`,
    )
    return
  }
  book.lose(
    prefix.place,
    `\`${name}\` writes topics whose names begin with ${sayExpression(prefix.value)}: which those are is not known.`,
  )
}

/** The settings that a drawing has no place for, in one remark; their values are not repeated. */
function tellRest({ book, name, place, settings }: Connector, known: ReadonlySet<string>): void {
  const rest = [...settings].filter(([key]) => !known.has(key))
  const secret = rest.find(([key]) => isSecretKey(key))
  if (secret)
    book.lose(secret[1].place, `\`${secret[0]}\` of \`${name}\` may hold a secret: its value is not kept.`)
  const others = rest.filter(([key]) => !isSecretKey(key)).map(([key]) => `\`${key}\``)
  if (others.length === 0) return
  const shown = others.slice(0, 3).join(', ')
  const more = others.length > 3 ? ` and ${others.length - 3} more` : ''
  book.lose(
    rest[0]?.[1].place ?? place,
    `Settings of the connector \`${name}\` that are not taken over: ${shown}${more}.`,
  )
}
