import type { ConsumerGroupView } from '../views/views'

/** Whether a group's average traffic is a peak that stands in for it: what is said of an average must not be said of that. */
export const averageIsAssumed = ({ reads }: Pick<ConsumerGroupView, 'reads'>): boolean =>
  reads.some(({ topic }) => topic.writers.some(({ assumesAverage }) => assumesAverage))
