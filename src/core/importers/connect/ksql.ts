import { lineStarts, lineWith } from '../../shared/line-starts'
import type { FactBook } from '../facts/fact-book'
import type { Place } from '../source'
import { readConnector } from './connector'

/** A comment that begins a line, which may hold a statement that is off; or a statement up to its settings. */
const STATEMENT =
  /^[ \t]*--(?=\s|CREATE\b)[^\n]*|^[ \t]*\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|\bCREATE\s+(?:SOURCE|SINK)\s+CONNECTOR\s+(?:IF\s+NOT\s+EXISTS\s+)?([`"]?)([\w.-]+)\1\s+WITH\s*\(/gim
const GAP = String.raw`(?:\s+|--[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)*`
/** `'key' = 'value'`, where a quote is doubled, or a number or a word without quotes; comments may stand around it. */
const SETTING = new RegExp(
  String.raw`(${GAP})(?:(['"\`])((?:(?!\2)[\s\S]|\2\2)*)\2|([\w.]+))\s*=\s*(?:'((?:[^']|'')*)'|([\w.-]+))${GAP},?`,
  'y',
)

/** Reads the connectors that statements of ksqlDB create; returns whether there is any. */
export function readKsql(text: string, file: string, book: FactBook): boolean {
  const starts = lineStarts(text)
  const at = (index: number): Place => ({ file, line: lineWith(starts, index) })
  let isAny = false
  for (const statement of text.matchAll(STATEMENT)) {
    const [whole, , name] = statement
    if (name === undefined) continue
    const settings: [string, string, Place][] = []
    SETTING.lastIndex = statement.index + whole.length
    for (let start = SETTING.lastIndex; ; start = SETTING.lastIndex) {
      const found = SETTING.exec(text)
      if (!found) break
      const [, gap = '', , quoted, word = ''] = found
      const value = found[5]?.replaceAll("''", "'") ?? found[6] ?? ''
      settings.push([quoted ?? word, value, at(start + gap.length)])
    }
    if (settings.length === 0) continue
    isAny = true
    readConnector(book, { name, fallback: 'connector', place: at(statement.index), settings })
  }
  return isAny
}
