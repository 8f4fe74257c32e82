/** What is locked on the drawing: neither moved nor deleted until it is unlocked. */
import { cachedPer } from '../shared/cached-per'
import type { Design } from './design'

const NONE: readonly string[] = []

const setOf = cachedPer((ids: readonly string[]): ReadonlySet<string> => new Set(ids))

/** Returns the ids of nodes and marks that are locked; read once per list. */
export const lockedIds = (design: Design): ReadonlySet<string> => setOf(design.layout?.locked ?? NONE)

/** Returns the design with another list of what is locked; an empty one leaves the layout. */
export function withLocked(design: Design, ids: readonly string[]): Design {
  const { locked: _, ...rest } = design.layout ?? {}
  return { ...design, layout: ids.length === 0 ? rest : { ...rest, locked: ids } }
}
