/**
 * A synchronous copy of what is not in the database yet. A browser may end a tab before an asynchronous write
 * is through; `localStorage` is written before the call returns. The next start brings it home.
 */
import type { Design } from '@/core/model/design'
import { localKeys, parseJson, readLocal, removeLocal, writeLocal } from '../browser/local-storage'
import type { DesignSummary } from './design-database'

const START = 'journal.'

/** Leaves room for others in the five million characters that browsers give to `localStorage`. */
const LONGEST_ENTRY = 4_000_000

export interface JournalEntry {
  readonly key: string
  /** What stood there when it was read. */
  readonly text: string
  readonly summary: DesignSummary
  readonly content: unknown
}

const keyOf = ({ id, writer }: Pick<DesignSummary, 'id' | 'writer'>) => `${START}${writer.tab}.${id}`

/** Whether the entry was kept: a design may be too large. */
export function writeJournal(summary: DesignSummary, design: Design): boolean {
  const text = JSON.stringify({ summary, content: design })
  return text.length <= LONGEST_ENTRY && writeLocal(keyOf(summary), text)
}

export const clearJournal = (summary: Pick<DesignSummary, 'id' | 'writer'>): void =>
  removeLocal(keyOf(summary))

const isText = (value: unknown): value is string => typeof value === 'string'

function isSummary(value: unknown): value is DesignSummary {
  if (typeof value !== 'object' || value === null) return false
  const { id, name, updatedAt, revision, format, writer } = value as Partial<DesignSummary>
  const isCounted = Number.isFinite(updatedAt) && Number.isInteger(revision)
  return isCounted && isText(id) && isText(name) && isText(format) && isText(writer?.tab)
}

export const hasJournal = (): boolean => localKeys(START).length > 0

/** What earlier tabs left; an entry that cannot be read is dropped. */
export function readJournal(): readonly JournalEntry[] {
  return localKeys(START).flatMap((key) => {
    const text = readLocal(key) ?? ''
    const entry = parseJson(text) as { summary?: unknown; content?: unknown } | null | undefined
    if (isSummary(entry?.summary)) return [{ key, text, summary: entry.summary, content: entry.content }]
    removeLocal(key)
    return []
  })
}

/** Drops an entry, unless the tab that wrote it lives after all and has written a newer one. */
export function dropJournal({ key, text }: JournalEntry): void {
  if (readLocal(key) === text) removeLocal(key)
}
