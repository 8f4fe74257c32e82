/** The smallest change that keeps a design inside a goal whatever a scenario does to it, by search over the simulation. */
import { measureDesign } from '../measure-once'
import type { Design, Goal, Scenario } from '../model/design'
import { type DesignChange, withChange } from '../model/design-change'
import { formatCount, formatDuration, formatSignificant } from '../shared/format'
import { HOUR_MS } from '../shared/units'
import { isEager, isServerSide } from '../sizing/assignor'
import type { ConsumerGroupView, TopicView } from '../views/views'
import { moreInstances, moreTasks, noticeSooner, otherCause } from './fixes-of-readers'
import { holds, least, type Proposal, reached, type Search } from './proposals'
import { simulate } from './simulate'
import type { GroupRun, Simulation, TopicRun } from './simulation'
import { sayRecords, sayTime } from './tell'

const DEFAULT_GOAL: Goal = { waitSeconds: 60 }
/** More replicas than these are never asked for. */
const MOST_REPLICAS_MORE = 2
/** Members of a share group are looked for up to so many times what there are. */
const MOST_SHARING = 16
/** Processing is never asked to be quicker than this share of what it is. */
const LEAST_PROCESSING = 0.05
const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'

/**
 * What would keep every group inside the scenario's goal (no record waits for over 60 s, where it has none), lose
 * nothing to retention and refuse no write: for each group and topic that does not hold, the least change of each kind,
 * those first that are enough. Empty where all holds already.
 */
export function whatWouldFix(design: Design, scenario: Scenario): readonly Proposal[] {
  const run = (...changes: readonly DesignChange[]) =>
    simulate(changes.reduce(withChange, design), scenario, { runs: 0 })
  const search: Search = { design, scenario, goal: scenario.goal ?? DEFAULT_GOAL, run }
  const before = run()
  const { view } = measureDesign(design)
  const proposals: Proposal[] = []
  for (const topic of view.topics) proposals.push(...takeWrites(search, before, topic))
  // What is held back by a topic that takes no writes is late with every reader, and none of theirs.
  const mended = proposals.flatMap(({ changes }) => changes)
  const then = mended.length === 0 ? before : run(...mended)
  const open: Search = { ...search, run: (...changes) => run(...mended, ...changes) }
  for (const group of view.consumerGroups) {
    const of = then.groups[group.name]
    if (!of) continue
    if (of.balance.lost > 0.5 && of.lag.some((lag) => lag > 0.5)) proposals.push(...keepLonger(open, group))
    if (!holds(of, search.goal)) proposals.push(...keepUp(open, group, of))
  }
  for (const app of view.streamsApps) {
    const of = Object.values(then.groups).find(({ node }) => node === app.id)
    if (of && !holds(of, search.goal)) proposals.push(moreInstances(open, app, of))
  }
  for (const connector of view.connectors) {
    const of = Object.values(then.groups).find(({ node }) => node === connector.id)
    if (of && !holds(of, search.goal)) proposals.push(moreTasks(open, connector, of))
  }
  return proposals.toSorted((one, other) => Number(other.reachesGoal) - Number(one.reachesGoal))
}

function* keepUp(search: Search, view: ConsumerGroupView, before: GroupRun): Iterable<Proposal> {
  const { name, id: at, group } = view
  const { goal, run } = search
  const members = group.members ?? 1
  const threads = group.threadsPerMember ?? 1
  const partitions = view.reads.reduce((sum, { topic }) => sum + topic.partitions, 0)
  const most =
    group.reads === 'share' ? MOST_SHARING * Math.max(1, members) : Math.floor(partitions / threads)
  const membersOf = (count: number): DesignChange => ({ kind: 'members', group: name, members: count })
  const enough = (...changes: readonly DesignChange[]) => holds(run(...changes).groups[name], goal)
  yield* assignor(search, view)
  const isShared = group.reads !== 'everything'
  const needed = isShared ? least(members + 1, most, (count) => enough(membersOf(count))) : undefined
  if (needed !== undefined) {
    const short =
      needed - 1 > members
        ? `; with ${needed - 1}: ${sayTime(run(membersOf(needed - 1)).groups[name]?.longestWaitSeconds ?? 0)}`
        : ''
    yield {
      at,
      title: `${name}: ${members} → ${needed} members`,
      effect: `${reached(run(membersOf(needed)).groups[name])}${short}`,
      changes: [membersOf(needed)],
      reachesGoal: true,
    }
  } else {
    const noticed = [...noticeSooner(search, view)]
    yield* noticed
    if (noticed.length === 0) yield noMembers(search, view, before, most)
    if (group.reads !== 'share') yield* morePartitions(search, view)
  }
  const ms = group.processingMsPerRecord ?? 0
  const hundredths =
    ms > 0 ? least(1, 100 - LEAST_PROCESSING * 100, (less) => enough(quicker(name, ms, less))) : undefined
  if (hundredths !== undefined) {
    const change = quicker(name, ms, hundredths)
    yield {
      at,
      title: `${name}: ${formatSignificant(ms)} → ${formatSignificant(change.processingMsPerRecord)} ms a record`,
      effect: `${reached(run(change).groups[name])}; by batches, or by calls that do not wait for each other`,
      changes: [change],
      reachesGoal: true,
    }
  }
}

const quicker = (group: string, ms: number, hundredths: number) => ({
  kind: 'processing' as const,
  group,
  processingMsPerRecord: Number((ms * (1 - hundredths / 100)).toPrecision(3)),
})

