import type { Position } from '../model/design'
import type { Box } from './box-of'

/** Nodes that make room keep so far from what they made room for, in canvas pixels. */
const AIR = 24

const isTooNear = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width + AIR &&
  other.x < one.x + one.width + AIR &&
  one.y < other.y + other.height + AIR &&
  other.y < one.y + one.height + AIR

const middleOf = ({ y, height }: Box): number => y + height / 2

/**
 * Returns where boxes stand that were in the way of one that stays where it was put, by their ids: each goes straight
 * up or down, whichever side of the fixed one its middle is on, and so do those that it then comes upon. Boxes in
 * nobody's way are not in the answer. Afterwards none overlaps the fixed one, or another that moved; none that moved
 * overlaps what is `still`, as what is locked.
 */
export function makeRoom<Id extends string>(
  fixed: Box,
  boxes: Iterable<readonly [id: Id, box: Box]>,
  still: readonly Box[] = [],
): Readonly<Record<Id, Position>> {
  const moved = {} as Record<Id, Position>
  const all = [...boxes]
  push(
    fixed,
    all.filter(([, box]) => middleOf(box) < middleOf(fixed)),
    -1,
    { moved, still },
  )
  push(
    fixed,
    all.filter(([, box]) => middleOf(box) >= middleOf(fixed)),
    1,
    { moved, still },
  )
  return moved
}

/** Returns a box that goes straight up (-1) or down (1) until it is clear of all that is settled; itself where it is. */
export function stepAside(box: Box, settled: readonly Box[], way: 1 | -1): Box {
  let now = box
  // What it is moved past may lead to the next: each step goes on the same way, so this ends.
  for (;;) {
    const inTheWay = settled.find((other) => isTooNear(now, other))
    if (!inTheWay) return now
    now = {
      ...now,
      y: way > 0 ? inTheWay.y + inTheWay.height + AIR : inTheWay.y - AIR - now.height,
    }
  }
}

/** Pushes one way, the nearest first, so that each is moved once, past all that was moved before it. */
function push<Id extends string>(
  fixed: Box,
  boxes: readonly (readonly [id: Id, box: Box])[],
  way: 1 | -1,
  { moved, still }: { readonly moved: Record<Id, Position>; readonly still: readonly Box[] },
): void {
  const settled: Box[] = [fixed]
  const nearestFirst = boxes.toSorted(([, one], [, other]) => way * (one.y - other.y))
  for (const [id, box] of nearestFirst) {
    const pushed = stepAside(box, settled, way)
    if (pushed === box) continue
    const now = stepAside(pushed, [...settled, ...still], way)
    settled.push(now)
    moved[id] = [now.x, now.y]
  }
}
