import type { Design, Position } from '../model/design'
import { type NodeId, nodeIds, parseNodeId } from '../model/node-id'
import { boxOf } from './box-of'
import { NODE_SIZE } from './node-size'

/** Nodes keep so far from each other. */
const AIR = 24

/**
 * Returns the design with a node put below another, farther down where something stands there already. The very same
 * design where the other stands nowhere.
 */
export function placeBelow(design: Design, id: NodeId, other: NodeId): Design {
  const above = boxOf(design, other)
  const kind = parseNodeId(id)?.kind
  if (!above || !kind || design.layout?.positions?.[other] === undefined) return design
  const { width, height } = NODE_SIZE[kind]
  const boxes = nodeIds(design).flatMap((one) => (one === id ? [] : (boxOf(design, one) ?? [])))
  let y = above.y + above.height + AIR
  const covered = () =>
    boxes.find(
      (box) =>
        box.x < above.x + width + AIR &&
        above.x < box.x + box.width + AIR &&
        box.y < y + height + AIR &&
        y < box.y + box.height + AIR,
    )
  for (let box = covered(); box !== undefined; box = covered()) y = Math.ceil(box.y + box.height + AIR)
  const position: Position = [above.x, y]
  return {
    ...design,
    layout: { ...design.layout, positions: { ...design.layout.positions, [id]: position } },
  }
}
