import { buildTopology, flowIntoStore, keysOfStore } from '../expand/kinds/derives-of-streams'
import type { ChainFlow } from '../model/follow-chain'
import { threadsOf } from '../model/inside-streams'
import { keptPer } from '../shared/kept-per'
import { MIB } from '../shared/units'
import { figure, input } from '../sizing/figures'
import type { Figure } from '../sizing/sizing'
import { internalTopicsOfBuilt, type SizedInternalTopic } from '../streams/internal-topics'
import { partitionCounts, subtopologyTopics, taskCounts } from '../streams/partition-counts'
import { type RegisteredStore, type Topology, TopologyError } from '../streams/topology'
import type { StreamsAppView } from '../views/views'

/** A RocksDB store of one task: 50 MiB of block cache and three memtables of 16 MiB. @see RocksDBStore */
const ROCKSDB_BYTES = 98 * MIB
/** A window or session store is cut into segments, each a RocksDB of its own, of which so many live at once. */
const LIVE_SEGMENTS = 3
/** How fast a store is read back from its changelog; nobody states it. */
export const RESTORE_BYTES_PER_SECOND = 40_000_000
/** Without stated keys or sizes. */
const ASSUMED_RECORD_BYTES = 1_000

export interface StoreState {
  readonly name: string
  readonly kind: RegisteredStore['kind']
  readonly isPersistent: boolean
  readonly hasChangelog: boolean
  readonly subtopology: number
  readonly tasks: number
  /** All tasks together, one copy: undefined where nothing says how many keys there are. */
  readonly bytes: Figure | undefined
  /** Outside of the Java heap for RocksDB, in it for a store in memory; all tasks together, at most. */
  readonly memory: Figure
}

export interface Subtopology {
  readonly id: number
  readonly reads: readonly string[]
  readonly writes: readonly string[]
  readonly stores: readonly string[]
  /** 0 for one that only fills a global store, and where a topic that it reads has no partitions. */
  readonly tasks: number
  readonly isGlobal: boolean
}

/** What has to be co-partitioned, with the partitions in effect. */
export interface CopartitionGroup {
  readonly topics: readonly { readonly name: string; readonly partitions: number | undefined }[]
}

/** All that follows from the topology of a Streams application. */
export interface StreamsTopology {
  readonly topology: Topology
  readonly subtopologies: readonly Subtopology[]
  readonly internalTopics: readonly SizedInternalTopic[]
  /** Why Kafka would not start it, in its own words: topics that must be co-partitioned and are not. */
  readonly startError: string | undefined
  readonly copartitioned: readonly CopartitionGroup[]
  readonly tasks: number
  readonly threads: number
  readonly idleThreads: number
  readonly stores: readonly StoreState[]
  readonly instances: number
  readonly standbys: number
  /** State on the disk of one instance, standby copies included; what is not known counts nothing. */
  readonly diskPerInstance: Figure
  readonly memoryPerInstance: Figure
  /** How long the state of one instance takes to be read back where no other instance has a copy, in milliseconds. */
  readonly restore: Figure
}

export type StreamsFacts =
  | ({ readonly ok: true } & StreamsTopology)
  | { readonly ok: false; readonly error: string }

/**
 * Returns what follows from the topology of a Streams application, with the partitions in effect of the topics that it
 * reads: sub-topologies and tasks, state, internal topics; or why Kafka would refuse to build it.
 *
 * @see FACTS of Kafka 4.3: PartitionGrouper, RepartitionTopics, RocksDBStore
 */
export const streamsFacts = keptPer((view: StreamsAppView): StreamsFacts => {
  const built = buildTopology(view.app)
  return built.ok ? { ok: true, ...factsOf(view, built.topology) } : built
})

/** The counts that Kafka settles on; those that are stated where it would refuse to start. */
function countsOf(
  topology: Topology,
  applicationId: string,
  partitionsOf: (topic: string) => number | undefined,
) {
  try {
    return { counts: partitionCounts(topology, applicationId, partitionsOf), startError: undefined }
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error
    const counts = new Map<string, number>()
    for (const { sources } of subtopologyTopics(topology, applicationId))
      for (const topic of sources) {
        const count = partitionsOf(topic)
        if (count !== undefined) counts.set(topic, count)
      }
    return { counts, startError: error.message }
  }
}

