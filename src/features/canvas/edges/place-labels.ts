import type { FlowEdge, FlowNode } from '../flow/flow-types'
import { type Bounds, overlaps } from '../flow/scene'
import {
  AT_END,
  backBy,
  bendOf,
  type Curve,
  type LabelPosition,
  LEFT_SHARES,
  labelBeside,
  labelBox,
  labelOn,
  NEAR,
  NOWHERE,
  pointAt,
  type Run,
  SHARES,
} from './curve'
import { edgeWidth } from './edge-width'
import { lineOf } from './line'
import { type Lane, laneBack, runPast } from './pass-nodes'
import { reckoned, turnBox } from './turn'

/** In larger drawings too few lines are on the screen at once for their neighbours to matter. */
const MOST_LINES = 600
/** In larger ones lines are not led past nodes: it would be felt at the end of a drag. */
const MOST_LED = 300

interface Way {
  readonly share: number | undefined
  readonly run: Run | undefined
  /** The height at which it runs back. */
  readonly lane: number | undefined
}

/** The line with its label elsewhere, or another way past what stands between; the same object each time. */
const moved = new WeakMap<FlowEdge, Map<string, FlowEdge>>()

function withWay(edge: FlowEdge, { share, run, lane }: Way): FlowEdge {
  if (!edge.data || (share === undefined && run === undefined && lane === undefined)) return edge
  const key = `${share} ${run} ${lane}`
  const known = moved.get(edge) ?? new Map<string, FlowEdge>()
  moved.set(edge, known)
  const before = known.get(key)
  if (before) return before
  const data = {
    ...edge.data,
    ...(share !== undefined && { labelShare: share }),
    ...(run !== undefined && { run }),
    ...(lane !== undefined && { lane }),
  }
  const made: FlowEdge = { ...edge, data }
  known.set(key, made)
  return made
}

/**
 * Lines that pass the nodes between their ends where there is a way, and whose labels keep off each other, off
 * nodes, off the words of notes and areas, and off other lines: each stands where it would best, or as near to there along its line as is free. One that
 * would lie on a node or another label is left out: its line says it to who points at it. The widest lines choose first.
 */
export function placeLabels(
  edges: FlowEdge[],
  drawn: readonly FlowNode[],
  words: readonly Bounds[] = [],
): FlowEdge[] {
  if (edges.length > MOST_LINES) return edges
  const nodes = reckoned(drawn)
  const nodeOf = new Map(nodes.map((node) => [node.id, node]))
  const { runs, lanes, lines, boxes } = waysOf(edges, nodes, nodeOf)
  const isDown = nodes[0] !== undefined && nodes[0] !== drawn[0]
  const covered = [...boxes, ...(isDown ? words.map(turnBox) : words)]
  const passing = edges.map((edge) =>
    withWay(edge, { share: undefined, run: runs.get(edge.id), lane: lanes.get(edge.id)?.y }),
  )
  const said = nodes.filter(({ type }) => type === 'consumerGroup').map(wordOf)
  const taken: Bounds[] = []
  const shares = new Map<string, number>()
  const byWidth = passing.toSorted((one, other) => (other.data?.bytes ?? 0) - (one.data?.bytes ?? 0))
  for (const edge of byWidth) {
    const along = labelBoxesAlong(edge, nodeOf.get(edge.source), nodeOf.get(edge.target))
    const apart = along.filter(({ box }) => !taken.some((other) => overlaps(box, other)))
    const clear = apart.filter(({ box }) => !covered.some((other) => overlaps(box, other)))
    const quiet = clear.filter(({ box }) => !said.some((other) => overlaps(box, other)))
    const free =
      quiet.find(({ box }) => !lines.cross(box, edge.id)) ??
      quiet.find(({ near }) => !lines.cross(near, edge.id)) ??
      clear.find(({ near }) => !lines.cross(near, edge.id)) ??
      clear[0]
    if (free) taken.push(free.box)
    const usual = edge.data && SHARES[edge.data.labelPosition][0]
    if (along.length > 0 && free?.share !== usual) shares.set(edge.id, free?.share ?? NOWHERE)
  }
  return edges.map((edge) =>
    withWay(edge, { share: shares.get(edge.id), run: runs.get(edge.id), lane: lanes.get(edge.id)?.y }),
  )
}

