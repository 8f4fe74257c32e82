/** The part of the drawing that was in sight when the page went, so that a reload shows it again. */
import { parseJson, readTab, writeTab } from '@/stores/browser/local-storage'
import { documentStore } from '@/stores/document/document-store'
import { canvasHandle } from '../flow/canvas-handle'
import { isAsShown } from './show-all'

const KEY = 'view'

/** Notes what is in sight when the page goes, unless that is the whole drawing; returns how to stop. */
export function leaveView(): () => void {
  const leave = () => {
    const viewport = canvasHandle()?.flow.getViewport()
    const { documentId } = documentStore.getState()
    const isMoved = viewport !== undefined && !isAsShown(viewport)
    writeTab(KEY, isMoved ? JSON.stringify({ documentId, ...viewport }) : '')
  }
  window.addEventListener('pagehide', leave)
  return () => window.removeEventListener('pagehide', leave)
}

/** Shows what was in sight of a design when this tab was left; false where that is not known. */
export function showLeft(documentId: string): boolean {
  const left = parseJson(readTab(KEY)) as Partial<Record<string, unknown>> | null
  const { x, y, zoom } = left ?? {}
  const handle = canvasHandle()
  if (left?.['documentId'] !== documentId || !handle) return false
  if (![x, y, zoom].every(Number.isFinite)) return false
  void handle.flow.setViewport({ x: Number(x), y: Number(y), zoom: Number(zoom) })
  return true
}
