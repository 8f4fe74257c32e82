import { momentOf } from '../reading/moment'
import { ALIASES, COLUMNS, columnOf } from './columns'
import type { Line, Listing } from './listing'
import { commandOf, isNoise } from './noise'
import { isBeginning, unglued, withAssignor } from './torn-rows'

/** A row of a table: its cells by the names of their columns; empty cells and `-` are not there. */
export interface Row {
  readonly line: number
  get(column: string): string | undefined
}

export interface Table {
  readonly columns: readonly string[]
  readonly line: number
  readonly rows: readonly Row[]
  /** Lines within it that no row could be made of. */
  readonly dropped: number
}

interface Head {
  readonly columns: readonly string[]
  /** Where each begins in its line; undefined where the table has lines between its columns. */
  readonly starts: readonly number[] | undefined
  /** Lines that the head takes. */
  readonly lines: number
}

/** The head of a table, wherever its line was torn; undefined where a line is none. */
function headAt(listing: Listing, ahead = 0): Head | undefined {
  const text = listing.ahead(ahead)
  if (text.includes('|')) {
    const cells = cellsOf(text).map(columnOf)
    const known = cells.filter((cell) => COLUMNS.has(cell)).length
    return known >= 2 && known >= cells.length - 2
      ? { columns: cells, starts: undefined, lines: 1 }
      : undefined
  }
  const words = columnsWithStarts(text)
  if (words.length < 2 || !words.every(({ word }) => COLUMNS.has(word))) return undefined
  const rest: string[] = []
  let lines = 1
  for (
    let more = torn(listing.ahead(ahead + 1));
    more.length > 0 && lines < 5;
    more = torn(listing.ahead(ahead + lines))
  ) {
    rest.push(...more)
    lines += 1
  }
  return {
    columns: [...words.map(({ word }) => word), ...rest],
    starts: lines > 1 ? undefined : words.map(({ start }) => start),
    lines,
  }
}

/** The columns on a line that is the rest of a torn head: they are columns, and none could begin a head. */
function torn(text: string): string[] {
  const words = columnsWithStarts(text).map(({ word }) => word)
  const isRest =
    words.length > 0 &&
    words.every((word) => COLUMNS.has(word) && !/^(?:GROUP|TOPIC|NAME|PRINCIPAL)$/.test(word))
  return isRest && /[A-Z]/.test(text) ? words : []
}

/** Columns whose names are two words: `CURRENT OFFSET`, `REPLICATION FACTOR`, `LAG %`. */
const TWO_WORDS =
  /\b(?:CONSUMER (?:GROUP|ID)|(?:CURRENT|LOG[- ]END|END|COMMITTED|LATEST) OFFSET|REPLICATION FACTOR|PARTITION COUNT|TOTAL LAG|LAG %)/g

/** The columns of a head without lines between them, each with where it begins. */
const columnsWithStarts = (text: string) =>
  wordsWithStarts(text.replace(TWO_WORDS, (name) => name.replaceAll(' ', '-'))).map(({ word, start }) => ({
    word: word.includes('-') ? (ALIASES[word] ?? word) : word,
    start,
  }))

/** Kafka calls one column `COORDINATOR (ID)`, and one of the Streams tables has blanks in others. */
const wordsWithStarts = (text: string) =>
  [...text.replace(/\(ID\)/g, '    ').matchAll(/\S+/g)].map((found) => ({
    word: found[0],
    start: found.index,
  }))

/** The cells between the lines of a drawn table; one without a line before its first cell has none behind its last. */
function cellsOf(text: string): string[] {
  const row = text.trim()
  const inside = row.startsWith('|') ? row.slice(1).replace(/\|$/, '') : row
  return inside.split('|').map((cell) => cell.trim())
}

/** Reads a table where the listing stands at the head of one; the listing stands behind it then. */
export function readTable(listing: Listing): Table | undefined {
  const head = headAt(listing)
  if (!head) return undefined
  const line = listing.line?.number ?? 1
  listing.at += head.lines
  const rows: Row[] = []
  let dropped = 0
  let pending: { text: string; line: number } | undefined
  const take = (text: string, number: number): boolean => {
    const cells = split(head, text)
    if (!cells) return false
    rows.push(rowOf(head.columns, cells, number))
    return true
  }
  const takeOrDrop = (part: { text: string; line: number }) => {
    if (!take(part.text, part.line)) dropped += 1
  }
  while (listing.line) {
    const { text: printed, number } = listing.line
    if (endsTable(listing, head)) break
    listing.at += 1
    if (isRule(printed)) continue
    const text = unglued(head.columns, printed)
    const joined: { text: string; line: number } = pending
      ? { text: `${pending.text} ${text.trim()}`, line: pending.line }
      : { text, line: number }
    if (pending && isWhole(head, text)) {
      // What came before was cut off: this row stands for itself.
      takeOrDrop(pending)
      take(text, number)
      pending = undefined
    } else if (pending && isBeginning(head.columns, pending.text, text)) {
      takeOrDrop(pending)
      pending = { text, line: number }
    } else if (isFull(head, joined.text)) {
      if (!take(joined.text, joined.line) && pending) {
        dropped += 1
        take(text, number)
      }
      pending = undefined
    } else if (pending && isFull(head, text)) {
      takeOrDrop(pending)
      take(text, number)
      pending = undefined
    } else pending = joined
  }
  if (pending) takeOrDrop(pending)
  return { columns: head.columns, line, rows, dropped }
}

const isRule = (text: string): boolean => /^[\s|+=-]*$/.test(text)

