import { deriveRights, untoldRights } from '../../access/derive-rights'
import type { Operation, Right } from '../../access/right'
import type { About } from '../../model/about'
import type { Design } from '../../model/design'
import { nodesOf } from '../../model/kinds/index'
import { NODE_KINDS, nodeId } from '../../model/node-id'
import { aboutLine } from '../about'
import { notCarried } from '../carried'
import type { ExportLoss } from '../exporter'
import { singleLine, wholeLine } from '../single-line'

/** All that a principal is allowed of one resource. */
export interface Grant extends Pick<Right, 'resource' | 'name' | 'pattern'> {
  readonly operations: readonly Operation[]
  /** What each is for, as lines of a comment. */
  readonly why: readonly string[]
}

/** Returns the rights of a design by principal and resource, in the order in which they are needed. */
export function grantsOf(design: Design): ReadonlyMap<string, readonly Grant[]> {
  const byPrincipal = new Map<string, Map<string, Grant>>()
  for (const { principal, resource, name, pattern, operation, why } of deriveRights(design)) {
    const grants = byPrincipal.get(principal) ?? new Map<string, Grant>()
    byPrincipal.set(principal, grants)
    const key = `${resource}\n${pattern}\n${name}`
    const known = grants.get(key)
    const said = singleLine(why)
    grants.set(key, {
      resource,
      name,
      pattern,
      operations: [...(known?.operations ?? []), operation],
      why: known?.why.includes(said) ? known.why : [...(known?.why ?? []), said],
    })
  }
  return new Map([...byPrincipal].map(([principal, grants]) => [principal, [...grants.values()]]))
}

/** What `aboutPrincipals` says of a node. */
export const PRINCIPAL_ABOUT = ['description', 'owner'] as const

/** Returns what the nodes of each principal are for and whose they are, as lines of a comment; none where they say nothing. */
export function aboutPrincipals(design: Design): ReadonlyMap<string, readonly string[]> {
  const nodes = new Map(
    NODE_KINDS.flatMap((kind) =>
      nodesOf(design, kind).map((node) => [nodeId(kind, node.name) as string, node] as const),
    ),
  )
  const lines = new Map<string, Set<string>>()
  for (const { principal, for: ids } of deriveRights(design)) {
    const known = lines.get(principal) ?? new Set()
    lines.set(principal, known)
    for (const node of ids.flatMap((id) => nodes.get(id) ?? [])) {
      const about = aboutLine(node as About)
      if (about !== '') known.add(`${wholeLine(node.name)}: ${about}`)
    }
  }
  return new Map([...lines].map(([principal, said]) => [principal, [...said]]))
}

/** Returns the one node that logs in as each principal; principals of several are not in it. */
export function soleNodes(design: Design): ReadonlyMap<string, About> {
  const nodes = new Map(
    NODE_KINDS.flatMap((kind) =>
      nodesOf(design, kind).map((node) => [nodeId(kind, node.name) as string, node as About] as const),
    ),
  )
  const ids = new Map<string, Set<string>>()
  for (const { principal, for: of } of deriveRights(design)) {
    const known = ids.get(principal) ?? new Set()
    ids.set(principal, known)
    for (const id of of) known.add(id)
  }
  return new Map(
    [...ids].flatMap(([principal, [only, ...others]]) => {
      const node = only === undefined || others.length > 0 ? undefined : nodes.get(only)
      return node ? [[principal, node] as const] : []
    }),
  )
}

/** Returns what lists of rights do not carry: all but who reads and writes what, and the nodes that need no right. */
export function rightsLosses(design: Design, about: readonly string[] = []): ExportLoss[] {
  const used = new Set(
    deriveRights(design).flatMap(({ for: nodes, name }) => [...nodes, nodeId('topic', name)]),
  )
  const idle = NODE_KINDS.flatMap((kind) =>
    nodesOf(design, kind)
      .map(({ name }) => nodeId(kind, name))
      .filter((id) => !used.has(id))
      .map((at) => ({
        at,
        field: '',
        sentence:
          kind === 'topic'
            ? 'Left out, since no application needs a right to it.'
            : 'Left out, since it reads and writes nothing.',
      })),
  )
  return [
    ...idle,
    ...untoldRights(design).map(({ at, sentence }) => ({ at, field: 'processing', sentence })),
    ...notCarried(design, {
      nodes: {
        topic: [],
        producer: [...about, 'principal', 'produces.topic'],
        consumerGroup: [
          ...about,
          'principal',
          'groupId',
          'consumes.topic',
          'produces.topic',
          'retryTopics.topic',
          'deadLetter.topic',
        ],
        streamsApp: [...about, 'principal', 'applicationId'],
        connector: [...about, 'consumes.topic', 'produces.topic', 'deadLetter.topic'],
      },
    }),
    ...((design.suppressions ?? []).length === 0
      ? []
      : [{ at: 'design', field: 'suppressions', sentence: 'Accepted findings are not in it.' } as const]),
  ]
}
