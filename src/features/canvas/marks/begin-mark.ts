import type { Position } from '@/core/model/design'
import { freeMarkKey, type MarkId, type MarkKind, parseMarkId } from '@/core/model/marks'
import { documentStore } from '@/stores/document/document-store'
import { sessionStore, startRenaming } from '@/stores/session/session-store'

const marks = () => import('./add-mark')

/** Adds a mark, exactly where it was dropped, as soon as what adds marks is loaded; what is typed from now on are its words. */
export async function beginMark(kind: MarkKind, dropped?: Position): Promise<void> {
  const id: MarkId = `${kind}:${freeMarkKey(documentStore.getState().design, kind)}`
  startRenaming(id)
  try {
    const { addMark } = await marks()
    addMark(kind, dropped, dropped !== undefined)
  } catch (error) {
    if (sessionStore.getState().renaming === id) startRenaming(null)
    throw error
  }
}

/** What kind of mark waits for its words; null where none does. */
export function waitingMark(): MarkKind | null {
  const { renaming } = sessionStore.getState()
  return renaming === null ? null : (parseMarkId(renaming)?.kind ?? null)
}

/** Is done with the words of the mark that waits for them, where its field does not stand yet: what was typed stays. */
export const finishMark = (): Promise<void> => marks().then(({ writeTyped }) => writeTyped())
