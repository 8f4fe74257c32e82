/**
 * The steps to undo and redo of the open design, kept with each state of it and brought back with it, so that a reload
 * or the end of the browser takes none of them. What packs them is loaded with the first that there are.
 */
import type { History } from '@/core/edits/history'
import { type DocumentState, documentStore } from '../document/document-store'
import { isSoundDesign, STORED_FORMAT } from './check-stored'
import { loadHistory } from './history-database'
import type { DesignSummary } from './stored-design'

type Packer = typeof import('@/core/edits/packed-history')

let packer: Packer | null = null
let bringing: Promise<void> = Promise.resolve()

/** The design whose stored steps are still on their way: what is kept of it meanwhile leaves those alone. */
let awaited: string | null = null

async function loadPacker(): Promise<Packer> {
  packer ??= await import('@/core/edits/packed-history')
  return packer
}

/** The steps to keep with a state of a design; undefined where they cannot be told yet. */
export function packedHistory(state: History & Pick<DocumentState, 'documentId'>): string | undefined {
  if (awaited === state.documentId) return undefined
  if (!packer) void loadPacker().catch(() => undefined)
  return packer?.packHistory(state)
}

/** Puts steps before those that were made since a design was opened; those to redo only where there are none since. */
function putBefore(opened: DocumentState, text: string, { unpackHistory }: Packer): void {
  const now = documentStore.getState()
  const [first] = now.past
  if (now.documentId !== opened.documentId || (first?.design ?? now.design) !== opened.design) return
  const { past, future } = unpackHistory(text, opened.design, isSoundDesign)
  const isUnchanged = now.past.length + now.future.length === 0
  documentStore.setState({ past: [...past, ...now.past], ...(isUnchanged && { future }) })
}

async function bring(opened: DocumentState, text: () => Promise<string | undefined>): Promise<void> {
  awaited = opened.documentId
  try {
    const [loaded, kept] = await Promise.all([loadPacker(), text()])
    if (kept) putBefore(opened, kept, loaded)
  } catch {
    // Without them there is less to undo, and nothing of the design is missing.
  } finally {
    if (awaited === opened.documentId) awaited = null
  }
}

/** Brings back the steps of a design that was just shown, as they are stored with the state that is shown. */
export function bringHistoryBack(summary: DesignSummary): void {
  if (summary.format !== STORED_FORMAT) return
  bringing = bring(documentStore.getState(), () => loadHistory(summary))
}

/** Brings back steps that came with the design which was just shown. */
export function takeHistory(text: string | undefined): void {
  bringing = bring(documentStore.getState(), async () => text)
}

/** Resolves when the steps of the design that was opened last are back. */
export const historyBack = (): Promise<void> => bringing
