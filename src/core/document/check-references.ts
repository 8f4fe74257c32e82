import { KINDS, kindOf, type NodeKind } from '../model/kinds/index'
import type { Reference } from '../model/kinds/kind'
import { parseMarkId } from '../model/marks'
import { NODE_KINDS, parseNodeId } from '../model/node-id'
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
  for (const kind of NODE_KINDS) checkNames(document, kind, problems)
  for (const kind of NODE_KINDS) checkTwice(document, kind, problems)
  checkDrawn(document, problems, suggestions)
  checkPositions(document, problems)
  checkLocked(document, problems)
}

/** A field of what should be a mapping; undefined where there is none or it is something else. */
function field(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return undefined
  return (holder as Readonly<Record<string, unknown>>)[name]
}

/** A node by its name, or by its kind where it has none: that one is missing is said where it is missing. */
function said(node: unknown, kind: NodeKind): string {
  const name = field(node, 'name')
  return typeof name === 'string' && name !== ''
    ? `\`${name.slice(0, 100)}\``
    : `A ${KINDS[kind].words.singular} without a name`
}

/** The entries of a field that should be a list, with their indices; none where it is something else. */
function entriesOf(holder: unknown, name: string): Iterable<[number, unknown]> {
  const list = field(holder, name)
  return Array.isArray(list) ? list.entries() : []
}

/** The topics that a field of any well-formed node names, by a name that is one, with the path of each in the document. */
function* namedBy(
  document: unknown,
  list: string,
  reference: Pick<Reference<never>, 'field' | 'named'>,
): Generator<{ readonly node: unknown; readonly at: number; readonly topic: string; readonly path: Path }> {
  for (const [at, node] of entriesOf(document, list)) {
    for (const [steps, topic] of reference.named(field(node, reference.field)))
      if (topic !== '') yield { node, at, topic, path: [list, at, reference.field, ...steps] }
  }
}

/** Reports every name of a kind that was there before. */
function checkNames(document: unknown, kind: NodeKind, problems: Problems): void {
  const { list, words } = KINDS[kind]
  const first = new Map<string, number>()
  for (const [at, node] of entriesOf(document, list)) {
    const name = field(node, 'name')
    if (typeof name !== 'string' || name === '') continue
    const before = first.get(name)
    if (before === undefined) first.set(name, at)
    else if (!problems.isFull) {
      problems.report(
        [list, at, 'name'],
        () => `Two ${words.plural} are named \`${name}\`; the first one is ${list}[${before}].`,
      )
    }
  }
}

/** Reports every edge of a node that stands there a second time. */
function checkTwice(document: unknown, kind: NodeKind, problems: Problems): void {
  const { list, ports } = kindOf(kind)
  for (const port of ports) {
    if (port.repeats) continue
    let [last, seen] = [-1, new Set<string>()]
    for (const { node, at, topic, path } of namedBy(document, list, port)) {
      if (problems.isFull) return
      if (at !== last) [last, seen] = [at, new Set<string>()]
      if (seen.has(topic)) {
        problems.report(
          path,
          () => `${said(node, kind)} ${port.verbs.forward} \`${topic}\` twice; once is enough.`,
        )
      }
      seen.add(topic)
    }
  }
}

/** Reports every topic that must be in the document and is not. */
function checkDrawn(document: unknown, problems: Problems, suggestions: Suggestions): void {
  const topics = new Set<string>()
  for (const [, topic] of entriesOf(document, KINDS.topic.list)) {
    const name = field(topic, 'name')
    if (typeof name === 'string' && name !== '') topics.add(name)
  }
  for (const kind of NODE_KINDS) {
    const { list, references } = kindOf(kind)
    for (const reference of references) {
      for (const { node, topic, path } of namedBy(document, list, reference)) {
        if (problems.isFull) return
        if (topics.has(topic)) continue
        problems.report(
          path,
          () =>
            `${said(node, kind)} is co-partitioned with ${topic === '' ? 'a topic without a name' : `\`${topic}\``}, which is not in this design.${suggestions.didYouMean(topic, topics)}`,
        )
      }
    }
  }
}

/** Reports everything that is locked, or folded in an area, and is of no kind of node or mark. */
function checkLocked(document: unknown, problems: Problems): void {
  const locked = field(field(document, 'layout'), 'locked')
  checkItems(locked, ['layout', 'locked'], 'what is locked', problems)
  const areas = field(field(document, 'layout'), 'areas')
  if (typeof areas !== 'object' || areas === null || Array.isArray(areas)) return
  for (const [key, area] of Object.entries(areas))
    checkItems(field(area, 'holds'), ['layout', 'areas', key, 'holds'], 'what it holds', problems)
}

function checkItems(ids: unknown, path: readonly string[], what: string, problems: Problems): void {
  if (!Array.isArray(ids)) return
  for (const [at, id] of ids.entries()) {
    if (problems.isFull) return
    if (typeof id !== 'string' || parseNodeId(id) || parseMarkId(id)) continue
    problems.report(
      [...path, at],
      () =>
        `${id.trim() === '' ? 'Nothing' : `\`${id.slice(0, 100)}\``} is no node and no mark; write ${what} as \`topic:orders\`.`,
    )
  }
}

/** Reports every position that is of no kind of node. */
function checkPositions(document: unknown, problems: Problems): void {
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
