import { type MouseEvent, type RefObject, useCallback, useEffect, useState } from 'react'
import { parseMarkId } from '@/core/model/marks'
import { parseNodeId } from '@/core/model/node-id'
import { clearSelection, select, sessionStore } from '@/stores/session/session-store'
import { canvasHandle } from '../flow/canvas-handle'
import { boxAt, type Scene } from '../flow/scene'
import type { MenuRequest } from './context-menu'

/** How far beside a node of the overview the pointer still means it, on screen. */
const REACH = 3

/** The node or edge that an event is about: an element, or a box of the overview. */
function idUnder({ target, clientX: x, clientY: y }: MouseEvent, scene: Scene | null): string | null {
  if (!(target instanceof Element)) return null
  const item = target.closest('.react-flow__node, .react-flow__edge')
  if (item) return item.getAttribute('data-id')
  const flow = canvasHandle()?.flow
  if (!scene || !flow) return null
  const at = flow.screenToFlowPosition({ x, y })
  return boxAt(scene.boxes, at.x, at.y, REACH / flow.getZoom())?.id ?? null
}

/** What of the drawing the menu is for: what is under the pointer becomes the selection unless it is in it. */
function chosenAt(id: string | null): MenuRequest['of'] {
  if (id === null) {
    clearSelection()
    return 'ground'
  }
  if (!sessionStore.getState().selection.has(id)) select([id])
  if (sessionStore.getState().selection.size === 1 && parseMarkId(id)) return parseMarkId(id)?.kind ?? 'note'
  if (parseNodeId(id) === null && parseMarkId(id) === null) return 'edge'
  return sessionStore.getState().selection.size > 1 ? 'nodes' : 'node'
}

/** Opens the menu of what is right-clicked, or of what has the focus when the keyboard asks for it. */
export function useContextMenu(scene: RefObject<Scene | null>) {
  const [request, setRequest] = useState<MenuRequest | null>(null)
  const onContextMenu = useCallback(
    (event: MouseEvent) => {
      const isOnDrawing =
        event.target instanceof Element &&
        event.target.closest('.react-flow, canvas:not([data-minimap])') !== null
      if (!isOnDrawing || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      setRequest({ of: chosenAt(idUnder(event, scene.current)), x: event.clientX, y: event.clientY })
    },
    [scene],
  )
  const onDoubleClick = useCallback(
    (event: MouseEvent) => {
      const { target, clientX: x, clientY: y } = event
      const isGround = target instanceof Element && target.matches('.react-flow__pane, .ground-dots')
      const isInArea = target instanceof Element && target.matches('.area-inside')
      if (isInArea || (isGround && idUnder(event, scene.current) === null)) setRequest({ of: 'new', x, y })
    },
    [scene],
  )
  // A menu that is still loading when a key acts would come late, and take the focus from what was typed.
  useEffect(() => {
    if (!request) return
    const press = () => {
      if (document.querySelector('[role=menu]') === null) setRequest(null)
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [request])
  return { request, onContextMenu, onDoubleClick, close: useCallback(() => setRequest(null), []) }
}
