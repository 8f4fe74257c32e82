import type { NodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document-store'
import { canvasHandle } from './canvas-handle'
import { motion } from './show-all'
import { boxesOf } from './to-flow'

/** How often a node that was just brought into view is looked for, until it is on the page. */
const TRIES = 20

/** Gives a node the keyboard's focus, as soon as it is on the page. */
export function focusNode(id: string): void {
  focusWhenThere(`.react-flow__node[data-id="${CSS.escape(id)}"]`, TRIES)
}

/** Gives the outline the keyboard's focus, as soon as it has loaded. */
export const focusOutline = (): void => focusWhenThere('[role=tree]', 10 * TRIES)

function focusWhenThere(selector: string, tries: number): void {
  const element = canvasHandle()?.element.querySelector<HTMLElement>(selector)
  if (element) element.focus({ preventScroll: true })
  else if (tries > 0) requestAnimationFrame(() => focusWhenThere(selector, tries - 1))
}

/** Moves the view to a node that is not wholly in it; as near or far as it is. */
export function showNode(id: NodeId): void {
  const handle = canvasHandle()
  if (!handle) return
  const { flow, element } = handle
  const { x: left, y: top, width, height } = boxesOf(documentStore.getState().design)(id)
  const { x, y, zoom } = flow.getViewport()
  const isInside =
    left * zoom + x >= 0 &&
    top * zoom + y >= 0 &&
    (left + width) * zoom + x <= element.clientWidth &&
    (top + height) * zoom + y <= element.clientHeight
  if (!isInside) void flow.setCenter(left + width / 2, top + height / 2, { zoom, ...motion() })
}
