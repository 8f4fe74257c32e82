/** What becomes of connectors when workers of their Connect cluster go and come. */
import type { ScenarioEvent } from '../model/design'
import { formatCountOf } from '../shared/format'
import type { ConnectorView } from '../views/views'
import {
  type ConnectRun,
  connectRunOf,
  deal,
  revocations,
  secondsOf,
  type Task,
  upIn,
  type Worker,
} from './connect-run'
import { startTasks, stopTasks } from './connect-tasks'
import { noteTaken } from './noted'
import type { World } from './state'
import { sayTime, tell } from './tell'

/** A worker is there so long after it was started, and its tasks with it. An assumption. */
const START_SECONDS = 20
/** The share of a heartbeat's interval after which the last of a few workers has had its next. An assumption. */
const LAST_HEARD = 0.75
/** More workers than any list shows. */
const MOST_ADDED = 1_000

const DELAY = 'scheduled.rebalance.max.delay.ms'

/** A Connect cluster in the middle of an event, with the connector by which the event names it. */
interface Scene {
  readonly world: World
  readonly run: ConnectRun
  readonly about: string
}

function sceneOf(world: World, { connector }: ScenarioEvent): Scene | undefined {
  const named = world.connectors.find(({ name }) => name === connector)
  return named && { world, run: connectRunOf(world, named), about: named.id }
}

/**
 * A worker of the Connect cluster of a connector is lost with all its tasks, or is stopped. The others miss it after
 * its session, or hear of it at once, and leave its tasks alone for scheduled.rebalance.max.delay.ms, in the hope that
 * it comes back: only then do they start them, on it where it is back. The partitions of a sink's tasks go to its
 * other tasks before, when their consumers' sessions are over; of a source its part of the other system waits.
 *
 * @see KIP-415, IncrementalCooperativeAssignor.handleLostAssignments
 */
export function loseWorker(world: World, event: ScenarioEvent): void {
  const scene = sceneOf(world, event)
  if (!scene) return
  const { workers } = scene.run
  const lasts = event.lastsSeconds ?? Number.POSITIVE_INFINITY
  world.agenda.plan(event.atSeconds, (at) => {
    const worker = workers[Math.min(workers.length, event.member ?? 1) - 1]
    if (!worker?.isUp) return
    noteTaken(world, event, scene.about, 'That worker')
    goes(scene, worker, event.stop === 'clean', at)
    const { life } = worker
    const returns = at + lasts + START_SECONDS
    if (returns >= world.length) return
    world.agenda.plan(returns, (then) => {
      if (worker.life === life) comes(scene, worker, then)
    })
  })
}

/**
 * Workers join the Connect cluster of a connector. Those that have more than their share of the tasks give up what is
 * over, in one rebalance, and the new ones start it in the next; all other tasks run on. Where it lasts, the new
 * workers are stopped at its end.
 *
 * @see KIP-415, IncrementalCooperativeAssignor.performLoadBalancingRevocations
 */
export function addWorkers(world: World, event: ScenarioEvent): void {
  const scene = sceneOf(world, event)
  if (!scene) return
  const { workers } = scene.run
  const added: Worker[] = []
  world.agenda.plan(event.atSeconds + START_SECONDS, (at) => {
    for (let count = Math.min(MOST_ADDED, event.membersAdded ?? 1); count > 0; count -= 1) {
      const worker: Worker = { index: workers.length + 1, isUp: false, life: 0, tasks: [] }
      workers.push(worker)
      added.push(worker)
    }
    for (const worker of added) comes(scene, worker, at)
  })
  const ends = event.atSeconds + Math.max(START_SECONDS, event.lastsSeconds ?? Number.POSITIVE_INFINITY)
  if (ends >= world.length) return
  world.agenda.plan(ends, (at) => {
    for (const worker of added) {
      if (worker.isUp) goes(scene, worker, true, at)
      // One that is lost is not to come back any more.
      else worker.life += 1
    }
  })
}

function goes(scene: Scene, worker: Worker, isClean: boolean, at: number): void {
  const { world, run, about } = scene
  const lost = worker.tasks
  worker.tasks = []
  worker.isUp = false
  worker.life += 1
  run.candidates.delete(worker)
  const noticedAt = isClean ? at : at + secondsOf(run, 'session.timeout.ms')
  const isLeft = upIn(run).length > 0
  if (isLeft && lost.length > 0) run.unnoticed = [...run.unnoticed, noticedAt]
  const startsAt =
    run.startsAt !== null && run.startsAt > noticedAt
      ? run.startsAt
      : Math.min(noticedAt, ...run.unnoticed) + secondsOf(run, DELAY)
  const what = lost.length === 0 ? 'no task' : sayTasks(lost)
  const then = !isLeft
    ? ': no worker is left to run them'
    : lost.length === 0
      ? ''
      : `: they are started elsewhere after ${sayTime(startsAt - at)} (${DELAY} ${sayTime(secondsOf(run, DELAY))})`
  tell(
    world,
    at,
    about,
    `Worker ${worker.index} of ${run.connect.name} is ${isClean ? 'stopped' : 'lost'} with ${what}${then}`,
    'bad',
  )
  stopTasks(world, lost, isClean, at)
  world.agenda.plan(noticedAt, (later) => miss(scene, lost, later))
}

