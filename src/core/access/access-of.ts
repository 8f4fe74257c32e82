import type { Analysis } from '../analysis'
import type { Design } from '../model/design'
import { nodesOf } from '../model/kinds/index'
import { type NodeId, nodeId } from '../model/node-id'
import { ACTOR_KINDS, deriveRights, principalOfNode, type UntoldRight, untoldRights } from './derive-rights'
import { type Quota, quotasOf, suggestedQuotas } from './quotas'
import type { Operation, ResourceType, Right } from './right'

/** One principal, with all that it is, may do and may take. */
export interface PrincipalAccess {
  readonly principal: string
  /** The nodes that act as it. */
  readonly nodes: readonly NodeId[]
  readonly owners: readonly string[]
  readonly rights: readonly Right[]
  readonly quota: Quota
  /** What its traffic asks for, where the quota is another one that the design states. */
  readonly suggested?: Quota
}

/** One resource that somebody is allowed something of. */
export interface Resource {
  /** Different for each, whatever the names. */
  readonly id: string
  readonly type: ResourceType
  readonly name: string
  readonly pattern: Right['pattern']
  /** The owner of a topic that is drawn. */
  readonly owner?: string
}

export interface Access {
  readonly principals: readonly PrincipalAccess[]
  readonly resources: readonly Resource[]
  /** What somebody needs and no access list can say. */
  readonly untold: readonly UntoldRight[]
}

export const resourceId = ({ resource, pattern, name }: Right): string => `${resource} ${pattern} ${name}`

/** Returns who may do what in a design, why, and how much: one entry for each principal, in the order of the document. */
export function accessOf(design: Design, analysis: Analysis): Access {
  const rights = deriveRights(design)
  const quotas = quotasOf(design, analysis)
  const suggested = suggestedQuotas(design, analysis)
  const principals = new Map<string, { nodes: NodeId[]; owners: Set<string>; rights: Right[] }>()
  const entryOf = (principal: string) => {
    const entry = principals.get(principal) ?? { nodes: [], owners: new Set(), rights: [] }
    principals.set(principal, entry)
    return entry
  }
  for (const kind of ACTOR_KINDS)
    for (const node of nodesOf(design, kind)) {
      const entry = entryOf(principalOfNode(design, kind, node))
      entry.nodes.push(nodeId(kind, node.name))
      if (node.owner !== undefined) entry.owners.add(node.owner)
    }
  for (const right of rights) entryOf(right.principal).rights.push(right)
  const owners = new Map(design.topics.map(({ name, owner }) => [name, owner]))
  const resources = new Map<string, Resource>()
  for (const right of rights) {
    const { resource: type, name, pattern } = right
    const owner = type === 'topic' && pattern === 'literal' ? owners.get(name) : undefined
    resources.set(resourceId(right), {
      id: resourceId(right),
      type,
      name,
      pattern,
      ...(owner !== undefined && { owner }),
    })
  }
  return {
    principals: [...principals].map(([principal, { nodes, owners: of, rights: allowed }]) => {
      const quota = quotas.get(principal) ?? {}
      return {
        principal,
        nodes,
        owners: [...of],
        rights: allowed,
        quota,
        ...(quota.isStated && { suggested: suggested.get(principal) ?? {} }),
      }
    }),
    resources: [...resources.values()].toSorted((one, other) => ORDER[one.type] - ORDER[other.type]),
    untold: untoldRights(design),
  }
}

const ORDER: Readonly<Record<ResourceType, number>> = {
  topic: 0,
  group: 1,
  'transactional-id': 2,
  cluster: 3,
}

const LETTERS: Readonly<Record<Operation, string>> = {
  Read: 'R',
  Write: 'W',
  Create: 'C',
  Delete: 'D',
  Describe: 'd',
}

/** Returns operations as a cell of the matrix has them: `R`, `RW`. */
export const inLetters = (operations: readonly Operation[]): string =>
  operations.map((operation) => LETTERS[operation]).join('')
