import { type EdgeKind, kindOf, type NodeLists, type NodeOfKind, nodesOf } from '../model/kinds/index'
import type { Emission } from '../model/kinds/kind'
import { NODE_KINDS, type NodeKind } from '../model/node-id'
import { finish, type Pieces } from '../shared/pieces'
import { type ListChange, listChange } from '../views/list-change'

type AnyNode = NodeOfKind<NodeKind>

/** Who is joined with each topic, by the topic's name. */
export interface Links {
  /** The nodes of a kind that a kind of edge joins with a topic, in the order of the document. */
  nodesAt<Kind extends NodeKind>(kind: Kind, edge: EdgeKind, topic: string): readonly NodeOfKind<Kind>[]
  /** All nodes that are joined with a topic, some of them more than once. */
  neighboursOf(topic: string): readonly AnyNode[]
  /** What nodes write into a topic of their own accord, in the order of the document. */
  emissionsTo(topic: string): readonly Emission[]
}

/** The nodes of a list that name a topic by one of their fields, in the order of the list. */
type Table<Node> = ReadonlyMap<string, readonly Node[]>

/** What one list of nodes says of topics. */
interface ListLinks<Node> {
  readonly nodes: readonly Node[]
  readonly byEdge: ReadonlyMap<string, Table<Node>>
  /** Those that write of their own accord. */
  readonly emitters: Table<Node>
}

const NONE: readonly never[] = []

/** So many nodes are read in one piece. */
const PIECE = 1024

/** Up to so many nodes that changed are read apart from the others. */
const FEW = 32

function* tableOf<Node>(
  nodes: readonly Node[],
  topicsOf: (node: Node) => readonly string[],
): Pieces<Table<Node>> {
  const table = new Map<string, Node[]>()
  const read = (start: number) => {
    const end = Math.min(nodes.length, start + PIECE)
    for (let at = start; at < end; at += 1) {
      const node = nodes[at] as Node
      for (const topic of topicsOf(node)) {
        const known = table.get(topic)
        if (known) known.push(node)
        else table.set(topic, [node])
      }
    }
  }
  for (let start = 0; start < nodes.length; start += PIECE) {
    read(start)
    yield
  }
  return table
}

/** Carries a table over a change of the list that it was read off; what changed is read anew. */
function carryTable<Node>(
  table: Table<Node>,
  before: readonly Node[],
  nodes: readonly Node[],
  { start, endBefore, endNow }: ListChange,
  topicsOf: (node: Node) => readonly string[],
): Table<Node> {
  const gone = new Set(before.slice(start, endBefore))
  const come = nodes.slice(start, endNow).map((node) => ({ node, topics: topicsOf(node) }))
  const touched = new Set([...gone].flatMap(topicsOf).concat(come.flatMap(({ topics }) => topics)))
  if (touched.size === 0) return table
  const carried = new Map(table)
  for (const topic of touched) {
    const known = table.get(topic) ?? NONE
    let index = 0
    for (let at = 0; at < start && index < known.length; at += 1)
      while (known[index] === nodes[at] && index < known.length) index += 1
    const here = come.flatMap(({ node, topics }) => topics.filter((one) => one === topic).map(() => node))
    const rest = known.slice(index).filter((node) => !gone.has(node))
    const joined = known.slice(0, index).concat(here, rest)
    if (joined.length > 0) carried.set(topic, joined)
    else carried.delete(topic)
  }
  return carried
}

/** Returns what reads the links of one kind off its list, and after an edit off what the edit changed. */
function readerOf<Kind extends NodeKind>(kind: Kind) {
  const { ports, emits } = kindOf(kind)
  type Node = NodeOfKind<Kind>
  const emitted = (node: Node) => emits?.(node).map(({ topic }) => topic) ?? NONE
  let last: ListLinks<Node> | undefined
  return function* (nodes: readonly Node[]): Pieces<ListLinks<Node>> {
    const before = last
    if (before?.nodes === nodes) return before
    const change = before && listChange(before.nodes, nodes)
    const isFew = change && change.endBefore + change.endNow - 2 * change.start <= FEW
    const read = function* (known: Table<Node> | undefined, topicsOf: (node: Node) => readonly string[]) {
      return known && before && isFew
        ? carryTable(known, before.nodes, nodes, change, topicsOf)
        : yield* tableOf(nodes, topicsOf)
    }
    const byEdge = new Map<string, Table<Node>>()
    for (const port of ports) byEdge.set(port.edge, yield* read(before?.byEdge.get(port.edge), port.topics))
    last = { nodes, byEdge, emitters: emits ? yield* read(before?.emitters, emitted) : new Map() }
    return last
  }
}

/** What the nodes of one kind write into a topic of their own accord. */
function emissionsOf<Kind extends NodeKind>(
  kind: Kind,
  { emitters }: ListLinks<NodeOfKind<Kind>>,
  topic: string,
): readonly Emission[] {
  const { emits } = kindOf(kind)
  const nodes = emitters.get(topic)
  if (!emits || nodes === undefined) return NONE
  const found: Emission[] = []
  let last: AnyNode | undefined
  for (const node of nodes) {
    // One that names the topic twice stands there twice, one after the other.
    if (node === last) continue
    last = node
    for (const one of emits(node)) if (one.topic === topic) found.push(one)
  }
  return found
}

type Lists = { readonly [Kind in NodeKind]: ListLinks<NodeOfKind<Kind>> }

type Readers = {
  readonly [Kind in NodeKind]: (nodes: readonly NodeOfKind<Kind>[]) => Pieces<ListLinks<NodeOfKind<Kind>>>
}

/** Reads who is joined with which topic off the lists of a design, at once. */
export const linksOf = (design: NodeLists): Links => finish(createLinksReader()(design))

/**
 * Returns what reads who is joined with which topic off the lists of a design, piece by piece. It caches what it read
 * last, so that an edit costs what it touches.
 */
export function createLinksReader(): (design: NodeLists) => Pieces<Links> {
  const readers = Object.fromEntries(NODE_KINDS.map((kind) => [kind, readerOf(kind)])) as unknown as Readers
  const readKind = <Kind extends NodeKind>(kind: Kind, design: NodeLists) =>
    readers[kind](nodesOf(design, kind))
  return function* (design) {
    const read: Partial<Record<NodeKind, unknown>> = {}
    for (const kind of NODE_KINDS) read[kind] = yield* readKind(kind, design)
    const lists = read as Lists
    const all: readonly ListLinks<AnyNode>[] = NODE_KINDS.map((kind) => lists[kind])
    const tables = all.flatMap(({ byEdge }) => [...byEdge.values()]).filter(({ size }) => size > 0)
    const emitting = NODE_KINDS.filter((kind) => lists[kind].emitters.size > 0)
    const emissionsAt = <Kind extends NodeKind>(kind: Kind, topic: string) =>
      emissionsOf(kind, lists[kind], topic)
    return {
      nodesAt(kind, edge, topic) {
        const table = lists[kind].byEdge.get(edge)
        // Most designs have no such edge, and each topic is asked for each kind of edge.
        return table === undefined || table.size === 0 ? NONE : (table.get(topic) ?? NONE)
      },
      neighboursOf: (topic) => tables.flatMap((table) => table.get(topic) ?? NONE),
      emissionsTo: (topic) => emitting.flatMap((kind) => emissionsAt(kind, topic)),
    }
  }
}
