import { lockItems } from '@/core/edits/lock-items'
import { lockedIds } from '@/core/model/locks'
import { parseMarkId } from '@/core/model/marks'
import { parseNodeId } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce, notify, sessionStore } from '@/stores/session/session-store'

/** The selected nodes and marks, edges left out. */
const selectedItems = (): readonly string[] =>
  [...sessionStore.getState().selection].filter((id) => parseNodeId(id) !== null || parseMarkId(id) !== null)

/** Whether all that is selected is locked, so that the next thing to do is to unlock it. */
export function isSelectionLocked(): boolean {
  const locked = lockedIds(documentStore.getState().design)
  const ids = selectedItems()
  return ids.length > 0 && ids.every((id) => locked.has(id))
}

/** Locks what is selected against being moved and deleted, or unlocks it where all of it is locked. */
export function lockSelected(): void {
  const ids = selectedItems()
  const unlocks = isSelectionLocked()
  dispatch(lockItems(ids, !unlocks))
  announce(`${formatCountOf(ids.length, 'item')} ${unlocks ? 'unlocked' : 'locked'}`)
}

/** Says that some of what was to be deleted or moved is locked, with the way to unlock it. */
export function sayLocked(ids: readonly string[]): void {
  const locked = lockedIds(documentStore.getState().design)
  const held = ids.filter((id) => locked.has(id))
  const [first = ''] = held
  const name = parseNodeId(first)?.name ?? 'It'
  notify({
    text:
      held.length === 1 ? `\`${name}\` is locked and stays.` : `${held.length} items are locked and stay.`,
    tone: 'info',
    isOfDesign: true,
    action: { label: 'Unlock', run: () => dispatch(lockItems(held, false)) },
  })
}