/** A table ends at an empty line, unless a whole row follows, and where something else begins. */
function endsTable(listing: Listing, head: Head): boolean {
  const text = listing.ahead()
  if (text.trim() === '') {
    let next = 1
    while (next < 4 && listing.ahead(next).trim() === '') next += 1
    const after = listing.ahead(next)
    return (
      after.trim() === '' ||
      headAt(listing, next) !== undefined ||
      !isFull(head, after) ||
      !isRowLike(head, after)
    )
  }
  if (head.starts === undefined && text.includes('|')) return false
  if (isRule(text)) return false
  return (
    headAt(listing) !== undefined ||
    commandOf(text) !== undefined ||
    isNoise(text) ||
    momentOf(text) !== undefined ||
    /Topic:|configs for|Current ACLs|has no active members|Topologies:|Sub-topology:/.test(text)
  )
}

const isRowLike = ({ starts }: Head, text: string): boolean => starts !== undefined || text.includes('|')

/** Tasks of a member of a Streams group: `ACTIVE: 0:[0,1]; 1:[0]; STANDBY: 1:[1]; `. */
const TASKS =
  /(?:TARGET-)?(?:ACTIVE|STANDBY|WARMUP):(?:\s+\w+:\[[\d,\s]*\];?)+(?:\s+(?=(?:TARGET-)?(?:ACTIVE|STANDBY|WARMUP):))?/g

/** A host and its broker are one cell, though a blank stands between them, and so is a list: `broker-1:9092  (1)`, `[0 1 2]`. */
const tidy = (text: string): string =>
  text
    .replace(TASKS, (tasks) => tasks.replace(/\s+/g, ''))
    .replace(/(\S+:\d+)\s+\((-?\d+)\)/g, '$1 ')
    .replace(/\[[\d\s]+\]/g, (list) => list.replace(/\s+/g, ','))

/** How many cells a row has at least: rpk leaves its last column empty where there is no error, Kafka where there is no task. */
const least = ({ columns }: Head): number =>
  /^(?:ERROR|ASSIGNMENTS)$/.test(columns.at(-1) ?? '') ? columns.length - 1 : columns.length

/** Whether a text has a cell for every column. */
function isFull(head: Head, text: string): boolean {
  if (text.includes('|')) return cellsOf(text).length >= head.columns.length
  if (withAssignor(head.columns, tidy(text).trim().split(/\s+/)).length >= least(head)) return true
  return sliced(head, text)?.[least(head) - 1] !== undefined
}

/** Whether a text has as many words as there are columns. */
const isWhole = (head: Head, text: string): boolean =>
  !text.includes('|') && tidy(text).trim().split(/\s+/).length >= least(head)

/**
 * The cells of a row that still stands below its head, column by column: a cell may be empty, or have blanks.
 * Undefined where a column's beginning is in the middle of a word.
 */
function sliced({ starts }: Head, text: string): (string | undefined)[] | undefined {
  if (!starts || text.includes('\t')) return undefined
  const isClean = starts.every(
    (start) => start === 0 || start >= text.length || text.charCodeAt(start - 1) <= 32,
  )
  if (!isClean) return undefined
  return starts.map((start, at) => {
    const cell = text.slice(start, starts[at + 1]).trim()
    return cell === '' ? undefined : cell
  })
}

/** The cells of a row, one for each column, undefined where it has none; undefined where it is no row of the table. */
function split(head: Head, text: string): readonly (string | undefined)[] | undefined {
  const { columns } = head
  if (text.includes('|')) return cellsOf(text).map((cell) => cell || undefined)
  const cells = sliced(head, text)
  if (cells && (cells.at(-1) !== undefined || text.length < (head.starts?.at(-1) ?? 0))) return cells
  const words = wordsWithStarts(tidy(text)).map(({ word }) => word)
  if (words.length === columns.length) return words
  if (words.length > columns.length) return withBlanks(columns, words)
  // A row that was cut off: what is there stands in the first columns.
  return words.length >= 2 ? withAssignor(columns, words) : undefined
}

/** Group ids and client ids may have blanks: the numbers between them say where each ends. */
function withBlanks(columns: readonly string[], words: readonly string[]): string[] {
  const extra = words.length - columns.length
  const topic = columns.indexOf('TOPIC')
  const partition = columns.indexOf('PARTITION')
  if (topic > 0 && partition === topic + 1) {
    const shift = [...Array(extra + 1).keys()].find(
      (more) =>
        /^(?:\d+|-)$/.test(words[partition + more] ?? '') && /^(?:[\w.-]+)$/.test(words[topic + more] ?? ''),
    )
    if (shift !== undefined) {
      const group = words.slice(0, topic + shift).join(' ')
      const rest = words.slice(topic + shift)
      const last = columns.length - topic
      return [group, ...rest.slice(0, last - 1), rest.slice(last - 1).join(' ')]
    }
  }
  if (columns[0] === 'GROUP' || columns[0] === 'KEY') {
    // A setting's value may have blanks, a group's id too: the other columns are counted from the end.
    const wide = columns[0] === 'KEY' ? 1 : 0
    return [
      ...words.slice(0, wide),
      words.slice(wide, wide + extra + 1).join(' '),
      ...words.slice(wide + extra + 1),
    ]
  }
  return [...words.slice(0, columns.length - 1), words.slice(columns.length - 1).join(' ')]
}

function rowOf(
  columns: readonly string[],
  cells: readonly (string | undefined)[],
  line: Line['number'],
): Row {
  return {
    line,
    get(column) {
      const cell = cells[columns.indexOf(column)]
      return cell === undefined || cell === '-' || cell === '' ? undefined : cell
    },
  }
}
