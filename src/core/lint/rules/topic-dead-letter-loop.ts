import type { ConsumerGroup } from '../../model/design'
import { topicId } from '../../model/node-id'
import { changeNode } from '../fixes'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

interface Loop {
  readonly topic: string
  readonly group: string
}

/**
 * One group on each loop of dead letters. Every topic of such a loop is a dead letter topic that is read
 * by a group with a dead letter topic of its own, so only those few edges are followed.
 */
function findLoops(groups: readonly ConsumerGroup[]): readonly Loop[] {
  const targets = new Set<string>()
  for (const { deadLetter } of groups) if (deadLetter) targets.add(deadLetter.topic)
  const next = new Map<string, Loop[]>()
  for (const { name, deadLetter, consumes } of groups) {
    if (!deadLetter || !consumes) continue
    for (const { topic } of consumes) {
      if (!targets.has(topic)) continue
      const edges = next.get(topic)
      const edge = { topic: deadLetter.topic, group: name }
      if (edges) edges.push(edge)
      else next.set(topic, [edge])
    }
  }
  return next.size === 0 ? NONE : closingEdges(next)
}

/** The edges that lead back to a topic on the way down to it: depth first, each topic once, no recursion. */
function closingEdges(next: ReadonlyMap<string, readonly Loop[]>): readonly Loop[] {
  const done = new Set<string>()
  const onPath = new Set<string>()
  const loops: Loop[] = []
  for (const start of next.keys()) {
    const path = [{ topic: start, at: 0 }]
    while (path.length > 0) {
      const step = path.at(-1)
      if (step === undefined) break
      if (step.at === 0) onPath.add(step.topic)
      const edge = done.has(step.topic) ? undefined : next.get(step.topic)?.[step.at]
      step.at += 1
      if (edge === undefined) {
        done.add(step.topic)
        onPath.delete(step.topic)
        path.pop()
      } else if (onPath.has(edge.topic)) loops.push(edge)
      else if (!done.has(edge.topic)) path.push({ topic: edge.topic, at: 0 })
    }
  }
  return loops
}

const NONE: readonly Loop[] = []
const known = new WeakMap<readonly ConsumerGroup[], readonly Loop[]>()

export const topicDeadLetterLoop = defineRule({
  id: 'topic-dead-letter-loop',
  title: 'Dead letters that come back',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'A record that can never be processed is sent to a dead letter topic to get it out of the way. In a loop it comes back to the same code, fails again and goes round for ever, each time as a new record. Count the attempts in a header and end with a topic that nobody reads automatically.',
  reference: kafkaDocs('kafka-connect/user-guide/#error-reporting-in-connect'),
  examples: () => ({
    bad: [
      soundDesign({ group: { deadLetter: { topic: 'orders', recordsShare: 0.001 } } }),
      soundDesign({ repairGroup: { deadLetter: { topic: 'orders.dlq', recordsShare: 0.1 } } }),
    ],
    good: [soundDesign()],
  }),
  check({ design: { consumerGroups } }, report) {
    let loops = known.get(consumerGroups)
    if (loops === undefined) {
      loops = findLoops(consumerGroups)
      known.set(consumerGroups, loops)
    }
    for (const { topic, group } of loops) {
      report({
        at: topicId(topic),
        message: `\`${topic}\` gets back what \`${group}\` could not process`,
        evidence: [
          { name: 'dead letter topic', value: topic },
          { name: 'sent back by', value: group },
        ],
        fix: changeNode('consumerGroup', group, `Take the dead letter topic from ${group}`, (node) => {
          const { deadLetter: _deadLetter, ...rest } = node
          return rest
        }),
      })
    }
  },
})
