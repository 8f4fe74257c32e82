import type { Cluster, StatedQuota } from '../../model/design'
import { withType } from '../../model/principal'
import { LIMIT_NAMES, type Limit, principalOfQuota } from '../../model/quota-limits'
import { hasExpression } from '../reading/expression'
import type { FactBook, QuotaFact } from './fact-book'

/** As many as a document holds. */
const MOST_QUOTAS = 20_000

const words = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '')

/** By the letters alone: `producer_byte_rate` and `producerByteRate` are one. */
const LIMIT = new Map<string, Limit>(LIMIT_NAMES.map((name) => [words(name), name]))

/** Returns a cluster with the quotas that sources have, beside those that it has already. */
export function withQuotas(cluster: Cluster, book: FactBook): Cluster {
  const quotas = new Map<string, StatedQuota>()
  // Of two of the same principal and client the first counts, for each limit by itself.
  for (const quota of cluster.quotas ?? [])
    quotas.set(keyOf(quota), { ...quota, ...quotas.get(keyOf(quota)) })
  for (const fact of book.quotas) {
    const quota = quotaOf(fact, book)
    if (quota) quotas.set(keyOf(quota), { ...quotas.get(keyOf(quota)), ...quota })
  }
  return quotas.size === 0 ? cluster : { ...cluster, quotas: [...quotas.values()].slice(0, MOST_QUOTAS) }
}

const keyOf = (quota: StatedQuota): string => JSON.stringify([principalOfQuota(quota), quota.clientId])

function quotaOf({ user, clientId, limits, place }: QuotaFact, book: FactBook): StatedQuota | undefined {
  const whose = [
    ...(user === undefined ? [] : [user === '' ? 'every user' : user]),
    ...(clientId === undefined ? [] : [`the client ${clientId === '' ? 'ids of all' : clientId}`]),
  ].join(', ')
  const found: [Limit, number][] = []
  for (const [key, said] of limits) {
    const limit = LIMIT.get(words(key))
    const value = Number(said)
    if (limit === undefined) book.lose(place, `\`${key}\` of the quota of ${whose} is no part of a design.`)
    else if (said === null || said === '' || !(value > 0) || value > Number.MAX_SAFE_INTEGER)
      book.lose(place, `\`${key}\` of the quota of ${whose} is no number above 0: ${String(said)}.`)
    else found.push([limit, value])
  }
  if (limits.length === 0) book.lose(place, `The quota of ${whose} limits nothing.`)
  if (found.length === 0) return undefined
  const isSaid = [user, clientId].every((name) => name === undefined || isName(name))
  if (!isSaid || (user === undefined && clientId === undefined)) {
    book.lose(place, 'It is not said whose quota this is.')
    return undefined
  }
  return {
    ...(user !== undefined && { principal: user === '' ? 'User:*' : withType(user) }),
    ...(clientId !== undefined && { clientId: clientId === '' ? '*' : clientId }),
    ...Object.fromEntries(found),
  }
}

const isName = (name: string): boolean => /^[^\r\n;]{0,490}$/.test(name) && !hasExpression(name)
