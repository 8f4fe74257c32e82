import { type Codec, fail, ITEM, listOf, text } from './cells'

/**
 * Rows, items of lists, settings and positions that one link may hold together: several times what a link that is
 * offered for sending has. A short text can ask for millions of them, and each may be wrong in several ways.
 */
const MOST_THINGS = 50_000

/** What is thrown where a text holds more than that. */
export class TooMuch extends Error {}

/** Counts what is read from a text against what a link may hold; throws when it is more. */
export function thingsIn(source: string): (rows: readonly unknown[]) => void {
  let left = MOST_THINGS - (source.split(ITEM).length - 1)
  const take = (count: number) => {
    left -= count
    if (left < 0) throw new TooMuch()
  }
  take(0)
  return (rows) => take(rows.length)
}

/** A field, as `record.averageBytes`, and how its values are written. */
export type Column = readonly [path: string, codec: Codec]

export type Row = Readonly<Record<string, unknown>>

/** Collections that are there with nothing in them, by their paths: rare, and not to be told from absent ones otherwise. */
const EMPTIES = listOf(text)

/**
 * A table as text: the number of rows, the empty collections, then a line for each column with a cell for
 * each row. Empty cells at the end of a line and empty lines at the end of the table are left out.
 */
export function writeTable(rows: readonly object[], columns: readonly Column[]): string {
  if (rows.length === 0) return ''
  const collections = collectionsOf(columns)
  const empties = rows.map((row) => {
    const paths = [...collections.keys()].filter((path) => isEmpty(valueAt(row, path)))
    return paths.length === 0 ? '' : EMPTIES.write(paths)
  })
  const lines = [String(rows.length), joined(empties)]
  for (const [path, codec] of columns) {
    lines.push(
      joined(
        rows.map((row) => {
          const value = valueAt(row, path)
          const isLeftOut =
            value === undefined || (codec.empty && isEmpty(value)) || codec.fits?.(value) === false
          return isLeftOut ? '' : codec.write(value)
        }),
      ),
    )
  }
  return lines.join('\n').replace(/\n+$/, '')
}

/**
 * The rows of a table again. Throws on a text that `writeTable` cannot have written. A few characters must not
 * ask for a million rows, so nothing is made before the number is known to be right: `expected` where what was
 * read before tells it, else as many as the first column has cells, which every row has one of.
 */
export function readTable(
  source: string,
  columns: readonly Column[],
  expected?: number,
): Record<string, unknown>[] {
  if (source === '') return expected ? fail() : []
  const [count = '', empties = '', ...lines] = source.split('\n')
  const size = expected ?? lines[0]?.split('\t').length ?? 0
  if (count !== String(size) || lines.length > columns.length) fail()
  if (size > MOST_THINGS) throw new TooMuch()
  const rows = Array.from({ length: size }, (): Record<string, unknown> => ({}))
  lines.forEach((line, at) => {
    const [path, codec] = columns[at] ?? fail()
    eachCell(line, rows, (cell, row) => put(row, path, codec.read(cell)))
  })
  const collections = collectionsOf(columns)
  eachCell(empties, rows, (cell, row) => {
    for (const path of EMPTIES.read(cell) as string[]) {
      put(row, path, (collections.get(path) ?? fail()) === 'list' ? [] : {})
    }
  })
  return rows
}

function eachCell<Of>(line: string, rows: readonly Of[], take: (cell: string, row: Of) => void): void {
  if (line === '') return
  line.split('\t').forEach((cell, at) => {
    const row = rows[at] ?? fail()
    if (cell !== '') take(cell, row)
  })
}

const joined = (cells: readonly string[]): string => cells.join('\t').replace(/\t+$/, '')

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

/** Every path at which a table's rows have a list or a mapping. */
function collectionsOf(columns: readonly Column[]): Map<string, 'list' | 'mapping'> {
  const found = new Map<string, 'list' | 'mapping'>()
  for (const [path, { empty }] of columns) {
    const steps = path.split('.')
    for (let end = 1; end < steps.length; end += 1) found.set(steps.slice(0, end).join('.'), 'mapping')
    if (empty) found.set(path, empty)
  }
  return found
}

function valueAt(row: object, path: string): unknown {
  let value: unknown = row
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Row)[step]
  }
  return value
}

function put(row: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.')
  let inner = row
  for (const step of steps.slice(0, -1)) {
    const next = (inner[step] ?? {}) as Record<string, unknown>
    inner[step] = next
    inner = next
  }
  inner[steps.at(-1) ?? ''] = value
}
