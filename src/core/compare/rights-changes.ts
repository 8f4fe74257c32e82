import { deriveRights, ownersOf } from '../access/derive-rights'
import { isAllowed, isOf } from '../access/judge-acls'
import type { Right } from '../access/right'
import type { Acl, Design } from '../model/design'
import type { NodeId } from '../model/node-id'
import { isEverybody } from '../model/principal'

/** What a principal may do on one resource, or is denied: one entry as Kafka keeps it. */
export interface RightEntry extends Pick<Acl, 'principal' | 'resource' | 'name'> {
  readonly pattern: 'literal' | 'prefixed'
  readonly permission: 'allow' | 'deny'
  readonly operation: Acl['operations'][number]
  /** What it is for, where the drawing needs it and no ACL is stated. */
  readonly right?: Right
}

/** What one principal may do more and less by the later of two designs. */
export interface RightsChange {
  readonly principal: string
  /** Who answers for the applications that act as it, where that is stated. */
  readonly owners: readonly string[]
  /** The nodes of the later design, else of the earlier, that act as it. */
  readonly nodes: readonly NodeId[]
  readonly added: readonly RightEntry[]
  readonly removed: readonly RightEntry[]
}

/**
 * Returns what principals may do more and less, in the order in which they appear: by the ACLs that a design states, and
 * by what its applications need and no such ACL allows. A later design that states no ACLs takes none away. Empty where
 * neither design knows of ACLs. Refuses nothing.
 */
export function rightsChanges(before: Design, after: Design): readonly RightsChange[] {
  const hasAcls = [before, after].some(({ cluster }) => (cluster.acls ?? []).length > 0)
  if (!hasAcls && after.cluster.security?.authorization !== 'acl') return []
  const earlier = entriesOf(before, before.cluster.acls)
  const later = entriesOf(after, after.cluster.acls ?? before.cluster.acls)
  const added = byPrincipal(missing(later, earlier))
  const removed = byPrincipal(missing(earlier, later))
  const [owners, oldOwners] = [ownersOf(after), ownersOf(before)]
  const [nodes, oldNodes] = [nodesByPrincipal(after), nodesByPrincipal(before)]
  return [...new Set([...added.keys(), ...removed.keys()])].map((principal) => ({
    principal,
    owners: [...(owners.get(principal) ?? oldOwners.get(principal) ?? [])],
    nodes: nodes.get(principal) ?? oldNodes.get(principal) ?? [],
    added: added.get(principal) ?? [],
    removed: removed.get(principal) ?? [],
  }))
}

type Entries = ReadonlyMap<string, RightEntry>

const keyOf = ({ principal, resource, pattern, name, permission, operation }: RightEntry): string =>
  [principal, permission, resource, pattern, name, operation].join('\n')

function entriesOf(design: Design, acls: readonly Acl[] = []): Entries {
  const byKey = new Map<string, RightEntry>()
  const stated = new Map<string, Acl[]>()
  for (const acl of acls) {
    const { principal, resource, name, pattern = 'literal', permission = 'allow', operations } = acl
    for (const operation of operations) {
      const entry: RightEntry = { principal, resource, name, pattern, permission, operation }
      byKey.set(keyOf(entry), entry)
    }
    if (!isAllowed(acl)) continue
    const whose = isEverybody(principal) ? '*' : principal
    const known = stated.get(whose)
    if (known) known.push(acl)
    else stated.set(whose, [acl])
  }
  const allows = (right: Right): boolean =>
    [right.principal, '*'].some((whose) => stated.get(whose)?.some((acl) => isOf(acl, right)) === true)
  for (const right of deriveRights(design)) {
    if (allows(right)) continue
    const { principal, resource, name, pattern, operation } = right
    const entry: RightEntry = { principal, resource, name, pattern, permission: 'allow', operation, right }
    byKey.set(keyOf(entry), entry)
  }
  return byKey
}

const missing = (those: Entries, others: Entries): readonly RightEntry[] =>
  [...those].flatMap(([key, entry]) => (others.has(key) ? [] : [entry]))

function byPrincipal(entries: readonly RightEntry[]): ReadonlyMap<string, readonly RightEntry[]> {
  const found = new Map<string, RightEntry[]>()
  for (const entry of entries) {
    const known = found.get(entry.principal)
    if (known) known.push(entry)
    else found.set(entry.principal, [entry])
  }
  return found
}

function nodesByPrincipal(design: Design): ReadonlyMap<string, readonly NodeId[]> {
  const nodes = new Map<string, NodeId[]>()
  for (const { principal, for: of } of deriveRights(design)) {
    const known = nodes.get(principal) ?? []
    nodes.set(principal, known)
    for (const id of of) if (!known.includes(id)) known.push(id)
  }
  return nodes
}

/** Returns operations in a few words, those of one resource together: `Read, Write on topic orders; Read on group billing`. */
export function operationsInWords(entries: readonly RightEntry[]): string {
  return wordsOf(entries, () => '')
}

const entriesInWords = (entries: readonly RightEntry[]): string =>
  wordsOf(entries, ({ permission }) => (permission === 'deny' ? 'denied: ' : ''))

function wordsOf(entries: readonly RightEntry[], before: (entry: RightEntry) => string): string {
  const byResource = new Map<string, string[]>()
  for (const entry of entries) {
    const { resource, name, pattern, operation } = entry
    const on =
      resource === 'cluster' ? 'the cluster' : `${resource} ${name}${pattern === 'prefixed' ? '*' : ''}`
    const key = `${before(entry)}\n${on}`
    const known = byResource.get(key)
    if (known) known.push(operation)
    else byResource.set(key, [operation])
  }
  return [...byResource]
    .map(([key, operations]) => {
      const [deny = '', on = ''] = key.split('\n')
      return `${deny}${operations.join(', ')} on ${on}`
    })
    .join('; ')
}

/** Returns what a principal may do more and less: `+ Read on topic orders; − Write on topic orders`. */
export const rightsInWords = ({ added, removed }: RightsChange): string =>
  [
    ...(added.length > 0 ? [`+ ${entriesInWords(added)}`] : []),
    ...(removed.length > 0 ? [`− ${entriesInWords(removed)}`] : []),
  ].join('; ')
