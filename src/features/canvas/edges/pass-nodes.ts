import { type Bounds, overlaps } from '../flow/scene'
import { type Curve, curveBetween, HOOK_REACH, pointAt, type Run } from './curve'

/** How far a line keeps from a node that it passes. */
const AIR = 6
/** What a curve needs across to bend. */
const BEND = 60
/** Where it begins to bend after a node, or ends before one. */
const BESIDE = 24
const SAMPLES = 24

type Point = readonly [number, number]

/** What stands between two ends, near enough to be in the way of a line between them. */
const between = ([x1, y1]: Point, [x2, y2]: Point, boxes: readonly Bounds[]): readonly Bounds[] => {
  const [top, bottom] = [Math.min(y1, y2) - AIR, Math.max(y1, y2) + AIR]
  return boxes.filter(({ x, y, width, height }) => x > x1 && x + width < x2 && y < bottom && y + height > top)
}

/** Whether a line to the right would run behind some of what stands between its ends. */
export function isBehind(start: Point, end: Point, boxes: readonly Bounds[]): boolean {
  const near = between(start, end, boxes)
  if (near.length === 0) return false
  const curve = curveBetween(start, 'right', end, 'left')
  for (let at = 1; at <= SAMPLES; at += 1) {
    const [x, y] = pointAt(curve, at / (SAMPLES + 1))
    const isHit = near.some(
      (box) =>
        x > box.x - AIR && x < box.x + box.width + AIR && y > box.y - AIR && y < box.y + box.height + AIR,
    )
    if (isHit) return true
  }
  return false
}

/**
 * How a line to the right passes what stands between its ends: bent before it and then straight to its end, or
 * straight from its start and bent behind it. Null where it has no need of that, or no such way is free.
 */
export function runPast(start: Point, end: Point, boxes: readonly Bounds[]): Run | null {
  const [x1, y1] = start
  const [x2, y2] = end
  if (x2 - x1 < 2 * BEND) return null
  const near = between(start, end, boxes)
  if (near.length === 0 || !isBehind(start, end, near)) return null
  const isFree = (from: number, to: number, y: number) =>
    !near.some((box) => overlaps(box, { x: from, y: y - AIR, width: to - from, height: 2 * AIR }))
  // Before every column that it could bend before, the farthest first; then behind every one.
  const lefts = distinct(near.map(({ x }) => x - BESIDE)).filter((x) => x - x1 >= BEND)
  const left = lefts.findLast((x) => isFree(x, x2 - 1, y2) && !isBehind(start, [x, y2], near))
  if (left !== undefined) return [0, x2 - left]
  const rights = distinct(near.map(({ x, width }) => x + width + BESIDE)).filter((x) => x2 - x >= BEND)
  const right = rights.find((x) => isFree(x1 + 1, x, y1) && !isBehind([x, y1], end, near))
  return right === undefined ? null : [right - x1, 0]
}

/** How far a lane keeps from a node, so that its label has room between them, and from another lane. */
const CLEAR = 20
const LANES_APART = 14
/** How far a line may cut the corner of a node. */
const CUT = 4

/** A stretch that a line which runs back takes up. */
export interface Lane {
  readonly y: number
  readonly from: number
  readonly to: number
}

/**
 * Returns the height at which a line to the right whose end lies to the left of its start runs back, clear of all
 * nodes and of other lanes, with the shortest way there. Null where the plain curve runs behind none, or no lane is
 * free.
 */
export function laneBack(
  [x1, y1]: Point,
  [x2, y2]: Point,
  boxes: readonly Bounds[],
  taken: readonly Lane[],
): Lane | null {
  if (x2 >= x1) return null
  const [from, to] = [x2 - HOOK_REACH, x1 + HOOK_REACH]
  const near = boxes.filter(({ x, width }) => x < to && x + width > from)
  if (!cuts(curveBetween([x1, y1], 'right', [x2, y2], 'left'), near)) return null
  const isClear = (x: number, y: number, width: number, height: number) =>
    !near.some((box) => overlaps(box, { x, y, width, height }))
  const isFree = (y: number) =>
    isClear(x2, y - CLEAR + 1, x1 - x2, 2 * CLEAR - 2) &&
    isClear(x1 + CUT, Math.min(y1, y), HOOK_REACH - CUT, Math.abs(y - y1)) &&
    isClear(from, Math.min(y2, y), HOOK_REACH - CUT, Math.abs(y - y2)) &&
    !taken.some((lane) => Math.abs(lane.y - y) < LANES_APART && lane.from < to && lane.to > from)
  const length = (y: number) => Math.abs(y - y1) + Math.abs(y - y2)
  const lanes = distinct(
    near.flatMap(({ y, height }) =>
      [0, 1, 2].flatMap((at) => [y - CLEAR - at * LANES_APART, y + height + CLEAR + at * LANES_APART]),
    ),
  ).toSorted((one, other) => length(one) - length(other))
  const y = lanes.find(isFree)
  return y === undefined ? null : { y, from, to }
}

/** Whether a curve runs behind a box, by more than a corner. */
function cuts(curve: Curve, boxes: readonly Bounds[]): boolean {
  return Array.from({ length: SAMPLES }, (_, at) => pointAt(curve, (at + 1) / (SAMPLES + 1))).some(([x, y]) =>
    boxes.some(
      (box) =>
        x > box.x + CUT && x < box.x + box.width - CUT && y > box.y + CUT && y < box.y + box.height - CUT,
    ),
  )
}

const distinct = (values: readonly number[]): readonly number[] =>
  [...new Set(values)].sort((one, other) => one - other)
