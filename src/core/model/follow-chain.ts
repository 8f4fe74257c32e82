import { cachedPer } from '../shared/cached-per'
import { type Branch, type Chain, type Step, stepOf, type Window } from '../streams/processing'
import { DEFAULT_RECORDS_PER_RECORD } from './defaults'
import type { Relay } from './kinds/kind'
import { ASSUMED_KEY_BYTES, COUNT_BYTES, windowBytes } from './made-records'

/** Records that come from one topic: how many for each one read there, and their size where the chain states one. */
export interface Part {
  readonly share: number
  readonly bytes: number | undefined
  /** Bytes that are added to each record of a size that is not stated. */
  readonly more?: number
  /** Records a second that come at most, however many are read: what a cache or a buffer gives out when its time has come. */
  readonly most?: number
}

/** What flows at one point of a chain, by the topic that it comes from. */
export type ChainFlow = ReadonlyMap<string, Part>

interface Held {
  readonly flow: ChainFlow
  readonly isTable: boolean
  /** The windows by which records are to be aggregated, or were. */
  readonly window?: Window | undefined
}

/** What flows through a program. */
export interface FollowedChains {
  /** By chain and step: `[0][0]` is what the first chain begins with, `[0][1]` what its first step puts out. */
  readonly flows: readonly (readonly ChainFlow[])[]
  /** The same before a cache or a buffer of the step holds any of it back. */
  readonly puts: readonly (readonly ChainFlow[])[]
  /** By the names that chains and branches have. */
  readonly named: ReadonlyMap<string, { readonly flow: ChainFlow }>
  /** What is written to each topic for each record read from another. */
  readonly relays: readonly Relay[]
}

const NOTHING: ChainFlow = new Map()
const NONE: readonly never[] = []

const asList = (names: string | readonly string[] | undefined): readonly string[] =>
  typeof names === 'string' ? [names] : (names ?? NONE)

const scaled = (flow: ChainFlow, factor: number, bytes: number | undefined): ChainFlow =>
  factor === 1 && bytes === undefined
    ? flow
    : new Map(
        [...flow].map(([topic, { share, most, ...part }]) => [
          topic,
          {
            share: share * factor,
            bytes: bytes ?? part.bytes,
            ...(most !== undefined && { most: most * factor }),
          },
        ]),
      )

/** Returns what flows where two flows come together. */
export function together(one: ChainFlow, other: ChainFlow): ChainFlow {
  const sum = new Map(one)
  for (const [topic, part] of other) {
    const known = sum.get(topic)
    const most = known ? both(known.most, part.most) : part.most
    sum.set(topic, {
      share: part.share + (known?.share ?? 0),
      bytes: known?.bytes ?? part.bytes,
      ...(most !== undefined && { most }),
    })
  }
  return sum
}

const both = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : one + other

/** Returns no more of a flow than so many records a second in all, of each topic in proportion. */
export function limited(flow: ChainFlow, most: number): ChainFlow {
  const all = [...flow.values()].reduce((sum, { share }) => sum + share, 0)
  return new Map(
    [...flow].map(([topic, part]) => {
      const own = all > 0 ? (most * part.share) / all : most
      return [topic, { ...part, most: Math.min(part.most ?? own, own) }]
    }),
  )
}

/** Returns the step of a chain as a key; 0 is what the chain begins with. */
export const stepKey = (chain: number, step: number): string => `${chain} ${step}`

/** Records a second that steps put out at most, by `stepKey`. */
export type MostAt = ReadonlyMap<string, number>

/** The topics that a chain begins with; a pattern names none. */
export const topicsRead = ({ stream, table, globalTable }: Chain): readonly string[] =>
  asList(stream ?? table ?? globalTable)

/** The share that each branch of a split takes: what it states, else an even part of what the others leave. */
function shareOf(branch: Branch, branches: readonly Branch[]): number {
  if (branch.share !== undefined) return branch.share
  const stated = branches.reduce((sum, { share = 0 }) => sum + share, 0)
  const silent = branches.filter(({ share }) => share === undefined).length
  return Math.max(0, 1 - stated) / silent
}

/** All branches of a split, the default one last. */
export const branchesOf = ({ branches, defaultBranch }: Step & { op: 'split' }): readonly Branch[] =>
  defaultBranch ? [...branches, defaultBranch] : branches

/**
 * Returns into how many windows a record is written: hopping ones overlap; of sliding ones at least the one that ends
 * with it, and the one that begins after the record before it.
 *
 * @see KStreamSlidingWindowAggregate
 */
