import type { Assignment, Assignments, Racks } from '../kafka/assignments'
import { isReplicationStated } from '../model/replication-stated'
import { formatBytes, formatCountOf } from '../shared/format'
import type { TopicView } from '../views/views'
import type { HandedOver, Planner } from './plan-change'
import { type Copied, type Copying, copyingOf, copyingTime, throttleInWords } from './safe-throttle'

/** What moves replicas until topics have as many as a design says; `copying` is of those alone that it moves. */
export interface Reassignment {
  /** For `kafka-reassign-partitions.sh --reassignment-json-file`. */
  readonly json: string
  /** What is there now, in the same form: applied again, it takes the whole back. */
  readonly rollback: string
  /** Those whose replicas the two texts place. */
  readonly topics: readonly string[]
  readonly copying: Copying
  /** Topics in neither text: no file says where their replicas are, or where there are brokers enough for them. */
  readonly unknown: readonly string[]
  /** Those of the unknown that are listed, and are to have more replicas than files name brokers. */
  readonly unplaced: readonly string[]
  /** Those of the topics of which files do not list every partition: the others stay as they are. */
  readonly partial: readonly string[]
  /** How many brokers files name. */
  readonly brokers: number
  /** Whether racks are looked at: the files say the rack of every broker that they name. */
  readonly byRack: boolean
  /** Whether the design has racks of several brokers, so that they should be. */
  readonly hasRacks: boolean
}

/** Where replicas and brokers are, as listings say. */
export interface Placement {
  readonly assignments: Assignments
  readonly racks: Racks
}

const NONE: HandedOver = new Set()

/**
 * Returns the reassignment that gives topics the replication factor of the later design: the replicas that there are
 * stay where they are, the first of them leading; more go to racks that hold the fewest of the partition, and there to
 * the brokers that hold the fewest of all; fewer leave from the end, first those whose rack has another.
 * Brokers are those that listings name, since an id that none names may be a controller's or nobody's; a partition that
 * none lists stays as it is. Undefined where no replication factor changes of a topic that stays.
 *
 * @param placement where replicas lie, and the racks of brokers, as listings say
 * @param handedOver the topics that the plan hands over to new ones: their replicas stay where they are
 * @see org.apache.kafka.tools.reassign.ReassignPartitionsCommand
 */
export function planReassignment(
  { topics: { before, after }, room, cluster }: Planner,
  { assignments, racks }: Placement,
  handedOver: HandedOver = NONE,
): Reassignment | undefined {
  const moving = [...after.values()].flatMap((view): Moving[] => {
    const was = before.get(view.name)
    if (
      !was ||
      was.replicationFactor === view.replicationFactor ||
      !isReplicationStated(view.topic, view.cluster) ||
      handedOver.has(view.name)
    )
      return []
    return [{ was, view, now: assignments.get(view.name) ?? [] }]
  })
  if (moving.length === 0) return undefined
  const loads = loadsOf(assignments)
  for (const id of racks.keys()) if (!loads.has(id)) loads.set(id, 0)
  const byRack = loads.size > 0 && [...loads.keys()].every((id) => racks.has(id))
  const where = { loads, racks: byRack ? racks : new Map<number, string>() }
  const isUnplaced = (one: Moving) => listedOf(one) > 0 && one.view.replicationFactor > loads.size
  const isMoved = (one: Moving) => listedOf(one) > 0 && !isUnplaced(one)
  const moved = moving.filter(isMoved)
  const later = moved.map(({ view, now }): readonly [string, Assignment] => [
    view.name,
    now.map((replicas) =>
      replicas.length === 0 ? replicas : moveReplicas(replicas, view.replicationFactor, where),
    ),
  ])
  return {
    json: textOf(later),
    rollback: textOf(moved.map(({ view, now }) => [view.name, now])),
    topics: moved.map(nameOf),
    copying: copyingOf(moved.map(copiedOf), room),
    unknown: moving.filter((one) => !isMoved(one)).map(nameOf),
    unplaced: moving.filter(isUnplaced).map(nameOf),
    partial: moved.filter((one) => listedOf(one) < one.was.partitions).map(nameOf),
    brokers: loads.size,
    byRack,
    hasRacks: (cluster.racks ?? 1) > 1 && (cluster.racks ?? 1) < cluster.brokers,
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

const copiedOf = (one: Moving): Copied => ({
  was: one.was,
  view: one.view,
  share: Math.min(1, listedOf(one) / Math.max(1, one.was.partitions)),
})

/** Replicas by broker, of all that listings name. */
function loadsOf(assignments: Assignments): Map<number, number> {
  const loads = new Map<number, number>()
  for (const partitions of assignments.values())
    for (const replicas of partitions) for (const id of replicas) loads.set(id, (loads.get(id) ?? 0) + 1)
  return loads
}

interface Where {
  readonly loads: Map<number, number>
  readonly racks: Racks
}

function moveReplicas(now: readonly number[], count: number, { loads, racks }: Where): readonly number[] {
  const then = [...now]
  const inRackOf = (id: number) => then.filter((other) => racks.get(other) === racks.get(id)).length
  const loadOf = (id: number) => loads.get(id) ?? 0
  while (then.length > count) {
    const doubled = then.findLastIndex((id, at) => at > 0 && racks.size > 0 && inRackOf(id) > 1)
    const [gone = 0] = then.splice(doubled > 0 ? doubled : -1, 1)
    loads.set(gone, (loads.get(gone) ?? 1) - 1)
  }
  const others = [...loads.keys()].filter((id) => !then.includes(id))
  while (then.length < count && others.length > 0) {
    const best = others.reduce((one, id) =>
      (inRackOf(id) - inRackOf(one) || loadOf(id) - loadOf(one)) < 0 ? id : one,
    )
    others.splice(others.indexOf(best), 1)
    loads.set(best, loadOf(best) + 1)
    then.push(best)
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
  const { topics, copying, unknown, unplaced, partial, brokers, byRack, hasRacks } = reassignment
  const { bytes, throttle } = copying
  const said: string[] = []
  if (topics.length > 0)
    said.push(
      bytes > 0
        ? `About ${formatBytes(bytes)} are copied between brokers. With --throttle ${throttle} (${formatBytes(throttle)} a second on each broker) that takes about ${copyingTime(copying)}. ${throttleInWords(copying)}`
        : `Nothing that the design says is stored is copied; --throttle ${throttle} holds it back all the same.`,
    )
  if (topics.length > 0 && byRack) said.push('The replicas of each partition are spread over the racks.')
  if (topics.length > 0 && !byRack && hasRacks)
    said.push(
      'Racks are not looked at, since no file says those of all brokers: kafka-broker-api-versions.sh does.',
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
