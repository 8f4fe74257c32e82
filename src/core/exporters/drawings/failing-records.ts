import type { Edge } from '../../graph/edges'
import type { Design } from '../../model/design'
import { formatDuration, formatPercent } from '../../shared/format'

/** The fields of dead letters, and of retries with them, that a format carries by what `failingOf` returns. */
export const DEAD_LETTER_CARRIED = ['deadLetter.topic', 'deadLetter.recordsShare'] as const
export const RETRIES_CARRIED = [
  'retryTopics.topic',
  'retryTopics.delayMs',
  'retryTopics.recordsShare',
  ...DEAD_LETTER_CARRIED,
] as const

interface FailingRecords {
  /** The share of what the application reads that goes over the edge, 0 to 1. */
  readonly recordsShare?: number | undefined
  /** How long a record waits in a retry topic. */
  readonly delayMs?: number | undefined
  /** Which retry topic of a chain it is, counted from 1, and of how many. */
  readonly step?: readonly [number, number]
}

/** Returns what a design states of an edge of retries or of dead letters; nothing of one of another kind. */
export function failingOf(design: Design, { kind, client, clientKind, topic }: Edge): FailingRecords {
  const group =
    clientKind === 'consumerGroup' ? design.consumerGroups.find(({ name }) => name === client) : undefined
  if (kind === 'retries') {
    const { retryTopics = [] } = group ?? {}
    const index = retryTopics.findIndex((entry) => entry.topic === topic)
    const { delayMs, recordsShare } = retryTopics[index] ?? {}
    return { delayMs, recordsShare, step: [index + 1, retryTopics.length] }
  }
  if (kind !== 'deadLetter') return {}
  const connector =
    clientKind === 'connector' ? design.connectors.find(({ name }) => name === client) : undefined
  return { recordsShare: (group ?? connector)?.deadLetter?.recordsShare }
}

/** Returns what stands at an edge of retries or dead letters in words: `retry 1 of 3, after 1 min, 2 %`. */
export function failingText(kind: 'retries' | 'deadLetter', failing: FailingRecords): string {
  const { step: [index, count] = [1, 1], delayMs, recordsShare } = failing
  return [
    kind === 'deadLetter' ? 'dead letters' : count > 1 ? `retry ${index} of ${count}` : 'retry',
    ...(delayMs === undefined ? [] : [`after ${formatDuration(delayMs)}`]),
    ...(recordsShare === undefined ? [] : [formatPercent(recordsShare)]),
  ].join(', ')
}
