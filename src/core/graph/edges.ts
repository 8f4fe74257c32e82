import type { Design, Topic } from '../model/design'
import { nodeNames } from '../model/has-node'
import {
  type EdgeKind,
  kindOf,
  type NodeLists,
  type NodeOfKind,
  nodesOf,
  type PortOf,
} from '../model/kinds/index'
import {
  type EdgeId,
  edgeId,
  NODE_KINDS,
  type NodeId,
  type NodeKind,
  nodeId,
  topicId,
} from '../model/node-id'
import { createSlot } from '../shared/node-slot'
import { listStretches } from '../shared/stretches'

/** An edge of the drawing, in the direction in which records go. */
export interface Edge {
  readonly id: EdgeId
  readonly kind: EdgeKind
  readonly from: NodeId
  readonly to: NodeId
  /** The name of the topic at its one end. */
  readonly topic: string
  /** The kind and the name of the node at its other end. */
  readonly clientKind: NodeKind
  readonly client: string
}

type Joins = Pick<PortOf<NodeKind>, 'edge' | 'records'>

function edgeOf(kind: NodeKind, client: string, port: Joins, topic: string): Edge {
  const isWrite = port.records === 'into-topic'
  const [node, other] = [nodeId(kind, client), topicId(topic)]
  const [from, to] = isWrite ? [node, other] : [other, node]
  return { id: edgeId(port.edge, from, to), kind: port.edge, from, to, topic, clientKind: kind, client }
}

/**
 * The edges of one node, drawn topics or not; the same list while the node is the same object. A topic that one
 * field names twice is one edge.
 */
const EDGES_OF_NODE = Object.fromEntries(NODE_KINDS.map((kind) => [kind, edgesOfKind(kind)])) as unknown as {
  readonly [Kind in NodeKind]: (node: NodeOfKind<Kind>) => readonly Edge[]
}

function edgesOfKind<Kind extends NodeKind>(kind: Kind) {
  const { ports } = kindOf(kind)
  const cached = createSlot<NodeOfKind<Kind>, readonly Edge[]>()
  return (node: NodeOfKind<Kind>): readonly Edge[] => {
    const before = cached.get(node)
    if (before !== undefined) return before
    const edges: Edge[] = []
    for (const port of ports) {
      const topics = port.topics(node)
      const distinct = topics.length > 1 ? new Set(topics) : topics
      for (const topic of distinct) edges.push(edgeOf(kind, node.name, port, topic))
    }
    cached.set(node, edges)
    return edges
  }
}

/** The edges of a list of nodes, drawn topics or not: after an edit one stretch of the list is read again. */
const EDGES_OF_NODES = Object.fromEntries(
  NODE_KINDS.map((kind) => [kind, edgesOfNodes(kind)]),
) as unknown as { readonly [Kind in NodeKind]: (nodes: readonly NodeOfKind<Kind>[]) => readonly Edge[] }

function edgesOfNodes<Kind extends NodeKind>(kind: Kind) {
  const edgesOfNode = EDGES_OF_NODE[kind]
  return listStretches((nodes: readonly NodeOfKind<Kind>[]) => nodes.flatMap((node) => edgesOfNode(node)))
}

function haveSameNames(ones: readonly Topic[], others: readonly Topic[]): boolean {
  return (
    ones === others ||
    (ones.length === others.length && ones.every((one, at) => one.name === others[at]?.name))
  )
}

/** The kinds that are joined with topics at all. */
const CLIENT_KINDS = NODE_KINDS.filter((kind) => kindOf(kind).ports.length > 0)

interface Listed {
  readonly lists: NodeLists
  readonly edges: readonly Edge[]
}

const listed = new WeakMap<readonly Topic[] | Design['producers'], Listed>()

/**
 * All edges of a design, each once: by kind of node, by node, by its ports, in the order of the document. An
 * edge to a topic that is not in the drawing is left out. An edge is the same object while its node is, and the
 * list the same one while no edge came, went or changed.
 */
export function edgesOf(design: Design): readonly Edge[] {
  const known = listed.get(design.producers)
  if (known && hasSameEdges(known.lists, design)) return known.edges
  const names = nodeNames(design, 'topic')
  const edges: Edge[] = []
  const add = <Kind extends NodeKind>(kind: Kind) => {
    for (const edge of EDGES_OF_NODES[kind](nodesOf(design, kind)))
      if (names.has(edge.topic)) edges.push(edge)
  }
  for (const kind of CLIENT_KINDS) add(kind)
  const same = known && haveSameItems(known.edges, edges) ? known.edges : edges
  listed.set(design.producers, { lists: design, edges: same })
  return same
}

const haveSameItems = (ones: readonly Edge[], others: readonly Edge[]): boolean =>
  ones.length === others.length && ones.every((one, at) => one === others[at])

const hasSameEdges = (before: NodeLists, now: NodeLists): boolean =>
  CLIENT_KINDS.every((kind) => nodesOf(before, kind) === nodesOf(now, kind)) &&
  haveSameNames(before.topics, now.topics)
