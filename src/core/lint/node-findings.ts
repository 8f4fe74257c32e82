import { createSlot } from '../shared/node-slot'
import { keepStretches } from '../shared/stretches'
import { nodeOf } from '../views/node-of'
import type { NodeView } from '../views/view-of'
import { bySeverity } from './by-severity'
import type { Finding } from './finding'
import { checkNode } from './run-rules'

interface Checked {
  readonly view: NodeView
  readonly found: readonly Finding[]
}

const checked = createSlot<object, Checked>()

function findingsOf(view: NodeView): readonly Finding[] {
  const node = nodeOf(view)
  const before = checked.get(node)
  if (before?.view === view) return before.found
  const found = checkNode(view)
  checked.set(node, { view, found })
  return found
}

/** What the rules find in views, stretch by stretch. */
export const findingsByStretch = keepStretches((views: readonly NodeView[]) =>
  bySeverity(views.map(findingsOf)),
)
