import type { NodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { sessionStore } from '@/stores/session/session-store'
import { boxesOf } from '../flow/boxes'
import { canvasHandle } from '../flow/canvas-handle'
import type { Bounds } from '../flow/scene'
import { motion } from '../viewport/show-all'

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

/** How far from the border of the view a node comes to stand that was beyond it, in pixels of the screen. */
const MARGIN = 40

/** How far a span has to be moved to lie in a window; its middle goes to the middle where it is too long for that. */
function shiftInto(from: number, to: number, length: number): number {
  if (from >= 0 && to <= length) return 0
  if (to - from + 2 * MARGIN > length) return (length - from - to) / 2
  return from < 0 ? MARGIN - from : length - MARGIN - to
}

/** Moves the view just so far that a node is wholly in it, as near or far as it is: the user keeps their place. */
export const showNode = (id: NodeId): void => showBounds(boxesOf(documentStore.getState().design)(id))

/** Moves the view just so far that a part of the drawing is wholly in it, beside the outline where that is open. */
export function showBounds(box: Bounds): void {
  const handle = canvasHandle()
  if (!handle) return
  const { flow, element } = handle
  const { x, y, zoom } = flow.getViewport()
  const outline = element.querySelector<HTMLElement>('[data-outline]')
  const covered = outline ? outline.offsetLeft + outline.offsetWidth : 0
  const left = box.x * zoom + x - covered
  const top = box.y * zoom + y
  const right = shiftInto(left, left + box.width * zoom, element.clientWidth - covered)
  const down = shiftInto(top, top + box.height * zoom, element.clientHeight)
  if (right === 0 && down === 0) return
  void flow.setViewport({ x: x + right, y: y + down, zoom }, motion())
}
