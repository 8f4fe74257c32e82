import { edgesOf } from '../graph/edges'
import type { Design } from '../model/design'
import { type NodeId, type NodeKind, nodeIds, parseNodeId } from '../model/node-id'
import type { LayoutEdge } from './layers'

/** A node with those that it is joined to, by their indices. */
export interface Placed {
  readonly id: NodeId
  readonly kind: NodeKind
  /** Both ends of every edge but those of retries and dead letters. */
  readonly neighbours: number[]
  /** Those of the neighbours that its edges lead to. */
  readonly targets: number[]
  /** Of a topic the groups whose retries or dead letters it takes. */
  readonly letters: number[]
}

export interface Gathered {
  readonly nodes: readonly Placed[]
  /** Every edge, those of retries and dead letters too. */
  readonly edges: readonly LayoutEdge[]
  /** Topics that only retries and dead letters lead to: beside a path, not a step of it. */
  readonly last: ReadonlySet<number>
}

/** Returns the nodes of a design in the document's order, with its edges. */
export function gather(design: Design): Gathered {
  const nodes = nodeIds(design).map(
    (id): Placed => ({
      id,
      kind: parseNodeId(id)?.kind ?? 'topic',
      neighbours: [],
      targets: [],
      letters: [],
    }),
  )
  const index = new Map(nodes.map(({ id }, at) => [id, at]))
  const drawn: LayoutEdge[] = []
  const written = new Set<number>()
  for (const { kind, from, to } of edgesOf(design)) {
    const one = index.get(from)
    const other = index.get(to)
    if (one === undefined || other === undefined) continue
    const isOfFailures = kind === 'deadLetter' || kind === 'retries'
    drawn.push({ from: one, to: other, returns: isOfFailures })
    if (isOfFailures) {
      nodes[other]?.letters.push(one)
      continue
    }
    nodes[one]?.neighbours.push(other)
    nodes[one]?.targets.push(other)
    nodes[other]?.neighbours.push(one)
    if (nodes[other]?.kind === 'topic') written.add(other)
  }
  const isReadBack = ({ from, to }: LayoutEdge) =>
    nodes[from]?.kind !== 'producer' && nodes[to]?.kind === 'topic' && nodes[to].targets.includes(from)
  const edges = drawn.map((edge) => (!edge.returns && isReadBack(edge) ? { ...edge, returns: true } : edge))
  const last = nodes.flatMap(({ letters }, at) => (letters.length > 0 && !written.has(at) ? [at] : []))
  return { nodes, edges, last: new Set(last) }
}
