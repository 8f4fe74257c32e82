/** What is kept when the page is hidden or left, and when to ask before it is left. */
import { keepAtOnce } from '../storage/autosave'

/** Names are taken when their field is left. The focus stays, for a page that is shown again. */
function takeHalfTyped(): void {
  const focused = globalThis.document?.activeElement as HTMLElement | null | undefined
  if (!focused?.matches('input, textarea')) return
  focused.blur()
  focused.focus({ preventScroll: true })
}

function leave(): void {
  takeHalfTyped()
  keepAtOnce()
}

/** A design may be too large for the journal, or the browser keep nothing: then only staying keeps it. */
function ask(event: Event): void {
  takeHalfTyped()
  if (!keepAtOnce()) event.preventDefault()
}

/** Starts to keep what is unsaved whenever the page may be about to go; called once. */
export function keepOnLeaving(): void {
  globalThis.addEventListener?.('pagehide', leave)
  globalThis.addEventListener?.('beforeunload', ask)
  // A phone may end a hidden page without another word.
  globalThis.document?.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave()
  })
}
