/** After an undo or a redo: the viewport stays, unless all that it changed is out of sight. */
import { edgesOf } from '@/core/graph/edges'
import { hasNode } from '@/core/model/has-node'
import { hasMark } from '@/core/model/marks'
import type { NodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { sessionStore } from '@/stores/session/session-store'
import { boxesOf } from '../flow/boxes'
import { sightOfDrawing } from '../flow/canvas-handle'
import { boundsOf, overlaps } from '../flow/scene'
import { showBounds } from './show-node'

/** By then a move of the viewport that goes on has come to its end. */
const MOVED_MS = 200

/** Brings what was changed or is selected now into sight, where nothing of it is once the viewport rests. */
export function showChanged(touched: readonly NodeId[]): void {
  setTimeout(() => showWhereHidden(touched), MOVED_MS)
}

function showWhereHidden(touched: readonly NodeId[]): void {
  const { design } = documentStore.getState()
  const boxOf = boxesOf(design)
  const chosen = [...touched, ...sessionStore.getState().selection]
  const isChosen = new Set<string>(chosen)
  const ends = edgesOf(design).flatMap(({ id, from, to }) => (isChosen.has(id) ? [from, to] : []))
  const boxes = [...chosen, ...ends]
    .filter((id) => hasNode(design, id as NodeId) || hasMark(design, id))
    .map(boxOf)
  const view = sightOfDrawing()?.view
  if (!view || boxes.length === 0 || boxes.some((box) => overlaps(box, view))) return
  showBounds(boundsOf(boxes))
}
