/** Which edge is likely meant where two nodes can be joined in several ways. */
import { type Edge, edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { sideOf } from '@/core/model/kinds/connector'
import { type NodeId, nodeId, parseNodeId } from '@/core/model/node-id'
import { cachedPer } from '@/core/shared/cached-per'

interface Joining {
  readonly edge: string
  /** Whether it leads out of the topic. */
  readonly isRead: boolean
  /** The name of the topic at its one end, and what stands at its other. */
  readonly topic: string
  readonly client: NodeId
}

/** By what a topic is called: how it is joined that is called so. */
const CALLED = [
  ['retries', /retry|retries/i],
  ['deadLetter', /dlq|dlt|dead.?letter/i],
] as const

/** What records come into: topics that are written, and what reads. */
const reached = cachedPer((edges: readonly Edge[]): ReadonlySet<string> => new Set(edges.map(({ to }) => to)))

/**
 * Returns how likely an edge is meant, more is likelier. A topic is joined as it is called; else one that nobody writes
 * wants a writer, which an application is that already reads something; one that is written wants a reader.
 */
export function needOf(design: Design, { edge, topic, client, isRead }: Joining): number {
  if (CALLED.some(([kind, name]) => edge === kind && name.test(topic))) return 4
  const isReached = reached(edgesOf(design))
  const isWritten = isReached.has(nodeId('topic', topic))
  if (isRead) return isWritten ? 3 : 1
  if (edge !== 'produces') return 0
  if (isWritten) return isReached.has(client) ? 1 : 0.5
  return canOnlyWrite(design, client) || isReached.has(client) ? 3 : 0.5
}

function canOnlyWrite({ connectors = [] }: Design, client: NodeId): boolean {
  const node = parseNodeId(client)
  if (node?.kind !== 'connector') return node?.kind === 'producer'
  return connectors.some((connector) => connector.name === node.name && sideOf(connector) === 'source')
}
