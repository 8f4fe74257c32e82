import { flowIntoStore, keysOfStore } from '../expand/kinds/derives-of-streams'
import type { ChainFlow } from '../model/follow-chain'
import { MIB } from '../shared/units'
import { figure, input } from '../sizing/figures'
import type { Figure } from '../sizing/sizing'
import type { RegisteredStore, Topology } from '../streams/topology'
import type { StreamsAppView } from '../views/views'

/** A RocksDB store of one task: 50 MiB of block cache and three memtables of 16 MiB. @see RocksDBStore */
const ROCKSDB_BYTES = 98 * MIB
/** A window or session store is cut into segments, each a RocksDB of its own, of which so many live at once. */
const LIVE_SEGMENTS = 3
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

/** Where a store stands: a sub-topology with its tasks. */
interface Home {
  readonly id: number
  readonly stores: readonly string[]
  readonly tasks: number
}

/** Records and bytes per second on average of a flow, by the topics that it comes from. */
function rateOf(view: StreamsAppView, flow: ChainFlow): { readonly records: number; readonly bytes: number } {
  let [records, bytes] = [0, 0]
  for (const { topic, rate } of view.reads) {
    const part = flow.get(topic.name)
    if (!part) continue
    const own = Math.min(rate.averageRecords * part.share, part.most ?? Number.POSITIVE_INFINITY)
    records += own
    bytes += own * (part.bytes ?? topic.averageRecordBytes)
  }
  return { records, bytes }
}

/** Returns the state of each store of an application: its size where something says how many keys there are, and its memory. */
export function storesOf(
  view: StreamsAppView,
  topology: Topology,
  subtopologies: readonly Home[],
): readonly StoreState[] {
  const { processing = [] } = view.app
  const topics = view.reads.map(({ topic }) => topic.topic)
  return [...topology.stores.values()].map((store): StoreState => {
    const home = subtopologies.find(({ stores }) => stores.includes(store.name))
    const tasks = home?.tasks ?? 0
    const { records: out, bytes } = rateOf(view, flowIntoStore(processing, store))
    const recordBytes = out > 0 ? bytes / out : ASSUMED_RECORD_BYTES
    const windows = windowsOf(processing, store)
    // What is put out is counted in every window already, where nothing else is stated.
    const records = out / (isStated(processing, store) ? 1 : (windows?.overlap ?? 1))
    const size = sizeOf(store, keysOfStore(processing, store, topics), { records, recordBytes }, windows)
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

/** Whether the step that made a store states how many records it puts out. */
function isStated(
  processing: NonNullable<StreamsAppView['app']['processing']>,
  { origin }: RegisteredStore,
): boolean {
  const step = origin && processing[origin.chain]?.steps?.[origin.step - 1]
  return typeof step === 'object' && step.recordsPerRecord !== undefined
}

/** How often a new window begins, in milliseconds, and in how many windows a record stands. */
interface Windows {
  readonly advanceMs: number
  readonly overlap: number
}

function windowsOf(
  processing: NonNullable<StreamsAppView['app']['processing']>,
  { origin }: RegisteredStore,
): Windows | undefined {
  const steps = (origin && processing[origin.chain]?.steps?.slice(0, origin.step)) ?? []
  const windowed = steps.findLast((step) => typeof step === 'object' && step.op === 'windowedBy')
  if (typeof windowed !== 'object' || windowed.op !== 'windowedBy') return undefined
  const { window } = windowed
  if (window.kind === 'tumbling') return { advanceMs: window.sizeMs, overlap: 1 }
  return window.kind === 'hopping'
    ? { advanceMs: window.advanceMs, overlap: Math.ceil(window.sizeMs / window.advanceMs) }
    : undefined
}

const record = (bytes: number) => input('record', bytes, 'bytes', 'derived')
const keysInput = (keys: number) => input('distinct keys', keys, 'keys', 'user')

function sizeOf(
  { kind, retentionMs = 0 }: RegisteredStore,
  keys: number | undefined,
  { records, recordBytes }: { readonly records: number; readonly recordBytes: number },
  stated: Windows | undefined,
): Figure | undefined {
  if (kind === 'key-value' || kind === 'buffer')
    return keys === undefined
      ? undefined
      : figure(keys * recordBytes, 'bytes', 'distinct keys × record', [keysInput(keys), record(recordBytes)])
  const overlap = stated?.overlap ?? 1
  const kept = figure(
    (records * overlap * recordBytes * retentionMs) / 1000,
    'bytes',
    overlap > 1
      ? 'records put in × windows of each × record × retention'
      : 'records put in × record × retention',
    [
      input('records put in', records, 'records/s', 'derived'),
      ...(overlap > 1 ? [input('windows of each', overlap, 'count', 'derived')] : []),
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
  const windows = stated ? Math.max(1, Math.ceil(retentionMs / stated.advanceMs)) : 1
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
