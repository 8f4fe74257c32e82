import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import type { DrawnNode } from '../marks/mark-nodes'
import { setCanvasHandle } from './canvas-handle'
import type { FlowEdge } from './flow-types'

/**
 * Makes the canvas known to what is outside of it as soon as it can be moved, for the view to be right when nodes
 * are first painted. React Flow's own `onInit` comes by a timer, after that.
 */
export function useCanvasHandle(wrapper: RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow<DrawnNode, FlowEdge>()
  useEffect(() => {
    if (wrapper.current) setCanvasHandle({ flow, element: wrapper.current })
  }, [wrapper, flow])
  useEffect(() => () => setCanvasHandle(null), [])
}
