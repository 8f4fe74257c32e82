import type { Design, Position } from '../model/design'
import { type NodeId, nodeIds, parseNodeId } from '../model/node-id'
import { boxOf, foldedAway } from './box-of'
import { growAreas } from './grow-areas'
import { NODE_SIZE } from './node-size'

/** Nodes keep so far from each other. */
const AIR = 24

/** A column is so far from the one before it. */
const APART = 140

/**
 * Returns the design with a node put below another, farther down where something stands there already; the areas around
 * the other grow around it. The very same design where the other stands nowhere.
 */
export const placeBelow = (design: Design, id: NodeId, other: NodeId): Design =>
  placeAt(design, id, other, ({ x, y, height }) => [x, y + height + AIR])

/** Returns the design with a node put at the right of another, as `placeBelow` puts it below. */
export const placeRightOf = (design: Design, id: NodeId, other: NodeId): Design =>
  placeAt(design, id, other, ({ x, y, width }) => [x + width + APART, y])

function placeAt(
  design: Design,
  id: NodeId,
  other: NodeId,
  from: (box: NonNullable<ReturnType<typeof boxOf>>) => Position,
): Design {
  const beside = boxOf(design, other)
  const kind = parseNodeId(id)?.kind
  if (!beside || !kind || design.layout?.positions?.[other] === undefined) return design
  const { width, height } = NODE_SIZE[kind]
  const away = foldedAway(design)
  // What is folded in an area is in the way of what is folded there as well, and of nothing else.
  const isThere = (one: string) => one !== id && away.has(one) === away.has(other)
  const boxes = nodeIds(design).flatMap((one) => (isThere(one) ? (boxOf(design, one) ?? []) : []))
  const [x, first] = from(beside)
  let y = first
  const covered = () =>
    boxes.find(
      (box) =>
        box.x < x + width + AIR &&
        x < box.x + box.width + AIR &&
        box.y < y + height + AIR &&
        y < box.y + box.height + AIR,
    )
  for (let box = covered(); box !== undefined; box = covered()) y = Math.ceil(box.y + box.height + AIR)
  const position: Position = [x, y]
  const placed = {
    ...design,
    layout: { ...design.layout, positions: { ...design.layout.positions, [id]: position } },
  }
  return growAreas(placed, id, other)
}
