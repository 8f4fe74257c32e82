import { measureDesign } from '../measure-once'
import { DEFAULT_MEMBERS } from '../model/defaults'
import type { Design, Scenario } from '../model/design'
import { planEvents } from './actors'
import { bandOf } from './band'
import { noteBrokers } from './brokers'
import { buildWorld } from './build-world'
import { limitEgress } from './egress'
import { eventRuns } from './endings'
import { balance, feed, passOn } from './feed'
import { latencies } from './latency'
import { limitReaders } from './limit-readers'
import { limitWriters } from './limit-writers'
import { findLimits } from './limits'
import { sayLosses } from './losses'
import { putOut } from './members'
import { noteTopic } from './outages'
import { assignFirst } from './rebalance'
import { isTimeStated, remarksOf } from './remarks'
import { createSamples, type GroupSeries, type Samples, sample } from './samples'
import { clearOf, peakOf, sayEnds, sayRefused } from './say-ends'
import type { GroupRun, Simulation, SimulationOptions, TopicRun } from './simulation'
import type { GroupState, TopicState, World } from './state'
import { tell } from './tell'
import { throttledRuns } from './throttling'

const DEFAULT_RUNS = 200
/** What a loop of the drawing passes round before the beginning; one that grows is cut off here. */
const MOST_ROUNDS = 200
/** A guard: no scenario that was tried comes near. */
const MOST_EVENTS = 3_000_000

/**
 * Simulates what becomes of a design in a scenario: every partition as a fluid with its own share of the traffic, read
 * by the member that owns it under the group's own assignor and protocol; brokers, replicas and leaders; retention;
 * commits. Beside the fluid lag a band of random arrivals, and the latency of every path.
 *
 * Pure: the same design, scenario and options give the same simulation, to the byte. Refuses nothing: an event that
 * names nothing that is drawn does nothing.
 */
export function simulate(design: Design, scenario: Scenario, options: SimulationOptions = {}): Simulation {
  const { view } = measureDesign(design)
  const world = buildWorld(view, scenario, options.lag ?? {}, putOut)
  findLimits(world, view)
  sayRefusedAtStart(world)
  begin(world)
  planEvents(world)
  const seed = options.seed ?? 1
  const runs = options.runs ?? DEFAULT_RUNS
  const samples = createSamples(world, runs > 0)
  run(world, samples, options.onProgress)
  sayEnds(world, samples)
  sayRefused(world)
  sayLosses(world)
  const replicas = replicasByBroker(world)
  return {
    scenario: scenario.name,
    lengthSeconds: world.length,
    seconds: samples.seconds,
    partitionSeconds: samples.partitionSeconds,
    events: eventRuns(world),
    groups: Object.fromEntries(
      [...samples.groups].map(([group, series], at) => [
        keyOf(world, group),
        groupRun(
          group,
          series,
          samples,
          bandOf(samples.seconds, series, {
            wanted: runs,
            seed: seed + at * 7919,
            groups: samples.groups.size,
          }),
        ),
      ]),
    ),
    topics: Object.fromEntries(
      [...samples.topics].map(([topic, written]) => [topic.name, topicRun(topic, written, samples)]),
    ),
    brokers: world.brokers.map(({ id, rack, changes }) => ({
      id,
      rack: rack ?? null,
      replicas: replicas.get(id) ?? 0,
      changes,
      bytesIn: samples.loads.map(({ bytesIn }) => bytesIn[id - 1] ?? 0),
      bytesOut: samples.loads.map(({ bytesOut }) => bytesOut[id - 1] ?? 0),
    })),
    rebalances: world.rebalances,
    paths: runs > 0 ? latencies(world, samples, seed) : [],
    throttled: throttledRuns(world),
    refused: [...world.refused].map(([node, why]) => ({ node, why })),
    story: world.story.toSorted((one, other) => one.atSeconds - other.atSeconds),
    remarks: remarksOf(world),
  }
}

/** Who never runs, and why: the first lines of the story. */
function sayRefusedAtStart(world: World): void {
  for (const [node, why] of world.refused) {
    const isReader =
      node.startsWith('consumerGroup:') || [...world.groups.values()].some(({ view }) => view.id === node)
    tell(world, 0, node, `${why}; it does not run, and ${isReader ? 'reads' : 'writes'} nothing`, 'bad')
  }
}

