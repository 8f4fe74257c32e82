import type { Design, Position } from '../model/design'
import { lockedIds } from '../model/locks'
import { type MarkId, markIds } from '../model/marks'
import { nodeIds } from '../model/node-id'
import { type Box, boxOf, contentsOf, foldedAway } from './box-of'
import { stepAside } from './make-room'

/**
 * Returns where what stands in an area without belonging to it goes: straight up or down out of its frame, whichever is
 * nearer, past all that stands there. An area goes with what it holds. What is locked stays, and so is not in the answer.
 */
export function giveWay(
  design: Design,
  area: MarkId,
  members: ReadonlySet<string>,
): Readonly<Record<string, Position>> {
  const frame = boxOf(design, area)
  const inside = contentsOf(design, area)
  const strangers = inside.filter((id) => !members.has(id))
  if (!frame || strangers.length === 0) return {}
  const away = foldedAway(design)
  const taken = new Set<string>(inside)
  const settled: Box[] = [frame]
  for (const id of [...nodeIds(design), ...markIds(design)]) {
    const box = taken.has(id) || away.has(id) ? undefined : boxOf(design, id)
    if (box && !(id.startsWith('area:') && isAround(box, frame))) settled.push(box)
  }
  const moved: Record<string, Position> = {}
  const locked = lockedIds(design)
  const carried = new Set(
    strangers.flatMap((id) => (id.startsWith('area:') ? contentsOf(design, id as MarkId) : [])),
  )
  for (const id of strangers) {
    const box = locked.has(id) || carried.has(id as MarkId) ? undefined : boxOf(design, id)
    if (!box) continue
    const [up, down] = [stepAside(box, settled, -1), stepAside(box, settled, 1)]
    const free = box.y - up.y < down.y - box.y ? up : down
    settled.push(free)
    moved[id] = [free.x, free.y]
  }
  return moved
}

/** Whether a rectangle lies wholly in another. */
export const isAround = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height
