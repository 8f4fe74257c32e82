import type { Analysis } from '@/core/analysis'
import type { Edge } from '@/core/graph/edges'
import type { Delivery } from '@/core/model/design'
import type { EdgeKind } from '@/core/model/kinds/index'
import { formatPercent } from '@/core/shared/format'
import { NO_RATE, type Rate } from '@/core/traffic/traffic'

interface Flow {
  readonly rate: Rate
  /** Null where the edge carries no guarantee of its own. */
  readonly delivery: Delivery | null
}

/** How edges of a kind are drawn. */
export interface EdgeLook {
  /** Drawn dashed and under the others, since it crosses the drawing: what goes wrong, not what flows. */
  readonly isAside: boolean
  /** It has a number that is typed. */
  readonly isTyped: boolean
  /** The handles at its two ends, where those are not the plain ones. */
  readonly handles?: { readonly sourceHandle: string; readonly targetHandle: string }
  /** What it is called before its number, where it is the only one of its kind at its topic. */
  readonly word: string
  readonly flowOn: (edge: Edge, analysis: Analysis) => Flow
  /** Its number, where that is not its rate at peak. */
  readonly share?: (edge: Edge, analysis: Analysis) => string
}

const writes: EdgeLook = {
  isAside: false,
  isTyped: true,
  word: '',
  flowOn({ client, topic }, { views }) {
    const producer = views.producers[client]
    const write = producer?.writes.find((known) => known.topic.topic.name === topic)
    return { rate: write?.rate ?? NO_RATE, delivery: producer?.delivery ?? null }
  },
}

const reads: EdgeLook = {
  isAside: false,
  isTyped: false,
  word: '',
  flowOn({ client, topic }, { views }) {
    const read = views.consumerGroups[client]?.reads.find((known) => known.topic.topic.name === topic)
    return { rate: read?.rate ?? NO_RATE, delivery: read?.delivery ?? null }
  },
}

const deadLetters: EdgeLook = {
  isAside: true,
  isTyped: true,
  handles: { sourceHandle: 'dead-letters', targetHandle: 'dead-letters' },
  word: 'dead letters',
  flowOn: ({ client }, { views }) => ({
    rate: views.consumerGroups[client]?.deadLetter?.rate ?? NO_RATE,
    delivery: null,
  }),
  share({ client }, { views }) {
    const share = views.consumerGroups[client]?.group.deadLetter?.recordsShare
    return share === undefined ? '' : formatPercent(share)
  },
}

export const EDGE_LOOKS: Readonly<Record<EdgeKind, EdgeLook>> = {
  produces: writes,
  consumes: reads,
  deadLetter: deadLetters,
}
