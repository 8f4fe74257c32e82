import type { MouseEvent } from 'react'

/**
 * Lets go of a button that was clicked with a pointer and acts on the drawing, so that the next letter is the drawing's.
 * A button that was pressed by key keeps the focus.
 */
export function leaveButton({ detail, target }: MouseEvent<HTMLElement>): void {
  const button = target instanceof Element ? target.closest('button') : null
  if (detail > 0) button?.blur()
}
