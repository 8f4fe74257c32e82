/** What is going on in this tab: selection, open panel and dialog, what was just said. Never saved, never undone. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Box } from '@/core/layout/box-of'
import type { MarkId } from '@/core/model/marks'
import type { NodeId } from '@/core/model/node-id'

export type BottomTab = 'findings' | 'checklist' | 'sizing' | 'table' | 'whatIf' | 'compare'

export type DialogName =
  | 'export'
  | 'picture'
  | 'share'
  | 'upgrade'
  | 'compare'
  | 'versions'
  | 'merge'
  | 'schemas'
  | 'access'
  | 'open'
  | 'import'
  | 'designs'
  | 'new'
  | 'commands'
  | 'shortcuts'

/** A short word to the user that goes away by itself, and what they may do about it. */
export interface Notice {
  readonly id: number
  readonly text: string
  readonly tone: 'info' | 'good' | 'warning' | 'error'
  readonly action?: { readonly label: string; readonly run: () => void }
  /** Whether what can be done is of the open design, and makes no sense once another is open. */
  readonly isOfDesign?: true
  /** Says why what was just done by hand did nothing: it goes with the next press. */
  readonly isOfMoment?: true
}

/** Something to do once; the same thing asked for again has another nonce. */
interface Once {
  readonly nonce: number
}

export interface SessionState {
  /** Ids of nodes and edges. */
  readonly selection: ReadonlySet<string>
  readonly bottomTab: BottomTab
  readonly dialog: DialogName | null
  /** The node whose name, or the mark whose words are being typed on the canvas. */
  readonly renaming: NodeId | MarkId | null
  /** The node that is being connected to another one, whose name is typed next. */
  readonly connecting: NodeId | null
  /** What the canvas should bring into view. */
  readonly revealed: (Once & { readonly id: string; readonly takesFocus: boolean; readonly box?: Box }) | null
  /** Of what the inspector should offer the field that matters for typing. */
  readonly asked: (Once & { readonly id: string }) | null
  /** The part of the inspector that should come into view, by its heading. */
  readonly sought: (Once & { readonly section: string; readonly takesFocus: boolean }) | null
  /** The nodes to light up briefly. */
  readonly flashed: (Once & { readonly ids: readonly string[] }) | null
  /** What stands in place of the inspector. */
  readonly mode: 'review' | 'compare' | null
  /** What stands on the drawing and is no part of the design, to be shown with all of it. */
  readonly besides: readonly Box[]
  /** The height, in pixels of the screen, that something covers along the foot of the drawing: what is shown whole keeps above it. */
  readonly coveredFoot: number
  /** What lights up on the drawing, nodes and edges by their ids, while the rest is dimmed; null where nothing was asked for. */
  readonly lit: ReadonlySet<string> | null
  /** The finding that is looked at, by its key of `findingKeys`. */
  readonly activeFinding: string | null
  /** What a screen reader should say. */
  readonly announcement: (Once & { readonly text: string }) | null
  readonly notices: readonly Notice[]
}

const NOTHING: ReadonlySet<string> = new Set()
const NO_BOXES: readonly Box[] = []

/** With more than these the oldest have been seen. */
const KEPT_NOTICES = 5

export const sessionStore = createStore<SessionState>(() => ({
  selection: NOTHING,
  bottomTab: 'findings',
  dialog: null,
  renaming: null,
  connecting: null,
  revealed: null,
  asked: null,
  sought: null,
  flashed: null,
  mode: null,
  besides: NO_BOXES,
  coveredFoot: 0,
  lit: null,
  activeFinding: null,
  announcement: null,
  notices: [],
}))

export const useSession = <Value>(selector: (state: SessionState) => Value): Value =>
  useStore(sessionStore, selector)

let nonces = 0
const nextNonce = (): number => {
  nonces += 1
  return nonces
}

const hasSame = (ones: ReadonlySet<string>, others: ReadonlySet<string>) =>
  ones.size === others.size && [...ones].every((id) => others.has(id))

/** Selects exactly these; a selection that stays the same keeps its identity. */
export function select(ids: Iterable<string>): void {
  const selection = new Set(ids)
  if (hasSame(selection, sessionStore.getState().selection)) return
  sessionStore.setState({ selection: selection.size === 0 ? NOTHING : selection, sought: null })
}

