import { MIRROR } from '../../model/connector-words'
import type { Config, Transform } from '../../model/design'
import { worksOn } from '../../model/transform-predicates'
import { wholeNameTest } from '../../shared/quick-pattern'
import { hasExpression, sayExpression } from '../reading/expression'
import { listOf, type Reading, type Setting, type Settings } from './connector-settings'
import { namesOfPattern } from './names-of-pattern'

/** Settings by which source connectors name their topic. */
const TOPIC_KEYS = ['topic', 'kafka.topic', 'kafka.topics', 'topic.name', 'topics.name']

const TABLE_KEYS = [
  'table.include.list',
  'table.whitelist',
  'collection.include.list',
  'collection.whitelist',
]
/** A table by its name alone: no pattern, no list of columns. Names of Oracle may have a `#`. */
const TABLE = /^[\w#-]+(?:\.[\w#-]+)*$/
/** Debezium by its own classes, and as Confluent's cloud calls them. */
const DEBEZIUM = /debezium|^(?:Postgres|MySql|MariaDb|SqlServer)Cdc/i

interface NamedTopic {
  readonly topic: string
  readonly place: Setting['place']
}

export interface WrittenTopic {
  readonly name: string
  readonly place: Setting['place']
  readonly isGuessed: boolean
}

/**
 * Returns the topics that a source writes, as far as its settings say: those that they name, and those whose names
 * follow from a prefix and tables, through what routes them. What stays unknown is a loss.
 */
export function topicsWritten(
  { book, settings, name }: Reading,
  { className, transforms }: { readonly className: string; readonly transforms: readonly Transform[] },
): readonly WrittenTopic[] {
  if (className === MIRROR.source) return mirrored({ book, settings, name })
  const own = ofOneQuery(settings, className) ?? ofCollection(settings, className)
  const said = TOPIC_KEYS.flatMap((key) => {
    const setting = settings.look(key)
    return setting ? listOf(setting.value).map((topic) => ({ topic, place: setting.place })) : []
  })
  const named = own ? [own] : [...said, ...ofFiles(settings)]
  const prefix = settings.look('topic.prefix') ?? settings.look('database.server.name')
  const tables = TABLE_KEYS.map((key) => settings.look(key)).find((setting) => setting !== undefined)
  const router = transforms.find((transform) => routing(transform) !== undefined)
  if (router) {
    const [key, value] = routing(router) ?? []
    const place = (settings.look(`transforms.${router.name}.${key ?? 'type'}`) ?? prefix)?.place
    if (key !== undefined && value !== undefined && place && !value.includes('${'))
      return [{ name: value, place, isGuessed: true }]
    if (place)
      book.lose(
        place,
        key === undefined || value === undefined
          ? `The topics that \`${name}\` writes are named by \`${router.name}\`, from the data.`
          : `The topics that \`${name}\` writes are named by \`transforms.${router.name}.${key}\`, from the data: ${sayExpression(value)}.`,
      )
    return []
  }
  const routed = (topic: string) => route(topic, transforms, settings)
  const direct = named.flatMap(({ topic, place }) =>
    routed(topic).map((name): WrittenTopic => ({ name, place, isGuessed: name !== topic })),
  )
  if (named.length > 0) return direct
  if (!prefix) {
    const place = settings.look('connector.class')?.place
    if (place && className !== MIRROR.checkpoint && className !== MIRROR.heartbeat)
      book.lose(place, `The settings of \`${name}\` do not say which topics it writes.`)
    return []
  }
  const isJdbc = /jdbc/i.test(className)
  const isKnown = (isJdbc || DEBEZIUM.test(className)) && !hasExpression(prefix.value)
  const listed = tables && isKnown && !hasExpression(tables.value) ? listOf(tables.value) : []
  const namesOf = (table: string) => namesOfPattern(table) ?? [table.replaceAll('\\.', '.')]
  const isName = (table: string) => namesOf(table).every((one) => TABLE.test(one))
  const literal = listed.filter(isName).flatMap(namesOf)
  const others = listed.filter((table) => !isName(table))
  if (!tables || literal.length === 0)
    book.lose(
      prefix.place,
      `\`${name}\` writes topics whose names begin with ${sayExpression(prefix.value)}: which those are is not known.`,
    )
  else if (others.length > 0)
    book.lose(
      tables.place,
      `\`${name}\` writes topics of the tables that match ${sayExpression(others.join(', '))} too: which those are is not known.`,
    )
  if (!tables || literal.length === 0) return []
  const topics = literal
    .flatMap((table) =>
      isJdbc ? [table.split('.').at(-1) ?? table] : withDatabases(table, settings, className),
    )
    .flatMap((table) =>
      routed(isJdbc ? `${prefix.value}${table}` : `${prefix.value}.${table}`.replaceAll('#', '_')),
    )
  book.guess(
    tables.place,
    `${isJdbc ? 'JDBC' : 'Debezium'} names a topic after its prefix and its table: \`${topics[0]}\`.`,
  )
  return topics.map((topic) => ({ name: topic, place: tables.place, isGuessed: true }))
}

/** SQL Server's tables are listed by schema, and their topics have the database before it, since Debezium 2. */
function withDatabases(table: string, settings: Settings, className: string): readonly string[] {
  const names = settings.look('database.names')
  const isWhole = table.split('.').length !== 2
  if (!/sqlserver/i.test(className) || !names || isWhole) return [table]
  return listOf(names.value).map((database) => `${database}.${table}`)
}

/** Sources of files in a bucket name topics with a pattern of files each: `orders:.*orders.*`. */
function ofFiles(settings: Settings): readonly NamedTopic[] {
  const list = settings.look('topic.regex.list')
  return list
    ? listOf(list.value).flatMap((one) => {
        const topic = one.slice(0, Math.max(0, one.indexOf(':')))
        return topic === '' ? [] : [{ topic, place: list.place }]
      })
    : []
}

/**
 * Returns the setting by which a transform names topics from the data, and its value; empty where it states none, as
 * Debezium's router of an outbox need not; undefined of a transform that leaves the names of topics alone, or renames
 * them by a pattern.
 */
function routing(transform: Transform): readonly [key?: string, value?: string] | undefined {
  const { type, config = {} } = transform
  if (isByPattern(transform) || !/Router(?:\$\w+)?$|ExtractTopic|InsertTopic/.test(type)) return undefined
  const found = Object.entries(config).find(([key]) => /topic\.replacement$|topic\.format$/.test(key))
  return found ? [found[0], String(found[1])] : []
}

/** A JDBC source with a query of its own has one topic, which its prefix is the whole name of. */
function ofOneQuery(settings: Settings, className: string): NamedTopic | undefined {
  const prefix = settings.look('topic.prefix')
  return /jdbc/i.test(className) && settings.look('query') && prefix
    ? { topic: prefix.value, place: prefix.place }
    : undefined
}

/** MongoDB's own source names a topic after its prefix, its database and its collection. @see DefaultTopicMapper */
function ofCollection(settings: Settings, className: string): NamedTopic | undefined {
  const [database, collection] = [settings.look('database'), settings.look('collection')]
  if (!/MongoSourceConnector$/.test(className) || !database || !collection) return undefined
  const parts = [settings.look('topic.prefix')?.value, database.value, collection.value]
  const suffix = settings.look('topic.suffix')?.value
  const separator = settings.look('topic.separator')?.value ?? '.'
  return {
    topic: [...parts, suffix].filter((part) => part !== undefined).join(separator),
    place: collection.place,
  }
}

/** MirrorMaker 2 puts the name of the other cluster before that of a topic, unless its policy keeps names. */
function mirrored({ book, settings, name }: Reading): readonly WrittenTopic[] {
  const topics = settings.look('topics')
  const alias = settings.look('source.cluster.alias')?.value ?? 'source'
  const separator = settings.look('replication.policy.separator')?.value ?? '.'
  const isSame = /Identity/.test(settings.look('replication.policy.class')?.value ?? '')
  const literal = topics ? listOf(topics.value).flatMap((one) => namesOfPattern(one) ?? [one]) : []
  if (!topics || literal.some((topic) => !/^[\w.-]+$/.test(topic))) {
    const place = topics?.place ?? settings.look('connector.class')?.place
    if (place) book.lose(place, `\`${name}\` mirrors topics by a pattern: which those are is not known.`)
    return []
  }
  return literal.map((topic) => ({
    name: isSame ? topic : `${alias}${separator}${topic}`,
    place: topics.place,
    isGuessed: true,
  }))
}

const isByPattern = ({ type }: Transform): boolean => /RegexRouter$|ByLogicalTableRouter$/.test(type)

/**
 * The names of a topic after those transforms that rename topics by a pattern: two where a predicate lets only some of its
 * records be renamed.
 *
 * @see RegexRouter, ByLogicalTableRouter
 */
function route(topic: string, transforms: readonly Transform[], settings: Settings): readonly string[] {
  const connector = { config: predicatesIn(settings) }
  return transforms.filter(isByPattern).reduce<readonly string[]>(
    (names, transform) => [
      ...new Set(
        names.flatMap((name) => {
          const works = worksOn(connector, transform, name)
          if (works === 'none') return [name]
          return works === 'some' ? [name, renamed(name, transform)] : [renamed(name, transform)]
        }),
      ),
    ],
    [topic],
  )
}

/** The settings of predicates, which stay plain settings of the connector. */
const predicatesIn = (settings: Settings): Config =>
  Object.fromEntries(
    settings.rest.flatMap(([key, { value }]) => (/^predicates(?:\.|$)/.test(key) ? [[key, value]] : [])),
  )

/** The name of a topic after one such transform. */
function renamed(name: string, { config = {} }: Transform): string {
  const pattern = config['regex'] ?? config['topic.regex']
  const replacement = config['replacement'] ?? config['topic.replacement']
  if (typeof pattern !== 'string' || replacement === undefined) return name
  // All of the name fits, so that its first match begins at once and is sought nowhere else.
  return wholeNameTest(pattern)?.(name) === true
    ? name.replace(new RegExp(pattern), inScript(String(replacement)))
    : name
}

/** What stands for a match in Java's replacements, as JavaScript has it. */
const inScript = (replacement: string): string =>
  replacement.replace(/\$0/g, '$$&').replace(/\$\{(\w+)\}/g, '$$<$1>')
