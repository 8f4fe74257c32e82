import type { Design } from '../model/design'
import { type NodeKind, parseNodeId } from '../model/node-id'
import { type Block, moveBlock } from './block'
import { goesDown } from './direction'
import { gather } from './gather'
import { type LayoutEdge, layersOf } from './layers'
import { orderColumns } from './order-columns'

/** Room for the labels of edges between two columns of blocks, and between blocks of a column. */
const BETWEEN_COLUMNS = 140
const BETWEEN_BLOCKS = 46

/** Returns blocks in columns as records go through them, each column around the middle of the longest. */
export function spread(design: Design, blocks: readonly Block[]): readonly Block[] {
  const isDown = goesDown(design)
  const long = ({ box }: Block) => (isDown ? box.width : box.height)
  const wide = ({ box }: Block) => (isDown ? box.height : box.width)
  const columns = columnsOf(design, blocks)
  const length = (column: readonly Block[]) =>
    column.reduce((sum, block) => sum + long(block), (column.length - 1) * BETWEEN_BLOCKS)
  const longest = Math.max(...columns.map(length))
  let across = 0
  return columns.flatMap((column) => {
    const width = Math.max(...column.map(wide))
    let along = (longest - length(column)) / 2
    const placed = column.map((block) => {
      const [x, y] = [across + (width - wide(block)) / 2, along]
      along += long(block) + BETWEEN_BLOCKS
      return moveBlock(block, isDown ? [y, x] : [x, y])
    })
    across += width + BETWEEN_COLUMNS
    return placed
  })
}

function columnsOf(design: Design, blocks: readonly Block[]): readonly (readonly Block[])[] {
  const { nodes, edges } = gather(design)
  const blockOf = new Map(blocks.flatMap((block, at) => Object.keys(block.nodes).map((id) => [id, at])))
  const between = new Map<string, LayoutEdge>()
  for (const { from, to, returns } of edges) {
    const [one, other] = [from, to].map((at) => blockOf.get(nodes[at]?.id ?? ''))
    if (one === undefined || other === undefined || one === other) continue
    const known = between.get(`${one} ${other}`)
    if (!known || (known.returns && !returns))
      between.set(`${one} ${other}`, { from: one, to: other, returns })
  }
  const joins = [...between.values()]
  const joinedTo = blocks.map(() => ({ neighbours: [] as number[] }))
  for (const { from, to } of joins) {
    joinedTo[from]?.neighbours.push(to)
    joinedTo[to]?.neighbours.push(from)
  }
  const layers = layersOf(blocks.map(kindOf), joins)
  const every = blocks.map((_, at) => at)
  const rank = new Array<number>(blocks.length).fill(0)
  return orderColumns(joinedTo, every, layers, rank, new Set())
    .map((column) => column.flatMap((at) => blocks[at] ?? []))
    .filter((column) => column.length > 0)
}

/** Returns the kind that says where a block may stand at the earliest: an area in the first column, as who writes. */
function kindOf({ nodes, marks }: Block): NodeKind {
  const [id = ''] = Object.keys(nodes)
  return Object.keys(marks).length > 0 ? 'producer' : (parseNodeId(id)?.kind ?? 'producer')
}
