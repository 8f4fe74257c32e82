/**
 * The commands load after the drawing, so a quick hand may press a key before them. It waits here and runs
 * when they are there; what the browser would do with it (open a file, save the page) is kept from it.
 */
const early: KeyboardEvent[] = []

function keep(event: KeyboardEvent): void {
  if (event.target instanceof Element && event.target.closest('input, textarea, select')) return
  early.push(event)
  if ((event.ctrlKey || event.metaKey) && /^[eoskd]$/i.test(event.key)) event.preventDefault()
}

addEventListener('keydown', keep)

/** Ends the waiting: presses what was pressed again, for who now listens on the window. */
export function pressEarlyKeys(): void {
  removeEventListener('keydown', keep)
  for (const event of early.splice(0)) dispatchEvent(new KeyboardEvent(event.type, event))
}