/** Why more members are no answer: one partition gets more than one member can do, or there are no more partitions. */
function noMembers(search: Search, view: ConsumerGroupView, before: GroupRun, most: number): Proposal {
  const { name, id: at, group } = view
  const title = `${name}: no number of members helps`
  const cause = otherCause(search, view)
  if (cause !== undefined) return { at, title, effect: cause, changes: [], reachesGoal: false }
  const ms = group.processingMsPerRecord ?? 0
  const one = ms > 0 ? 1000 / ms : Number.POSITIVE_INFINITY
  const hottest = before.partitions.reduce<GroupRun['partitions'][number] | undefined>(
    (most_, partition) => ((partition.lag.at(-1) ?? 0) > (most_?.lag.at(-1) ?? 0) ? partition : most_),
    before.partitions.toSorted((first, second) => second.share - first.share)[0],
  )
  const written = before.written.reduce((largest, rate) => Math.max(largest, rate), 0)
  const rate = written * (hottest?.share ?? 0)
  const isHot = rate > one
  return {
    at,
    title,
    effect:
      isHot && hottest
        ? `${hottest.topic} ${hottest.partition} alone gets up to ${formatCount(Math.round(rate))} records a second, and one member does ${formatCount(Math.round(one))}`
        : `even ${formatCount(most)}, one for each partition, do not reach the goal`,
    changes: [],
    reachesGoal: false,
  }
}

function* assignor({ goal, run }: Search, view: ConsumerGroupView): Iterable<Proposal> {
  if (!isEager(view) || isServerSide(view)) return
  const isNew = view.cluster.kafkaVersion >= '4.0'
  const settings: Readonly<Record<string, string | null>> = isNew
    ? {
        'group.protocol': 'consumer',
        'partition.assignment.strategy': null,
        'session.timeout.ms': null,
        'heartbeat.interval.ms': null,
      }
    : { 'partition.assignment.strategy': COOPERATIVE }
  const change: DesignChange = { kind: 'group-setting', group: view.name, settings }
  const after = run(change).groups[view.name]
  if (!holds(after, goal)) return
  yield {
    at: view.id,
    title: `${view.name}: ${isNew ? 'group.protocol=consumer' : 'the cooperative-sticky assignor'}`,
    effect: `only partitions that move stop in a rebalance: ${reached(after)}`,
    changes: [change],
    reachesGoal: true,
  }
}

function* morePartitions({ goal, run }: Search, view: ConsumerGroupView): Iterable<Proposal> {
  const [read, ...others] = view.reads
  if (!read || others.length > 0) return
  const { name, partitions } = read.topic
  const threads = view.group.threadsPerMember ?? 1
  for (const factor of [1.5, 2, 3, 4]) {
    const count = Math.ceil(partitions * factor)
    const changes: readonly DesignChange[] = [
      { kind: 'partitions', topic: name, partitions: count },
      { kind: 'members', group: view.name, members: Math.ceil(count / threads) },
    ]
    const after = run(...changes).groups[view.name]
    if (!holds(after, goal)) continue
    yield {
      at: `topic:${name}`,
      title: `${name}: ${partitions} → ${count} partitions, with a member each`,
      effect: `${reached(after)}; keys move to other partitions`,
      changes,
      reachesGoal: true,
    }
    return
  }
}

function* keepLonger({ run }: Search, view: ConsumerGroupView): Iterable<Proposal> {
  for (const { topic } of view.reads) {
    const now = topic.settings.number('retention.ms')
    const hours = least(
      1,
      24 * 90,
      (count) => (run(retention(topic, count)).groups[view.name]?.balance.lost ?? 0) < 0.5,
    )
    if (hours === undefined || now < 0 || hours * HOUR_MS <= now) continue
    yield {
      at: topic.id,
      title: `${topic.name}: retention ${formatDuration(now)} → ${formatDuration(hours * HOUR_MS)}`,
      effect: `${view.name} loses nothing`,
      changes: [retention(topic, hours)],
      reachesGoal: true,
    }
  }
}

const retention = ({ name }: TopicView, hours: number): DesignChange => ({
  kind: 'topic-setting',
  topic: name,
  setting: 'retention.ms',
  value: hours * HOUR_MS,
})

const untaken = (topic: TopicRun | undefined): number => (topic?.turnedAway ?? 0) + (topic?.givenUp ?? 0)

function* takeWrites({ run, design }: Search, before: Simulation, view: TopicView): Iterable<Proposal> {
  const { name, replicationFactor, settings } = view
  const of = before.topics[name]
  if (!of || untaken(of) < 1) return
  const least_ = settings.number('min.insync.replicas')
  const fewer: DesignChange = {
    kind: 'topic-setting',
    topic: name,
    setting: 'min.insync.replicas',
    value: replicationFactor - 1,
  }
  const most = Math.min(design.cluster.brokers, replicationFactor + MOST_REPLICAS_MORE)
  const more = Array.from({ length: Math.max(0, most - replicationFactor) }, (_, at) => {
    const count = replicationFactor + at + 1
    const change: DesignChange = { kind: 'replication', topic: name, replicationFactor: count }
    return [change, `replication factor ${replicationFactor} → ${count}`] as const
  })
  const candidates = [
    ...(least_ >= replicationFactor && replicationFactor > 2
      ? [[fewer, `min ISR ${of.minInSync} → ${replicationFactor - 1}`] as const]
      : []),
    ...more,
  ]
  for (const [change, words] of candidates) {
    if (untaken(run(change).topics[name]) >= 1) continue
    yield {
      at: view.id,
      title: `${name}: ${words}`,
      effect: `takes all writes, ${sayRecords(Math.max(of.turnedAway, of.givenUp))} ${of.turnedAway >= 1 ? 'turned away' : 'given up for want of a leader'} now`,
      changes: [change],
      reachesGoal: true,
    }
    return
  }
}
