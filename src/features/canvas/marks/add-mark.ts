/** Adds notes and areas to the drawing, and begins to type their words at once. */
import type { Edit } from '@/core/edits/edit'
import { addArea, addNote, boxAround, titleArea, writeNote } from '@/core/edits/edit-marks'
import { foldArea } from '@/core/edits/fold-area'
import { type Box, boxFrom, foldedAway } from '@/core/layout/box-of'
import { emptyArea } from '@/core/layout/empty-area'
import type { Position } from '@/core/model/design'
import {
  freeMarkKey,
  MARKS,
  type MarkId,
  type MarkKind,
  markIds,
  marksOf,
  parseMarkId,
} from '@/core/model/marks'
import { nodeIds } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { whereDrawn } from '@/stores/document/where-drawn'
import { announce, reveal, select, sessionStore, startRenaming } from '@/stores/session/session-store'
import { takeTyped } from '@/stores/session/typed-ahead'
import { freePosition } from '../adding/free-position'
import { boxesOf } from '../flow/boxes'
import { canvasHandle, coveredAreas, isOverview, pointInView, sightOfDrawing } from '../flow/canvas-handle'
import { focusItem } from '../gestures/focus-node'
import { takePointerPosition } from '../gestures/pointer-position'
import { showBounds } from '../viewport/show-node'
import { freshAreaStep, noteFreshArea } from './fresh-area'

/** Where the pointer is on the drawing, in its own coordinates; null where it is elsewhere, or something was put there. */
function pointedAt(): Position | null {
  const on = takePointerPosition()
  const at = on && canvasHandle()?.flow.screenToFlowPosition({ x: on[0], y: on[1] })
  return at ? [at.x, at.y] : null
}

/**
 * Adds a mark around a point, or where the pointer is, or in the middle of the view, where nothing is covered; an area is
 * drawn around what is selected, and stands empty where nothing is. One that was dropped stays exactly where that was.
 */
export function addMark(kind: MarkKind, centre?: Position, isDropped = false): void {
  const { design } = documentStore.getState()
  const id: MarkId = `${kind}:${freeMarkKey(design, kind)}`
  const point = centre ?? pointedAt() ?? pointInView(0.5, 0.4)
  const [width, height] = MARKS[kind].size
  const corner: Position = [point[0] - width / 2, point[1] - height / 2]
  if (isDropped) {
    dispatch(kind === 'note' ? addNote(corner) : addFreshArea(id, boxFrom(corner, [width, height])))
  } else if (kind === 'note') {
    const away = foldedAway(design)
    const taken = [...nodeIds(design), ...markIds(design)].filter((item) => !away.has(item))
    const boxes = [...taken.map(boxesOf(design)), ...coveredAreas()]
    dispatch(addNote(freePosition({ width, height }, corner, boxes, sightOfDrawing()?.view)))
  } else {
    const drawn = whereDrawn(design)
    const around = centre ? undefined : boxAround(drawn, sessionStore.getState().selection)
    dispatch(addFreshArea(id, around ?? emptyArea(drawn, point, sightOfDrawing())))
  }
  if (kind === 'area') noteFreshArea(id)
  select([id])
  if (isOverview()) reveal(id)
  else if (!isDropped) showBounds(boxesOf(documentStore.getState().design)(id))
  startRenaming(id)
  announce(
    kind === 'note'
      ? 'A note was added. Type its text.'
      : 'An area was added. Type its title, or drag over the ground to draw its frame.',
  )
}

/** Adds an area; what is drawn of it at once is one step with that. */
const addFreshArea = (id: MarkId, box: Box): Edit => ({ ...addArea(box, ''), mergeKey: freshAreaStep(id) })

/** Writes what was typed for the mark that waits for its words, and gives the mark the focus. */
export function writeTyped(): void {
  const { renaming } = sessionStore.getState()
  const mark = renaming === null ? null : parseMarkId(renaming)
  if (renaming === null || !mark) return
  const typed = takeTyped().trimEnd()
  const [title = ''] = typed.split('\n')
  if (mark.kind === 'area' && title !== '') dispatch(titleArea(mark.key, title))
  if (mark.kind === 'note' && typed !== '') {
    const { text = '' } = marksOf(documentStore.getState().design, 'note')[mark.key] ?? {}
    dispatch(writeNote(mark.key, text + typed))
  }
  startRenaming(null)
  focusItem(renaming)
}

/** The areas among what is selected. */
const selectedAreas = (): readonly string[] =>
  [...sessionStore.getState().selection].flatMap((id) => {
    const mark = parseMarkId(id)
    return mark?.kind === 'area' ? [mark.key] : []
  })

/** Folds the selected areas, or opens them where all are folded. */
export function foldSelected(): void {
  const areas = marksOf(documentStore.getState().design, 'area')
  const keys = selectedAreas()
  const folds = keys.some((key) => !areas[key]?.folded)
  for (const key of keys) dispatch(foldArea(key, folds))
  announce(folds ? 'Folded' : 'Opened')
}
