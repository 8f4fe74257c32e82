/** The stored designs as the screen handles them: list, open, duplicate, delete. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { emptyDesign } from '@/core/model/empty-design'
import { documentStore, showStored } from '../document/document-store'
import { notify } from '../session/session-store'
import { tellTabs } from '../tabs/tab-channel'
import { flush, noteDeleted } from './autosave'
import { type Checked, checkStored } from './check-stored'
import { deleteStored, loadStored, loadSummaries, restoreStored } from './design-database'
import type { KnownPieces } from './pack-design'
import { excuseStorage, noteLoaded, saveAsCopy, tellSaved } from './save-document'
import type { DesignSummary, StoredDesign } from './stored-design'
import { openUnasked } from './unsaved-work'

interface DesignList {
  /** The latest change first; null until they were read. */
  readonly designs: readonly DesignSummary[] | null
}

const designListStore = createStore<DesignList>(() => ({ designs: null }))

/** The stored designs, by their summaries; `refreshDesigns` reads them. */
export const useDesigns = (): DesignList['designs'] => useStore(designListStore, (state) => state.designs)

/** Reads the list of stored designs, the latest change first; empty where the browser keeps none. */
export async function refreshDesigns(): Promise<readonly DesignSummary[]> {
  const designs = await orExcuse(loadSummaries(), [])
  designListStore.setState({ designs })
  return designs
}

async function orExcuse<Value>(promise: Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await promise
  } catch (error) {
    excuseStorage(error)
    return otherwise
  }
}

export interface ReadDesign extends Checked {
  readonly summary: DesignSummary
  /** Which stored pieces it was put together from; none where it is not as it was stored. */
  readonly known: KnownPieces
}

/** Reads one stored design; null, after saying why, where it cannot be shown. */
export async function readStored(id: string): Promise<ReadDesign | null> {
  const stored = await orExcuse(loadStored(id), null)
  if (stored === null) return null
  const checked = await checkStored(stored.content, stored.summary.format)
  if (checked.ok) {
    const known: KnownPieces = checked.value.design === stored.content ? stored.known : new Map()
    return { ...checked.value, summary: stored.summary, known }
  }
  notify({
    text: `${stored.summary.name} cannot be opened and stays as it is. ${checked.error}`,
    tone: 'error',
  })
  return null
}

/** Opens a stored design; false where there is none that can be shown. What was open is saved first. */
export async function openStored(id: string): Promise<boolean> {
  await flush()
  const stored = await readStored(id)
  if (stored === null) return false
  noteLoaded(id, stored.known)
  showStored({ documentId: id, design: stored.design, revision: stored.summary.revision })
  if (stored.warning !== undefined)
    notify({ text: `${stored.design.name} holds something unusual. ${stored.warning}`, tone: 'warning' })
  return true
}

/** Copies a stored design into one of its own and opens neither. */
export async function duplicateDesign(id: string): Promise<void> {
  await flush()
  const stored = await readStored(id)
  if (stored === null) return
  await saveAsCopy(stored.design, `${stored.design.name} (copy)`)
  await refreshDesigns()
}

async function putBack(stored: StoredDesign): Promise<void> {
  await orExcuse(restoreStored(stored), undefined)
  tellSaved(stored.summary)
  await refreshDesigns()
}

/** Opens the design that was changed last; an empty one where none is left. */
async function openAnother(): Promise<void> {
  for (const { id } of await refreshDesigns()) if (await openStored(id)) return
  openUnasked(emptyDesign('Untitled'))
}

/** Deletes a stored design and offers to put it back. Where it is the open one, another one is opened. */
export async function deleteDesign(id: string): Promise<void> {
  await flush()
  const stored = await orExcuse(deleteStored(id), null)
  if (stored === null) return
  tellTabs({ kind: 'deleted', id })
  notify({
    text: `Deleted ${stored.summary.name}.`,
    tone: 'info',
    action: { label: 'Put back', run: () => void putBack(stored) },
  })
  noteDeleted(id)
  if (documentStore.getState().documentId === id) await openAnother()
  // There may be room now for what a full disk did not take.
  await flush()
  await refreshDesigns()
}
