import type { NodeKind } from '../model/node-id'
import { NODE_KINDS } from '../model/node-id'
import type { Column, Columns } from './columns'
import { NODE_SIZE } from './node-size'

interface Stack {
  readonly width: number
  readonly height: number
  readonly places: ReadonlyMap<number, readonly [number, number]>
}

/** As wide through high as a window. */
export const WINDOW = 1.6
/** How far nodes keep from each other in a column, and what lies before a column: room for the labels. */
const GAP = 46
const BEFORE: Readonly<Record<NodeKind, number>> = { producer: 0, topic: 124, consumerGroup: 212 }
/** What lies between two sets of columns. */
export const BETWEEN_SETS = 160
/** A column that is longer than this is folded into lanes, as many as give the set about this shape. */
const LONGEST = 24
const SHORTEST_FOLDED = 12
const LANE_GAP = 70

/** Up to so many lanes stand in steps, so that a line to a later one passes between the nodes of those before it. */
const MOST_STEPPED = 3
/** How far such a line keeps from the nodes that it passes. */
const PASSAGE = 10

const isStepped = (lanes: number): boolean => lanes > 1 && lanes <= MOST_STEPPED

/** From one row to the next. */
function pitchOf(kind: NodeKind, lanes: number): number {
  const { height } = NODE_SIZE[kind]
  const passing = isStepped(lanes) ? lanes * (height / 2 + PASSAGE) : 0
  return Math.max(height + GAP, passing)
}

/** How much lower a lane stands than the one before it. */
const stepOf = (kind: NodeKind, lanes: number): number =>
  isStepped(lanes) ? pitchOf(kind, lanes) / lanes : 0

const heightOf = (kind: NodeKind, rows: number, lanes: number): number =>
  rows === 0
    ? 0
    : (rows - 1) * pitchOf(kind, lanes) + (lanes - 1) * stepOf(kind, lanes) + NODE_SIZE[kind].height
const widthOf = (kind: NodeKind, lanes: number): number =>
  lanes * (NODE_SIZE[kind].width + LANE_GAP) - LANE_GAP

interface Folded {
  readonly kind: NodeKind
  readonly nodes: Column
  readonly lanes: number
  readonly x: number
  readonly height: number
}

/** Puts columns of at most `rows` rows side by side; one that is empty keeps its room, unless nothing follows. */
function fold(columns: Columns, rows: number) {
  const folded: Folded[] = []
  let right = 0
  let width = 0
  for (const kind of NODE_KINDS) {
    const nodes = columns[kind]
    const lanes = Math.max(1, Math.ceil(nodes.length / rows))
    const x = right + BEFORE[kind]
    folded.push({ kind, nodes, lanes, x, height: heightOf(kind, Math.ceil(nodes.length / lanes), lanes) })
    right = x + widthOf(kind, lanes)
    if (nodes.length > 0) width = right
  }
  return { folded, width, height: Math.max(0, ...folded.map(({ height }) => height)) }
}

const distance = ({ width, height }: { width: number; height: number }): number =>
  Math.abs(Math.log(width / Math.max(1, height) / WINDOW))

function bestFold(columns: Columns) {
  const longest = Math.max(0, ...NODE_KINDS.map((kind) => columns[kind].length))
  let best = fold(columns, Math.max(1, longest))
  if (longest > LONGEST) {
    for (let rows = SHORTEST_FOLDED; rows < longest; rows += 1) {
      const next = fold(columns, rows)
      if (distance(next) < distance(best)) best = next
    }
  }
  return best
}

/** How high a window has to be, in canvas pixels, to show sets of columns that lie side by side. */
export function windowFor(sets: readonly Columns[]): number {
  let across = -BETWEEN_SETS
  let high = 0
  for (const set of sets) {
    const { width, height } = bestFold(set)
    across += width + BETWEEN_SETS
    high = Math.max(high, height)
  }
  return Math.max(across / WINDOW, high)
}

/**
 * Places the nodes of columns, in canvas pixels from the left upper corner: each as near as may be to the
 * height of what it is joined to, in the order of its column. Columns that are too long to follow are
 * folded: a row of a folded column holds neighbours in its order, so that what was near stays near.
 */
