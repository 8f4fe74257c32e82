import type { Guarantee } from '../delivery/guarantee'
import type { Edge } from '../graph/edges'
import { cachedPer } from '../shared/cached-per'
import { NO_RATE, type Rate } from '../traffic/traffic'
import { viewOf } from './view-of'
import type { ConsumerGroupRead, Views, WriterView } from './views'

export interface EdgeTraffic {
  readonly rate: Rate
  /** What is guaranteed up to the end of the edge; null for retries and dead letters, which have none of their own. */
  readonly guarantee: Guarantee | null
}

/** The producer at the end of an edge that writes, or the one inside its node. */
export function writerAt({ clientKind, client }: Edge, views: Views): WriterView | undefined {
  const view = viewOf(views, clientKind, client)
  if (!view || view.kind === 'topic') return undefined
  return view.kind === 'producer' ? view : view.writer
}

interface End {
  readonly topic: { readonly name: string }
}

/** A list that is short is looked through faster than a table of it is made. */
const SHORT = 16

const byTopic = cachedPer(
  // From the last to the first, which counts where a topic is named twice.
  (ends: readonly End[]): ReadonlyMap<string, End> =>
    new Map(ends.toReversed().map((end) => [end.topic.name, end])),
)

/** The end at a topic. All edges of one node ask, so that a hub of thousands must not be looked through for each. */
const endAt = <Found extends End>(ends: readonly Found[], topic: string): Found | undefined =>
  ends.length <= SHORT
    ? ends.find((end) => end.topic.name === topic)
    : (byTopic(ends).get(topic) as Found | undefined)

/** What the node at the end of an edge reads of its topic. */
export function readAt({ clientKind, client, topic }: Edge, views: Views): ConsumerGroupRead | undefined {
  const view = viewOf(views, clientKind, client)
  return view && 'reads' in view ? endAt(view.reads, topic) : undefined
}

/** Returns records and bytes per second on an edge, and what is guaranteed of them. */
export function trafficOn(edge: Edge, views: Views): EdgeTraffic {
  switch (edge.kind) {
    case 'produces': {
      const writer = writerAt(edge, views)
      const write = writer && endAt(writer.writes, edge.topic)
      return { rate: write?.rate ?? NO_RATE, guarantee: write?.guarantee ?? null }
    }
    case 'retries': {
      const view = viewOf(views, edge.clientKind, edge.client)
      const retries = view && 'retries' in view ? view.retries : undefined
      return { rate: retries?.find(({ topic }) => topic === edge.topic)?.rate ?? NO_RATE, guarantee: null }
    }
    case 'deadLetter': {
      const view = viewOf(views, edge.clientKind, edge.client)
      const letters = view && 'deadLetter' in view ? view.deadLetter : undefined
      return { rate: letters?.rate ?? NO_RATE, guarantee: null }
    }
    case 'consumes': {
      const read = readAt(edge, views)
      return { rate: read?.rate ?? NO_RATE, guarantee: read?.guarantee ?? null }
    }
  }
}
