/** The curve of an edge, and where its label stands. */

/** A cubic curve: its start, its two control points, its end. */
export type Curve = readonly [number, number, number, number, number, number, number, number]

export type Side = 'left' | 'right'

/** How far a curve reaches out before it turns; farther where its end lies behind its start. */
const reach = (ahead: number): number => (ahead >= 0 ? ahead / 2 : 6.25 * Math.sqrt(-ahead))

/** Leaves one point by its side and enters another by its side, horizontally both times. */
export function curveBetween(
  [x1, y1]: readonly [number, number],
  side1: Side,
  [x2, y2]: readonly [number, number],
  side2: Side,
): Curve {
  const control = (x: number, side: Side, other: number) =>
    side === 'right' ? x + reach(other - x) : x - reach(x - other)
  return [x1, y1, control(x1, side1, x2), y1, control(x2, side2, x1), y2, x2, y2]
}

/** How far a line to the right runs straight before its curve, and after it. */
export type Run = readonly [number, number]

/** How far the two ends of a line stand from the middle of their handles, down is more. */
export type Shift = readonly [number, number]

const NO_RUN: Run = [0, 0]

/** How far the hooks of a line that runs back are drawn out at its two ends, and how far they reach by that. */
const HOOK = 36
export const HOOK_REACH = 0.75 * HOOK

/** A line that runs back along a lane: the curve of the lane, for its label, and the path of all of it. */
export function backBy(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  lane: number,
) {
  const across = x2 - x1
  const curve: Curve = [x1, lane, x1 + across / 3, lane, x2 - across / 3, lane, x2, lane]
  const out: Curve = [x1, y1, x1 + HOOK, y1, x1 + HOOK, lane, x1, lane]
  const into: Curve = [x2, lane, x2 - HOOK, lane, x2 - HOOK, y2, x2, y2]
  return { curve, out, into }
}

/** The curve between the straight parts of a line. */
export const bendOf = (
  [x1, y1]: readonly [number, number],
  side1: Side,
  [x2, y2]: readonly [number, number],
  side2: Side,
  [out, into]: Run = NO_RUN,
): Curve => curveBetween([x1 + out, y1], side1, [x2 - into, y2], side2)

export const pathOf = ([x1, y1, a, b, c, d, x2, y2]: Curve, [out, into]: Run = NO_RUN): string =>
  `M${x1 - out},${y1} H${x1} C${a},${b} ${c},${d} ${x2},${y2} H${x2 + into}`

/** The path of curves, each of which begins straight behind the end of the one before. */
export const pathThrough = (curves: readonly Curve[]): string =>
  curves
    .map(
      ([x1, y1, a, b, c, d, x2, y2], at) =>
        `${at === 0 ? 'M' : 'L'}${x1},${y1} C${a},${b} ${c},${d} ${x2},${y2}`,
    )
    .join(' ')

/** The point that lies a share of the way along a curve. */
export function pointAt([x1, y1, a, b, c, d, x2, y2]: Curve, share: number): readonly [number, number] {
  const rest = 1 - share
  const [p, q, r, s] = [rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share, share ** 3]
  return [p * x1 + q * a + r * c + s * x2, p * y1 + q * b + r * d + s * y2]
}

/**
 * Where a line's label stands: over its middle, on the side to which a steep line falls away; beside it and
 * nearer to its end, as that of dead letters; or beside its start, where several of those run into one topic.
 */
export type LabelPosition = 'over' | 'beside' | 'start'

interface Label {
  readonly x: number
  readonly y: number
  readonly anchor: 'middle' | 'start' | 'end'
}

/** From this fall on, in pixels down per pixel across, a line would run into a label that stands over it. */
const STEEP = 0.25

function slopeAt(curve: Curve, share: number): number {
  const [x1, y1] = pointAt(curve, share - 0.05)
  const [x2, y2] = pointAt(curve, share + 0.05)
  return x1 === x2 ? 0 : (y2 - y1) / (x2 - x1)
}

