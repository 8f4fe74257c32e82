/** What is done to a drag while it goes on, by what loads after the drawing. */
import type { Edit } from '@/core/edits/edit'
import type { Position } from '@/core/model/design'

export type Positions = Readonly<Record<string, Position>>

export interface DragHelp {
  /** Where what is dragged is shown and comes to stand: on the lines of what stands near. */
  adjust(positions: Positions): Positions
  /** The edit that ends a drag by so much otherwise than by moving: copies, or a node put on an edge; else null. */
  endOf(ids: readonly string[], by: Position, positions: Positions): Edit | null
  end(): void
}

let help: DragHelp | null = null

export const dragHelp = (): DragHelp | null => help

export function setDragHelp(now: DragHelp | null): void {
  help = now
}

let cancel: (() => void) | null = null

/** Notes how the drag that goes on, of nodes or of the corner of a mark, is given up; null when it has ended. */
export function setDragCancel(now: typeof cancel): void {
  cancel = now
}

/** Gives up the drag that goes on: what was dragged is where it was. False where none goes on. */
export function cancelDrag(): boolean {
  const giveUp = cancel
  if (!giveUp) return false
  cancel = null
  giveUp()
  // The library ends its gesture by the button that is let go.
  window.dispatchEvent(new MouseEvent('mouseup', { view: window }))
  return true
}
