import type { Analysis } from '@/core/analysis'
import type { Edge } from '@/core/graph/edges'
import type { EdgeKind } from '@/core/model/kinds/index'
import { formatDuration, formatPercent } from '@/core/shared/format'

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
  /** Its number, where that is not its rate at peak. */
  readonly share?: (edge: Edge, analysis: Analysis) => string
}

const writes: EdgeLook = {
  isAside: false,
  isTyped: true,
  word: '',
}

const reads: EdgeLook = {
  isAside: false,
  isTyped: false,
  word: '',
}

const deadLetters: EdgeLook = {
  isAside: true,
  isTyped: true,
  handles: { sourceHandle: 'dead-letters', targetHandle: 'dead-letters' },
  word: 'dead letters',
  share({ client, clientKind }, { views }) {
    const node =
      clientKind === 'connector' ? views.connectors[client]?.connector : views.consumerGroups[client]?.group
    const share = node?.deadLetter?.recordsShare
    return share === undefined ? '' : formatPercent(share)
  },
}

/** Led out and back: the group writes what failed, and reads it again when the wait is over. */
const retries: EdgeLook = {
  isAside: true,
  isTyped: true,
  handles: { sourceHandle: 'retries', targetHandle: 'dead-letters' },
  word: 'retry',
  share({ client, topic }, { views }) {
    const step = views.consumerGroups[client]?.retries.find((retry) => retry.topic === topic)
    if (!step) return ''
    const wait = step.delayMs === undefined ? '' : `after ${formatDuration(step.delayMs)}`
    return [wait, step.share > 0 ? formatPercent(step.share) : ''].filter(Boolean).join(' · ')
  },
}

export const EDGE_LOOKS: Readonly<Record<EdgeKind, EdgeLook>> = {
  produces: writes,
  consumes: reads,
  retries,
  deadLetter: deadLetters,
}
