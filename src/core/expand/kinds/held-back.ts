/**
 * What the caches and buffers of a Streams application hold back: by one rule for what goes on down the chains and for
 * what is written to changelogs, since both are the same flush of a cache.
 */
import { DEFAULT_AVERAGE_RECORD_BYTES as ASSUMED_BYTES } from '../../model/defaults'
import type { StreamsApp, Topic } from '../../model/design'
import {
  beginsEvery,
  type FollowedChains,
  followChains,
  followWithin,
  stepKey,
  windowsOfRecord,
} from '../../model/follow-chain'
import type { SettingOrigin } from '../../settings/settings'
import { streamsSettings } from '../../settings/streams-settings'
import type { Origin } from '../../streams/origin'
import { type Chain, type Step, stepOf, type Window } from '../../streams/processing'
import type { RegisteredStore, Topology } from '../../streams/topology'
import { keysAfter, keysOfStore, windowBefore } from './keys-of-stores'
import { flowIntoStore, SUBSCRIPTION, statedBytes, stepAt } from './store-flows'
import { cacheEntryBytes, keySuffixBytes, timestampBytes } from './stored-bytes'
import { isOfUnmatched } from './unmatched-records'

/** What one cache lets through. */
export interface CacheOfStore {
  readonly origin: Origin
  /** Distinct keys, in one window where it has windows. */
  readonly keys: number
  /** Windows of one key that are written to between two commits, on average at most; 1 without windows. */
  readonly windows: number
  readonly commitMs: number
  readonly commitOrigin: SettingOrigin
  /** Records a second that go on, and to the changelog, at most: each key of each window once a commit. */
  readonly most: number
}

/** What flows once caches and buffers have held back what they do. */
export interface HeldBack {
  readonly followed: FollowedChains
  /** By store; none for one without a cache, and for one whose keys nothing states or which do not fit. */
  readonly caches: ReadonlyMap<string, CacheOfStore>
  /** Records a second that the changelog of a store gets at most. */
  readonly mostOfStore: ReadonlyMap<string, number>
}

/**
 * Returns what flows through an application as its caches and buffers let it. A cache joins the updates of a key until the
 * next commit; what it then gives out goes down the chain and to the changelog alike. Caches of which the keys that are
 * stated do not all fit into `statestore.cache.max.bytes` are taken to join nothing, since they write on sooner.
 *
 * @see CachingKeyValueStore, TimestampedTupleForwarder, ThreadCache, KTableSuppressProcessorSupplier
 */
export function heldBack(app: StreamsApp, topology: Topology, topics: readonly Topic[]): HeldBack {
  const { processing = [] } = app
  const plain = followChains(processing)
  const stores = [...topology.stores.values()]
  const caches = cachesOf(app, stores, topics, plain)
  const mostAt = new Map<string, number>()
  for (const { origin, most } of caches.values()) mostAt.set(stepKey(origin.chain, origin.step), most)
  for (const [chain, { steps = [] }] of processing.entries())
    for (const [at, written] of steps.entries()) {
      const step = stepOf(written)
      if (step.recordsPerRecord !== undefined) continue
      const most =
        step.op === 'suppress'
          ? mostOfBuffer(processing, topics, processing[chain], at + 1, step)
          : step.op === 'count' || step.op === 'reduce' || step.op === 'aggregate'
            ? mostOnClose(processing, topics, processing[chain], at + 1)
            : undefined
      if (most !== undefined) mostAt.set(stepKey(chain, at + 1), most)
    }
  const mostOfStore = new Map([...caches].map(([name, { most }]) => [name, most]))
  for (const store of stores) {
    const most = store.kind === 'buffer' ? loggedOfBuffer(app, store, topics) : undefined
    if (most !== undefined) mostOfStore.set(store.name, most)
  }
  return {
    followed: mostAt.size === 0 ? plain : followWithin(processing, mostAt),
    caches,
    mostOfStore,
  }
}

/** How often a key has a new window; undefined without windows, and where each record opens some. */
const newWindowMs = (window: Window | undefined): number | undefined =>
  window?.kind === 'session' ? window.gapMs : beginsEvery(window)

/** Windows of a key that change between two commits: those that a record is in, and those that begin meanwhile. */
function windowsInCommit(window: Window | undefined, commitMs: number): number | undefined {
  if (window === undefined) return 1
  const everyMs = newWindowMs(window)
  return everyMs !== undefined && everyMs > 0 ? windowsOfRecord(window) + commitMs / everyMs : undefined
}

const commitOf = (app: StreamsApp): number => streamsSettings(app).number('commit.interval.ms')

