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
import { motion, showAll } from './show-all'
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

/** Moves the view no farther than it takes to see something; comes near where the overview shows the drawing. */
function bringIntoView(bounds: Bounds | null): void {
  const handle = canvasHandle()
  if (!handle || !bounds) return
  if (!isOverview()) {
    showBounds(bounds)
    return
  }
  const middle = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2] as const
  void handle.flow.setCenter(...middle, { zoom: NEAR, ...motion() })
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
