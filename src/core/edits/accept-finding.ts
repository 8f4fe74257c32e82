import type { Finding } from '../lint/finding'
import type { Acceptance } from '../model/design'
import { parseNodeId } from '../model/node-id'
import { formatCountOf } from '../shared/format'
import { isEqual } from '../shared/is-equal'
import type { Edit } from './edit'

type Target = Pick<Finding, 'rule' | 'at'> & Partial<Pick<Finding, 'message'>>

/** The finding as the list of steps names it: by its sentence, else by its node. */
const named = ({ at, message }: Target): string =>
  message === undefined
    ? `what was found at ${parseNodeId(at)?.name ?? at}`
    : `“${message.replaceAll('`', '')}”`

const isAt =
  ({ rule, at }: Target) =>
  (acceptance: Acceptance) =>
    acceptance.rule === rule && acceptance.at === at

/** As many characters as the document takes. */
const LONGEST_REASON = 2000

/**
 * Accepts a finding with a reason, which stands in the document; a new reason replaces an older one. An empty
 * one changes nothing; a longer one than 2,000 characters is cut there.
 */
export function acceptFinding(target: Target, text: string): Edit {
  const { rule, at } = target
  const reason = text.slice(0, LONGEST_REASON)
  return {
    label: `Accept ${named(target)}`,
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

/** Accepts several findings with one reason, as one step; what holds of one holds of each. */
export function acceptFindings(targets: readonly Target[], text: string): Edit {
  const reason = text.slice(0, LONGEST_REASON)
  return {
    label: `Accept ${formatCountOf(targets.length, 'finding')}`,
    apply(design) {
      if (reason.trim() === '' || targets.length === 0) return design
      const before = design.suppressions ?? []
      const byTarget = new Map(before.map((acceptance) => [keyOf(acceptance), acceptance]))
      for (const { rule, at } of targets) {
        const known = byTarget.get(keyOf({ rule, at }))
        if (known?.reason !== reason) byTarget.set(keyOf({ rule, at }), { rule, at, reason })
      }
      const suppressions = [...byTarget.values()]
      return isEqual(suppressions, before) ? design : { ...design, suppressions }
    },
  }
}

const keyOf = ({ rule, at }: Target): string => `${rule}@${at}`

/** Takes an acceptance back, so that the finding is shown again. */
export function showFindingAgain(rule: string, at: string): Edit {
  return {
    label: `Reopen ${named({ rule, at })}`,
    apply(design) {
      const { suppressions: before = [], ...rest } = design
      const after = before.filter((acceptance) => !isAt({ rule, at })(acceptance))
      if (after.length === before.length) return design
      return after.length === 0 ? rest : { ...design, suppressions: after }
    },
  }
}
