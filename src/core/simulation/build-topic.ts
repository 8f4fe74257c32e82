import { isTransactional } from '../delivery/producer-hop'
import { effectiveMinIsr } from '../facts/effective-min-isr'
import { replicasOf } from '../facts/replicas-of'
import { DEFAULT_INSTANCES, DEFAULT_RECORDS_PER_RECORD } from '../model/defaults'
import type { ConsumerGroup, Scenario } from '../model/design'
import type { NodeId } from '../model/node-id'
import { retryChain } from '../model/retry-chain'
import { compressionOf } from '../sizing/compression'
import { MOST_PARTITIONS } from '../sizing/key-spread'
import { partitionShares } from '../sizing/partition-shares'
import { localRetentionMs } from '../sizing/tiered-reads'
import { isTiered } from '../sizing/topic-storage'
import { writeRate } from '../traffic/follow-traffic'
import type { Rate } from '../traffic/traffic'
import type { DesignView, TopicView } from '../views/views'
import { patienceOf, usualPatience } from './patience'
import type { Source } from './source'
import type { TopicState } from './state'

const UNLIMITED = 2 ** 53

/** A topic at the beginning of a scenario. More partitions than any list shows are taken as that many. */
export function buildTopic(
  view: TopicView,
  design: DesignView,
  scenario: Scenario,
  refused: ReadonlyMap<NodeId, string>,
): TopicState {
  const { name, settings } = view
  const partitions = Math.min(MOST_PARTITIONS, view.partitions)
  const size = Math.min(MOST_PARTITIONS, mostPartitions(view, scenario))
  const recordBytes = Math.max(1, view.averageRecordBytes)
  const storedBytes = recordBytes * compressionOf(view.topic, settings, view.writers).value
  const shares = sharesFor(view, partitions, size)
  const isCompacted = !settings.text('cleanup.policy').includes('delete')
  const placement = replicasOf(size === view.partitions ? view : { ...view, partitions: size })
  const replicas = placement.ok ? placement.value.partitions : null
  return {
    name,
    view,
    size,
    partitions,
    shares,
    sharesFrom: [{ atSeconds: 0, shares: [...shares.subarray(0, partitions)] }],
    leftOut: new Set(),
    recordBytes,
    storedBytes,
    sources: sourcesOf(view, design, scenario, recordBytes).map((source) =>
      isRefused(source, refused) ? { ...source, base: 0, isRefused: true } : source,
    ),
    gated: [],
    rate: 0,
    strict: 1,
    lastFed: Number.NEGATIVE_INFINITY,
    isAwaited: false,
    blockedShare: 0,
    history: { times: [0], totals: [0], rates: [0] },
    writable: new Uint8Array(size),
    offered: new Float64Array(size),
    pending: new Float64Array(size),
    givenUp: new Float64Array(size),
    since: new Float64Array(size),
    turnedAway: 0,
    lostWithLeader: 0,
    retentionSeconds: isCompacted ? Number.POSITIVE_INFINITY : limit(settings.number('retention.ms')) / 1000,
    retentionRecords: isCompacted
      ? Number.POSITIVE_INFINITY
      : limit(settings.number('retention.bytes')) / Math.max(1e-9, storedBytes),
    localSeconds: isTiered(settings)
      ? localRetentionMs(settings, (view.rate.averageRecords * storedBytes) / Math.max(1, partitions)) / 1000
      : Number.POSITIVE_INFINITY,
    minInSync: effectiveMinIsr(view),
    replicas,
    leader: Int32Array.from({ length: size }, (_, at) => replicas?.[at]?.[0] ?? 0),
    toldOffline: 0,
    isToldRefusing: false,
    inSync: Array.from({ length: size }, (_, at) => [...(replicas?.[at] ?? [])]),
    eligible: Array.from({ length: size }, () => []),
    changes: [],
    readers: [],
  }
}

/** The share of each partition when a topic has so many, with room for those that come later. */
export function sharesFor(view: TopicView, partitions: number, size: number): Float64Array {
  const shares = new Float64Array(size)
  shares.set(partitionShares(partitions === view.partitions ? view : { ...view, partitions }).slice(0, size))
  return shares
}

const limit = (value: number): number => (value < 0 || value >= UNLIMITED ? Number.POSITIVE_INFINITY : value)

function mostPartitions({ name, partitions }: TopicView, { events }: Scenario): number {
  let most = partitions
  for (const event of events)
    if (event.kind === 'partitions-added' && event.topic === name)
      most = Math.max(most, event.partitions ?? 0)
  return most
}

