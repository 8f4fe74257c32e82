import { documentStore } from '@/stores/document/document-store'
import { sessionStore } from '@/stores/session/session-store'

/** The drawing and what stands on it; the buttons and lists over it are none of it. */
const DRAWING = '[data-drawing]'
const OVER_DRAWING = 'button, input, select, textarea, [role=tree], [role=menu], [role=dialog]'

/** What is typed into, picked from or searched: a letter more may be on its way when it is gone. */
const GIVERS = '[role=dialog], [role=menu], [role=listbox], [role=tree]'

/** Keys by which a hand on the keyboard takes up the drawing itself. */
const TAKING_UP = /^(Tab|Enter|Escape|Arrow.*)$/

/** Keys that lead the focus from part to part. */
const LEADING_ON = /^(Tab|F6)$/

/** Whether an element is the drawing, or the page while nothing on it has the focus. */
export const isDrawing = (element: EventTarget | null): boolean =>
  element === document.body ||
  (element instanceof Element && element.closest(DRAWING) !== null && element.closest(OVER_DRAWING) === null)

/** What is only looked at, as what explains a number. */
const GLANCES = '[data-glance]'

const isGiver = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(GIVERS) !== null && target.closest(GLANCES) === null

let isGivenBack = false

/**
 * Whether the drawing has the focus only because a dialog, a list or a search gave it back: nobody has touched
 * the drawing since, so a letter may be the rest of what was typed there.
 */
export const wasGivenBack = (): boolean => isGivenBack

let isAwaited = false

/** Whether the drawing is about to have the focus: a design was opened from a dialog that is still on its way out. */
export const isDrawingAwaited = (): boolean => isAwaited

/** Somebody left a button or a list for the drawing on purpose: its letters are meant. */
export const takeUpDrawing = (): void => {
  isGivenBack = false
}

/** Follows who has the focus, and from whom; returns how to stop. */
export function followFocus(): () => void {
  // A design that was opened is there to be drawn on, whatever dialog it was opened from.
  let isOpened = false
  // A press on the drawing, or a key that leads from part to part, takes it up, whoever had the focus before.
  let isTaking = false
  const stopDocument = documentStore.subscribe(({ documentId }, before) => {
    if (documentId === before.documentId) return
    isOpened = true
    isGivenBack = false
    isAwaited = sessionStore.getState().dialog !== null
  })
  const stopSession = sessionStore.subscribe(({ dialog }, before) => {
    if (before.dialog !== null && dialog === null) isGivenBack = !isOpened
  })
  const focusIn = ({ target, relatedTarget }: FocusEvent) => {
    if (isDrawing(target)) isAwaited = false
    if (!isDrawing(target)) isGivenBack = !isOpened && isGiver(target)
    else if (isOpened) isOpened = false
    else if (isGiver(relatedTarget) && !isTaking) isGivenBack = true
    else if (isTaking) isGivenBack = false
  }
  const takeUp = (event: Event) => {
    const isKey = event instanceof KeyboardEvent
    if (!isKey) isAwaited = false
    isTaking = isKey ? LEADING_ON.test(event.key) : isDrawing(event.target)
    if (isKey && !TAKING_UP.test(event.key)) return
    if (isDrawing(event.target) && sessionStore.getState().dialog === null) isGivenBack = false
  }
  const letGo = () => {
    isTaking = false
  }
  window.addEventListener('focusin', focusIn, { capture: true })
  window.addEventListener('pointerdown', takeUp, { capture: true })
  window.addEventListener('keydown', takeUp, { capture: true })
  window.addEventListener('pointerup', letGo, { capture: true })
  window.addEventListener('keyup', letGo, { capture: true })
  return () => {
    stopSession()
    stopDocument()
    window.removeEventListener('focusin', focusIn, { capture: true })
    window.removeEventListener('pointerdown', takeUp, { capture: true })
    window.removeEventListener('keydown', takeUp, { capture: true })
    window.removeEventListener('pointerup', letGo, { capture: true })
    window.removeEventListener('keyup', letGo, { capture: true })
  }
}
