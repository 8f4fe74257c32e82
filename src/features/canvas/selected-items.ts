/** What is selected, as commands ask for it, and how they do what loads when it is used. */
import type { Edit } from '@/core/edits/edit'
import { parseMarkId } from '@/core/model/marks'
import { type NodeId, nodeIds, parseNodeId } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { notify, sessionStore } from '@/stores/session/session-store'

export const selection = (): readonly string[] => [...sessionStore.getState().selection]
export const selectedNodes = (): readonly NodeId[] =>
  selection().filter((id) => parseNodeId(id) !== null) as NodeId[]
export const selectedItems = (): readonly string[] =>
  selection().filter((id) => parseNodeId(id) !== null || parseMarkId(id) !== null)
export const hasItems = () => selectedItems().length > 0
export const hasOne = () => selectedNodes().length === 1
export const hasSeveral = () => selectedNodes().length > 1
export const hasAny = () => selection().length > 0
export const isEmpty = () => nodeIds(documentStore.getState().design).length === 0

/** Does what comes with a file of its own; says so where that cannot be loaded. */
export async function dispatchLoaded(loading: Promise<Edit>): Promise<boolean> {
  const edit = await loading.catch(() => null)
  if (edit) dispatch(edit)
  else
    notify({
      text: 'That part of Surveyor could not be loaded. Its server does not answer, or has a newer one: try again.',
      tone: 'warning',
    })
  return edit !== null
}
