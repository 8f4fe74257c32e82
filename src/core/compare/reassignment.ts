import type { Assignment, Assignments } from '../kafka/assignments'
import type { Design } from '../model/design'
import { formatBytes, formatCountOf, formatDuration } from '../shared/format'
import type { TopicView } from '../views/views'
import type { Planner } from './plan-change'

/** What moves replicas until topics have as many as a design says. */
export interface Reassignment {
  /** For `kafka-reassign-partitions.sh --reassignment-json-file`. */
  readonly json: string
  /** What is there now, in the same form: applied again, it takes the whole back. */
  readonly rollback: string
  readonly topics: readonly string[]
  /** Copied between brokers; by what the design says is stored. */
  readonly bytes: number
  /** For `--throttle`, bytes a second on each broker; above what is written to the moving replicas meanwhile. */
  readonly throttle: number
  /** How long the copying takes at that throttle, seconds. */
  readonly seconds: number
  /** Topics whose replicas no file says the place of: they are in neither text. */
  readonly unknown: readonly string[]
}

/** What a broker copies a second at least, where nothing speaks for more: a tenth of a gigabit. */
const LEAST_THROTTLE = 12_500_000
/** Beyond what is written meanwhile, so that the copies catch up. */
const ROOM = 2

/**
 * Returns the reassignment that gives topics the replication factor of the later design: the replicas that there are
 * stay where they are, the first of them leading; more go to the brokers that hold the fewest, fewer leave from the end.
 * Racks are not known of a listing and not looked at. Undefined where no replication factor changes.
 *
 * @param assignments where replicas lie, as listings say
 * @see org.apache.kafka.tools.reassign.ReassignPartitionsCommand; a throttle holds replicas back only until they are in
 *   sync (ReplicationQuotaManager), so it has to be above the rate at which they are written
 */
export function planReassignment(
  { before, after }: Planner['topics'],
  design: Design,
  assignments: Assignments,
): Reassignment | undefined {
  const moving = [...after.values()].flatMap((view) => {
    const was = before.get(view.name)
    return was && was.replicationFactor !== view.replicationFactor ? [{ was, view }] : []
  })
  if (moving.length === 0) return undefined
  const loads = loadsOf(assignments, design.cluster.brokers)
  const known = moving.filter(({ view }) => assignments.has(view.name))
  const moved = known.map(({ view }) => {
    const now = assignments.get(view.name) ?? []
    return { view, now, later: now.map((replicas) => moveReplicas(replicas, view.replicationFactor, loads)) }
  })
  const sums = sumsOf(moving.map(({ was, view }) => [was, view]))
  const brokers = Math.max(1, design.cluster.brokers)
  const throttle = Math.ceil(Math.max(LEAST_THROTTLE, (ROOM * sums.bytesPerSecond) / brokers))
  const spare = throttle - sums.bytesPerSecond / brokers
  return {
    json: textOf(moved.map(({ view, later }) => [view.name, later])),
    rollback: textOf(moved.map(({ view, now }) => [view.name, now])),
    topics: known.map(({ view }) => view.name),
    bytes: sums.bytes,
    throttle,
    seconds: sums.bytes / brokers / spare,
    unknown: moving.flatMap(({ view }) => (assignments.has(view.name) ? [] : [view.name])),
  }
}

/** What the new replicas of topics copy of what is stored, and what is written to them meanwhile, a second at peak. */
function sumsOf(pairs: readonly (readonly [was: TopicView, is: TopicView])[]) {
  let [bytes, bytesPerSecond] = [0, 0]
  for (const [was, is] of pairs) {
    const more = Math.max(0, is.replicationFactor - was.replicationFactor)
    bytes += (was.sizing.storage.value / was.replicationFactor) * more
    bytesPerSecond += is.rate.peakBytes * more
  }
  return { bytes, bytesPerSecond }
}

/** Replicas by broker: of all that listings name, or of as many brokers as the design has, whichever are more. */
function loadsOf(assignments: Assignments, brokers: number): Map<number, number> {
  const loads = new Map<number, number>()
  for (const partitions of assignments.values())
    for (const replicas of partitions) for (const id of replicas) loads.set(id, (loads.get(id) ?? 0) + 1)
  for (let id = 1; loads.size < brokers; id += 1) if (!loads.has(id)) loads.set(id, 0)
  return loads
}

function moveReplicas(now: readonly number[], count: number, loads: Map<number, number>): readonly number[] {
  const then = now.slice(0, count)
  for (const id of now.slice(count)) loads.set(id, (loads.get(id) ?? 1) - 1)
  const others = [...loads.keys()].filter((id) => !then.includes(id))
  while (then.length < count && others.length > 0) {
    const least = others.reduce((one, id) => ((loads.get(id) ?? 0) < (loads.get(one) ?? 0) ? id : one))
    others.splice(others.indexOf(least), 1)
    loads.set(least, (loads.get(least) ?? 0) + 1)
    then.push(least)
  }
  return then
}

const textOf = (topics: readonly (readonly [string, Assignment])[]): string => {
  const partitions = topics.flatMap(([topic, assignment]) =>
    assignment.flatMap((replicas, partition) =>
      replicas.length === 0 ? [] : [JSON.stringify({ topic, partition, replicas })],
    ),
  )
  return `{"version":1,"partitions":[\n${partitions.map((line) => `  ${line}`).join(',\n')}\n]}\n`
}

/** Returns what a reassignment copies, how fast and how long, as sentences. */
export function reassignmentInWords({ bytes, throttle, seconds, unknown }: Reassignment): string {
  const copied =
    bytes > 0
      ? `About ${formatBytes(bytes)} are copied between brokers. With --throttle ${throttle} (${formatBytes(throttle)} a second on each broker) that takes about ${formatDuration(roundedMs(seconds))}.`
      : `Nothing that the design says is stored is copied; --throttle ${throttle} holds it back all the same.`
  const left =
    unknown.length === 0
      ? ''
      : ` No file says where the replicas of ${formatCountOf(unknown.length, 'topic')} are: ${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ', …' : ''}. The listing of kafka-topics.sh --describe does.`
  return copied + left
}

/** To the minute, beyond a few of them. */
const roundedMs = (seconds: number): number =>
  seconds < 300 ? Math.max(1, Math.round(seconds)) * 1_000 : Math.round(seconds / 60) * 60_000
