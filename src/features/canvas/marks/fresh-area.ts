/** The area that was just added: until its title is typed, a drag over the ground draws its frame. */
import { findMark, type MarkId } from '@/core/model/marks'
import { documentStore } from '@/stores/document/document-store'
import { sessionStore } from '@/stores/session/session-store'

let fresh: MarkId | null = null

/** Notes an area that was just added, and whose title is typed next. */
export function noteFreshArea(id: MarkId): void {
  fresh = id
}

/** The area that a drag over the ground draws now: it was just added, and nothing was typed for it; null where there is none. */
export function freshArea(): MarkId | null {
  if (fresh === null || sessionStore.getState().renaming !== fresh) return null
  const mark = findMark(documentStore.getState().design, fresh)
  return mark && 'title' in mark && mark.title === '' ? fresh : null
}

/** The step to undo that adding an area and drawing its frame are together. */
export const freshAreaStep = (id: MarkId): string => `new ${id}`
