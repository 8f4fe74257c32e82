/**
 * Saves the open design as it changes: as a draft at a longest interval, for good when typing pauses, and both
 * when `leave-page.ts` asks. Never writes over what another tab saved.
 */

import { writeLocal, writeTab } from '../browser/local-storage'
import { newId } from '../browser/new-id'
import { type DocumentState, documentStore, isUnsaved, reopen } from '../document/document-store'
import { notify } from '../session/session-store'
import { rememberOpened } from './design-database'
import { giveUp, keepShown, keepSoon, savedChange, startDrafts, trustDatabase } from './keep-drafts'
import { LAST_OPENED } from './last-opened'
import { copyName, forgetLoaded, saveAsCopy, storeShown } from './save-document'
import { enqueue, queued } from './save-queue'
import type { DesignSummary } from './stored-design'
import {
  countEdit,
  forgetStored,
  isAnyHomeless,
  isStored,
  isUnasked,
  keepLocally,
  newestChange,
  noteHomeless,
  noteOpened,
  shareOf,
} from './unsaved-work'

const PAUSE_MS = 300

/** Whoever types on without a pause has it saved, and other tabs see it, at least this often. */
const LONGEST_UNSAVED_MS = 3_000

let timer: ReturnType<typeof setTimeout> | undefined
/** When the open design became unsaved, by the page's clock. */
let unsavedSince: number | null = null
/** Set while the open design moves to another id with all that is unsaved in it. */
let isMoving = false

const isOpen = ({ documentId }: Pick<DocumentState, 'documentId'>) =>
  documentStore.getState().documentId === documentId

function schedule(): void {
  clearTimeout(timer)
  unsavedSince ??= performance.now()
  const left = unsavedSince + LONGEST_UNSAVED_MS - performance.now()
  timer = setTimeout(() => void flush(), Math.max(0, Math.min(PAUSE_MS, left)))
}

/** Takes the outcome of a save into the open document, unless another one is open by now. */
function settle(saved: DocumentState, number: number, { revision }: DesignSummary): void {
  forgetStored(saved.documentId, number)
  if (!isOpen(saved)) {
    forgetLoaded(saved.documentId)
    return
  }
  const { design, saveState } = documentStore.getState()
  // Unsaved again although nothing changed: it was deleted while it was saved.
  const isCurrent = design === saved.design && saveState !== 'unsaved'
  documentStore.setState({ revision, saveState: isCurrent ? 'saved' : 'unsaved' })
}

/** A design that was left and could not be stored lives on in this notice, with its past. */
function offerBack(left: DocumentState): void {
  if (isUnasked(left.design)) return
  notify({
    text: `${left.design.name} could not be saved.`,
    tone: 'warning',
    action: { label: `Go back to ${shortened(left.design.name)}`, run: () => goBack(left) },
  })
}

const LONGEST_SHOWN = 40

const shortened = (name: string) => (name.length > LONGEST_SHOWN ? `${name.slice(0, LONGEST_SHOWN)}…` : name)

/** Where an earlier or a later state of it was opened meanwhile, that one is not written over. */
const goBack = (left: DocumentState): void =>
  reopen(isOpen(left) ? { ...left, documentId: newId(), revision: 0 } : left)

async function settleConflict(mine: DocumentState, number: number): Promise<void> {
  if (isOpen(mine)) {
    documentStore.setState({ isBehind: true, saveState: 'unsaved' })
    return
  }
  const copy = copyName(mine.design.name)
  if ((await saveAsCopy(mine.design, copy, shareOf(mine.documentId, number))) !== null) return offerBack(mine)
  forgetStored(mine.documentId, number)
  notify({
    text: `Another tab changed ${mine.design.name}. Your changes are kept as ${copy}.`,
    tone: 'warning',
  })
}

async function saveNow(shown: DocumentState, number: number): Promise<void> {
  const outcome = await storeShown(shown, number)
  trustDatabase(outcome.kind !== 'failed')
  if (outcome.kind === 'failed') {
    if (isOpen(shown)) documentStore.setState({ saveState: outcome.reason })
    else offerBack(shown)
  } else if (outcome.kind === 'saved') settle(shown, number, outcome.summary)
  else await settleConflict(shown, number)
}

