import { createSlot } from '../shared/node-slot'
import { keepStretches } from '../shared/stretches'
import { nodeOf } from '../views/node-of'
import type { NodeView } from '../views/view-of'
import { type BySeverity, NO_FINDINGS } from './by-severity'
import type { Finding, Severity } from './finding'
import { checkNode } from './run-rules'

interface Checked {
  readonly view: NodeView
  readonly found: BySeverity
}

const checked = createSlot<object, Checked>()

function findingsOf(view: NodeView): BySeverity {
  const node = nodeOf(view)
  const before = checked.get(node)
  if (before?.view === view) return before.found
  const found = checkNode(view)
  checked.set(node, { view, found })
  return found
}

/** What the rules find in views, stretch by stretch. */
export const findingsByStretch = keepStretches((views: readonly NodeView[]) => join(views.map(findingsOf)))

function join(parts: readonly BySeverity[]): BySeverity {
  const some = parts.filter((part) => part !== NO_FINDINGS)
  if (some.length === 0) return NO_FINDINGS
  const of = (severity: Severity) => {
    const all: Finding[] = []
    for (const part of some) for (const finding of part[severity]) all.push(finding)
    return all
  }
  return { error: of('error'), warning: of('warning'), info: of('info') }
}
