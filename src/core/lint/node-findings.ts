import { keepStretches } from '../shared/keep-stretches'
import type { NodeView } from '../views/view-of'
import type { Finding, Severity } from './finding'
import { type BySeverity, checkNode, NO_FINDINGS } from './run-rules'

const byView = new WeakMap<NodeView, BySeverity>()

function findingsOf(view: NodeView): BySeverity {
  const before = byView.get(view)
  if (before !== undefined) return before
  const found = checkNode(view)
  byView.set(view, found)
  return found
}

/** What the rules find in views, stretch by stretch. */
export const findingsByStretch = keepStretches((views: readonly NodeView[]) => join(views.map(findingsOf)))

function join(parts: readonly BySeverity[]): BySeverity {
  const some = parts.filter((part) => part !== NO_FINDINGS)
  if (some.length === 0) return NO_FINDINGS
  const of = (severity: Severity) => ([] as Finding[]).concat(...some.map((part) => part[severity]))
  return { error: of('error'), warning: of('warning'), info: of('info') }
}
