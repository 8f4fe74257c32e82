import Papa from 'papaparse'
import { parseQuantity, type QuantityKind } from '../../shared/parse-quantity'
import type { FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import type { Place } from '../source'
import { type Column, columnOf } from './csv-columns'

/**
 * A table of topics as spreadsheets and wikis have it, one topic a row: separated by commas, semicolons or tabs,
 * its columns by the names that people give them or by Kafka's keys.
 */
export const topicsTable = defineImporter(({ name: file, text }, book) => {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''))
  const rows = withLines(data)
  const head = rows.find(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (!head) return
  const columns = head.cells.map(columnOf)
  const units = head.cells.map((cell) => /\(([^)]+)\)/.exec(cell)?.[1] ?? '')
  for (const [at, cell] of head.cells.entries())
    if (columns[at] === undefined && cell.trim() !== '')
      book.lose({ file, line: head.line }, `The column \`${cell.trim().slice(0, 80)}\` is not understood.`)
  for (const { cells, line } of rows.slice(rows.indexOf(head) + 1)) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const row = new Map<Column, string>()
    for (const [at, column] of columns.entries()) {
      // A sign that keeps a spreadsheet from taking the cell for a formula.
      const said = (cells[at] ?? '').trim().replace(/^'(?=[=+\-@])/, '')
      // The unit of a column counts for numbers without one: `retention (days)`.
      if (column)
        row.set(column, /^[\d.,]+$/.test(said) && UNIT.test(units[at] ?? '') ? `${said} ${units[at]}` : said)
    }
    readRow(row, { file, line }, book)
  }
  book.wholes.push({ of: 'topics', file, how: 'stated' })
})

const UNIT = /^(?:ms|s|min|h|d|hours?|days?|weeks?|[kmgt]i?b|bytes)$/i

interface Line {
  readonly cells: readonly string[]
  readonly line: number
}

/** Rows with the line that each begins in: a cell in quotes may have several. */
function withLines(data: readonly (readonly string[])[]): readonly Line[] {
  let line = 1
  return data.map((cells) => {
    const row = { cells, line }
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0)
    return row
  })
}

function readRow(row: ReadonlyMap<Column, string>, place: Place, book: FactBook): void {
  const of = (column: Column): string | undefined => {
    const said = row.get(column)
    return said === undefined || /^(?:-|n\/?a|\?|tbd|default|none)?$/i.test(said) ? undefined : said
  }
  const name = of('topic')
  if (name === undefined) {
    book.lose(place, 'This row names no topic.')
    return
  }
  if (/^(?:true|yes)$/i.test(of('internal') ?? '') || /^__/.test(name)) return
  const topic = book.topic(name, place)
  topic.say('partitions', count(of('partitions')), place)
  topic.say('replicationFactor', count(of('replicationFactor')), place)
  topic.say('description', of('description'), place)
  topic.say('owner', of('owner'), place)
  topic.say('data', of('data'), place)
  topic.say('key.field', of('keyField'), place)
  topic.say('record.averageBytes', quantity(of('averageBytes'), 'bytes'), place)
  topic.say('recordsPerSecond.average', quantity(of('recordsPerSecond'), 'records/s'), place)
  for (const [column, said] of row) {
    if (!column.includes('.') || said === '') continue
    topic.say(`config.${column}`, settingOf(column, said), place)
  }
  for (const writer of namesOf(of('producers'))) {
    const producer = book.application(writer, place)
    if (producer) book.join(producer, 'writes', name, place)
  }
  for (const reader of namesOf(of('groups'))) {
    const group = book.application(reader, place)
    if (!group) continue
    group.isGroup = true
    book.join(group, 'reads', name, place)
  }
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
