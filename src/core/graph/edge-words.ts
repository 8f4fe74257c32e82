import { kindOf, type PortOf } from '../model/kinds/index'
import type { NodeId, NodeKind } from '../model/node-id'
import { assert } from '../shared/assert'
import type { Edge } from './edges'

/** Returns the port of the client at which an edge begins or ends. */
export function portOf({ clientKind, kind }: Pick<Edge, 'clientKind' | 'kind'>): PortOf<NodeKind> {
  const ports: readonly unknown[] = kindOf(clientKind).ports
  const port = (ports as readonly PortOf<NodeKind>[]).find(({ edge }) => edge === kind)
  assert(port !== undefined, `a ${clientKind} has no port for ${kind}`)
  return port
}

/** Returns what an edge is called from one of its ends: `writes` from the producer, `written by` from the topic. */
export function verbFrom(edge: Edge, end: NodeId): string {
  const { verbs } = portOf(edge)
  return end === `${edge.clientKind}:${edge.client}` ? verbs.forward : verbs.backward
}

/** Returns an edge as a sentence about its client: `checkout writes orders`. */
export const edgeSentence = (edge: Edge): string =>
  `${edge.client} ${portOf(edge).verbs.forward} ${edge.topic}`
