let cancel: (() => void) | null = null

/** Notes how the line that is being drawn is given up; null when it has ended. */
export function setLineCancel(now: typeof cancel): void {
  cancel = now
}

/** Gives up the line that is being drawn: nothing is asked, and nothing connected. False where none is drawn. */
export function cancelLine(): boolean {
  if (!cancel) return false
  cancel()
  // The library ends its gesture by the button that is let go.
  document.dispatchEvent(new MouseEvent('mouseup', { view: window, bubbles: true }))
  return true
}
