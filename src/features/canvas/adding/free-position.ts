import type { Position } from '@/core/model/design'
import { type Bounds, overlaps } from '../flow/scene'

/** Nodes that are placed for the user keep so far from each other. */
const AIR = 24
/** The distances by which a node steps aside, and how many steps it looks around. */
const STEP = 24
const STEPS = 30
/** A step across counts as so many down or up: columns stay columns. */
const ACROSS = 2

const stepsByDistance = (): readonly Position[] =>
  Array.from({ length: 2 * STEPS + 1 }, (_, across) =>
    Array.from({ length: 2 * STEPS + 1 }, (_, down): Position => [across - STEPS, down - STEPS]),
  )
    .flat()
    .sort(
      ([x1, y1], [x2, y2]) => Math.hypot(ACROSS * x1, y1) - Math.hypot(ACROSS * x2, y2) || y2 - y1 || x2 - x1,
    )

/** Made when it is first asked for: that takes longer than the rest of what loads with it. */
let steps: readonly Position[] | undefined

/**
 * The position nearest to a wanted one at which a node covers none of some boxes, in the view where there is room; where
 * all is full, the wanted one.
 */
export function freePosition(
  { width, height }: Omit<Bounds, 'x' | 'y'>,
  [x, y]: Position,
  boxes: readonly Bounds[],
  view?: Bounds,
): Position {
  const around = STEPS * STEP + AIR
  const reach = { x: x - around, y: y - around, width: width + 2 * around, height: height + 2 * around }
  const near = boxes.filter((box) => overlaps(box, reach))
  const isFree = ([left, top]: Position) =>
    !near.some((box) =>
      overlaps(box, { x: left - AIR, y: top - AIR, width: width + 2 * AIR, height: height + 2 * AIR }),
    )
  steps ??= stepsByDistance()
  const positions = steps.map(([across, down]): Position => [x + across * STEP, y + down * STEP])
  const isInView = ([left, top]: Position) =>
    view === undefined ||
    (left >= view.x &&
      top >= view.y &&
      left + width <= view.x + view.width &&
      top + height <= view.y + view.height)
  return positions.find((at) => isInView(at) && isFree(at)) ?? positions.find(isFree) ?? [x, y]
}
