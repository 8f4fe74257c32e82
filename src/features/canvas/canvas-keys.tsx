import { type RefObject, useEffect } from 'react'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document-store'
import { clearSelection, reveal, sessionStore, startRenaming } from '@/stores/session-store'
import { allNodes, isDirection, walk } from './walk'

/** How often a node that was just brought into view is looked for, until it is on the page. */
const TRIES = 20

function focusNode(wrapper: HTMLElement, id: string, tries = TRIES): void {
  const element = wrapper.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
  if (element) element.focus({ preventScroll: true })
  else if (tries > 0) requestAnimationFrame(() => focusNode(wrapper, id, tries - 1))
}

/**
 * Walking the drawing by keyboard: Alt and an arrow go from node to node along the edges, also to nodes that
 * are not on screen. Plain arrows move what is selected, as on any canvas, and are React Flow's own.
 */
export function CanvasKeys({ wrapper }: { wrapper: RefObject<HTMLDivElement | null> }) {
  useEffect(() => {
    const area = wrapper.current
    if (!area) return
    const press = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) return
      const { design } = documentStore.getState()
      const selected = [...sessionStore.getState().selection].find((id) => parseNodeId(id) !== null)
      const focused = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id')
      const from = (focused ?? selected) as NodeId | undefined
      if (event.altKey && isDirection(event.key)) {
        event.preventDefault()
        event.stopPropagation()
        const to = from ? walk(design, from, event.key) : allNodes(design)[0]
        if (!to) return
        reveal(to)
        focusNode(area, to)
      } else if (event.key === 'Enter' && focused && sessionStore.getState().selection.has(focused)) {
        event.preventDefault()
        event.stopPropagation()
        startRenaming(focused as NodeId)
      } else if (event.key === 'Escape') clearSelection()
    }
    area.addEventListener('keydown', press, { capture: true })
    return () => area.removeEventListener('keydown', press, { capture: true })
  }, [wrapper])
  return null
}
