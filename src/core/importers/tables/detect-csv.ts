import { COLUMNS, columnOf } from './csv-columns'
import { MARKDOWN } from './markdown-table'

/** A head of a table is no longer; a text on one line is none. */
const LONGEST_HEAD = 4_096

/** How likely a text is a table of topics: its first line is a head that names topics and something of them. */
export function detectCsv(head: string, fileName: string): number {
  const all = head
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
  // Whoever exports a table may say so above it.
  const begins = all.findIndex(
    (line) => !/^\s*(?:#|\/\/)/.test(line) || /[,;\t|]\s*["\w]+\s*[,;\t|]/.test(line),
  )
  const lines = all.slice(begins < 0 ? -1 : begins)
  const isMarkdown = MARKDOWN.test(lines.join('\n'))
  const first = ((isMarkdown ? lines.find((line) => line.includes('|')) : lines[0]) ?? '').slice(
    0,
    LONGEST_HEAD,
  )
  const cells = first
    .replace(/^\s*\||\|\s*$/g, '')
    .split(isMarkdown ? '|' : /[,;\t|]/)
    .map((cell) => columnOf(cell.replaceAll('"', '')))
  if (cells.length < 2 || !cells.includes('topic') || /^\s*[-{[#]/.test(first)) return 0
  const known = cells.filter((cell) => cell !== undefined && COLUMNS.has(cell)).length
  if (known < 2 && !/\.(?:csv|tsv)$/i.test(fileName)) return 0
  if (known < cells.length / 3) return 0.3
  return isMarkdown && known > 1 ? 0.9 : 0.7
}