/** Everything runs as drawn: partitions have owners, and what is read is passed on. */
function begin(world: World): void {
  for (const group of world.groups.values()) assignFirst(world, group)
  for (const topic of world.topics.values()) {
    for (const source of topic.sources) source.rate = source.base
    feed(world, topic, 0)
    noteTopic(topic, 0)
  }
  for (let round = 0; round < MOST_ROUNDS && world.changed.size > 0; round += 1) passOn(world, 0)
  world.changed.clear()
  limitWriters(world, 0)
  limitReaders(world, 0)
  limitEgress(world, 0)
  noteBrokers(world, 0)
}

function run(world: World, samples: Samples, onProgress: SimulationOptions['onProgress']): void {
  const { agenda, length } = world
  const passedOn = [...world.topics.values()].filter(({ sources }) =>
    sources.some(({ group }) => group !== undefined),
  )
  let point = 1
  sample(world, samples, 0)
  world.isMarked = false
  for (let events = 0; events < MOST_EVENTS; events += 1) {
    const due = point * samples.step
    const at = Math.min(agenda.next, due, length)
    if (at >= length) break
    if (agenda.next <= due) agenda.do()
    else {
      for (const topic of passedOn) balance(world, topic, at, samples.step)
      point += 1
      world.isMarked = true
      onProgress?.(at / length)
    }
    // What happens at one moment is one point.
    if (agenda.next <= at) continue
    passOn(world, at)
    limitWriters(world, at)
    limitReaders(world, at)
    limitEgress(world, at)
    if (world.isMarked && at > (samples.seconds.at(-1) ?? 0)) sample(world, samples, at)
    world.isMarked = false
  }
  sample(world, samples, length)
}

function groupRun(
  group: GroupState,
  series: GroupSeries,
  samples: Samples,
  band: GroupRun['band'],
): GroupRun {
  const peak = peakOf(series, samples.seconds)
  const partitions = group.reads.flatMap(({ topic, from }) =>
    Array.from({ length: topic.size }, (_, partition) => ({
      topic: topic.name,
      partition,
      share: topic.shares[partition] ?? 0,
      lag: series.slots.column(from + partition),
    })),
  )
  const last = series.balances.at(-1)
  return {
    name: group.name,
    node: group.view.id,
    refusal: group.refusal,
    isShared: group.protocol === 'share',
    isTimeStated: isTimeStated(group),
    lag: series.lag,
    committedLag: series.committedLag,
    mostCommittedLag: series.committedMost,
    oldestSeconds: series.oldestSeconds,
    written: series.written,
    read: series.read,
    memberCapacity: series.memberCapacity,
    band,
    partitions,
    ownership: group.ownership,
    members: {
      drawn: Math.min(group.members.length, group.view.group.members ?? DEFAULT_MEMBERS),
      most: group.members.length,
      changes: group.changes,
      busy: busyOf(group, series),
    },
    peak,
    longestWaitSeconds: series.oldestSeconds.reduce((most, seconds) => Math.max(most, seconds), 0),
    clearAtSeconds: peak.records < 0.5 ? null : clearOf(group, peak.atSeconds),
    balances: series.balances,
    balance: last ?? { offered: 0, consumed: 0, waiting: 0, lost: 0, skipped: 0, deleted: 0, refused: 0 },
    redone: group.redone,
    repeated: group.repeated,
  }
}

/** Of each member, from each moment of partitions to the next. */
function busyOf(group: GroupState, { busy }: GroupSeries): readonly (readonly number[])[] {
  return group.members.map((_, member) => {
    const shares = busy.column(member)
    shares.push(shares.at(-1) ?? 0)
    return shares
  })
}

function topicRun(topic: TopicState, written: readonly number[], { untaken, writers }: Samples): TopicRun {
  return {
    name: topic.name,
    minInSync: topic.minInSync,
    replicas: topic.view.replicationFactor,
    changes: topic.changes,
    shares: topic.sharesFrom,
    untaken: [...(untaken.get(topic) ?? [])].map(([node, series]) => ({ node, ...series })),
    turnedAway: topic.turnedAway,
    givenUp: topic.givenUp.reduce((sum, records) => sum + records, 0),
    lostWithLeader: topic.lostWithLeader,
    written,
    writers: [...(writers.get(topic) ?? [])].map(([node, rates]) => ({ node, written: rates })),
  }
}

/** The key of a group in the world: its name, unless another kind of node has that too. */
const keyOf = (world: World, group: GroupState): string =>
  world.groups.get(group.name) === group ? group.name : group.view.id

function replicasByBroker(world: World): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { replicas } of world.topics.values())
    for (const ids of replicas ?? []) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
