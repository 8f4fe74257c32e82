import type { Design } from '../model/design'
import { kindOf, nodesOf } from '../model/kinds/index'
import type { Leg } from '../model/kinds/kind'
import { NODE_KINDS, type NodeKind, type NodeOfKind } from '../model/node-id'
import { listStretches } from '../shared/stretches'

/** What a node passes on. */
interface NodeLeg<Kind extends NodeKind> {
  readonly node: NodeOfKind<Kind>
  readonly leg: Leg
}

const NONE: readonly never[] = []

function readerOf<Kind extends NodeKind>(kind: Kind) {
  const { legs } = kindOf(kind)
  if (!legs) return () => NONE
  return listStretches((nodes: readonly NodeOfKind<Kind>[]) =>
    nodes.flatMap((node) => legs(node).map((leg): NodeLeg<Kind> => ({ node, leg }))),
  )
}

const READERS = Object.fromEntries(NODE_KINDS.map((kind) => [kind, readerOf(kind)])) as unknown as {
  readonly [Kind in NodeKind]: (nodes: readonly NodeOfKind<Kind>[]) => readonly NodeLeg<Kind>[]
}

/** What the nodes of a kind pass on, in the order of the document. */
export const legsOf = <Kind extends NodeKind>(design: Design, kind: Kind): readonly NodeLeg<Kind>[] =>
  READERS[kind](nodesOf(design, kind))
