import { type Column, type Columns, kindOfLayer } from './columns'
import { ACROSS, type LayoutShape } from './direction'
import type { Placed } from './gather'

export interface Stack {
  readonly width: number
  readonly height: number
  readonly positions: ReadonlyMap<number, readonly [number, number]>
}

/** How far nodes keep from each other in a column, and what lies before one: room for the labels. */
const GAP = 46
const BEFORE_TOPICS = 124
const BEFORE_CLIENTS = 212
/** What lies between two sets of columns. */
export const BETWEEN_SETS = 160
/** What lies between two rows of a chain: room for the edge that leads from the end of one to the start of the next. */
export const BETWEEN_ROWS = 110
/** A column that is longer than this is folded into lanes, as many as give the set about this shape. */
const LONGEST = 24
const SHORTEST_FOLDED = 12
const LANE_GAP = 70

/** Up to so many lanes stand in steps, so that an edge to a later one passes between the nodes of those before it. */
const MOST_STEPPED = 3
/** How far such an edge keeps from the nodes that it passes. */
const PASSAGE = 10

const isStepped = (lanes: number): boolean => lanes > 1 && lanes <= MOST_STEPPED

interface Box {
  readonly width: number
  readonly height: number
}

/** A column is as wide, and its rows are as high, as its largest node; an empty one keeps room for its kind. */
function boxOf(nodes: Column, layer: number, nodeAt: (node: number) => Placed, { sizeOf }: LayoutShape): Box {
  if (nodes.length === 0) return sizeOf(kindOfLayer(layer))
  let [width, height] = [0, 0]
  for (const node of nodes) {
    const size = sizeOf(nodeAt(node).kind)
    if (size.width > width) width = size.width
    if (size.height > height) height = size.height
  }
  return { width, height }
}

/** From one row to the next. */
function pitchOf({ height }: Box, lanes: number): number {
  const passing = isStepped(lanes) ? lanes * (height / 2 + PASSAGE) : 0
  return Math.max(height + GAP, passing)
}

/** How much lower a lane stands than the one before it. */
const stepOf = (box: Box, lanes: number): number => (isStepped(lanes) ? pitchOf(box, lanes) / lanes : 0)

const heightOf = (box: Box, rows: number, lanes: number): number =>
  rows === 0 ? 0 : (rows - 1) * pitchOf(box, lanes) + (lanes - 1) * stepOf(box, lanes) + box.height
const widthOf = ({ width }: Box, lanes: number): number => lanes * (width + LANE_GAP) - LANE_GAP

const NOTHING: Box = { width: 0, height: 0 }

interface Folded {
  readonly box: Box
  readonly nodes: Column
  readonly lanes: number
  readonly x: number
  readonly height: number
}

/** What lies before a column; the first of all has nothing before it. */
const gapBefore = (layer: number): number =>
  layer === 0 ? 0 : layer % 2 === 1 ? BEFORE_TOPICS : BEFORE_CLIENTS

/** Puts columns of at most `rows` rows side by side; one that is empty keeps its room, unless nothing follows. */
function fold(columns: Columns, boxes: readonly Box[], rows: number) {
  const folded: Folded[] = []
  let right = 0
  let width = 0
  for (const [layer, nodes] of columns.entries()) {
    const box = boxes[layer] ?? NOTHING
    const lanes = Math.max(1, Math.ceil(nodes.length / rows))
    const x = right + gapBefore(layer)
    folded.push({ box, nodes, lanes, x, height: heightOf(box, Math.ceil(nodes.length / lanes), lanes) })
    right = x + widthOf(box, lanes)
    if (nodes.length > 0) width = right
  }
  return { folded, width, height: Math.max(0, ...folded.map(({ height }) => height)) }
}

const distance = ({ width, height }: Box, window: number): number =>
  Math.abs(Math.log(width / Math.max(1, height) / window))

function bestFold(columns: Columns, nodeAt: (node: number) => Placed, shape: LayoutShape) {
  const boxes = columns.map((nodes, layer) => boxOf(nodes, layer, nodeAt, shape))
  const longest = Math.max(0, ...columns.map(({ length }) => length))
  let best = fold(columns, boxes, Math.max(1, longest))
  if (longest > LONGEST) {
    for (let rows = SHORTEST_FOLDED; rows < longest; rows += 1) {
      const next = fold(columns, boxes, rows)
      if (distance(next, shape.window) < distance(best, shape.window)) best = next
    }
  }
  return best
}

