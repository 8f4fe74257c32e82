import { edgesOf } from '../graph/edges'
import type { ConsumerGroup, Design, Producer } from '../model/design'
import { hasNode } from '../model/has-node'
import { type EdgeId, edgeId, LIST_OF_KIND, type NodeId, type NodeKind, parseNodeId } from '../model/node-id'
import type { Edit } from './edit'
import { mendIdReferences, mendTopicReferences } from './mend-references'

type ItemId = NodeId | EdgeId

function withoutEntries<Entry>(
  entries: readonly Entry[],
  isGone: (entry: Entry) => boolean,
): readonly Entry[] {
  const left = entries.filter((entry) => !isGone(entry))
  return left.length === entries.length ? entries : left
}

function mapChanged<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const changed = items.map(change)
  return changed.every((item, at) => item === items[at]) ? items : changed
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

function removeEdges(design: Design, ids: ReadonlySet<string>): Design {
  if (ids.size === 0) return design
  const producers = mapChanged(design.producers, (producer) => withoutWrites(producer, ids))
  const consumerGroups = mapChanged(design.consumerGroups, (group) =>
    withoutDeadLetter(withoutReads(group, ids), ids),
  )
  if (producers === design.producers && consumerGroups === design.consumerGroups) return design
  return { ...design, producers, consumerGroups }
}

function removeNodes(design: Design, ids: ReadonlySet<string>): Design {
  if (ids.size === 0) return design
  const without = (kind: NodeKind) =>
    withoutEntries<{ readonly name: string }>(design[LIST_OF_KIND[kind]], ({ name }) =>
      ids.has(`${kind}:${name}`),
    )
  const left = {
    ...design,
    producers: without('producer'),
    topics: without('topic'),
    consumerGroups: without('consumerGroup'),
  } as Design
  const hasLostTopics = left.topics !== design.topics
  const mended = hasLostTopics
    ? mendTopicReferences(left, (name) => (ids.has(`topic:${name}`) ? undefined : name))
    : left
  return mendIdReferences(mended, (id) => (ids.has(id) ? undefined : id))
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
      const nodes = new Set<string>(ids.filter((id) => hasNode(design, id)))
      const wanted = new Set<string>(ids)
      const edges = new Set<string>(nodes.size === wanted.size ? [] : linesAmong(design, wanted))
      return removeNodes(removeEdges(design, edges), nodes)
    },
  }
}

const linesAmong = (design: Design, ids: ReadonlySet<string>) =>
  edgesOf(design).flatMap((edge) => (ids.has(edge.id) ? [edge.id] : []))
