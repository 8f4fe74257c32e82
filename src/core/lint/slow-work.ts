/** What helps where the work on a record takes too long for any number of partitions. */
export const SLOW_WORK =
  'A consumer takes one record after the other, so slow work is paid for with partitions: hundreds or thousands of them, and as many members, for calls that mostly wait. That is no way out. Call for many records at once, keep answers that repeat, or work on several records at a time in one member and commit what is done in order; where order does not matter, a share group lets more members than partitions take records one by one.'

/** Partitions, or members, beyond which the work is what has to change. */
export const MOST_FOR_SLOW_WORK = 100
