import { type RefObject, useEffect } from 'react'
import { sessionStore } from '@/stores/session/session-store'
import { canvasHandle } from '../flow/canvas-handle'
import { isAllIn, isAsShown, showAll } from './show-all'
import { bringHeldIntoView } from './use-reveal'

/**
 * Keeps in view what was in view when the canvas becomes larger or smaller: its middle stays the middle, and
 * where all of the drawing was shown, all of it is shown again.
 */
export function useKeepView(wrapper: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = wrapper.current
    if (!element) return
    let [width, height] = [element.clientWidth, element.clientHeight]
    // The window may have become smaller before this was loaded.
    const drawn = canvasHandle()?.flow.getViewport()
    if (drawn && isAsShown(drawn) && !isAllIn(drawn, width, height)) showAll(false)
    const resized = new ResizeObserver(() => {
      const before = [width, height] as const
      width = element.clientWidth
      height = element.clientHeight
      const flow = canvasHandle()?.flow
      const [widthBefore, heightBefore] = before
      if (!flow || width * height * widthBefore * heightBefore === 0) return
      if (width === widthBefore && height === heightBefore) return
      if (bringHeldIntoView()) return
      const viewport = flow.getViewport()
      if (isAsShown(viewport)) {
        showAll(false)
        return
      }
      const wasAllIn = isAllIn(viewport, widthBefore, heightBefore)
      const kept = {
        x: viewport.x + (width - widthBefore) / 2,
        y: viewport.y + (height - heightBefore) / 2,
        zoom: viewport.zoom,
      }
      if (wasAllIn && !isAllIn(kept, width, height)) showAll(false)
      else void flow.setViewport(kept)
    })
    resized.observe(element)
    let covered = sessionStore.getState().coveredFoot
    const stop = sessionStore.subscribe(({ coveredFoot }) => {
      if (coveredFoot === covered) return
      covered = coveredFoot
      const flow = canvasHandle()?.flow
      if (flow && isAsShown(flow.getViewport())) showAll(false)
    })
    return () => {
      stop()
      resized.disconnect()
    }
  }, [wrapper])
}
