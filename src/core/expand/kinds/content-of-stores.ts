/** What the stores of a Streams application hold: in one place for the store, its changelog and its restoring. */
import { DEFAULT_AVERAGE_RECORD_BYTES as ASSUMED_BYTES } from '../../model/defaults'
import type { StreamsApp, Topic } from '../../model/design'
import {
  beginsEvery,
  type ChainFlow,
  followChains,
  limited,
  type Part,
  windowsOfRecord,
} from '../../model/follow-chain'
import { windowBytes } from '../../model/made-records'
import { streamsSettings } from '../../settings/streams-settings'
import { DAY_MS, MINUTE_MS } from '../../shared/units'
import type { Origin } from '../../streams/origin'
import { type Chain, type Step, stepOf, type Window } from '../../streams/processing'
import type { RegisteredStore } from '../../streams/topology'
import { keysAfter, keysOfStore, windowBefore } from './keys-of-stores'
import {
  cacheEntryBytes,
  keySuffixBytes,
  REGISTRATION_BYTES,
  RESPONSE_BYTES,
  STORED_REGISTRATION_BYTES,
  timestampBytes,
} from './stored-bytes'
import { isOfUnmatched, unmatchedOf } from './unmatched-records'

/** What one store holds. */
export interface StoreContent {
  /** What is put into it, from each topic that the application reads; a changelog has a record of each. */
  readonly flow: ChainFlow
  /** Distinct keys, in one window where it has windows; undefined where nothing says. */
  readonly keys: number | undefined
  /** How often one key has a new window at most; undefined without windows, and where records begin them. */
  readonly everyMs: number | undefined
  /** How long a record may be found: until the segment that it is in is dropped, in a store on disk. */
  readonly keptMs: number
  /** After how long each record is deleted at the latest, whatever its key; undefined where its key keeps it. */
  readonly livesMs?: number
  /** Bytes of each record in its changelog beyond those that are put in: the window in its key. */
  readonly loggedBytes: number
  /** Bytes of each record in the store beyond those in its changelog: its time. */
  readonly besideBytes: number
  /** Records a second that its changelog gets at most, where its cache holds each key until the next commit. */
  readonly loggedMost: number | undefined
}

const NOTHING: ChainFlow = new Map()
/** Which side of a join a store is of. */
const OTHER_SIDE = /JOINOTHER|OUTEROTHER|-other-join/
const SUBSCRIPTION = /subscription-(state-)?(store|registration)/i
const RESPONSE = /subscription-response/i
/** A window is never kept in fewer than this. @see Stores.defaultSegmentInterval */
const LEAST_SEGMENT_MS = MINUTE_MS
/** What never deletes is told for a year. */
const YEAR_MS = 365 * DAY_MS

const stepAt = (processing: readonly Chain[], origin: Origin | undefined): Step | undefined => {
  const written = origin && processing[origin.chain]?.steps?.[origin.step - 1]
  return written === undefined ? undefined : stepOf(written)
}

const otherOf = (step: Step | undefined): string | undefined =>
  step && 'with' in step && typeof step.with === 'string' ? step.with : undefined

/** What flows into a store or a repartition topic: what its step takes in, what the other side of its join does, or what it puts out. */
function flowAt(
  processing: readonly Chain[],
  origin: Origin | undefined,
  at: 'before' | 'after' | 'other',
): ChainFlow {
  if (!origin) return NOTHING
  const { flows, named } = followChains(processing)
  const other = otherOf(stepAt(processing, origin))
  if (at === 'other' || origin.isOther)
    return (other === undefined ? undefined : named.get(other)?.flow) ?? NOTHING
  const { chain, step } = origin
  return flows[chain]?.[at === 'after' ? step : Math.max(0, step - 1)] ?? NOTHING
}

const everyPart = (flow: ChainFlow, change: (part: Part) => Part): ChainFlow =>
  new Map([...flow].map(([topic, part]) => [topic, change(part)]))

const isForeign = (step: Step | undefined): boolean =>
  step !== undefined && 'foreignKey' in step && step.foreignKey === true

/** The size of a record that is stated of a flow, or of the topics that it comes from. */
function statedBytes(flow: ChainFlow, topics: readonly Topic[]): number | undefined {
  for (const [name, { bytes }] of flow) {
    const own = bytes ?? topics.find((topic) => topic.name === name)?.record?.averageBytes
    if (own !== undefined) return own
  }
  return undefined
}

