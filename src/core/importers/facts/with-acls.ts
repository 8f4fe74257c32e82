import { ACL_OPERATIONS, ACL_RESOURCES } from '../../model/acl-words'
import type { Acl, Cluster } from '../../model/design'
import { hasExpression } from '../reading/expression'
import type { AclFact, FactBook } from './fact-book'

/** As many as a document holds. */
const MOST_ACLS = 20_000

const words = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '')

const RESOURCES = new Map(ACL_RESOURCES.map((name) => [words(name), name]))
const OPERATIONS = new Map(ACL_OPERATIONS.map((name) => [words(name), name]))

/** Returns whether a design has a place for an entry: it is one of Kafka's own, and its names are said. */
export function isAclOfDesign({ principal, resource, operation, name, isPartial }: AclFact): boolean {
  return (
    !isPartial &&
    RESOURCES.has(words(resource)) &&
    OPERATIONS.has(words(operation)) &&
    name !== '' &&
    name.length <= 1000 &&
    /^[^\r\n;]{1,500}$/.test(principal) &&
    !hasExpression(principal) &&
    !hasExpression(name)
  )
}

/** Returns a cluster with the entries of access lists that sources have, beside those that it has already. */
export function withAcls(cluster: Cluster, book: FactBook): Cluster {
  const facts = book.acls.filter((acl) => isAclOfDesign(acl) && holdsHere(acl, book))
  if (facts.length === 0) return cluster
  const acls = new Map<string, Acl>()
  for (const acl of cluster.acls ?? []) acls.set(keyOf(acl), acl)
  for (const fact of facts) {
    const acl = aclOf(fact)
    const before = acls.get(keyOf(acl))
    const operations = [...new Set([...(before?.operations ?? []), ...acl.operations])]
    if (before?.operations.length !== operations.length)
      acls.set(keyOf(acl), { ...(before ?? acl), operations })
  }
  return { ...cluster, acls: [...acls.values()].slice(0, MOST_ACLS) }
}

/** A design has no hosts: what is allowed from one stands there for all of them, what is denied to one not at all. */
function holdsHere({ host, principal, operation, name, isDenied, place }: AclFact, book: FactBook): boolean {
  if (host === undefined) return true
  const what = `The entry of ${principal}, ${operation} on \`${name}\`, is for the host \`${host}\` alone`
  book.lose(
    place,
    isDenied
      ? `${what}: a design has no hosts, and to deny it to all of them would be another thing, so that it is left out.`
      : `${what}: a design has no hosts, so that it stands there for all of them.`,
  )
  return !isDenied
}

function aclOf({ principal, resource, name, isPrefix, operation, isDenied }: AclFact): Acl {
  return {
    principal: /^[A-Za-z]+:/.test(principal) ? principal : `User:${principal}`,
    resource: RESOURCES.get(words(resource)) ?? 'topic',
    name,
    ...(isPrefix && { pattern: 'prefixed' }),
    operations: [OPERATIONS.get(words(operation)) ?? 'Describe'],
    ...(isDenied && { permission: 'deny' }),
  }
}

const keyOf = ({ principal, resource, name, pattern = 'literal', permission = 'allow' }: Acl): string =>
  [principal, resource, pattern, permission, name].join('\n')
