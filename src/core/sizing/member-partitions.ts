import type { ConsumerGroupView } from '../views/views'
import { type AssignorName, assignorOf } from './assignor'
import { consumersOf } from './partition-bounds'

/** More consumers than any list shows; the counts of the first so many are given. */
const MOST_CONSUMERS = 10_000

/** A stretch of neighbouring partitions of one topic that one consumer owns. */
export type Own = (consumer: number, topic: number, from: number, to: number) => void

/**
 * How many partitions each consumer (member × thread) of a group owns, consumers in the order in which the
 * assignor serves them: who owns which is `eachOwned`.
 */
export function memberPartitions(view: Pick<ConsumerGroupView, 'group' | 'settings' | 'reads'>): number[] {
  const consumers = consumersOf(view.group)
  const listed = Math.min(consumers, MOST_CONSUMERS)
  const owned = new Array<number>(listed).fill(0)
  const give = (partitions: number) => {
    const least = Math.floor(partitions / consumers)
    const odd = partitions % consumers
    for (let at = 0; at < listed; at += 1) owned[at] = (owned[at] ?? 0) + least + (at < odd ? 1 : 0)
  }
  if (assignorOf(view) === 'range') for (const read of view.reads) give(read.topic.partitions)
  else give(view.reads.reduce((sum, read) => sum + read.topic.partitions, 0))
  return owned
}

/**
 * Tells who owns which partitions after a first rebalance of members that all subscribe alike, in no rack and
 * with no previous owners: by range each topic in stretches, the first consumers one more; by the uniform
 * assignor of the brokers all topics in stretches, in an order that hangs on ids that nobody knows, so that it is
 * taken as given; by all others in turn, topic by topic in the order of their names.
 *
 * @see RangeAssignor, UniformHomogeneousAssignmentBuilder, RoundRobinAssignor, AbstractStickyAssignor
 */
export function eachOwned(
  consumers: number,
  assignor: AssignorName,
  topics: readonly { name: string; partitions: number }[],
  own: Own,
): void {
  if (assignor === 'range') {
    for (let topic = 0; topic < topics.length; topic += 1) {
      const partitions = topics[topic]?.partitions ?? 0
      const least = Math.floor(partitions / consumers)
      const odd = partitions % consumers
      let from = 0
      for (let consumer = 0; from < partitions; consumer += 1) {
        const to = from + least + (consumer < odd ? 1 : 0)
        own(consumer, topic, from, to)
        from = to
      }
    }
    return
  }
  if (assignor === 'uniform') {
    stretchesOverAll(topics, consumers, own)
    return
  }
  let turn = 0
  for (const topic of inOrderOfNames(topics)) {
    const partitions = topics[topic]?.partitions ?? 0
    for (let partition = 0; partition < partitions; partition += 1) {
      own(turn, topic, partition, partition + 1)
      turn = turn + 1 === consumers ? 0 : turn + 1
    }
  }
}

const ONLY: readonly number[] = [0]

const inOrderOfNames = (topics: readonly { name: string }[]): readonly number[] =>
  topics.length === 1
    ? ONLY
    : topics
        .map((_, at) => at)
        .sort((one, other) => ((topics[one]?.name ?? '') < (topics[other]?.name ?? '') ? -1 : 1))

function eachStretch(
  partitions: number,
  consumers: number,
  take: (consumer: number, from: number, to: number) => void,
): void {
  const least = Math.floor(partitions / consumers)
  const odd = partitions % consumers
  let from = 0
  for (let consumer = 0; consumer < consumers && from < partitions; consumer += 1) {
    const to = from + least + (consumer < odd ? 1 : 0)
    take(consumer, from, to)
    from = to
  }
}

function stretchesOverAll(topics: readonly { partitions: number }[], consumers: number, own: Own): void {
  const total = topics.reduce((sum, { partitions }) => sum + partitions, 0)
  let topic = 0
  let before = 0
  eachStretch(total, consumers, (consumer, from, to) => {
    for (let at = from; at < to; ) {
      const partitions = topics[topic]?.partitions ?? 0
      const end = Math.min(to, before + partitions)
      if (end > at) own(consumer, topic, at - before, end - before)
      at = Math.max(at, end)
      if (at === before + partitions) {
        before += partitions
        topic += 1
      }
    }
  })
}
