import { backBy, bendOf, type Curve, pathOf, pathThrough, type Run, type Side } from './curve'
import { pathDown, turnCurve } from './turn'

interface End {
  readonly at: readonly [number, number]
  readonly side: Side
}

interface Course {
  readonly run?: Run | undefined
  readonly lane?: number | undefined
  readonly isDown?: boolean | undefined
}

/** Returns the curve that carries the label of a line between two ends, and the path of all of the line. */
export function lineOf(
  start: End,
  end: End,
  { run, lane, isDown }: Course,
): { readonly curve: Curve; readonly path: string } {
  if (lane !== undefined) {
    const { curve, out, into } = backBy(start.at, end.at, lane)
    return { curve, path: pathThrough(isDown ? [turnCurve(out), turnCurve(into)] : [out, into]) }
  }
  const curve = bendOf(start.at, start.side, end.at, end.side, run)
  return { curve, path: (isDown ? pathDown : pathOf)(curve, run) }
}
