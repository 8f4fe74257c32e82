import { type NodeId, topicId } from '../../model/node-id'
import type { Place } from '../source'
import type { Claim, How } from './claim'
import type { Application, EdgeFact, FactBook } from './fact-book'

/** Who says what of one node, or of the cluster. */
export interface Witnessed {
  /** Who says that it is there. */
  readonly places: readonly (Place & { readonly how: How })[]
  /** Who says each of its values, by field. */
  readonly claims: ReadonlyMap<string, readonly Claim[]>
  /** Who says which topics it is joined with. */
  readonly edges: readonly EdgeFact[]
}

/** Who says what, by node; of the cluster under `cluster`. */
export type Witnesses = ReadonlyMap<string, Witnessed>

const NONE: readonly never[] = []

/** Who said what, of everything in a book; `ids` has the nodes that each application became. */
export function witnessesOf(book: FactBook, ids: ReadonlyMap<Application, readonly NodeId[]>): Witnesses {
  const all = new Map<string, Witnessed>()
  for (const { name, places, claims } of book.topics.values()) {
    all.set(topicId(name), { places, claims, edges: NONE })
  }
  for (const [application, nodes] of ids) {
    for (const id of nodes) {
      const before = all.get(id)
      all.set(id, {
        places: [...(before?.places ?? NONE), ...application.places],
        claims: before ? joined(before.claims, application.claims) : application.claims,
        edges: [...(before?.edges ?? NONE), ...application.edges],
      })
    }
  }
  const { places, claims } = book.cluster
  if (claims.size > 0) all.set('cluster', { places, claims, edges: NONE })
  return all
}

function joined(one: Witnessed['claims'], other: Witnessed['claims']): Witnessed['claims'] {
  const claims = new Map(one)
  for (const [field, said] of other) claims.set(field, [...(claims.get(field) ?? NONE), ...said])
  return claims
}
