import type { Guarantee } from '../delivery/guarantee'
import type { Edge } from '../graph/edges'
import { NO_RATE, type Rate } from '../traffic/traffic'
import type { Views, WriterView } from './views'

export interface EdgeTraffic {
  readonly rate: Rate
  /** What is guaranteed up to the end of the edge; null for dead letters, which have none of their own. */
  readonly guarantee: Guarantee | null
}

/** The producer at the end of an edge that writes, or the one inside its group. */
export const writerAt = ({ clientKind, client }: Edge, views: Views): WriterView | undefined =>
  clientKind === 'producer' ? views.producers[client] : views.consumerGroups[client]?.writer

/** Returns records and bytes per second on an edge, and what is guaranteed of them. */
export function trafficOn(edge: Edge, views: Views): EdgeTraffic {
  const isSame = ({ topic }: { readonly topic: { readonly name: string } }) => topic.name === edge.topic
  const group = views.consumerGroups[edge.client]
  switch (edge.kind) {
    case 'produces': {
      const writer = writerAt(edge, views)
      const write = writer?.writes.find(isSame)
      return { rate: write?.rate ?? NO_RATE, guarantee: write?.guarantee ?? null }
    }
    case 'deadLetter':
      return { rate: group?.deadLetter?.rate ?? NO_RATE, guarantee: null }
    case 'consumes': {
      const read = group?.reads.find(isSame)
      return { rate: read?.rate ?? NO_RATE, guarantee: read?.guarantee ?? null }
    }
  }
}
