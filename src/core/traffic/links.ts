import { type EdgeKind, kindOf, type NodeLists, type NodeOfKind, nodesOf } from '../model/kinds/index'
import type { Emission } from '../model/kinds/kind'
import { NODE_KINDS, type NodeKind } from '../model/node-id'
import { cachedPer } from '../shared/cached-per'

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

/** Reads the links of one kind off its list; a list that did not change is not read again. */
function readerOf<Kind extends NodeKind>(kind: Kind) {
  const { ports, emits } = kindOf(kind)
  return cachedPer((nodes: readonly NodeOfKind<Kind>[]): ListLinks<NodeOfKind<Kind>> => {
    const byEdge = new Map<string, Map<string, NodeOfKind<Kind>[]>>()
    for (const port of ports) {
      const table = new Map<string, NodeOfKind<Kind>[]>()
      for (const node of nodes) for (const topic of port.topics(node)) put(table, topic, node)
      byEdge.set(port.edge, table)
    }
    const emissions = new Map<string, Emission[]>()
    if (emits) for (const node of nodes) for (const one of emits(node)) put(emissions, one.topic, one)
    return { byEdge, emissions }
  })
}

const READERS = Object.fromEntries(NODE_KINDS.map((kind) => [kind, readerOf(kind)])) as unknown as {
  readonly [Kind in NodeKind]: (nodes: readonly NodeOfKind<Kind>[]) => ListLinks<NodeOfKind<Kind>>
}

/** Reads who is joined with which topic off the lists of a design. */
export function linksOf(design: NodeLists): Links {
  const of = <Kind extends NodeKind>(kind: Kind): ListLinks<NodeOfKind<Kind>> =>
    READERS[kind](nodesOf(design, kind))
  const all: readonly ListLinks<AnyNode>[] = NODE_KINDS.map((kind) => of(kind))
  const tables = all.flatMap(({ byEdge }) => [...byEdge.values()])
  const emissions = all.map((list) => list.emissions).filter((table) => table.size > 0)
  const [only] = emissions
  return {
    nodesAt: (kind, edge, topic) => of(kind).byEdge.get(edge)?.get(topic) ?? NONE,
    neighboursOf: (topic) => tables.flatMap((table) => table.get(topic) ?? NONE),
    emissionsTo: (topic) =>
      emissions.length === 1
        ? (only?.get(topic) ?? NONE)
        : emissions.flatMap((table) => table.get(topic) ?? NONE),
  }
}
