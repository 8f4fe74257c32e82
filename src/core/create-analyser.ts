import type { Analysis } from './analysis'
import { expandWhole } from './expand/expand-whole'
import { type Cause, causesOf } from './lint/causes'
import { checkOff } from './lint/check-off'
import { lint } from './lint/lint'
import { createMeasurer } from './measure-design'
import type { Design } from './model/design'
import type { ReadText } from './schemas/read-schema'
import { finish, type Pieces } from './shared/pieces'
import { profileOf } from './sizing/profiles/providers'

/** Analyses one document, edit by edit. */
export interface Analyser {
  /** Computes all that Surveyor knows about a design, piece by piece. A work that is given up leaves no trace. */
  inPieces(design: Design): Pieces<Analysis>
  /** Computes the same at once. */
  analyse(design: Design): Analysis
}

/**
 * Returns an analyser that keeps what it knows of the nodes of its document, so that after an edit which shares
 * the untouched nodes only the touched ones and their neighbours are computed anew; the result is the same as
 * computing all of it. One a document: what is cached of one is of no use to another.
 *
 * Without what reads Protobuf, which weighs as much as a fifth of the rules, no finding speaks of schemas in Protobuf;
 * all others are the same.
 */
export function createAnalyser(readProtobuf?: ReadText): Analyser {
  const measurer = createMeasurer(expandWhole, profileOf, readProtobuf)
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
