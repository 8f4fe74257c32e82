import type { Position } from '../model/design'
import type { MarkId } from '../model/marks'
import type { NodeId } from '../model/node-id'
import { type Box, boxFrom } from './box-of'
import { surrounding } from './frame-around'

/** What moves as one when a drawing is arranged: a node, or an area with all that stands in it. */
export interface Block {
  readonly box: Box
  readonly nodes: Readonly<Record<NodeId, Position>>
  readonly marks: Readonly<Record<MarkId, Box>>
}

/** Returns blocks as one, where they are. */
export const joined = (blocks: readonly Block[]): Block => ({
  box: surrounding(blocks.map(({ box }) => box)),
  nodes: Object.fromEntries(blocks.flatMap(({ nodes }) => Object.entries(nodes))),
  marks: Object.fromEntries(blocks.flatMap(({ marks }) => Object.entries(marks))),
})

/** Returns a block moved so that its left upper corner is at a point, with all that is in it. */
export function moveBlock({ box, nodes, marks }: Block, [x, y]: Position): Block {
  const [right, down] = [x - box.x, y - box.y]
  return {
    box: { ...box, x, y },
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, at]) => [id, [at[0] + right, at[1] + down]])),
    marks: Object.fromEntries(
      Object.entries(marks).map(([id, mark]) => [
        id,
        boxFrom([mark.x + right, mark.y + down], [mark.width, mark.height]),
      ]),
    ),
  }
}
