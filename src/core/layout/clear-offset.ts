import type { Position } from '../model/design'
import type { Box } from './box-of'

/** What is put beside something keeps so far from it, in canvas pixels. */
const AIR = 24
/** So many pairs of boxes are compared one by one; of more, what is put somewhere is taken as one box. */
const MOST_PAIRS = 200_000

/**
 * Returns the offset nearest to a wanted one at which none of some boxes covers any that is taken: from there to the right
 * or down, whichever is shorter.
 */
export function clearOffset(boxes: readonly Box[], taken: readonly Box[], wanted: Position): Position {
  const moved = boxes.length * taken.length > MOST_PAIRS ? [around(boxes)] : boxes
  const [right, down] = wanted
  const across = wayOut(moved, taken, wanted, 'x', 'width')
  if (across === 0) return wanted
  const below = wayOut(moved, taken, wanted, 'y', 'height')
  return across < below ? [right + across, down] : [right, down + below]
}

const around = (boxes: readonly Box[]): Box => {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))]
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** How far boxes have to go in one direction until they cover nothing. Each step passes at least one of what is taken. */
function wayOut(
  boxes: readonly Box[],
  taken: readonly Box[],
  [right, down]: Position,
  axis: 'x' | 'y',
  length: 'width' | 'height',
): number {
  for (let way = 0; ; ) {
    let next = way
    for (const box of boxes) {
      const at = {
        ...box,
        x: box.x + right + (axis === 'x' ? way : 0),
        y: box.y + down + (axis === 'y' ? way : 0),
      }
      for (const other of taken)
        if (covers(at, other)) next = Math.max(next, way + other[axis] + other[length] + AIR - at[axis])
    }
    if (next === way) return way
    way = next
  }
}

const covers = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width + AIR &&
  other.x < one.x + one.width + AIR &&
  one.y < other.y + other.height + AIR &&
  other.y < one.y + one.height + AIR
