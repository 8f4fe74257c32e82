/** The open design with its past and future. Every change of a design goes through `dispatch`. */
import { useStore } from 'zustand'
import type { Edit } from '@/core/edits/edit'
import { type History, makeEdit, redoStep, settle, startHistory, undoStep } from '@/core/edits/history'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { type NodeId, nodeCount } from '@/core/model/node-id'
import { deepFreeze } from '@/core/shared/deep-freeze'
import { IN_FOREIGN_FRAME } from '../browser/foreign-frame'
import { newId } from '../browser/new-id'
import { leaveDrawing } from '../session/session-store'
import { compareDesigns } from './compare-designs'
import { followNodes } from './follow-nodes'
import { bringSelectionBack, noteSelection } from './left-selection'
import { createSteadyStore } from './steady-store'
import { staysAsDrawn } from './where-drawn'

/** Why the browser does not take a design: it is `full`, or keeps none at all. */
export type NotSaved = 'full' | 'unavailable'

/** Whether the browser has the design; `deleted` where another tab took it away and nothing changed here since. */
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'deleted' | NotSaved

export interface DocumentState extends History {
  readonly documentId: string
  /** The stored revision that this design grew out of; 0 for one that was never stored. */
  readonly revision: number
  /** The nodes that the last edit, undo or redo changed or added. */
  readonly touched: readonly NodeId[]
  readonly saveState: SaveState
  /** Whether another tab saved this design while this one had changes of its own. */
  readonly isBehind: boolean
  /** False until the first design is open. */
  readonly isReady: boolean
}

/** Freezing costs a walk over the design; beyond this many nodes development would feel it. */
const LARGEST_FROZEN = 2_000

const NOTHING: readonly never[] = []

const fresh = startHistory(emptyDesign('Untitled'))

export const documentStore = createSteadyStore<DocumentState>({
  ...fresh,
  documentId: newId(),
  revision: 0,
  touched: NOTHING,
  saveState: 'saved',
  isBehind: false,
  isReady: false,
})

export const useDocument = <Value>(selector: (state: DocumentState) => Value): Value =>
  useStore(documentStore, selector)

/** In development a change in place throws where it is made. */
function guard(design: Design): void {
  if (!import.meta.env.DEV) return
  if (nodeCount(design) <= LARGEST_FROZEN) deepFreeze(design)
}

function commit(history: History, rest: Partial<DocumentState>): readonly NodeId[] {
  const before = documentStore.getState()
  guard(history.design)
  noteSelection(before.design)
  const changes = compareDesigns(before.design, history.design)
  documentStore.setState({ ...history, ...rest, touched: changes.touched })
  followNodes(history.design, changes)
  return changes.touched
}

const isNotSaved = (state: SaveState): state is NotSaved => state === 'full' || state === 'unavailable'

/** Whether a state holds something that the database has not and should have. */
export const isUnsaved = ({ saveState }: Pick<DocumentState, 'saveState'>): boolean =>
  saveState !== 'saved' && saveState !== 'deleted'

function change(history: History): readonly NodeId[] {
  const { design, saveState } = documentStore.getState()
  if (history.design === design || IN_FOREIGN_FRAME) return NOTHING
  return commit(history, { saveState: isNotSaved(saveState) ? saveState : 'unsaved' })
}

/**
 * Makes an edit and returns the nodes that it changed or added, to select or to flash. An edit that changes
 * nothing adds no step. In a frame of another site none is made.
 */
export const dispatch = (edit: Edit): readonly NodeId[] =>
  change(makeEdit(documentStore.getState(), staysAsDrawn(edit)))

/** Ends the step that further typing goes into: called where a field is left, it makes each visit a step. */
export const settleHistory = (): void => {
  const { openKey } = settle(documentStore.getState())
  documentStore.setState({ openKey })
}

/** Takes the last step back, selects what was selected before it, and returns the nodes that came back or changed. */
export const undo = (): readonly NodeId[] => goTo(undoStep(documentStore.getState()))

/** Makes again what was undone, selects what was selected then, and returns the nodes that it changed or added. */
export const redo = (): readonly NodeId[] => goTo(redoStep(documentStore.getState()))

function goTo(history: History): readonly NodeId[] {
  const touched = change(history)
  if (documentStore.getState().design === history.design) bringSelectionBack(history.design)
  return touched
}

/**
 * Takes in what storage holds of the open design, as a step that can be undone. Reading it took a while: false,
 * and nothing is changed, where another design was opened since `before`, or this one was changed.
 */
export function takeStored(
  before: Pick<DocumentState, 'documentId' | 'design'>,
  edit: Edit,
  revision: number,
): boolean {
  const now = documentStore.getState()
  if (now.documentId !== before.documentId || now.design !== before.design) return false
  commit(makeEdit(now, edit), { revision, saveState: 'saved', isBehind: false })
  return true
}

/** A design as it lies in storage, with where it is kept. */
interface Stored {
  readonly documentId: string
  readonly design: Design
  readonly revision: number
}

/** Shows a design that storage has, with no past. Whatever was open must be kept already. */
export const showStored = (stored: Stored): void => show(stored, 'saved')

/** Shows a design, with no past, that the database does not take. */
export const showStranded = (stored: Stored, reason: NotSaved): void => show(stored, reason)

function show({ documentId, design, revision }: Stored, saveState: SaveState): void {
  guard(design)
  leaveDrawing()
  documentStore.setState({
    ...startHistory(design),
    documentId,
    revision,
    touched: NOTHING,
    saveState,
    isBehind: false,
    isReady: true,
  })
}

/** Shows a state that was left as it was then, with its past. */
export function reopen(left: DocumentState): void {
  leaveDrawing()
  documentStore.setState({ ...left, touched: NOTHING, saveState: 'unsaved' })
}

/** Opens a design as a new one of its own, which is then saved; what was open stays stored as it is. */
export const openDesign = (design: Design): void =>
  show({ documentId: newId(), design, revision: 0 }, 'unsaved')
