/** Rows of `kafka-consumer-groups --describe` whose header line was not pasted, as after `grep`. */
import { FactBook } from '../importers/facts/fact-book'
import { Listing } from '../importers/listings/listing'
import { readTable, type Table } from '../importers/listings/table'

const NUMBER = String.raw`\s+(\d+|-)`
const OWNER = String.raw`\s+(?:\S+\s+\/\S+\s+\S+|-\s+-\s+-)\s*$`
const OFFSETS = `${NUMBER}${NUMBER}\\s+(-?\\d+|-)${OWNER}`
const TOPIC = String.raw`[\w.-]+\s+\d+`
const AFTER_TOPIC = 'TOPIC PARTITION CURRENT-OFFSET LOG-END-OFFSET LAG CONSUMER-ID HOST CLIENT-ID'

/** What Kafka prints from 2.2 on, and what it did before; each with the columns that its cells stand for. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^\\s*\\S+\\s+${TOPIC}${OFFSETS}`), `GROUP ${AFTER_TOPIC}`],
  [new RegExp(`^\\s*${TOPIC}${OFFSETS}`), AFTER_TOPIC],
]

/** The columns of a row by what its cells are, where its lag is the difference of its offsets. */
function columnsOf(text: string): string | undefined {
  for (const [pattern, columns] of FORMS) {
    const found = pattern.exec(text)
    if (!found) continue
    const [committed, end, lag] = [found[1] ?? '-', found[2] ?? '-', found[3] ?? '-']
    const isLagSure =
      committed === '-' || end === '-' ? lag === '-' : Number(end) - Number(committed) === Number(lag)
    if (isLagSure) return columns
  }
  return undefined
}

/** Reads rows that stand without a header line, where it is sure what their cells are; the listing stands behind them then. */
export function readHeadless(listing: Listing): Table | undefined {
  const columns = columnsOf(listing.ahead())
  if (columns === undefined) return undefined
  const rows: string[] = []
  while (columnsOf(listing.ahead()) === columns) {
    rows.push(listing.ahead())
    listing.at += 1
  }
  return readTable(new Listing([columns, ...rows].join('\n'), listing.file, new FactBook()))
}

/** Whether a line looks like a row of a table: three numbers that follow each other, or the address of a member. */
export function looksLikeRow(text: string): boolean {
  const words = text.trim().split(/\s+/)
  const isNumber = (word: string | undefined) => word !== undefined && /^\d+$/.test(word)
  return words.some(
    (word, at) =>
      at > 0 &&
      ((isNumber(word) && isNumber(words[at + 1]) && isNumber(words[at + 2])) ||
        /^\/\d{1,3}(?:\.\d{1,3}){3}$/.test(word)),
  )
}