/** How high a window has to be, in canvas pixels, to show sets of columns that lie side by side. */
export function windowFor(
  sets: readonly Columns[],
  nodeAt: (node: number) => Placed,
  shape: LayoutShape = ACROSS,
): number {
  let across = -BETWEEN_SETS
  let high = 0
  for (const set of sets) {
    const { width, height } = bestFold(set, nodeAt, shape)
    across += width + BETWEEN_SETS
    high = Math.max(high, height)
  }
  return Math.max(across / shape.window, high)
}

/**
 * Places the nodes of columns, in canvas pixels from the left upper corner: each as near as may be to the
 * height of what it is joined to, in the order of its column. Columns that are too long to follow are
 * folded: a row of a folded column holds neighbours in its order, so that what was near stays near.
 */
export function stackColumns(
  columns: Columns,
  nodeAt: (node: number) => Placed,
  shape: LayoutShape = ACROSS,
): Stack {
  const { folded, width, height } = bestFold(columns, nodeAt, shape)
  const centres = new Map<number, number>()
  const tallest = folded.findIndex((column) => column.height === height)
  const outwards = folded
    .map((column, at) => ({ column, away: Math.abs(at - tallest) }))
    .sort((one, other) => one.away - other.away)
  for (const { column, away } of outwards) {
    if (away === 0 || column.lanes > 1 || folded[tallest]?.lanes !== 1) spread(column, height, centres)
    else align(column, height, nodeAt, centres)
  }
  const positions = new Map<number, readonly [number, number]>()
  const sizeOf = (node: number) => shape.sizeOf(nodeAt(node).kind)
  const topOf = (node: number) => (centres.get(node) ?? 0) - sizeOf(node).height / 2
  let top = Number.POSITIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const { nodes } of folded) {
    for (const node of nodes) {
      top = Math.min(top, topOf(node))
      bottom = Math.max(bottom, topOf(node) + sizeOf(node).height)
    }
  }
  for (const { box, nodes, lanes, x } of folded) {
    for (const [at, node] of nodes.entries()) {
      const across = x + (at % lanes) * (box.width + LANE_GAP) + (box.width - sizeOf(node).width) / 2
      positions.set(node, [across, topOf(node) - top])
    }
  }
  return { width, height: Math.max(0, bottom - top), positions }
}

/** Puts stacks beside each other, middle by middle. */
export function sideBySide(stacks: readonly Stack[]): Stack {
  const height = Math.max(0, ...stacks.map((stack) => stack.height))
  const positions = new Map<number, readonly [number, number]>()
  let left = 0
  for (const stack of stacks) {
    const top = Math.round((height - stack.height) / 2)
    for (const [node, [x, y]] of stack.positions) positions.set(node, [left + x, top + y])
    left += stack.width + BETWEEN_SETS
  }
  return { width: Math.max(0, left - BETWEEN_SETS), height, positions }
}

/** Puts the columns of each row beside each other, and the rows under each other from one left edge. */
export function stackRows(
  rows: readonly Columns[],
  nodeAt: (node: number) => Placed,
  shape: LayoutShape = ACROSS,
): Stack {
  const positions = new Map<number, readonly [number, number]>()
  let [width, top] = [0, -BETWEEN_ROWS]
  for (const row of rows) {
    const stack = stackColumns(row, nodeAt, shape)
    top += BETWEEN_ROWS
    for (const [node, [x, y]] of stack.positions) positions.set(node, [x, top + y])
    top += stack.height
    width = Math.max(width, stack.width)
  }
  return { width, height: Math.max(0, top), positions }
}

/** Rows at equal distances, their lanes in steps where those are few, in the middle of the height that all columns share. */
function spread(
  { box, nodes, lanes, height: own }: Folded,
  height: number,
  centres: Map<number, number>,
): void {
  const first = Math.round((height - own + box.height) / 2)
  const [pitch, step] = [pitchOf(box, lanes), stepOf(box, lanes)]
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

/** How much a node counts that is joined to nothing: enough to have a position. */
const HARDLY = 1e-6

/**
 * Each node at the middle of those that it is joined to and that have a position; in order, and no nearer to
 * each other than a row. The positions differ least from the wanted ones, in the sum of squares.
 *
 * @see Barlow, Bartholomew, Bremner, Brunk (1972): isotonic regression by pooling adjacent violators
 */
function align(
  { box, nodes }: Folded,
  height: number,
  nodeAt: (node: number) => Placed,
  centres: Map<number, number>,
): void {
  const pitch = pitchOf(box, 1)
  const blocks: Block[] = []
  const middles = nodes.map((node) => middleOf(nodeAt(node).neighbours, centres))
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
