import { parseQuantity, type QuantityKind } from '../../shared/parse-quantity'
import type { FactBook } from '../facts/fact-book'
import { settingsOfText } from '../listings/settings-text'
import type { Place } from '../source'
import type { Column } from './csv-columns'

/** Writes what a row of a table of topics says of its topic, by its columns. */
export function readRow(
  row: ReadonlyMap<Column, string>,
  place: Place,
  book: FactBook,
  places: ReadonlyMap<Column, Place> = new Map(),
): void {
  const at = (column: Column): Place => places.get(column) ?? place
  const of = (column: Column): string | undefined => {
    const said = row.get(column)
    return said === undefined || /^(?:-|n\/?a|\?|tbd|default|none)?$/i.test(said) ? undefined : said
  }
  const name = of('topic')
  if (name === undefined) {
    book.lose(place, 'This row names no topic.')
    return
  }
  if (/^(?:true|yes)$/i.test(of('internal') ?? '') || /^__/.test(name)) {
    book.lose(place, `\`${name.slice(0, 80)}\` is made by Kafka itself: it is not drawn.`)
    return
  }
  if (/^(?:grand[ _-]?|sub[ _-]?)?(?:totals?|sums?)(?: .{0,40})?:?$/i.test(name)) {
    book.lose(place, `\`${name.slice(0, 80)}\` sums up the other rows: it is taken for no topic.`)
    return
  }
  const topic = book.topic(name, place)
  topic.say('partitions', count(of('partitions')), at('partitions'))
  topic.say('replicationFactor', count(of('replicationFactor')), at('replicationFactor'))
  topic.say('description', of('description'), at('description'))
  topic.say('owner', of('owner'), at('owner'))
  topic.say('data', of('data'), at('data'))
  topic.say('key.field', of('keyField'), at('keyField'))
  topic.say('record.averageBytes', quantity(of('averageBytes'), 'bytes'), at('averageBytes'))
  topic.say('recordsPerSecond.average', quantity(of('recordsPerSecond'), 'records/s'), at('recordsPerSecond'))
  for (const [column, said] of row) {
    if (!column.includes('.') || said === '') continue
    topic.say(`config.${column}`, settingOf(column, said), at(column))
  }
  for (const [key, value] of settingsIn(of('settings') ?? ''))
    topic.say(`config.${key}`, settingOf(key, value), at('settings'))
  for (const writer of namesOf(of('producers'))) {
    const producer = book.application(writer, place)
    if (producer) book.join(producer, 'writes', name, at('producers'))
  }
  for (const reader of namesOf(of('groups'))) {
    const group = book.application(reader, place)
    if (!group) continue
    group.isGroup = true
    book.join(group, 'reads', name, at('groups'))
  }
}

/** Settings that stand in one cell: `retention.ms=1, cleanup.policy=compact`, or as JSON. */
function settingsIn(said: string): readonly (readonly [key: string, value: string])[] {
  const plain = said.trim().replace(/^\{([^{}]*)\}$/s, '$1')
  return settingsOfText(
    plain
      .replace(/"/g, '')
      .replace(/\s*[;\n]\s*/g, ',')
      .replace(/([a-z])\s*[:=]\s*/g, '$1=')
      .replace(/,\s+/g, ','),
  )
}

const namesOf = (said: string | undefined): string[] =>
  (said ?? '')
    .split(/[,;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** `1,000` and `1 000` are a thousand. */
const count = (said: string | undefined): string | undefined =>
  said !== undefined && /^\d{1,3}(?:[, ]\d{3})+$/.test(said) ? said.replace(/[, ]/g, '') : said

/** What people write for an amount, as a number; what is none stays as it is, and is refused by name. */
function quantity(said: string | undefined, kind: QuantityKind): string | number | undefined {
  if (said === undefined) return undefined
  const read = parseQuantity(said, kind)
  return read.ok && read.value.kind === kind ? read.value.value : said
}

/** `7 d` in a column of durations, `1 GB` in one of sizes, `for ever` as Kafka writes it. */
function settingOf(column: string, said: string): string | number {
  const kind = column.endsWith('.ms') ? 'duration' : column.endsWith('.bytes') ? 'bytes' : undefined
  if (column === 'cleanup.policy') return said.toLowerCase().replace(/\s*[+&;]\s*/, ',')
  // A number without a unit stands as it is, a fraction that Kafka would refuse too.
  if (kind === undefined || /^-?\d+(?:\.\d+)?$/.test(said)) return said
  if (/^(?:unlimited|infinite|for ?ever|never)$/i.test(said)) return -1
  const read = parseQuantity(said, kind)
  return read.ok ? Math.round(read.value.value) : said
}
