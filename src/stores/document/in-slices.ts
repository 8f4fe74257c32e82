import type { Pieces } from '@/core/shared/pieces'

/** The page answers and draws at least so often. A frame of 60 a second is 16.7 ms. */
const SLICE_MS = 12

interface Ends<Result> {
  readonly done: (result: Result) => void
  readonly failed: (fault: unknown) => void
  /** Called once where it is not done after `lateAfter` milliseconds. */
  readonly late: () => void
  readonly lateAfter: number
}

/** Behind what the browser has to do already. A timer, where it knows no tasks, comes four milliseconds later. */
function soon(task: () => void): void {
  if (typeof scheduler === 'undefined') setTimeout(task)
  else scheduler.postTask(task)
}

/**
 * Does a work in slices of a few milliseconds, the first of them after the event at hand; between two of them the
 * browser answers its user and draws. Returns how to give it up; nothing is called from then on.
 */
export function inSlices<Result>(
  work: Pieces<Result>,
  { done, failed, late, lateAfter }: Ends<Result>,
): () => void {
  let isStopped = false
  const overdue = setTimeout(late, lateAfter)
  const stop = () => {
    isStopped = true
    clearTimeout(overdue)
  }
  const goOn = () => {
    if (isStopped) return
    let step: IteratorResult<undefined, Result>
    try {
      step = slice(work)
    } catch (fault) {
      stop()
      failed(fault)
      return
    }
    if (!step.done) {
      soon(goOn)
      return
    }
    stop()
    done(step.value)
  }
  soon(goOn)
  return stop
}

function slice<Result>(work: Pieces<Result>): IteratorResult<undefined, Result> {
  const until = performance.now() + SLICE_MS
  let step = work.next()
  while (!step.done && performance.now() < until) step = work.next()
  return step
}
