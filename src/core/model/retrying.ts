/** What trying a record again in place costs: the partition waits behind it. */
import type { ConsumerGroup } from './design'

type Retrying = Pick<ConsumerGroup, 'processingMsPerRecord' | 'retries' | 'deadLetter'>

/**
 * Returns how long a record holds its consumer beyond its first try where every try fails, in ms: the back-offs, each
 * the one before times the multiplier, and the work of every further try. 0 where nothing is tried again.
 */
export function retryMs({ processingMsPerRecord = 0, retries }: Retrying): number {
  if (!retries) return 0
  const { attempts, backOffMs = 0, backOffMultiplier: times = 1 } = retries
  const waits = times === 1 ? attempts : (times ** attempts - 1) / (times - 1)
  const most = Number.MAX_SAFE_INTEGER
  return Math.min(most, backOffMs * Math.min(most, waits) + attempts * processingMsPerRecord)
}

/**
 * Returns how long a record holds its consumer on average, in ms: the work on it, and for the share of records that end
 * as dead letters all tries in vain as well.
 */
export const workMs = (group: Retrying): number =>
  (group.processingMsPerRecord ?? 0) +
  (group.retries ? (group.deadLetter?.recordsShare ?? 0) * retryMs(group) : 0)
