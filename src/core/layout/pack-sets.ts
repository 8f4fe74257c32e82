interface Size {
  readonly width: number
  readonly height: number
}

type Corners = readonly (readonly [number, number])[]

interface Packed extends Size {
  readonly corners: Corners
}

/** How many lengths of a column, or of a row, are tried. */
const TRIED = 24
/** What columns are preferred by: they are read like the text that a design is written in. */
const SCARCELY = 1.05

/**
 * Sets boxes in their order, like the paragraphs of a newspaper down one column and then the next, or in
 * rows where those serve better: as a window of the shape asked for (width through height) shows all of them
 * largest. Boxes keep the gaps, across and down. Returns the left upper corner of each box, and the size of all.
 */
export function packSets(boxes: readonly Size[], shape: number, gaps: readonly [number, number]): Packed {
  const windowFor = ({ width, height }: Packed) => Math.max(width / shape, height)
  const columns = best(boxes, gaps, windowFor)
  const rows = turned(best(boxes.map(turn), [gaps[1], gaps[0]], (packed) => windowFor(turned(packed))))
  return windowFor(columns) <= SCARCELY * windowFor(rows) ? columns : rows
}

const turn = ({ width, height }: Size): Size => ({ width: height, height: width })

const turned = (packed: Packed): Packed => ({
  ...turn(packed),
  corners: packed.corners.map(([x, y]) => [y, x] as const),
})

/** Columns of the best of some lengths. */
function best(
  boxes: readonly Size[],
  gaps: readonly [number, number],
  costOf: (packed: Packed) => number,
): Packed {
  const tallest = boxes.reduce((most, { height }) => Math.max(most, height), 1)
  const all = boxes.reduce((sum, { height }) => sum + height + gaps[1], tallest)
  let found = setWithin(all, boxes, gaps)
  for (let at = 0; at < TRIED; at += 1) {
    const next = setWithin(tallest * (all / tallest) ** (at / TRIED), boxes, gaps)
    if (costOf(next) < costOf(found)) found = next
  }
  return found
}

/** A column ends before the box that would reach below the limit. */
function setWithin(limit: number, boxes: readonly Size[], [across, down]: readonly [number, number]): Packed {
  const corners: (readonly [number, number])[] = []
  let [left, top, widest, lowest] = [0, 0, 0, 0]
  for (const { width, height } of boxes) {
    if (top > 0 && top + height > limit) {
      left += widest + across
      top = 0
      widest = 0
    }
    corners.push([left, top])
    widest = Math.max(widest, width)
    lowest = Math.max(lowest, top + height)
    top += height + down
  }
  return { corners, width: left + widest, height: lowest }
}
