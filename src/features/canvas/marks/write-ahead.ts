import { titleArea, writeNote } from '@/core/edits/edit-marks'
import { marksOf, parseMarkId } from '@/core/model/marks'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { sessionStore, startRenaming } from '@/stores/session/session-store'
import { takeTyped } from '@/stores/session/typed-ahead'
import { focusItem } from '../gestures/focus-node'

/**
 * Writes what was typed for a mark whose field does not stand yet, and is done with it, as the field would be: what
 * is written there stays. Returns whether a mark was waiting.
 */
export function finishMarkAhead(): boolean {
  const { renaming } = sessionStore.getState()
  const mark = renaming === null ? null : parseMarkId(renaming)
  if (renaming === null || !mark) return false
  const typed = takeTyped()
  const [title = ''] = typed.split('\n')
  if (mark.kind === 'area' && title !== '') dispatch(titleArea(mark.key, title))
  if (mark.kind === 'note' && typed !== '') {
    const { text = '' } = marksOf(documentStore.getState().design, 'note')[mark.key] ?? {}
    dispatch(writeNote(mark.key, text + typed))
  }
  startRenaming(null)
  focusItem(renaming)
  return true
}
