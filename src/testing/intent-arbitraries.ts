import fc from 'fast-check'

/** What a group reads for, and what it needs of its paths. */
export const intentArbitraries = {
  /** Milliseconds. */
  longestStopMs: fc.oneof(
    fc.integer({ min: 0, max: 1_000_000_000 }),
    fc.double({ min: 0, max: 1e12, noNaN: true }),
  ),
  purpose: fc.constantFrom('business', 'analytics', 'logs', 'notifications'),
  needs: fc.record(
    { mayLose: fc.boolean(), mayRepeat: fc.boolean(), inOrder: fc.boolean() },
    { requiredKeys: [] },
  ),
} as const
