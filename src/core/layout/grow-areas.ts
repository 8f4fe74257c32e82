import type { Design } from '../model/design'
import { findMark, type MarkId, markIds, parseMarkId } from '../model/marks'
import type { NodeId } from '../model/node-id'
import { type Box, boxOf, contentsOf } from './box-of'
import { frameAround, surrounding } from './frame-around'
import { giveWay } from './give-way'
import { moveApart, withMark } from './move-apart'

/**
 * Returns the design with every area in which one node stands around another as well, which was made from it: the frame
 * grows as far as it has to, and what would come to stand in it makes way. A folded area holds the node. The very same
 * design where the node stands in no area.
 */
export function growAreas(design: Design, made: NodeId, from: NodeId): Design {
  const areas = markIds(design).filter(
    (id) => parseMarkId(id)?.kind === 'area' && (contentsOf(design, id) as readonly string[]).includes(from),
  )
  const extent = (id: MarkId) => boxOf(design, id)?.width ?? 0
  return areas
    .toSorted((one, other) => extent(one) - extent(other))
    .reduce((so, id) => growArea(so, id, made), design)
}

/**
 * Returns a design in which some items were moved, with every open area that one of them stood in before around it
 * again; the very same design where none left its area.
 */
export function keepInAreas(before: Design, after: Design, moved: readonly NodeId[]): Design {
  if (moved.length === 0) return after
  const areas = markIds(before).filter((id) => parseMarkId(id)?.kind === 'area')
  return areas.reduce((so, area) => {
    const members = new Set<string>(contentsOf(before, area))
    return moved.filter((id) => members.has(id)).reduce((grown, id) => growArea(grown, area, id), so)
  }, after)
}

function growArea(design: Design, id: MarkId, made: NodeId): Design {
  const mark = findMark(design, id)
  const box = boxOf(design, made)
  const key = parseMarkId(id)?.key
  if (!mark || !('title' in mark) || !box || key === undefined) return design
  const members = new Set<string>([...contentsOf(design, id), made])
  const [x, y] = mark.at
  const frame: Box = { x, y, width: mark.size[0], height: mark.size[1] }
  const grown = surrounding([frame, frameAround(box)])
  const isFolded = mark.folded && mark.holds
  // Where the box of a folded area stands is where its frame begins: it grows to the right and down alone.
  const at = isFolded ? mark.at : ([grown.x, grown.y] as const)
  const size = isFolded
    ? ([grown.x + grown.width - x, grown.y + grown.height - y] as const)
    : ([grown.width, grown.height] as const)
  const holds = isFolded && { holds: [...new Set([...(mark.holds ?? []), made])] }
  const isSame = at[0] === x && at[1] === y && size[0] === frame.width && size[1] === frame.height
  const around = isSame && !holds ? design : withMark(design, 'area', key, { at, size, ...holds })
  return isFolded ? around : moveApart(around, giveWay(around, id, members))
}
