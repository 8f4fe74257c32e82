/** The retry topics of a group: a chain that records which fail go through, each step after a longer wait. */
import { cachedPer } from '../shared/cached-per'
import type { ConsumerGroup } from './design'

/** One retry topic of a chain. */
export interface RetryStep {
  readonly topic: string
  /** Its index in the chain. */
  readonly index: number
  /** The wait before a record is tried again; undefined where nobody said. */
  readonly delayMs: number | undefined
  /** The share of the group's records that come to it: at least those that go on from it, said or not. */
  readonly share: number
  /** The share of the records in it that fail again and go on, to the next step or to the dead letter topic. */
  readonly onward: number
}

const NONE: readonly RetryStep[] = []

const chainOf = cachedPer((group: ConsumerGroup): readonly RetryStep[] => {
  const { retryTopics = [], deadLetter } = group
  let after = deadLetter?.recordsShare ?? 0
  return retryTopics
    .map(({ topic, delayMs, recordsShare = 0 }, index) => ({ topic, delayMs, recordsShare, index }))
    .toReversed()
    .map(({ topic, index, delayMs, recordsShare }): RetryStep => {
      const share = Math.max(recordsShare, after)
      const onward = share === 0 ? 0 : after / share
      after = share
      return { topic, index, delayMs, share, onward }
    })
    .toReversed()
})

/**
 * Returns the retry topics of a group in their order, with the shares in effect. A record that is said to end as a
 * dead letter has been through every step before.
 *
 * @see Spring Kafka, "Non-Blocking Retries"; Uber, "Building Reliable Reprocessing and Dead Letter Queues" (2018)
 */
export const retryChain = (group: ConsumerGroup): readonly RetryStep[] =>
  group.retryTopics === undefined || group.retryTopics.length === 0 ? NONE : chainOf(group)

/** Returns the share of a group's records that its first try, with all retries in place, does not get through. */
export const failingShare = (group: ConsumerGroup): number =>
  retryChain(group)[0]?.share ?? group.deadLetter?.recordsShare ?? 0
