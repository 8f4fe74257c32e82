import type { Position } from '../model/design'
import { hasNode } from '../model/has-node'
import { type NodeId, parseNodeId } from '../model/node-id'
import { countNodes } from './count-nodes'
import type { Edit } from './edit'
import { placeNodes } from './place-nodes'

/**
 * Puts nodes at positions in canvas pixels, rounded to whole ones; the rest of the document keeps its
 * identity. Nodes that are not in the design are left out. One drag is one step; steps of the arrow keys
 * with one `mergeKey` are one as well.
 */
export function moveNodes(positions: Readonly<Record<NodeId, Position>>, mergeKey?: string): Edit {
  const ids = Object.keys(positions)
  const [first = ''] = ids
  return {
    label: ids.length === 1 ? `Move ${parseNodeId(first)?.name ?? first}` : `Move ${countNodes(ids.length)}`,
    ...(mergeKey !== undefined && { mergeKey }),
    apply(design) {
      const drawn = Object.entries(positions).filter(([id]) => hasNode(design, id))
      return placeNodes(design, Object.fromEntries(drawn))
    },
  }
}
