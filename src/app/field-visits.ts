import { useEffect } from 'react'
import { focusGround, focusItem } from '@/features/canvas/gestures/focus-node'
import { settleHistory } from '@/stores/document/document-store'
import { notify, sessionStore } from '@/stores/session/session-store'
import { sayRefusedBy } from '@/ui/refused'
import { takeUpDrawing } from './given-back'

/** What is typed in a dialog is no value of the design; what it did may still be going on. */
const settleText = ({ target }: Event): void => {
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  if (isText && target.closest('[role=dialog]') === null) settleHistory()
}

const settleOnEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter') settleText(event)
}

/** Where a letter more may be on its way when it is left. */
const FIELD = 'input, textarea, select'

/** What closes by Escape itself, and knows where the focus goes then. */
const OWN_ESCAPE = '[role=dialog], [role=menu], [data-drawing]'

/** Leaves a field, a button or a list for the drawing: for what is selected there, or else for its ground. */
function leaveOnEscape({ key, target, defaultPrevented }: KeyboardEvent): void {
  if (key !== 'Escape' || defaultPrevented || !(target instanceof HTMLElement)) return
  if (target === document.body || target.closest(OWN_ESCAPE)) return
  target.blur()
  focusGround()
  const [chosen] = sessionStore.getState().selection
  if (chosen !== undefined) focusItem(chosen)
  if (!target.matches(FIELD)) takeUpDrawing()
}

/**
 * What is typed in one visit to a field is one step to undo, and the next visit is another; Escape ends a visit.
 * Heard at the window, after the field itself has taken what was typed.
 */
export function FieldVisits(): null {
  useEffect(() => {
    sayRefusedBy((text) => notify({ text, tone: 'warning' }))
    window.addEventListener('focusout', settleText)
    window.addEventListener('keydown', settleOnEnter)
    window.addEventListener('keydown', leaveOnEscape)
    return () => {
      window.removeEventListener('focusout', settleText)
      window.removeEventListener('keydown', settleOnEnter)
      window.removeEventListener('keydown', leaveOnEscape)
    }
  }, [])
  return null
}