function factsOf(view: StreamsAppView, topology: Topology): StreamsTopology {
  const { app, settings } = view
  const applicationId = app.applicationId ?? app.name
  const drawn = new Map(view.reads.map(({ topic }) => [topic.name, topic]))
  const { counts, startError } = countsOf(topology, applicationId, (name) => drawn.get(name)?.partitions)
  const tasksOf = taskCounts(subtopologyTopics(topology, applicationId), counts)
  const subtopologies = subtopologiesOf(topology, applicationId, tasksOf)
  const tasks = subtopologies.reduce((sum, one) => sum + one.tasks, 0)
  const threads = threadsOf(app)
  const instances = app.instances ?? 1
  const standbys = Math.min(Math.max(0, settings.number('num.standby.replicas') || 0), instances - 1)
  const stores = storesOf(view, topology, subtopologies)
  const inEffect = view.reads.map(({ topic: { name, partitions } }) => ({ name, partitions }))
  return {
    topology,
    subtopologies,
    internalTopics: internalTopicsOfBuilt(topology, app, inEffect),
    startError,
    copartitioned: topology
      .copartitionGroups(applicationId)
      .map((group) => ({ topics: [...group].map((name) => ({ name, partitions: counts.get(name) })) })),
    tasks,
    threads,
    idleThreads: Math.max(0, threads - tasks),
    stores,
    instances,
    standbys,
    ...perInstance(stores, instances, standbys),
  }
}

function subtopologiesOf(
  topology: Topology,
  applicationId: string,
  tasksOf: ReadonlyMap<number, number>,
): readonly Subtopology[] {
  return topology.groups().map((names, id) => {
    const nodes = names.flatMap((name) => topology.nodes.get(name) ?? [])
    const named = (topics: readonly string[]) => [
      ...new Set(topics.map((topic) => topology.topicName(topic, applicationId))),
    ]
    const sources = nodes.flatMap((node) => (node.kind === 'source' ? node.topics : []))
    return {
      id,
      reads: named(sources),
      writes: named(nodes.flatMap((node) => (node.kind === 'sink' ? [node.topic] : []))),
      stores: [...new Set(nodes.flatMap((node) => (node.kind === 'processor' ? [...node.stores] : [])))],
      tasks: tasksOf.get(id) ?? 0,
      isGlobal: sources.some((topic) => topology.globalTopics.has(topic)),
    }
  })
}

/** Records and bytes per second on average of a flow, by the topics that it comes from. */
function rateOf(view: StreamsAppView, flow: ChainFlow): { readonly records: number; readonly bytes: number } {
  let [records, bytes] = [0, 0]
  for (const { topic, rate } of view.reads) {
    const part = flow.get(topic.name)
    if (!part) continue
    records += rate.averageRecords * part.share
    bytes += rate.averageRecords * part.share * (part.bytes ?? topic.averageRecordBytes)
  }
  return { records, bytes }
}

function storesOf(
  view: StreamsAppView,
  topology: Topology,
  subtopologies: readonly Subtopology[],
): readonly StoreState[] {
  const { processing = [] } = view.app
  const topics = view.reads.map(({ topic }) => topic.topic)
  return [...topology.stores.values()].map((store): StoreState => {
    const home = subtopologies.find(({ stores }) => stores.includes(store.name))
    const tasks = home?.tasks ?? 0
    const { records, bytes } = rateOf(view, flowIntoStore(processing, store))
    const recordBytes = records > 0 ? bytes / records : ASSUMED_RECORD_BYTES
    const size = sizeOf(
      store,
      keysOfStore(processing, store, topics),
      { records, recordBytes },
      advanceOf(processing, store),
    )
    return {
      name: store.name,
      kind: store.kind,
      isPersistent: store.isPersistent,
      hasChangelog: store.hasChangelog,
      subtopology: home?.id ?? 0,
      tasks,
      bytes: size,
      memory: memoryOf(store, tasks, size),
    }
  })
}

/** How often a new window begins, in milliseconds. */
function advanceOf(
  processing: NonNullable<StreamsAppView['app']['processing']>,
  { origin }: RegisteredStore,
): number | undefined {
  const steps = (origin && processing[origin.chain]?.steps?.slice(0, origin.step)) ?? []
  const windowed = steps.findLast((step) => typeof step === 'object' && step.op === 'windowedBy')
  if (typeof windowed !== 'object' || windowed.op !== 'windowedBy') return undefined
  const { window } = windowed
  return window.kind === 'tumbling' ? window.sizeMs : window.kind === 'hopping' ? window.advanceMs : undefined
}

