/**
 * Keeps what is not saved yet as a draft of this tab, at a longest interval while one types or drags: typing
 * on puts it off no further. A draft is what changed in pieces, and is no save: it counts where no other tab has
 * saved, and nobody follows it.
 */
import type { Design } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import { focusedText, onTyping } from '../browser/focused-field'
import { type DocumentState, documentStore, isUnsaved } from '../document/document-store'
import { finished, hasUnfinished, onUnfinished } from '../document/unfinished'
import { dropDraft } from './design-database'
import { storeDraft, storedPieces } from './save-document'
import { enqueue } from './save-queue'
import {
  countUnfinished,
  forgetStored,
  hasStored,
  isOver,
  isStored,
  isUnasked,
  keepLocally,
  newestChange,
  newestEdit,
  noteStored,
  shareOf,
} from './unsaved-work'

/** From one draft to the next, however quickly one types. */
const INTERVAL_MS = 200

/** So long nothing is begun beside a draft that has not arrived: a page that is busy may hear late that it has. */
const LONGEST_WAIT_MS = 400

/** Up to this many nodes the whole design goes into `localStorage` at once; it takes about a millisecond. */
const LARGEST_KEPT_AT_ONCE = 300

let timer: ReturnType<typeof setTimeout> | undefined
/** When the last draft was begun, by the page's clock. */
let begunAt = Number.NEGATIVE_INFINITY
/** Whether a draft is on its way that is written in several steps, or that nobody knows to arrive. */
let isWaiting = false

/** Whether the database took the last thing that it was given. Until it has, `localStorage` is asked as well. */
let isTrusted = false

export const trustDatabase = (trusted: boolean): void => {
  isTrusted = trusted
}

/** Whether there is anything of the open design that the database should have and has not. */
const hasWork = (shown: DocumentState) =>
  shown.isReady && (isUnsaved(shown) || hasUnfinished() || focusedText() !== null)

/** What was opened unasked and never changed would not be missed. */
const isNobodys = (id: string, design: Design) => isUnasked(design) && !hasStored(id)

/** Whether all of the open design is in pieces that are stored, so that a draft of it takes no time. */
const isQuick = ({ documentId, design }: DocumentState) =>
  storedPieces(documentId) !== undefined || nodeCount(design) <= LARGEST_KEPT_AT_ONCE

/** Nodes up to which a draft of what changed is made within a few milliseconds, before the change is even painted. */
const LARGEST_BEFORE_FRAME = 2_000

/** A page that is hidden paints no frame to wait for. */
const LONGEST_FRAME_MS = 100

/**
 * Keeps the newest change: at once where the last draft was begun long enough ago, since a page that is busy
 * with what is typed may come to nothing else, or else when that is so. Of a large design the change is painted first:
 * to find what changed of it takes longer than a frame.
 */
export function keepSoon(): void {
  if (!isTrusted) keepSmall()
  const left = begunAt + INTERVAL_MS - performance.now()
  const shown = documentStore.getState()
  if (left > 0 || hasToWait() || !isQuick(shown))
    timer ??= setTimeout(keepLater, Math.max(left, 0) || INTERVAL_MS)
  else if (nodeCount(shown.design) <= LARGEST_BEFORE_FRAME) void keepNow()
  else keepAfterFrame()
}

let isFrameAwaited = false

/** Keeps once the change is on the screen. What is sent to oneself comes before timers, however much is typed. */
function keepAfterFrame(): void {
  timer ??= setTimeout(keepLater, LONGEST_FRAME_MS)
  if (isFrameAwaited) return
  isFrameAwaited = true
  requestAnimationFrame(() => {
    isFrameAwaited = false
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      if (timer !== undefined) keepLater()
    }
    port2.postMessage(null)
  })
}

function keepLater(): void {
  clearTimeout(timer)
  timer = undefined
  if (hasToWait()) keepSoon()
  else void keepNow()
}

/** Whether the next draft waits for one that is on its way: for one in several steps as long as that takes. */
const hasToWait = (): boolean =>
  isWaiting && (performance.now() - begunAt < LONGEST_WAIT_MS || !isQuick(documentStore.getState()))

function keepSmall(): void {
  if (nodeCount(documentStore.getState().design) <= LARGEST_KEPT_AT_ONCE) keepShown()
}

async function keepNow(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const shown = documentStore.getState()
  const { documentId } = shown
  const number = newestChange()
  if (!hasWork(shown)) {
    if (hasStored(documentId)) await enqueue(() => giveUp(documentId, number))
    return
  }
  const state = finished(shown)
  if (isNobodys(documentId, state.design) || (isTrusted && isStored(documentId, number))) return
  const begun = performance.now()
  begunAt = begun
  isWaiting = !isTrusted || !isQuick(shown)
  const isDraft = await storeDraft(state, number, focusedText())
  if (begun === begunAt) isWaiting = false
  trustDatabase(isDraft)
  if (!isDraft) keepSmall()
  // A save that was quicker left it behind.
  else if (isOver(documentId, number)) await enqueue(() => giveUp(documentId, number))
  else noteStored(documentId, number)
}

/** Up to which change a save of the open design has everything: all of it, where nothing is unfinished. */
export const savedChange = (): number =>
  hasUnfinished() || focusedText() !== null ? newestEdit() : newestChange()

/** Gives up what is kept of a design up to a change: it is saved elsewhere, or not wanted any more. */
export async function giveUp(id: string, number: number): Promise<void> {
  forgetStored(id, number)
  await dropDraft(shareOf(id, number)).catch(() => undefined)
}

/** Keeps the newest state where no waiting is needed; whether all of it is kept then. */
export function keepShown(): boolean {
  const shown = documentStore.getState()
  if (!hasWork(shown)) return true
  const state = finished(shown)
  return isNobodys(state.documentId, state.design) || keepLocally(state, newestChange())
}

/** What stood in the focused field when it was looked at last. */
let noted: string | null = null

function noteTyping(): void {
  const text = focusedText()?.text ?? null
  if (text === noted) return
  noted = text
  noteUnfinished()
}

function noteUnfinished(): void {
  countUnfinished()
  keepSoon()
}

/** Starts to keep what is unfinished as well; called once. */
export function startDrafts(): void {
  onUnfinished(noteUnfinished)
  onTyping(noteTyping)
}
