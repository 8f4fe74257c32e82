/**
 * Saves the open design as it changes: into the journal at once, into the database when typing pauses, and
 * both when `leave-page.ts` asks. Never writes over what another tab saved.
 */

import type { Design } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import { writeLocal, writeTab } from '../browser/local-storage'
import { newId } from '../browser/new-id'
import { reportFault } from '../browser/report-fault'
import { type DocumentState, documentStore, isUnsaved, openDesign, reopen } from '../document/document-store'
import { notify } from '../session/session-store'
import { THIS_TAB } from '../tabs/this-tab'
import type { DesignSummary } from './design-database'
import { clearJournal, writeJournal } from './journal'
import { LAST_OPENED } from './last-opened'
import { copyName, saveAsCopy, storeShown, summaryOf } from './save-document'

const PAUSE_MS = 300

/** Up to this many nodes every single change goes into the journal; it takes about a millisecond. */
const LARGEST_JOURNALED_AT_ONCE = 300

/** The number of the newest change in this tab. */
let sequence = 0
let timer: ReturnType<typeof setTimeout> | undefined
let queue: Promise<void> = Promise.resolve()
/** Set while the open design moves to another id with all that is unsaved in it. */
let isMoving = false

/** The newest change in the journal, by design. */
const journaled = new Map<string, number>()

/** The designs that another one took the place of while neither the journal nor the database had all of them. */
const homeless = new Set<string>()

const isOpen = ({ documentId }: Pick<DocumentState, 'documentId'>) =>
  documentStore.getState().documentId === documentId

/** The design that was opened without anyone asking for it: while it stays as it is nobody would miss it. */
let unasked: Design | null = null

const isUnasked = ({ design }: Pick<DocumentState, 'design'>) => design === unasked

const isJournaled = (id: string) => journaled.get(id) === sequence

function journal(shown: DocumentState): void {
  if (isJournaled(shown.documentId) || (isUnasked(shown) && !journaled.has(shown.documentId))) return
  if (writeJournal(summaryOf(shown, sequence), shown.design)) journaled.set(shown.documentId, sequence)
}

/** Drops a journal entry, unless it holds a newer change than the one that is kept elsewhere. */
function forget(id: string, number: number): void {
  if ((journaled.get(id) ?? 0) > number) return
  journaled.delete(id)
  homeless.delete(id)
  clearJournal({ id, writer: { tab: THIS_TAB, sequence: number } })
}

/** Does one thing after the other; one that fails is reported and keeps none of the next from being done. */
function enqueue(work: () => Promise<void>): Promise<void> {
  queue = queue.then(work).catch(reportFault)
  return queue
}

function schedule(ms: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void flush(), ms)
}

/** Takes the outcome of a save into the open document, unless another one is open by now. */
function settle(saved: DocumentState, number: number, { revision }: DesignSummary): void {
  forget(saved.documentId, number)
  if (!isOpen(saved)) return
  const { design, saveState } = documentStore.getState()
  // Unsaved again although nothing changed: it was deleted while it was saved.
  const isCurrent = design === saved.design && saveState !== 'unsaved'
  documentStore.setState({ revision, saveState: isCurrent ? 'saved' : 'unsaved' })
}

/** A design that was left and could not be stored lives on in this notice, with its past. */
function offerBack(left: DocumentState): void {
  if (isUnasked(left)) return
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
  if ((await saveAsCopy(mine.design, copy)) !== null) return offerBack(mine)
  forget(mine.documentId, number)
  notify({
    text: `Another tab changed ${mine.design.name}. Your changes are kept as ${copy}.`,
    tone: 'warning',
  })
}

async function saveNow(shown: DocumentState, number: number): Promise<void> {
  const outcome = await storeShown(shown, number)
  if (outcome.kind === 'failed') {
    if (isOpen(shown)) documentStore.setState({ saveState: outcome.reason })
    else offerBack(shown)
  } else if (outcome.kind === 'saved') settle(shown, number, outcome.summary)
  else await settleConflict(shown, number)
}

/** Saves what is not saved yet, now; resolves when that is done or cannot be. */
export function flush(): Promise<void> {
  clearTimeout(timer)
  const shown = documentStore.getState()
  if (!shown.isReady || !isUnsaved(shown) || shown.isBehind) return queue
  return enqueue(saveOpen)
}

async function saveOpen(): Promise<void> {
  const now = documentStore.getState()
  if (!isUnsaved(now) || now.isBehind) return
  if (now.saveState === 'unsaved') documentStore.setState({ saveState: 'saving' })
  await saveNow(now, sequence)
}

/** Keeps a design with unsaved changes that another one takes the place of. */
function keepLeft(left: DocumentState): void {
  const number = sequence
  journal(left)
  if (!isJournaled(left.documentId) && !isUnasked(left)) homeless.add(left.documentId)
  void enqueue(() => saveNow(left, number))
}

function keepChange(state: DocumentState): void {
  sequence += 1
  if (nodeCount(state.design) <= LARGEST_JOURNALED_AT_ONCE) journal(state)
  if (!state.isBehind) schedule(PAUSE_MS)
}

function remember({ documentId }: DocumentState): void {
  writeLocal(LAST_OPENED, documentId)
  writeTab(LAST_OPENED, documentId)
}

function onChange(state: DocumentState, before: DocumentState): void {
  if (state.documentId !== before.documentId) {
    if (before.isReady && isUnsaved(before) && !isMoving) keepLeft(before)
    homeless.delete(state.documentId)
    remember(state)
    if (isUnsaved(state)) keepChange(state)
  } else if (state.design !== before.design && isUnsaved(state)) keepChange(state)
}

/** Gives the open design, with its past and what is unsaved, another id. */
export function moveDocument(change: Partial<DocumentState> & Pick<DocumentState, 'documentId'>): void {
  const { documentId } = documentStore.getState()
  isMoving = true
  documentStore.setState(change)
  isMoving = false
  forget(documentId, sequence)
}

/** Drops what the journal has of the open design: it is kept, or not wanted any more. */
export const forgetUnsaved = (): void => forget(documentStore.getState().documentId, sequence)

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
  const shown = documentStore.getState()
  if (shown.isReady && isUnsaved(shown)) {
    journal(shown)
    void flush()
    if (!isJournaled(shown.documentId) && !isUnasked(shown)) return false
  }
  return homeless.size === 0
}

/** Opens a design where nothing else is to be shown. It is saved as any other. */
export function openUnasked(design: Design): void {
  unasked = design
  openDesign(design)
}

/** Starts saving; called once. */
export function startAutosave(): void {
  documentStore.subscribe(onChange)
}
