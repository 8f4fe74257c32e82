import { edgesOf } from '../graph/edges'
import type { Design } from '../model/design'
import type { EdgeKind } from '../model/kinds/index'
import { NODE_KINDS, type NodeId, type NodeKind, parseNodeId } from '../model/node-id'
import { edgeKindsBetween } from './connect-nodes'

/** The way from a node to the next one: with the records, against them, or to one beside it. */
export type Beside = 'after' | 'before' | 'beside'

/** An edge between a node that does not stand yet and one that does: records go out of the new one, or into it. */
interface Join {
  readonly other: NodeId
  readonly edge: EdgeKind
  readonly records: 'out' | 'into'
}

/** The node that would come next, and the edges by which it is joined, as `connectNodes` takes them. */
export interface NextNode {
  readonly kind: NodeKind
  readonly joins: readonly Join[]
}

const IS_OF_FAILURES: Readonly<Partial<Record<EdgeKind, true>>> = { retries: true, deadLetter: true }

/** What goes wrong is never the usual way on. */
const usual = (edges: readonly EdgeKind[]): EdgeKind | undefined =>
  edges.find((edge) => !IS_OF_FAILURES[edge]) ?? edges[0]

/**
 * Returns the node that comes next to one: after it what its records go to, before it what they come from, and
 * beside it another of its kind at the same neighbours. Null where nothing can come there.
 */
export function nextNode(design: Design, id: NodeId, where: Beside): NextNode | null {
  const own = parseNodeId(id)?.kind
  if (own === undefined) return null
  if (where === 'beside') {
    const joins = edgesOf(design).flatMap(({ from, to, kind: edge }): Join[] => {
      if (IS_OF_FAILURES[edge]) return []
      if (from === id) return [{ other: to, edge, records: 'out' }]
      return to === id ? [{ other: from, edge, records: 'into' }] : []
    })
    return { kind: own, joins }
  }
  for (const kind of NODE_KINDS) {
    const edge = usual(where === 'after' ? edgeKindsBetween(own, kind) : edgeKindsBetween(kind, own))
    if (edge === undefined) continue
    return { kind, joins: [{ other: id, edge, records: where === 'after' ? 'into' : 'out' }] }
  }
  return null
}
