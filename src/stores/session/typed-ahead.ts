import { type DialogName, sessionStore } from './session-store'

/** The dialogs that begin with a text field. */
const WITH_TEXT: ReadonlySet<DialogName | null> = new Set(['commands', 'open'])

let waiting = ''

sessionStore.subscribe((now, before) => {
  const isOther =
    now.dialog !== before.dialog || now.renaming !== before.renaming || now.connecting !== before.connecting
  if (isOther || (now.asked !== before.asked && now.asked !== null)) waiting = ''
})

/** What was asked for whose field takes what is typed as soon as it stands: a dialog, a node's name, a field. */
export function textWanted(): 'dialog' | 'name' | 'field' | null {
  const { dialog, renaming, asked, connecting } = sessionStore.getState()
  if (WITH_TEXT.has(dialog) || connecting !== null) return 'dialog'
  if (dialog !== null) return null
  return renaming !== null ? 'name' : asked !== null ? 'field' : null
}

/** Gives up what was asked for, and what was typed for it. */
export function stopWanting(): void {
  sessionStore.setState({ dialog: null, renaming: null, asked: null, connecting: null })
  waiting = ''
}

/** Keeps a key that was typed before the field stood: a character, or Backspace for the last of them. */
export function keepTyped(key: string): void {
  waiting = key === 'Backspace' ? [...waiting].slice(0, -1).join('') : waiting + key
}

/** What was kept, once: the field that has the focus now puts it in. */
export function takeTyped(): string {
  const typed = waiting
  waiting = ''
  return typed
}
