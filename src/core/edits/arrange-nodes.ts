import { arrange } from '../layout/arrange'
import { type Block, joined, moveBlock } from '../layout/block'
import { arrangeBlocks } from '../layout/blocks'
import { type Box, boxOf, contentsOf, isFolded } from '../layout/box-of'
import { stepAside } from '../layout/make-room'
import { onlyNodes } from '../layout/only-nodes'
import { overlap, placeAll } from '../layout/place-all'
import type { Design, Position } from '../model/design'
import { hasNode } from '../model/has-node'
import { lockedIds } from '../model/locks'
import { type MarkId, markIds, parseMarkId } from '../model/marks'
import { type NodeId, nodeIds } from '../model/node-id'
import type { Edit } from './edit'
import { resizeMark } from './edit-marks'
import { placeMarks } from './place-marks'
import { placeNodes } from './place-nodes'

/**
 * Places every node anew, in columns, as one step. Areas keep what stands in them, in columns of their own. What is
 * locked stays, with the areas around it and all that they hold, and others stand clear of it.
 */
export const arrangeNodes = (): Edit => ({
  label: 'Arrange',
  apply(design) {
    const still = stillIds(design)
    const settled = [...still].flatMap((id) => boxOf(design, id) ?? [])
    const blocks = arrangeBlocks(design, still).map((block) => {
      if (settled.length === 0) return block
      const { box } = block
      const free = settled.some((other) => overlap(box, other)) ? stepAside(box, settled, 1) : box
      settled.push(free)
      return moveBlock(block, [free.x, free.y])
    })
    return placeBlocks(design, blocks)
  },
})

/** What stays where it stands: what is locked, and every area that is locked or holds such a thing, with its contents. */
function stillIds(design: Design): ReadonlySet<string> {
  const locked = lockedIds(design)
  const still = new Set<string>([...locked].filter((id) => boxOf(design, id) !== undefined))
  if (still.size === 0) return still
  for (const id of markIds(design)) {
    if (parseMarkId(id)?.kind !== 'area') continue
    const held = contentsOf(design, id)
    if (locked.has(id) || held.some((inner) => locked.has(inner)))
      for (const one of [id, ...held]) still.add(one)
  }
  return still
}

function placeBlocks(design: Design, blocks: readonly Block[]): Design {
  const { nodes, marks } = joined(blocks)
  return Object.entries(marks).reduce(
    (drawn, [id, box]) =>
      isFolded(drawn, id as MarkId)
        ? placeMarks(drawn, { [id]: [box.x, box.y] })
        : resizeMark(id as MarkId, box).apply(drawn),
    placeNodes(design, nodes),
  )
}

/** Lets records go from top to bottom, or from left to right, and places every node anew for it, as one step. */
export const turnDrawing = (direction: 'right' | 'down'): Edit => ({
  label: direction === 'down' ? 'Arrange from top to bottom' : 'Arrange from left to right',
  apply(design) {
    const { direction: _, ...rest } = design.layout ?? {}
    const layout = direction === 'down' ? { ...rest, direction } : rest
    return arrangeNodes().apply({ ...design, layout })
  },
})

/**
 * Places some nodes anew, in columns, where they stand now: the corner of the rectangle around them stays. The others
 * stay where they are. Ids that are not in the design are left out.
 */
export const arrangeSome = (ids: readonly NodeId[]): Edit => ({
  label: 'Arrange what is selected',
  apply(design) {
    const locked = lockedIds(design)
    const some = new Set<string>(ids.filter((id) => hasNode(design, id) && !locked.has(id)))
    if (some.size === 0) return design
    const placed = placeNodes(design, placeAll(design))
    const anew = arrange(onlyNodes(design, some))
    const cornerOf = (positions: readonly Position[]) =>
      [0, 1].map((axis) => Math.min(...positions.map((position) => position[axis] ?? 0)))
    const [left = 0, top = 0] = cornerOf([...some].map((id) => placed.layout?.positions?.[id] ?? [0, 0]))
    const [x = 0, y = 0] = cornerOf(Object.values(anew))
    const moved: Record<NodeId, Position> = {}
    for (const [id, at] of Object.entries(anew)) moved[id as NodeId] = [at[0] - x + left, at[1] - y + top]
    return placeNodes(design, moved)
  },
})

/**
 * Tidies without arranging: a node that the document does not place gets its position, and of two that overlap, the one
 * that stands later in the document makes room, or the one that is not locked. Everything else stays where a person put it.
 */
export const tidyNodes = (): Edit => ({
  label: 'Tidy',
  apply(design) {
    const placed = placeNodes(design, placeAll(design))
    const moved: Record<NodeId, Position> = {}
    const settled: Box[] = []
    const locked = lockedIds(design)
    const lockedFirst = nodeIds(design).toSorted(
      (one, other) => Number(locked.has(other)) - Number(locked.has(one)),
    )
    for (const id of lockedFirst) {
      const box = boxOf(placed, id)
      if (!box) continue
      const free = settled.some((other) => overlap(box, other)) ? stepAside(box, settled, 1) : box
      settled.push(free)
      if (free !== box) moved[id] = [free.x, free.y]
    }
    return placeNodes(placed, moved)
  },
})
