/** The store that both sides of a left or an outer join of two streams share: records that have found no partner yet. */
import { type ChainFlow, together } from '../../model/follow-chain'
import type { JoinWindow, Step } from '../../streams/processing'
import type { RegisteredStore } from '../../streams/topology'
import { UNMATCHED_BYTES } from './stored-bytes'

const SHARED = /OUTERSHARED|-(left|outer)-shared-join/
/** What has waited long enough is looked for no more often than this, without `within` as well. */
const LEAST_WAIT_MS = 1_000

type StreamJoin = Step & { readonly op: 'leftJoin' | 'outerJoin'; readonly window: JoinWindow }

const isWindowedJoin = (step: Step): step is StreamJoin =>
  (step.op === 'leftJoin' || step.op === 'outerJoin') && step.window !== undefined

/** Whether a store is the one of a join for what has found no partner yet; its step with it. */
export function isOfUnmatched({ name, kind }: RegisteredStore, step: Step | undefined): step is StreamJoin {
  return step !== undefined && kind === 'key-value' && isWindowedJoin(step) && SHARED.test(name)
}

/**
 * Returns what waits for a partner, at most each record: one of the left side until `after` and the grace have passed, of
 * the right side, which only an outer join keeps here, until `before` and the grace have. No key keeps it longer.
 *
 * @see KStreamKStreamJoin.emitNonJoinedOuterRecords
 */
export function unmatchedOf(
  { op, window: { beforeMs, afterMs, graceMs = 0 } }: StreamJoin,
  left: ChainFlow,
  right: ChainFlow,
) {
  const isBoth = op === 'outerJoin'
  const keptMs = Math.max(LEAST_WAIT_MS, (isBoth ? Math.max(beforeMs, afterMs) : afterMs) + graceMs)
  return {
    flow: isBoth ? together(left, right) : left,
    keys: undefined,
    everyMs: undefined,
    keptMs,
    livesMs: keptMs,
    loggedBytes: UNMATCHED_BYTES,
    besideBytes: 0,
    loggedMost: undefined,
  }
}
