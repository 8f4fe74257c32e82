import { ReactFlow, ReactFlowProvider, type ReactFlowState, useStore } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import './canvas.css'
import { type DragEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { Design } from '@/core/model/design'
import { type MarkId, markIds } from '@/core/model/marks'
import { type NodeId, nodeCount } from '@/core/model/node-id'
import { documentStore, useDocument } from '@/stores/document/document-store'
import { useSwitch } from '@/stores/session/preferences-store'
import { sayFault } from '@/stores/session/say-fault'
import { select, sessionStore, startRenaming } from '@/stores/session/session-store'
import { noteDrawing, useDrawingStands } from '@/ui/first-drawing'
import { lazyInPlace, lazyPart } from '@/ui/lazy-part'
import { Region } from '@/ui/region'
import { dropOnDrawing } from './adding/drop-on-drawing'
import { isPaletteKind, PALETTE_TYPE } from './adding/palette-type'
import { useConnecting } from './connecting/connecting-store'
import { useLines } from './connecting/use-lines'
import { FlowEdge } from './edges/flow-edge'
import { Ground } from './flow/ground'
import { useCanvasHandle } from './flow/use-canvas-handle'
import { useFlow } from './flow/use-flow'
import { keepWholeEdges } from './gestures/keep-whole-edges'
import { useContextMenu } from './gestures/use-context-menu'
import { InternalEdge } from './internals/internal-edge'
import { useInternals } from './internals/use-internals'
import type { DrawnNode } from './marks/mark-nodes'
import { MARK_TYPES } from './marks/mark-types'
import { NODE_TYPES } from './nodes/kind-node'
import { useFar } from './overview/use-far'
import { useShowOpened } from './viewport/use-show-opened'

const AwayLines = lazyPart(() => import('./edges/away-lines').then((module) => module.AwayLines))
const CanvasHabits = lazyPart(() => import('./gestures/canvas-habits').then((module) => module.CanvasHabits))
const ConnectionHint = lazyPart(() =>
  import('./connecting/connection-hint').then((module) => module.ConnectionHint),
)
const ConnectPicker = lazyPart(() =>
  import('./connecting/connect-picker').then((module) => module.ConnectPicker),
)
const ContextMenu = lazyPart(() => import('./gestures/context-menu').then((module) => module.ContextMenu))
const DropMenu = lazyPart(() => import('./connecting/drop-menu').then((module) => module.DropMenu))
const EmptyCanvas = lazyPart(() => import('./adding/empty-canvas').then((module) => module.EmptyCanvas))
const EdgeNumberField = lazyPart(() =>
  import('./edges/edge-number-field').then((module) => module.EdgeNumberField),
)
const Minimap = lazyPart(() => import('./overview/minimap').then((module) => module.Minimap))
const Overview = lazyPart(() => import('./overview/overview').then((module) => module.Overview))
const ZoomControl = lazyPart(() => import('./viewport/zoom-control').then((module) => module.ZoomControl))
const Outline = lazyPart(() => import('./outline/outline').then((module) => module.Outline))

const InternalNode = lazyInPlace(() =>
  import('./internals/internal-node').then((module) => module.InternalNode),
)

const EDGE_TYPES = { flow: FlowEdge, internal: InternalEdge }
const ALL_TYPES = { ...NODE_TYPES, ...MARK_TYPES, internal: InternalNode }

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
  const drawing = useFlow()
  const { scene, away, numbers, onNodesChange, onEdgesChange } = drawing
  const { isFar, ...held } = useFar(drawing)
  const snap = useSwitch('snap')
  const wheelZooms = useSwitch('wheelZooms')
  const dragSelects = useSwitch('dragSelects')
  const showsOutline = useSwitch('outline')
  const internals = useInternals(scene)
  const isEmpty = useDocument(hasNoNodes)
  const legibility = useStore(legibilityOf)
  const [rated, setRated] = useState<Rated | null>(null)
  const isConnecting = useConnecting() !== null
  const stands = useDrawingStands()
  const latestScene = useRef(scene)
  useEffect(() => {
    latestScene.current = scene
  }, [scene])
  const { drop, closeDrop, events } = useLines(latestScene)
  const menu = useContextMenu(latestScene)
  useCanvasHandle(wrapper)
  useShowOpened()
  useEffect(noteDrawing, [])
  const onEdgeDoubleClick = useCallback(({ clientX: x, clientY: y }: MouseEvent, { id }: { id: string }) => {
    setRated({ id, x, y })
  }, [])
  const onNodeDoubleClick = useCallback(({ target }: MouseEvent, node: DrawnNode) => {
    if (isAreaInside(target) || isPressedTwice(target)) return
    select([node.id])
    if (node.type === 'area' && node.data.folded)
      void import('./marks/add-mark').then(({ foldSelected }) => foldSelected())
    else startRenaming(node.id as NodeId | MarkId)
  }, [])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the ground takes what is dropped on it; the palette's buttons do the same by click and key
    <div
      ref={wrapper}
      data-drawing
      tabIndex={-1}
      data-small={legibility === 'name' || legibility === 'large' || undefined}
      data-tiny={legibility === 'large' || undefined}
      data-medium={legibility === 'least' || undefined}
      className="relative size-full bg-ground outline-none"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(PALETTE_TYPE)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDrop={dropFromPalette}
      onContextMenu={menu.onContextMenu}
      onDoubleClick={menu.onDoubleClick}
    >
      <ReactFlow
        data-one-stop
        nodes={isFar || internals.nodes.length === 0 ? held.nodes : [...held.nodes, ...internals.nodes]}
        edges={isFar || internals.edges.length === 0 ? held.edges : [...held.edges, ...internals.edges]}
        nodeTypes={ALL_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        {...events}
        connectOnClick={false}
        onNodeDoubleClick={onNodeDoubleClick}
        onlyRenderVisibleElements
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={MULTI_SELECT}
        selectionKeyCode={isFar ? null : 'Shift'}
        zoomOnDoubleClick={false}
        panOnScroll={!wheelZooms}
        panOnScrollSpeed={1}
        zoomOnScroll={wheelZooms}
        zoomActivationKeyCode={ZOOM_KEYS}
        panActivationKeyCode={null}
        panOnDrag={dragSelects ? NO_BUTTON : LEFT}
        selectionOnDrag={dragSelects && !isFar}
        edgesReconnectable={false}
        onSelectionEnd={keepWholeEdges}
        onEdgeDoubleClick={onEdgeDoubleClick}
        onNodeClick={clickNode}
        onPaneClick={takeArea}
        onEdgeClick={takeAlone}
        snapToGrid={snap}
        snapGrid={GRID}
        minZoom={0.02}
        maxZoom={2}
        nodeDragThreshold={2}
        attributionPosition="bottom-left"
      >
        <Ground />
        {away.length > 0 && !isFar && <AwayLines away={away} numbers={numbers} />}
      </ReactFlow>
      <Region name="The overview" onFault={sayFault}>
        {isFar && <Overview scene={scene} wrapper={wrapper} />}
      </Region>
      {stands && (
        <>
          <Region name={isEmpty ? 'The first steps' : 'The minimap'} onFault={sayFault}>
            {isEmpty ? <EmptyCanvas /> : <Minimap scene={scene} />}
          </Region>
          <Region name="The zoom control" onFault={sayFault}>
            <ZoomControl />
          </Region>
          <Region name="The outline" onFault={sayFault}>
            {showsOutline && <Outline lines={drawing.listEdges()} />}
          </Region>
          <Region name="The menu" onFault={sayFault}>
            {isConnecting && <ConnectPicker />}
            {drop && <DropMenu drop={drop} onClose={closeDrop} />}
            {rated && <EdgeNumberField {...rated} onDone={() => setRated(null)} />}
            {menu.request && (
              <ContextMenu request={menu.request} onEditNumber={setRated} onClose={menu.close} />
            )}
          </Region>
          <Region name="The keyboard of the drawing" onFault={sayFault}>
            <CanvasHabits wrapper={wrapper} />
            <ConnectionHint scene={scene} />
          </Region>
        </>
      )}
    </div>
  )
}

