import type { NodeTypes } from '@xyflow/react'
import type { ComponentType } from 'react'
import type { MarkKind } from '@/core/model/marks'
import { lazyInPlace } from '@/ui/lazy-part'

const note = () => import('./note-node').then((module) => module.NoteNode as unknown as Drawn)
const area = () => import('./area-node').then((module) => module.AreaNode as unknown as Drawn)

type Drawn = NodeTypes[string] & ComponentType<object>

/** What React Flow draws marks with; loaded with the first mark that is on a drawing. */
export const MARK_TYPES = {
  note: lazyInPlace(note),
  area: lazyInPlace(area),
} as Readonly<Record<MarkKind, Drawn>>

/** Loads what marks are drawn with once the page is idle, so that words can be typed as soon as a mark is added. */
export function loadMarks(): void {
  for (const load of [note, area, () => import('./add-mark')]) load().catch(() => {})
}
