import type { Design } from '../model/design'
import { isEqual } from '../shared/is-equal'
import type { Edit } from './edit'

/** A design that can be gone back, or forward, to, with the label of the edit between. */
export interface Step {
  readonly label: string
  readonly design: Design
}

/** Where a design came from and what was undone. Designs share what they have in common, so a step is small. */
export interface History {
  readonly design: Design
  /** The oldest first; each step holds the design before its edit. */
  readonly past: readonly Step[]
  /** The next to redo last; each step holds the design after its edit. */
  readonly future: readonly Step[]
  /** The key of the edit just made, into which a further one of the same key goes; null closes the step. */
  readonly openKey: string | null
}

/** More steps back than this are forgotten. */
export const LONGEST_PAST = 500

/** A design that was just opened: nothing to undo, nothing to make again. */
export const startHistory = (design: Design): History => ({ design, past: [], future: [], openKey: null })

/**
 * Makes an edit. One that changes nothing adds no step and keeps what was undone. One that follows an edit of
 * its own key directly becomes one step with it; such a step that ends at a design which says the same as the
 * one it began with is none.
 */
export function makeEdit(history: History, edit: Edit): History {
  const design = edit.apply(history.design)
  if (design === history.design) return history
  const openKey = edit.mergeKey ?? null
  const last = history.past.at(-1)
  if (last === undefined || openKey === null || openKey !== history.openKey) {
    const past = [...history.past, { label: edit.label, design: history.design }].slice(-LONGEST_PAST)
    return { design, past, future: [], openKey }
  }
  const earlier = history.past.slice(0, -1)
  if (isEqual(design, last.design)) return { design: last.design, past: earlier, future: [], openKey: null }
  return { design, past: [...earlier, { label: edit.label, design: last.design }], future: [], openKey }
}

/**
 * Ends the step that further edits of one key go into: whoever leaves a field and comes back later means another
 * step. The very same history where no step is open.
 */
export const settle = (history: History): History =>
  history.openKey === null ? history : { ...history, openKey: null }

/** Takes the last step back; the very same history where there is none. */
export function undoStep(history: History): History {
  const last = history.past.at(-1)
  if (last === undefined) return history
  return {
    design: last.design,
    past: history.past.slice(0, -1),
    future: [...history.future, { label: last.label, design: history.design }],
    openKey: null,
  }
}

/** Makes again what was undone last; the very same history where there is none. */
export function redoStep(history: History): History {
  const next = history.future.at(-1)
  if (next === undefined) return history
  return {
    design: next.design,
    past: [...history.past, { label: next.label, design: history.design }],
    future: history.future.slice(0, -1),
    openKey: null,
  }
}
