import type { Edge } from '../graph/edges'
import type { Delivery } from '../model/design'
import { NO_RATE, type Rate } from '../traffic/traffic'
import type { Views, WriterView } from './views'

export interface EdgeTraffic {
  readonly rate: Rate
  /** The guarantee up to the end of the edge; null where the edge states none. */
  readonly delivery: Delivery | null
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
      return { rate: writer?.writes.find(isSame)?.rate ?? NO_RATE, delivery: writer?.delivery ?? null }
    }
    case 'deadLetter':
      return { rate: group?.deadLetter?.rate ?? NO_RATE, delivery: null }
    case 'consumes': {
      const read = group?.reads.find(isSame)
      return { rate: read?.rate ?? NO_RATE, delivery: read?.delivery ?? null }
    }
  }
}
