import { NODE_SIZE } from '../layout/node-size'
import { placeAll } from '../layout/place-all'
import type { Position } from '../model/design'
import { hasNode } from '../model/has-node'
import { type NodeId, parseNodeId } from '../model/node-id'
import type { Edit } from './edit'
import { placeNodes } from './place-nodes'

/** Which line of the nodes comes to lie on which line of the rectangle around them. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

/** The axis along which nodes move, and how far along themselves the line lies that is shared. */
const LINE: Readonly<Record<Alignment, { readonly axis: 0 | 1; readonly part: number }>> = {
  left: { axis: 0, part: 0 },
  centre: { axis: 0, part: 0.5 },
  right: { axis: 0, part: 1 },
  top: { axis: 1, part: 0 },
  middle: { axis: 1, part: 0.5 },
  bottom: { axis: 1, part: 1 },
}

const lengthOf = (id: NodeId, axis: 0 | 1): number => {
  const { width, height } = NODE_SIZE[parseNodeId(id)?.kind ?? 'topic']
  return axis === 0 ? width : height
}

/**
 * Puts nodes on one line: an edge or the middle of each on that of the rectangle around them. A node that was
 * never placed stands where arranging would put it. Ids that are not in the design are left out.
 */
export function alignNodes(ids: readonly NodeId[], alignment: Alignment): Edit {
  const { axis, part } = LINE[alignment]
  return {
    label: `Align ${alignment}`,
    apply(design) {
      const drawn = ids.filter((id) => hasNode(design, id))
      const placed = placeAll(design)
      const at = (id: NodeId): Position => placed[id] ?? [0, 0]
      const start = drawn.reduce((so, id) => Math.min(so, at(id)[axis]), Number.POSITIVE_INFINITY)
      const end = drawn.reduce(
        (so, id) => Math.max(so, at(id)[axis] + lengthOf(id, axis)),
        Number.NEGATIVE_INFINITY,
      )
      const aligned = (id: NodeId): Position => {
        const moved = start + part * (end - start - lengthOf(id, axis))
        return axis === 0 ? [moved, at(id)[1]] : [at(id)[0], moved]
      }
      return placeNodes(design, Object.fromEntries(drawn.map((id) => [id, aligned(id)])))
    },
  }
}
