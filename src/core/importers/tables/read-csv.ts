import Papa from 'papaparse'
import { defineImporter } from '../importer'
import { type Column, columnOf, unitOf } from './csv-columns'
import { MARKDOWN, RULE } from './markdown-table'
import { readRow } from './topic-row'

/**
 * A table of topics as spreadsheets and wikis have it, one topic a row: separated by commas, semicolons or tabs,
 * its columns by the names that people give them or by Kafka's keys.
 */
export const topicsTable = defineImporter(({ name: file, text }, book) => {
  const plain = withoutMarkdown(text.replace(/^\uFEFF/, ''))
  const delimiter = separatorOf(plain)
  const { data } = Papa.parse<string[]>(plain, { delimiter })
  const rows = withLines(data)
  const decimal = delimiter === ',' ? undefined : rows.find(({ cells }) => cells.some(hasDecimalComma))
  if (decimal)
    book.guess(
      { file, line: decimal.line },
      'Numbers here have a comma before their fraction: `1,5` is one and a half, `1.200` is twelve hundred.',
    )
  const head =
    rows.find(({ cells }) => cells.map(columnOf).includes('topic')) ??
    rows.find(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (!head) return
  const columns = head.cells.map(columnOf)
  const units = head.cells.map(unitOf)
  for (const [at, cell] of head.cells.entries())
    if (columns[at] === undefined && cell.trim() !== '')
      book.lose({ file, line: head.line }, `The column \`${cell.trim().slice(0, 80)}\` is not understood.`)
  for (const { cells, line } of rows.slice(rows.indexOf(head) + 1)) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const row = new Map<Column, string>()
    for (const [at, column] of columns.entries()) {
      // A sign that keeps a spreadsheet from taking the cell for a formula.
      const cell = (cells[at] ?? '').trim().replace(/^'(?=[=+\-@])/, '')
      const said = decimal ? withPoint(cell) : cell
      // The unit of a column counts for numbers without one: `retention (days)`.
      if (column && (said !== '' || !row.has(column)))
        row.set(column, /^[\d.,]+$/.test(said) && units[at] ? `${said} ${units[at]}` : said)
    }
    readRow(row, { file, line }, book)
  }
  book.wholes.push({ of: 'topics', file, how: 'stated' })
})

/** A comma that is followed by three digits may part thousands; any other is before a fraction. */
const hasDecimalComma = (cell: string): boolean =>
  /^\s*\d{1,15}(?:\.\d{3}){0,5},(?:\d{1,2}|\d{4,15})(?:\s|[a-z]|$)/i.test(cell)

/** `1.200,5` is `1200.5`, whatever unit follows. */
const withPoint = (cell: string): string =>
  cell.replace(
    /^(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?=\s|[a-z]|$)/i,
    (_, whole: string, rest = '') => whole.replaceAll('.', '') + rest.replace(',', '.'),
  )

/** A table of Markdown without what frames it: its rule is an empty line, so that lines keep their numbers. */
const withoutMarkdown = (text: string): string =>
  MARKDOWN.test(text)
    ? text.replace(/^.*$/gm, (line) =>
        RULE.test(line) ? '' : withoutMarks(line.trim().replace(/^\||\|$/g, '')),
      )
    : text

/** The words of a row without the signs that make them bold, code or links. */
const withoutMarks = (row: string): string =>
  row
    .replace(/\[([^\]|]{1,300})\]\([^()|]{0,500}\)/g, '$1')
    .replace(/<br ?\/?>/g, ', ')
    .replace(/(^|[\s|,])(`{1,2}|\*{1,2}|__)([^`*|]{1,300}?)\2(?=$|[\s|,])/g, '$1$3')
    .replaceAll('\\_', '_')

/** The sign that parts the columns of the head: a comma may stand in numbers of the rows below it. */
function separatorOf(text: string): string {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const head = lines.find(isHead) ?? lines.find((line) => /topic/i.test(line)) ?? lines[0] ?? ''
  const plain = head.replace(/"[^"]*"/g, '').replace(/\([^)]*\)/g, '')
  const counts = SEPARATORS.map((sign) => ({ sign, count: plain.split(sign).length - 1 }))
  return counts.reduce((most, one) => (one.count >= most.count ? one : most)).sign
}

/** Whether a line names a topic's column and another, whatever parts them. */
function isHead(line: string): boolean {
  const cells = line
    .replaceAll('"', '')
    .split(/[\t;|,]/)
    .map(columnOf)
  return cells.includes('topic') && cells.filter((cell) => cell !== undefined).length > 1
}

const SEPARATORS = ['\t', ';', '|', ','] as const

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
