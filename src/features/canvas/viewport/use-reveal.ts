import { useEffect } from 'react'
import { edgesOf } from '@/core/graph/edges'
import { hasMark } from '@/core/model/marks'
import { parseNodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { sessionStore, useSession } from '@/stores/session/session-store'
import { boxesOf } from '../flow/boxes'
import { canvasHandle, isOverview } from '../flow/canvas-handle'
import { type Bounds, boundsOf } from '../flow/scene'
import { focusItem } from '../gestures/focus-node'
import { motion, showAll, showWhole } from './show-all'
import { showBounds } from './show-node'

const MOTION_MS = 150
/** How near one comes from the overview. */
const NEAR = 0.8

/** What a node covers, or an edge with its two ends. */
function boundsOfItem(id: string): Bounds | null {
  const { design } = documentStore.getState()
  const boxOf = boxesOf(design)
  if (parseNodeId(id) || hasMark(design, id)) return boxOf(id)
  const edge = edgesOf(design).find((candidate) => candidate.id === id)
  return edge ? boundsOf([boxOf(edge.from), boxOf(edge.to)]) : null
}

/** For so long what was brought into view is brought there again where the drawing becomes smaller: a panel opens with it. */
const HELD_MS = 1_500

let held: { readonly bounds: Bounds; readonly until: number } | null = null

/** Brings into view again what was brought there a moment ago, as the drawing becomes larger or smaller; false where nothing was. */
export function bringHeldIntoView(): boolean {
  if (!held || performance.now() > held.until) return false
  show(held.bounds, false)
  return true
}

/**
 * Moves the view no farther than it takes to see something; comes near where the overview shows the drawing, and shows
 * as a whole what is larger than the view.
 */
function bringIntoView(bounds: Bounds | null): void {
  if (!bounds) return
  held = { bounds, until: performance.now() + HELD_MS }
  show(bounds, true)
}

function show(bounds: Bounds, isAnimated: boolean): void {
  const handle = canvasHandle()
  if (!handle) return
  const { flow, element } = handle
  if (!isOverview()) {
    const zoom = flow.getZoom()
    const isTooLarge =
      bounds.width * zoom > element.clientWidth || bounds.height * zoom > element.clientHeight
    if (isTooLarge) showWhole([bounds], isAnimated)
    else showBounds(bounds, isAnimated)
    return
  }
  const middle = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2] as const
  void flow.setCenter(...middle, { zoom: NEAR, ...(isAnimated ? motion() : {}) })
}

/** Brings into view what was asked for. */
export function useReveal(): void {
  const revealed = useSession((session) => session.revealed)

  useEffect(() => {
    if (!revealed) return
    if (revealed.id === '' && !revealed.box) showAll()
    else bringIntoView(revealed.box ?? boundsOfItem(revealed.id))
    if (revealed.takesFocus) focusItem(revealed.id)
  }, [revealed])

  useEffect(
    () =>
      sessionStore.subscribe(({ flashed }) => {
        if (flashed) setTimeout(() => clearFlash(flashed.nonce), 2 * MOTION_MS)
      }),
    [],
  )
}

function clearFlash(nonce: number): void {
  if (sessionStore.getState().flashed?.nonce === nonce) sessionStore.setState({ flashed: null })
}
