/** Which tasks run on which worker of a Connect cluster, and who waits for what: its own incremental cooperative rebalances. */
import { connectOf, workerSetting } from '../model/connect-cluster'
import type { ConnectCluster } from '../model/design'
import type { ConnectorView } from '../views/views'
import type { World } from './state'

export interface Task {
  readonly view: ConnectorView
  /** Counted from one. */
  readonly index: number
}

export interface Worker {
  /** Counted from one. */
  readonly index: number
  isUp: boolean
  /** Changes whenever it goes or comes, so that what was planned for the one before is known to be stale. */
  life: number
  tasks: Task[]
}

export interface ConnectRun {
  readonly connect: ConnectCluster
  readonly workers: Worker[]
  /** Tasks of workers that are gone, which nobody has been given yet. */
  waiting: Task[]
  /** When the others will know of workers that are gone with tasks. */
  unnoticed: readonly number[]
  /** Until when they are left alone; null while nothing waits. */
  startsAt: number | null
  /** Workers that came while tasks are left alone, and are given those. */
  readonly candidates: Set<Worker>
}

const runs = new WeakMap<World, Map<string, ConnectRun>>()

/** The Connect cluster of a connector as it runs: in the beginning all tasks are dealt out one after the other. */
export function connectRunOf(world: World, named: ConnectorView): ConnectRun {
  const known = runs.get(world) ?? new Map<string, ConnectRun>()
  runs.set(world, known)
  const before = known.get(named.connect.name)
  if (before) return before
  const { connect, cluster } = named
  const workers = Array.from(
    { length: Math.max(1, connect.workers ?? 1) },
    (_, at): Worker => ({ index: at + 1, isUp: true, life: 0, tasks: [] }),
  )
  let turn = 0
  for (const view of world.connectors) {
    if (world.refused.has(view.id) || connectOf(cluster, view.connector).name !== connect.name) continue
    for (let index = 1; index <= (view.connector.tasksMax ?? 1); index += 1) {
      workers[turn % workers.length]?.tasks.push({ view, index })
      turn += 1
    }
  }
  const run: ConnectRun = {
    connect,
    workers,
    waiting: [],
    unnoticed: [],
    startsAt: null,
    candidates: new Set(),
  }
  known.set(connect.name, run)
  return run
}

export const upIn = ({ workers }: ConnectRun): readonly Worker[] => workers.filter(({ isUp }) => isUp)

/** A setting of its workers that is a time, in seconds. */
export const secondsOf = ({ connect }: ConnectRun, key: string): number =>
  Number(workerSetting(connect, key)) / 1000

/** Gives tasks to the workers that have the fewest, one after the other; returns who was given any. */
export function deal(tasks: readonly Task[], among: readonly Worker[]): ReadonlySet<Worker> {
  const given = new Set<Worker>()
  for (const task of tasks) {
    const worker = among.reduce((least, other) => (other.tasks.length < least.tasks.length ? other : least))
    worker.tasks.push(task)
    given.add(worker)
  }
  return given
}

/**
 * Returns the tasks that workers with more than their share give up for others, which are theirs until then: all that
 * is over the even number, of which as many workers as there are tasks left over may have one more.
 *
 * @see IncrementalCooperativeAssignor.performLoadBalancingRevocations
 */
export function revocations(run: ConnectRun): ReadonlyMap<Worker, readonly Task[]> {
  const up = upIn(run)
  const all = up.reduce((sum, { tasks }) => sum + tasks.length, 0)
  const least = Math.floor(all / Math.max(1, up.length))
  let extras = all % Math.max(1, up.length)
  const revoked = new Map<Worker, readonly Task[]>()
  for (const worker of up) {
    if (worker.tasks.length <= least) continue
    const most = extras > 0 ? least + 1 : least
    extras -= 1
    if (worker.tasks.length > most) revoked.set(worker, worker.tasks.slice(0, worker.tasks.length - most))
  }
  return revoked
}
