import { edgesOf } from '@/core/graph/edges'
import type { Cause } from '@/core/lint/causes'
import type { Design } from '@/core/model/design'

/** Returns what lights up while a cause is looked at: its nodes, their edges, and what is at the other end of those. */
export function litBy(design: Design, { nodes }: Cause): ReadonlySet<string> {
  const lit = new Set(nodes.filter((node) => node !== 'cluster'))
  const own = new Set(lit)
  for (const { id, from, to } of edgesOf(design)) {
    if (!own.has(from) && !own.has(to)) continue
    lit.add(id).add(from).add(to)
  }
  return lit
}

/** Returns the causes in the order in which they are gone through: the worst first, as they stand. */
export function stepAt(causes: readonly Cause[], id: string | null): number {
  return Math.max(
    0,
    causes.findIndex((cause) => cause.id === id),
  )
}

/** What was done in a review, to be told at its end. */
export interface Done {
  readonly fixed: number
  readonly accepted: number
  readonly commented: number
}
