import type { Acl, Cluster, Design } from '../model/design'
import { isEverybody } from '../model/principal'
import { deriveRights } from './derive-rights'
import type { Right } from './right'

/** An operation that an ACL names. */
export type AclOperation = Acl['operations'][number]

/** What lets nobody read or change a record, and is left to whoever watches a cluster. */
const HARMLESS: ReadonlySet<AclOperation> = new Set(['Describe', 'DescribeConfigs', 'IdempotentWrite'])

export const harmful = ({ operations }: Acl): readonly AclOperation[] =>
  operations.filter((operation) => !HARMLESS.has(operation))

export const isAllowed = ({ permission }: Acl): boolean => permission !== 'deny'

/** Returns the principals that may do everything, whatever the ACLs say. @see super.users */
export const superUsers = ({ config }: Cluster): ReadonlySet<string> =>
  new Set(
    String(config?.['super.users'] ?? '')
      .split(';')
      .map((user) => user.trim())
      .filter((user) => user !== ''),
  )

/** Returns whether an ACL is on every resource of its type. */
export const isOnAll = ({ resource, name, pattern }: Acl): boolean =>
  resource !== 'cluster' && name === '*' && pattern !== 'prefixed'

function isOn(acl: Acl, { resource, name, pattern }: Pick<Right, 'resource' | 'name' | 'pattern'>): boolean {
  if (acl.resource !== resource) return false
  if (resource === 'cluster' || isOnAll(acl)) return true
  if (acl.pattern === 'prefixed') return name.startsWith(acl.name)
  return pattern === 'literal' && acl.name === name
}

/** Returns whether an ACL is of a right: on its resource, for its principal and its operation. */
export const isOf = (acl: Acl, right: Right, operation?: AclOperation): boolean =>
  (acl.principal === right.principal || isEverybody(acl.principal)) &&
  isOn(acl, right) &&
  (operation === undefined
    ? acl.operations.includes(right.operation) || acl.operations.includes('All')
    : operation === right.operation || operation === 'All')

/** What the ACLs of a design are to what its applications need. */
export interface JudgedAcls {
  /** What is drawn, by principal. */
  readonly rights: ReadonlyMap<string, readonly Right[]>
  /** ACLs that allow something, but for those of super users, by principal. */
  readonly allowed: ReadonlyMap<string, readonly Acl[]>
}

/** Returns the ACLs of a design and the rights that it needs, each by principal; undefined where it has no ACLs. */
export function judgeAcls(design: Design): JudgedAcls | undefined {
  const { acls = [] } = design.cluster
  if (acls.length === 0 || design.cluster.security?.authorization === 'none') return undefined
  const superior = superUsers(design.cluster)
  return {
    rights: byPrincipal(deriveRights(design)),
    allowed: byPrincipal(acls.filter((acl) => isAllowed(acl) && !superior.has(acl.principal))),
  }
}

function byPrincipal<Of extends { readonly principal: string }>(all: readonly Of[]): Map<string, Of[]> {
  const found = new Map<string, Of[]>()
  for (const one of all) {
    const known = found.get(one.principal)
    if (known) known.push(one)
    else found.set(one.principal, [one])
  }
  return found
}

/**
 * Returns whether a right that no ACL allows is known to be missing, rather than not to be in what was brought in: a
 * listing may be of one resource, of one type of them, or of one user. Of groups and transactional ids some ACL is
 * there, or ACLs of two other types for this user; of topics the ACLs of this one, or those of several where nobody
 * else needs this one.
 */
export function isListed({ rights }: JudgedAcls, acls: readonly Acl[], right: Right): boolean {
  const alike = acls.filter(({ resource }) => resource === right.resource)
  if (right.resource !== 'topic') {
    const own = acls.filter(({ principal }) => principal === right.principal)
    return alike.length > 0 || new Set(own.map(({ resource }) => resource)).size > 1
  }
  if (alike.some((acl) => !isOnAll(acl) && isOn(acl, right))) return true
  if (new Set(alike.map(({ name }) => name)).size < 2) return false
  return ![...rights].some(
    ([principal, others]) =>
      principal !== right.principal &&
      others.some(({ resource, name }) => resource === 'topic' && name === right.name),
  )
}

/** Returns the rights that an ACL is of use for. */
export const neededOf = ({ rights }: JudgedAcls, acl: Acl): readonly Right[] =>
  (isEverybody(acl.principal) ? [...rights.values()].flat() : (rights.get(acl.principal) ?? [])).filter(
    (right) => isOf(acl, right),
  )

/** Returns the operations that an ACL allows and nothing that is drawn needs, where they let somebody do something. */
export function unusedOf(judged: JudgedAcls, acl: Acl): readonly AclOperation[] {
  const needed = neededOf(judged, acl)
  return harmful(acl).filter((operation) => !needed.some((right) => isOf(acl, right, operation)))
}

/** Returns an ACL in a few words: `Read, Write on topic orders*`. */
export const aclInWords = ({ operations, resource, name, pattern }: Acl): string =>
  `${operations.join(', ')} on ${resource === 'cluster' ? 'the cluster' : `${resource} ${name}${pattern === 'prefixed' ? '*' : ''}`}`
