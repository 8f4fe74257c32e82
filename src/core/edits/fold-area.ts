import { contentsOf } from '../layout/box-of'
import { giveWay } from '../layout/give-way'
import { moveApart } from '../layout/move-apart'
import type { Design } from '../model/design'
import { type MarkId, marksOf } from '../model/marks'
import type { Edit } from './edit'
import { changeMark } from './place-marks'

/**
 * Folds an area to one box, which holds what stands in it, or opens it again: all stands in it as it did, and what was put
 * on its ground meanwhile makes way.
 */
export const foldArea = (key: string, folded: boolean): Edit => ({
  label: folded ? 'Fold an area' : 'Open an area',
  apply: (design) => (folded ? close(design, key) : openArea(design, key)),
})

function close(design: Design, key: string): Design {
  const holds = contentsOf(design, `area:${key}`)
  return changeMark(design, 'area', key, (area) => (area.folded ? area : { ...area, folded: true, holds }))
}

/** Returns the design with an area open; the very same design where it is. */
export function openArea(design: Design, key: string): Design {
  const areas = marksOf(design, 'area')
  if (!Object.hasOwn(areas, key) || !areas[key]?.folded) return design
  const id: MarkId = `area:${key}`
  const held = contentsOf(design, id)
  const open = changeMark(design, 'area', key, ({ folded: _, holds: __, ...area }) => area)
  return moveApart(open, giveWay(open, id, new Set(held)))
}
