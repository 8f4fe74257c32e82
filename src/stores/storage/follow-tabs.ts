/** Two tabs on one design: this one follows the other while it has no changes of its own, else it is behind. */
import { makeEdit } from '@/core/edits/history'
import { renameDesign } from '@/core/edits/rename-design'
import { shareStructure } from '@/core/edits/share-structure'
import type { Design } from '@/core/model/design'
import { newId } from '../browser/new-id'
import { type DocumentState, documentStore, isUnsaved, takeStored } from '../document/document-store'
import { onTabMessage } from '../tabs/tab-channel'
import { THIS_TAB } from '../tabs/this-tab'
import { flush, forgetUnsaved, moveDocument, noteDeletedElsewhere, noteRestored } from './autosave'
import { loadSummary } from './design-database'
import { type ReadDesign, readStored } from './document-storage'
import { copyName } from './save-document'

/** Takes a stored state in as one step, so that undo still leads back to what was here before. */
function takeIn(before: DocumentState, stored: ReadDesign, label: string): boolean {
  const apply = (mine: Design) => shareStructure(mine, stored.design)
  return takeStored(before, { label, mergeKey: 'other-tab', apply }, stored.summary.revision)
}

/** Looks what another tab made of the open design since, and follows it or says that this tab is behind. */
async function catchUp(): Promise<void> {
  const before = documentStore.getState()
  const summary = await loadSummary(before.documentId)
  if (summary === null) {
    // A design that was never stored, or is being stored just now, was not deleted.
    if (before.revision > 0 && documentStore.getState().revision === before.revision)
      noteDeletedElsewhere(before.documentId)
    return
  }
  if (summary.revision === before.revision) noteRestored(before.documentId)
  if (summary.revision <= before.revision || summary.writer.tab === THIS_TAB) return
  // Where this tab has changes of its own a save is on its way, and finds out within its transaction.
  const stored = isUnsaved(before) ? null : await readStored(before.documentId)
  if (stored !== null) takeIn(before, stored, 'Changes from another tab')
}

const look = (): void => void catchUp().catch(() => undefined)

/** Starts to listen to other tabs; a tab that slept looks for itself when it is shown again. */
export function followTabs(): void {
  onTabMessage((id) => {
    if (id === documentStore.getState().documentId) look()
  })
  globalThis.document?.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look()
  })
}

/** Shows what the other tab saved; one undo brings this tab's own version back. */
export async function takeTheirs(): Promise<void> {
  const before = documentStore.getState()
  const stored = await readStored(before.documentId)
  if (stored !== null) {
    if (takeIn(before, stored, 'Take the other tab’s version')) forgetUnsaved()
  } else if (documentStore.getState().documentId === before.documentId) {
    // It was deleted since: nothing stands against this tab's version any more.
    documentStore.setState({ isBehind: false })
    await flush()
  }
}

/** Goes on with this tab's version as a design of its own, its past included; the other one stays stored. */
export function keepMineAsCopy(): void {
  const state = documentStore.getState()
  const history = makeEdit(state, renameDesign(copyName(state.design.name)))
  moveDocument({ ...history, documentId: newId(), revision: 0, isBehind: false, saveState: 'unsaved' })
}
