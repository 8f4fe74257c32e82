import { isLibrdkafka } from '../kafka/client-libraries'
import { DEFAULT_MEMBERS, DEFAULT_THREADS_PER_MEMBER } from '../model/defaults'
import type { ConsumerGroup, Scenario, ScenarioEvent } from '../model/design'
import { workMs } from '../model/retrying'
import { commitsOnTimer } from '../settings/delivery'
import { brokerNumber } from '../settings/resolve-settings'
import { shareDeliveries, shareLock, shareLocks } from '../settings/share-group'
import { isEager, isServerSide } from '../sizing/assignor'
import type { ReaderView } from './readers'
import type { Consumer, GroupState, Member, TopicState } from './state'
import { tasksOf } from './streams-tasks'

/**
 * A fetch and its answer, on a network without load: it bounds what one partition brings, since no answer has more of it
 * than max.partition.fetch.bytes, and the next is asked for when it is read. An assumption.
 */
const FETCH_SECONDS = 0.005
/** A fetch of what only remote storage has: it is an object store that answers. An assumption. */
const REMOTE_FETCH_SECONDS = 0.1
/** More consumers than any list shows. */
const MOST_CONSUMERS = 10_000

/** A group at the beginning of a scenario; nobody owns anything yet. */
export function buildGroup(
  view: ReaderView,
  topics: ReadonlyMap<string, TopicState>,
  scenario: Scenario,
  {
    lag,
    coordinators,
    refusal,
  }: { readonly lag: number; readonly coordinators: readonly number[]; readonly refusal: string | null },
): GroupState {
  const { group, settings, cluster, name, streams } = view
  const reads: { topic: TopicState; from: number }[] = []
  let size = 0
  for (const { topic } of view.reads) {
    const state = topics.get(topic.name)
    if (!state) continue
    reads.push({ topic: state, from: size })
    size += state.size
  }
  const isServers = streams?.isServerSide ?? isServerSide(view)
  const threads = Math.min(MOST_CONSUMERS, group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER)
  // Where every member reads everything, one stands for each of them.
  const counted = group.reads === 'everything' ? { ...group, members: 1 } : group
  const { members, consumers } = membersOf(
    counted,
    threads,
    mostMembers(view.id, counted, scenario, size),
    refusal === null,
  )
  const side = streams ? 'group.streams.' : 'group.consumer.'
  const slots = slotsOf(reads, size)
  const fetched = Math.min(settings.number('max.partition.fetch.bytes'), settings.number('fetch.max.bytes'))
  const processingSeconds = workMs(group) / 1000
  const maxPollRecords = settings.number('max.poll.records')
  const state: GroupState = {
    name,
    view,
    refusal,
    protocol:
      group.reads === 'share'
        ? 'share'
        : isServers
          ? 'consumer'
          : !streams && isEager(view)
            ? 'eager'
            : 'cooperative',
    isExactlyOnce: view.delivery === 'exactly-once',
    commitsWhatIsInHand: isLibrdkafka(group.client) && commitsOnTimer(settings, group),
    isStatic: settings.text('group.instance.id') !== '',
    saysGoodbye: streams === undefined || streams.isServerSide,
    reads,
    size,
    ...slots,
    lag: new Float64Array(size),
    consumed: new Float64Array(size),
    lost: new Float64Array(size),
    inRate: new Float64Array(size),
    outRate: new Float64Array(size),
    since: new Float64Array(size),
    demands: new Float64Array(size),
    owner: new Int32Array(size).fill(-1),
    readableFrom: new Float64Array(size),
    neverRead: new Set(),
    beginsAtEnd: beginsAtEnd(view),
    metadataSeconds: settings.number('metadata.max.age.ms') / 1000,
    locked: new Float64Array(size),
    mostLocked: shareLocks(group, cluster).value,
    lockSeconds: shareLock(group, cluster).value / 1000,
    deliveries: shareDeliveries(group, cluster).value,
    ...(streams && { tasks: tasksOf(streams, reads) }),
    poisoned: new Uint8Array(size),
    fetchLimit: reads.map(({ topic }) => fetched / FETCH_SECONDS / topic.recordBytes),
    remoteLimit: reads.map(({ topic }) => fetched / REMOTE_FETCH_SECONDS / topic.recordBytes),
    members,
    consumers,
    threads,
    processingSeconds,
    slowness: 1,
    writeCap: Number.POSITIVE_INFINITY,
    quotaCaps: null,
    maxPollRecords,
    maxPollSeconds: settings.number('max.poll.interval.ms') / 1000,
    sessionSeconds:
      (isServers
        ? brokerNumber(cluster, `${side}session.timeout.ms`, 45_000)
        : settings.number('session.timeout.ms')) / 1000,
    heartbeatSeconds:
      (isServers
        ? brokerNumber(cluster, `${side}heartbeat.interval.ms`, 5_000)
        : settings.number('heartbeat.interval.ms')) / 1000,
    autoCommitSeconds:
      streams?.commitSeconds ??
      (settings.flag('enable.auto.commit') ? settings.number('auto.commit.interval.ms') / 1000 : null),
    working: 0,
    worked: 0,
    workedSince: 0,
    isEndless: false,
    isDeploying: false,
    evictions: 0,
    redone: 0,
    repeated: 0,
    skipped: 0,
    deleted: 0,
    ghosts: [],
    rebalancing: null,
    coordinators,
    coordinator: coordinators[0] ?? 0,
    uncoordinated: null,
    postponed: [],
    ownership: [],
    changes:
      refusal === null ? [] : members.map(({ index }) => ({ atSeconds: 0, member: index, state: 'stopped' })),
    nobody: consumerOf(-1, NOBODY),
    behind: 0,
    isTouched: true,
    behindSince: null,
    beganBehind: 0,
    episodes: [],
  }
  for (const { topic, from } of reads) topic.readers.push({ group: state, from })
  beginBehind(state, lag)
  return state
}

