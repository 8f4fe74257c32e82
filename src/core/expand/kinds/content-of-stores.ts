/** What the stores of a Streams application hold: in one place for the store, its changelog and its restoring. */
import type { StreamsApp, Topic } from '../../model/design'
import { beginsEvery, type ChainFlow, limited } from '../../model/follow-chain'
import { windowBytes } from '../../model/made-records'
import { DAY_MS, MINUTE_MS } from '../../shared/units'
import type { Chain, Step, Window } from '../../streams/processing'
import type { RegisteredStore } from '../../streams/topology'
import type { HeldBack } from './held-back'
import { keysAfter, keysOfStore, windowBefore } from './keys-of-stores'
import { everyPart, flowAt, flowIntoStore, isForeign, SUBSCRIPTION, saysSize, stepAt } from './store-flows'
import { keySuffixBytes, STORED_REGISTRATION_BYTES, timestampBytes } from './stored-bytes'
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

/** A window is never kept in fewer than this. @see Stores.defaultSegmentInterval */
const LEAST_SEGMENT_MS = MINUTE_MS
/** What never deletes is told for a year. */
const YEAR_MS = 365 * DAY_MS

/** How long a store on disk keeps what it is told to keep for `retentionMs`: whole segments, of which the oldest is dropped last. */
const keptFor = (retentionMs: number, isPersistent: boolean): number =>
  isPersistent ? retentionMs + Math.max(retentionMs / 2, LEAST_SEGMENT_MS) : retentionMs

/**
 * Returns what a store holds, with the keys that its step or the topics of the application state.
 *
 * @see AbstractSegments.cleanupExpiredSegments, WindowKeySchema, ChangeLoggingTimestampedWindowBytesStore
 */
export function contentOf(
  { processing = [] }: StreamsApp,
  store: RegisteredStore,
  topics: readonly Topic[],
  { followed, mostOfStore }: HeldBack,
): StoreContent {
  const { kind, origin, retentionMs = 0, isPersistent } = store
  const step = stepAt(processing, origin)
  const chain = origin && processing[origin.chain]
  if (chain && isForeign(step) && SUBSCRIPTION.test(store.name)) {
    const asked = flowAt(processing, followed, origin, 'before')
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
    return unmatchedOf(
      step,
      flowAt(processing, followed, origin, 'before'),
      flowAt(processing, followed, origin, 'other'),
    )
  const isWindowed = kind === 'window' || kind === 'session' || kind === 'buffer'
  const window = isWindowed && chain && origin ? windowBefore(processing, chain, origin.step) : undefined
  const isOwn = step?.op === 'process' || step?.op === 'processValues'
  const inKey = kind !== 'join-window' && saysSize(step) ? windowBytes(window) : 0
  const isSegmented = kind === 'window' || kind === 'session' || kind === 'join-window'
  return {
    flow: flowIntoStore(processing, followed, store),
    keys: keysOfStore(processing, store, topics),
    everyMs: window?.kind === 'session' ? window.gapMs : beginsEvery(window),
    keptMs:
      kind === 'buffer'
        ? waitsFor(step, window)
        : isSegmented
          ? keptFor(retentionMs, isPersistent)
          : retentionMs,
    loggedBytes: Math.max(0, keySuffixBytes(kind) - inKey),
    besideBytes: isOwn ? 0 : timestampBytes(kind),
    loggedMost: mostOfStore.get(store.name),
  }
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
