import type { Analysis } from './analysis'
import { expandWhole } from './expand/expand-whole'
import { type Cause, causesOf } from './lint/causes'
import { checkOff } from './lint/check-off'
import { lint } from './lint/lint'
import { createMeasurer } from './measure-design'
import type { Design } from './model/design'
import { finish, type Pieces } from './shared/pieces'
import { profileOf } from './sizing/profiles/providers'

/** Analyses one document, edit by edit. */
export interface Analyser {
  /** Computes what `analyse` does, piece by piece. A work that is given up leaves no trace. */
  inPieces(design: Design): Pieces<Analysis>
  /** Computes what `analyse` does, at once. */
  analyse(design: Design): Analysis
}

/**
 * Returns an analyser that keeps what it knows of the nodes of its document, so that after an edit which shares
 * the untouched nodes only the touched ones and their neighbours are computed anew; the result is the same as
 * computing all of it. One a document: what is cached of one is of no use to another.
 */
export function createAnalyser(): Analyser {
  const measurer = createMeasurer(expandWhole, profileOf)
  function* inPieces(design: Design): Pieces<Analysis> {
    const { measurement, view } = yield* measurer.measure(design)
    const { broken, ...linted } = yield* lint({ design, view })
    const checklist = yield* checkOff(view, linted, broken)
    let causes: readonly Cause[] | undefined
    return {
      ...measurement,
      ...linted,
      checklist,
      /** Gathered when somebody asks: an edit that nobody looks at pays nothing. */
      get causes() {
        causes ??= causesOf(linted.findings)
        return causes
      },
    }
  }
  return { inPieces, analyse: (design) => finish(inPieces(design)) }
}

/**
 * Computes all that Surveyor knows about a design: traffic on every edge, sizing, findings and checklist.
 *
 * Pure: the same design gives the same analysis, to the byte. Refuses nothing: what is wrong with a design is a
 * finding.
 */
export const analyse = (design: Design): Analysis => createAnalyser().analyse(design)
