import type { Design, Position } from '../model/design'
import type { NodeId } from '../model/node-id'
import type { Columns } from './columns'
import { connected } from './connected'
import { ACROSS, DOWN, goesDown, type LayoutShape } from './direction'
import { intoRows } from './fold-rows'
import { type Gathered, gather, type Placed } from './gather'
import { layersOf } from './layers'
import { orderColumns } from './order-columns'
import { packSets } from './pack-sets'
import { splitNet } from './split-net'
import { BETWEEN_SETS, type Stack, sideBySide, stackColumns, stackRows } from './stack-columns'

/** Up to so many nodes in its longest column a drawing is one set of columns, whatever hangs together. */
const ONE_SET = 8
/** A band so wide, through high, as so many windows is folded where it is longer than what a window shows legibly. */
const BAND = 2.5
const LEGIBLE = 2800
/** What lies between two sets above each other. */
const UNDER_SETS = 80

/**
 * Returns a position for every node. Records go from left to right: layer by layer, producers first, then topics
 * and the groups that read them, then what those write, and so on along every chain. The nodes of a layer are
 * one column, ordered so that edges cross little, each near the middle of its neighbours. Topics that only
 * receive dead letters stand below the others of the column that was read. In a large drawing what hangs
 * together has columns of its own, a long net is cut where few edges are, and those sets lie like the columns
 * of a newspaper, in about the shape of a window. A chain that would be a thin band is folded into rows, each read from
 * left to right, as lines of text are. Where the drawing goes down, all of it is turned. The same design always gives
 * the same positions; nothing overlaps.
 *
 * @see Sugiyama, Tagawa, Toda (1981): longest path layers, and the barycentre heuristic
 */
export function arrange(design: Design): Readonly<Record<NodeId, Position>> {
  const longest = Math.max(design.producers.length, design.topics.length, design.consumerGroups.length)
  const isDown = goesDown(design)
  const positions = arrangeGathered(gather(design), longest <= ONE_SET, isDown ? DOWN : ACROSS)
  return isDown ? turned(positions) : positions
}

/** What was laid out to the right, downwards. */
const turned = (positions: Readonly<Record<NodeId, Position>>): Readonly<Record<NodeId, Position>> =>
  Object.fromEntries(Object.entries(positions).map(([id, [x, y]]) => [id, [y, x]] as const))

/** As `arrange`, of nodes and edges; a small drawing is one set of columns. */
export function arrangeGathered(
  { nodes, edges, last }: Gathered,
  isSmall: boolean,
  shape: LayoutShape = ACROSS,
): Readonly<Record<NodeId, Position>> {
  const sets = isSmall ? [nodes.map((_, at) => at)] : netsOf(nodes.length, edges)
  const layers = layersOf(
    nodes.map(({ kind }) => kind),
    edges,
  )
  const rank = new Array<number>(nodes.length).fill(0)
  const nodeAt = (at: number): Placed => nodes[at] ?? NOWHERE
  const nets = sets.map((set) => {
    const columns = orderColumns(nodes, set, layers, rank, last)
    return isSmall ? [columns] : splitNet(columns, { last, rank, nodeAt, shape })
  })
  const pack = (stack: (part: Columns) => Stack) => {
    const stacks = nets.map((parts) => sideBySide(parts.map(stack)))
    return { stacks, ...packSets(stacks, shape.window, [BETWEEN_SETS, UNDER_SETS]) }
  }
  const inLines = pack((part) => stackColumns(part, nodeAt, shape))
  const { stacks, corners } = isBand(inLines, shape)
    ? pack((part) => stackRows(intoRows(part, nodeAt, shape), nodeAt, shape))
    : inLines
  const positions: Record<string, Position> = Object.create(null)
  for (const [at, stack] of stacks.entries()) {
    const [left, top] = corners[at] ?? [0, 0]
    for (const [node, [x, y]] of stack.positions) positions[nodeAt(node).id] = [left + x, top + y]
  }
  return positions
}

/** Whether all that is drawn is a thin band across a window, too small to read in it. */
const isBand = ({ width, height }: { readonly width: number; readonly height: number }, shape: LayoutShape) =>
  width > LEGIBLE && width / Math.max(1, height) > BAND * shape.window

/** What hangs together, in the order of the document; what is joined to nothing is one set, the last. */
function netsOf(count: number, edges: Gathered['edges']): readonly (readonly number[])[] {
  const nets = connected(
    count,
    edges.map(({ from, to }) => [from, to] as const),
  )
  const alone = nets.flatMap((net) => (net.length === 1 ? net : []))
  return [...nets.filter((net) => net.length > 1), ...(alone.length > 0 ? [alone] : [])]
}

const NOWHERE: Placed = { id: 'topic:', kind: 'topic', neighbours: [], targets: [], letters: [] }
