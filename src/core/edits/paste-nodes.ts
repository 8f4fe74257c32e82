import { type Box, boxOf, foldedAway } from '../layout/box-of'
import { clearOffset, offsetInSight, type Sight } from '../layout/clear-offset'
import { hiddenByFolding } from '../layout/folded-areas'
import { withAreaContents } from '../layout/with-area-contents'
import type { Area, Design, Position } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { nodeNames } from '../model/has-node'
import { type NodeLists, type NodeOfKind, nodesOf } from '../model/kinds/index'
import { findMark, type Marks, markIds, parseMarkId } from '../model/marks'
import {
  LIST_OF_KIND,
  NODE_KINDS,
  type NodeId,
  type NodeKind,
  nodeCount,
  nodeId,
  nodeIds,
  parseNodeId,
} from '../model/node-id'
import { countItems } from './count-items'
import { countNodes } from './count-nodes'
import type { Edit } from './edit'
import { copyMarks, pasteMarks } from './edit-marks'
import { renameTopicsOf } from './follow-names'
import { firstFreeName } from './free-name'
import { placeNodes } from './place-nodes'

/** Some nodes of a design with where they stand: what the clipboard holds. */
export interface Fragment extends NodeLists {
  readonly positions: Readonly<Record<string, Position>>
  readonly marks: Marks
}

type NamesByKind = Readonly<Record<NodeKind, ReadonlyMap<string, string>>>

/** A table with an entry for each kind of node. */
const byKind = <Value>(valueFor: (kind: NodeKind) => Value): Readonly<Record<NodeKind, Value>> =>
  Object.fromEntries(NODE_KINDS.map((kind) => [kind, valueFor(kind)])) as Record<NodeKind, Value>

/** The lists of a document, each made for its kind. */
const listsOf = (nodesFor: (kind: NodeKind) => readonly object[]): NodeLists =>
  Object.fromEntries(NODE_KINDS.map((kind) => [LIST_OF_KIND[kind], nodesFor(kind)])) as unknown as NodeLists

/**
 * Takes the nodes of some ids, in the document's order, with their positions, and what stands in the areas among them.
 * Other ids are passed over.
 */
export function copyNodes(design: Design, ids: Iterable<string>): Fragment {
  const wanted = withAreaContents(design, ids)
  const placed = [...wanted].flatMap((id) => {
    const position = design.layout?.positions?.[id]
    return position ? [[id, position] as const] : []
  })
  return {
    ...listsOf((kind) => nodesOf(design, kind).filter(({ name }) => wanted.has(nodeId(kind, name)))),
    positions: Object.fromEntries(placed),
    marks: copyMarks(design, wanted),
  }
}

/** Chooses a free name for every node of a kind, each different from all others. */
function freeNames(design: Design, fragment: Fragment, kind: NodeKind): ReadonlyMap<string, string> {
  const taken = nodeNames(design, kind)
  const copied = nodesOf(fragment, kind).map(({ name }) => name)
  if (kind === 'topic') return freeNamesOfChains(taken, copied)
  const given = new Set<string>()
  const names = new Map<string, string>()
  for (const name of copied) {
    const free = firstFreeName((candidate) => taken.has(candidate) || given.has(candidate), name)
    given.add(free)
    names.set(name, free)
  }
  return names
}

/** `orders.retry-1`, `orders-retry-5m`, `orders_dlq`: a topic, and what of its records this one has. */
const OF_CHAIN = /^(.+?)([._-](?:retry|retries|retrying|dlq|dlt|dead[._-]?letters?|errors?)(?:[._-].*)?)$/is

/**
 * Chooses the names of copied topics: the number stands behind the topic that a name is made of, since a number behind
 * `orders.retry-1` would make it the second step of the retries of `orders`. What is of one topic keeps together.
 */
function freeNamesOfChains(
  taken: ReadonlySet<string>,
  copied: readonly string[],
): ReadonlyMap<string, string> {
  const chains = new Map<string, string[]>()
  for (const name of copied) {
    const [, stem = name, suffix = ''] = OF_CHAIN.exec(name) ?? []
    chains.set(stem, [...(chains.get(stem) ?? []), suffix])
  }
  const given = new Set<string>()
  const names = new Map<string, string>()
  for (const [stem, suffixes] of chains) {
    const isFree = (name: string) => !taken.has(name) && !given.has(name)
    // Without its topic a copy must not pass for what is of another topic that is there.
    const isTaken = (base: string) =>
      !suffixes.every((suffix) => isFree(base + suffix)) || (base !== stem && !isFree(base))
    const base = firstFreeName(isTaken, stem)
    for (const suffix of suffixes) {
      given.add(base + suffix)
      names.set(stem + suffix, base + suffix)
    }
  }
  return names
}

