/**
 * A synchronous copy of what the database has not got yet. A browser may end a tab before an asynchronous write
 * is through; `localStorage` is written before the call returns. The next start brings it home.
 */
import type { Design } from '@/core/model/design'
import { localKeys, parseJson, readLocal, removeLocal, writeLocal } from '../browser/local-storage'
import { type Piece, packDesign } from './pack-design'
import { storedPieces } from './save-document'
import { type DesignSummary, type Share, type StoredDesign, soundSummary } from './stored-design'

const START = 'journal.'

/** Leaves room for others in the five million characters that browsers give to `localStorage`. */
const LONGEST_ENTRY = 4_000_000

export interface JournalEntry extends StoredDesign {
  readonly key: string
  /** What stood there when it was read. */
  readonly text: string
  /** The pieces of the content that the database has not got. */
  readonly pieces: readonly Piece[]
}

const keyOf = ({ id, writer }: Share) => `${START}${writer.tab}.${id}`

const write = (summary: DesignSummary, entry: object): boolean => {
  const text = JSON.stringify({ summary, ...entry })
  return text.length <= LONGEST_ENTRY && writeLocal(keyOf(summary), text)
}

/** Whether the entry was kept. A design that is too large is kept as what the database has not got of it. */
export function writeJournal(summary: DesignSummary, design: Design): boolean {
  if (write(summary, { content: design })) return true
  const known = storedPieces(summary.id)
  if (!known) return false
  const { content, added } = packDesign(design, known)
  return write(summary, { content, pieces: added })
}

export const clearJournal = (share: Share): void => removeLocal(keyOf(share))

export const hasJournal = (): boolean => localKeys(START).length > 0

/** What earlier tabs left; an entry that cannot be read is dropped. */
export function readJournal(): readonly JournalEntry[] {
  return localKeys(START).flatMap((key) => {
    const text = readLocal(key) ?? ''
    const entry = parseJson(text) as
      | { summary?: unknown; content?: unknown; pieces?: unknown }
      | null
      | undefined
    const summary = soundSummary(entry?.summary)
    if (summary && summary.writer.tab !== '')
      return [{ key, text, summary, content: entry?.content, pieces: readPieces(entry?.pieces) }]
    removeLocal(key)
    return []
  })
}

const readPieces = (value: unknown): readonly Piece[] =>
  Array.isArray(value)
    ? value.filter((piece) => Array.isArray(piece?.items) && Number.isInteger(piece.id))
    : []

/** Drops an entry, unless the tab that wrote it lives after all and has written a newer one. */
export function dropJournal({ key, text }: Pick<JournalEntry, 'key' | 'text'>): void {
  if (readLocal(key) === text) removeLocal(key)
}