/** Where the word stands at the upper handle of a group, while a pointer is on it. */
const wordOf = ({ position: { x, y } }: FlowNode): Bounds => ({ x: x - 60, y, width: 60, height: 22 })

type NodeOf = ReadonlyMap<string, FlowNode>

interface Ways {
  /** What the ways follow from: who stands where, and is joined to whom. */
  readonly of: string
  readonly runs: ReadonlyMap<string, Run>
  /** Of the lines that run back around nodes. */
  readonly lanes: ReadonlyMap<string, Lane>
  readonly lines: Crossings
  /** What the nodes cover. */
  readonly boxes: readonly Bounds[]
}

let latest: Ways | null = null

/** How lines pass what stands between their ends; the same while nothing moved, whatever the numbers say. */
function waysOf(edges: readonly FlowEdge[], nodes: readonly FlowNode[], nodeOf: NodeOf): Ways {
  const positions = nodes.map(({ id, position: { x, y } }) => `${id} ${x} ${y}`).join('\n')
  const of = `${positions}\n${edges.map(({ id, data }) => `${id} ${data?.shift}`).join('\n')}`
  if (latest?.of === of) return latest
  const boxes = nodes.map(({ position, width = 0, height = 0 }) => ({ ...position, width, height }))
  const runs = new Map<string, Run>()
  const lanes = new Map<string, Lane>()
  for (const edge of edges.length > MOST_LED ? [] : edges) {
    const ends = endsOf(edge, nodeOf)
    if (ends?.start.side !== 'right' || ends.end.side !== 'left') continue
    const run = runPast(ends.start.at, ends.end.at, boxes)
    const lane = run ? null : laneBack(ends.start.at, ends.end.at, boxes, [...lanes.values()])
    if (run) runs.set(edge.id, run)
    if (lane) lanes.set(edge.id, lane)
  }
  latest = { of, runs, lanes, lines: new Crossings(edges, nodeOf, runs, lanes), boxes }
  return latest
}

export function endsOf({ source, target, sourceHandle, targetHandle, data }: FlowEdge, nodeOf: NodeOf) {
  const from = nodeOf.get(source)
  const to = nodeOf.get(target)
  const start = from && handleOf(from, 'source', sourceHandle)
  const end = to && handleOf(to, 'target', targetHandle)
  const [out, into] = data?.shift ?? [0, 0]
  return start && end ? { start: lower(start, out), end: lower(end, into) } : null
}

const lower = <End extends { readonly at: readonly [number, number] }>(end: End, by: number): End =>
  by === 0 ? end : { ...end, at: [end.at[0], end.at[1] + by] }

/**
 * Points of all lines lie so far from each other on average, and are found by cells so large: in the middle of a bend
 * they are half as far again, and still closer than a label is high.
 */
const SPACING = 10
const CELL = 64
/** A label keeps so far from a line that is not its own. */
const BESIDE_LINE = 2

interface Cell {
  readonly ids: string[]
  /** The points of the lines of the same index: x and y in turn. */
  readonly points: number[]
}

const cellAt = (x: number, y: number): number => Math.floor(x / CELL) * 1e6 + Math.floor(y / CELL)

/** Where lines run, to ask whether one of them crosses a label. */
class Crossings {
  private readonly cells = new Map<number, Cell>()

