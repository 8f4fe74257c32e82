/** The stored designs as the screen handles them: list, open, duplicate, delete. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { showStored } from '../document/document-store'
import { notify } from '../session/session-store'
import { flush } from './autosave'
import { type Checked, checkStored } from './check-stored'
import { loadStored, loadSummaries } from './design-database'
import type { KnownPieces } from './packed-content'
import { excuseStorage, noteLoaded } from './save-document'
import type { DesignSummary } from './stored-design'
import { bringHistoryBack } from './stored-history'

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

/** What a promise brings; where the browser fails that is said, and `otherwise` comes instead. */
export async function orExcuse<Value>(promise: Promise<Value>, otherwise: Value): Promise<Value> {
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
  bringHistoryBack(stored.summary)
  if (stored.warning !== undefined)
    notify({ text: `${stored.design.name} holds something unusual. ${stored.warning}`, tone: 'warning' })
  return true
}
