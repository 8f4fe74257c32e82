import type { Guarantee } from '../delivery/guarantee'
import type { Edge } from '../graph/edges'
import { NO_RATE, type Rate } from '../traffic/traffic'
import { viewOf } from './view-of'
import type { ConsumerGroupRead, Views, WriterView } from './views'

export interface EdgeTraffic {
  readonly rate: Rate
  /** What is guaranteed up to the end of the edge; null for dead letters, which have none of their own. */
  readonly guarantee: Guarantee | null
}

/** The producer at the end of an edge that writes, or the one inside its node. */
export function writerAt({ clientKind, client }: Edge, views: Views): WriterView | undefined {
  const view = viewOf(views, clientKind, client)
  if (!view || view.kind === 'topic') return undefined
  return view.kind === 'producer' ? view : view.writer
}

/** What the node at the end of an edge reads of its topic. */
export function readAt({ clientKind, client, topic }: Edge, views: Views): ConsumerGroupRead | undefined {
  const view = viewOf(views, clientKind, client)
  return view && 'reads' in view ? view.reads.find((read) => read.topic.name === topic) : undefined
}

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
      const read = readAt(edge, views)
      return { rate: read?.rate ?? NO_RATE, guarantee: read?.guarantee ?? null }
    }
  }
}
