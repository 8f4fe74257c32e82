import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useCallback, useMemo, useState } from 'react'
import { moveNodes } from '@/core/edits/move-nodes'
import { useAnalysis } from '@/stores/analysis-store'
import { useArranger } from '@/stores/arranger'
import { dispatch, useDocument } from '@/stores/document-store'
import { select, sessionStore, useSession } from '@/stores/session-store'
import type { FlowEdge, FlowNode } from './flow-types'
import { placeLabels } from './place-labels'
import { toFlowEdges, toFlowNodes } from './to-flow'

type Place = { readonly x: number; readonly y: number }
type Places = ReadonlyMap<string, Place>

const selectedNodes = new WeakMap<FlowNode, FlowNode>()
const selectedEdges = new WeakMap<FlowEdge, FlowEdge>()

/** The selected twin of a node or edge; the same twin each time, so that nothing else renders. */
function selected<Item extends object>(twins: WeakMap<Item, Item>, item: Item): Item {
  const known = twins.get(item)
  if (known) return known
  const twin = { ...item, selected: true }
  twins.set(item, twin)
  return twin
}

/**
 * What React Flow shows, and what it reports back. A drag lives here until it ends and then becomes one
 * edit; the selection lives in the session; everything else comes from the document.
 */
export function useFlow() {
  const design = useDocument((state) => state.design)
  const analysis = useAnalysis((known) => known)
  const selection = useSession((session) => session.selection)
  const [dragged, setDragged] = useState<Places | null>(null)

  const canArrange = useArranger()
  // biome-ignore lint/correctness/useExhaustiveDependencies: nodes without a place get one when arranging is loaded
  const still = useMemo(() => toFlowNodes(design, analysis), [design, analysis, canArrange])
  const lines = useMemo(() => placeLabels(toFlowEdges(design, analysis), still), [design, analysis, still])
  const nodes = useMemo(() => {
    if (selection.size === 0 && dragged === null) return still
    return still.map((node) => {
      const shown = selection.has(node.id) ? selected(selectedNodes, node) : node
      const place = dragged?.get(node.id)
      return place ? ({ ...shown, position: place, dragging: true } as FlowNode) : shown
    })
  }, [still, selection, dragged])
  const edges = useMemo(
    () =>
      selection.size === 0
        ? lines
        : lines.map((edge) => (selection.has(edge.id) ? selected(selectedEdges, edge) : edge)),
    [lines, selection],
  )

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    selectChanges(changes)
    const places = new Map<string, Place>()
    let isDragging = false
    for (const change of changes) {
      if (change.type !== 'position' || !change.position) continue
      places.set(change.id, change.position)
      isDragging ||= change.dragging === true
    }
    if (places.size === 0) return
    if (isDragging) setDragged((before) => new Map([...(before ?? []), ...places]))
    else dispatch(moveNodes(placesOf(places), 'nudge'))
  }, [])

  const onDragStop = useCallback((_: unknown, __: unknown, moved: readonly FlowNode[]) => {
    setDragged(null)
    if (moved.length > 0)
      dispatch(moveNodes(placesOf(new Map(moved.map(({ id, position }) => [id, position])))))
  }, [])

  const onEdgesChange = useCallback((changes: EdgeChange<FlowEdge>[]) => selectChanges(changes), [])
  return { still, lines, nodes, edges, onNodesChange, onEdgesChange, onDragStop }
}

const placesOf = (places: Places) =>
  Object.fromEntries([...places].map(([id, { x, y }]) => [id, [x, y]])) as Parameters<typeof moveNodes>[0]

function selectChanges(changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[]): void {
  let selection: Set<string> | null = null
  for (const change of changes) {
    if (change.type !== 'select') continue
    selection ??= new Set(sessionStore.getState().selection)
    if (change.selected) selection.add(change.id)
    else selection.delete(change.id)
  }
  if (selection) select(selection)
}
