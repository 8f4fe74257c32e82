import type { FactBook } from '../facts/fact-book'
import type { Field } from '../reading/field'
import type { Place } from '../source'
import { type Column, columnOf } from './csv-columns'
import { readRow } from './topic-row'

/** Lists of topics nest no deeper than this: by environment, by team. */
const DEEPEST = 5

const SETTINGS =
  /^(?:(?:topic|kafka)?[_-]?(?:configs?|configurations?|settings|properties|props)|config[_-]?(?:overrides|map))$/i
/** What holds for topics that are named elsewhere is none itself. */
const IS_DEFAULTS =
  /^(?:topics?|kafka)?[_-]?(?:defaults?|configs?|configuration|settings|spec|template|options|common|base|global)(?:[_-]?(?:topics?|configs?|settings|values))?$/i

/**
 * Draws the topics that stand in a structure of any shape: a list of mappings with a name and a number of partitions or
 * a replication factor, or mappings of those by name. Returns how many there are; what else is there stays unread.
 */
export function drawPlainTopics(field: Field, book: FactBook, depth = 0): number {
  if (depth > DEEPEST) return 0
  if (field.isList) {
    let count = 0
    for (const item of field.items())
      count += isTopic(item, true) ? draw(undefined, item, book) : drawPlainTopics(item, book, depth + 1)
    return count
  }
  if (!field.isMapping) return 0
  if (isTopic(field, true)) return draw(undefined, field, book)
  let count = 0
  for (const [key, inner] of field.entries())
    count +=
      isTopic(inner, false) && !IS_DEFAULTS.test(key)
        ? draw(key, inner, book)
        : drawPlainTopics(inner, book, depth + 1)
  return count
}

/** Whether a mapping is about a topic: it says its partitions or replication, and its name, or its key is its name. */
function isTopic(field: Field, isNamed: boolean): boolean {
  const keys = field.keys()
  // What holds topics, and says how many partitions they have where they do not, is none itself.
  if (holdsTopics(field)) return false
  return (
    keys.some((key) => columnOf(key) === 'partitions' || /^replication|^rf$/i.test(key)) &&
    (!isNamed || keys.some((key) => columnOf(key) === 'topic'))
  )
}

const holdsTopics = (field: Field): boolean =>
  field
    .entries()
    .some(
      ([key, inner]) =>
        /topics?$/i.test(key) &&
        (inner.isMapping || (inner.isList && inner.items().some((one) => one.isMapping))),
    )

function draw(name: string | undefined, field: Field, book: FactBook): number {
  const row = new Map<Column, string>()
  const places = new Map<Column, Place>()
  const say = (column: Column, value: Field) => {
    const plain = value.value()
    if (plain === undefined || plain === null) return
    row.set(column, Array.isArray(plain) ? plain.join(',') : String(plain))
    places.set(column, value.place)
  }
  if (name !== undefined) row.set('topic', name)
  for (const [key, inner] of field.entries()) {
    const settings = SETTINGS.test(key) ? pairsIn(inner) : undefined
    if (settings) {
      for (const [setting, value] of settings) say(settingOf(setting), value)
      continue
    }
    const column = columnOf(key)
    if (column && !inner.isMapping && !(inner.isList && inner.items().some((one) => one.isMapping)))
      say(column, inner)
  }
  readRow(row, field.place, book, places)
  return 1
}

/** Settings by their names, as a mapping or as a list of names with values; undefined of what is neither. */
function pairsIn(field: Field): readonly (readonly [string, Field])[] | undefined {
  if (field.isMapping) return field.entries()
  if (!field.isList || !field.items().every((item) => item.isMapping)) return undefined
  return field.items().flatMap((item) => {
    const name = item.first('name', 'key', 'config', 'config_name', 'configName')?.text()
    const value = item.first('value', 'config_value', 'configValue')
    return name === undefined || value === undefined ? item.entries() : [[name, value] as const]
  })
}

/** `retention_ms` and `retentionMs` are `retention.ms`. */
const settingOf = (key: string): Column => {
  const column = columnOf(key)
  if (column?.includes('.')) return column
  return key.includes('.')
    ? (key as Column)
    : (`${key
        .replaceAll(/[_-]/g, '.')
        .replace(/([a-z])([A-Z])/g, '$1.$2')
        .toLowerCase()}` as Column)
}
