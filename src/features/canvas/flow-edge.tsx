import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo } from 'react'
import type { FlowEdge as FlowEdgeType } from './flow-types'
import { edgeWidth } from './to-flow'

export const deliveryColour = (delivery: NonNullable<FlowEdgeType['data']>['delivery']): string =>
  delivery === null ? 'var(--ink-soft)' : `var(--${delivery})`

/** A line as wide as its traffic, in the colour of its guarantee; dead letters are dashed. */
export const FlowEdge = memo(function FlowEdge({
  id,
  sourceX,
  sourceY,
  targetX,
  targetY,
  sourcePosition,
  targetPosition,
  data,
  selected = false,
}: EdgeProps<FlowEdgeType>) {
  const [path, labelX, labelY] = getBezierPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
  })
  if (!data) return null
  const isDeadLetter = data.kind === 'deadLetter'
  const width = isDeadLetter ? 1.2 : edgeWidth(data.bytes)
  return (
    <>
      {selected && (
        <path d={path} fill="none" stroke="var(--accent)" strokeWidth={width + 6} opacity={0.25} />
      )}
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={16}
        style={{
          stroke: selected ? 'var(--accent)' : deliveryColour(data.delivery),
          strokeWidth: width,
          strokeDasharray: isDeadLetter ? '4 3' : undefined,
          opacity: isDeadLetter ? 1 : 0.85,
        }}
      />
      {data.label !== '' && (
        <text x={labelX} y={labelY - width / 2 - 4} textAnchor="middle" className="edge-label">
          {data.label}
        </text>
      )}
    </>
  )
})