function pasteKind<Kind extends NodeKind>(
  design: Design,
  fragment: Fragment,
  kind: Kind,
  names: NamesByKind,
): readonly NodeOfKind<Kind>[] {
  const known = nodeNames(design, 'topic')
  const topicName = (name: string) => names.topic.get(name) ?? (known.has(name) ? name : undefined)
  const pasted = nodesOf(fragment, kind).map((node) => ({
    ...renameTopicsOf(kind, node, topicName),
    name: names[kind].get(node.name) ?? node.name,
  }))
  const before = nodesOf(design, kind)
  return pasted.length === 0 ? before : [...before, ...pasted]
}

function movedPositions(fragment: Fragment, names: NamesByKind, [right, down]: Position) {
  const moved = NODE_KINDS.flatMap((kind) =>
    nodesOf(fragment, kind).flatMap(({ name }) => {
      const position = fragment.positions[nodeId(kind, name)]
      if (position === undefined) return []
      const id = nodeId(kind, names[kind].get(name) ?? name)
      return [[id, [position[0] + right, position[1] + down]] as const]
    }),
  )
  return Object.fromEntries(moved) as Record<NodeId, Position>
}

function paste(design: Design, fragment: Fragment, offset: Position): Design {
  const names = byKind((kind) => freeNames(design, fragment, kind))
  const copyOf = (id: string) => {
    const node = parseNodeId(id)
    const name = node ? names[node.kind].get(node.name) : undefined
    return node && name !== undefined ? nodeId(node.kind, name) : undefined
  }
  const marked = pasteMarks(design, fragment.marks, offset, copyOf)
  if (nodeCount(fragment) === 0) return marked
  const pasted = { ...marked, ...listsOf((kind) => pasteKind(design, fragment, kind, names)) }
  return placeNodes(pasted, movedPositions(fragment, names, offset))
}

/** How many things a fragment holds, marks included. */
export const itemCount = (fragment: Fragment): number =>
  nodeCount(fragment) +
  Object.keys(fragment.marks.notes ?? {}).length +
  Object.keys(fragment.marks.areas ?? {}).length

const wordsFor = (fragment: Fragment): string => {
  const count = itemCount(fragment)
  return count === nodeCount(fragment) ? countNodes(count) : `${count} ${count === 1 ? 'item' : 'items'}`
}

/**
 * Adds copied nodes under free names, shifted by an offset in canvas pixels. Edges among them lead to the
 * copies; edges to other topics stay where the design has such a topic and are dropped where it has none.
 */
export function pasteNodes(fragment: Fragment, offset: Position): Edit {
  return {
    label: `Paste ${wordsFor(fragment)}`,
    apply: (design) => paste(design, fragment, offset),
  }
}

/** Returns what the nodes and marks of a fragment cover on the drawing. */
export function boxesOfFragment({ positions, marks }: Fragment): readonly Box[] {
  const drawn: Design = { ...emptyDesign(''), layout: { positions, ...marks } }
  const away = foldedAway(drawn)
  return [...Object.keys(positions), ...markIds(drawn)].flatMap((id) =>
    away.has(id) ? [] : (boxOf(drawn, id) ?? []),
  )
}

/**
 * Returns the offset nearest to a wanted one at which a fragment covers nothing of a design, in sight where there is room.
 * Ground that an open area gives is free, unless the fragment has areas: what stands in two areas would move with both.
 */
export function offsetBeside(design: Design, fragment: Fragment, wanted: Position, sight?: Sight): Position {
  const hasAreas = fragment.marks.areas !== undefined
  const isTaken = (id: string) =>
    hasAreas || parseMarkId(id)?.kind !== 'area' || (findMark(design, id) as Area).folded === true
  const hidden = hiddenByFolding(design)
  const taken = [...nodeIds(design), ...markIds(design).filter(isTaken)].filter((id) => !hidden.has(id))
  const boxes = boxesOfFragment(fragment)
  const others = taken.flatMap((id) => boxOf(design, id) ?? [])
  return (sight && offsetInSight(boxes, others, wanted, sight)) ?? clearOffset(boxes, others, wanted)
}

/** How far a copy stands from what it was made of, where nothing is in its way, in canvas pixels. */
export const COPY_STEP = 32

/** Copies nodes and marks, and pastes them beside what is there, in sight where there is room. */
export function duplicateBeside(ids: readonly string[], sight?: Sight): Edit {
  return {
    label: `Duplicate ${countItems(ids)}`,
    apply(design) {
      const fragment = copyNodes(design, ids)
      return paste(design, fragment, offsetBeside(design, fragment, [COPY_STEP, COPY_STEP], sight))
    },
  }
}

/** Copies nodes and marks, and pastes them at an offset in canvas pixels, whatever is there. */
export function duplicateNodes(ids: readonly string[], offset: Position): Edit {
  return {
    label: `Duplicate ${countItems(ids)}`,
    apply: (design) => paste(design, copyNodes(design, ids), offset),
  }
}
