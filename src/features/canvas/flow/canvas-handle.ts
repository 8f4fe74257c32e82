import type { ReactFlowInstance } from '@xyflow/react'
import type { Sight } from '@/core/layout/clear-offset'
import type { DrawnNode } from '../marks/mark-nodes'
import type { FlowEdge } from './flow-types'
import type { Bounds } from './scene'

export type CanvasHandle = ReactFlowInstance<DrawnNode, FlowEdge>

let handle: { readonly flow: CanvasHandle; readonly element: HTMLElement } | null = null

/** The canvas that is on the page, for commands that come from outside it. */
export const canvasHandle = () => handle

export function setCanvasHandle(now: typeof handle): void {
  handle = now
}

/** Whether the drawing is so far away that the overview shows it. */
export const isOverview = (): boolean => handle?.element.querySelector('[data-testid=overview]') != null

/** A point of what the canvas shows, in canvas coordinates; its shares of the width and height are given. */
export function pointInView(across: number, down: number): readonly [number, number] {
  if (!handle) return [0, 0]
  const { left, top, width, height } = handle.element.getBoundingClientRect()
  const { x, y } = handle.flow.screenToFlowPosition({ x: left + width * across, y: top + height * down })
  return [x, y]
}

/** What the controls over the canvas cover of it, in canvas coordinates. */
export function coveredAreas(): readonly Bounds[] {
  if (!handle) return []
  const { flow, element } = handle
  return [...element.querySelectorAll('[data-covers]')].map((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect()
    const from = flow.screenToFlowPosition({ x: left, y: top })
    const to = flow.screenToFlowPosition({ x: right, y: bottom })
    return { ...from, width: to.x - from.x, height: to.y - from.y }
  })
}

/** What can be seen of the drawing, and what lies over it; undefined in the overview, and where nothing is drawn. */
export function sightOfDrawing(): Sight | undefined {
  if (!handle || isOverview()) return undefined
  const [[left, top], [right, bottom]] = [pointInView(0, 0), pointInView(1, 1)]
  return { view: { x: left, y: top, width: right - left, height: bottom - top }, covered: coveredAreas() }
}
