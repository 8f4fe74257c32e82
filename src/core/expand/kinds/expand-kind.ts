import type { Design } from '../../model/design'
import type { Relay } from '../../model/kinds/kind'
import type { NodeKind, NodeOfKind } from '../../model/node-id'
import type { DerivedTopic } from '../topology'

/** What Kafka makes and keeps by itself for the nodes of one kind. */
export interface ExpandKind<Kind extends NodeKind> {
  /**
   * Returns the topics that are made for one node. The node's relays may name them, so that traffic flows into them
   * and on. It may ask for topics and for the cluster, and for nothing else of the design.
   */
  derives?(node: NodeOfKind<Kind>, design: Pick<Design, 'topics' | 'cluster'>): readonly DerivedTopic[]
  /**
   * Returns what the node writes for each record that it reads, where more is to be known of that than the node's own
   * relays say; undefined where those hold. It may ask for topics alone.
   */
  relays?(node: NodeOfKind<Kind>, design: Pick<Design, 'topics'>): readonly Relay[] | undefined
  /** How many topics the node commits offsets of; they stand in `__consumer_offsets`. */
  offsets?(node: NodeOfKind<Kind>): number
  /** How many producers with a transactional id the node has; they stand in `__transaction_state`. */
  transactionalIds?(node: NodeOfKind<Kind>): number
  /** How many topics the node reads as a share group; they stand in `__share_group_state`. */
  shares?(node: NodeOfKind<Kind>): number
}
