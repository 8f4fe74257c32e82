import { contentOf, entriesByKeys, loggedFlow, type StoreContent } from '../expand/kinds/content-of-stores'
import { internalTopicsWith } from '../expand/kinds/derives-of-streams'
import { heldBack } from '../expand/kinds/held-back'
import type { DerivedTopic } from '../expand/topology'
import type { Topic } from '../model/design'
import type { ChainFlow } from '../model/follow-chain'
import { compressionOf } from '../sizing/compression'
import { figure, input } from '../sizing/figures'
import type { Figure, FigureInput } from '../sizing/sizing'
import { storagePerReplica } from '../sizing/topic-storage'
import type { RegisteredStore, Topology } from '../streams/topology'
import type { Rate } from '../traffic/traffic'
import { topicSettingsOf } from '../views/cached-settings'
import type { StreamsAppView, TopicView } from '../views/views'
import { memoryOf, passesOnOf } from './memory-of-store'

/** Without stated keys or sizes. */
const ASSUMED_RECORD_BYTES = 1_000

export interface StoreState {
  readonly name: string
  readonly kind: RegisteredStore['kind']
  /** It keeps each record for a time, whatever its key, so that keys say nothing of its size. */
  readonly isByTime: boolean
  readonly isPersistent: boolean
  readonly hasChangelog: boolean
  /** Every instance has all of it, and reads its topic. */
  readonly isGlobal: boolean
  readonly subtopology: number
  readonly tasks: number
  /** All tasks together, one copy: undefined where nothing says how many keys there are. */
  readonly bytes: Figure | undefined
  /** Of that a record alone, in its changelog. */
  readonly loggedRecordBytes: number
  /** What is read to restore it, of all tasks: one copy of its changelog, or of the topic that serves as one. */
  readonly restored: Figure | undefined
  /** Outside of the Java heap for RocksDB, in it for a store in memory; all tasks together, at most. */
  readonly memory: Figure | undefined
  /** Records a second that its cache lets through at most, down the chain as to its changelog; undefined without one. */
  readonly passesOn: Figure | undefined
}

/** Where a store stands: a sub-topology with its tasks. */
interface Home {
  readonly id: number
  readonly stores: readonly string[]
  readonly tasks: number
}

/** Records and bytes per second on average of a flow, by the topics that it comes from. */
function rateOf(view: StreamsAppView, flow: ChainFlow): Rate {
  let [records, bytes] = [0, 0]
  for (const { topic, rate } of view.reads) {
    const part = flow.get(topic.name)
    if (!part) continue
    const own = Math.min(rate.averageRecords * part.share, part.most ?? Number.POSITIVE_INFINITY)
    records += own
    bytes += own * (part.bytes ?? topic.averageRecordBytes + (part.more ?? 0))
  }
  return { averageRecords: records, peakRecords: records, averageBytes: bytes, peakBytes: bytes }
}

/** The size of a record of a flow: as it is mixed, else as the first topic of it has them. */
function recordBytesOf(view: StreamsAppView, flow: ChainFlow): number {
  const { averageRecords: records, averageBytes } = rateOf(view, flow)
  if (records > 0) return averageBytes / records
  for (const [name, { bytes, more = 0 }] of flow) {
    const own = bytes ?? view.reads.find(({ topic }) => topic.name === name)?.topic.averageRecordBytes
    if (own !== undefined) return own + (bytes === undefined ? more : 0)
  }
  return ASSUMED_RECORD_BYTES
}

