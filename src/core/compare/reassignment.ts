import type { Assignment, Assignments } from '../kafka/assignments'
import type { Design } from '../model/design'
import { formatBytes, formatCountOf, formatDuration } from '../shared/format'
import type { TopicView } from '../views/views'
import type { HandedOver, Planner } from './plan-change'

/** What moves replicas until topics have as many as a design says. */
export interface Reassignment {
  /** For `kafka-reassign-partitions.sh --reassignment-json-file`. */
  readonly json: string
  /** What is there now, in the same form: applied again, it takes the whole back. */
  readonly rollback: string
  /** Those whose replicas the two texts place; what is copied, how fast and how long is of them alone. */
  readonly topics: readonly string[]
  /** Copied between brokers; by what the design says is stored. */
  readonly bytes: number
  /** For `--throttle`, bytes a second on each broker; above what is written to the moving replicas meanwhile. */
  readonly throttle: number
  /** How long the copying takes at that throttle, seconds. */
  readonly seconds: number
  /** Topics in neither text: no file says where their replicas are, or where there are brokers enough for them. */
  readonly unknown: readonly string[]
  /** Those of the unknown that are listed, and are to have more replicas than files name brokers. */
  readonly unplaced: readonly string[]
  /** Those of the topics of which files do not list every partition: the others stay as they are. */
  readonly partial: readonly string[]
  /** How many brokers files name. */
  readonly brokers: number
}

/** What a broker copies a second at least, where nothing speaks for more: a tenth of a gigabit. */
const LEAST_THROTTLE = 12_500_000
/** Beyond what is written meanwhile, so that the copies catch up. */
const ROOM = 2

const NONE: HandedOver = new Set()

/**
 * Returns the reassignment that gives topics the replication factor of the later design: the replicas that there are
 * stay where they are, the first of them leading; more go to the brokers that hold the fewest, fewer leave from the end.
 * Brokers are those that listings name, since an id that none names may be a controller's or nobody's; a partition that
 * none lists stays as it is. Racks are not known of a listing and not looked at. Undefined where no replication factor
 * changes of a topic that stays.
 *
 * @param assignments where replicas lie, as listings say
 * @param handedOver the topics that the plan hands over to new ones: their replicas stay where they are
 * @see org.apache.kafka.tools.reassign.ReassignPartitionsCommand; a throttle holds replicas back only until they are in
 *   sync (ReplicationQuotaManager), so it has to be above the rate at which they are written
 */
export function planReassignment(
  { before, after }: Planner['topics'],
  design: Design,
  assignments: Assignments,
  handedOver: HandedOver = NONE,
): Reassignment | undefined {
  const moving = [...after.values()].flatMap((view): Moving[] => {
    const was = before.get(view.name)
    if (!was || was.replicationFactor === view.replicationFactor || handedOver.has(view.name)) return []
    return [{ was, view, now: assignments.get(view.name) ?? [] }]
  })
  if (moving.length === 0) return undefined
  const loads = loadsOf(assignments)
  const isUnplaced = (one: Moving) => listedOf(one) > 0 && one.view.replicationFactor > loads.size
  const isMoved = (one: Moving) => listedOf(one) > 0 && !isUnplaced(one)
  const moved = moving.filter(isMoved)
  const sums = sumsOf(moved)
  const brokers = Math.max(1, design.cluster.brokers)
  const throttle = Math.ceil(Math.max(LEAST_THROTTLE, (ROOM * sums.bytesPerSecond) / brokers))
  const spare = throttle - sums.bytesPerSecond / brokers
  const later = moved.map(({ view, now }): readonly [string, Assignment] => [
    view.name,
    now.map((replicas) =>
      replicas.length === 0 ? replicas : moveReplicas(replicas, view.replicationFactor, loads),
    ),
  ])
  return {
    json: textOf(later),
    rollback: textOf(moved.map(({ view, now }) => [view.name, now])),
    topics: moved.map(nameOf),
    bytes: sums.bytes,
    throttle,
    seconds: sums.bytes / brokers / spare,
    unknown: moving.filter((one) => !isMoved(one)).map(nameOf),
    unplaced: moving.filter(isUnplaced).map(nameOf),
    partial: moved.filter((one) => listedOf(one) < one.was.partitions).map(nameOf),
    brokers: loads.size,
  }
}

/** A topic whose replication factor changes, and where its replicas lie; a partition that no file lists has none. */
interface Moving {
  readonly was: TopicView
  readonly view: TopicView
  readonly now: Assignment
}

const nameOf = ({ view }: Moving): string => view.name

const listedOf = ({ now }: Moving): number => now.filter((replicas) => replicas.length > 0).length

/** What the new replicas of topics copy of what is stored, and what is written to them meanwhile, a second at peak. */
function sumsOf(moved: readonly Moving[]) {
  let [bytes, bytesPerSecond] = [0, 0]
  for (const one of moved) {
    const { was, view } = one
    const share = Math.min(1, listedOf(one) / Math.max(1, was.partitions))
    const more = Math.max(0, view.replicationFactor - was.replicationFactor) * share
    bytes += (was.sizing.storage.value / was.replicationFactor) * more
    bytesPerSecond += view.rate.peakBytes * more
  }
  return { bytes, bytesPerSecond }
}

/** Replicas by broker, of all that listings name. */
function loadsOf(assignments: Assignments): Map<number, number> {
  const loads = new Map<number, number>()
  for (const partitions of assignments.values())
    for (const replicas of partitions) for (const id of replicas) loads.set(id, (loads.get(id) ?? 0) + 1)
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

/** Returns what a reassignment copies, how fast and how long, and of which topics it moves nothing, as sentences. */
export function reassignmentInWords(reassignment: Reassignment): string {
  const { topics, bytes, throttle, seconds, unknown, unplaced, partial, brokers } = reassignment
  const said: string[] = []
  if (topics.length > 0)
    said.push(
      bytes > 0
        ? `About ${formatBytes(bytes)} are copied between brokers. With --throttle ${throttle} (${formatBytes(throttle)} a second on each broker) that takes about ${formatDuration(roundedMs(seconds))}.`
        : `Nothing that the design says is stored is copied; --throttle ${throttle} holds it back all the same.`,
    )
  if (partial.length > 0)
    said.push(`Files list some of the partitions of ${someOf(partial)}: the others stay as they are.`)
  if (unplaced.length > 0)
    said.push(
      `Files name ${formatCountOf(brokers, 'broker')}, too few for the replicas of ${formatCountOf(unplaced.length, 'topic')}: ${someOf(unplaced)}. The ids of other brokers are not known: list a topic that lies on them as well.`,
    )
  const unlisted = unknown.filter((name) => !unplaced.includes(name))
  if (unlisted.length > 0)
    said.push(
      `No file says where the replicas of ${formatCountOf(unlisted.length, 'topic')} are: ${someOf(unlisted)}. The listing of kafka-topics.sh --describe does.`,
    )
  return said.join(' ')
}

const someOf = (names: readonly string[]): string =>
  `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`

/** To the minute, beyond a few of them. */
const roundedMs = (seconds: number): number =>
  seconds < 300 ? Math.max(1, Math.round(seconds)) * 1_000 : Math.round(seconds / 60) * 60_000
