import type { Topology } from '../expand/topology'
import type { Design } from '../model/design'
import { kindOf, nodesOf } from '../model/kinds/index'
import type { Relay } from '../model/kinds/kind'
import { NODE_KINDS, type NodeKind, type NodeOfKind } from '../model/node-id'
import { listStretches } from '../shared/stretches'

/** What a node passes on. */
interface NodeRelay<Kind extends NodeKind> {
  readonly node: NodeOfKind<Kind>
  readonly relay: Relay
}

const NONE: readonly never[] = []

function readerOf<Kind extends NodeKind>(kind: Kind) {
  const { relays } = kindOf(kind)
  if (!relays) return () => NONE
  return listStretches((nodes: readonly NodeOfKind<Kind>[]) =>
    nodes.flatMap((node) => relays(node).map((relay): NodeRelay<Kind> => ({ node, relay }))),
  )
}

const READERS = Object.fromEntries(NODE_KINDS.map((kind) => [kind, readerOf(kind)])) as unknown as {
  readonly [Kind in NodeKind]: (nodes: readonly NodeOfKind<Kind>[]) => readonly NodeRelay<Kind>[]
}

/** What the nodes of a kind pass on, in the order of the document. */
export const relaysOf = <Kind extends NodeKind>(design: Design, kind: Kind): readonly NodeRelay<Kind>[] =>
  READERS[kind](nodesOf(design, kind))

/** Returns what a node passes on in a topology: what is known of it there, else what its kind says. */
export const relaysOfNode = <Kind extends NodeKind>(
  { relays }: Pick<Topology, 'relays'>,
  kind: Kind,
  node: NodeOfKind<Kind>,
): readonly Relay[] => relays?.get(node) ?? kindOf(kind).relays?.(node) ?? NONE

/** Returns what all nodes of a topology pass on. */
export const relaysIn = (topology: Topology): Relay[] =>
  NODE_KINDS.flatMap((kind) =>
    topology.relays
      ? nodesOf(topology.design, kind).flatMap((node) => relaysOfNode(topology, kind, node))
      : relaysOf(topology.design, kind).map(({ relay }) => relay),
  )
