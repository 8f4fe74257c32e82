import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { openDialog, sessionStore, startRenaming } from '@/stores/session/session-store'
import { isNameFieldWanted, isTextDialogWanted, keepTyped } from '@/stores/session/typed-ahead'
import { commands } from './commands'

/** Where single keys are text, and even Ctrl Z belongs to the field. */
const TEXT_FIELD =
  'input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [contenteditable=true]'

/** Where letters lead to what begins with them, and Enter, Delete and the like have a meaning of their own. */
const OWN_KEYS = '[role=menu], [role=listbox], [role=tree], [role=dialog]'

/** A sign such as ? is nobody's but ours. */
const isSign = (shortcut: string): boolean => /^[^a-z0-9]$/i.test(shortcut)

const isInside = (event: KeyboardEvent, selector: string): boolean =>
  event.target instanceof Element && event.target.closest(selector) !== null

/** Keeps what is typed for a field that does not stand yet from whatever has the focus until then. */
function keepForField(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event
  const isForDialog = isTextDialogWanted() && !isInside(event, '[role=dialog]')
  const isForName = isNameFieldWanted() && !isInside(event, TEXT_FIELD)
  if (isComposing || !(isForDialog || isForName)) return
  const isAltGraph = event.getModifierState('AltGraph')
  if ((ctrlKey || metaKey || altKey) && !isAltGraph) return
  if (key === 'Escape' && isForDialog) openDialog(null)
  else if (key === 'Escape') startRenaming(null)
  else if (key === 'Backspace' || [...key].length === 1) keepTyped(key)
  else return
  event.preventDefault()
  event.stopPropagation()
}

/**
 * Runs commands by their shortcuts, from anywhere but a text field or a dialog. Keys that a browser would
 * take for itself (save, open, print) are kept from it only where a command answers them.
 */
export function Keyboard(): null {
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
    for (const command of commands) {
      const { shortcut } = command
      if (!shortcut || command.isNative) continue
      const isChord = shortcut.includes('$mod')
      const answersInText = isChord && !TEXT_EDITING.has(shortcut)
      const answer = (event: KeyboardEvent) => {
        if (!answersInText && isInside(event, TEXT_FIELD)) return
        const { dialog, renaming } = sessionStore.getState()
        if (dialog !== null) return
        // Where a name is about to be typed, a letter is a letter of it, never a command.
        if (renaming !== null && !isChord) return
        if (!isChord && !isSign(shortcut) && isInside(event, OWN_KEYS)) return
        if (command.enabled && !command.enabled()) return
        event.preventDefault()
        command.run()
      }
      bindings[shortcut] = answer
      // Signs like + and ? need Shift on some keyboards and not on others.
      if (isSign(shortcut)) bindings[`Shift+${shortcut}`] = answer
    }
    const stop = tinykeys(window, bindings)
    window.addEventListener('keydown', keepForField, { capture: true })
    return () => {
      stop()
      window.removeEventListener('keydown', keepForField, { capture: true })
    }
  }, [])
  return null
}

/** Chords that edit text where there is text to edit. */
const TEXT_EDITING = new Set(['$mod+z', '$mod+Shift+z', '$mod+a', '$mod+c', '$mod+v', '$mod+x', '$mod+d'])
