import { type ReactFlowState, useStore, useStoreApi } from '@xyflow/react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { FlowEdge } from '../flow/flow-types'
import type { DrawnNode } from '../marks/mark-nodes'

/** From so many nodes on, and farther away than this, the overview takes over: text would not be readable. */
const OVERVIEW_NODES = 250
const OVERVIEW_ZOOM = 0.42

export const isFarOff = ({ transform }: Pick<ReactFlowState, 'transform'>) => transform[2] < OVERVIEW_ZOOM
/** Until React Flow has measured its pane it takes every node for visible. */
export const isUnmeasured = ({ width }: Pick<ReactFlowState, 'width'>) => width === 0

const NO_NODES: DrawnNode[] = []
const NO_EDGES: FlowEdge[] = []

/**
 * Whether the overview shows the drawing, and what React Flow is given: nothing while it does. What React
 * Flow holds is emptied in the very change that leads far away; by its props alone it would first render
 * all the nodes that have just become visible, only to drop them. Of a drawing that is not `isWhole`, but what is near
 * the view, that is nothing to speak of.
 */
export function useFar({
  nodes,
  edges,
  count,
  isWhole,
}: {
  readonly nodes: DrawnNode[]
  readonly edges: FlowEdge[]
  /** How many nodes the drawing has. */
  readonly count: number
  readonly isWhole: boolean
}) {
  const store = useStoreApi<DrawnNode, FlowEdge>()
  const isLarge = count > OVERVIEW_NODES
  const isFar = useStore(isFarOff) && isLarge
  const hidesElements = (useStore(isUnmeasured) && isLarge) || isFar
  const latest = useRef({ nodes, edges })
  useLayoutEffect(() => {
    latest.current = { nodes, edges }
  })
  useEffect(() => {
    if (!isLarge || !isWhole) return
    return store.subscribe((state) => {
      const holdsSome = state.nodes.length > 0
      if (isFarOff(state) !== holdsSome || isUnmeasured(state)) return
      const held = holdsSome ? { nodes: NO_NODES, edges: NO_EDGES } : latest.current
      // Nodes first: this listener hears of its own change, and then has nothing to do.
      state.setNodes(held.nodes)
      state.setEdges(held.edges)
    })
  }, [store, isLarge, isWhole])
  return {
    isFar,
    nodes: hidesElements ? NO_NODES : nodes,
    edges: hidesElements ? NO_EDGES : edges,
  }
}
