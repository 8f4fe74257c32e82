import { BaseEdge, type EdgeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import type { Guarantee } from '@/core/delivery/guarantee'
import { toneOf } from '@/core/delivery/words'
import { lazyInPlace } from '@/ui/lazy-part'
import type { GripEnd } from '../connecting/edge-grips'
import type { FlowEdge as FlowEdgeType } from '../flow/flow-types'
import { labelBeside, labelOn, type Shift, type Side } from './curve'
import { EDGE_LOOKS } from './edge-looks'
import { edgeWidth } from './edge-width'
import { lineOf } from './line'

const guaranteeColour = (guarantee: Guarantee | null): string =>
  guarantee === null ? 'var(--ink-soft)' : `var(--${toneOf(guarantee)})`

const sideOf = (position: Position): Side =>
  position === Position.Left || position === Position.Top ? 'left' : 'right'

const EdgeGrips = lazyInPlace(() => import('../connecting/edge-grips').then((module) => module.EdgeGrips))

/** Where an end lies on the drawing, which goes down where its lines are reckoned as if it went to the right. */
function gripOf(
  { at: [along, across], side }: { readonly at: readonly [number, number]; readonly side: Side },
  isDown: boolean,
): GripEnd {
  const away = side === 'right' ? 1 : -1
  return isDown ? { at: [across, along], away: [0, away] } : { at: [along, across], away: [away, 0] }
}

const NO_SHIFT: Shift = [0, 0]

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
  if (!data) return null
  const { isDown = false, shift = NO_SHIFT, run, lane } = data
  const end = (x: number, y: number, by: number) => (isDown ? ([y, x + by] as const) : ([x, y + by] as const))
  const from = { at: end(sourceX, sourceY, shift[0]), side: sideOf(sourcePosition) }
  const to = { at: end(targetX, targetY, shift[1]), side: sideOf(targetPosition) }
  const { curve, path } = lineOf(from, to, { run, lane, isDown })
  const { isAside } = EDGE_LOOKS[data.kind]
  const width = isAside ? 1.2 : edgeWidth(data.bytes)
  const labelAt = isDown ? labelBeside : labelOn
  const label = labelAt(curve, data.label, width, data.labelPosition, data.labelShare, run?.[1])
  return (
    <>
      {data.says !== '' && <title>{data.says}</title>}
      {selected && (
        <path d={path} fill="none" stroke="var(--ink)" strokeWidth={width + 6} strokeOpacity={0.3} />
      )}
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={16}
        style={{
          stroke: guaranteeColour(data.guarantee),
          strokeWidth: width,
          strokeDasharray: isAside ? '4 3' : undefined,
          strokeOpacity: isAside ? 1 : 0.85,
        }}
      />
      {label && (
        <text x={label.x} y={label.y} textAnchor={label.anchor} className="edge-label">
          {data.label}
        </text>
      )}
      {selected && <EdgeGrips id={id} source={gripOf(from, isDown)} target={gripOf(to, isDown)} />}
    </>
  )
})