function cachesOf(
  app: StreamsApp,
  stores: readonly RegisteredStore[],
  topics: readonly Topic[],
  plain: FollowedChains,
): ReadonlyMap<string, CacheOfStore> {
  const { processing = [] } = app
  const caches = new Map<string, CacheOfStore>()
  const commitMs = commitOf(app)
  if (!(commitMs > 0)) return caches
  const commitOrigin = streamsSettings(app).origin('commit.interval.ms')
  let needed = 0
  for (const store of stores) {
    const { origin, kind, name } = store
    const chain = origin && processing[origin.chain]
    const step = stepAt(processing, origin)
    if (!origin || !hasCache(store, chain, step)) continue
    const window = chain && kind !== 'key-value' ? windowBefore(processing, chain, origin.step) : undefined
    // @see WindowStoreMaterializer: with EmitStrategy.onWindowClose a store has no cache.
    if (window?.emit !== undefined) continue
    const keys = keysOfStore(processing, store, topics)
    const windows = windowsInCommit(window, commitMs)
    if (keys === undefined || windows === undefined) continue
    const flow = flowIntoStore(processing, plain, store)
    const bytes =
      (statedBytes(flow, topics) ?? ASSUMED_BYTES) +
      keySuffixBytes(kind) +
      timestampBytes(kind) +
      cacheEntryBytes(kind, [...flow.keys()])
    needed += keys * windows * bytes
    caches.set(name, {
      origin,
      keys,
      windows,
      commitMs,
      commitOrigin,
      most: (keys * windows * 1000) / commitMs,
    })
  }
  const cache = streamsSettings(app).number('statestore.cache.max.bytes') * (app.instances ?? 1)
  return needed <= cache ? caches : new Map()
}

/**
 * Whether a store has a cache before it, as all of the DSL's have that are not told otherwise: not those of windowed
 * joins, of a processor of the program's own, and those with a history.
 *
 * @see KeyValueStoreMaterializer, WindowStoreMaterializer, SessionStoreMaterializer
 */
function hasCache(store: RegisteredStore, chain: Chain | undefined, step: Step | undefined): boolean {
  const { kind, name, origin } = store
  if (kind !== 'key-value' && kind !== 'window' && kind !== 'session') return false
  if (step?.op === 'process' || step?.op === 'processValues' || origin?.isOther) return false
  if (SUBSCRIPTION.test(name) || isOfUnmatched(store, step)) return false
  const said = step === undefined ? chain?.store : 'store' in step ? step.store : undefined
  return said?.caching !== false
}

/**
 * Records a second that a buffer gives out at most: each key once when its window closes, or once in its time. Undefined
 * where nothing says how many keys there are.
 */
function mostOfBuffer(
  processing: readonly Chain[],
  topics: readonly Topic[],
  chain: Chain | undefined,
  at: number,
  { until, timeLimitMs }: Step & { op: 'suppress' },
): number | undefined {
  if (!chain) return undefined
  const keys = keysAfter(processing, topics, chain, at - 1)
  const window = windowBefore(processing, chain, at - 1)
  if (keys === undefined) return undefined
  if (until === 'timeLimit')
    return timeLimitMs !== undefined && timeLimitMs > 0
      ? (keys * windowsOfRecord(window) * 1000) / timeLimitMs
      : undefined
  const everyMs = beginsEvery(window)
  return everyMs !== undefined && everyMs > 0 ? (keys * 1000) / everyMs : undefined
}

/**
 * Records a second that an aggregation puts out at most whose windows go on once they close: each key once a window.
 * Undefined of others, and where nothing says how many keys there are. Its changelog gets every update all the same.
 *
 * @see EmitStrategy.onWindowClose, AbstractKStreamTimeWindowAggregateProcessor; KIP-825
 */
function mostOnClose(
  processing: readonly Chain[],
  topics: readonly Topic[],
  chain: Chain | undefined,
  at: number,
): number | undefined {
  const window = chain && windowBefore(processing, chain, at - 1)
  if (!chain || window?.emit === undefined) return undefined
  const keys = keysAfter(processing, topics, chain, at)
  const everyMs = beginsEvery(window)
  return keys !== undefined && everyMs !== undefined && everyMs > 0 ? (keys * 1000) / everyMs : undefined
}

/**
 * Records a second that the changelog of a suppressing buffer gets at most: what changed of each key since the last commit,
 * however large the buffer.
 *
 * @see InMemoryTimeOrderedKeyValueChangeBuffer.flush
 */
function loggedOfBuffer(
  app: StreamsApp,
  { origin }: RegisteredStore,
  topics: readonly Topic[],
): number | undefined {
  const { processing = [] } = app
  const chain = origin && processing[origin.chain]
  if (!chain || stepAt(processing, origin)?.op !== 'suppress') return undefined
  const commitMs = commitOf(app)
  const keys = keysAfter(processing, topics, chain, origin.step - 1)
  const windows = windowsInCommit(windowBefore(processing, chain, origin.step - 1), commitMs)
  return keys !== undefined && windows !== undefined && commitMs > 0
    ? (keys * windows * 1000) / commitMs
    : undefined
}
