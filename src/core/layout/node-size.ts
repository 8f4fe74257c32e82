import { KINDS } from '../model/kinds/index'
import type { Kind, Size } from '../model/kinds/kind'
import { NODE_KINDS, type NodeKind } from '../model/node-id'

/** How large a node is drawn, in canvas pixels; one size a kind, so that nothing moves when numbers change. */
export const NODE_SIZE = Object.fromEntries(NODE_KINDS.map((kind) => [kind, KINDS[kind].size])) as Readonly<
  Record<NodeKind, Size>
>

/** How much of the width of a node is for what it joins with Kafka and is no part of it; 0 of most kinds. */
export const outsideOf = (kind: NodeKind): number =>
  (KINDS[kind] as Pick<Kind<{ readonly name: string }>, 'outside'>).outside ?? 0

/** How large the frame of a node is that has all that it can have beside it. */
export const frameSize = (kind: NodeKind): Size => {
  const { width, height } = NODE_SIZE[kind]
  return { width: width - outsideOf(kind), height }
}
