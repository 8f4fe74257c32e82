import { ReactFlow, ReactFlowProvider } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import './canvas.css'
import { useRef } from 'react'
import { AwayLines } from './edges/away-lines'
import { FlowEdge } from './edges/flow-edge'
import { Ground } from './flow/ground'
import { useCanvasHandle } from './flow/use-canvas-handle'
import { useFlow } from './flow/use-flow'
import { MARK_TYPES } from './marks/mark-types'
import { NODE_TYPES } from './nodes/kind-node'
import { Overview } from './overview/overview'
import { useFar } from './overview/use-far'
import { useShowOpened } from './viewport/use-show-opened'
import { ZoomControl } from './viewport/zoom-control'

const EDGE_TYPES = { flow: FlowEdge }
const ALL_TYPES = { ...NODE_TYPES, ...MARK_TYPES }

/** The drawing to look at: it can be moved and zoomed, and nothing in it be selected or changed. */
export function StillDrawing() {
  return (
    <ReactFlowProvider>
      <Drawing />
    </ReactFlowProvider>
  )
}

function Drawing() {
  const wrapper = useRef<HTMLDivElement>(null)
  const { all, lines, scene, count, isWhole, away, numbers } = useFlow()
  const { isFar, ...held } = useFar({ nodes: all, edges: lines, count, isWhole })
  useCanvasHandle(wrapper)
  useShowOpened()
  return (
    <div ref={wrapper} className="relative size-full bg-ground">
      <ReactFlow
        nodes={held.nodes}
        edges={held.edges}
        nodeTypes={ALL_TYPES}
        edgeTypes={EDGE_TYPES}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements
        minZoom={0.02}
        maxZoom={2}
        attributionPosition="bottom-left"
      >
        <Ground />
        {away.length > 0 && !isFar && <AwayLines away={away} numbers={numbers} />}
      </ReactFlow>
      {isFar && <Overview scene={scene} wrapper={wrapper} isStill />}
      <ZoomControl isStill />
    </div>
  )
}
