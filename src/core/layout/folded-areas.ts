import type { Design } from '../model/design'
import { type MarkId, marksOf } from '../model/marks'
import { contentsOf } from './box-of'

/**
 * Returns, for every item that a folded area hides, the area that stands for it on the drawing: the outermost one where
 * areas lie in each other. Empty where no area is folded. An area counts itself only where another one hides it.
 */
export function hiddenByFolding(design: Design): ReadonlyMap<string, MarkId> {
  const folded = Object.entries(marksOf(design, 'area')).filter(([, { folded: isFolded }]) => isFolded)
  const hidden = new Map<string, MarkId>()
  if (folded.length === 0) return hidden
  const extent = ({ size: [width, height] }: (typeof folded)[number][1]) => width * height
  for (const [key] of folded.sort(([, one], [, other]) => extent(other) - extent(one))) {
    const id: MarkId = `area:${key}`
    if (hidden.has(id)) continue
    for (const inner of contentsOf(design, id)) if (!hidden.has(inner)) hidden.set(inner, id)
  }
  return hidden
}
