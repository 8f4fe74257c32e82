/** The keys of a pasted text: one a line, or a column of a CSV. */
import Papa from 'papaparse'

/** More keys say nothing new, and take long to place. */
const MOST_ROWS = 100_000

export interface PastedTable {
  /** The names of its columns, or their numbers where it has no header; none where it is a list. */
  readonly columns: readonly string[]
  readonly hasHeader: boolean
  readonly rows: readonly (readonly string[])[]
  /** The whole lines, without the header. */
  readonly lines: readonly string[]
}

const NUMBER = /^[-+]?[\d.,]+$/

/** A header names its columns: no two alike, none empty, none a number. */
const looksLikeHeader = (row: readonly string[]): boolean =>
  row.every((cell) => cell !== '' && !NUMBER.test(cell)) && new Set(row).size === row.length

/** A list with a word that only heads it. */
const HEADS_A_LIST = /^(?:(?:record|message)[ _-]?)?keys?$|_id$|^id$/i

/** Reads a pasted text; whether its first line is a header is guessed where it is not said. */
export function readTable(text: string, hasHeader?: boolean): PastedTable {
  const trimmed = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*\n|\s+$/g, '')
  if (trimmed === '') return { columns: [], hasHeader: false, rows: [], lines: [] }
  const { data } = Papa.parse<string[]>(trimmed, { skipEmptyLines: 'greedy', preview: MOST_ROWS + 1 })
  const cells = data.map((row) => row.map((cell) => cell.trim()))
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0)
  const first = cells[0] ?? []
  const isList = width < 2
  const isHeaded =
    hasHeader ??
    (cells.length > 1 &&
      (isList ? HEADS_A_LIST.test(first[0] ?? '') : first.length === width && looksLikeHeader(first)))
  const from = isHeaded ? 1 : 0
  const lines = trimmed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return {
    columns: isList
      ? []
      : Array.from({ length: width }, (_, at) => (isHeaded && first[at]) || `column ${at + 1}`),
    hasHeader: isHeaded,
    rows: cells.slice(from, from + MOST_ROWS),
    lines: lines.slice(from, from + MOST_ROWS),
  }
}

const NAMES_A_KEY = [/^(?:(?:record|message)[ _-]?)?key$/i, /key/i, /(?:^|_)id$|Id$/]

/** The column that most likely holds the keys. */
export function likelyColumn({ columns }: PastedTable): number {
  for (const name of NAMES_A_KEY) {
    const at = columns.findIndex((column) => name.test(column))
    if (at >= 0) return at
  }
  return 0
}

export const WHOLE_LINES = -1

/** The keys of a column, or the whole lines; empty ones are no keys. */
export function keysOf({ columns, rows, lines }: PastedTable, column: number): readonly string[] {
  const cells =
    column === WHOLE_LINES && columns.length > 0 ? lines : rows.map((row) => row[Math.max(0, column)] ?? '')
  return cells.filter((key) => key !== '')
}
