/** What trying a record again costs: in place the partition waits behind it, through retry topics it does not. */
import type { ConsumerGroup } from './design'
import { failingShare, retryChain } from './retry-chain'

type Retrying = Pick<ConsumerGroup, 'processingMsPerRecord' | 'retries'>

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
 * Returns how long a record holds its consumers on average, in ms: the work on it, the tries in vain of those that
 * fail, and all that those take again which come back out of retry topics. Waiting there holds nobody.
 */
export function workMs(group: ConsumerGroup): number {
  const { processingMsPerRecord = 0, retries } = group
  const inVain = retries ? retryMs(group) : 0
  const chain = retryChain(group)
  let work = processingMsPerRecord + failingShare(group) * inVain
  for (const { share, onward } of chain) work += share * (processingMsPerRecord + onward * inVain)
  return work
}
