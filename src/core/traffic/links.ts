import { type EdgeKind, kindOf, type NodeLists, type NodeOfKind, nodesOf } from '../model/kinds/index'
import type { Emission } from '../model/kinds/kind'
import { NODE_KINDS, type NodeKind } from '../model/node-id'
import { finish, type Pieces } from '../shared/pieces'

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

const readKind = <Kind extends NodeKind>(
  kind: Kind,
  design: NodeLists,
): Pieces<ListLinks<NodeOfKind<Kind>>> => READERS[kind](nodesOf(design, kind))

/** What one list of nodes says of topics. */
interface ListLinks<Node> {
  readonly byEdge: ReadonlyMap<string, ReadonlyMap<string, readonly Node[]>>
  readonly emissions: ReadonlyMap<string, readonly Emission[]>
}

const NONE: readonly never[] = []

function put<Item>(table: Map<string, Item[]>, topic: string, item: Item): void {
  const known = table.get(topic)
  if (known) known.push(item)
  else table.set(topic, [item])
}

/** So many nodes are read in one piece. */
const PIECE = 1024

/** Reads the links of one kind off its list; a list that did not change is not read again. */
function readerOf<Kind extends NodeKind>(kind: Kind) {
  const { ports, emits } = kindOf(kind)
  type Node = NodeOfKind<Kind>
  const known = new WeakMap<readonly Node[], ListLinks<Node>>()
  return function* (nodes: readonly Node[]): Pieces<ListLinks<Node>> {
    const before = known.get(nodes)
    if (before !== undefined) return before
    const tables = ports.map(() => new Map<string, Node[]>())
    const emissions = new Map<string, Emission[]>()
    const read = (start: number) => {
      for (const node of nodes.slice(start, start + PIECE)) {
        for (const [at, port] of ports.entries())
          for (const topic of port.topics(node)) put(tables[at] ?? new Map(), topic, node)
        if (emits) for (const one of emits(node)) put(emissions, one.topic, one)
      }
    }
    for (let start = 0; start < nodes.length; start += PIECE) {
      read(start)
      yield
    }
    const byEdge = new Map(ports.map(({ edge }, at) => [edge, tables[at] ?? new Map<string, Node[]>()]))
    const links = { byEdge, emissions }
    known.set(nodes, links)
    return links
  }
}

type Readers = {
  readonly [Kind in NodeKind]: (nodes: readonly NodeOfKind<Kind>[]) => Pieces<ListLinks<NodeOfKind<Kind>>>
}

const READERS = Object.fromEntries(NODE_KINDS.map((kind) => [kind, readerOf(kind)])) as unknown as Readers

type Lists = { readonly [Kind in NodeKind]: ListLinks<NodeOfKind<Kind>> }

/** Reads who is joined with which topic off the lists of a design, at once. */
export const linksOf = (design: NodeLists): Links => finish(linksInPieces(design))

/** Reads who is joined with which topic off the lists of a design, piece by piece. */
export function* linksInPieces(design: NodeLists): Pieces<Links> {
  const read: Partial<Record<NodeKind, unknown>> = {}
  for (const kind of NODE_KINDS) read[kind] = yield* readKind(kind, design)
  const lists = read as Lists
  const all: readonly ListLinks<AnyNode>[] = NODE_KINDS.map((kind) => lists[kind])
  const tables = all.flatMap(({ byEdge }) => [...byEdge.values()])
  const emissions = all.map((list) => list.emissions).filter((table) => table.size > 0)
  const [only] = emissions
  return {
    nodesAt: (kind, edge, topic) => lists[kind].byEdge.get(edge)?.get(topic) ?? NONE,
    neighboursOf: (topic) => tables.flatMap((table) => table.get(topic) ?? NONE),
    emissionsTo: (topic) =>
      emissions.length === 1
        ? (only?.get(topic) ?? NONE)
        : emissions.flatMap((table) => table.get(topic) ?? NONE),
  }
}
