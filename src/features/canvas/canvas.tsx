import {
  type Connection,
  type Edge,
  type FinalConnectionState,
  ReactFlow,
  ReactFlowProvider,
  useStore,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import './canvas.css'
import { type DragEvent, lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { whyNotConnect } from '@/core/edits/connect-nodes'
import type { NodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document-store'
import { usePreferences } from '@/stores/preferences-store'
import { notify, select, startRenaming } from '@/stores/session-store'
import { addToDrawing } from './add-to-drawing'
import { type CanvasHandle, canvasHandle, setCanvasHandle } from './canvas-handle'
import { CanvasKeys } from './canvas-keys'
import { connect } from './connect'
import { useConnecting } from './connecting-store'
import { ConsumerGroupNode } from './consumer-group-node'
import { type Drop, DropMenu } from './drop-menu'
import { EmptyCanvas } from './empty-canvas'
import { FlowEdge } from './flow-edge'
import type { FlowNode } from './flow-types'
import { Ground } from './ground'
import { Minimap } from './minimap'
import { Overview } from './overview'
import { PALETTE_TYPE } from './palette'
import { ProducerNode } from './producer-node'
import { sceneOf } from './scene'
import { showAll } from './show-all'
import { TopicNode } from './topic-node'
import { useFlow } from './use-flow'
import { useReveal } from './use-reveal'
import { ZoomControl } from './zoom-control'

const ConnectPicker = lazy(() =>
  import('./connect-picker').then((module) => ({ default: module.ConnectPicker })),
)
const Outline = lazy(() => import('./outline').then((module) => ({ default: module.Outline })))

const NODE_TYPES = { producer: ProducerNode, topic: TopicNode, consumerGroup: ConsumerGroupNode }
const EDGE_TYPES = { flow: FlowEdge }

/** From so many nodes on, and farther away than this, the overview takes over: text would not be readable. */
const OVERVIEW_NODES = 250
const OVERVIEW_ZOOM = 0.42
const GRID: [number, number] = [20, 20]

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Drawing />
    </ReactFlowProvider>
  )
}

function Drawing() {
  const wrapper = useRef<HTMLDivElement>(null)
  const { still, lines, nodes, edges, onNodesChange, onEdgesChange, onDragStop } = useFlow()
  const isFar = useStore((state) => state.transform[2] < OVERVIEW_ZOOM) && still.length > OVERVIEW_NODES
  const snap = usePreferences(({ folded }) => folded['snap'] ?? false)
  const showsOutline = usePreferences(({ folded }) => folded['outline'] === false)
  const scene = useMemo(() => sceneOf(still, lines), [still, lines])
  const isConnecting = useConnecting() !== null
  const [drop, setDrop] = useState<Drop | null>(null)
  useReveal()
  useEffect(() => () => setCanvasHandle(null), [])

  const onInit = useCallback((flow: CanvasHandle) => {
    if (!wrapper.current) return
    setCanvasHandle({ flow, element: wrapper.current })
    showAll(false)
  }, [])
  const onConnect = useCallback(
    ({ source, target }: Connection) => connect(source as NodeId, target as NodeId),
    [],
  )
  const isValid = useCallback(
    ({ source, target }: Connection | Edge) =>
      whyNotConnect(documentStore.getState().design, source as NodeId, target as NodeId) === null,
    [],
  )
  const onConnectEnd = useCallback((event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    if (state.isValid || !state.fromNode) return
    const from = state.fromNode.id as NodeId
    if (state.toNode) {
      const why = whyNotConnect(documentStore.getState().design, from, state.toNode.id as NodeId)
      if (why !== null) notify({ text: why, tone: 'warning' })
    } else if ('clientX' in event) {
      setDrop({ from, fromHandle: state.fromHandle?.type ?? 'source', x: event.clientX, y: event.clientY })
    }
  }, [])
  const onNodeDoubleClick = useCallback((_: unknown, node: FlowNode) => {
    select([node.id])
    startRenaming(node.id as NodeId)
  }, [])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the ground takes what is dropped on it; the palette's buttons do the same by click and key
    <div
      ref={wrapper}
      className="relative size-full bg-ground"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(PALETTE_TYPE)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDrop={dropNode}
    >
      <ReactFlow
        nodes={isFar ? NO_NODES : nodes}
        edges={isFar ? NO_EDGES : edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onInit={onInit}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStop={onDragStop}
        onSelectionDragStop={(event, moved) => onDragStop(event, null, moved)}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        isValidConnection={isValid}
        onNodeDoubleClick={onNodeDoubleClick}
        onlyRenderVisibleElements
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={MULTI_SELECT}
        selectionKeyCode={isFar ? null : 'Shift'}
        zoomOnDoubleClick={false}
        snapToGrid={snap}
        snapGrid={GRID}
        minZoom={0.02}
        maxZoom={2}
        nodeDragThreshold={2}
        proOptions={PRO}
      >
        <Ground />
      </ReactFlow>
      {isFar && <Overview scene={scene} wrapper={wrapper} />}
      {still.length === 0 ? <EmptyCanvas /> : <Minimap scene={scene} />}
      <ZoomControl />
      {showsOutline && (
        <Suspense fallback={null}>
          <Outline />
        </Suspense>
      )}
      {isConnecting && (
        <Suspense fallback={null}>
          <ConnectPicker />
        </Suspense>
      )}
      <CanvasKeys wrapper={wrapper} />
      {drop && <DropMenu drop={drop} onClose={() => setDrop(null)} />}
    </div>
  )
}

const NO_NODES: never[] = []
const NO_EDGES: never[] = []
const MULTI_SELECT = ['Shift', 'Meta', 'Control']
const PRO = { hideAttribution: true }

function dropNode(event: DragEvent): void {
  const kind = event.dataTransfer.getData(PALETTE_TYPE)
  if (kind !== 'producer' && kind !== 'topic' && kind !== 'consumerGroup') return
  event.preventDefault()
  const at = canvasHandle()?.flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
  if (at) addToDrawing(kind, [at.x, at.y])
}
