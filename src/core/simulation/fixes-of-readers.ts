/** Fixes beside more members of a group: more instances, more tasks, a loss that is noticed sooner; and why members are no answer. */
import type { ScenarioEvent } from '../model/design'
import type { DesignChange } from '../model/design-change'
import { threadsOf } from '../model/inside-streams'
import { ownsPartitions } from '../model/reading'
import { isServerSide } from '../sizing/assignor'
import type { ConnectorView, ConsumerGroupView, StreamsAppView } from '../views/views'
import { holds, least, type Proposal, reached, type Search } from './proposals'
import type { GroupRun } from './simulation'
import { sayTime } from './tell'

/** More instances of a Streams application, each with as many threads as those that there are. */
export function moreInstances(search: Search, { id, name, app }: StreamsAppView, before: GroupRun): Proposal {
  const instances = app.instances ?? 1
  const threads = Math.max(1, Math.round(threadsOf(app) / instances))
  const change = (count: number): DesignChange => ({ kind: 'instances', application: name, instances: count })
  return moreOf(search, { at: id, name, now: instances, each: threads, noun: 'instances', change }, before)
}

/** More tasks of a sink. */
export function moreTasks(
  search: Search,
  { id, name, connector }: ConnectorView,
  before: GroupRun,
): Proposal {
  const change = (count: number): DesignChange => ({ kind: 'tasks', connector: name, tasksMax: count })
  return moreOf(
    search,
    { at: id, name, now: connector.tasksMax ?? 1, each: 1, noun: 'tasks', change },
    before,
  )
}

interface Countable {
  readonly at: string
  readonly name: string
  readonly now: number
  /** Partitions that one of them can own at once. */
  readonly each: number
  readonly noun: string
  readonly change: (count: number) => DesignChange
}

function moreOf({ run, goal }: Search, of: Countable, before: GroupRun): Proposal {
  const { at, name, now, each, noun, change } = of
  const runOf = (count: number) =>
    Object.values(run(change(count)).groups).find(({ node }) => node === before.node)
  const most = Math.ceil(before.partitions.length / each)
  const needed = least(now + 1, most, (count) => holds(runOf(count), goal))
  if (needed === undefined)
    return {
      at,
      title: `${name}: no number of ${noun} helps`,
      effect: `even ${most}, enough for every partition, do not reach the goal`,
      changes: [],
      reachesGoal: false,
    }
  return {
    at,
    title: `${name}: ${now} → ${needed} ${noun}`,
    effect: reached(runOf(needed)),
    changes: [change(needed)],
    reachesGoal: true,
  }
}

/** What a loss waits for, in seconds, the longest first: Kafka takes no shorter session than the last. */
const TIMES = [240, 180, 120, 90, 60, 45, 30, 20, 15, 10, 6]
const HEARTBEATS = 3

/** A shorter session where a member dies, a shorter interval between polls where one hangs: the longest that is enough. */
export function* noticeSooner(search: Search, view: ConsumerGroupView): Iterable<Proposal> {
  const { settings, group, name } = view
  // Only members that own partitions have a session that can be set: a share group's is the brokers'.
  if (!ownsPartitions(group)) return
  const events = eventsOf(search, view)
  const has = (kind: ScenarioEvent['kind']) => events.some((event) => event.kind === kind)
  const batch = settings.number('max.poll.records') * (group.processingMsPerRecord ?? 0)
  const of = (key: string, others: (ms: number) => Readonly<Record<string, number>>, leastMs: number) =>
    firstEnough(
      search,
      view,
      TIMES.map((seconds) => seconds * 1000)
        .filter((ms) => ms < settings.number(key) && ms >= leastMs)
        .map((ms) => ({ [key]: ms, ...others(ms) })),
    )
  const found =
    has('member-crash') && !isServerSide(view)
      ? of(
          'session.timeout.ms',
          (ms) =>
            ms < HEARTBEATS * settings.number('heartbeat.interval.ms')
              ? { 'heartbeat.interval.ms': Math.floor(ms / HEARTBEATS) }
              : {},
          6000,
        )
      : has('member-stuck')
        ? of('max.poll.interval.ms', () => ({}), 2 * batch)
        : undefined
  if (!found) return
  const [[key = '', ms = 0] = []] = Object.entries(found.settings)
  yield {
    at: view.id,
    title: `${name}: ${key} ${sayTime(settings.number(key) / 1000)} → ${sayTime(ms / 1000)}`,
    effect: `its partitions move sooner: ${reached(found.run)}`,
    changes: [{ kind: 'group-setting', group: name, settings: found.settings }],
    reachesGoal: true,
  }
}

/** What is in new partitions already when a group gets them, read where it would begin at their end. */
export function* readFromBeginning(
  { run, goal }: Search,
  { id, name }: ConsumerGroupView,
): Iterable<Proposal> {
  const change: DesignChange = {
    kind: 'group-setting',
    group: name,
    settings: { 'auto.offset.reset': 'earliest' },
  }
  const after = run(change).groups[name]
  if (!after || after.balance.skipped >= 0.5) return
  yield {
    at: id,
    title: `${name}: auto.offset.reset=earliest`,
    effect: `begins at the beginning of new partitions and skips nothing: ${reached(after)}`,
    changes: [change],
    reachesGoal: holds(after, goal),
  }
}

function firstEnough(
  { run, goal }: Search,
  { name }: ConsumerGroupView,
  candidates: readonly Readonly<Record<string, number>>[],
) {
  for (const settings of candidates) {
    const after = run({ kind: 'group-setting', group: name, settings }).groups[name]
    if (holds(after, goal)) return { settings, run: after }
  }
  return undefined
}

const eventsOf = ({ scenario }: Search, { name }: ConsumerGroupView): readonly ScenarioEvent[] =>
  scenario.events.filter(({ group }) => group === name)

/** Why members are no answer, where it is not the traffic; undefined where it is. */
export function otherCause(search: Search, view: ConsumerGroupView): string | undefined {
  const { name, group } = view
  if (group.reads === 'everything') return 'each of its members reads everything: more of them share no work'
  const events = eventsOf(search, view)
  if (events.some(({ kind }) => kind === 'poison-record') && !view.deadLetter && view.retries.length === 0)
    return 'a record that cannot be processed stands in the way: a dead letter topic takes it aside'
  const wait = search.goal.waitSeconds ?? Number.POSITIVE_INFINITY
  const stop = events.find(
    ({ kind, lastsSeconds = search.scenario.lengthSeconds }) =>
      kind === 'group-stopped' && lastsSeconds >= wait,
  )
  if (stop)
    return `nobody of ${name} reads for ${sayTime(stop.lastsSeconds ?? search.scenario.lengthSeconds)}, which is over the goal`
  return undefined
}
