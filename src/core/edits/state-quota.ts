import type { Cluster, StatedQuota } from '../model/design'
import { LIMIT_NAMES, type Limit, principalOfQuota } from '../model/quota-limits'
import type { Edit } from './edit'
import { updateCluster } from './update-cluster'

/**
 * Returns an edit that states limits of a principal, whatever its clients; undefined takes one away, and with the last
 * of them the quota. Quotas of client ids, and of every user, stay as they are. `principal` has its type, as `User:billing`.
 */
export function stateQuota(
  principal: string,
  limits: Readonly<Partial<Record<Limit, number | undefined>>>,
  mergeKey?: string,
): Edit {
  const isIt = (quota: StatedQuota): boolean =>
    quota.clientId === undefined && principalOfQuota(quota) === principal
  const change = ({ quotas = [], ...cluster }: Cluster): Cluster => {
    const own = quotas.find(isIt)
    const stated = withLimits(own ?? { principal }, limits)
    const left =
      stated === undefined
        ? quotas.filter((quota) => quota !== own)
        : own
          ? quotas.map((quota) => (quota === own ? stated : quota))
          : [...quotas, stated]
    return left.length === 0 ? cluster : { ...cluster, quotas: left }
  }
  return updateCluster(change, `Change the quota of ${principal}`, mergeKey)
}

function withLimits(
  quota: StatedQuota,
  limits: Readonly<Partial<Record<Limit, number | undefined>>>,
): StatedQuota | undefined {
  const all = { ...quota, ...limits }
  const stated = LIMIT_NAMES.flatMap((limit) =>
    all[limit] === undefined ? [] : [[limit, all[limit]] as const],
  )
  if (stated.length === 0) return undefined
  const { principal, clientId } = quota
  return {
    ...(principal !== undefined && { principal }),
    ...(clientId !== undefined && { clientId }),
    ...Object.fromEntries(stated),
  }
}
