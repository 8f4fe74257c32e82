import { reportFault } from '../browser/report-fault'

let queue: Promise<void> = Promise.resolve()

/** Does one thing after the other; one that fails is reported and keeps none of the next from being done. */
export function enqueue(work: () => Promise<void>): Promise<void> {
  queue = queue.then(work).catch(reportFault)
  return queue
}

/** Resolves when everything that stands in the queue now is done. */
export const queued = (): Promise<void> => queue
