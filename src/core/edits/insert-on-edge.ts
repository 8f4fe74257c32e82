import { type Edge, edgesOf } from '../graph/edges'
import type { Design, Position } from '../model/design'
import { type NodeId, type NodeKind, nodeId, parseNodeId } from '../model/node-id'
import { addNode } from './add-node'
import { connectNodes, whyNotConnect } from './connect-nodes'
import type { Edit } from './edit'
import { freeName } from './free-name'
import { moveEdge } from './move-edge'

const hasEdges = (design: Design, id: NodeId): boolean =>
  edgesOf(design).some(({ from, to }) => from === id || to === id)

/** The last word of a new node's name, by what stands on the edge. */
const HELPER: Readonly<Partial<Record<NodeKind, { readonly kind: NodeKind; readonly word: string }>>> = {
  topic: { kind: 'consumerGroup', word: 'processor' },
  consumerGroup: { kind: 'topic', word: 'in' },
}

/**
 * Whether a node can be put on an edge: it is joined with nothing yet, and is a topic or a consumer group, on an edge
 * by which something is written or read.
 */
export function canInsert(design: Design, id: NodeId, edge: Edge): boolean {
  const kind = parseNodeId(id)?.kind
  return (
    kind !== undefined &&
    HELPER[kind] !== undefined &&
    (edge.kind === 'produces' || edge.kind === 'consumes') &&
    edge.from !== id &&
    edge.to !== id &&
    !hasEdges(design, id)
  )
}

/**
 * Puts a node on an edge, so that records go through it. Topics are joined through groups and groups through topics,
 * so one more node stands between it and one of the ends: a topic before a group that is put before a topic, or after
 * one that is put before a group, and a group between two topics. The edge keeps its rate at the end where that is
 * stated. `at` is where the further node stands. Changes nothing where `canInsert` says no.
 */
export function insertOnEdge(id: NodeId, edge: Edge, at: Position): Edit {
  const own = parseNodeId(id)
  return {
    label: `Put ${own?.name ?? id} between ${parseNodeId(edge.from)?.name} and ${parseNodeId(edge.to)?.name}`,
    apply(design) {
      const helper = own && HELPER[own.kind]
      if (!own || !helper || !canInsert(design, id, edge)) return design
      const isWrite = edge.to === nodeId('topic', edge.topic)
      const isTopic = own.kind === 'topic'
      const word = !isTopic && !isWrite ? 'out' : helper.word
      const name = freeName(design, helper.kind, `${own.name}-${word}`)
      const made = nodeId(helper.kind, name)
      const added = addNode(helper.kind, name, at).apply(design)
      const join = (so: Design, from: NodeId, to: NodeId, kind: 'produces' | 'consumes') =>
        whyNotConnect(so, from, to, kind) === null ? connectNodes(from, to, kind).apply(so) : so
      // The edge goes on to, or comes from, whichever of the two is a topic and stands at its stated end.
      if (isWrite && isTopic) {
        const led = moveEdge(edge, edge.from, id).apply(added)
        return join(join(led, id, made, 'consumes'), made, edge.to, 'produces')
      }
      if (isWrite) {
        const led = moveEdge(edge, edge.from, made).apply(added)
        return join(join(led, made, id, 'consumes'), id, edge.to, 'produces')
      }
      if (isTopic) {
        const led = moveEdge(edge, id, edge.to).apply(added)
        return join(join(led, edge.from, made, 'consumes'), made, id, 'produces')
      }
      const led = moveEdge(edge, made, edge.to).apply(added)
      return join(join(led, edge.from, id, 'consumes'), id, made, 'produces')
    },
  }
}
