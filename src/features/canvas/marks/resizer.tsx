import { useStoreApi } from '@xyflow/react'
import { type PointerEvent, useRef } from 'react'
import { resizeMark } from '@/core/edits/edit-marks'
import type { Position } from '@/core/model/design'
import { MARKS, type MarkId, type MarkKind } from '@/core/model/marks'
import { dispatch } from '@/stores/document/document-store'
import { setDragCancel } from '../gestures/drag-help'

interface ResizerProps {
  readonly id: MarkId
  readonly kind: MarkKind
  readonly box: { readonly at: Position; readonly size: Position }
}

/** The corner by which a mark is made larger or smaller: the mouse's way; the inspector has it as numbers. */
export function Resizer({ id, kind, box: { at, size } }: ResizerProps) {
  const store = useStoreApi()
  const started = useRef<{ x: number; y: number } | null>(null)

  const sizeAt = ({ clientX, clientY }: PointerEvent): Position | null => {
    const from = started.current
    if (!from) return null
    const zoom = store.getState().transform[2]
    const [leastWidth, leastHeight] = MARKS[kind].least
    return [
      Math.max(leastWidth, size[0] + (clientX - from.x) / zoom),
      Math.max(leastHeight, size[1] + (clientY - from.y) / zoom),
    ]
  }
  const show = (corner: HTMLElement, [width, height]: Position) => {
    const node = corner.closest<HTMLElement>('.react-flow__node')
    if (node) Object.assign(node.style, { width: `${width}px`, height: `${height}px` })
  }
  return (
    <span
      aria-hidden="true"
      className="nodrag nopan pointer-events-auto absolute z-1 -right-1.5 -bottom-1.5 size-3 cursor-nwse-resize rounded-full border border-ink bg-raised"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        started.current = { x: event.clientX, y: event.clientY }
        const corner = event.currentTarget
        setDragCancel(() => {
          started.current = null
          show(corner, size)
        })
      }}
      onPointerMove={(event) => {
        const resized = sizeAt(event)
        if (resized) show(event.currentTarget, resized)
      }}
      onPointerCancel={(event) => {
        started.current = null
        setDragCancel(null)
        show(event.currentTarget, size)
      }}
      onPointerUp={(event) => {
        const resized = sizeAt(event)
        started.current = null
        if (!resized) return
        setDragCancel(null)
        dispatch(resizeMark(id, { x: at[0], y: at[1], width: resized[0], height: resized[1] }))
      }}
    />
  )
}
