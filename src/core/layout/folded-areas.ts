import type { Design } from '../model/design'
import { type MarkId, marksOf } from '../model/marks'
import { contentsOf, foldedAway } from './box-of'

/**
 * Returns, for every item that a folded area hides, the area that stands for it on the drawing: the outermost one where
 * areas lie in each other. Empty where no area is folded. An area counts itself only where another one hides it.
 */
export function hiddenByFolding(design: Design): ReadonlyMap<string, MarkId> {
  const hidden = new Map<string, MarkId>()
  for (const id of foldedAreas(design)) {
    if (hidden.has(id)) continue
    for (const inner of contentsOf(design, id)) if (!hidden.has(inner)) hidden.set(inner, id)
  }
  return hidden
}

/** The folded areas, those first in which others may be folded. */
function foldedAreas(design: Design): readonly MarkId[] {
  const folded = Object.entries(marksOf(design, 'area')).filter(([, { folded: isFolded }]) => isFolded)
  if (folded.length === 0) return []
  const away = foldedAway(design)
  const extent = ({ size: [width, height] }: (typeof folded)[number][1]) => width * height
  return folded
    .sort(([, one], [, other]) => extent(other) - extent(one))
    .map(([key]): MarkId => `area:${key}`)
    .sort((one, other) => Number(away.has(one)) - Number(away.has(other)))
}

/** Returns the folded areas that stand on the drawing themselves, whether they hold anything or not. */
export function shownFolded(design: Design): readonly MarkId[] {
  const hidden = hiddenByFolding(design)
  return foldedAreas(design).filter((id) => !hidden.has(id))
}
