import { useEffect } from 'react'
import { edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { hasNode } from '@/core/model/has-node'
import { hasMark, parseMarkId } from '@/core/model/marks'
import { type NodeId, nodeIds, parseNodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { sessionStore } from '@/stores/session/session-store'
import { boxesOf } from '../flow/boxes'
import { canvasHandle } from '../flow/canvas-handle'
import { focusGround, focusItem, followHands } from './focus-node'

/** The node or line that has the keyboard's focus itself, not something in it. */
const focusedItem = (): string | null =>
  document.activeElement?.matches('.react-flow__node, .react-flow__edge')
    ? document.activeElement.getAttribute('data-id')
    : null

const isLost = (): boolean =>
  document.activeElement === document.body || document.activeElement === canvasHandle()?.element

/** Whether a dialog is on its way out that still has the focus, and will give it back. */
const isClosing = (): boolean =>
  sessionStore.getState().dialog === null && document.activeElement?.closest('[role=dialog]') != null

/** For so many frames a dialog is waited for. */
const PATIENCE = 30

/** Who is next where something is gone: of a line where it began, of a node the nearest that is left. */
export function nextTo(gone: string, before: Design, after: Design): NodeId | null {
  const id = parseNodeId(gone) ? gone : edgesOf(before).find((edge) => edge.id === gone)?.from
  if (id === undefined || hasNode(after, id)) return (id as NodeId | undefined) ?? null
  const boxOf = boxesOf(before)
  const from = boxOf(id as NodeId)
  let next: NodeId | null = null
  let least = Number.POSITIVE_INFINITY
  for (const other of nodeIds(after)) {
    const to = boxOf(other)
    const away = Math.hypot(to.x - from.x, to.y - from.y)
    if (away < least) [next, least] = [other, away]
  }
  return next
}

const isThere = (design: Design, id: string): boolean =>
  parseNodeId(id)
    ? hasNode(design, id)
    : parseMarkId(id)
      ? hasMark(design, id)
      : edgesOf(design).some((edge) => edge.id === id)

/**
 * Keeps the keyboard's focus with what is worked on: it follows the selection from one thing of the drawing
 * to another, as to a copy, and goes on to what is next where the thing that had it is deleted. A design that was
 * opened is drawn on next.
 */
export function useFollowFocus(): void {
  useEffect(() => {
    let next: NodeId | null = null
    const settle = (patience: number) => {
      if (patience > 0 && isClosing()) {
        requestAnimationFrame(() => settle(patience - 1))
        return
      }
      const { selection, renaming } = sessionStore.getState()
      // Its field takes the focus itself.
      if (renaming !== null) return
      const focused = focusedItem()
      const [chosen] = selection
      if (chosen !== undefined && (focused === null ? isLost() : !selection.has(focused))) focusItem(chosen)
      else if (next !== null && isLost()) focusItem(next)
      next = null
    }
    const takeUp = (patience: number) => {
      if (patience > 0 && document.querySelector('[role=dialog]') !== null)
        requestAnimationFrame(() => takeUp(patience - 1))
      else focusGround()
    }
    const stopDocument = documentStore.subscribe(({ design, documentId }, before) => {
      if (documentId !== before.documentId) {
        requestAnimationFrame(() => takeUp(PATIENCE))
        return
      }
      const focused = design === before.design ? null : focusedItem()
      if (focused === null || isThere(design, focused)) return
      next = nextTo(focused, before.design, design)
      requestAnimationFrame(() => settle(PATIENCE))
    })
    const stopSession = sessionStore.subscribe(({ selection }, before) => {
      if (selection !== before.selection && selection.size > 0) requestAnimationFrame(() => settle(PATIENCE))
    })
    // What was chosen before this was here, as by a hand that is quicker than it loads.
    if (sessionStore.getState().selection.size > 0) requestAnimationFrame(() => settle(PATIENCE))
    const stopHands = followHands()
    return () => {
      stopHands()
      stopDocument()
      stopSession()
    }
  }, [])
}