/** Returns what flows into a repartition topic, as large as it was, but for what a join by a foreign key asks and answers. */
export function flowIntoRepartition(
  processing: readonly Chain[],
  name: string,
  origin: Origin | undefined,
  topics: readonly Topic[],
): ChainFlow {
  const flow = flowAt(processing, origin, 'before')
  if (!isForeign(stepAt(processing, origin))) return flow
  if (SUBSCRIPTION.test(name)) return everyPart(flow, (part) => ({ ...part, bytes: REGISTRATION_BYTES }))
  if (!RESPONSE.test(name)) return flow
  const answered = statedBytes(flowAt(processing, origin, 'other'), topics)
  return answered === undefined
    ? everyPart(flow, (part) => ({ ...part, more: RESPONSE_BYTES }))
    : everyPart(flow, (part) => ({ ...part, bytes: answered + RESPONSE_BYTES }))
}

/** What is put into a store, from each topic that the application reads. */
function flowIntoStore(processing: readonly Chain[], { name, kind, origin }: RegisteredStore): ChainFlow {
  const op = stepAt(processing, origin)?.op
  // What a processor of the program's own keeps is taken to be what it gets.
  const isOfProcessor = op === 'process' || op === 'processValues'
  if (kind === 'join-window') return flowAt(processing, origin, OTHER_SIDE.test(name) ? 'other' : 'before')
  return flowAt(processing, origin, kind === 'buffer' || isOfProcessor ? 'before' : 'after')
}

/** Whether the size of what a step puts out has the window in its key already: as it is stated, or follows. */
const saysSize = (step: Step | undefined): boolean => step?.op === 'count' || step?.averageBytes !== undefined

/** Whether the size of what is put into a store follows from its being a count. */
export const isCounted = (processing: readonly Chain[], { origin }: RegisteredStore): boolean => {
  const step = stepAt(processing, origin)
  return step?.op === 'count' && step.averageBytes === undefined
}

/** How long a store on disk keeps what it is told to keep for `retentionMs`: whole segments, of which the oldest is dropped last. */
const keptFor = (retentionMs: number, isPersistent: boolean): number =>
  isPersistent ? retentionMs + Math.max(retentionMs / 2, LEAST_SEGMENT_MS) : retentionMs

/**
 * Returns what a store holds, with the keys that its step or the topics of the application state.
 *
 * @see AbstractSegments.cleanupExpiredSegments, WindowKeySchema, ChangeLoggingTimestampedWindowBytesStore
 */
export function contentOf(app: StreamsApp, store: RegisteredStore, topics: readonly Topic[]): StoreContent {
  const { processing = [] } = app
  const { kind, origin, retentionMs = 0, isPersistent } = store
  const step = stepAt(processing, origin)
  const chain = origin && processing[origin.chain]
  if (chain && isForeign(step) && SUBSCRIPTION.test(store.name)) {
    const asked = flowAt(processing, origin, 'before')
    return {
      flow: everyPart(asked, (part) => ({ ...part, bytes: STORED_REGISTRATION_BYTES })),
      keys: keysAfter(processing, topics, chain, origin.step - 1),
      everyMs: undefined,
      keptMs: 0,
      loggedBytes: 0,
      besideBytes: timestampBytes(kind),
      loggedMost: undefined,
    }
  }
  if (origin && isOfUnmatched(store, step))
    return unmatchedOf(step, flowAt(processing, origin, 'before'), flowAt(processing, origin, 'other'))
  const isWindowed = kind === 'window' || kind === 'session' || kind === 'buffer'
  const window = isWindowed && chain && origin ? windowBefore(processing, chain, origin.step) : undefined
  const isOwn = step?.op === 'process' || step?.op === 'processValues'
  const inKey = kind !== 'join-window' && saysSize(step) ? windowBytes(window) : 0
  const isSegmented = kind === 'window' || kind === 'session' || kind === 'join-window'
  const flow = flowIntoStore(processing, store)
  const keys = keysOfStore(processing, store, topics)
  const loggedBytes = Math.max(0, keySuffixBytes(kind) - inKey)
  const besideBytes = isOwn ? 0 : timestampBytes(kind)
  const isCached =
    !isOwn && (kind === 'key-value' || kind === 'window' || kind === 'session') && cachesOf(chain, step)
  return {
    flow,
    keys,
    everyMs: window?.kind === 'session' ? window.gapMs : beginsEvery(window),
    keptMs:
      kind === 'buffer'
        ? waitsFor(step, window)
        : isSegmented
          ? keptFor(retentionMs, isPersistent)
          : retentionMs,
    loggedBytes,
    besideBytes,
    loggedMost:
      isCached && keys !== undefined
        ? mostFromCache(
            app,
            keys * windowsOfRecord(window),
            (statedBytes(flow, topics) ?? ASSUMED_BYTES) +
              loggedBytes +
              besideBytes +
              cacheEntryBytes(kind, [...flow.keys()]),
          )
        : undefined,
  }
}

