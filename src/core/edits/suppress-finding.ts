import type { Finding } from '../lint/finding'
import type { Suppression } from '../model/design'
import type { Edit } from './edit'

type Place = Pick<Finding, 'rule' | 'at'>

const isAt =
  ({ rule, at }: Place) =>
  (suppression: Suppression) =>
    suppression.rule === rule && suppression.at === at

/** As many characters as the document takes. */
const LONGEST_REASON = 2000

/**
 * Accepts a finding with a reason, which stands in the document; a new reason replaces an older one. An empty
 * one changes nothing; a longer one than 2,000 characters is cut there.
 */
export function suppressFinding({ rule, at }: Place, text: string): Edit {
  const reason = text.slice(0, LONGEST_REASON)
  return {
    label: `Accept ${rule} at ${at}`,
    apply(design) {
      if (reason.trim() === '') return design
      const suppressions = design.suppressions ?? []
      const index = suppressions.findIndex(isAt({ rule, at }))
      if (index < 0) return { ...design, suppressions: [...suppressions, { rule, at, reason }] }
      if (suppressions[index]?.reason === reason) return design
      return { ...design, suppressions: suppressions.with(index, { rule, at, reason }) }
    },
  }
}

/** Takes an acceptance back, so that the finding is shown again. */
export function unsuppressFinding(rule: string, at: string): Edit {
  return {
    label: `Show ${rule} at ${at} again`,
    apply(design) {
      const { suppressions: before = [], ...rest } = design
      const after = before.filter((suppression) => !isAt({ rule, at })(suppression))
      if (after.length === before.length) return design
      return after.length === 0 ? rest : { ...design, suppressions: after }
    },
  }
}
