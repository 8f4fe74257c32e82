import type { Design, Position } from '../model/design'
import type { NodeId } from '../model/node-id'

const LARGEST_COORDINATE = 1e7

const wholePixel = (coordinate: number) =>
  Number.isFinite(coordinate)
    ? Math.round(Math.min(LARGEST_COORDINATE, Math.max(-LARGEST_COORDINATE, coordinate)))
    : 0

/** Whole pixels within what the document allows, so that a drag leaves a short line in a diff. */
export const tidyPosition = ([x, y]: Position): Position => [wholePixel(x) + 0, wholePixel(y) + 0]

/** The design with nodes put somewhere; the very same design where all of them are there already. */
export function placeNodes(design: Design, positions: Readonly<Partial<Record<NodeId, Position>>>): Design {
  const before = design.layout?.positions ?? {}
  const moved = Object.entries(positions).flatMap(([id, position]) => {
    if (position === undefined) return []
    const [x, y] = tidyPosition(position)
    const known = before[id]
    return known && known[0] === x && known[1] === y ? [] : [[id, [x, y]] as const]
  })
  if (moved.length === 0) return design
  return { ...design, layout: { ...design.layout, positions: { ...before, ...Object.fromEntries(moved) } } }
}
