import type { ConsumerGroup, Design, Producer, Topic } from './design'

/** The kinds of node, by the words of the document: who writes, what is kept, who reads. */
export const NODE_KINDS = ['producer', 'topic', 'consumerGroup'] as const
export type NodeKind = (typeof NODE_KINDS)[number]

export const isNodeKind = (text: string): text is NodeKind => (NODE_KINDS as readonly string[]).includes(text)

/** A node's identity: its kind and its name, which is unique within the kind. */
export type NodeId = `${NodeKind}:${string}`

export const producerId = (name: string): NodeId => `producer:${name}`
export const topicId = (name: string): NodeId => `topic:${name}`
export const consumerGroupId = (name: string): NodeId => `consumerGroup:${name}`

/** Splits an id at its first colon; names may hold colons themselves. Null where it is no node's id. */
export function parseNodeId(id: string): { kind: NodeKind; name: string } | null {
  const colon = id.indexOf(':')
  const kind = id.slice(0, colon)
  return isNodeKind(kind) ? { kind, name: id.slice(colon + 1) } : null
}

export type NodeOfKind<Kind extends NodeKind> = Kind extends 'producer'
  ? Producer
  : Kind extends 'topic'
    ? Topic
    : ConsumerGroup

/** The key of the document's list that holds a kind. */
export const LIST_OF_KIND = {
  producer: 'producers',
  topic: 'topics',
  consumerGroup: 'consumerGroups',
} as const satisfies Record<NodeKind, keyof Design>

/** Every node of a design: producers, topics, groups, each in the document's order. */
export const nodeIds = (design: Design): readonly NodeId[] =>
  NODE_KINDS.flatMap((kind) => design[LIST_OF_KIND[kind]].map(({ name }): NodeId => `${kind}:${name}`))

/** How many nodes a design, or the part of one that is copied, has. */
export const nodeCount = (lists: Pick<Design, (typeof LIST_OF_KIND)[NodeKind]>): number =>
  NODE_KINDS.reduce((count, kind) => count + lists[LIST_OF_KIND[kind]].length, 0)

/** The kinds of edge: a producer writes a topic, a group reads one, a group sends dead letters to one. */
export type EdgeKind = 'produces' | 'consumes' | 'deadLetter'

/** An edge's identity. It is not taken apart; look edges up where they are listed. */
export type EdgeId = `${EdgeKind}:${string}`

/** An arrow in a name must not look like the one between the names, or two edges would have one id. */
const unpointed = (name: string): string =>
  name.includes('→') || name.includes('\\') ? name.replace(/[\\→]/g, '\\$&') : name

/** A different id for every kind and pair of names: `produces:checkout→orders`. */
export const edgeId = (kind: EdgeKind, from: string, to: string): EdgeId =>
  `${kind}:${unpointed(from)}→${unpointed(to)}`
