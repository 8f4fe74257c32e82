import { KINDS } from '../model/kinds/index'
import type { Size } from '../model/kinds/kind'
import { NODE_KINDS, type NodeKind } from '../model/node-id'

/** How large a node is drawn, in canvas pixels; one size a kind, so that nothing moves when numbers change. */
export const NODE_SIZE = Object.fromEntries(NODE_KINDS.map((kind) => [kind, KINDS[kind].size])) as Readonly<
  Record<NodeKind, Size>
>
