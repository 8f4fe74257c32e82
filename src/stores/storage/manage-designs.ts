/** What is done to stored designs beside opening them: duplicating, deleting, putting back. */
import { emptyDesign } from '@/core/model/empty-design'
import { documentStore } from '../document/document-store'
import { notify } from '../session/session-store'
import { tellTabs } from '../tabs/tab-channel'
import { flush, noteDeleted } from './autosave'
import { deleteStored, restoreStored } from './deletion-database'
import { openStored, orExcuse, readStored, refreshDesigns } from './document-storage'
import { saveAsCopy, tellSaved } from './save-document'
import type { StoredDesign } from './stored-design'
import { openUnasked } from './unsaved-work'
import { putVersions, type StoredVersion, takeVersions } from './version-database'

/** Copies a stored design into one of its own and opens neither. */
export async function duplicateDesign(id: string): Promise<void> {
  await flush()
  const stored = await readStored(id)
  if (stored === null) return
  await saveAsCopy(stored.design, `${stored.design.name} (copy)`)
  await refreshDesigns()
}

async function putBack(stored: StoredDesign, versions: readonly StoredVersion[]): Promise<void> {
  await orExcuse(restoreStored(stored), undefined)
  await orExcuse(putVersions(versions), undefined)
  tellSaved(stored.summary)
  await refreshDesigns()
}

/** Opens the design that was changed last; an empty one where none is left. */
async function openAnother(): Promise<void> {
  for (const { id } of await refreshDesigns()) if (await openStored(id)) return
  openUnasked(emptyDesign('Untitled'))
}

/** Deletes a stored design with its versions and offers to put them back. Where it is the open one, another one is opened. */
export async function deleteDesign(id: string): Promise<void> {
  await flush()
  const stored = await orExcuse(deleteStored(id), null)
  if (stored === null) return
  const versions = await takeVersions(id).catch(() => [])
  tellTabs({ kind: 'deleted', id })
  notify({
    text: `Deleted ${stored.summary.name}.`,
    tone: 'info',
    action: { label: 'Put back', run: () => void putBack(stored, versions) },
  })
  noteDeleted(id)
  if (documentStore.getState().documentId === id) await openAnother()
  // There may be room now for what a full disk did not take.
  await flush()
  await refreshDesigns()
}
