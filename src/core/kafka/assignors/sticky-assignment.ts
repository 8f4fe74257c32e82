import { ConstrainedAssignment } from './constrained-assignment'
import { GeneralAssignment } from './general-assignment'
import type { StickyGroup } from './sticky-group'
import { StickyRacks } from './sticky-racks'
import type { TopicPartition } from './topic-partition'

/** What both sticky assignors build on. */
export interface StickyAssignment {
  readonly assignment: Map<string, TopicPartition[]>
  /** Partitions with a new owner, where the way to the assignment already tells them. */
  readonly transferring?: ReadonlyMap<TopicPartition, string>
}

/**
 * The sticky assignment: a quick way where all members subscribe to the same topics, a general one otherwise.
 *
 * @see AbstractStickyAssignor.assignPartitions
 */
export function assignSticky(group: StickyGroup): StickyAssignment {
  if (group.members.length === 0) return { assignment: new Map() }
  const racks = new StickyRacks(group)
  return group.sameSubscriptions
    ? new ConstrainedAssignment(group, racks).build()
    : { assignment: new GeneralAssignment(group, racks).build() }
}
