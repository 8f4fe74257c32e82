import { duplicateBeside } from '@/core/edits/paste-nodes'
import { boxOf, foldedAway } from '@/core/layout/box-of'
import { surrounding } from '@/core/layout/frame-around'
import { markIds } from '@/core/model/marks'
import { formatCountOf } from '@/core/shared/format'
import { inSight } from '../session/in-sight'
import { announce, revealBox, select } from '../session/session-store'
import { dispatch, documentStore } from './document-store'

/** Copies nodes, marks and what stands in areas beside what is there; selects the copies and brings them into view. */
export function duplicateItems(ids: readonly string[]): void {
  const before = new Set<string>(markIds(documentStore.getState().design))
  const nodes = dispatch(duplicateBeside(ids, inSight()))
  const { design } = documentStore.getState()
  const away = foldedAway(design)
  const added = [...nodes, ...markIds(design).filter((id) => !before.has(id))].filter((id) => !away.has(id))
  if (added.length > 0) select(added)
  const boxes = added.flatMap((id) => boxOf(design, id) ?? [])
  if (boxes.length > 0) revealBox(surrounding(boxes))
  announce(`${formatCountOf(added.length, 'item')} added`)
}
