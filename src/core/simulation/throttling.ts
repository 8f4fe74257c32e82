/** How a quota that holds clients back is told. */
import { isOfEvery } from '../access/stated-quotas'
import { LIMITS, principalOfQuota } from '../model/quota-limits'
import { formatBytesPerSecond } from '../shared/format'
import { limitsOf, type OfQuota } from './limits'
import type { ThrottledRun } from './simulation'
import type { World } from './state'
import { sayNodes, tell } from './tell'

/** Tells that a quota begins to hold clients back, or that it no longer does. */
export function sayThrottling(world: World, quota: OfQuota, isThrottling: boolean, at: number): void {
  if (isThrottling === quota.isThrottling) return
  quota.isThrottling = isThrottling
  const last = quota.spells.at(-1)
  if (isThrottling) quota.spells.push({ fromSeconds: at, untilSeconds: world.length })
  else if (last) last.untilSeconds = at
  const { held, bytes } = quota
  const [about = ''] = held.nodes
  const who = sayNodes(held.nodes)
  const becomes =
    held.limit === 'producerByteRate' ? 'what is more waits in its buffer' : 'what is more waits in the log'
  if (isThrottling)
    tell(
      world,
      at,
      about,
      `Brokers throttle ${who} to ${formatBytesPerSecond(bytes)} each, the ${LIMITS[held.limit]} of ${whose(quota)}: ${becomes}`,
      'bad',
    )
  else tell(world, at, about, `${who} is throttled no longer`, 'good')
}

/** Returns the quotas that held clients back, and when. */
export function throttledRuns(world: World): readonly ThrottledRun[] {
  const limits = limitsOf(world)
  return limits === undefined
    ? []
    : [...limits.writes, ...limits.reads].flatMap(({ held: { quota, limit, nodes }, spells }) =>
        spells.length === 0 ? [] : [{ quota, limit, nodes, spells }],
      )
}

function whose({ held: { quota } }: OfQuota): string {
  const every = isOfEvery(quota)
  const principal = every.user ? 'every user' : principalOfQuota(quota)
  const client = every.client
    ? 'every client id'
    : quota.clientId === undefined
      ? ''
      : `client ${quota.clientId}`
  return [client, principal].filter(Boolean).join(' of ')
}
