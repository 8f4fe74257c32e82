import type { ConsumerGroupView, ProducerView, TopicView } from '../views/views'
import type { Finding, Severity } from './finding'
import { type BySeverity, checkConsumerGroup, checkProducer, checkTopic, NO_FINDINGS } from './run-rules'

export type NodeView = ProducerView | TopicView | ConsumerGroupView

/** Neighbouring views and what was found in them, kept by the first of them. */
interface Stretch {
  readonly views: readonly NodeView[]
  readonly found: BySeverity
}

const byView = new WeakMap<NodeView, BySeverity>()
const byFirstView = new WeakMap<NodeView, Stretch>()

function findingsOf(view: NodeView): BySeverity {
  const before = byView.get(view)
  if (before !== undefined) return before
  const found = check(view)
  byView.set(view, found)
  return found
}

function check(view: NodeView): BySeverity {
  if ('topic' in view) return checkTopic(view, view.id)
  return 'producer' in view ? checkProducer(view, view.id) : checkConsumerGroup(view, view.id)
}

/** What the rules find in the views from `start` up to and not including `end`, of which there is at least one. */
export function findingsOfStretch(views: readonly NodeView[], start: number, end: number): BySeverity {
  const first = views[start]
  if (first === undefined) return NO_FINDINGS
  const before = byFirstView.get(first)
  if (before !== undefined && isSame(before.views, views, start, end)) return before.found
  const own = views.slice(start, end)
  const found = join(own.map(findingsOf))
  byFirstView.set(first, { views: own, found })
  return found
}

function isSame(known: readonly NodeView[], views: readonly NodeView[], start: number, end: number): boolean {
  if (known.length !== end - start) return false
  for (let index = 0; index < known.length; index += 1) {
    if (known[index] !== views[start + index]) return false
  }
  return true
}

function join(parts: readonly BySeverity[]): BySeverity {
  const some = parts.filter((part) => part !== NO_FINDINGS)
  if (some.length === 0) return NO_FINDINGS
  const of = (severity: Severity) => ([] as Finding[]).concat(...some.map((part) => part[severity]))
  return { error: of('error'), warning: of('warning'), info: of('info') }
}
