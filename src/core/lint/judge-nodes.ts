import { keepStretches } from '../shared/keep-stretches'

/** Of one node: it is as a checklist's item asks, it is not, or nobody asks it of this node. */
export type Verdict = 'holds' | 'fails' | 'excused'

/** What the nodes of a design say together. */
export interface Judged {
  /** Whether it holds of any. */
  readonly holds: boolean
  /** The nodes that fail, as `topic:orders`. */
  readonly failing: readonly string[]
}

const NOBODY: readonly string[] = []

/** Judges nodes one by one, stretch by stretch: after an edit one stretch is judged again. */
export function judgeNodes<View extends { readonly id: string }>(
  judge: (view: View) => Verdict,
): (views: readonly View[]) => Judged {
  const judgeStretches = keepStretches((views: readonly View[]): Judged => {
    const verdicts = views.map(judge)
    return {
      holds: verdicts.includes('holds'),
      failing: views.filter((_, at) => verdicts[at] === 'fails').map(({ id }) => id),
    }
  })
  return (views) => {
    const parts = judgeStretches(views)
    const failing = parts.filter((part) => part.failing.length > 0)
    return {
      holds: parts.some((part) => part.holds),
      failing: failing.length === 0 ? NOBODY : failing.flatMap((part) => part.failing),
    }
  }
}
