import type { Acl, Design } from '../model/design'
import { deriveRights } from './derive-rights'
import { type AclOperation, isAllowed, isOf } from './judge-acls'
import type { Right } from './right'

function withAcls(design: Design, acls: readonly Acl[]): Design {
  const { acls: _, ...cluster } = design.cluster
  return { ...design, cluster: acls.length === 0 ? cluster : { ...design.cluster, acls } }
}

/** Returns a design without some of its ACLs; itself where it has none of them. */
export function withoutAcls(design: Design, isOut: (acl: Acl) => boolean): Design {
  const { acls = [] } = design.cluster
  const kept = acls.filter((acl) => !isOut(acl))
  return kept.length === acls.length ? design : withAcls(design, kept)
}

/** Returns a design whose ACLs allow some operations no longer; those that allow nothing then are gone. */
export function withoutOperations(design: Design, unused: (acl: Acl) => readonly AclOperation[]): Design {
  const { acls = [] } = design.cluster
  const kept = acls.flatMap((acl) => {
    const gone = new Set(unused(acl))
    if (gone.size === 0) return [acl]
    const operations = acl.operations.filter((operation) => !gone.has(operation))
    return operations.length === 0 ? [] : [{ ...acl, operations }]
  })
  return kept.length === acls.length && kept.every((acl, at) => acl === acls[at])
    ? design
    : withAcls(design, kept)
}

/** Returns a design with ACLs for rights, one for each principal and resource. */
function withRights(design: Design, rights: readonly Right[]): Design {
  const added = new Map<string, Acl>()
  for (const { principal, resource, name, pattern, operation } of rights) {
    const key = [principal, resource, pattern, name].join('\n')
    const before = added.get(key)
    added.set(key, {
      principal,
      resource,
      name,
      ...(pattern === 'prefixed' && { pattern }),
      operations: [...(before?.operations ?? []), operation],
    })
  }
  return added.size === 0 ? design : withAcls(design, [...(design.cluster.acls ?? []), ...added.values()])
}

/** Returns the rights of a design that no ACL allows. */
const rightsWithout = (design: Design, rights: readonly Right[]): readonly Right[] => {
  const allowed = (design.cluster.acls ?? []).filter(isAllowed)
  return rights.filter((right) => !allowed.some((acl) => isOf(acl, right)))
}

/** Returns a design in which some ACLs are replaced by all that is drawn of the principals that they are of use to. */
export function withNarrowed(design: Design, isWide: (acl: Acl) => boolean): Design {
  const wide = (design.cluster.acls ?? []).filter(isWide)
  if (wide.length === 0) return design
  const rest = withoutAcls(design, isWide)
  const rights = deriveRights(design)
  const served = new Set(
    rights.filter((right) => wide.some((acl) => isOf(acl, right))).map(({ principal }) => principal),
  )
  return withRights(
    rest,
    rightsWithout(
      rest,
      rights.filter(({ principal }) => served.has(principal)),
    ),
  )
}

/** Returns a design whose ACLs allow what a principal needs as well. */
export function withNeeded(design: Design, principal: string): Design {
  const own = deriveRights(design).filter((right) => right.principal === principal)
  const isDenying = (acl: Acl) => !isAllowed(acl) && own.some((right) => isOf(acl, right))
  const rest = withoutAcls(design, isDenying)
  return withRights(rest, rightsWithout(rest, own))
}