export function stackColumns(columns: Columns, neighboursOf: (node: number) => readonly number[]): Stack {
  const { folded, width, height } = bestFold(columns)
  const centres = new Map<number, number>()
  const tallest = folded.findIndex((column) => column.height === height)
  const outwards = folded
    .map((column, at) => ({ column, away: Math.abs(at - tallest) }))
    .sort((one, other) => one.away - other.away)
  for (const { column, away } of outwards) {
    if (away === 0 || column.lanes > 1 || folded[tallest]?.lanes !== 1) spread(column, height, centres)
    else align(column, height, neighboursOf, centres)
  }
  const places = new Map<number, readonly [number, number]>()
  const topOf = (node: number, kind: NodeKind) => (centres.get(node) ?? 0) - NODE_SIZE[kind].height / 2
  let top = Number.POSITIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const { kind, nodes } of folded) {
    for (const node of nodes) {
      top = Math.min(top, topOf(node, kind))
      bottom = Math.max(bottom, topOf(node, kind) + NODE_SIZE[kind].height)
    }
  }
  for (const { kind, nodes, lanes, x } of folded) {
    for (const [at, node] of nodes.entries()) {
      const across = x + (at % lanes) * (NODE_SIZE[kind].width + LANE_GAP)
      places.set(node, [across, topOf(node, kind) - top])
    }
  }
  return { width, height: Math.max(0, bottom - top), places }
}

/** Puts stacks beside each other, middle by middle. */
export function sideBySide(stacks: readonly Stack[]): Stack {
  const height = Math.max(0, ...stacks.map((stack) => stack.height))
  const places = new Map<number, readonly [number, number]>()
  let left = 0
  for (const stack of stacks) {
    const top = Math.round((height - stack.height) / 2)
    for (const [node, [x, y]] of stack.places) places.set(node, [left + x, top + y])
    left += stack.width + BETWEEN_SETS
  }
  return { width: Math.max(0, left - BETWEEN_SETS), height, places }
}

/** Rows at equal distances, their lanes in steps where those are few, in the middle of the height that all columns share. */
function spread(
  { kind, nodes, lanes, height: own }: Folded,
  height: number,
  centres: Map<number, number>,
): void {
  const first = Math.round((height - own + NODE_SIZE[kind].height) / 2)
  const [pitch, step] = [pitchOf(kind, lanes), stepOf(kind, lanes)]
  for (const [at, node] of nodes.entries())
    centres.set(node, Math.round(first + Math.floor(at / lanes) * pitch + (at % lanes) * step))
}

/** Nodes that were pushed against each other: they move as one. */
interface Block {
  /** Where the first node of the column would be, if all stood as this one wants to. */
  wanted: number
  weight: number
  count: number
}

/** How much a node counts that is joined to nothing: enough to have a place. */
const HARDLY = 1e-6

/**
 * Each node at the middle of those that it is joined to and that have a place; in order, and no nearer to
 * each other than a row. The places differ least from the wanted ones, in the sum of squares.
 *
 * @see Barlow, Bartholomew, Bremner, Brunk (1972): isotonic regression by pooling adjacent violators
 */
function align(
  { kind, nodes }: Folded,
  height: number,
  neighboursOf: (node: number) => readonly number[],
  centres: Map<number, number>,
): void {
  const pitch = pitchOf(kind, 1)
  const blocks: Block[] = []
  const middles = nodes.map((node) => middleOf(neighboursOf(node), centres))
  let before = (middles.find((middle) => middle !== null) ?? height / 2) - pitch
  for (const [at, middle] of middles.entries()) {
    before = middle ?? before + pitch
    blocks.push({ wanted: before - at * pitch, weight: middle === null ? HARDLY : 1, count: 1 })
    pool(blocks)
  }
  let at = 0
  for (const { wanted, count } of blocks) {
    for (const node of nodes.slice(at, at + count)) {
      centres.set(node, Math.round(wanted) + at * pitch)
      at += 1
    }
  }
}

/** Joins the last block with the one before it, while it wants to be above that. */
function pool(blocks: Block[]): void {
  for (;;) {
    const last = blocks.at(-1)
    const before = blocks.at(-2)
    if (!last || !before || before.wanted <= last.wanted) return
    const weight = before.weight + last.weight
    before.wanted = (before.wanted * before.weight + last.wanted * last.weight) / weight
    before.weight = weight
    before.count += last.count
    blocks.pop()
  }
}

function middleOf(neighbours: readonly number[], centres: ReadonlyMap<number, number>): number | null {
  let sum = 0
  let count = 0
  for (const neighbour of neighbours) {
    const centre = centres.get(neighbour)
    if (centre === undefined) continue
    sum += centre
    count += 1
  }
  return count === 0 ? null : sum / count
}