/** How far along its line a label stands: where it stands best, and where else it may. */
export const SHARES: Readonly<Record<LabelPosition, readonly [number, ...number[]]>> = {
  start: [0.16, 0.22, 0.11, 0.28, 0.34, 0.4, 0.46, 0.52, 0.58, 0.64, 0.7],
  over: [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.82, 0.88],
  beside: [0.7, 0.62, 0.78, 0.54, 0.46, 0.38],
}

/** A share so much larger stands for the left of the line at that share, where others run at its right. */
const AT_LEFT = 4
/** Where else a label that stands beside its line may stand: at its left. */
export const LEFT_SHARES: readonly number[] = [
  0.7, 0.74, 0.66, 0.78, 0.62, 0.82, 0.58, 0.72, 0.68, 0.76, 0.64, 0.8, 0.86, 0.54, 0.9, 0.5, 0.46, 0.42,
  0.38, 0.34, 0.3, 0.26, 0.22,
].map((share) => AT_LEFT + share)

/** About the width of a letter of small text. */
const LETTER = 6
/** How far the label keeps from the nodes at both ends. */
const AIR = 6

/** How large a letter of a label is: its width, and what it covers above its line and below; from nearby, and larger from a little farther away. */
export const NEAR = [6, 10, 3] as const
const LARGE = [7.4, 12, 4] as const

/** What a label covers, wherever it is read from. */
export function labelBox(
  { x, y, anchor }: Label,
  text: string,
  [letter, above, below]: readonly [number, number, number] = LARGE,
) {
  const width = text.length * letter
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { x: left, y: y - above, width, height: above + below }
}

/** Instead of a share: a label in the middle of the last stretch before the node, and one that has no position. */
export const AT_END = 2
export const NOWHERE = -1
/** What lies between two columns of nodes of one kind. */
const STRETCH = 70

/** The position of a label on a line that is so wide; null where there is no room for it between the two nodes. */
export function labelOn(
  curve: Curve,
  text: string,
  width: number,
  position: LabelPosition,
  share: number = SHARES[position][0],
  into = 0,
): Label | null {
  if (text === '' || share === NOWHERE) return null
  const [x1, , , , , , x2, y2] = curve
  if (share === AT_END) return { x: x2 + into - STRETCH / 2, y: y2 - width / 2 - 4, anchor: 'middle' }
  const room = Math.abs(x2 - x1) / 2 - AIR
  const length = text.length * LETTER
  if (2 * room < length) return null
  if (share > AT_LEFT) {
    const [x, y] = pointAt(curve, share - AT_LEFT)
    return { x: x - AIR, y: y + 4, anchor: 'end' }
  }
  const [x, y] = pointAt(curve, share)
  if (position === 'start') return { x: x - AIR, y: y + 4, anchor: 'end' }
  if (position === 'beside') return { x: x + AIR, y: y + 4, anchor: 'start' }
  const slope = slopeAt(curve, share)
  const away = width / 2 + 4
  if (Math.abs(slope) < STEEP || room < length) return { x, y: y - away, anchor: 'middle' }
  const norm = Math.hypot(slope, 1)
  return { x: x + (away * slope) / norm, y: y - away / norm, anchor: slope > 0 ? 'start' : 'end' }
}

/** From so many pixels across per pixel down on, a line would run through a label beside it: that stands over it. */
const FLAT = 1.5

/** As `labelOn`, of a line that goes down, reckoned as if it went to the right: its label stands at its right. */
export function labelBeside(
  curve: Curve,
  text: string,
  width: number,
  position: LabelPosition,
  share: number = SHARES[position][0],
  into = 0,
): Label | null {
  if (text === '' || share === NOWHERE) return null
  const [, , , , , , x2, y2] = curve
  if (share > AT_LEFT) {
    const [along, across] = pointAt(curve, share - AT_LEFT)
    return { x: across - width / 2 - AIR, y: along + 4, anchor: 'end' }
  }
  const [along, across] = share === AT_END ? [x2 + into - STRETCH / 2, y2] : pointAt(curve, share)
  const slope = share === AT_END ? 0 : Math.abs(slopeAt(curve, share))
  if (slope <= FLAT) return { x: across + width / 2 + AIR, y: along + 4, anchor: 'start' }
  const half = (text.length * LETTER) / 2
  return { x: across, y: along - width / 2 - 4 - half / slope, anchor: 'middle' }
}
