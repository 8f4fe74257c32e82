import { NODE_SIZE } from '../layout/node-size'
import { placeAll } from '../layout/place-all'
import type { Position } from '../model/design'
import { hasNode } from '../model/has-node'
import { type NodeId, parseNodeId } from '../model/node-id'
import type { Edit } from './edit'
import { placeNodes } from './place-nodes'

/** Along which axis nodes are spread. */
export type Spread = 'across' | 'down'

/**
 * Spreads nodes so that the gaps between them are equal; the first and the last stay where they are. Where they would
 * overlap between those two, the gaps are as much below nothing. Fewer than three stay as they are, and ids that are
 * not in the design are left out. A node that was never placed stands where arranging would put it.
 */
export function distributeNodes(ids: readonly NodeId[], spread: Spread): Edit {
  const axis = spread === 'across' ? 0 : 1
  const lengthOf = (id: NodeId): number =>
    NODE_SIZE[parseNodeId(id)?.kind ?? 'topic'][axis === 0 ? 'width' : 'height']
  return {
    label: `Distribute ${spread}`,
    apply(design) {
      const drawn = ids.filter((id) => hasNode(design, id))
      if (drawn.length < 3) return design
      const placed = placeAll(design)
      const at = (id: NodeId): Position => placed[id] ?? [0, 0]
      const inOrder = drawn.toSorted((one, other) => at(one)[axis] - at(other)[axis])
      const [first, last] = [inOrder[0], inOrder.at(-1)]
      if (first === undefined || last === undefined) return design
      const room = at(last)[axis] + lengthOf(last) - at(first)[axis]
      const taken = inOrder.reduce((sum, id) => sum + lengthOf(id), 0)
      const gap = (room - taken) / (inOrder.length - 1)
      let next = at(first)[axis]
      const moved: Record<NodeId, Position> = {}
      for (const id of inOrder) {
        moved[id] = axis === 0 ? [next, at(id)[1]] : [at(id)[0], next]
        next += lengthOf(id) + gap
      }
      return placeNodes(design, moved)
    },
  }
}
