import { rackOf } from '../facts/replicas-of'
import { cannotStart } from '../lint/cannot-start'
import { DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER } from '../model/defaults'
import type { Cluster, Scenario } from '../model/design'
import type { NodeId } from '../model/node-id'
import { groupIdOf } from '../model/reading'
import { brokerNumber } from '../settings/resolve-settings'
import type { DesignView } from '../views/views'
import { Agenda } from './agenda'
import type { BrokerState } from './broker-state'
import { buildGroup } from './build-group'
import { buildTopic } from './build-topic'
import { coordinatorsIn } from './coordinators'
import { readersOf } from './readers'
import type { GroupState, TopicState, World } from './state'

/** A scenario is looked at so many times at most for one consumer. */
const FINENESS = 4_000
/** More brokers than any list shows. */
const MOST_BROKERS = 1_000

/** The world as it is at the beginning of a scenario: everybody up, nobody behind but for `lag`, no rate yet. */
export function buildWorld(
  view: DesignView,
  scenario: Scenario,
  lag: Readonly<Record<string, number>>,
  putOut: World['putOut'],
): World {
  const { cluster } = view
  const refused = cannotStart(view)
  const topics = new Map<string, TopicState>()
  for (const topic of view.topics) topics.set(topic.name, buildTopic(topic, view, scenario, refused))
  const groups = new Map<string, GroupState>()
  const coordinators = coordinatorsIn(view)
  for (const reader of readersOf(view)) {
    // Where two kinds of node have one name, the group has it.
    const key = groups.has(reader.name) ? reader.id : reader.name
    groups.set(
      key,
      buildGroup(reader, topics, scenario, {
        lag: lag[key] ?? 0,
        coordinators: coordinators(groupIdOf(reader.group)),
        refusal: refused.get(reader.id as NodeId) ?? null,
      }),
    )
  }
  return {
    scenario,
    length: scenario.lengthSeconds,
    gap: scenario.lengthSeconds / FINENESS,
    agenda: new Agenda(),
    topics,
    groups,
    writtenBy: writtenBy(topics.values()),
    brokers: brokersOf(cluster),
    brokerParts: null,
    connectors: view.connectors,
    refused,
    writers: new Set(view.producers.map(({ id }) => id)),
    begun: new Set(),
    hasEligibleReplicas: isAtLeast(cluster, '4.1'),
    brokerMissedSeconds: missedSeconds(cluster),
    catchUpBytesPerSecond:
      (cluster.networkBytesPerSecondPerBroker ?? DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER) / 2,
    isTellingOutages: false,
    story: [],
    rebalances: [],
    changed: new Set(),
    putOut,
    egress:
      cluster.networkOutBytesPerSecondPerBroker ??
      cluster.networkBytesPerSecondPerBroker ??
      DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER,
    isEgressStated:
      (cluster.networkOutBytesPerSecondPerBroker ?? cluster.networkBytesPerSecondPerBroker) !== undefined,
    diskBytes: cluster.diskBytesPerSecondPerBroker ?? Number.POSITIVE_INFINITY,
    isReadingChanged: false,
    limitedAt: 0,
    isWritingChanged: true,
    limitGap: limitGap(groups.values(), scenario.lengthSeconds),
    isMarked: false,
  }
}

function writtenBy(topics: Iterable<TopicState>): ReadonlyMap<string, readonly TopicState[]> {
  const written = new Map<string, TopicState[]>()
  for (const topic of topics)
    for (const group of new Set(topic.sources.map((source) => source.group))) {
      if (group === undefined) continue
      const known = written.get(group)
      if (known) known.push(topic)
      else written.set(group, [topic])
    }
  return written
}

/** Partitions that may be visited for brokers' limits in one simulation. */
const MOST_VISITS = 500_000

function limitGap(groups: Iterable<GroupState>, length: number): number {
  let slots = 0
  for (const { size } of groups) slots += size
  return (length * slots) / MOST_VISITS
}

/**
 * How long after a crash the controller fences a broker, on average: its session begins with its last heartbeat, and
 * since 4.0 the controller looks for sessions that are over eight times in the length of one.
 *
 * @see QuorumController.maybeFenceStaleBrokerPeriodNs
 */
function missedSeconds(cluster: Cluster): number {
  const session = brokerNumber(cluster, 'broker.session.timeout.ms', 9_000) / 1000
  const heartbeat = brokerNumber(cluster, 'broker.heartbeat.interval.ms', 2_000) / 1000
  const untilCheck = isAtLeast(cluster, '4.0') ? session / 16 : 0
  return Math.max(session / 2, session - heartbeat / 2) + untilCheck
}

/** Releases of four are named so that they compare as text. */
const isAtLeast = ({ kafkaVersion }: Cluster, version: string): boolean => kafkaVersion >= version

function brokersOf(cluster: Cluster): BrokerState[] {
  const racks = cluster.racks ?? 1
  return Array.from({ length: Math.min(MOST_BROKERS, cluster.brokers) }, (_, at) => ({
    id: at + 1,
    rack: racks > 1 ? rackOf(at, racks) : undefined,
    isUp: true,
    isFenced: false,
    downSince: 0,
    life: 0,
    readCap: Number.POSITIVE_INFINITY,
    changes: [],
  }))
}