  constructor(
    edges: readonly FlowEdge[],
    nodeOf: NodeOf,
    runs: ReadonlyMap<string, Run>,
    lanes: ReadonlyMap<string, Lane>,
  ) {
    for (const edge of edges) {
      const ends = endsOf(edge, nodeOf)
      if (!ends) continue
      const { start, end } = ends
      const lane = lanes.get(edge.id)
      if (lane) {
        const { curve, out, into } = backBy(start.at, end.at, lane.y)
        for (const part of [out, curve, into]) this.addCurve(edge.id, part)
        continue
      }
      const curve = bendOf(start.at, start.side, end.at, end.side, runs.get(edge.id))
      this.addCurve(edge.id, curve)
      const [x1, y1, , , , , x2, y2] = curve
      if (!runs.has(edge.id)) continue
      for (let x = start.at[0]; x < x1; x += SPACING) this.add(edge.id, x, y1)
      for (let x = x2; x < end.at[0]; x += SPACING) this.add(edge.id, x, y2)
    }
  }

  cross({ x, y, width, height }: Bounds, own: string): boolean {
    const [left, top] = [x - BESIDE_LINE, y - BESIDE_LINE]
    const [right, bottom] = [x + width + BESIDE_LINE, y + height + BESIDE_LINE]
    const isIn = ({ ids, points }: Cell) =>
      ids.some((id, at) => {
        const [px = 0, py = 0] = [points[2 * at], points[2 * at + 1]]
        return px > left && px < right && py > top && py < bottom && id !== own
      })
    for (let across = left; across < right + CELL; across += CELL) {
      for (let down = top; down < bottom + CELL; down += CELL) {
        const cell = this.cells.get(cellAt(Math.min(across, right), Math.min(down, bottom)))
        if (cell && isIn(cell)) return true
      }
    }
    return false
  }

  private addCurve(id: string, curve: Curve): void {
    const [x1, y1, , , , , x2, y2] = curve
    const count = Math.ceil((Math.abs(x2 - x1) + Math.abs(y2 - y1)) / SPACING)
    for (let at = 0; at <= count; at += 1) {
      const [x, y] = pointAt(curve, at / Math.max(1, count))
      this.add(id, x, y)
    }
  }

  private add(id: string, x: number, y: number): void {
    const key = cellAt(x, y)
    const known = this.cells.get(key)
    if (known) {
      known.ids.push(id)
      known.points.push(x, y)
    } else this.cells.set(key, { ids: [id], points: [x, y] })
  }
}

interface Placed {
  readonly share: number
  /** What it covers from a little farther away, where labels are larger, and from nearby. */
  readonly box: Bounds
  readonly near: Bounds
}

/** Where along its line a label could stand, the best position first. */
export function labelBoxesAlong(
  edge: FlowEdge,
  from: FlowNode | undefined,
  to: FlowNode | undefined,
): readonly Placed[] {
  const { data } = edge
  const nodeOf = new Map([from, to].flatMap((node) => (node ? [[node.id, node] as const] : [])))
  const ends = endsOf(edge, nodeOf)
  if (!data || !ends) return []
  const { start, end } = ends
  const { curve } = lineOf(start, end, data)
  const width = edgeWidth(data.bytes)
  const position: LabelPosition = data.labelPosition
  const into = data.run?.[1] ?? 0
  const atLeft = position === 'beside' ? LEFT_SHARES : []
  const shares = into > 0 ? [AT_END] : [...SHARES[position], ...atLeft]
  return shares.flatMap((share) => {
    const labelAt = data.isDown ? labelBeside : labelOn
    const label = labelAt(curve, data.label, width, position, share, into)
    if (!label) return []
    const turn = (box: Bounds) => (data.isDown ? turnBox(box) : box)
    return [{ share, box: turn(labelBox(label, data.label)), near: turn(labelBox(label, data.label, NEAR)) }]
  })
}

/** Where a line leaves or enters a node. */
function handleOf({ position, handles }: FlowNode, type: 'source' | 'target', id: string | null | undefined) {
  const handle = handles?.find((one) => one.type === type && (one.id ?? null) === (id ?? null))
  if (!handle) return null
  const side = handle.position === 'left' ? ('left' as const) : ('right' as const)
  const { x, y, width = 0, height = 0 } = handle
  const at = [position.x + x + (side === 'right' ? width : 0), position.y + y + height / 2] as const
  return { at, side }
}
