import type { TopicView } from '../views/views'

/**
 * Whether what comes to a topic of retries or dead letters is not known: nobody has said which share of the records
 * fails, and nothing else is written there. A share of 0 that somebody stated is known.
 */
export const areFailuresUnknown = ({
  topic: { name },
  rate,
  deadLetterOf,
  retryOf,
}: Pick<TopicView, 'topic' | 'rate' | 'deadLetterOf' | 'retryOf'>): boolean =>
  rate.peakRecords === 0 &&
  (deadLetterOf.some(({ deadLetter }) => deadLetter?.recordsShare === undefined) ||
    retryOf.some(({ retryTopics = [] }) =>
      retryTopics.some(({ topic, recordsShare }) => topic === name && recordsShare === undefined),
    ))
