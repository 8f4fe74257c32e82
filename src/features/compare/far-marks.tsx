import { memo, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { NodeChange } from '@/core/compare/compare-designs'
import type { Step } from '@/core/compare/step'
import { boxOf } from '@/core/layout/box-of'
import { useDocument } from '@/stores/document/document-store'
import { ChangeMark } from './outcome'

type MarkedNodes = readonly (readonly [Step['change'], NodeChange])[]

/** From afar more signs than these would hide the drawing. */
const MOST = 400
/** However far away, a sign covers no more of the drawing than so many of its own sizes. */
const LARGEST = 12

/** Where React Flow has the drawing, as CSS has it. */
export function useTransform(): string {
  const [transform, setTransform] = useState('')
  useEffect(() => {
    const viewport = document.querySelector<HTMLElement>('.react-flow__viewport')
    if (!viewport) return
    const look = () => setTransform(viewport.style.transform)
    look()
    const observer = new MutationObserver(look)
    observer.observe(viewport, { attributes: true, attributeFilter: ['style'] })
    return () => observer.disconnect()
  }, [])
  return transform
}

/** The scale of a CSS transform, as it is written there. */
export const scaleOf = (transform: string): string => /scale\(([\d.]+)\)/.exec(transform)?.[1] ?? ''

/** The signs of the nodes that the overview draws, over it, and as large as ever on the screen. */
export function FarMarks({ marked }: { marked: MarkedNodes }) {
  const transform = useTransform()
  const drawing = document.querySelector('[data-drawing]')
  if (!drawing) return null
  const size = Math.min(1 / (Number(scaleOf(transform)) || 1), LARGEST)
  return createPortal(
    <div className="pointer-events-none absolute inset-0 overflow-hidden">
      <div className="absolute top-0 left-0 origin-top-left" style={{ transform }}>
        <Marks marked={marked} size={size} />
      </div>
    </div>,
    drawing,
  )
}

const Marks = memo(function Marks({ marked, size }: { marked: MarkedNodes; size: number }) {
  const design = useDocument((state) => state.design)
  return marked.slice(0, MOST).map(([change, { id }]) => {
    const box = boxOf(design, id)
    if (!box) return null
    const style = { left: box.x, top: box.y, transform: `scale(${size}) translate(-50%, -50%)` }
    return (
      <span key={id} data-testid="compare-mark" className="absolute origin-top-left" style={style}>
        <ChangeMark change={change} />
      </span>
    )
  })
})