/** By auto.offset.reset; Streams and Connect begin with the first record. @see StreamsConfig, WorkerConfig */
const beginsAtEnd = ({ id, group, settings, streams }: ReaderView): boolean =>
  !streams &&
  !id.startsWith('connector:') &&
  group.reads !== 'share' &&
  settings.text('auto.offset.reset') === 'latest'

const NOBODY: Member = {
  index: 0,
  name: 'nobody',
  consumers: [],
  state: 'stopped',
  isCounted: false,
  life: 0,
  expiresAt: 0,
  silentSince: 0,
  heldSince: null,
  warmAt: 0,
}

const consumerOf = (index: number, member: Member): Consumer => ({
  index,
  member,
  owned: [],
  isPaused: false,
  version: 0,
  servedAt: 0,
  behind: 0,
  overlongSince: null,
  capacity: 0,
  working: 0,
  busySeconds: 0,
  busySince: 0,
  futile: null,
  inHand: [],
})

/** The members that what reads may come to have in a scenario: its own, and those that are added. */
function mostMembers(id: string, group: ConsumerGroup, { events }: Scenario, partitions: number): number {
  const members = group.members ?? DEFAULT_MEMBERS
  let most = members
  let added = 0
  for (const event of events) {
    if (!isOf(event, id)) continue
    if (event.kind === 'members-added') added += event.membersAdded ?? 1
    if (event.kind === 'autoscaler')
      most = Math.max(most, Math.min(event.mostMembers ?? partitions, partitions))
  }
  return Math.max(most, members + Math.min(added, MOST_CONSUMERS))
}

/** Whether an event names what reads, as one of its three kinds. */
const isOf = ({ group, application, connector }: ScenarioEvent, id: string): boolean =>
  id ===
  (group !== undefined
    ? `consumerGroup:${group}`
    : application !== undefined
      ? `streamsApp:${application}`
      : `connector:${connector}`)

function membersOf(group: ConsumerGroup, threads: number, most: number, isStarted: boolean) {
  const members: Member[] = []
  const all: Consumer[] = []
  const begins = group.members ?? DEFAULT_MEMBERS
  for (let index = 1; index <= most && all.length + threads <= MOST_CONSUMERS; index += 1) {
    const consumers: Consumer[] = []
    const isUp = isStarted && index <= begins
    const member: Member = {
      index,
      name: `${group.name}-${index}`,
      consumers,
      state: isUp ? 'up' : 'stopped',
      isCounted: isUp,
      life: 0,
      expiresAt: 0,
      silentSince: 0,
      heldSince: null,
      warmAt: 0,
    }
    for (let thread = 0; thread < threads; thread += 1) {
      const consumer = consumerOf(all.length, member)
      consumers.push(consumer)
      all.push(consumer)
    }
    members.push(member)
  }
  return { members, consumers: all }
}

function slotsOf(reads: readonly { topic: TopicState; from: number }[], size: number) {
  const topicOf = new Int32Array(size)
  const partitionOf = new Int32Array(size)
  for (const [read, { topic, from }] of reads.entries()) {
    for (let partition = 0; partition < topic.size; partition += 1) {
      topicOf[from + partition] = read
      partitionOf[from + partition] = partition
    }
  }
  return { topicOf, partitionOf }
}

/** Spreads the records that a group is behind at the beginning as its topics' records are spread. */
function beginBehind(group: GroupState, records: number): void {
  if (!(records > 0)) return
  const rates = group.reads.map(({ topic }) => topic.view.rate.averageRecords)
  const total = rates.reduce((sum, rate) => sum + rate, 0)
  for (const [read, { topic, from }] of group.reads.entries()) {
    const share = total === 0 ? 1 / group.reads.length : (rates[read] ?? 0) / total
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      const lag = records * share * (topic.shares[partition] ?? 0)
      group.lag[from + partition] = lag
      group.beganBehind += lag
    }
  }
}