/** The records a second that a scenario begins with. */
export const rateOf = ({ averageRecords, peakRecords }: Rate, { traffic }: Scenario): number =>
  traffic === 'peak' ? peakRecords : averageRecords

const isRefused = ({ producer, connector }: Source, refused: ReadonlyMap<NodeId, string>): boolean =>
  (producer !== undefined && refused.has(`producer:${producer}`)) ||
  (connector !== undefined && refused.has(`connector:${connector}`))

function sourcesOf(
  view: TopicView,
  design: DesignView,
  scenario: Scenario,
  recordBytes: number,
): readonly Source[] {
  const sources: Source[] = []
  for (const { kind, id, producer, settings, rate, unheld } of view.writers) {
    const isSource = kind === 'producer' || kind === 'connector'
    const group =
      kind === 'consumerGroup'
        ? design.consumerGroups.find(({ writer }) => writer?.producer === producer)
        : undefined
    const app = kind === 'streamsApp' ? design.streamsApps.find((one) => one.id === id) : undefined
    if (!isSource && !group && !app) continue
    sources.push({
      ...(kind === 'producer' && { producer: producer.name }),
      ...(kind === 'connector' && { connector: producer.name, ...snapshotOf(design, producer.name) }),
      instances: producer.instances ?? DEFAULT_INSTANCES,
      ...(!isSource && { group: group?.name ?? app?.name ?? '' }),
      perRecord: group ? perRecord(group.group, view.name) : app ? share(unheld?.rate ?? rate, app.rate) : 0,
      ...(unheld && { most: unheld.most }),
      base: isSource ? rateOf(rate, scenario) : 0,
      ...patienceOf(settings, producer, producer.instances ?? DEFAULT_INSTANCES, recordBytes),
      node: id,
      isTransactional: isTransactional(settings),
      rate: 0,
      delivered: 0,
      since: 0,
    })
  }
  return [...withStatedRate(view, scenario, sources, recordBytes), ...failuresOf(view, recordBytes)]
}

/** Where only the topic says how much is written, its producers write it in equal parts; without any it comes all the same. */
function withStatedRate(
  view: TopicView,
  scenario: Scenario,
  sources: readonly Source[],
  recordBytes: number,
): readonly Source[] {
  const isStated = view.topic.recordsPerSecond !== undefined
  if (!isStated || sources.some(({ group, base }) => group !== undefined || base > 0)) return sources
  if (sources.length === 0) {
    const rate = rateOf(writeRate(view.topic, view.topic.recordsPerSecond), scenario)
    return rate > 0 ? [fromElsewhere(rate, recordBytes)] : sources
  }
  const base = rateOf(view.rate, scenario) / sources.length
  return sources.map((source) => ({ ...source, base }))
}

/** What somebody writes who is not drawn: taken as one producer that waits for all, with Kafka's defaults. */
const fromElsewhere = (base: number, recordBytes: number): Source => ({
  instances: 1,
  perRecord: 0,
  base,
  ...usualPatience(recordBytes),
  node: null,
  isTransactional: false,
  rate: 0,
  delivered: 0,
  since: 0,
})

/** What groups write here of what they could not process: to be tried again, or as dead letters. */
function failuresOf({ name, deadLetterOf, retryOf }: TopicView, recordBytes: number): readonly Source[] {
  const failures = [
    ...retryOf.map((group) => ({
      group: group.name,
      perRecord: retryChain(group).find(({ topic }) => topic === name)?.share ?? 0,
    })),
    ...deadLetterOf.map((group) => ({
      group: group.name,
      perRecord: group.deadLetter?.recordsShare ?? 0,
    })),
  ]
  return failures.map(
    ({ group, perRecord }): Source => ({
      group,
      instances: 1,
      perRecord,
      base: 0,
      ...usualPatience(recordBytes),
      node: `consumerGroup:${group}`,
      isTransactional: false,
      rate: 0,
      delivered: 0,
      since: 0,
    }),
  )
}

const perRecord = ({ produces }: ConsumerGroup, topic: string): number =>
  produces?.find((entry) => entry.topic === topic)?.recordsPerRecord ?? DEFAULT_RECORDS_PER_RECORD

function snapshotOf({ connectors }: DesignView, name: string): { readonly snapshotRows?: number } {
  const rows = connectors.find((one) => one.name === name)?.connector.snapshotRows
  return rows === undefined ? {} : { snapshotRows: rows }
}

/** Records that an application writes here for each that it reads of anything. */
const share = (written: Rate, read: Rate): number =>
  read.averageRecords > 0 ? written.averageRecords / read.averageRecords : 0
