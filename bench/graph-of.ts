import { edgesOf } from '@/core/graph/edges'
import { NODE_SIZE } from '@/core/layout/node-size'
import type { Design } from '@/core/model/design'
import { parseNodeId } from '@/core/model/node-id'

/** What the plain page shows of a design: its nodes where they stand, their names, and lines between them. */
export function graphOf(design: Design): unknown {
  const nodes = Object.entries(design.layout?.positions ?? {}).map(([id, [x, y]]) => ({
    id,
    position: { x, y },
    data: { label: parseNodeId(id)?.name },
    ...NODE_SIZE[parseNodeId(id)?.kind ?? 'topic'],
  }))
  return { nodes, edges: edgesOf(design).map(({ id, from, to }) => ({ id, source: from, target: to })) }
}
