/** Fixes of topics: writes that are taken, and records that are kept until they are read. */
import type { DesignChange } from '../model/design-change'
import { formatCountOf, formatDuration } from '../shared/format'
import { HOUR_MS } from '../shared/units'
import type { ConsumerGroupView, TopicView } from '../views/views'
import { holds, least, type Proposal, type Search } from './proposals'
import type { Simulation, TopicRun } from './simulation'
import { sayRecords } from './tell'

/** More replicas than these are never asked for. */
const MOST_REPLICAS_MORE = 2

/** A longer retention where it deletes what a group has not read. */
export function* keepLonger({ run, goal }: Search, view: ConsumerGroupView): Iterable<Proposal> {
  for (const { topic } of view.reads) {
    const now = topic.settings.number('retention.ms')
    const hours = least(
      1,
      24 * 90,
      (count) => (run(retention(topic, count)).groups[view.name]?.balance.deleted ?? 0) < 0.5,
    )
    if (hours === undefined || now < 0 || hours * HOUR_MS <= now) continue
    yield {
      at: topic.id,
      title: `${topic.name}: retention ${formatDuration(now)} → ${formatDuration(hours * HOUR_MS)}`,
      effect: `nothing is deleted before ${view.name} has read it`,
      changes: [retention(topic, hours)],
      reachesGoal: holds(run(retention(topic, hours)).groups[view.name], goal),
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

/** Fewer replicas that must be in sync, or more of them, where a topic does not take all writes. */
export function* takeWrites(
  { run, design }: Search,
  before: Simulation,
  view: TopicView,
): Iterable<Proposal> {
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
  // What is given up before a lost broker is missed is no matter of replicas: the story says where.
  if (of.turnedAway < 1) return
  yield {
    at: view.id,
    title: `${name}: no number of replicas helps`,
    effect: whyNone(design.cluster.brokers, replicationFactor, of),
    changes: [],
    reachesGoal: false,
  }
}

function whyNone(brokers: number, replicas: number, { minInSync }: TopicRun): string {
  return replicas >= brokers
    ? `all ${formatCountOf(brokers, 'broker')} have a replica already: with more brokers more may be lost`
    : `more brokers are lost at once than ${formatCountOf(replicas, 'replica')} with min.insync.replicas ${minInSync} can spare`
}
