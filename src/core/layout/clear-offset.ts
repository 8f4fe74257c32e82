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

/** What can be seen of the drawing, and what lies over it, in canvas pixels. */
export interface Sight {
  readonly view: Box
  readonly covered: readonly Box[]
}

/** How far from each other the offsets are at which room in sight is looked for, and at most how many of them. */
const STEP = 16
const MOST_STEPS = 6_000
/** A step across counts as so many down or up: columns stay columns. */
const ACROSS = 2

/**
 * Returns the offset nearest to a wanted one, in whichever direction, at which some boxes lie in sight and cover none
 * that is taken; null where there is none, or they are too many to look.
 */
export function offsetInSight(
  boxes: readonly Box[],
  taken: readonly Box[],
  wanted: Position,
  { view, covered }: Sight,
): Position | null {
  if (boxes.length === 0) return null
  const whole = around(boxes)
  const room: Position = [view.width - whole.width - 2 * AIR, view.height - whole.height - 2 * AIR]
  if (room[0] < 0 || room[1] < 0) return null
  const near = [...taken.filter((box) => covers(box, view)), ...covered]
  const moved = boxes.length * near.length > MOST_PAIRS / MOST_STEPS ? [whole] : boxes
  const first: Position = [view.x + AIR - whole.x, view.y + AIR - whole.y]
  const isIn = ([x, y]: Position) =>
    x >= first[0] && y >= first[1] && x <= first[0] + room[0] && y <= first[1] + room[1]
  const isFree = ([right, down]: Position) =>
    !moved.some((box) => {
      const at = { ...box, x: box.x + right, y: box.y + down }
      return near.some((other) => covers(at, other))
    })
  if (isIn(wanted) && isFree(wanted)) return wanted
  const step = Math.max(STEP, Math.sqrt((room[0] * room[1]) / MOST_STEPS))
  const [columns, rows] = [Math.floor(room[0] / step) + 1, Math.floor(room[1] / step) + 1]
  const away = ([x, y]: Position) => Math.hypot(ACROSS * (x - wanted[0]), y - wanted[1])
  return (
    Array.from(
      { length: columns * rows },
      (_, at): Position => [first[0] + (at % columns) * step, first[1] + Math.floor(at / columns) * step],
    )
      .sort((one, other) => away(one) - away(other))
      .find(isFree) ?? null
  )
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
