import { type Chain, stepOf, type Window } from './processing'

/**
 * Returns how long the store of a windowed aggregation has to keep a window, in milliseconds: its size and its grace;
 * of sliding windows twice the difference.
 *
 * @see TimeWindowedKStreamImpl, SlidingWindowedKStreamImpl, SessionWindowedKStreamImpl of Kafka 4.3
 */
export function neededRetentionMs(window: Window): number {
  const grace = window.graceMs ?? 0
  if (window.kind === 'session') return window.gapMs + grace
  return (window.kind === 'sliding' ? 2 * window.differenceMs : window.sizeMs) + grace
}

/** A windowed aggregation whose store is told to keep less than its windows need. */
export interface ShortRetention {
  readonly chain: number
  /** Counted from 1. */
  readonly step: number
  readonly store: string | undefined
  readonly neededMs: number
  readonly retentionMs: number
}

/** Returns the windowed aggregations of a program whose stores keep less than Kafka asks for. */
export function shortRetentions(chains: readonly Chain[]): readonly ShortRetention[] {
  const found: ShortRetention[] = []
  const named = new Map<string, Window | undefined>()
  for (const [at, { id, from, steps = [] }] of chains.entries()) {
    let window = from === undefined ? undefined : named.get(from)
    for (const [index, written] of steps.entries()) {
      const step = stepOf(written)
      if (step.op === 'windowedBy') {
        window = step.window
        continue
      }
      const isAggregation = step.op === 'count' || step.op === 'reduce' || step.op === 'aggregate'
      if (!isAggregation || !window) continue
      const retentionMs = step.store?.retentionMs
      const neededMs = neededRetentionMs(window)
      if (retentionMs !== undefined && retentionMs < neededMs)
        found.push({ chain: at, step: index + 1, store: step.store?.name, neededMs, retentionMs })
      window = undefined
    }
    if (id !== undefined) named.set(id, window)
  }
  return found
}
