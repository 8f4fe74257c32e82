import { keepStretches } from '../shared/keep-stretches'
import type { ConsumerGroupView, ProducerView, TopicView } from '../views/views'
import type { Finding, Severity } from './finding'
import { type BySeverity, checkConsumerGroup, checkProducer, checkTopic, NO_FINDINGS } from './run-rules'

export type NodeView = ProducerView | TopicView | ConsumerGroupView

const byView = new WeakMap<NodeView, BySeverity>()

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

/** What the rules find in views, stretch by stretch. */
export const findingsByStretch = keepStretches((views: readonly NodeView[]) => join(views.map(findingsOf)))

function join(parts: readonly BySeverity[]): BySeverity {
  const some = parts.filter((part) => part !== NO_FINDINGS)
  if (some.length === 0) return NO_FINDINGS
  const of = (severity: Severity) => ([] as Finding[]).concat(...some.map((part) => part[severity]))
  return { error: of('error'), warning: of('warning'), info: of('info') }
}
