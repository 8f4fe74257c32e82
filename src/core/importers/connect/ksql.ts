import type { FactBook } from '../facts/fact-book'
import type { Place } from '../source'
import { readConnector } from './connector'

const STATEMENT =
  /\bCREATE\s+(?:SOURCE|SINK)\s+CONNECTOR\s+(?:IF\s+NOT\s+EXISTS\s+)?([`"]?)([\w.-]+)\1\s+WITH\s*\(/gi
/** `'key' = 'value'`, where a quote is doubled, or a number or a word without quotes. */
const SETTING = /\s*(?:(['"`])((?:(?!\1)[\s\S]|\1\1)*)\1|([\w.]+))\s*=\s*(?:'((?:[^']|'')*)'|([\w.-]+))\s*,?/y

/** Reads the connectors that statements of ksqlDB create; returns whether there is any. */
export function readKsql(text: string, file: string, book: FactBook): boolean {
  let isAny = false
  for (const statement of text.matchAll(STATEMENT)) {
    const at = (index: number): Place => ({ file, line: text.slice(0, index).split('\n').length })
    const settings: [string, string, Place][] = []
    SETTING.lastIndex = statement.index + statement[0].length
    for (let start = SETTING.lastIndex; ; start = SETTING.lastIndex) {
      const found = SETTING.exec(text)
      if (!found) break
      const key = found[2] ?? found[3] ?? ''
      const value = found[4]?.replaceAll("''", "'") ?? found[5] ?? ''
      settings.push([key, value, at(start + found[0].search(/\S/))])
    }
    if (settings.length === 0) continue
    isAny = true
    readConnector(book, { name: statement[2], fallback: 'connector', place: at(statement.index), settings })
  }
  return isAny
}