/** A click on one of several that are selected selects it alone, as in every other tool. */
function takeAlone({ shiftKey, ctrlKey, metaKey }: MouseEvent, { id }: { id: string }): void {
  const { selection } = sessionStore.getState()
  if (!shiftKey && !ctrlKey && !metaKey && selection.size > 1 && selection.has(id)) select([id])
}

/** A badge leads to what was found: the first finding of its severity at its node. */
function clickNode(event: MouseEvent, node: DrawnNode): void {
  const { target } = event
  if (isAreaInside(target)) {
    takeArea(event)
    return
  }
  takeAlone(event, node)
  const { id } = node
  const badge = target instanceof Element ? target.closest<HTMLElement>('[data-severity]') : null
  const severity = badge?.dataset['severity']
  if (severity !== undefined)
    void import('./nodes/open-finding').then((module) => module.openFinding(id, severity))
}

const isAreaInside = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('.area-inside')

/** What has a click of its own on a node: twice is not the name. */
const isPressedTwice = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[data-severity], .react-flow__handle') !== null

/** A click on the empty inside of an area takes the area. */
function takeArea({ shiftKey, ctrlKey, metaKey, clientX, clientY }: MouseEvent): void {
  if (shiftKey || ctrlKey || metaKey || markIds(documentStore.getState().design).length === 0) return
  void import('./gestures/area-ground').then((module) => module.takeAreaAt(clientX, clientY))
}

const hasNoNodes = ({ design }: { design: Design }) => nodeCount(design) === 0 && markIds(design).length === 0

/** How much of a node can be read: text of 11 px is less than 6 on the screen, or less than 8. */
const legibilityOf = ({ transform: [, , zoom] }: ReactFlowState) =>
  zoom < 0.36 ? 'large' : zoom < 0.55 ? 'name' : zoom < 0.72 ? 'least' : 'all'

/** The edge of which the number is typed, and where. */
interface Rated {
  readonly id: string
  readonly x: number
  readonly y: number
}

const ZOOM_KEYS = ['Meta', 'Control']
/** Other buttons move the view over nodes as well: `pan-by-hand.ts`. */
const LEFT = [0]
const NO_BUTTON: number[] = []

const MULTI_SELECT = ['Shift', 'Meta', 'Control']

function dropFromPalette(event: DragEvent): void {
  const kind = event.dataTransfer.getData(PALETTE_TYPE)
  if (!isPaletteKind(kind)) return
  event.preventDefault()
  dropOnDrawing(kind, { x: event.clientX, y: event.clientY })
}
