import type { Design } from '../model/design'
import { type MarkId, markIds, parseMarkId } from '../model/marks'
import { type NodeId, nodeIds, parseNodeId } from '../model/node-id'
import { arrange } from './arrange'
import { type Block, joined } from './block'
import { type Box, boxOf, contentsOf, isFolded, nodeBox } from './box-of'
import { frameAround, surrounding } from './frame-around'
import { onlyNodes } from './only-nodes'
import { spread } from './spread'

/** What is arranged together: the nodes, and the areas with what stands in each. */
interface Level {
  readonly nodes: readonly NodeId[]
  readonly areas: readonly MarkId[]
}

/** Between what an area holds and its notes, which lie in a row below, and between those. */
const NOTE_GAP = 24
/** So many nodes outside of all areas stand in one order with them; more are laid out for themselves. */
const FEW = 40

/**
 * Returns a drawing arranged as blocks: every area with its nodes in columns of their own and its notes in a row below, the
 * frame drawn around what it holds, and the areas among the other nodes in the order in which records go. What is
 * `still` is in no block. Without an area that holds a node, every node is a block where `arrange` puts it.
 */
export function arrangeBlocks(design: Design, still: ReadonlySet<string>): readonly Block[] {
  const moves = (id: string) => !still.has(id)
  const contents = new Map(
    markIds(design)
      .filter((id) => parseMarkId(id)?.kind === 'area' && moves(id))
      .map((id) => [id, new Set<string>(contentsOf(design, id).filter(moves))] as const),
  )
  const arranging = new Arranging(design, contents)
  return arranging.blocksOf({ nodes: nodeIds(design), areas: [...contents.keys()] }, still)
}

const NONE: ReadonlySet<string> = new Set()

class Arranging {
  readonly #design: Design
  readonly #contents: ReadonlyMap<MarkId, ReadonlySet<string>>

  constructor(design: Design, contents: ReadonlyMap<MarkId, ReadonlySet<string>>) {
    this.#design = design
    this.#contents = contents
  }

  blocksOf({ nodes, areas }: Level, still: ReadonlySet<string> = NONE): readonly Block[] {
    const free = new Set<NodeId>(nodes)
    const framed: Block[] = []
    const isInside = (area: MarkId) => areas.some((other) => this.#contents.get(other)?.has(area))
    for (const area of areas.filter((id) => !isInside(id))) {
      const held = this.#contents.get(area) ?? new Set()
      const own = [...free].filter((id) => held.has(id))
      if (own.length === 0) continue
      for (const id of own) free.delete(id)
      if (isFolded(this.#design, area)) {
        framed.push(this.#asItStands(area, held))
        continue
      }
      const inner = this.blocksOf({ nodes: own, areas: areas.filter((id) => held.has(id)) })
      framed.push(this.#frame(area, this.#withMarks(joined(inner), held)))
    }
    const outside = this.#arrangeNodes(free).filter(({ id }) => !still.has(id))
    if (framed.length === 0) return outside
    const items = outside.length > FEW ? [joined(outside)] : outside
    return spread(this.#design, [...items, ...framed])
  }

  #arrangeNodes(ids: ReadonlySet<NodeId>): readonly (Block & { readonly id: string })[] {
    return Object.entries(arrange(onlyNodes(this.#design, ids))).flatMap(([id, at]) => {
      const node = parseNodeId(id)
      return node ? [{ id, box: nodeBox(node.kind, at), nodes: { [id]: at }, marks: {} }] : []
    })
  }

  #withMarks(block: Block, held: ReadonlySet<string>): Block {
    const marks: Record<MarkId, Box> = { ...block.marks }
    let { x } = block.box
    const y = block.box.y + block.box.height + NOTE_GAP
    for (const id of markIds(this.#design)) {
      const mark = held.has(id) && !Object.hasOwn(block.marks, id) ? boxOf(this.#design, id) : undefined
      if (!mark) continue
      marks[id] = { ...mark, x, y }
      x += mark.width + NOTE_GAP
    }
    return { ...block, box: surrounding([block.box, ...Object.values(marks)]), marks }
  }

  /** A folded area is one box on the drawing; what it holds keeps its order in it. */
  #asItStands(area: MarkId, held: ReadonlySet<string>): Block {
    const boxes = [area, ...held].flatMap((id) => {
      const box = boxOf(this.#design, id)
      return box ? [[id, box] as const] : []
    })
    const marks = boxes.filter(([id]) => parseMarkId(id) !== null)
    const nodes = boxes.filter(([id]) => parseMarkId(id) === null)
    return {
      box: boxOf(this.#design, area) ?? surrounding([]),
      nodes: Object.fromEntries(nodes.map(([id, { x, y }]) => [id, [x, y] as const])),
      marks: Object.fromEntries(marks),
    }
  }

  #frame(area: MarkId, block: Block): Block {
    const box = frameAround(block.box)
    return { ...block, box, marks: { ...block.marks, [area]: box } }
  }
}
