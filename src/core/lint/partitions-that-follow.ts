import type { Analysis } from '../analysis'

/** A topic that states no number of partitions, and would have another than now. */
export interface FollowingPartitions {
  readonly topic: string
  readonly before: number
  readonly after: number
  /** Whether its records have keys, which a new number of partitions sends elsewhere. */
  readonly hasKeys: boolean
}

/**
 * Returns the topics whose number of partitions follows from the design, and is another one after a change that does
 * not say so itself, in the order of the document.
 */
export function partitionsThatFollow(
  before: Pick<Analysis, 'views'>,
  after: Pick<Analysis, 'views'>,
): readonly FollowingPartitions[] {
  return Object.values(after.views.topics).flatMap(({ topic, partitions }): FollowingPartitions[] => {
    const known = before.views.topics[topic.name]
    if (known === undefined || known.partitions === partitions || typeof topic.partitions === 'number')
      return []
    const hasKeys = topic.key !== undefined && topic.key.strategy !== 'none'
    return [{ topic: topic.name, before: known.partitions, after: partitions, hasKeys }]
  })
}