/** Returns the state of each store of an application: its size where something says how many keys there are, and its memory. */
export function storesOf(
  view: StreamsAppView,
  topology: Topology,
  subtopologies: readonly Home[],
): readonly StoreState[] {
  const { processing = [] } = view.app
  const topics = view.reads.map(({ topic: { topic, partitions } }): Topic => ({ ...topic, partitions }))
  const held = heldBack(view.app, topology, topics)
  const internal = internalTopicsWith(view.app, topology, topics, held)
  const prefix = view.app.applicationId ?? view.app.name
  const ofTasks = [...topology.stores.values()].map((store): StoreState => {
    const home = subtopologies.find(({ stores }) => stores.includes(store.name))
    const tasks = home?.tasks ?? 0
    const content = contentOf(view.app, store, topics, held)
    const { averageRecords: records } = rateOf(view, content.flow)
    const recordBytes = recordBytesOf(view, content.flow)
    const entries = entriesByKeys(store, content, content.keptMs, processing)
    const size = sizeOf(store, content, entries, { records, recordBytes })
    const changelog = internal.find(({ topic }) => topic.name === `${prefix}-${store.name}-changelog`)
    const source = topology.sourceOfStore.get(store.name)
    return {
      name: store.name,
      kind: store.kind,
      isByTime: store.kind === 'join-window' || content.livesMs !== undefined,
      isPersistent: store.isPersistent,
      hasChangelog: store.hasChangelog,
      isGlobal: false,
      subtopology: home?.id ?? 0,
      tasks,
      bytes: size,
      loggedRecordBytes: recordBytes + content.loggedBytes,
      restored:
        source !== undefined
          ? wholeOf(view.reads.find(({ topic }) => topic.name === source)?.topic)
          : size && changelog && tasks > 0
            ? changelogBytes(view, changelog, content, tasks)
            : undefined,
      memory: memoryOf(store, tasks, size),
      passesOn: passesOnOf(held.caches.get(store.name)),
    }
  })
  return [...ofTasks, ...globalStoresOf(view, topology, subtopologies)]
}

/** One copy of all that a topic has on the brokers' disks, which whoever reads it from the beginning has to read. */
export const wholeOf = (topic: TopicView | undefined): Figure | undefined => {
  if (!topic) return undefined
  const { value, formula, inputs } = topic.sizing.storagePerReplica
  return figure(value * topic.partitions, 'bytes', `(${formula}) × partitions, one copy`, () => [
    ...inputs.filter(({ name }) => name !== 'partitions'),
    input('partitions', topic.partitions, 'partitions', 'derived'),
  ])
}

/** What is read of a changelog to restore a store: one copy of it, as it is stored. */
function changelogBytes(
  view: StreamsAppView,
  { topic, origin: { because, livesMs } }: DerivedTopic,
  content: StoreContent,
  tasks: number,
): Figure | undefined {
  const assume = view.reads[0]?.topic.assumptions
  if (!assume) return undefined
  const flow = loggedFlow(content)
  const settings = topicSettingsOf(topic, view.cluster)
  const rate = rateOf(view, flow)
  const averageRecordBytes = topic.record?.averageBytes ?? recordBytesOf(view, flow)
  const one = storagePerReplica({
    topic,
    settings,
    rate,
    averageOrigin: 'derived',
    partitions: tasks,
    averageRecordBytes,
    compression: compressionOf(topic, settings, []),
    assume,
    because,
    livesMs,
  })
  return figure(one.value * tasks, 'bytes', `(${one.formula}) × partitions, one copy`, one.inputs)
}

