import { parseNodeId } from '../model/node-id'
import type { Path } from '../yaml/text-error'
import type { Suggestions } from './closest'
import type { Problems } from './design-error'

/**
 * What no field alone can say: two nodes of one name, the same edge twice, a join with a topic that is not
 * there. A client may name a topic that the document does not draw, as it may on a cluster: that is a
 * finding. Positions and suppressions may outlive their node; they do no harm.
 *
 * Looks at whatever is well-formed of a document that may be anything else, so that a mistyped field hides no
 * name that is there twice.
 */
export function checkReferences(document: unknown, problems: Problems, suggestions: Suggestions): void {
  checkNames(document, 'producers', 'producers', problems)
  const topics = checkNames(document, 'topics', 'topics', problems)
  checkNames(document, 'consumerGroups', 'consumer groups', problems)
  checkTwice(document, 'producers', 'produces', 'writes', problems)
  checkTwice(document, 'consumerGroups', 'consumes', 'reads', problems)

  for (const [at, topic] of entriesOf(document, 'topics')) {
    for (const [index, name] of entriesOf(topic, 'coPartitionedWith')) {
      if (problems.isFull) return
      if (typeof name !== 'string' || topics.has(name)) continue
      problems.report(
        ['topics', at, 'coPartitionedWith', index],
        () =>
          `\`${String(field(topic, 'name'))}\` is co-partitioned with \`${name}\`, which is not in this design.${suggestions.didYouMean(name, topics)}`,
      )
    }
  }
  const positions = field(field(document, 'layout'), 'positions')
  if (typeof positions !== 'object' || positions === null || Array.isArray(positions)) return
  for (const id in positions) {
    if (problems.isFull) return
    // The one key that is refused as such is not refused once more as no node.
    if (id === '__proto__' || parseNodeId(id)) continue
    problems.report(
      ['layout', 'positions', id],
      () => `\`${id.slice(0, 100)}\` is no node; write a position as \`topic:orders\`.`,
    )
  }
}

/** A field of what should be a mapping; undefined where there is none or it is something else. */
function field(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return undefined
  return (holder as Readonly<Record<string, unknown>>)[name]
}

/** The entries of a field that should be a list, with their places; none where it is something else. */
function entriesOf(holder: unknown, name: string): Iterable<[number, unknown]> {
  const list = field(holder, name)
  return Array.isArray(list) ? list.entries() : []
}

/** Reports every name that was there before, and returns all names. */
function checkNames(document: unknown, list: string, noun: string, problems: Problems): ReadonlySet<string> {
  const first = new Map<string, number>()
  for (const [at, node] of entriesOf(document, list)) {
    const name = field(node, 'name')
    if (typeof name !== 'string') continue
    const before = first.get(name)
    if (before === undefined) first.set(name, at)
    else if (!problems.isFull) {
      problems.report(
        [list, at, 'name'],
        () => `Two ${noun} are named \`${name}\`; the first one is ${list}[${before}].`,
      )
    }
  }
  return new Set(first.keys())
}

/** Reports every edge of a client that stands there a second time. */
function checkTwice(document: unknown, list: string, edges: string, verb: string, problems: Problems): void {
  for (const [at, node] of entriesOf(document, list)) {
    const seen = new Set<string>()
    for (const [index, edge] of entriesOf(node, edges)) {
      const topic = field(edge, 'topic')
      if (typeof topic !== 'string') continue
      if (problems.isFull) return
      if (seen.has(topic)) {
        const path: Path = [list, at, edges, index, 'topic']
        problems.report(
          path,
          () => `\`${String(field(node, 'name'))}\` ${verb} \`${topic}\` twice; once is enough.`,
        )
      }
      seen.add(topic)
    }
  }
}
