import type { Quota } from '../../../access/quotas'
import { isOfEvery, statedFor } from '../../../access/stated-quotas'
import type { Design, StatedQuota } from '../../../model/design'
import { nameOfPrincipal, userName } from '../../../model/principal'
import { LIMIT_NAMES, type Limit, principalOfQuota } from '../../../model/quota-limits'
import type { ExportedFile, ExportLoss } from '../../exporter'
import { singleLine } from '../../single-line'
import { uniqueSlugs } from '../../unique-slugs'
import type { Grant } from '../rights-by'

/** One principal with what it is allowed and how much it may take. */
export interface Declared {
  /** As `User:billing`. */
  readonly principal: string
  /** Different for each, fit for a name in any tool. */
  readonly slug: string
  /** What it logs in with. */
  readonly user: string
  /** As the brokers know it, which is what its quota is of: `CN=billing`, where it logs in with a certificate. */
  readonly entity: string
  readonly grants: readonly Grant[]
  readonly quota: Quota
}

/** Prints what principals of a design are allowed, for one tool. */
export type PrintDeclared = (design: Design, all: readonly Declared[]) => readonly ExportedFile[]

/** Returns the principals with what they are allowed, in the order in which they are needed. */
export function declaredOf(
  grants: ReadonlyMap<string, readonly Grant[]>,
  quotas: ReadonlyMap<string, Quota>,
): readonly Declared[] {
  const slugs = uniqueSlugs(
    [...grants.keys()],
    (principal) =>
      userName(principal)
        .replace(/[^A-Za-z0-9-]+/g, '-')
        .replace(/^-+|-+$/g, '') || 'user',
  )
  return [...grants].map(([principal, allowed]) => ({
    principal,
    slug: slugs.get(principal) ?? 'user',
    user: userName(principal),
    entity: nameOfPrincipal(principal),
    grants: allowed,
    quota: quotas.get(principal) ?? {},
  }))
}

/** Returns a quota by its limits; empty where none is stated and no traffic is known. */
export function limitsOf({ writes, reads, requestPercentage, controllerMutationRate }: Quota): Limits {
  const values = {
    producerByteRate: writes?.value,
    consumerByteRate: reads?.value,
    requestPercentage,
    controllerMutationRate,
  }
  return present(values)
}

type Limits = readonly (readonly [limit: Limit, value: number])[]

const present = (values: Readonly<Partial<Record<Limit, number | undefined>>>): Limits =>
  LIMIT_NAMES.flatMap((limit) => {
    const value = values[limit]
    return value === undefined ? [] : [[limit, value] as const]
  })

/** A quota that the design states of whom no application is drawn, of every user, or of client ids. */
export interface OtherQuota {
  /** As the brokers know it; empty for every user, undefined where the quota is of client ids alone. */
  readonly user?: string
  /** Empty for every client id. */
  readonly clientId?: string
  readonly limits: Limits
}

/** Returns the quotas that a design states, but those of the principals that are declared anyway. */
export function otherQuotas({ cluster }: Design, principals: ReadonlySet<string>): readonly OtherQuota[] {
  const { quotas = [] } = cluster
  return quotas.flatMap((quota): OtherQuota[] => {
    const principal = principalOfQuota(quota)
    const limits = present(quota)
    if (limits.length === 0) return []
    const isOwn = principal !== undefined && principals.has(principal)
    if (isOwn && statedFor(quotas, principal) === quota) return []
    const every = isOfEvery(quota)
    return [
      {
        ...(principal !== undefined && { user: every.user ? '' : nameOfPrincipal(principal) }),
        ...(quota.clientId !== undefined && { clientId: every.client ? '' : quota.clientId }),
        limits,
      },
    ]
  })
}

/** Returns the principals that are declared. */
export const principalsOf = (all: readonly Declared[]): ReadonlySet<string> =>
  new Set(all.map(({ principal }) => principal))

/** Returns a sentence for a quota that a tool has no words for, as a loss of the cluster. */
export function quotaLosses(
  design: Design,
  principals: ReadonlySet<string>,
  takes: (quota: StatedQuota, isOwn: boolean) => boolean,
  sentence: string,
): readonly ExportLoss[] {
  const { quotas = [] } = design.cluster
  const isLost = quotas.some((quota) => {
    const principal = principalOfQuota(quota)
    const isOwn = quota.clientId === undefined && principal !== undefined && principals.has(principal)
    return !takes(quota, isOwn)
  })
  return isLost ? [{ at: 'cluster', field: 'quotas', sentence }] : []
}

/** Kafka's words in capitals: `TRANSACTIONAL_ID`. */
export const inCapitals = (word: string): string => word.toUpperCase().replaceAll('-', '_')

/** The first line of a file of rights, as a comment of YAML or HCL. */
export const headOf = (design: Design): string =>
  `# Who may do what in ${singleLine(design.name)}: what the drawing needs, and no more.\n`
