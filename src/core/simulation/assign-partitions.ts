import { assignors } from '../kafka/assignors/index'
import { type AssignorName, assignorOf, isServerSide } from '../sizing/assignor'
import type { GroupState } from './state'
import { assignTasks } from './streams-tasks'

/** Larger groups than this get their partitions in turn, without Kafka's own code. */
const MOST_CONSUMERS = 2_000
const MOST_OWNED = 50_000
/** Tasks times threads. */
const MOST_PAIRS = 1_000_000

export interface Target {
  /** The consumer of each slot, by index; -1 for nobody. */
  readonly owners: Int32Array
  /** Cooperative: the same after the old owners gave up what moves. */
  readonly afterwards: Int32Array | null
}

/**
 * Who is to own which partitions when the members that the coordinator counts rebalance, by Kafka's own assignor and
 * with what they own now.
 */
export function assignPartitions(group: GroupState, at: number): Target {
  const counted = group.consumers.filter(({ member }) => member.isCounted)
  const none = () => new Int32Array(group.size).fill(-1)
  if (group.protocol === 'share') return { owners: new Int32Array(group.size).fill(0), afterwards: null }
  if (counted.length === 0 || group.size === 0) return { owners: none(), afterwards: null }
  if (group.tasks && group.tasks.length * counted.length <= MOST_PAIRS)
    return { owners: assignTasks(group, counted, at), afterwards: null }
  if (counted.length > MOST_CONSUMERS || group.size > MOST_OWNED) return inTurn(group, counted, none())
  const topics: Record<string, number> = {}
  const slots = new Map<string, number>()
  for (const { topic, from } of group.reads) {
    topics[topic.name] = topic.partitions
    for (let partition = 0; partition < topic.partitions; partition += 1)
      slots.set(`${topic.name}-${partition}`, from + partition)
  }
  const names = Object.keys(topics)
  const width = String(group.consumers.length).length
  const idOf = (index: number) => `consumer-${String(index + 1).padStart(width, '0')}`
  const byId = new Map(counted.map((consumer) => [idOf(consumer.index), consumer.index]))
  const toOwners = (assignment: Readonly<Record<string, readonly string[]>>) => {
    const owners = none()
    for (const [id, owned] of Object.entries(assignment))
      for (const name of owned) owners[slots.get(name) ?? -1] = byId.get(id) ?? -1
    return owners
  }
  const assignor = assignorOf(group.view)
  if (isServerSide(group.view) || assignor === 'uniform') {
    const members = counted.map(({ index, owned }) => ({
      id: idOf(index),
      topics: names,
      current: currentOf(group, owned),
    }))
    const assign = assignors[assignor === 'range' ? 'server-range' : 'server-uniform']
    return { owners: toOwners(flatten(assign({ topics, members }).assignment)), afterwards: null }
  }
  const members = counted.map(({ index, owned }) => ({
    id: idOf(index),
    topics: names,
    owned: owned.map((slot) => nameOf(group, slot)),
  }))
  const answer = assignors[assignor satisfies Exclude<AssignorName, 'uniform'>]({ topics, members })
  const second = 'assignmentSecondRebalance' in answer ? answer.assignmentSecondRebalance : undefined
  return { owners: toOwners(answer.assignment), afterwards: second ? toOwners(second) : null }
}

const nameOf = (group: GroupState, slot: number): string =>
  `${group.reads[group.topicOf[slot] ?? 0]?.topic.name ?? ''}-${group.partitionOf[slot] ?? 0}`

function currentOf(group: GroupState, owned: readonly number[]): Record<string, number[]> {
  const current: Record<string, number[]> = {}
  for (const slot of owned) {
    const name = group.reads[group.topicOf[slot] ?? 0]?.topic.name ?? ''
    const partitions = current[name] ?? []
    partitions.push(group.partitionOf[slot] ?? 0)
    current[name] = partitions
  }
  return current
}

const flatten = (
  assignment: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>,
): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(assignment).map(([id, byTopic]) => [
      id,
      Object.entries(byTopic).flatMap(([topic, owned]) => owned.map((partition) => `${topic}-${partition}`)),
    ]),
  )

function inTurn(
  group: GroupState,
  counted: readonly { readonly index: number }[],
  owners: Int32Array,
): Target {
  let turn = 0
  for (const { topic, from } of group.reads) {
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      owners[from + partition] = counted[turn % counted.length]?.index ?? -1
      turn += 1
    }
  }
  return { owners, afterwards: null }
}
