import type { ConsumerGroup, Design, Producer, Topic } from './design'

/** The kinds of node, by the words of the document. */
export type NodeKind = 'producer' | 'topic' | 'consumerGroup'

/** A node's identity: its kind and its name, which is unique within the kind. */
export type NodeId = `${NodeKind}:${string}`

export const producerId = (name: string): NodeId => `producer:${name}`
export const topicId = (name: string): NodeId => `topic:${name}`
export const consumerGroupId = (name: string): NodeId => `consumerGroup:${name}`

/** Splits an id at its first colon; names may hold colons themselves. Null where it is no node's id. */
export function parseNodeId(id: string): { kind: NodeKind; name: string } | null {
  const colon = id.indexOf(':')
  const kind = id.slice(0, colon)
  if (kind !== 'producer' && kind !== 'topic' && kind !== 'consumerGroup') return null
  return { kind, name: id.slice(colon + 1) }
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

/** The kinds of edge: a producer writes a topic, a group reads one, a group sends dead letters to one. */
export type EdgeKind = 'produces' | 'consumes' | 'deadLetter'

/** An edge's identity. The arrow cannot be read back; look edges up where they are listed. */
export type EdgeId = `${EdgeKind}:${string}`

export const edgeId = (kind: EdgeKind, from: string, to: string): EdgeId => `${kind}:${from}→${to}`
