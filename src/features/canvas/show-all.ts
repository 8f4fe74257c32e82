import { getViewportForBounds } from '@xyflow/react'
import { NODE_SIZE } from '@/core/layout/node-size'
import type { Design } from '@/core/model/design'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document-store'
import { canvasHandle } from './canvas-handle'
import { type Bounds, boundsOf } from './scene'
import { positionsOf } from './to-flow'
import { allNodes } from './walk'

const MOTION_MS = 150
const FARTHEST = 0.02
const PADDING = 0.06

/** How long a move of the view takes, or nothing where motion is not wanted. */
export const motion = (): { duration?: number } =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches ? {} : { duration: MOTION_MS }

/** The rectangle around some nodes, wherever they are drawn or not. */
function boundsOfNodes(design: Design, ids: readonly NodeId[]): Bounds {
  const positionOf = positionsOf(design)
  return boundsOf(
    ids.map((id) => {
      const [x, y] = positionOf(id)
      return { x, y, ...NODE_SIZE[parseNodeId(id)?.kind ?? 'topic'] }
    }),
  )
}

/** Shows the whole drawing, never larger than it is; an empty one at its natural size. Reckoned from the document: far nodes are no elements. */
export function showAll(isAnimated = true): void {
  const handle = canvasHandle()
  const { design } = documentStore.getState()
  const ids = allNodes(design)
  if (!handle) return
  if (ids.length === 0) {
    void handle.flow.setViewport({ x: 0, y: 0, zoom: 1 })
    return
  }
  const { clientWidth, clientHeight } = handle.element
  if (clientWidth === 0 || clientHeight === 0) return
  const bounds = boundsOfNodes(design, ids)
  const viewport = getViewportForBounds(bounds, clientWidth, clientHeight, FARTHEST, 1, PADDING)
  void handle.flow.setViewport(viewport, isAnimated ? motion() : {})
}
