import { BaseEdge, type EdgeProps } from '@xyflow/react'

/** How far left of the topic it runs down. */
const LEFT = 8

/** From the lower left of what an internal topic is made for, down and into it. */
export function InternalEdge({
  id,
  targetX,
  targetY,
  sourceY,
}: Pick<EdgeProps, 'id' | 'targetX' | 'targetY' | 'sourceY'>) {
  const x = targetX - LEFT
  return (
    <BaseEdge
      id={id}
      path={`M${x},${sourceY} L${x},${targetY} L${targetX},${targetY}`}
      interactionWidth={0}
      style={{ stroke: 'var(--ink-soft)', strokeWidth: 1, strokeDasharray: '1 3' }}
    />
  )
}