/** The stores of global tables, of which each instance has all. */
function globalStoresOf(
  view: StreamsAppView,
  topology: Topology,
  subtopologies: readonly Home[],
): readonly StoreState[] {
  const { processing = [] } = view.app
  return [...topology.globalStores.values()].map((store): StoreState => {
    const home = subtopologies.find(({ stores }) => stores.includes(store.name))
    const source = [...topology.nodes.values()].find(
      (node) => node.kind === 'processor' && node.stores.has(store.name),
    )
    const from = source?.kind === 'processor' ? topology.nodes.get(source.from[0] ?? '') : undefined
    const name = from?.kind === 'source' ? from.topics[0] : undefined
    const topic = view.reads.find((read) => read.topic.name === name)?.topic
    const chain = processing.find(({ globalTable }) => globalTable === name)
    const keys = chain?.store?.keys ?? topic?.topic.key?.cardinality
    const recordBytes = topic?.averageRecordBytes ?? ASSUMED_RECORD_BYTES
    const bytes =
      keys === undefined
        ? undefined
        : figure(keys * recordBytes, 'bytes', 'distinct keys × record, all of it on every instance', [
            input('distinct keys', keys, 'keys', 'user'),
            input('record', recordBytes, 'bytes', 'derived'),
          ])
    return {
      name: store.name,
      kind: store.kind,
      isByTime: false,
      isPersistent: store.isPersistent,
      hasChangelog: false,
      isGlobal: true,
      subtopology: home?.id ?? 0,
      tasks: 0,
      bytes,
      loggedRecordBytes: recordBytes,
      restored: keys === undefined ? undefined : wholeOf(topic),
      memory: memoryOf({ ...store, processors: [], origin: undefined }, 1, bytes),
      passesOn: undefined,
    }
  })
}

interface Put {
  readonly records: number
  readonly recordBytes: number
}

/** A record with what the store has beside it. */
function entryOf({ loggedBytes, besideBytes, livesMs }: StoreContent, recordBytes: number) {
  const beside = loggedBytes + besideBytes
  const inputs: FigureInput[] = [input('record', recordBytes, 'bytes', 'derived')]
  if (loggedBytes > 0)
    inputs.push(
      input(
        livesMs === undefined ? 'window in the key' : 'time, side and list of the record',
        loggedBytes,
        'bytes',
        'default',
      ),
    )
  if (besideBytes > 0) inputs.push(input('time of the record', besideBytes, 'bytes', 'default'))
  return { bytes: recordBytes + beside, inputs }
}

function sizeOf(
  { kind, retentionMs = 0, isPersistent }: RegisteredStore,
  content: StoreContent,
  entries: ReturnType<typeof entriesByKeys>,
  { records, recordBytes }: Put,
): Figure | undefined {
  const entry = entryOf(content, recordBytes)
  const { keptMs } = content
  const isSegmented = keptMs > retentionMs && kind !== 'buffer' && kind !== 'key-value'
  const byRecords =
    keptMs > 0 && records > 0
      ? figure(
          (records * entry.bytes * keptMs) / 1000,
          'bytes',
          isSegmented
            ? 'records put in × record × (retention + one segment)'
            : 'records put in × record × time kept',
          [
            input('records put in', records, 'records/s', 'derived'),
            ...entry.inputs,
            ...(isSegmented
              ? [
                  input('retention', retentionMs, 'ms', 'derived'),
                  input('one segment', keptMs - retentionMs, 'ms', 'default'),
                ]
              : [input('time kept', keptMs, 'ms', 'derived')]),
          ],
        )
      : undefined
  // The last version of each key is never dropped.
  if (entries === undefined) return kind === 'versioned' ? undefined : byRecords
  const { keys, windows } = entries
  const byKeys = figure(
    keys * windows * entry.bytes,
    'bytes',
    windows > 1 ? 'distinct keys × windows kept × record' : 'distinct keys × record',
    [
      input('distinct keys', keys, 'keys', 'user'),
      ...(windows > 1
        ? [
            input('windows kept', windows, 'count', 'derived'),
            input(isPersistent ? 'retention and one segment' : 'time kept', keptMs, 'ms', 'derived'),
          ]
        : []),
      ...entry.inputs,
    ],
  )
  if (kind === 'versioned')
    return byRecords
      ? figure(
          byKeys.value + byRecords.value,
          'bytes',
          'distinct keys × record + what its history keeps: records put in × record × time kept',
          [...byKeys.inputs.slice(0, 1), ...byRecords.inputs],
        )
      : byKeys
  return byRecords && byRecords.value < byKeys.value ? byRecords : byKeys
}
