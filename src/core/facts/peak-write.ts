import { figure, input } from '../sizing/figures'
import type { Figure } from '../sizing/sizing'
import type { TopicView } from '../views/views'

/** What is written to a topic at peak, in bytes per second before compression, by whom. */
export const peakWrite = ({ rate, writers, deadLetterOf, retryOf }: TopicView): Figure =>
  figure(
    rate.peakBytes,
    'bytes/s',
    deadLetterOf.length + retryOf.length === 0
      ? 'sum of what its producers write at peak, before compression'
      : deadLetterOf.length === 0
        ? 'sum of what its producers write and what groups try again through it at peak, before compression'
        : 'sum of what its producers write and the dead letters of groups at peak, before compression',
    writers.map(({ producer, rate: written }) =>
      input('writes', written.peakBytes, 'bytes/s', 'derived', `producer:${producer.name}`),
    ),
  )