export const windowsOfRecord = (window: Window | undefined): number =>
  window?.kind === 'sliding'
    ? 2
    : window?.kind === 'hopping' && window.advanceMs > 0
      ? Math.max(1, Math.ceil(window.sizeMs / window.advanceMs))
      : 1

/** Returns how often a window begins, and another one closes; unknown of those that records open and close. */
export const beginsEvery = (window: Window | undefined): number | undefined =>
  window?.kind === 'tumbling' ? window.sizeMs : window?.kind === 'hopping' ? window.advanceMs : undefined

/** What a step has in hand after it, before its own selectivity. A join of two streams is told per record of the left one. */
function after(held: Held, step: Step, named: ReadonlyMap<string, Held>): Held {
  switch (step.op) {
    case 'windowedBy':
      return { ...held, window: step.window }
    case 'count':
    case 'reduce':
    case 'aggregate': {
      const { window, flow } = held
      // Each window that a record stands in is updated, and puts out a record.
      const times = step.recordsPerRecord === undefined ? windowsOfRecord(window) : 1
      const bytes = step.op === 'count' ? ASSUMED_KEY_BYTES + COUNT_BYTES + windowBytes(window) : undefined
      return {
        ...held,
        flow: scaled(flow, times, bytes),
        isTable: true,
      }
    }
    case 'toTable':
      return { ...held, isTable: true }
    case 'groupBy':
    case 'groupByKey':
      return { ...held, window: undefined }
    case 'toStream':
      return { ...held, window: undefined, isTable: false }
    case 'cogroup':
    case 'merge':
      return {
        ...held,
        flow: asList(step.with).reduce((sum, id) => together(sum, named.get(id)?.flow ?? NOTHING), held.flow),
      }
    case 'join':
    case 'leftJoin':
    case 'outerJoin': {
      const other = named.get(step.with)
      const isBoth = other && other.isTable === held.isTable && (held.isTable || step.op === 'outerJoin')
      return isBoth ? { ...held, flow: together(held.flow, other.flow) } : held
    }
    default:
      return held
  }
}

/** What goes from one topic to another of a flow. */
export const relayOf = (
  edge: string,
  from: string,
  to: string,
  { share, bytes, more, most }: Part,
): Relay => ({
  edge,
  from,
  to,
  share,
  ...(bytes !== undefined && { bytes }),
  ...(more !== undefined && { more }),
  ...(most !== undefined && { most }),
})

/** Follows records through a program as if no cache and no buffer held any back. */
export const followChains = cachedPer(
  (processing: readonly Chain[]): FollowedChains => followWithin(processing, new Map()),
)

/**
 * Returns what flows through a program: the selectivity and the size of each step multiply along its chains, and no step
 * puts out more records a second than its cache or its buffer lets through.
 */
export function followWithin(processing: readonly Chain[], mostAt: MostAt): FollowedChains {
  const named = new Map<string, Held>()
  const relays: Relay[] = []
  const puts: ChainFlow[][] = []
  const flows = processing.map((chain, index) => {
    const put: ChainFlow[] = []
    const letOut = (held: Held): Held => {
      const most = mostAt.get(stepKey(index, put.length))
      put.push(held.flow)
      return most === undefined ? held : { ...held, flow: limited(held.flow, most) }
    }
    puts.push(put)
    const begun = new Map(topicsRead(chain).map((topic) => [topic, { share: 1, bytes: undefined }]))
    let held = letOut(
      chain.from === undefined
        ? { flow: begun, isTable: chain.table !== undefined }
        : (named.get(chain.from) ?? { flow: NOTHING, isTable: false }),
    )
    const along = [held.flow]
    for (const written of chain.steps ?? NONE) {
      const step = stepOf(written)
      const next = after(held, step, named)
      const { recordsPerRecord = DEFAULT_RECORDS_PER_RECORD, averageBytes } = step
      held = letOut({ ...next, flow: scaled(next.flow, recordsPerRecord, averageBytes) })
      along.push(held.flow)
      if (step.op === 'split') {
        const all = branchesOf(step)
        for (const branch of all)
          named.set(branch.id, { ...held, flow: scaled(held.flow, shareOf(branch, all), undefined) })
      }
      if (step.op !== 'to') continue
      for (const [from, part] of held.flow) relays.push(relayOf('produces', from, step.topic, part))
    }
    if (chain.id !== undefined) named.set(chain.id, held)
    return along
  })
  return { flows, puts, named, relays }
}

/** What a program writes to each topic for each record that it reads from another, were nothing held back. */
export const relaysOf = (processing: readonly Chain[] | undefined): readonly Relay[] =>
  processing ? followChains(processing).relays : NONE
