import type { Cluster } from '../../model/design'
import type { NodeKind, NodeOfKind } from '../../model/node-id'
import type { Guarantee, Hop } from '../guarantee'

/** What holds of the records that a node reads, as far as it matters to the node. */
export type Source = Pick<Guarantee, 'transactional'>

/**
 * What nodes of one kind do to the records that pass them. The same hop for the same node, cluster and source: what
 * is made of it is kept.
 */
export interface HopKind<Kind extends NodeKind> {
  /** Returns what a node adds to records that it writes of its own accord. */
  sends?(node: NodeOfKind<Kind>, cluster: Cluster): Hop
  /** Returns what a node adds, by one of its kinds of edge, to records that it makes of what it reads, reading and writing together. */
  passes?(node: NodeOfKind<Kind>, edge: string, source: Source, cluster: Cluster): Hop
  /** Returns what a node adds to records that end in it. */
  reads?(node: NodeOfKind<Kind>, source: Source, cluster: Cluster): Hop
}
