import { type RefObject, useEffect } from 'react'
import type { Edit } from '@/core/edits/edit'
import { canInsert, insertOnEdge } from '@/core/edits/insert-on-edge'
import { moveNodes } from '@/core/edits/move-nodes'
import { duplicateNodes } from '@/core/edits/paste-nodes'
import { edgesOf } from '@/core/graph/edges'
import type { Position } from '@/core/model/design'
import { type NodeId, nodeIds } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { isOn } from '@/stores/session/preferences-store'
import { boxesOf } from '../flow/boxes'
import { canvasHandle } from '../flow/canvas-handle'
import { type Bounds, overlaps } from '../flow/scene'
import { type Positions, setDragHelp } from './drag-help'
import { type Guide, snapToGuides } from './guides'

/** How near to a line of another node one that is dragged comes to lie on it, in pixels of the screen. */
const REACH = 5
/** With more in view than these, lines would be everywhere. */
const MOST = 300

/** Whether what is dragged is back where it began: there it stays, whatever lines are near. */
function isWhereItWas(positions: Positions): boolean {
  const boxOf = boxesOf(documentStore.getState().design)
  return Object.entries(positions).every(([id, [x, y]]) => {
    const box = boxOf(id)
    return Math.abs(box.x - x) < 1 && Math.abs(box.y - y) < 1
  })
}

/** The edit that puts the one node that was let go over an edge on that edge; null where that makes no sense. */
function insertion(
  ids: readonly string[],
  positions: Positions,
  { x, y }: { x: number; y: number },
): Edit | null {
  const [id, ...others] = ids
  const position = id === undefined ? undefined : positions[id]
  if (id === undefined || !position || others.length > 0) return null
  const { design } = documentStore.getState()
  const under = document
    .elementsFromPoint(x, y)
    .map((element) => element.closest('.react-flow__edge')?.getAttribute('data-id'))
    .find((found) => found != null)
  const edge = edgesOf(design).find((one) => one.id === under)
  if (!edge || !canInsert(design, id as NodeId, edge)) return null
  const box = boxesOf(design)(id)
  const beside: Position = [position[0], position[1] + box.height + BESIDE]
  const [insert, move] = [insertOnEdge(id as NodeId, edge, beside), moveNodes(positions)]
  return { label: insert.label, apply: (before) => insert.apply(move.apply(before)) }
}

/** How far below a node on an edge the further one stands that joins it. */
const BESIDE = 60

/** What of the drawing can be seen now, in its own coordinates. */
function viewOf(element: HTMLElement): Bounds {
  const { x, y, zoom } = canvasHandle()?.flow.getViewport() ?? { x: 0, y: 0, zoom: 1 }
  return {
    x: -x / zoom,
    y: -y / zoom,
    width: element.clientWidth / zoom,
    height: element.clientHeight / zoom,
  }
}

/**
 * Helps a drag: what is dragged comes to lie on the lines of what stands near, and those lines are shown, unless Ctrl
 * or ⌘ is held; with Alt copies are dragged.
 */
export function useDragHelp(wrapper: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const area = wrapper.current
    if (!area) return
    let still: readonly Bounds[] | null = null
    let keys = { isFree: false, isCopy: false }
    const shown: HTMLElement[] = []
    let pointer = { x: 0, y: 0 }

    const follow = (event: MouseEvent | KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey } = event
      if ('clientX' in event) pointer = { x: event.clientX, y: event.clientY }
      keys = { isFree: ctrlKey || metaKey, isCopy: altKey }
    }
    const show = (guides: readonly Guide[]) => {
      for (const line of shown.splice(0)) line.remove()
      const { x, y, zoom } = canvasHandle()?.flow.getViewport() ?? { x: 0, y: 0, zoom: 1 }
      for (const { axis, at, from, to } of guides) {
        const line = document.createElement('div')
        line.className = 'guide'
        line.dataset['testid'] = 'guide'
        const [left, top] = axis === 'x' ? [at, from] : [from, at]
        line.style.transform = `translate(${left * zoom + x}px, ${top * zoom + y}px)`
        line.style[axis === 'x' ? 'height' : 'width'] = `${(to - from) * zoom}px`
        area.append(line)
        shown.push(line)
      }
    }
    const standingStill = (positions: Positions): readonly Bounds[] => {
      const { design } = documentStore.getState()
      const [boxOf, view] = [boxesOf(design), viewOf(area)]
      const near = nodeIds(design).flatMap((id) => {
        if (positions[id]) return []
        const box = boxOf(id)
        return overlaps(box, view) ? [box] : []
      })
      return near.length > MOST ? [] : near
    }
    const adjust = (positions: Positions): Positions => {
      if (keys.isFree || isOn('snap') || isWhereItWas(positions)) {
        show([])
        return positions
      }
      still ??= standingStill(positions)
      const boxOf = boxesOf(documentStore.getState().design)
      const moving = Object.entries(positions).map(([id, [x, y]]) => ({ ...boxOf(id), x, y }))
      const zoom = canvasHandle()?.flow.getZoom() ?? 1
      const { by, guides } = snapToGuides(moving, still, REACH / zoom)
      show(guides)
      if (by[0] === 0 && by[1] === 0) return positions
      const moved = Object.entries(positions).map(([id, [x, y]]): [string, Position] => [
        id,
        [x + by[0], y + by[1]],
      ])
      return Object.fromEntries(moved)
    }
    setDragHelp({
      adjust,
      endOf: (ids, by, positions) =>
        keys.isCopy ? duplicateNodes(ids, by) : insertion(ids, positions, pointer),
      end() {
        still = null
        show([])
      },
    })
    window.addEventListener('pointermove', follow, { capture: true })
    window.addEventListener('pointerdown', follow, { capture: true })
    window.addEventListener('keydown', follow, { capture: true })
    window.addEventListener('keyup', follow, { capture: true })
    return () => {
      setDragHelp(null)
      show([])
      window.removeEventListener('pointermove', follow, { capture: true })
      window.removeEventListener('pointerdown', follow, { capture: true })
      window.removeEventListener('keydown', follow, { capture: true })
      window.removeEventListener('keyup', follow, { capture: true })
    }
  }, [wrapper])
}
