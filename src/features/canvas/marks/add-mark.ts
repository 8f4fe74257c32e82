/** Adds notes and areas to the drawing, and begins to type their words at once. */
import { addArea, addNote, boxAround, titleArea, writeNote } from '@/core/edits/edit-marks'
import { foldArea } from '@/core/edits/fold-area'
import { foldedAway } from '@/core/layout/box-of'
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
import { announce, select, sessionStore, startRenaming } from '@/stores/session/session-store'
import { takeTyped } from '@/stores/session/typed-ahead'
import { freePosition } from '../adding/free-position'
import { boxesOf } from '../flow/boxes'
import { canvasHandle, coveredAreas, pointInView } from '../flow/canvas-handle'
import { focusItem } from '../gestures/focus-node'
import { takePointerPosition } from '../gestures/pointer-position'
import { showBounds } from '../viewport/show-node'

/** Where the pointer is on the drawing, in its own coordinates; null where it is elsewhere, or something was put there. */
function pointedAt(): Position | null {
  const on = takePointerPosition()
  const at = on && canvasHandle()?.flow.screenToFlowPosition({ x: on[0], y: on[1] })
  return at ? [at.x, at.y] : null
}

/** What can be seen of the drawing, and what lies over it. */
function sightOf() {
  const [[left, top], [right, bottom]] = [pointInView(0, 0), pointInView(1, 1)]
  return { view: { x: left, y: top, width: right - left, height: bottom - top }, covered: coveredAreas() }
}

/**
 * Adds a mark around a point, or where the pointer is, or in the middle of the view, where nothing is covered; an area is
 * drawn around what is selected, and stands empty where nothing is.
 */
export function addMark(kind: MarkKind, centre?: Position): void {
  const { design } = documentStore.getState()
  const id: MarkId = `${kind}:${freeMarkKey(design, kind)}`
  const point = centre ?? pointedAt() ?? pointInView(0.5, 0.4)
  if (kind === 'note') {
    const [width, height] = MARKS.note.size
    const corner: Position = [point[0] - width / 2, point[1] - height / 2]
    const away = foldedAway(design)
    const taken = [...nodeIds(design), ...markIds(design)].filter((item) => !away.has(item))
    const boxes = [...taken.map(boxesOf(design)), ...coveredAreas()]
    dispatch(addNote(freePosition({ width, height }, corner, boxes)))
  } else {
    const drawn = whereDrawn(design)
    const around = centre ? undefined : boxAround(drawn, sessionStore.getState().selection)
    dispatch(addArea(around ?? emptyArea(drawn, point, sightOf()), ''))
  }
  select([id])
  showBounds(boxesOf(documentStore.getState().design)(id))
  startRenaming(id)
  announce(`A ${MARKS[kind].word} was added. Type its ${kind === 'note' ? 'text' : 'title'}.`)
}

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
