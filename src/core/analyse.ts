import type { Analysis } from './analysis'
import { type Cause, causesOf } from './lint/causes'
import { checkOff } from './lint/check-off'
import { lint } from './lint/lint'
import { measureDesign } from './measure-design'
import type { Design } from './model/design'

/**
 * Computes all that Surveyor knows about a design: traffic on every edge, sizing, findings and checklist.
 *
 * Pure: the same design gives the same analysis, to the byte. What is known of a node is kept with the node
 * itself, so that after an edit which shares the untouched nodes only the touched ones and their neighbours
 * are computed anew; the result is the same as computing all of it. Refuses nothing: what is wrong with a
 * design is a finding.
 */
export function analyse(design: Design): Analysis {
  const { measurement, view } = measureDesign(design)
  const { broken, ...linted } = lint({ design, view })
  let causes: readonly Cause[] | undefined
  return {
    ...measurement,
    ...linted,
    checklist: checkOff(view, linted, broken),
    /** Gathered when somebody asks: an edit that nobody looks at pays nothing. */
    get causes() {
      causes ??= causesOf(linted.findings)
      return causes
    },
  }
}
