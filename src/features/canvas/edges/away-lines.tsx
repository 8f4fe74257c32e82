import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import type { DrawnNumbers } from '../flow/drawn-numbers'
import type { AwayEdge } from '../flow/near'
import { type AwayPainter, awayPainter } from './away-painter'

/** The edges that are too many to be elements, painted under the nodes. */
export function AwayLines({
  away,
  numbers,
}: {
  readonly away: readonly AwayEdge[]
  readonly numbers: DrawnNumbers | undefined
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const painter = useRef<AwayPainter>(null)
  const store = useStoreApi()
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!canvas.current || !context) return
    const made = awayPainter(canvas.current, context, store)
    painter.current = made
    return () => made.stop()
  }, [store])
  useEffect(() => painter.current?.show(away, numbers), [away, numbers])
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 z-0">
      <canvas ref={canvas} data-testid="away-lines" className="size-full" />
    </div>
  )
}
