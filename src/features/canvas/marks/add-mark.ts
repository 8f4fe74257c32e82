/** Adds notes and areas to the drawing, and begins to type their words at once. */
import { addArea, addNote, boxAround, foldArea, titleArea, writeNote } from '@/core/edits/edit-marks'
import { boxFrom } from '@/core/layout/box-of'
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
import { coveredAreas, pointInView } from '../flow/canvas-handle'
import { focusItem, showBounds } from '../gestures/focus-node'

/** Adds a mark around a point, or in the middle of the view; an area is drawn around what is selected. */
export function addMark(kind: MarkKind, centre?: Position): void {
  const { design } = documentStore.getState()
  const id: MarkId = `${kind}:${freeMarkKey(design, kind)}`
  const [width, height] = MARKS[kind].size
  const [x, y] = centre ?? pointInView(0.5, 0.4)
  const corner: Position = [x - width / 2, y - height / 2]
  const taken = [...nodeIds(design), ...markIds(design)].map(boxesOf(design))
  if (kind === 'note')
    dispatch(addNote(freePosition({ width, height }, corner, [...taken, ...coveredAreas()])))
  else {
    const around = centre ? undefined : boxAround(whereDrawn(design), sessionStore.getState().selection)
    dispatch(addArea(around ?? boxFrom(corner, [width, height]), ''))
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
