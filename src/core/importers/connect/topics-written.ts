import { MIRROR } from '../../model/connector-words'
import type { Transform } from '../../model/design'
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
/** A table by its name alone: no pattern, no list of columns. */
const TABLE = /^[\w-]+(?:\.[\w-]+)*$/

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
  const named = own ? [own] : said
  const prefix = settings.look('topic.prefix') ?? settings.look('database.server.name')
  const tables = TABLE_KEYS.map((key) => settings.look(key)).find((setting) => setting !== undefined)
  const router = transforms.find(({ type }) => /Router|Replace|route/i.test(type))
  if (router && !isByPattern(router)) {
    const [key, value] =
      Object.entries(router.config ?? {}).find(([one]) => /replacement|topic\.format/.test(one)) ?? []
    const routing = key === undefined ? 'type' : key
    const place = (settings.look(`transforms.${router.name}.${routing}`) ?? prefix)?.place
    if (place)
      book.lose(
        place,
        key === undefined
          ? `The topics that \`${name}\` writes are named by \`${router.name}\`, from the data.`
          : `The topics that \`${name}\` writes are named by \`transforms.${router.name}.${key}\`, from the data: ${sayExpression(String(value))}.`,
      )
    return []
  }
  const routed = (topic: string) => route(topic, transforms)
  const direct = named.map(
    ({ topic, place }): WrittenTopic => ({ name: routed(topic), place, isGuessed: routed(topic) !== topic }),
  )
  if (!prefix || named.length > 0) return direct
  const literal = tables
    ? listOf(tables.value).flatMap((table) => namesOfPattern(table) ?? [table.replaceAll('\\.', '.')])
    : []
  const isJdbc = /jdbc/i.test(className)
  const isKnown = isJdbc || /debezium/i.test(className)
  if (
    !tables ||
    !isKnown ||
    hasExpression(prefix.value + tables.value) ||
    !literal.every((table) => TABLE.test(table))
  ) {
    book.lose(
      prefix.place,
      `\`${name}\` writes topics whose names begin with ${sayExpression(prefix.value)}: which those are is not known.`,
    )
    return []
  }
  const topics = literal.map((table) =>
    routed(isJdbc ? `${prefix.value}${table.split('.').at(-1) ?? table}` : `${prefix.value}.${table}`),
  )
  book.guess(
    tables.place,
    `${isJdbc ? 'JDBC' : 'Debezium'} names a topic after its prefix and its table: \`${topics[0]}\`.`,
  )
  return topics.map((topic) => ({ name: topic, place: tables.place, isGuessed: true }))
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

const isByPattern = ({ type }: Transform): boolean => /\.RegexRouter$|ByLogicalTableRouter$/.test(type)

/** The name of a topic after those transforms that rename topics by a pattern. @see RegexRouter, ByLogicalTableRouter */
function route(topic: string, transforms: readonly Transform[]): string {
  return transforms.filter(isByPattern).reduce((name, { config = {} }) => {
    const pattern = config['regex'] ?? config['topic.regex']
    const replacement = config['replacement'] ?? config['topic.replacement']
    if (typeof pattern !== 'string' || replacement === undefined || pattern.length > 500) return name
    try {
      return new RegExp(`^(?:${pattern})$`).test(name)
        ? name.replace(new RegExp(pattern), String(replacement))
        : name
    } catch {
      return name
    }
  }, topic)
}
