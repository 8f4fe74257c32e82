import { type RefObject, useEffect } from 'react'
import { edgesOf } from '@/core/graph/edges'
import { type MarkId, parseMarkId } from '@/core/model/marks'
import { type NodeId, nodeIds, parseNodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { askFor, clearSelection, reveal, select, sessionStore } from '@/stores/session/session-store'
import { addNext } from '../adding/add-next'
import { cancelLine } from '../connecting/cancel-line'
import { isOverview } from '../flow/canvas-handle'
import { showNode } from '../viewport/show-node'
import { useCancelBox } from './cancel-box'
import { cancelDrag } from './drag-help'
import { focusItem } from './focus-node'
import { nudgeSelected } from './nudge'
import { rename } from './rename'
import { type Direction, isDirection, stepOn, walk } from './walk'

const OTHER_OWNERS = 'input, textarea, select, button, [role=tree], [role=menu], [role=dialog]'

/** While something is dragged, the drag is what is taken back, and never the step before it. */
const isUndoing = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && /^[zy]$/i.test(key)

/** Whether a key is meant for the drawing: it, or nothing at all, has the focus. */
function isOnDrawing({ target }: KeyboardEvent, area: HTMLElement): boolean {
  if (sessionStore.getState().dialog !== null || !(target instanceof Element)) return false
  return target === document.body || (area.contains(target) && target.closest(OTHER_OWNERS) === null)
}

/** Where the keyboard walks to from a node, or from a line to what it joins; at first to the first node. */
function toOf(from: string | undefined, direction: Direction): NodeId | null {
  const { design } = documentStore.getState()
  if (from === undefined) return nodeIds(design)[0] ?? null
  const line = edgesOf(design).find(({ id }) => id === from)
  if (!line) return walk(design, from as NodeId, direction)
  return direction === 'ArrowLeft' || direction === 'ArrowUp' ? line.from : line.to
}

function goFrom(from: string | undefined, direction: Direction, isFar: boolean): void {
  const to = toOf(from, direction)
  if (!to) return
  select([to])
  showNode(to)
  if (isFar) void import('../nodes/announce-node').then(({ announceNode }) => announceNode(to))
  else focusItem(to)
}

/** Leads the focus on along the edges, and chooses nothing; true where there is something that way. */
function lookOn(from: string | undefined, direction: Direction): boolean {
  const { design } = documentStore.getState()
  const to = from === undefined ? nodeIds(design)[0] : stepOn(design, from, direction)
  if (to == null) return from !== undefined
  const edge = edgesOf(design).find(({ id }) => id === to)
  showNode(edge ? (direction === 'ArrowLeft' ? edge.from : edge.to) : (to as NodeId))
  focusItem(to)
  return true
}

/** The one node that has the focus or is selected. */
function nodeToGoOnFrom(): NodeId | null {
  const focused = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id')
  const { selection } = sessionStore.getState()
  const id = focused ?? (selection.size === 1 ? [...selection][0] : undefined)
  return id !== undefined && id !== null && parseNodeId(id) ? (id as NodeId) : null
}

/**
 * The drawing by keyboard. Plain arrows move what is selected, and lead the focus on along edges from what is not; with Alt they walk from node to node along the
 * edges, also to nodes that are not on screen; with Ctrl or ⌘ they make the next node, joined to the one that is there. Enter on a node or an edge selects it, again it leads to its field
 * in the inspector, or comes near from the overview.
 */
export function useCanvasKeys(wrapper: RefObject<HTMLDivElement | null>): void {
  const cancelBox = useCancelBox(wrapper)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const area = wrapper.current
      if (!area) return
      if ((event.key === 'Escape' || isUndoing(event)) && (cancelDrag() || cancelLine() || cancelBox())) {
        event.preventDefault()
        event.stopPropagation()
        return
      }
      if (!isOnDrawing(event, area)) return
      if (event.ctrlKey || event.metaKey) {
        const on = nodeToGoOnFrom()
        if (!isDirection(event.key) || event.altKey || on === null) return
        event.preventDefault()
        event.stopPropagation()
        addNext(on, event.key)
        return
      }
      const focused = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id')
      const line = document.activeElement?.closest('.react-flow__edge')?.getAttribute('data-id')
      const selected = [...sessionStore.getState().selection].filter(
        (id) => parseNodeId(id) !== null || parseMarkId(id) !== null,
      )
      const isFar = isOverview()
      const answer = (isAnswered = true) => {
        if (!isAnswered) return
        event.preventDefault()
        event.stopPropagation()
      }
      if (isDirection(event.key)) {
        if (event.altKey) {
          goFrom(focused ?? line ?? selected[0], event.key, isFar)
          answer()
        } else if (focused != null ? selected.includes(focused) : line == null && selected.length > 0) {
          answer(nudgeSelected(event.key, event.shiftKey))
        } else if (!isFar) {
          answer(lookOn(focused ?? line ?? undefined, event.key))
        }
      } else if (event.key === 'Enter') {
        const [id] = sessionStore.getState().selection
        const isOne = id !== undefined && sessionStore.getState().selection.size === 1
        // React Flow selects what has the focus and is not selected.
        if (!isOne || (focused ?? line ?? id) !== id) return
        answer()
        if (isFar) reveal(id, true)
        else if (parseMarkId(id)) rename(id as MarkId)
        else askFor(id)
      } else if (event.key === 'Escape' && sessionStore.getState().selection.size > 0) {
        clearSelection()
        // React Flow would take the key on a node that is no longer selected for the wish to select it.
        answer()
      }
    }
    document.addEventListener('keydown', press, { capture: true })
    return () => document.removeEventListener('keydown', press, { capture: true })
  }, [wrapper, cancelBox])
}
