import { type NodeChange, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { moveNodes } from '@/core/edits/move-nodes'
import { withContents } from '@/core/layout/box-of'
import type { Position } from '@/core/model/design'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { setUnfinished } from '@/stores/document/unfinished'
import { select } from '@/stores/session/session-store'
import type { FlowEdge } from '../flow/flow-types'
import type { DrawnNode } from '../marks/mark-nodes'
import { dragHelp, type Positions, setDragCancel } from './drag-help'

const NOWHERE: Positions = {}

function positionsIn(changes: readonly NodeChange<DrawnNode>[]) {
  const positions: Record<string, Position> = {}
  let isDragging = false
  for (const change of changes) {
    if (change.type !== 'position' || !change.position) continue
    const { x, y } = change.position
    positions[change.id] = [x, y]
    isDragging ||= change.dragging === true
  }
  return { positions, isDragging }
}

/**
 * A drag lives in React Flow alone until it ends, and then becomes one edit: a frame of it renders the nodes
 * that move and their lines, and nothing else. Takes the nodes that React Flow is given; returns what is to be
 * told of their changes.
 */
export function useDrag(nodes: DrawnNode[]): (changes: readonly NodeChange<DrawnNode>[]) => void {
  const store = useStoreApi<DrawnNode, FlowEdge>()
  const dragged = useRef<Positions>(NOWHERE)
  const given = useRef(nodes)
  const isGivenUp = useRef(false)
  useLayoutEffect(() => {
    given.current = nodes
  }, [nodes])

  const show = useCallback(
    (positions: Positions) => {
      const { nodes: held, setNodes } = store.getState()
      setNodes(
        held.map((node) => {
          const position = positions[node.id]
          return position ? { ...node, position: { x: position[0], y: position[1] }, dragging: true } : node
        }),
      )
    },
    [store],
  )
  // A selection or an edit in another tab gives React Flow nodes that know nothing of the drag.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there are others
  useEffect(() => {
    if (dragged.current !== NOWHERE) show(dragged.current)
  }, [nodes, show])

  /** Nothing is dragged any more. */
  const rest = useCallback(() => {
    dragged.current = NOWHERE
    setUnfinished('drag', null)
    setDragCancel(null)
    dragHelp()?.end()
  }, [])

  return useCallback(
    (changes: readonly NodeChange<DrawnNode>[]) => {
      const { positions, isDragging } = positionsIn(changes)
      const ids = Object.keys(positions)
      if (ids.length === 0) return
      if (isGivenUp.current) {
        isGivenUp.current = isDragging
        return
      }
      const { design } = documentStore.getState()
      const adjusted = dragHelp()?.adjust(positions) ?? positions
      setUnfinished('drag', isDragging ? () => moveNodes(adjusted) : null)
      if (isDragging) {
        dragged.current = withContents(design, adjusted)
        show(dragged.current)
        setDragCancel(() => {
          isGivenUp.current = true
          rest()
          store.getState().setNodes(given.current)
        })
        return
      }
      const from = given.current.find(({ id }) => id === ids[0])?.position
      const to = adjusted[ids[0] ?? '']
      const other = from && to ? dragHelp()?.endOf(ids, [to[0] - from.x, to[1] - from.y], adjusted) : null
      rest()
      if (other) select(dispatch(other))
      else dispatch(moveNodes(adjusted))
      const { nodes: held, setNodes } = store.getState()
      // Back where it began there is no edit that would give React Flow other nodes.
      if ((other || documentStore.getState().design === design) && held.length > 0) setNodes(given.current)
    },
    [show, store, rest],
  )
}
