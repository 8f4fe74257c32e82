import type { Box } from './box-of'

/** Room between what an area is drawn around and its frame; the title needs more. */
const MARGIN = 28
const TITLE = 24

/** Returns the smallest rectangle that holds some boxes; one of no size where there are none. */
export function surrounding(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}

/** Returns the frame of an area around a rectangle, with room for its title. */
export const frameAround = ({ x, y, width, height }: Box): Box => ({
  x: x - MARGIN,
  y: y - MARGIN - TITLE,
  width: width + 2 * MARGIN,
  height: height + 2 * MARGIN + TITLE,
})
