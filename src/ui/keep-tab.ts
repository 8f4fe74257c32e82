import { type RefObject, useEffect } from 'react'

const CAN_HAVE_FOCUS = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]'

/** What opens over a dialog keeps its own keys. */
const OVER = '[role=dialog], [role=menu], [role=listbox]'

/** Of several radio buttons Tab stops at the one that is chosen. */
function isPassed(element: HTMLElement): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return false
  const all = element.getRootNode() as ParentNode
  return all.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`) !== null
}

/** Safari before 17.4 does not tell; what is hidden takes no focus there, and Tab stays where it is. */
const isShown = (element: HTMLElement): boolean =>
  (element as Partial<HTMLElement>).checkVisibility?.call(element) ?? true

/** Returns where Tab stops in an element, in its order. */
const stopsIn = (root: HTMLElement): readonly HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(CAN_HAVE_FOCUS)].filter(
    (element) =>
      element.tabIndex >= 0 && !element.matches(':disabled') && isShown(element) && !isPassed(element),
  )

/**
 * Leads Tab from the last stop of a dialog to its first and back at once: the dialog's own guards do so a moment later, by when a
 * key that is held has led out of it.
 */
export function useKeepTab(popup: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    const keep = (event: KeyboardEvent) => {
      const { key, shiftKey, ctrlKey, altKey, metaKey } = event
      const root = popup.current
      if (key !== 'Tab' || ctrlKey || altKey || metaKey || !root) return
      const active = document.activeElement
      const isInside = root.contains(active)
      if (!isInside && active?.closest(OVER)) return
      const stops = stopsIn(root)
      const [first, last] = [stops[0], stops.at(-1)]
      const isAtEnd = shiftKey ? active === first || active === root : active === last
      if (isInside && !isAtEnd) return
      event.preventDefault()
      ;(shiftKey ? last : first)?.focus()
    }
    window.addEventListener('keydown', keep, { capture: true })
    return () => window.removeEventListener('keydown', keep, { capture: true })
  }, [popup, isOpen])
}
