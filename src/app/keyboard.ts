import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { finishMark, waitingMark } from '@/features/canvas/marks/begin-mark'
import { enterTyped, leaveTyped } from '@/features/canvas/nodes/enter-name'
import { dismissNotice, notify, sessionStore } from '@/stores/session/session-store'
import { keepTyped, stopWanting, textWanted } from '@/stores/session/typed-ahead'
import type { Command } from '@/ui/command'
import { shownShortcut } from '@/ui/shown-shortcut'
import { commands } from './commands'
import { awaitPalette } from './early-palette'
import { followFocus, isDrawing, isDrawingAwaited, wasGivenBack } from './given-back'
import { followOneStops } from './one-stop'

/** Where single keys are text, and even Ctrl Z belongs to the field. */
const TEXT_FIELD =
  'input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [contenteditable=true]'

/** Where letters lead to what begins with them, and Enter, Delete and the like have a meaning of their own. */
const OWN_KEYS = '[role=menu], [role=listbox], [role=tree], [role=dialog]'

/** A sign such as ? is nobody's but ours. */
const isSign = (shortcut: string): boolean => /^[^a-z0-9]$/i.test(shortcut)

const isInside = (event: KeyboardEvent, selector: string): boolean =>
  event.target instanceof Element && event.target.closest(selector) !== null

/** Where the field stands that what is wanted is typed into. */
const FIELD_OF = { dialog: '[data-takes-typed]', name: '[data-name-field]', field: '[data-asked]' } as const

/** Where in a dialog a key has a meaning of its own, whatever its field is waiting for. */
const OWN_OF_DIALOG = ':is([role=dialog]) :is(input, textarea, select, button, a)'

/** Keeps what is typed for a field that does not stand yet from whatever has the focus until then. */
function keepForField(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event
  const wanted = textWanted()
  if (wanted === null || isComposing || isInside(event, FIELD_OF[wanted])) return
  if (wanted === 'dialog' && isInside(event, OWN_OF_DIALOG)) return
  const isAltGraph = event.getModifierState('AltGraph')
  const isEntered = key === 'Enter' && (ctrlKey || metaKey || waitingMark() !== 'note')
  const isEnd = wanted === 'name' && (key === 'Escape' || isEntered)
  if ((ctrlKey || metaKey || altKey) && !isAltGraph && !isEnd) return
  if (isEnd && waitingMark()) {
    // What comes until the mark is there is no part of a title that was entered.
    if (isEntered) keepTyped('\n')
    finishMark().catch(stopWanting)
  } else if (isEnd) isEntered ? enterTyped() : leaveTyped()
  else if (key === 'Escape') stopWanting()
  else if (key === 'Enter') keepTyped('\n')
  else if (key === 'Backspace' || [...key].length === 1) keepTyped(key)
  else return
  event.preventDefault()
  event.stopPropagation()
  // The field stands, and something else of its dialog has the focus for a moment: it takes what was kept.
  if (wanted === 'dialog') document.querySelector<HTMLElement>(FIELD_OF.dialog)?.focus()
}

/** A click elsewhere ends the wait for a field that has not come. */
function stopWaiting(): void {
  const wanted = textWanted()
  const isThere = wanted === 'dialog' ? '[role=dialog]' : wanted && FIELD_OF[wanted]
  if (isThere === null || document.querySelector(isThere) !== null) return
  if (waitingMark()) finishMark().catch(stopWanting)
  else stopWanting()
}

/** What a letter would have done, where the drawing has not been taken up: said instead of done. */
function sayHowToDraw({ label }: Command, key: string): void {
  dismissNotice(hint)
  hint = notify({
    text: `Click the drawing, or press Esc: then ${shownShortcut(key)} is “${label}”.`,
    tone: 'info',
  })
}

let hint = -1

const LETTER = /^(Shift\+)?[a-z]$/

/** Whether keys that were pressed are meant for a command; letters are only where the drawing has the focus. */
function isMeant(event: KeyboardEvent, command: Command, key: string): boolean {
  const { dialog, connecting } = sessionStore.getState()
  if (dialog !== null || connecting !== null) return false
  const isChord = key.includes('$mod')
  if (LEADING_ON.test(key)) return true
  if (isInside(event, TEXT_FIELD)) {
    if (!isChord || event.defaultPrevented) return false
    if (UNDOING.has(key)) return isInside(event, '[data-undoes], select')
    if (TEXT_EDITING.has(key)) return isInside(event, 'select')
  }
  if (ZOOMING.has(key)) return isDrawing(event.target)
  if (DELETING.has(key)) return isDrawing(event.target) || isInside(event, '[role=tree]')
  if (isChord || isSign(key)) return true
  if (isDrawingAwaited() && LETTER.test(key)) return true
  if (isInside(event, OWN_KEYS)) return false
  // Who has just drawn an edge means its rate, also where it has none to type.
  if (/^\d$/.test(key) && isInside(event, '.react-flow__edge')) return false
  if (!LETTER.test(key)) return true
  if (isDrawing(event.target) && !(command.draws && wasGivenBack())) return true
  sayHowToDraw(command, key)
  return false
}

/**
 * Runs commands by their shortcuts, from anywhere but a text field or a dialog. Keys that a browser would
 * take for itself (save, open, print) are kept from it only where a command answers them.
 */
export function Keyboard(): null {
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
    const bind = (command: Command, key: string) => {
      const answer = (event: KeyboardEvent) => {
        if (!isMeant(event, command, key)) return
        if (command.enabled && !command.enabled()) return
        event.preventDefault()
        command.run()
      }
      bindings[key] = answer
      // Signs like + and ? need Shift on some keyboards and not on others.
      if (isSign(key)) bindings[`Shift+${key}`] = answer
    }
    for (const command of commands) {
      const { shortcut, furtherKeys = [], isNative } = command
      for (const key of shortcut && !isNative ? [shortcut, ...furtherKeys] : furtherKeys) bind(command, key)
    }
    const stop = tinykeys(window, bindings)
    const stopFollowing = followFocus()
    const stopLeading = followOneStops()
    const stopAwaiting = awaitPalette()
    window.addEventListener('keydown', keepForField, { capture: true })
    window.addEventListener('pointerdown', stopWaiting, { capture: true })
    return () => {
      stop()
      stopFollowing()
      stopLeading()
      stopAwaiting()
      window.removeEventListener('keydown', keepForField, { capture: true })
      window.removeEventListener('pointerdown', stopWaiting, { capture: true })
    }
  }, [])
  return null
}

/** Chords that take back what was done; in a field that shows a value of the design they mean the design. */
const UNDOING = new Set(['$mod+z', '$mod+Shift+z', '$mod+y'])

/** Chords that edit text where there is text to edit. */
const TEXT_EDITING = new Set(['$mod+a', '$mod+c', '$mod+v', '$mod+x', '$mod+d'])

/** Keys that lead from region to region, out of a field as well. */
const LEADING_ON = /^(Shift\+)?F6$/

/** Chords that zoom the page wherever the drawing has not the focus. */
const ZOOMING = new Set(['$mod+0', '$mod+=', '$mod++', '$mod+-'])

/** Keys that must not delete what nobody looks at. */
const DELETING = new Set(['Delete', 'Backspace'])
