import type { ConsumerGroup } from '../model/design'

/** A group that reads one dead letter topic, or retries through it, and sends its own dead letters to another. */
interface Relay {
  readonly topic: string
  readonly group: string
}

/**
 * Every topic of a loop of dead letters is a dead letter topic that is read by a group with a dead letter
 * topic of its own, so only those few edges are followed.
 */
function findLoops(groups: readonly ConsumerGroup[]): Loops {
  const targets = new Set<string>()
  for (const { deadLetter } of groups) if (deadLetter) targets.add(deadLetter.topic)
  const next = new Map<string, Relay[]>()
  for (const { name, deadLetter, consumes = [], retryTopics = [] } of groups) {
    if (!deadLetter) continue
    for (const { topic } of retryTopics.length === 0 ? consumes : [...consumes, ...retryTopics]) {
      if (!targets.has(topic)) continue
      const edges = next.get(topic)
      const edge = { topic: deadLetter.topic, group: name }
      if (edges) edges.push(edge)
      else next.set(topic, [edge])
    }
  }
  return next.size === 0 ? NONE : sendersOf(closingEdges(next))
}

/** The edges that lead back to a topic on the way down to it: depth first, each topic once, no recursion. */
function closingEdges(next: ReadonlyMap<string, readonly Relay[]>): readonly Relay[] {
  const done = new Set<string>()
  const onPath = new Set<string>()
  const closing: Relay[] = []
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
      } else if (onPath.has(edge.topic)) closing.push(edge)
      else if (!done.has(edge.topic)) path.push({ topic: edge.topic, at: 0 })
    }
  }
  return closing
}

/** The groups that close loops, by the topic to which they send. */
type Loops = ReadonlyMap<string, readonly string[]>

function sendersOf(edges: readonly Relay[]): Loops {
  const senders = new Map<string, string[]>()
  for (const { topic, group } of edges) {
    const known = senders.get(topic)
    if (known === undefined) senders.set(topic, [group])
    else if (!known.includes(group)) known.push(group)
  }
  return senders
}

const NONE: Loops = new Map()
const known = new WeakMap<readonly ConsumerGroup[], Loops>()

/** The loops of a list of groups; cached for as long as that very list is in use. */
export function deadLetterLoops(groups: readonly ConsumerGroup[]): Loops {
  const before = known.get(groups)
  if (before !== undefined) return before
  const loops = findLoops(groups)
  known.set(groups, loops)
  return loops
}
