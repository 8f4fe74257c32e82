import { assignors } from '../kafka/assignors/index'
import { type AssignorName, assignorOf, isServerSide } from '../sizing/assignor'
import { consumersOf } from '../sizing/partition-bounds'
import type { ConsumerGroupView } from '../views/views'

/** What one consumer of a group owns, as `topic-partition`, in the order of the assignor. */
export interface Owner {
  readonly consumer: string
  readonly owns: readonly string[]
}

/** Larger groups than this are not spelled out. */
export const MOST_OWNERS = 2_000
const MOST_OWNED = 50_000

/** The n-th consumer's id; padded, since Kafka orders members by their ids as text. */
const consumerId = (at: number, of: number): string =>
  `consumer-${String(at + 1).padStart(String(of).length, '0')}`

/**
 * Which consumer owns which partitions after a first rebalance, by Kafka's own assignors: the group's
 * assignor in effect, members that all subscribe to the same topics, no racks and no previous owners. Null
 * where the group is too large to spell out.
 *
 * @see RangeAssignor, RoundRobinAssignor, AbstractStickyAssignor, UniformAssignor
 */
export function assignmentOf(view: ConsumerGroupView): readonly Owner[] | null {
  const consumers = consumersOf(view.group)
  const partitions = view.reads.reduce((sum, read) => sum + read.topic.partitions, 0)
  if (consumers > MOST_OWNERS || partitions > MOST_OWNED) return null
  const topics = Object.fromEntries(view.reads.map(({ topic }) => [topic.topic.name, topic.partitions]))
  const names = Object.keys(topics)
  const members = Array.from({ length: consumers }, (_, at) => ({
    id: consumerId(at, consumers),
    topics: names,
  }))
  const owned = assign(assignorOf(view), isServerSide(view), { topics, members })
  return members.map(({ id }) => ({ consumer: id, owns: owned[id] ?? [] }))
}

function assign(
  name: AssignorName,
  serverSide: boolean,
  group: Parameters<(typeof assignors)['range']>[0] & Parameters<(typeof assignors)['server-range']>[0],
): Readonly<Record<string, readonly string[]>> {
  if (!serverSide && name !== 'uniform') return assignors[name](group).assignment
  const { assignment } = assignors[name === 'range' ? 'server-range' : 'server-uniform'](group)
  return Object.fromEntries(
    Object.entries(assignment).map(([member, byTopic]) => [
      member,
      Object.entries(byTopic).flatMap(([topic, owned]) => owned.map((partition) => `${topic}-${partition}`)),
    ]),
  )
}
