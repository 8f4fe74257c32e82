import { COLUMNS, columnOf } from './csv-columns'

/** How likely a text is a table of topics: its first line is a head that names topics and something of them. */
export function detectCsv(head: string, fileName: string): number {
  const [first = ''] = head
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
  const cells = first.split(/[,;\t]/).map((cell) => columnOf(cell.replaceAll('"', '')))
  if (cells.length < 2 || !cells.includes('topic') || /^\s*[-{[#]/.test(first)) return 0
  const known = cells.filter((cell) => cell !== undefined && COLUMNS.has(cell)).length
  if (known < 2 && !/\.(?:csv|tsv)$/i.test(fileName)) return 0
  return known >= cells.length / 3 ? 0.7 : 0.3
}
