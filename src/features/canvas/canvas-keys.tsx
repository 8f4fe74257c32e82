import { memo, type RefObject, useEffect } from 'react'
import { type NodeId, nodeIds, parseNodeId } from '@/core/model/node-id'
import { currentAnalysis } from '@/stores/analysis-store'
import { documentStore } from '@/stores/document-store'
import { announce, clearSelection, reveal, select, sessionStore } from '@/stores/session-store'
import { focusNode, showNode } from './focus-node'
import { describeNode } from './node-text'
import { nudgeSelected } from './nudge'
import { rename } from './rename'
import { type Direction, isDirection, walk } from './walk'

const OTHER_OWNERS = 'input, textarea, select, button, [role=tree], [role=menu], [role=dialog]'

/** Whether a key is meant for the drawing: it, or nothing at all, has the focus. */
function isOnDrawing({ target }: KeyboardEvent, area: HTMLElement): boolean {
  if (sessionStore.getState().dialog !== null || !(target instanceof Element)) return false
  return target === document.body || (area.contains(target) && target.closest(OTHER_OWNERS) === null)
}

function goFrom(from: NodeId | undefined, direction: Direction, isOverview: boolean): void {
  const { design } = documentStore.getState()
  const to = from ? walk(design, from, direction) : nodeIds(design)[0]
  if (!to) return
  select([to])
  showNode(to)
  if (isOverview) announce(describeNode(to, currentAnalysis()))
  else focusNode(to)
}

/**
 * The drawing by keyboard. Plain arrows move what is selected; with Alt they walk from node to node along the
 * edges, also to nodes that are not on screen. Enter opens the name, or comes near from the overview.
 */
export const CanvasKeys = memo(function CanvasKeys({
  wrapper,
}: {
  wrapper: RefObject<HTMLDivElement | null>
}) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const area = wrapper.current
      if (!area || event.ctrlKey || event.metaKey || !isOnDrawing(event, area)) return
      const focused = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id')
      const selected = [...sessionStore.getState().selection].filter((id) => parseNodeId(id) !== null)
      const isOverview = area.querySelector('[data-testid=overview]') !== null
      const answer = (isAnswered = true) => {
        if (!isAnswered) return
        event.preventDefault()
        event.stopPropagation()
      }
      if (isDirection(event.key)) {
        if (event.altKey) {
          goFrom((focused ?? selected[0]) as NodeId | undefined, event.key, isOverview)
          answer()
        } else if (focused == null || selected.includes(focused)) {
          answer(nudgeSelected(event.key, event.shiftKey))
        }
      } else if (event.key === 'Enter' && selected.length === 1 && selected[0] !== undefined) {
        const [id] = selected
        if (document.activeElement?.closest('.react-flow__edge')) return
        if (focused != null && focused !== id) return
        answer()
        if (isOverview) {
          reveal(id)
          focusNode(id)
        } else rename(id as NodeId)
      } else if (event.key === 'Escape') clearSelection()
    }
    document.addEventListener('keydown', press, { capture: true })
    return () => document.removeEventListener('keydown', press, { capture: true })
  }, [wrapper])
  return null
})
