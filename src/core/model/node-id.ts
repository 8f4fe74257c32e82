import type { Design } from './design'
import {
  KINDS,
  type EdgeKind as KindOfEdge,
  type NodeKind as KindOfNode,
  type NodeLists,
  type NodeOfKind as NodeOf,
  nodesOf,
} from './kinds/index'

export type NodeKind = KindOfNode
export type NodeOfKind<Kind extends NodeKind> = NodeOf<Kind>

/** Every kind, in the order in which a document lists them. */
export const NODE_KINDS = Object.keys(KINDS) as readonly NodeKind[]

export const isNodeKind = (text: string): text is NodeKind => Object.hasOwn(KINDS, text)

/** A node's identity: its kind and its name, which is unique within the kind. */
export type NodeId = `${NodeKind}:${string}`

export const nodeId = (kind: NodeKind, name: string): NodeId => `${kind}:${name}`

export const producerId = (name: string): NodeId => `producer:${name}`
export const topicId = (name: string): NodeId => `topic:${name}`
export const consumerGroupId = (name: string): NodeId => `consumerGroup:${name}`

/** Splits an id at its first colon; names may hold colons themselves. Null where it is no node's id. */
export function parseNodeId(id: string): { kind: NodeKind; name: string } | null {
  const colon = id.indexOf(':')
  const kind = id.slice(0, colon)
  return isNodeKind(kind) ? { kind, name: id.slice(colon + 1) } : null
}

/** The key of the document's list that holds a kind. */
export const LIST_OF_KIND = Object.fromEntries(NODE_KINDS.map((kind) => [kind, KINDS[kind].list])) as {
  readonly [Kind in NodeKind]: (typeof KINDS)[Kind]['list']
}

/** Every node of a design, kind by kind, each in the document's order. */
export const nodeIds = (design: Design): readonly NodeId[] =>
  NODE_KINDS.flatMap((kind) => nodesOf(design, kind).map(({ name }) => nodeId(kind, name)))

/** How many nodes a design, or the part of one that is copied, has. */
export const nodeCount = (lists: NodeLists): number =>
  NODE_KINDS.reduce((count, kind) => count + nodesOf(lists, kind).length, 0)

export type EdgeKind = KindOfEdge

/** An edge's identity. It is not taken apart; look edges up where they are listed. */
export type EdgeId = `${EdgeKind}:${string}`

/** An arrow in a name must not look like the one between the names, or two edges would have one id. */
const unpointed = (name: string): string =>
  name.includes('→') || name.includes('\\') ? name.replace(/[\\→]/g, '\\$&') : name

/** A different id for every kind and pair of nodes: `produces:producer:checkout→topic:orders`. */
export const edgeId = (kind: EdgeKind, from: NodeId, to: NodeId): EdgeId =>
  `${kind}:${unpointed(from)}→${unpointed(to)}`
