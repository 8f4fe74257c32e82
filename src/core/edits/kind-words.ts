import type { NodeKind } from '../model/node-id'

/** The kinds of node as a sentence has them. */
export const KIND_WORDS = {
  producer: 'producer',
  topic: 'topic',
  consumerGroup: 'consumer group',
} as const satisfies Record<NodeKind, string>

/** `1 node`, `3 nodes`. */
export const countNodes = (count: number): string => `${count} ${count === 1 ? 'node' : 'nodes'}`
