/** How a Streams application's tasks come to its threads, and when their state is there. */
import { RESTORE_BYTES_PER_SECOND } from '../facts/state-of-instance'
import type { StreamsPlan } from './readers'
import { serveOwner } from './serve'
import type { Consumer, GroupState, Member, StreamsTask, TopicState, World } from './state'
import { sayTime, tellOf } from './tell'

/** Returns the tasks of an application over the slots of what it reads; what no sub-topology reads is a task each. */
export function tasksOf(
  { subtopologies }: StreamsPlan,
  reads: readonly { readonly topic: TopicState; readonly from: number }[],
): readonly StreamsTask[] {
  const tasks: StreamsTask[] = []
  const taken = new Set<number>()
  const widest = reads.reduce((most, { topic }) => Math.max(most, topic.size), 0)
  for (const { topics, tasks: count, bytesPerTask } of subtopologies) {
    for (let partition = 0; partition < Math.min(count, widest); partition += 1) {
      const slots: number[] = []
      for (const { topic, from } of reads)
        if (topics.includes(topic.name) && partition < topic.size && !taken.has(from + partition)) {
          slots.push(from + partition)
          taken.add(from + partition)
        }
      if (slots.length > 0) tasks.push({ index: tasks.length, slots, bytes: bytesPerTask })
    }
  }
  for (const { topic, from } of reads)
    for (let slot = from; slot < from + topic.size; slot += 1)
      if (!taken.has(slot)) tasks.push({ index: tasks.length, slots: [slot], bytes: 0 })
  return tasks
}

/** Whether an instance keeps a copy of a task's state, as standbys are spread: of the tasks of one instance over all others. */
function hasCopy(group: GroupState, task: StreamsTask, member: Member): boolean {
  const standbys = group.view.streams?.standbys ?? 0
  const others = group.members.length - 1
  const distance = (member.index - (task.home ?? member.index) + others + 1) % (others + 1)
  if (distance === 0) return true
  return (((distance - 1 - task.index) % others) + others) % others < standbys
}

/**
 * Returns who is to own each slot: tasks stay where they are, as evenly as threads allow; what has lost its owner goes
 * where a copy of its state is, and only where there is none to any thread. A member that has just come gets tasks with
 * state once they are warm there.
 *
 * @see HighAvailabilityTaskAssignor; KIP-441
 */
export function assignTasks(group: GroupState, counted: readonly Consumer[], at: number): Int32Array {
  const owners = new Int32Array(group.size).fill(-1)
  const tasks = group.tasks ?? []
  if (counted.length === 0) return owners
  const most = Math.ceil(tasks.length / counted.length)
  const loads = new Map(counted.map((consumer) => [consumer, 0]))
  const loadOf = (consumer: Consumer) => loads.get(consumer) ?? 0
  const hasRoom = (consumer: Consumer) => loadOf(consumer) < most
  const isReady = (task: StreamsTask, { member }: Consumer) =>
    task.bytes === 0 ||
    group.view.streams?.isServerSide === true ||
    hasCopy(group, task, member) ||
    isWarm(group, member, at)
  const give = (task: StreamsTask, among: readonly Consumer[]) => {
    const consumer = among.reduce((best, other) => (loadOf(other) < loadOf(best) ? other : best))
    loads.set(consumer, loadOf(consumer) + 1)
    for (const slot of task.slots) owners[slot] = consumer.index
  }
  const homeless: StreamsTask[] = []
  for (const task of tasks) {
    const now = group.consumers[group.owner[task.slots[0] ?? -1] ?? -1]
    const isOwned = now !== undefined && loads.has(now)
    const mayMove = () => counted.some((other) => other !== now && hasRoom(other) && isReady(task, other))
    if (isOwned && (hasRoom(now) || !mayMove())) give(task, [now])
    else homeless.push(task)
  }
  for (const task of homeless) {
    const ready = counted.filter((consumer) => isReady(task, consumer))
    const free = (ready.length > 0 ? ready : counted).filter(hasRoom)
    give(task, free.length > 0 ? free : ready.length > 0 ? ready : counted)
  }
  return owners
}

/** Has what came to another instance without its state wait until that is read back; returns nothing. */
export function restoreMoved(world: World, group: GroupState, at: number): void {
  const waiting = new Map<Member, number>()
  for (const task of group.tasks ?? []) {
    const member = group.consumers[group.owner[task.slots[0] ?? -1] ?? -1]?.member
    if (!member) continue
    const isThere =
      task.home === undefined || task.bytes === 0 || hasCopy(group, task, member) || isWarm(group, member, at)
    if (!isThere) {
      const seconds = (waiting.get(member) ?? 0) + task.bytes / RESTORE_BYTES_PER_SECOND
      waiting.set(member, seconds)
      for (const slot of task.slots) group.readableFrom[slot] = at + seconds
    }
    task.home = member.index
  }
  for (const [member, seconds] of waiting) {
    tellOf(
      world,
      group,
      at,
      `${member.name} reads back state that it has no copy of: ${sayTime(seconds)}`,
      'bad',
    )
    for (const slot of member.consumers.flatMap(({ owned }) => owned)) {
      const from = group.readableFrom[slot] ?? 0
      if (from > at)
        world.agenda.plan(from, (then) => {
          world.isMarked = true
          serveOwner(world, group, slot, then)
        })
    }
  }
}

const isWarm = (group: GroupState, { warmAt }: Member, at: number): boolean =>
  group.view.streams?.isServerSide !== true && warmAt > 0 && warmAt <= at

/** When what a member that has just come may own is warm there: at the first probing rebalance after that. */
export function warmAt(group: GroupState, at: number): number {
  const { streams } = group.view
  const most = Math.max(0, ...(group.tasks ?? []).map(({ bytes }) => bytes))
  if (!streams || most === 0 || streams.isServerSide) return at
  const tasks = Math.ceil((group.tasks?.length ?? 0) / Math.max(1, group.members.length))
  const seconds = (tasks * most) / RESTORE_BYTES_PER_SECOND
  return at + Math.ceil(Math.max(1e-9, seconds) / streams.probingSeconds) * streams.probingSeconds
}
