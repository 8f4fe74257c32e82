import { type RefObject, useEffect } from 'react'
import { resizeMark } from '@/core/edits/edit-marks'
import type { Box } from '@/core/layout/box-of'
import type { MarkId } from '@/core/model/marks'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { select, sessionStore } from '@/stores/session/session-store'
import { canvasHandle } from '../flow/canvas-handle'
import { freshArea, freshAreaStep } from '../marks/fresh-area'
import { setDragCancel } from './drag-help'
import { listenFirst } from './listen-first'

/** A press that moves less than this, on screen, is a click. */
const CLICK = 4

const GROUND = '.react-flow__pane, .ground-dots, .area-inside'

interface Point {
  readonly x: number
  readonly y: number
}

const boxBetween = (one: Point, other: Point): Box => ({
  x: Math.min(one.x, other.x),
  y: Math.min(one.y, other.y),
  width: Math.abs(one.x - other.x),
  height: Math.abs(one.y - other.y),
})

/**
 * Lets a drag over the ground draw the frame of an area that was just added, as long as its title is not typed. Heard at
 * the window, before the drawing would take the press for a pan or for a box around nodes; a press that does not move
 * is one on the ground.
 */
export function useDrawArea(wrapper: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let drawn: { readonly id: MarkId; readonly from: Point; box: HTMLElement | null } | null = null
    let hasDrawn = false

    const stop = () => {
      drawn?.box?.remove()
      drawn = null
      setDragCancel(null)
    }
    const down = (event: PointerEvent) => {
      hasDrawn = false
      const { button, pointerType, target, clientX: x, clientY: y } = event
      const id = freshArea()
      const isGround =
        target instanceof Element && wrapper.current?.contains(target) && target.matches(GROUND)
      if (id === null || button !== 0 || pointerType === 'touch' || !isGround) return
      event.stopPropagation()
      drawn = { id, from: { x, y }, box: null }
    }
    /** The title keeps the focus: it is typed when the frame is drawn. */
    const hold = (event: MouseEvent) => {
      if (!drawn) return
      event.preventDefault()
      event.stopPropagation()
    }
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      const area = wrapper.current
      if (!drawn || !area) return
      if (!drawn.box && Math.hypot(x - drawn.from.x, y - drawn.from.y) < CLICK) return
      if (!drawn.box) {
        drawn.box = document.createElement('div')
        drawn.box.className = 'area-drawn'
        area.append(drawn.box)
        setDragCancel(stop)
      }
      const { left, top } = area.getBoundingClientRect()
      const box = boxBetween(drawn.from, { x, y })
      Object.assign(drawn.box.style, {
        transform: `translate(${box.x - left}px, ${box.y - top}px)`,
        width: `${box.width}px`,
        height: `${box.height}px`,
      })
    }
    const up = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!drawn) return
      const { id, from, box } = drawn
      stop()
      if (!box) {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        return
      }
      hasDrawn = true
      const flow = canvasHandle()?.flow
      if (!flow) return
      const frame = boxBetween(flow.screenToFlowPosition(from), flow.screenToFlowPosition({ x, y }))
      dispatch({ ...resizeMark(id, frame), label: 'Add an area', mergeKey: freshAreaStep(id) })
      select([id])
    }
    /** What a drag ends on is not clicked. */
    const click = (event: MouseEvent) => {
      if (hasDrawn) event.stopPropagation()
      hasDrawn = false
    }
    const showCursor = () => wrapper.current?.toggleAttribute('data-draws-area', freshArea() !== null)

    const stopListening = listenFirst([
      ['pointerdown', down],
      ['mousedown', hold],
      ['pointermove', move],
      ['pointerup', up],
      ['pointercancel', stop],
      ['click', click],
    ])
    const stopSession = sessionStore.subscribe(({ renaming }, before) => {
      if (renaming !== before.renaming) showCursor()
    })
    const stopDocument = documentStore.subscribe(({ design }, before) => {
      if (design !== before.design) showCursor()
    })
    return () => {
      stop()
      stopSession()
      stopDocument()
      stopListening()
    }
  }, [wrapper])
}
