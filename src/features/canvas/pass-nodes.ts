import { curveBetween, pointAt, type Run } from './curve'
import { type Bounds, overlaps } from './scene'

/** How far a line keeps from a node that it passes. */
const AIR = 6
/** What a curve needs across to bend. */
const BEND = 60
/** Where it begins to bend after a node, or ends before one. */
const BESIDE = 24
const SAMPLES = 24

type Point = readonly [number, number]

/** The boxes that a line to the right would run behind. */
export function hitBy([x1, y1]: Point, [x2, y2]: Point, boxes: readonly Bounds[]): readonly Bounds[] {
  const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)]
  const near = boxes.filter(
    ({ x, y, width, height }) => x > x1 && x + width < x2 && y - AIR < bottom && y + height + AIR > top,
  )
  if (near.length === 0) return near
  const curve = curveBetween([x1, y1], 'right', [x2, y2], 'left')
  const points = Array.from({ length: SAMPLES }, (_, at) => pointAt(curve, (at + 1) / (SAMPLES + 1)))
  return near.filter((box) =>
    points.some(([x, y]) => overlaps(box, { x: x - AIR, y: y - AIR, width: 2 * AIR, height: 2 * AIR })),
  )
}

/**
 * How a line to the right passes what stands between its ends: bent before it and then straight to its end, or
 * straight from its start and bent behind it. Null where it has no need of that, or no such way is free.
 */
export function runPast(start: Point, end: Point, boxes: readonly Bounds[]): Run | null {
  const [x1, y1] = start
  const [x2, y2] = end
  if (x2 - x1 < 2 * BEND) return null
  const hit = hitBy(start, end, boxes)
  if (hit.length === 0) return null
  const between = boxes.filter(({ x, width }) => x > x1 && x + width < x2)
  const isFree = (from: number, to: number, y: number) =>
    !boxes.some((box) => overlaps(box, { x: from, y: y - AIR, width: to - from, height: 2 * AIR }))
  // Every column that it could bend before, the farthest first; then every one that it could bend behind.
  const lefts = distinct(between.map(({ x }) => x - BESIDE)).filter((left) => left - x1 >= BEND)
  const left = lefts.findLast((x) => isFree(x, x2 - 1, y2) && hitBy(start, [x, y2], boxes).length === 0)
  if (left !== undefined) return [0, x2 - left]
  const rights = distinct(between.map(({ x, width }) => x + width + BESIDE)).filter((x) => x2 - x >= BEND)
  const right = rights.find((x) => isFree(x1 + 1, x, y1) && hitBy([x, y1], end, boxes).length === 0)
  return right === undefined ? null : [right - x1, 0]
}

const distinct = (places: readonly number[]): readonly number[] =>
  [...new Set(places)].sort((one, other) => one - other)
