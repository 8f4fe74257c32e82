import { turnDrawing } from '@/core/edits/arrange-nodes'
import { goesDown } from '@/core/layout/direction'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce } from '@/stores/session/session-store'
import { showAll } from '../viewport/show-all'

/** Arranges all of the drawing in the other direction, as one step, and shows it. */
export function turnAll(): void {
  const edit = turnDrawing(goesDown(documentStore.getState().design) ? 'right' : 'down')
  dispatch(edit)
  announce(edit.label)
  requestAnimationFrame(() => showAll())
}
