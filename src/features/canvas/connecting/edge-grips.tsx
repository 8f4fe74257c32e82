import { type ReactFlowState, useStore, ViewportPortal } from '@xyflow/react'
import type { MouseEvent } from 'react'
import { useSession } from '@/stores/session/session-store'

/** Where a line ends, and into which direction it leaves the node there. */
export interface GripEnd {
  readonly at: readonly [number, number]
  readonly away: readonly [number, number]
}

interface EdgeGripsProps {
  readonly id: string
  readonly source: GripEnd
  readonly target: GripEnd
}

/** How far from the node a grip stands, clear of the handle there, and how large it is to the pointer, in pixels of the screen. */
const AWAY = 15
const SIZE = 20
/** From afar a grip grows with the distance up to so many times: it must not cover its line. */
const MOST = 2
/** At most such a part of the way to the other end. */
const SHARE = 0.3

const zoomOf = ({ transform: [, , zoom] }: ReactFlowState) => zoom

/** The two ends of the selected edge, above all that lies there: a drag on one leads it elsewhere. */
export function EdgeGrips({ id, source, target }: EdgeGripsProps) {
  const isAlone = useSession(({ selection }) => selection.size === 1)
  const scale = Math.min(MOST, 1 / useStore(zoomOf))
  if (!isAlone) return null
  const length = Math.hypot(target.at[0] - source.at[0], target.at[1] - source.at[1])
  const away = Math.min(AWAY * scale, length * SHARE)
  return (
    <ViewportPortal>
      <Grip id={id} type="source" end={source} away={away} size={SIZE * scale} />
      <Grip id={id} type="target" end={target} away={away} size={SIZE * scale} />
    </ViewportPortal>
  )
}

interface GripProps {
  readonly id: string
  readonly type: 'source' | 'target'
  readonly end: GripEnd
  readonly away: number
  readonly size: number
}

function Grip({ id, type, end, away, size }: GripProps) {
  const x = end.at[0] + end.away[0] * away - size / 2
  const y = end.at[1] + end.away[1] * away - size / 2
  /** The library leads an end from its own anchor, which lies under the node and under other lines. */
  const lead = (event: MouseEvent) => {
    const anchor = document.querySelector(
      `.react-flow__edge[data-id="${CSS.escape(id)}"] .react-flow__edgeupdater-${type}`,
    )
    event.preventDefault()
    event.stopPropagation()
    const { clientX, clientY, button } = event
    anchor?.dispatchEvent(new globalThis.MouseEvent('mousedown', { bubbles: true, clientX, clientY, button }))
  }
  return (
    <div
      aria-hidden="true"
      data-testid={`edge-grip-${type}`}
      className="edge-grip nopan nodrag"
      style={{ width: size, height: size, transform: `translate(${x}px, ${y}px)` }}
      onMouseDown={lead}
    />
  )
}
