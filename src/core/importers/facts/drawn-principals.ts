import { connectOf } from '../../model/connect-cluster'
import type { Design } from '../../model/design'
import { kindOf, type NodeKind, nodesOf } from '../../model/kinds/index'
import { NODE_KINDS } from '../../model/node-id'
import { type Identity, principalOf } from '../../model/principal'

/** A drawn node that logs in with a principal, and the topics that it reads and writes. */
export interface DrawnApplication {
  readonly kind: NodeKind
  readonly name: string
  /** Its name, and its group id. */
  readonly ids: ReadonlySet<string>
  readonly reads: ReadonlySet<string>
  readonly writes: ReadonlySet<string>
}

/** Returns the nodes of a drawing that reach the brokers, by who each is to them. */
export function drawnPrincipals(design: Design): ReadonlyMap<string, readonly DrawnApplication[]> {
  const known = new Map<string, DrawnApplication[]>()
  for (const kind of NODE_KINDS) {
    if (kind === 'topic') continue
    for (const node of nodesOf(design, kind)) {
      const principal = principalOf(design.cluster, whoIs(design, kind, node))
      const all = known.get(principal) ?? []
      const { name } = node
      const ids = new Set('groupId' in node && node.groupId !== undefined ? [name, node.groupId] : [name])
      all.push({ kind, name, ids, ...topicsOf(kind, node) })
      known.set(principal, all)
    }
  }
  return known
}

/** A connector is to the brokers who its workers are. */
function whoIs(
  design: Design,
  kind: NodeKind,
  node: Identity & { readonly connect?: string | undefined },
): Identity {
  if (kind !== 'connector') return node
  const { name, principal } = connectOf(design.cluster, node)
  return { name, principal }
}

function topicsOf(kind: NodeKind, node: Identity): Pick<DrawnApplication, 'reads' | 'writes'> {
  const reads = new Set<string>()
  const writes = new Set<string>()
  const { ports }: { ports: readonly Joining[] } = kindOf(kind)
  for (const { edge, records, topics } of ports) {
    for (const topic of topics(node)) {
      if (records === 'into-topic') writes.add(topic)
      // What is retried is read again.
      if (records === 'out-of-topic' || edge === 'retries') reads.add(topic)
    }
  }
  return { reads, writes }
}

/** A port, of whatever kind of node. */
interface Joining {
  readonly edge: string
  readonly records: 'into-topic' | 'out-of-topic'
  topics(node: Identity): readonly string[]
}
