import type { Pieces } from '../shared/pieces'
import { keepStretches } from '../shared/stretches'

/**
 * Of one node: it is as a checklist's item asks, it is not, the item excuses it by what it is for, nobody has
 * stated what would tell, or the item is not about it.
 */
export type Verdict = 'holds' | 'fails' | 'excused' | 'unknown' | 'unasked'

/** Nodes of one verdict, as `topic:orders`. They are put into one list when somebody asks: most are only counted. */
export interface JudgedNodes {
  readonly count: number
  list(): readonly string[]
}

/** What the nodes of a design say together. */
export interface Judged {
  /** Whether it holds of any. */
  readonly holds: boolean
  readonly failing: JudgedNodes
  readonly unknown: JudgedNodes
  readonly excused: JudgedNodes
}

const NOBODY: readonly string[] = []

/** What one stretch of nodes says. */
interface Part {
  readonly holds: boolean
  readonly fails: readonly string[]
  readonly unknown: readonly string[]
  readonly excused: readonly string[]
}

type Listed = Exclude<keyof Part, 'holds'>

/** Judges nodes one by one, stretch by stretch: after an edit one stretch is judged again. */
export function judgeNodes<View extends { readonly id: string; readonly name: string }>(
  judge: (view: View) => Verdict,
): (views: readonly View[]) => Pieces<Judged> {
  const judgeStretches = keepStretches((views: readonly View[]): Part => {
    const part = { holds: false, fails: NOBODY, unknown: NOBODY, excused: NOBODY }
    for (const view of views) {
      const verdict = judge(view)
      if (verdict === 'holds') part.holds = true
      else if (verdict !== 'unasked') part[verdict] = withOne(part[verdict], view.id)
    }
    return part
  })
  return function* (views) {
    const parts = yield* judgeStretches(views)
    const of = (verdict: Listed): JudgedNodes => {
      let count = 0
      for (const part of parts) count += part[verdict].length
      return { count, list: () => parts.flatMap((part) => part[verdict]) }
    }
    return {
      holds: parts.some((part) => part.holds),
      failing: of('fails'),
      unknown: of('unknown'),
      excused: of('excused'),
    }
  }
}

function withOne(ids: readonly string[], id: string): readonly string[] {
  if (ids === NOBODY) return [id]
  ;(ids as string[]).push(id)
  return ids
}

/** What two sets of nodes say together. */
export function judgedTogether(one: Judged, other: Judged): Judged {
  const both = (of: 'failing' | 'unknown' | 'excused'): JudgedNodes => ({
    count: one[of].count + other[of].count,
    list: () => one[of].list().concat(other[of].list()),
  })
  return {
    holds: one.holds || other.holds,
    failing: both('failing'),
    unknown: both('unknown'),
    excused: both('excused'),
  }
}
