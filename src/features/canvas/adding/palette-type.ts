import { MARK_KINDS, type MarkKind } from '@/core/model/marks'
import { isNodeKind, type NodeKind } from '@/core/model/node-id'

/** What a drag from the palette carries. */
export const PALETTE_TYPE = 'application/x-surveyor-kind'

/** What the palette offers. */
export type PaletteKind = NodeKind | MarkKind

export const isMarkKind = (kind: string): kind is MarkKind => (MARK_KINDS as readonly string[]).includes(kind)

export const isPaletteKind = (kind: string): kind is PaletteKind => isNodeKind(kind) || isMarkKind(kind)
