import type { JoinWindow } from './processing'

/** The grace of a join of streams is one of its window, wherever in the line it stands. */
export function withGrace(step: {
  readonly op: string
  readonly window?: unknown
  readonly graceMs?: number
}): typeof step {
  const { graceMs, ...others } = step
  const window = step.window as JoinWindow | undefined
  if (graceMs === undefined || window === undefined || !/join$/i.test(step.op)) return step
  return { ...others, window: { ...window, graceMs } }
}
