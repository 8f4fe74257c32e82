/** What tabs that are gone left in the journal. */
import { localKeys, parseJson, readLocal, removeLocal } from '../browser/local-storage'
import { JOURNAL } from './journal'
import type { Piece } from './packed-content'
import { type StoredDesign, soundSummary } from './stored-design'

export interface JournalEntry extends StoredDesign {
  readonly key: string
  /** What stood there when it was read. */
  readonly text: string
  /** The pieces of the content that the database has not got. */
  readonly pieces: readonly Piece[]
}

/** What earlier tabs left; an entry that cannot be read is dropped. */
export function readJournal(): readonly JournalEntry[] {
  return localKeys(JOURNAL).flatMap((key) => {
    const text = readLocal(key) ?? ''
    const entry = parseJson(text) as
      | { summary?: unknown; content?: unknown; pieces?: unknown; history?: unknown }
      | null
      | undefined
    const summary = soundSummary(entry?.summary)
    if (summary && summary.writer.tab !== '')
      return [
        {
          key,
          text,
          summary,
          content: entry?.content,
          pieces: readPieces(entry?.pieces),
          ...(typeof entry?.history === 'string' && { history: entry.history }),
        },
      ]
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
