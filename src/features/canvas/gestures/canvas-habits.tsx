import { memo, type RefObject, useEffect } from 'react'
import { setSight } from '@/stores/session/in-sight'
import { sightOfDrawing } from '../flow/canvas-handle'
import { loadMarks } from '../marks/mark-types'
import { useNeverAlike } from '../nodes/use-never-alike'
import { useKeepView } from '../viewport/keep-view'
import { useLit } from '../viewport/use-lit'
import { useReveal } from '../viewport/use-reveal'
import { useCanvasKeys } from './canvas-keys'
import { useFollowFocus } from './follow-focus'
import { usePanByHand } from './pan-by-hand'
import { useDragHelp } from './use-drag-help'
import { useDrawArea } from './use-draw-area'
import { usePaste } from './use-paste'
import { usePointerPosition } from './use-pointer-position'

/** What a press or two open: loaded once the page is idle, so that it stands before the next key. */
function loadMenus(): void {
  const parts = [
    () => import('./context-menu'),
    () => import('../connecting/drop-menu'),
    () => import('../connecting/connect-picker'),
    () => import('../connecting/edge-grips'),
    () => import('../edges/edge-number-field'),
  ]
  for (const load of parts) load().catch(() => {})
}

/**
 * What the canvas does by itself once it stands: it answers keys and what is
 * pasted, shows what is asked for, keeps the focus, and what was in view.
 */
export const CanvasHabits = memo(function CanvasHabits({
  wrapper,
}: {
  wrapper: RefObject<HTMLDivElement | null>
}) {
  useCanvasKeys(wrapper)
  useFollowFocus()
  useKeepView(wrapper)
  usePaste()
  usePanByHand(wrapper)
  usePointerPosition(wrapper)
  useDragHelp(wrapper)
  useDrawArea(wrapper)
  useReveal()
  useLit(wrapper)
  useNeverAlike()
  useEffect(loadMarks, [])
  useEffect(loadMenus, [])
  useEffect(() => {
    setSight(sightOfDrawing)
    return () => setSight(undefined)
  }, [])
  return null
})
