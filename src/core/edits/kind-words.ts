import { KINDS } from '../model/kinds/index'
import { NODE_KINDS, type NodeKind } from '../model/node-id'

/** The kinds of node as a sentence has them. */
export const KIND_WORDS = Object.fromEntries(
  NODE_KINDS.map((kind) => [kind, KINDS[kind].words.singular]),
) as Readonly<Record<NodeKind, string>>
