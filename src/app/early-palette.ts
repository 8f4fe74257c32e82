/** The search, asked for while a dialog is on its way out: it opens as soon as that is gone, with what was typed until then. */
import { openDialog, sessionStore } from '@/stores/session/session-store'
import { keepTyped } from '@/stores/session/typed-ahead'

/** A dialog that stands longer than this after the keys does not go because of what was done before them. */
const PATIENCE_MS = 1500

const FIELD = 'input, textarea, select, [contenteditable=true]'

/** Listens for the keys of the search while a dialog stands; returns how to stop. */
export function awaitPalette(): () => void {
  let asked: { readonly at: number; typed: string } | null = null
  const isFresh = () => asked !== null && performance.now() - asked.at < PATIENCE_MS
  const stopSession = sessionStore.subscribe(({ dialog }, before) => {
    if (before.dialog === null || dialog !== null || asked === null) return
    const { typed } = asked
    const opens = isFresh()
    asked = null
    if (!opens) return
    // After all that closes the dialog is told so.
    queueMicrotask(() => {
      openDialog('commands')
      for (const key of typed) keepTyped(key)
    })
  })
  const listen = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event
    const { dialog } = sessionStore.getState()
    if (dialog === null || dialog === 'commands') return
    if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'k')
      asked = { at: performance.now(), typed: '' }
    else if (key === 'Escape' || !isFresh() || (target instanceof Element && target.closest(FIELD))) return
    else if (asked && !ctrlKey && !metaKey && !altKey && [...key].length === 1) asked.typed += key
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('keydown', listen, { capture: true })
  return () => {
    stopSession()
    window.removeEventListener('keydown', listen, { capture: true })
  }
}
