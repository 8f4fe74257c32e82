import { type DialogName, sessionStore } from './session-store'

/** The dialogs that begin with a text field. */
const WITH_TEXT: ReadonlySet<DialogName | null> = new Set(['commands', 'open'])

let kept = ''

sessionStore.subscribe((now, before) => {
  if (now.dialog !== before.dialog || now.renaming !== before.renaming) kept = ''
})

/** Whether a dialog was asked for whose field takes what is typed as soon as it stands. */
export const isTextDialogWanted = (): boolean => WITH_TEXT.has(sessionStore.getState().dialog)

/** Whether the words of something on the canvas are about to be typed, in a field that takes what is typed as soon as it stands. */
export const isNameFieldWanted = (): boolean => sessionStore.getState().renaming !== null

/** Keeps a key that was typed before the field stood: a character, or Backspace for the last of them. */
export function keepTyped(key: string): void {
  kept = key === 'Backspace' ? [...kept].slice(0, -1).join('') : kept + key
}

/** What was kept, once: the field that has the focus now puts it in. */
export function takeTyped(): string {
  const typed = kept
  kept = ''
  return typed
}
