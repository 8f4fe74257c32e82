/**
 * The most records a second that anybody means, ten times what the largest clusters that were spoken of carry in all.
 * A document may hold more, and is read; fields take no more, and a finding says so.
 */
export const MOST_RECORDS_PER_SECOND = 1_000_000_000

/** What to say of more. */
export const RATE_NOT_MEANT =
  'No cluster carries more than 1,000,000,000 records a second: is a unit or a digit wrong?'