const record = (bytes: number) => input('record', bytes, 'bytes', 'derived')
const keysInput = (keys: number) => input('distinct keys', keys, 'keys', 'user')

function sizeOf(
  { kind, retentionMs = 0 }: RegisteredStore,
  keys: number | undefined,
  { records, recordBytes }: { readonly records: number; readonly recordBytes: number },
  advanceMs: number | undefined,
): Figure | undefined {
  if (kind === 'key-value' || kind === 'buffer')
    return keys === undefined
      ? undefined
      : figure(keys * recordBytes, 'bytes', 'distinct keys × record', [keysInput(keys), record(recordBytes)])
  const kept = figure(
    (records * recordBytes * retentionMs) / 1000,
    'bytes',
    'records put in × record × retention',
    [
      input('records put in', records, 'records/s', 'derived'),
      record(recordBytes),
      input('retention', retentionMs, 'ms', 'derived'),
    ],
  )
  if (keys === undefined || kind === 'join-window') return records > 0 ? kept : undefined
  if (kind === 'versioned')
    return figure(
      keys * recordBytes + kept.value,
      'bytes',
      'distinct keys × record + what its history keeps',
      [keysInput(keys), ...kept.inputs],
    )
  const windows = advanceMs ? Math.max(1, Math.ceil(retentionMs / advanceMs)) : 1
  const byKeys = figure(keys * windows * recordBytes, 'bytes', 'distinct keys × windows kept × record', [
    keysInput(keys),
    input('windows kept', windows, 'count', 'derived'),
    record(recordBytes),
  ])
  return records > 0 && kept.value < byKeys.value ? kept : byKeys
}

function memoryOf({ kind, isPersistent }: RegisteredStore, tasks: number, size: Figure | undefined): Figure {
  if (!isPersistent || kind === 'buffer')
    return figure(size?.value ?? 0, 'bytes', 'all of it, in the Java heap', size?.inputs ?? [])
  const segments = kind === 'key-value' ? 1 : LIVE_SEGMENTS
  return figure(
    tasks * segments * ROCKSDB_BYTES,
    'bytes',
    'tasks × segments × (50 MiB cache + 3 × 16 MiB memtables)',
    [
      input('tasks', tasks, 'count', 'derived'),
      input('segments', segments, 'count', 'default'),
      input('RocksDB of one task', ROCKSDB_BYTES, 'bytes', 'default'),
    ],
  )
}

function perInstance(
  stores: readonly StoreState[],
  instances: number,
  standbys: number,
): Pick<StreamsTopology, 'diskPerInstance' | 'memoryPerInstance' | 'restore'> {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const onDisk = sum(stores.filter(({ isPersistent }) => isPersistent).map(({ bytes }) => bytes?.value ?? 0))
  const memory = sum(stores.map(({ memory: one }) => one.value))
  const logged = sum(stores.filter(({ hasChangelog }) => hasChangelog).map(({ bytes }) => bytes?.value ?? 0))
  const copies = [
    input('copies', 1 + standbys, 'count', 'derived'),
    input('instances', instances, 'count', 'user'),
  ]
  const restored = logged / instances
  return {
    diskPerInstance: figure((onDisk * (1 + standbys)) / instances, 'bytes', 'state × copies ÷ instances', [
      input('state on disk', onDisk, 'bytes', 'derived'),
      ...copies,
    ]),
    memoryPerInstance: figure(
      (memory * (1 + standbys)) / instances,
      'bytes',
      'memory of all tasks × copies ÷ instances',
      [input('memory of all tasks', memory, 'bytes', 'derived'), ...copies],
    ),
    restore: figure(
      (restored / RESTORE_BYTES_PER_SECOND) * 1000,
      'ms',
      'changelogs of one instance ÷ read back',
      [
        input('changelogs of one instance', restored, 'bytes', 'derived'),
        input('read back', RESTORE_BYTES_PER_SECOND, 'bytes/s', 'assumption'),
      ],
    ),
  }
}
