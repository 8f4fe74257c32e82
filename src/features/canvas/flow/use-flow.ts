import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useCallback, useMemo } from 'react'
import { useArranger } from '@/stores/document/arranger'
import { useDocument } from '@/stores/document/document-store'
import { select, sessionStore, useSession } from '@/stores/session/session-store'
import { useDrag } from '../gestures/use-drag'
import type { DrawnNode } from '../marks/mark-nodes'
import { type Drawn, drawWhole } from './draw-whole'
import { useDrawnNumbers } from './drawn-numbers'
import type { FlowEdge } from './flow-types'
import { sceneOf } from './scene'
import { toFlowEdges } from './to-flow'
import { useLarge } from './use-large'

const NONE: readonly never[] = []
const NOTHING_DRAWN: Drawn = { nodes: [], edges: [], scene: sceneOf([], []) }

const selectedNodes = new WeakMap<DrawnNode, DrawnNode>()
const selectedEdges = new WeakMap<FlowEdge, FlowEdge>()

/** The selected twin of a node or edge; the same twin each time, so that nothing else renders. */
function selected<Item extends object>(twins: WeakMap<Item, Item>, item: Item): Item {
  const known = twins.get(item)
  if (known) return known
  const twin = { ...item, selected: true, reconnectable: true }
  twins.set(item, twin)
  return twin
}

/**
 * What React Flow shows, and what it reports back. A drag lives in React Flow until it ends, the selection in
 * the session; everything else comes from the document and what is known of it.
 */
export function useFlow() {
  const design = useDocument((state) => state.design)
  const numbers = useDrawnNumbers()
  const selection = useSession((session) => session.selection)
  const canArrange = useArranger()
  const large = useLarge(design, numbers, selection, canArrange)
  const isWhole = large === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: nodes without a position get one when arranging is loaded
  const whole = useMemo(
    () => (isWhole ? drawWhole(design, numbers) : null),
    [isWhole, design, numbers, canArrange],
  )
  const { nodes: all, edges: lines, scene } = large ?? whole ?? NOTHING_DRAWN
  const nodes = useMemo(
    () =>
      selection.size === 0
        ? all
        : all.map((node) => (selection.has(node.id) ? selected(selectedNodes, node) : node)),
    [all, selection],
  )
  const edges = useMemo(
    () =>
      selection.size === 0
        ? lines
        : lines.map((edge) => (selection.has(edge.id) ? selected(selectedEdges, edge) : edge)),
    [lines, selection],
  )

  const onDragged = useDrag(nodes)
  const onNodesChange = useCallback(
    (changes: NodeChange<DrawnNode>[]) => {
      selectChanges(changes)
      onDragged(changes)
    },
    [onDragged],
  )
  const onEdgesChange = useCallback((changes: EdgeChange<FlowEdge>[]) => selectChanges(changes), [])
  /** All edges, for who lists them. */
  const listEdges = () => (large ? toFlowEdges(design, numbers) : lines)
  const count = large?.count ?? all.length
  const away = large?.away ?? NONE
  return {
    all,
    lines,
    nodes,
    edges,
    scene,
    count,
    isWhole,
    away,
    numbers,
    listEdges,
    onNodesChange,
    onEdgesChange,
  }
}

function selectChanges(changes: readonly (NodeChange<DrawnNode> | EdgeChange<FlowEdge>)[]): void {
  let selection: Set<string> | null = null
  for (const change of changes) {
    if (change.type !== 'select') continue
    selection ??= new Set(sessionStore.getState().selection)
    if (change.selected) selection.add(change.id)
    else selection.delete(change.id)
  }
  if (selection) select(selection)
}
