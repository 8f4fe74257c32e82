import { type Edge, edgesOf } from '../graph/edges'
import type { ConsumerGroup, Design, Producer } from '../model/design'
import { hasNode } from '../model/has-node'
import { type EdgeId, edgeId, LIST_OF_KIND, type NodeId, type NodeKind, parseNodeId } from '../model/node-id'
import type { Edit } from './edit'
import { mendIdReferences, mendTopicReferences } from './mend-references'

type ItemId = NodeId | EdgeId

interface Named {
  readonly name: string
}

function withoutEntries<Entry>(
  entries: readonly Entry[],
  isGone: (entry: Entry) => boolean,
): readonly Entry[] {
  const left = entries.filter((entry) => !isGone(entry))
  return left.length === entries.length ? entries : left
}

function withoutWrites(producer: Producer, gone: ReadonlySet<string>): Producer {
  const { produces: before, ...rest } = producer
  if (before === undefined) return producer
  const after = withoutEntries(before, ({ topic }) => gone.has(edgeId('produces', producer.name, topic)))
  if (after === before) return producer
  return after.length === 0 ? rest : { ...producer, produces: after }
}

function withoutReads(group: ConsumerGroup, gone: ReadonlySet<string>): ConsumerGroup {
  const { consumes: before, ...rest } = group
  if (before === undefined) return group
  const after = withoutEntries(before, ({ topic }) => gone.has(edgeId('consumes', topic, group.name)))
  if (after === before) return group
  return after.length === 0 ? rest : { ...group, consumes: after }
}

function withoutDeadLetter(group: ConsumerGroup, gone: ReadonlySet<string>): ConsumerGroup {
  const { deadLetter, ...rest } = group
  return deadLetter && gone.has(edgeId('deadLetter', group.name, deadLetter.topic)) ? rest : group
}

/** Changes the named nodes of a list in one pass; the very same list where no name is given. */
function changeNamed<Node extends Named>(
  nodes: readonly Node[],
  names: ReadonlySet<string>,
  change: (node: Node) => Node,
): readonly Node[] {
  return names.size === 0 ? nodes : nodes.map((node) => (names.has(node.name) ? change(node) : node))
}

function removeEdges(design: Design, edges: readonly Edge[]): Design {
  if (edges.length === 0) return design
  const gone = new Set<string>(edges.map((edge) => edge.id))
  const clients = (isWrite: boolean) =>
    new Set(edges.flatMap(({ kind, client }) => ((kind === 'produces') === isWrite ? [client] : [])))
  return {
    ...design,
    producers: changeNamed(design.producers, clients(true), (producer) => withoutWrites(producer, gone)),
    consumerGroups: changeNamed(design.consumerGroups, clients(false), (group) =>
      withoutDeadLetter(withoutReads(group, gone), gone),
    ),
  }
}

function removeNodes(design: Design, ids: readonly string[]): Design {
  if (ids.length === 0) return design
  const gone = { producer: new Set<string>(), topic: new Set<string>(), consumerGroup: new Set<string>() }
  for (const id of ids) {
    const node = parseNodeId(id)
    if (node) gone[node.kind].add(node.name)
  }
  const without = (kind: NodeKind) =>
    gone[kind].size === 0
      ? design[LIST_OF_KIND[kind]]
      : (design[LIST_OF_KIND[kind]] as readonly Named[]).filter(({ name }) => !gone[kind].has(name))
  const left = {
    ...design,
    producers: without('producer'),
    topics: without('topic'),
    consumerGroups: without('consumerGroup'),
  } as Design
  const mended =
    gone.topic.size === 0
      ? left
      : mendTopicReferences(left, (name) => (gone.topic.has(name) ? undefined : name))
  const all = new Set(ids)
  return mendIdReferences(mended, (id) => (all.has(id) ? undefined : id))
}

function labelOf(ids: readonly ItemId[]): string {
  const [only] = ids
  if (only !== undefined && ids.length === 1) return `Delete ${parseNodeId(only)?.name ?? 'connection'}`
  return `Delete ${ids.length} items`
}

/**
 * Takes nodes out with every reference to them, and lines by themselves. A list that is left empty leaves
 * its node. Ids of nothing are passed over.
 */
export function removeItems(ids: readonly ItemId[]): Edit {
  return {
    label: labelOf(ids),
    apply(design) {
      const nodes = ids.filter((id) => hasNode(design, id))
      const wanted = new Set<string>(ids)
      const edges = nodes.length === ids.length ? [] : edgesOf(design).filter((edge) => wanted.has(edge.id))
      return removeNodes(removeEdges(design, edges), nodes)
    },
  }
}
