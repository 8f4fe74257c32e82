import type { StatedQuota } from '../model/design'
import { type Limit, principalOfQuota } from '../model/quota-limits'

const EVERY_USER = 'User:*'
const EVERY_CLIENT = '*'

/** Returns whether a quota is of every user, or every client id, that has none of its own. */
export const isOfEvery = (quota: StatedQuota): { readonly user: boolean; readonly client: boolean } => ({
  user: principalOfQuota(quota) === EVERY_USER,
  client: quota.clientId === EVERY_CLIENT,
})

/** Returns the quota that is stated for one principal, whatever its clients; undefined where there is none. */
export const statedFor = (quotas: readonly StatedQuota[], principal: string): StatedQuota | undefined =>
  quotas.find((quota) => quota.clientId === undefined && principalOfQuota(quota) === principal)

/** A limit that is in force, and what is counted together under it. */
export interface InForce {
  readonly quota: StatedQuota
  /** The same for all that is counted together. */
  readonly together: string
}

type Part = 'own' | 'every' | 'none'

/** In the order in which Kafka looks. */
const LEVELS: readonly (readonly [user: Part, client: Part])[] = [
  ['own', 'own'],
  ['own', 'every'],
  ['own', 'none'],
  ['every', 'own'],
  ['every', 'every'],
  ['every', 'none'],
  ['none', 'own'],
  ['none', 'every'],
]

/**
 * Returns the limit that a broker holds a client to; undefined where it has none, or where that hangs on a client id
 * that is not known. A quota of every client id holds whatever the id is: `alone` then tells apart what has one, and
 * nothing is held by it where that is left out. The most particular one counts, for each limit by itself.
 *
 * @see org.apache.kafka.server.quota.ClientQuotaManager (DefaultQuotaCallback); KIP-55
 */
export function limitInForce(
  quotas: readonly StatedQuota[],
  limit: Limit,
  principal: string,
  clientId: string | undefined,
  alone?: string,
): InForce | undefined {
  const limiting = quotas.filter((quota) => quota[limit] !== undefined)
  for (const [user, client] of LEVELS) {
    const quota = limiting.find(
      (one) =>
        isAt(principalOfQuota(one), user, principal, EVERY_USER) &&
        (clientId === undefined && client === 'own'
          ? one.clientId !== undefined && one.clientId !== EVERY_CLIENT
          : isAt(one.clientId, client, clientId, EVERY_CLIENT)),
    )
    if (!quota) continue
    if (clientId === undefined && (client === 'own' || (client === 'every' && alone === undefined)))
      return undefined
    const parts = [user === 'none' ? '' : principal, client === 'none' ? '' : (clientId ?? alone)]
    return { quota, together: [limit, user, client, ...parts].join('\n') }
  }
  return undefined
}

const isAt = (said: string | undefined, part: Part, own: string | undefined, every: string): boolean =>
  said === (part === 'own' ? own : part === 'every' ? every : undefined)
