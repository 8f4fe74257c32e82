import type { ConsumerGroup, Design, Position, Producer, Topic } from '../model/design'
import { nodeNames } from '../model/has-node'
import {
  LIST_OF_KIND,
  NODE_KINDS,
  type NodeId,
  type NodeKind,
  type NodeOfKind,
  nodeCount,
} from '../model/node-id'
import type { Edit } from './edit'
import { firstFreeName } from './free-name'
import { countNodes } from './kind-words'
import { mendNode } from './mend-references'
import { placeNodes } from './place-nodes'

/** Some nodes of a design with where they stand: what the clipboard holds. */
export interface Fragment {
  readonly producers: readonly Producer[]
  readonly topics: readonly Topic[]
  readonly consumerGroups: readonly ConsumerGroup[]
  readonly positions: Readonly<Record<string, Position>>
}

type NamesByKind = Readonly<Record<NodeKind, ReadonlyMap<string, string>>>

const nodesOf = <Kind extends NodeKind>(
  lists: Pick<Fragment, 'producers' | 'topics' | 'consumerGroups'>,
  kind: Kind,
) => lists[LIST_OF_KIND[kind]] as unknown as readonly NodeOfKind<Kind>[]

/** Takes the nodes of some ids, in the document's order, with their positions. Other ids are passed over. */
export function copyNodes(design: Design, ids: Iterable<string>): Fragment {
  const wanted = new Set(ids)
  const chosen = <Kind extends NodeKind>(kind: Kind) =>
    nodesOf(design, kind).filter((node) => wanted.has(`${kind}:${node.name}`))
  const placed = [...wanted].flatMap((id) => {
    const position = design.layout?.positions?.[id]
    return position ? [[id, position] as const] : []
  })
  return {
    producers: chosen('producer'),
    topics: chosen('topic'),
    consumerGroups: chosen('consumerGroup'),
    positions: Object.fromEntries(placed),
  }
}

/** Chooses a free name for every node of a kind, each different from all others. */
function freeNames(design: Design, fragment: Fragment, kind: NodeKind): ReadonlyMap<string, string> {
  const taken = nodeNames(design, kind)
  const given = new Set<string>()
  const names = new Map<string, string>()
  for (const { name } of nodesOf(fragment, kind)) {
    const free = firstFreeName((candidate) => taken.has(candidate) || given.has(candidate), name)
    given.add(free)
    names.set(name, free)
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
    ...mendNode(kind, node, topicName),
    name: names[kind].get(node.name) ?? node.name,
  }))
  const before = nodesOf(design, kind)
  return pasted.length === 0 ? before : [...before, ...pasted]
}

function movedPositions(fragment: Fragment, names: NamesByKind, [right, down]: Position) {
  const moved = NODE_KINDS.flatMap((kind) =>
    nodesOf(fragment, kind).flatMap(({ name }) => {
      const position = fragment.positions[`${kind}:${name}`]
      if (position === undefined) return []
      const id: NodeId = `${kind}:${names[kind].get(name) ?? name}`
      return [[id, [position[0] + right, position[1] + down]] as const]
    }),
  )
  return Object.fromEntries(moved) as Record<NodeId, Position>
}

function paste(design: Design, fragment: Fragment, offset: Position): Design {
  if (nodeCount(fragment) === 0) return design
  const names: NamesByKind = {
    producer: freeNames(design, fragment, 'producer'),
    topic: freeNames(design, fragment, 'topic'),
    consumerGroup: freeNames(design, fragment, 'consumerGroup'),
  }
  const pasted = {
    ...design,
    producers: pasteKind(design, fragment, 'producer', names),
    topics: pasteKind(design, fragment, 'topic', names),
    consumerGroups: pasteKind(design, fragment, 'consumerGroup', names),
  }
  return placeNodes(pasted, movedPositions(fragment, names, offset))
}

/**
 * Adds copied nodes under free names, shifted by an offset in canvas pixels. Lines among them lead to the
 * copies; lines to other topics stay where the design has such a topic and are dropped where it has none.
 */
export function pasteNodes(fragment: Fragment, offset: Position): Edit {
  return {
    label: `Paste ${countNodes(nodeCount(fragment))}`,
    apply: (design) => paste(design, fragment, offset),
  }
}

/** Copies nodes and pastes them at once. */
export function duplicateNodes(ids: readonly string[], offset: Position): Edit {
  return {
    label: `Duplicate ${countNodes(ids.length)}`,
    apply: (design) => paste(design, copyNodes(design, ids), offset),
  }
}
