/** The version of a design that was last reviewed, kept in this browser to say what changed since. */
import type { Design } from '@/core/model/design'
import { parseJson, readLocal, writeLocal } from '@/stores/browser/local-storage'

export interface Reviewed {
  /** When, in milliseconds since 1970. */
  readonly at: number
  readonly design: Design
}

/** Longer ones would crowd out what else the browser keeps. */
const LONGEST = 400_000

const keyOf = (documentId: string): string => `reviewed ${documentId}`

const isReviewed = (value: unknown): value is Reviewed =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  'design' in value &&
  typeof value.at === 'number'

/** The version that was last reviewed; null where none is kept. */
export function lastReviewed(documentId: string): Reviewed | null {
  const stored = parseJson(readLocal(keyOf(documentId)))
  return isReviewed(stored) ? stored : null
}

/** Keeps a version as the one that was reviewed; false where it is too large for that. */
export function rememberReviewed(documentId: string, design: Design, at: number): boolean {
  const text = JSON.stringify({ at, design })
  if (text.length > LONGEST) return false
  writeLocal(keyOf(documentId), text)
  return true
}
