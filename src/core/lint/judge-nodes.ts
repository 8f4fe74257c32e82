import { keepStretches } from '../shared/keep-stretches'
import type { Pieces } from '../shared/pieces'

/**
 * Of one node: it is as a checklist's item asks, it is not, the item excuses it by what it is for, nobody has
 * stated what would tell, or the item is not about it.
 */
export type Verdict = 'holds' | 'fails' | 'excused' | 'unknown' | 'unasked'

/** What the nodes of a design say together. */
export interface Judged {
  /** Whether it holds of any. */
  readonly holds: boolean
  /** The nodes that fail, as `topic:orders`. */
  readonly failing: readonly string[]
  readonly unknown: readonly string[]
  readonly excused: readonly string[]
}

const NOBODY: readonly string[] = []

/** Judges nodes one by one, stretch by stretch: after an edit one stretch is judged again. */
export function judgeNodes<View extends { readonly id: string }>(
  judge: (view: View) => Verdict,
): (views: readonly View[]) => Pieces<Judged> {
  const judgeStretches = keepStretches((views: readonly View[]): Judged => {
    const verdicts = views.map(judge)
    const of = (wanted: Verdict) => {
      const found = views.filter((_, at) => verdicts[at] === wanted)
      return found.length === 0 ? NOBODY : found.map(({ id }) => id)
    }
    return {
      holds: verdicts.includes('holds'),
      failing: of('fails'),
      unknown: of('unknown'),
      excused: of('excused'),
    }
  })
  return function* (views) {
    const parts = yield* judgeStretches(views)
    const join = (of: (part: Judged) => readonly string[]): readonly string[] => {
      const some = parts.map(of).filter((nodes) => nodes.length > 0)
      return some.length < 2 ? (some[0] ?? NOBODY) : some.flat()
    }
    return {
      holds: parts.some((part) => part.holds),
      failing: join((part) => part.failing),
      unknown: join((part) => part.unknown),
      excused: join((part) => part.excused),
    }
  }
}