/** The others know that a worker is gone: its tasks are left alone for a while, or until others start that are already. */
function miss(scene: Scene, lost: readonly Task[], at: number): void {
  const { world, run } = scene
  run.unnoticed = run.unnoticed.filter((noticedAt) => noticedAt > at)
  run.waiting.push(...lost)
  const isUp = upIn(run).length > 0
  if (lost.length === 0 || run.startsAt !== null || !isUp) return
  run.startsAt = at + secondsOf(run, DELAY)
  // A worker that came before the others missed it has nothing, and is given what the old one had.
  for (const worker of upIn(run)) if (worker.tasks.length === 0) run.candidates.add(worker)
  world.agenda.plan(run.startsAt, (then) => {
    if (run.startsAt === then) start(scene, then)
  })
}

/** Starts what was left alone: on workers that came meanwhile, else on those that have the fewest tasks. */
function start(scene: Scene, at: number): void {
  const { world, run, about } = scene
  const up = upIn(run)
  run.startsAt = null
  const tasks = run.waiting
  if (up.length === 0 || tasks.length === 0) return
  run.waiting = []
  const came = up.filter((worker) => run.candidates.has(worker))
  run.candidates.clear()
  const given = deal(tasks, came.length > 0 ? came : up)
  tell(
    world,
    at,
    about,
    `${sayTasks(tasks)} ${tasks.length === 1 ? 'is' : 'are'} started again on ${sayWorkers(given)}`,
    'good',
  )
  startTasks(world, tasks, at)
  even(scene, at)
}

function comes(scene: Scene, worker: Worker, at: number): void {
  const { world, run, about } = scene
  const isFirst = upIn(run).length === 0
  worker.isUp = true
  worker.life += 1
  // Where no worker is left, the one that comes back finds nothing to wait for.
  const waitsUntil = isFirst ? null : run.startsAt
  if (waitsUntil !== null) run.candidates.add(worker)
  tell(
    world,
    at,
    about,
    `Worker ${worker.index} joins ${run.connect.name}${waitsUntil === null ? '' : `: it is given what waits in ${sayTime(waitsUntil - at)}`}`,
    'good',
  )
  if (isFirst) start(scene, at)
  else if (waitsUntil === null) even(scene, at)
}

/** Moves tasks to workers that have fewer: in one rebalance they are given up, in the next they are started. */
function even(scene: Scene, at: number): void {
  const { world, run, about } = scene
  if (revocations(run).size === 0) return
  const heard = secondsOf(run, 'heartbeat.interval.ms') * LAST_HEARD
  world.agenda.plan(at + heard, (then) => {
    const revoked = run.startsAt === null ? revocations(run) : new Map<Worker, readonly Task[]>()
    const moving = [...revoked.values()].flat()
    if (moving.length === 0) return
    for (const [worker, tasks] of revoked) worker.tasks = worker.tasks.filter((task) => !tasks.includes(task))
    stopTasks(world, moving, true, then)
    world.agenda.plan(then + heard, (later) => {
      const up = upIn(run)
      if (up.length === 0) {
        run.waiting.push(...moving)
        return
      }
      const given = deal(moving, up)
      tell(
        world,
        later,
        about,
        `${sayTasks(moving)} ${moving.length === 1 ? 'moves' : 'move'} to ${sayWorkers(given)} and ${moving.length === 1 ? 'stands' : 'stand'} for ${sayTime(later - then)}; all others run on`,
      )
      startTasks(world, moving, later)
    })
  })
}

/** Tasks by their connectors: `2 tasks of out, 1 task of in`. */
function sayTasks(tasks: readonly Task[]): string {
  const counts = new Map<ConnectorView, number>()
  for (const { view } of tasks) counts.set(view, (counts.get(view) ?? 0) + 1)
  return [...counts].map(([{ name }, count]) => `${formatCountOf(count, 'task')} of ${name}`).join(', ')
}

const sayWorkers = (workers: ReadonlySet<Worker>): string => {
  const indexes = [...workers].map(({ index }) => index).sort((one, other) => one - other)
  return `${indexes.length === 1 ? 'worker' : 'workers'} ${indexes.join(', ')}`
}