export function toggleSelected(id: string): void {
  const selection = new Set(sessionStore.getState().selection)
  if (!selection.delete(id)) selection.add(id)
  select(selection)
}

export const clearSelection = (): void => select(NOTHING)

/** Selects one thing and asks the canvas to bring it into view, and to give it the focus where it was searched for. */
export function reveal(id: string, takesFocus = false): void {
  select([id])
  // What is selected and in view already would look as if nothing happened.
  flash([id])
  sessionStore.setState({ revealed: { id, takesFocus, nonce: nextNonce() } })
}

/** Brings a part of the drawing into view where nothing stands that could be selected. */
export const revealBox = (box: Box): void =>
  sessionStore.setState({ revealed: { id: '', takesFocus: false, box, nonce: nextNonce() } })

/** Shows the whole drawing with what stands beside the design. */
export const revealAll = (besides: readonly Box[]): void =>
  sessionStore.setState({ besides, revealed: { id: '', takesFocus: false, nonce: nextNonce() } })

export const coverFoot = (coveredFoot: number): void => sessionStore.setState({ coveredFoot })

/** Selects one thing and gives the focus to the field of the inspector that matters of it. */
export function askFor(id: string): void {
  select([id])
  sessionStore.setState({ asked: { id, nonce: nextNonce() } })
}

/** Brings a part of the inspector of what is selected into view, and gives its first field the focus where that is asked for. */
export const seek = (section: string, takesFocus = false): void =>
  sessionStore.setState({ sought: { section, takesFocus, nonce: nextNonce() } })

/** Lights nodes up briefly, to show what an action touched. */
export function flash(ids: readonly string[]): void {
  if (ids.length > 0) sessionStore.setState({ flashed: { ids, nonce: nextNonce() } })
}

/** Lights some nodes and edges on the drawing and dims the rest, until something else is lit; null lights nothing. */
export const light = (ids: Iterable<string> | null): void =>
  sessionStore.setState({ lit: ids && new Set(ids) })

export const startReview = (): void => sessionStore.setState({ mode: 'review' })

/** Compares on the drawing, with the steps under it. */
export const startCompare = (): void => sessionStore.setState({ mode: 'compare', bottomTab: 'compare' })

/** Ends the review or the comparison. */
export const endMode = (): void => sessionStore.setState({ mode: null, besides: NO_BOXES, lit: null })

export const showTab = (bottomTab: BottomTab): void => sessionStore.setState({ bottomTab })

export const openDialog = (dialog: DialogName | null): void => sessionStore.setState({ dialog })

export const startRenaming = (renaming: NodeId | MarkId | null): void => sessionStore.setState({ renaming })

/** Looks at a finding, by its key of `findingKeys`. */
export const activateFinding = (activeFinding: string | null): void =>
  sessionStore.setState({ activeFinding })

/** Has a screen reader say something. */
export const announce = (text: string): void =>
  sessionStore.setState({ announcement: { text, nonce: nextNonce() } })

/** What can still be acted on stays longest: it may be the only way back to a drawing. */
function makeRoom(notices: readonly Notice[]): readonly Notice[] {
  if (notices.length <= KEPT_NOTICES) return notices
  const leastNeeded = notices.find(({ action }) => action === undefined) ?? notices[0]
  return notices.filter((notice) => notice !== leastNeeded)
}

/** Shows a notice, once where it is shown already; a screen reader says it as well. Returns its id. */
export function notify(notice: Omit<Notice, 'id'>): number {
  const id = nextNonce()
  const others = sessionStore.getState().notices.filter(({ text }) => text !== notice.text)
  const notices = makeRoom([...others, { ...notice, id }])
  sessionStore.setState({ notices, announcement: { text: notice.text, nonce: nextNonce() } })
  return id
}

export const dismissNotice = (id: number): void =>
  sessionStore.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))

/** Drops what belongs to a drawing, when another one is opened. */
export const leaveDrawing = (): void =>
  sessionStore.setState({
    selection: NOTHING,
    renaming: null,
    connecting: null,
    revealed: null,
    asked: null,
    flashed: null,
    mode: null,
    besides: NO_BOXES,
    lit: null,
    activeFinding: null,
  })
