import { useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { parseNodeId } from '@/core/model/node-id'
import type { Box, Scene } from '../flow/scene'
import { followPointer } from './overview-gestures'
import { OverviewPainter } from './overview-painter'

interface Hovered {
  readonly box: Box
  readonly x: number
  readonly y: number
}

interface OverviewProps {
  readonly scene: Scene
  readonly wrapper: RefObject<HTMLDivElement | null>
  /** Whether the pointer only moves and zooms the drawing. */
  readonly isStill?: boolean
}

/**
 * The whole drawing on one 2D canvas, for when it is too far away to read: boxes by kind and worst finding,
 * lines by guarantee. It shares React Flow's viewport, so that coming near is one movement.
 */
export function Overview({ scene, wrapper, isStill = false }: OverviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const store = useStoreApi()
  const [hovered, setHovered] = useState<Hovered | null>(null)

  useEffect(() => {
    const area = wrapper.current
    if (!canvas.current || !area) return
    const transformOf = () => store.getState().transform
    const painter = new OverviewPainter(canvas.current, area, scene, transformOf)
    const unsubscribe = store.subscribe(() => painter.schedule())
    const onHover = (box: Box | null, x: number, y: number) => setHovered(box && { box, x, y })
    const release = isStill ? null : followPointer({ area, scene, painter, transformOf, onHover })
    return () => {
      release?.()
      unsubscribe()
      painter.stop()
    }
  }, [scene, store, wrapper, isStill])

  return (
    <>
      <canvas
        ref={canvas}
        data-testid="overview"
        tabIndex={0}
        role="img"
        aria-label={`The drawing from afar, ${scene.boxes.filter(({ kind }) => kind !== 'area').length} nodes. Alt and the arrow keys walk from node to node, Enter comes near; the outline lists them all.`}
        className="pointer-events-none absolute inset-0 size-full focus-visible:-outline-offset-2"
      />
      {hovered && (
        <div
          className="pointer-events-none absolute z-10 rounded-control bg-ink px-2 py-1 font-mono text-ground text-small"
          style={{ left: hovered.x + 12, top: hovered.y + 12 }}
        >
          {hovered.box.title ?? parseNodeId(hovered.box.id)?.name}
        </div>
      )}
    </>
  )
}
