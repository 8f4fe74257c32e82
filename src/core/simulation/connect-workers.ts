/** What becomes of connectors when a worker of their Connect cluster is lost. */
import { connectOf, workerSetting } from '../model/connect-cluster'
import type { ScenarioEvent } from '../model/design'
import { formatCountOf } from '../shared/format'
import type { ConnectorView } from '../views/views'
import { bringIn } from './connectors'
import { comeBack, crash } from './members'
import { multiply } from './multiply'
import type { World } from './state'
import { sayTime, tell } from './tell'

/** A worker is there so long after it was started, and its tasks with it. An assumption. */
const START_SECONDS = 20

interface Lost {
  readonly view: ConnectorView
  /** The indexes of its tasks that ran on the worker, from one, and how many tasks it has. */
  readonly tasks: readonly number[]
  readonly all: number
}

/**
 * A worker of the Connect cluster of a connector is lost with all its tasks. The others miss it after its session, and
 * leave its tasks alone for scheduled.rebalance.max.delay.ms, in the hope that it comes back: only then do they start
 * them, on it where it is back. The partitions of a sink's tasks go to its other tasks before, when their consumers'
 * sessions are over; of a source its part of the other system waits.
 *
 * @see KIP-415, IncrementalCooperativeAssignor.handleLostAssignments
 */
export function loseWorker(world: World, event: ScenarioEvent): void {
  const named = world.connectors.find(({ name }) => name === event.connector)
  if (!named) return
  const { connect } = named
  const workers = connect.workers ?? 1
  const worker = Math.min(workers, event.member ?? 1)
  const seconds = (key: string) => Number(workerSetting(connect, key)) / 1000
  const returns = event.lastsSeconds === undefined ? null : event.atSeconds + event.lastsSeconds
  const delay = seconds('scheduled.rebalance.max.delay.ms')
  // Where no worker is left, the one that comes back finds nothing to wait for.
  const starts =
    workers === 1
      ? (returns ?? world.length) + START_SECONDS
      : event.atSeconds + seconds('session.timeout.ms') + delay
  const lost = tasksOn(world, named, workers, worker)
  world.agenda.plan(event.atSeconds, (at) => {
    const names = lost.map(({ view, tasks }) => `${formatCountOf(tasks.length, 'task')} of ${view.name}`)
    tell(
      world,
      at,
      named.id,
      `Worker ${worker} of ${connect.name} is lost with ${names.length > 0 ? names.join(', ') : 'no task'}${workers > 1 ? `: they are started elsewhere after ${sayTime(starts - at)} (scheduled.rebalance.max.delay.ms ${sayTime(delay)})` : ': no worker is left'}`,
      'bad',
    )
    for (const one of lost) loseTasks(world, event, one, at)
  })
  if (starts >= world.length) return
  world.agenda.plan(starts, (at) => {
    tell(world, at, named.id, `The tasks of worker ${worker} are started again`, 'good')
    for (const one of lost) startTasks(world, event, one, at)
  })
}

/** Which tasks run on a worker: those of all connectors of the Connect cluster are dealt out one after the other. */
function tasksOn(world: World, named: ConnectorView, workers: number, worker: number): readonly Lost[] {
  const { cluster } = named
  let turn = 0
  return world.connectors.flatMap((view): Lost[] => {
    if (connectOf(cluster, view.connector).name !== named.connect.name) return []
    const all = view.connector.tasksMax ?? 1
    const tasks: number[] = []
    for (let task = 1; task <= all; task += 1) {
      if (turn % workers === worker - 1) tasks.push(task)
      turn += 1
    }
    return tasks.length === 0 ? [] : [{ view, tasks, all }]
  })
}

const sinkOf = (world: World, { id }: ConnectorView) =>
  [...world.groups.values()].find(({ view }) => view.id === id)

/** The event as it concerns one connector's sources. */
const events = new WeakMap<ScenarioEvent, Map<string, ScenarioEvent>>()
function eventOf(event: ScenarioEvent, connector: string): ScenarioEvent {
  const known = events.get(event) ?? new Map<string, ScenarioEvent>()
  events.set(event, known)
  const own = known.get(connector) ?? { ...event, connector }
  known.set(connector, own)
  return own
}

function loseTasks(world: World, event: ScenarioEvent, { view, tasks, all }: Lost, at: number): void {
  const sink = sinkOf(world, view)
  if (!sink) {
    multiply(world, eventOf(event, view.name), 1 - tasks.length / all, at)
    return
  }
  for (const task of tasks) {
    const member = sink.members[task - 1]
    if (member) crash(world, sink, member, at)
  }
}

function startTasks(world: World, event: ScenarioEvent, { view, tasks, all }: Lost, at: number): void {
  const sink = sinkOf(world, view)
  if (!sink) {
    bringIn(world, eventOf(event, view.name), tasks.length / all, at - event.atSeconds, at)
    return
  }
  for (const task of tasks) {
    const member = sink.members[task - 1]
    if (member) comeBack(world, sink, member, at)
  }
}
