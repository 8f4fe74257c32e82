import type { TopicView } from '../views/views'

/**
 * Whether a topic's number of partitions is only the least that there can be: nobody set it, no rate is stated, and
 * neither members nor a join ask for more.
 */
export const isCountUnfounded = ({
  rate,
  deadLetterOf,
  retryOf,
  sizing: { partitions },
}: TopicView): boolean =>
  rate.peakRecords === 0 &&
  partitions.chosenBy !== 'user' &&
  deadLetterOf.length === 0 &&
  retryOf.length === 0 &&
  partitions.lowerBound <= 1
