import { arrange } from '../layout/arrange'
import { type Box, boxOf } from '../layout/box-of'
import { stepAside } from '../layout/make-room'
import type { Design, Position } from '../model/design'
import { hasNode } from '../model/has-node'
import { lockedIds } from '../model/locks'
import { LIST_OF_KIND, NODE_KINDS, type NodeId, nodeId, nodeIds } from '../model/node-id'
import type { Edit } from './edit'
import { placeNodes } from './place-nodes'

/** Places every node anew, in columns, as one step; what is locked stays, and others stand clear of it. */
export const arrangeNodes = (): Edit => ({
  label: 'Arrange',
  apply: (design) => clearOfLocked(placeNodes(design, arrange(design))),
})

/** Lets records go from top to bottom, or from left to right, and places every node anew for it, as one step. */
export const turnDrawing = (direction: 'right' | 'down'): Edit => ({
  label: direction === 'down' ? 'Arrange from top to bottom' : 'Arrange from left to right',
  apply(design) {
    const { direction: _, ...rest } = design.layout ?? {}
    const layout = direction === 'down' ? { ...rest, direction } : rest
    return arrangeNodes().apply({ ...design, layout })
  },
})

/** The design with every node that lies on a locked one moved out of its way. */
function clearOfLocked(design: Design): Design {
  const locked = lockedIds(design)
  const boxesOf = (ids: readonly NodeId[]) => ids.flatMap((id) => boxOf(design, id) ?? [])
  const still = nodeIds(design).filter((id) => locked.has(id))
  if (still.length === 0) return design
  const settled = boxesOf(still)
  const moved: Record<NodeId, Position> = {}
  for (const id of nodeIds(design)) {
    const box = locked.has(id) ? undefined : boxOf(design, id)
    if (!box) continue
    const free = settled.some((other) => overlap(box, other)) ? stepAside(box, settled, 1) : box
    settled.push(free)
    if (free !== box) moved[id] = [free.x, free.y]
  }
  return placeNodes(design, moved)
}

/** The design with some of its nodes alone. */
function only(design: Design, ids: ReadonlySet<string>): Design {
  const lists = NODE_KINDS.map((kind) => [
    LIST_OF_KIND[kind],
    design[LIST_OF_KIND[kind]].filter(({ name }) => ids.has(nodeId(kind, name))),
  ])
  return { ...design, ...Object.fromEntries(lists) } as Design
}

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
    const known = design.layout?.positions
    const placed = placeNodes(design, { ...arrange(design), ...known })
    const anew = arrange(only(design, some))
    const cornerOf = (places: readonly Position[]) =>
      [0, 1].map((axis) => Math.min(...places.map((place) => place[axis] ?? 0)))
    const [left = 0, top = 0] = cornerOf([...some].map((id) => placed.layout?.positions?.[id] ?? [0, 0]))
    const [x = 0, y = 0] = cornerOf(Object.values(anew))
    const moved: Record<NodeId, Position> = {}
    for (const [id, at] of Object.entries(anew)) moved[id as NodeId] = [at[0] - x + left, at[1] - y + top]
    return placeNodes(design, moved)
  },
})

/**
 * Tidies without arranging: a node that the document does not place gets its place, and of two that overlap, the one
 * that stands later in the document makes room, or the one that is not locked. Everything else stays where a person put it.
 */
export const tidyNodes = (): Edit => ({
  label: 'Tidy',
  apply(design) {
    const known = design.layout?.positions ?? {}
    const arranged = nodeIds(design).every((id) => known[id]) ? {} : arrange(design)
    const placed = placeNodes(design, { ...arranged, ...known })
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

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height
