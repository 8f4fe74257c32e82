import { Position as Side } from '@xyflow/react'
import type { Analysis } from '@/core/analysis'
import type { Scene } from '../flow/scene'
import type { InternalFlowEdge, InternalFlowNode } from './internal-types'
import { INTERNAL_SIZE, placeInternals } from './place-internals'
import { shownNames } from './shown-names'

const HANDLE = 8

const handles = (['target', 'source'] as const).map((type) => ({
  type,
  position: type === 'target' ? Side.Left : Side.Right,
  x: type === 'target' ? 0 : INTERNAL_SIZE.width - HANDLE,
  y: (INTERNAL_SIZE.height - HANDLE) / 2,
  width: HANDLE,
  height: HANDLE,
}))

/** Returns the internal topics as nodes and edges that can be looked at, and neither chosen, moved nor removed. */
export function toInternals(
  analysis: Analysis,
  { boxes }: Scene,
): { readonly nodes: readonly InternalFlowNode[]; readonly edges: readonly InternalFlowEdge[] } {
  const placed = placeInternals(analysis, boxes)
  const shown = shownNames(placed.map(({ topic }) => topic))
  const readOnly = { selectable: false, deletable: false, focusable: false } as const
  return {
    nodes: placed.map(({ topic, position: [x, y] }) => ({
      id: `internal:${topic.name}`,
      type: 'internal',
      position: { x, y },
      ...INTERNAL_SIZE,
      measured: INTERNAL_SIZE,
      handles,
      ...readOnly,
      draggable: false,
      connectable: false,
      data: { topic, shown: shown.get(topic.name) ?? topic.name },
    })),
    edges: placed.flatMap(({ topic, of }) =>
      of === null
        ? []
        : {
            id: `internal:${of} ${topic.name}`,
            type: 'internal' as const,
            source: of,
            target: `internal:${topic.name}`,
            ...readOnly,
            reconnectable: false,
            data: {},
          },
    ),
  }
}
