import Papa from 'papaparse'
import { defineImporter } from '../importer'
import { type Column, columnOf } from './csv-columns'
import { readRow } from './topic-row'

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