/** Whether a store of the DSL has a cache before it, as all have that are not told otherwise. */
const cachesOf = (chain: Chain | undefined, step: Step | undefined): boolean => {
  const store = step === undefined ? chain?.store : 'store' in step ? step.store : undefined
  const isOfJoin = step !== undefined && /join/i.test(step.op)
  return store?.caching !== false && !isOfJoin
}

/**
 * Records a second that come out of a cache which holds all keys that are written to: each once a commit. Undefined where
 * they do not fit, so that they are written on sooner.
 *
 * @see CachingKeyValueStore, ThreadCache; statestore.cache.max.bytes of one instance
 */
function mostFromCache(app: StreamsApp, entries: number, bytes: number): number | undefined {
  const settings = streamsSettings(app)
  const cache = settings.number('statestore.cache.max.bytes') * (app.instances ?? 1)
  const commitMs = settings.number('commit.interval.ms')
  return entries * bytes <= cache && commitMs > 0 ? (entries * 1000) / commitMs : undefined
}

/** How long a record waits in a buffer: for the time that is stated, or until its window closes; 0 where nothing says. */
function waitsFor(step: Step | undefined, window: Window | undefined): number {
  if (step && 'graceMs' in step && step.graceMs !== undefined) return step.graceMs
  if (step?.op === 'suppress' && step.until === 'timeLimit') return step.timeLimitMs ?? 0
  if (window === undefined) return 0
  const length =
    window.kind === 'session' ? window.gapMs : window.kind === 'sliding' ? window.differenceMs : window.sizeMs
  return length + (window.graceMs ?? 0)
}

/** How many windows of one key begin in so many milliseconds at most; a time without end is told as a year. */
const windowsWithin = (everyMs: number, keptMs: number): number =>
  Math.max(1, Math.ceil((keptMs < 0 ? YEAR_MS : Math.min(keptMs, YEAR_MS)) / Math.max(1, everyMs) - 1e-9))

/** How many entries a store has at most by its keys: so many in each window that begins while it keeps them. */
export interface Entries {
  readonly keys: number
  readonly windows: number
}

/**
 * Returns how many entries are there by the keys of a store, in so many milliseconds of its windows. Undefined where
 * nothing says how many keys there are, and where each record makes an entry of its own.
 */
export function entriesByKeys(
  { kind, origin }: RegisteredStore,
  { keys, everyMs }: StoreContent,
  keptMs: number,
  processing: readonly Chain[],
): Entries | undefined {
  if (keys === undefined || kind === 'join-window') return undefined
  if (everyMs !== undefined) return { keys, windows: windowsWithin(everyMs, keptMs) }
  const waitsByRecord = kind === 'buffer' && stepAt(processing, origin)?.op !== 'suppress'
  return kind === 'window' || kind === 'session' || waitsByRecord ? undefined : { keys, windows: 1 }
}

/** Returns what is put into the changelog of a store. */
export function loggedFlow({ flow, loggedBytes, loggedMost }: StoreContent): ChainFlow {
  const put = loggedMost === undefined ? flow : limited(flow, loggedMost)
  return loggedBytes === 0
    ? put
    : everyPart(put, ({ bytes, ...part }) =>
        bytes === undefined
          ? { ...part, bytes, more: (part.more ?? 0) + loggedBytes }
          : { ...part, bytes: bytes + loggedBytes },
      )
}

/** The size of the records in the changelog of a store, where it is stated or follows; undefined where topics tell it. */
export function loggedRecordBytes(content: StoreContent, topics: readonly Topic[]): number | undefined {
  const sizes = new Set(
    [...loggedFlow(content)].map(([name, { bytes, more = 0 }]) => {
      const own = topics.find((topic) => topic.name === name)?.record?.averageBytes
      return bytes ?? (own === undefined ? undefined : own + more)
    }),
  )
  return sizes.size === 1 ? [...sizes][0] : undefined
}
