import { sessionStore } from '@/stores/session/session-store'
import { canvasHandle } from '../flow/canvas-handle'

/** How often a node that was just brought into view is looked for, until it is on the page. */
const TRIES = 20

/**
 * Gives a node or an edge the keyboard's focus, as soon as it is on the page; the overview, where that shows it.
 * A name that is being typed keeps the focus.
 */
export function focusItem(id: string): void {
  focusWhenThere(
    `:is(.react-flow__node, .react-flow__edge)[data-id="${CSS.escape(id)}"], [data-testid=overview]`,
    TRIES,
    () => sessionStore.getState().renaming === null,
  )
}

/** Gives the ground of the drawing the keyboard's focus. */
export const focusGround = (): void => canvasHandle()?.element.focus({ preventScroll: true })

/** Gives the outline the keyboard's focus, as soon as it has loaded. */
export const focusOutline = (): void => focusWhenThere('[role=tree]', 10 * TRIES)

const SHOWN = 'data-focus-shown'

let isLedByKey = false

/** Follows whether a key or a press came last; returns how to stop. */
export function followHands(): () => void {
  const note = ({ type }: Event) => {
    isLedByKey = type === 'keydown'
  }
  window.addEventListener('keydown', note, { capture: true })
  window.addEventListener('pointerdown', note, { capture: true })
  return () => {
    window.removeEventListener('keydown', note, { capture: true })
    window.removeEventListener('pointerdown', note, { capture: true })
  }
}

/**
 * Gives the focus, and shows it where a key did it: browsers take a key with Alt or Ctrl for no sign of a hand on the
 * keyboard, and draw no ring where the focus was led by it.
 */
function focusVisibly(element: HTMLElement | SVGElement): void {
  element.focus({ preventScroll: true })
  if (!isLedByKey || element.matches(':focus-visible')) return
  element.setAttribute(SHOWN, '')
  element.addEventListener('blur', () => element.removeAttribute(SHOWN), { once: true })
}

function focusWhenThere(selector: string, tries: number, isWanted = () => true): void {
  if (!isWanted()) return
  const element = canvasHandle()?.element.querySelector<HTMLElement | SVGElement>(selector)
  if (element) focusVisibly(element)
  else if (tries > 0) requestAnimationFrame(() => focusWhenThere(selector, tries - 1, isWanted))
}