/** Saves what is not saved yet, now; resolves when that is done or cannot be. */
export function flush(): Promise<void> {
  clearTimeout(timer)
  unsavedSince = null
  const shown = documentStore.getState()
  if (!shown.isReady || !isUnsaved(shown) || shown.isBehind) return queued()
  return enqueue(saveOpen)
}

async function saveOpen(): Promise<void> {
  const now = documentStore.getState()
  if (!isUnsaved(now) || now.isBehind) return
  if (now.saveState === 'unsaved') documentStore.setState({ saveState: 'saving' })
  await saveNow(now, savedChange())
}

/** Keeps a design with unsaved changes that another one takes the place of. */
function keepLeft(left: DocumentState): void {
  const number = newestChange()
  if (!isUnasked(left.design) && !isStored(left.documentId, number) && !keepLocally(left, number))
    noteHomeless(left.documentId)
  void enqueue(() => saveNow(left, number))
}

function keepChange(state: DocumentState): void {
  countEdit()
  keepSoon()
  if (!state.isBehind) schedule()
}

function remember({ documentId }: DocumentState): void {
  rememberOpened(documentId).catch(() => undefined)
  writeLocal(LAST_OPENED, documentId)
  writeTab(LAST_OPENED, documentId)
}

function onChange(state: DocumentState, before: DocumentState): void {
  if (state.documentId !== before.documentId) {
    if (!isUnsaved(before)) forgetLoaded(before.documentId)
    else if (before.isReady && !isMoving) keepLeft(before)
    noteOpened(state.documentId)
    remember(state)
    if (isUnsaved(state)) keepChange(state)
  } else if (state.design !== before.design && isUnsaved(state)) keepChange(state)
}

/** Gives the open design, with its past and what is unsaved, another id. */
export function moveDocument(change: Partial<DocumentState> & Pick<DocumentState, 'documentId'>): void {
  const { documentId } = documentStore.getState()
  const number = newestChange()
  isMoving = true
  documentStore.setState(change)
  isMoving = false
  void flush().then(() => {
    // Not before it is kept under its new id.
    const now = documentStore.getState()
    if (!isUnsaved(now) || isStored(now.documentId, number)) void enqueue(() => giveUp(documentId, number))
  })
}

/** Drops what is kept of the open design: it is saved, or not wanted any more. */
export function forgetUnsaved(): void {
  const { documentId } = documentStore.getState()
  const number = newestChange()
  forgetStored(documentId, number)
  void enqueue(() => giveUp(documentId, number))
}

/** Stops saving a design that was deleted, until it is changed here. */
export function noteDeleted(id: string): void {
  if (!isOpen({ documentId: id })) return
  forgetUnsaved()
  documentStore.setState({ saveState: 'deleted', isBehind: false })
}

/** Another tab deleted a design. With changes here that it had not seen the design is stored anew. */
export function noteDeletedElsewhere(id: string): void {
  const state = documentStore.getState()
  if (state.documentId !== id) return
  if (isUnsaved(state)) {
    documentStore.setState({ saveState: 'unsaved', isBehind: false })
    void flush()
  } else noteDeleted(id)
}

/** A deleted design was put back as it was. */
export function noteRestored(id: string): void {
  const { documentId, saveState } = documentStore.getState()
  if (documentId === id && saveState === 'deleted') documentStore.setState({ saveState: 'saved' })
}

/** Stores the open design, which another tab deleted, anew. */
export function keepDeleted(): Promise<void> {
  if (documentStore.getState().saveState === 'deleted') documentStore.setState({ saveState: 'unsaved' })
  return flush()
}

/**
 * Keeps what is unsaved where that takes no waiting, and starts to save it: the page may be gone after this
 * call. False where neither the journal nor the database has all of it yet.
 */
export function keepAtOnce(): boolean {
  const isAllStored = keepShown()
  void flush()
  return isAllStored && !isAnyHomeless()
}

/** Starts saving; called once. */
export function startAutosave(): void {
  documentStore.subscribe(onChange)
  startDrafts()
}
