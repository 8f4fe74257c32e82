/**
 * A synchronous copy of what the database has not got yet. A browser may end a tab before an asynchronous write
 * is through; `localStorage` is written before the call returns. The next start brings it home.
 */
import type { Design } from '@/core/model/design'
import { localKeys, removeLocal, writeLocal } from '../browser/local-storage'
import { packerOf } from './packer'
import { storedPieces } from './save-document'
import type { DesignSummary, Share } from './stored-design'

export const JOURNAL = 'journal.'

/** Leaves room for others in the five million characters that browsers give to `localStorage`. */
const LONGEST_ENTRY = 4_000_000

const keyOf = ({ id, writer }: Share) => `${JOURNAL}${writer.tab}.${id}`

const write = (summary: DesignSummary, entry: object): boolean => {
  const text = JSON.stringify({ summary, ...entry })
  return text.length <= LONGEST_ENTRY && writeLocal(keyOf(summary), text)
}

/**
 * Whether the entry was kept. Where it is too large it goes without the steps to undo, and then as what the database
 * has not got of it.
 */
export function writeJournal(summary: DesignSummary, design: Design, history?: string): boolean {
  if (history !== undefined && write(summary, { content: design, history })) return true
  if (write(summary, { content: design })) return true
  const known = storedPieces(summary.id)
  const pack = packerOf(design)
  if (!known || !pack) return false
  const { content, added } = pack(design, known)
  return write(summary, { content, pieces: added })
}

export const clearJournal = (share: Share): void => removeLocal(keyOf(share))

export const hasJournal = (): boolean => localKeys(JOURNAL).length > 0
