import type { NodeKind } from '../model/node-id'
import { NODE_SIZE } from './node-size'

export interface Column {
  readonly kind: NodeKind
  /** Whatever numbers the nodes, from top to bottom. */
  readonly nodes: readonly number[]
}

interface Stack {
  readonly width: number
  readonly height: number
  readonly places: ReadonlyMap<number, readonly [number, number]>
}

/** How far nodes keep from each other in a column, and what lies before a column: room for the labels. */
const GAP = 46
const BEFORE: Readonly<Record<NodeKind, number>> = { producer: 0, topic: 124, consumerGroup: 212 }
/** A column that is longer than this is folded into lanes, as many as give the set about this shape. */
const LONGEST = 24
const SHORTEST_FOLDED = 12
const LANE_GAP = 70
const SHAPE = 1.6

const pitchOf = (kind: NodeKind): number => NODE_SIZE[kind].height + GAP
const heightOf = (kind: NodeKind, rows: number): number => Math.max(0, rows * pitchOf(kind) - GAP)
const widthOf = (kind: NodeKind, lanes: number): number =>
  lanes * (NODE_SIZE[kind].width + LANE_GAP) - LANE_GAP

interface Folded extends Column {
  readonly lanes: number
  readonly x: number
  readonly height: number
}

/** Puts columns of at most `rows` rows side by side. */
function fold(columns: readonly Column[], rows: number) {
  const folded: Folded[] = []
  let width = 0
  for (const column of columns) {
    const { kind, nodes } = column
    const lanes = Math.max(1, Math.ceil(nodes.length / rows))
    const x = width === 0 ? 0 : width + BEFORE[kind]
    folded.push({ ...column, lanes, x, height: heightOf(kind, Math.ceil(nodes.length / lanes)) })
    width = x + widthOf(kind, lanes)
  }
  return { folded, width, height: Math.max(0, ...folded.map(({ height }) => height)) }
}

const distance = ({ width, height }: { width: number; height: number }): number =>
  Math.abs(Math.log(width / Math.max(1, height) / SHAPE))

/**
 * Places the nodes of columns, in canvas pixels from the left upper corner: each column centred against the
 * tallest. Columns that are too long to follow are folded: a row of a folded column holds neighbours in its
 * order, so that what was near stays near.
 */
export function stackColumns(columns: readonly Column[]): Stack {
  const longest = Math.max(0, ...columns.map(({ nodes }) => nodes.length))
  let best = fold(columns, Math.max(1, longest))
  if (longest > LONGEST) {
    for (let rows = SHORTEST_FOLDED; rows < longest; rows += 1) {
      const next = fold(columns, rows)
      if (distance(next) < distance(best)) best = next
    }
  }
  const { folded, width, height } = best
  const places = new Map<number, readonly [number, number]>()
  for (const { kind, nodes, lanes, x, height: own } of folded) {
    const top = Math.round((height - own) / 2)
    for (const [at, node] of nodes.entries()) {
      const across = x + (at % lanes) * (NODE_SIZE[kind].width + LANE_GAP)
      places.set(node, [across, top + Math.floor(at / lanes) * pitchOf(kind)])
    }
  }
  return { width, height, places }
}
