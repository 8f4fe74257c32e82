/** What becomes of a connector while some of its tasks do not run. */
import type { ScenarioEvent } from '../model/design'
import type { Task } from './connect-run'
import { bringIn } from './connectors'
import { comeBack, crash, leave } from './members'
import { multiply } from './multiply'
import type { GroupState, World } from './state'

/** Of one connector: the tasks that do not run and since when, and what its source is slowed down by. */
interface Stopped {
  readonly since: Map<number, number>
  readonly event: ScenarioEvent
}

const stopped = new WeakMap<World, Map<string, Stopped>>()

function stoppedOf(world: World, { view }: Task): Stopped {
  const known = stopped.get(world) ?? new Map<string, Stopped>()
  stopped.set(world, known)
  const own = known.get(view.name) ?? { since: new Map(), event: eventOf(view.name) }
  known.set(view.name, own)
  return own
}

const eventOf = (connector: string): ScenarioEvent => ({ kind: 'worker-lost', connector, atSeconds: 0 })

const sinkOf = (world: World, { view: { id } }: Task): GroupState | undefined =>
  [...world.groups.values()].find(({ view }) => view.id === id)

const runningShare = ({ view }: Task, { since }: Stopped): number =>
  1 - since.size / Math.max(1, view.connector.tasksMax ?? 1)

/** Stops tasks: of a sink they are members of its group that crash or say goodbye, of a source a part of what it brings in. */
export function stopTasks(world: World, tasks: readonly Task[], isClean: boolean, at: number): void {
  const sources = new Map<string, Task>()
  for (const task of tasks) {
    const sink = sinkOf(world, task)
    const member = sink?.members[task.index - 1]
    if (sink && member) (isClean ? leave : crash)(world, sink, member, at)
    if (sink) continue
    stoppedOf(world, task).since.set(task.index, at)
    sources.set(task.view.name, task)
  }
  slow(world, sources.values(), at)
}

/** Starts tasks that were stopped; what a source missed meanwhile comes in after it. */
export function startTasks(world: World, tasks: readonly Task[], at: number): void {
  const sources = new Map<string, Task>()
  const missed = new Map<string, number>()
  for (const task of tasks) {
    const sink = sinkOf(world, task)
    const member = sink?.members[task.index - 1]
    if (sink && member) comeBack(world, sink, member, at)
    if (sink) continue
    const { since } = stoppedOf(world, task)
    missed.set(task.view.name, (missed.get(task.view.name) ?? 0) + at - (since.get(task.index) ?? at))
    since.delete(task.index)
    sources.set(task.view.name, task)
  }
  slow(world, sources.values(), at)
  for (const [name, { view }] of sources)
    bringIn(world, eventOf(name), 1 / Math.max(1, view.connector.tasksMax ?? 1), missed.get(name) ?? 0, at)
}

function slow(world: World, sources: Iterable<Task>, at: number): void {
  for (const task of sources) {
    const own = stoppedOf(world, task)
    multiply(world, own.event, runningShare(task, own), at)
  }
}
