import { connectNodes, edgeKindsBetween } from '@/core/edits/connect-nodes'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { portOf } from '@/core/graph/edge-words'
import type { EdgeKind } from '@/core/model/kinds/index'
import { NODE_KINDS, type NodeId, type NodeKind, parseNodeId } from '@/core/model/node-id'
import { dispatch } from '@/stores/document/document-store'
import { MenuAt } from '@/ui/menu-at'
import { addToDrawing } from '../adding/add-to-drawing'
import { canvasHandle } from '../flow/canvas-handle'
import { newNodeStep } from '../nodes/new-node-step'
import { connect } from './connect'
import { endsOf, type HandleEnd } from './connection-ends'

/** Where an edge was let go that may lead to several things: over empty ground, or over a node. */
export interface Drop {
  readonly from: NodeId
  readonly fromHandle: HandleEnd
  readonly x: number
  readonly y: number
  /** The node that it was let go over, and the kinds of edge that would make sense. */
  readonly over?: { readonly to: NodeId; readonly edges: readonly EdgeKind[] }
}

interface Wanted {
  readonly kind: NodeKind
  readonly edge: EdgeKind
}

/** The kinds of node that an edge from a handle can lead to, and by which kind of edge. */
export function newNodesFor({ from, fromHandle }: Drop): readonly Wanted[] {
  const own = parseNodeId(from)?.kind
  if (!own) return []
  return NODE_KINDS.flatMap((kind) => {
    const edges = fromHandle.type === 'source' ? edgeKindsBetween(own, kind) : edgeKindsBetween(kind, own)
    return edges
      .filter((edge) => fromHandle.edges === undefined || fromHandle.edges.includes(edge))
      .map((edge) => ({ kind, edge }))
  })
}

function addAt({ from, fromHandle, x, y }: Drop, { kind, edge }: Wanted): void {
  const at = canvasHandle()?.flow.screenToFlowPosition({ x, y })
  if (!at) return
  const id = addToDrawing(kind, [at.x, at.y])
  const ends = endsOf(from, fromHandle.type, id)
  dispatch({ ...connectNodes(ends.from, ends.to, edge), mergeKey: newNodeStep(id) })
}

/** What the client of an edge does by it, as the edge is drawn between two kinds of node. */
function verbOf(edge: EdgeKind, one: NodeKind, other: NodeKind): string {
  const clientKind = one === 'topic' ? other : one
  return portOf({ clientKind, kind: edge }).verbs.forward
}

/** Asks which node should be where an edge was let go, or which edge is meant. */
export function DropMenu({ drop, onClose }: { drop: Drop; onClose: () => void }) {
  const { from, fromHandle, x, y, over } = drop
  const own = parseNodeId(from)?.kind ?? 'topic'
  if (over) {
    const other = parseNodeId(over.to)?.kind ?? 'topic'
    const ends = endsOf(from, fromHandle.type, over.to)
    const client = parseNodeId(own === 'topic' ? over.to : from)?.name
    const topic = parseNodeId(own === 'topic' ? from : over.to)?.name
    const items = over.edges.map((edge) => ({
      id: edge,
      label: `${client} ${verbOf(edge, own, other)} ${topic}`,
      run: () => void connect(ends.from, ends.to, edge),
    }))
    return <MenuAt label="Which edge" x={x} y={y} groups={[items]} onClose={onClose} />
  }
  const wanted = newNodesFor(drop)
  const items = wanted.map((one) => {
    const isOnlyOne = wanted.filter(({ kind }) => kind === one.kind).length === 1
    const means = isOnlyOne ? '' : `: ${verbOf(one.edge, own, one.kind)}`
    return {
      id: `${one.kind} ${one.edge}`,
      label: `New ${KIND_WORDS[one.kind]} here${means}`,
      run: () => addAt(drop, one),
    }
  })
  return <MenuAt label="What should be here" x={x} y={y} groups={[items]} onClose={onClose} />
}
