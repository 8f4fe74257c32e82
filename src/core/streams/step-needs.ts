import { durationText, joinWindowText, windowText } from './chain-words'
import { heldBefore } from './offered-steps'
import { type Branch, type Chain, type JoinWindow, type Step, stepOf, type Window } from './processing'

/** What may be told of a step, for its numbers and for what Kafka Streams keeps of it. */
export type NeedField = 'window' | 'within' | 'until' | 'graceMs' | 'recordsPerRecord' | 'keys' | 'averageBytes' | 'share' // biome-ignore format: a list of words

/** What is told: a number in milliseconds, bytes, keys or records per record, or a window; undefined for nothing. */
export type Told = number | Window | JoinWindow | 'windowCloses' | undefined

/** One thing that may be told of a step, as it stands now. */
export interface Need {
  readonly field: NeedField
  /** Of which branch of a split the share is. */
  readonly branch?: string
  /** As it is typed; empty where nobody has said it. */
  readonly shown: string
  /** What is counted with where nobody has said it. */
  readonly otherwise: string
  /** What stands there was assumed when a description was read. */
  readonly isAssumed: boolean
}

/** A step of a program, and what may be told of it. Step 0 is where a chain begins. */
export interface StepNeeds {
  readonly chain: number
  readonly step: number
  /** The same for the same step when another is put in before it. */
  readonly key: string
  readonly op: string
  readonly of: string
  readonly needs: readonly Need[]
}

/** Where a step stands: `at` is the step, 0 for the beginning of its chain. */
export interface StepAt {
  readonly chain: number
  readonly step: number
}

const AGGREGATIONS: ReadonlySet<string> = new Set(['count', 'reduce', 'aggregate'])
const JOINS: ReadonlySet<string> = new Set(['join', 'leftJoin', 'outerJoin'])
/** Operations that drop or add records, and those that make them larger or smaller. */
const SELECTIVE: ReadonlySet<string> = new Set([
  'filter', 'filterNot', 'flatMap', 'flatMapValues', 'process', 'processValues', 'join', 'leftJoin', 'outerJoin',
]) // biome-ignore format: a list of words
const RESIZING: ReadonlySet<string> = new Set([
  'map', 'mapValues', 'flatMap', 'flatMapValues', 'process', 'processValues', 'join', 'leftJoin', 'outerJoin', 'reduce', 'aggregate',
]) // biome-ignore format: a list of words

/** Returns the steps of a program of which something may be told that its numbers rest on, in order. */
export function stepNeeds(chains: readonly Chain[]): readonly StepNeeds[] {
  const found: StepNeeds[] = []
  for (const [chain, { table, globalTable, store, steps = [] }] of chains.entries()) {
    const topic = table ?? globalTable
    if (topic !== undefined) {
      const op = table === undefined ? 'globalTable' : 'table'
      const keys = need('keys', countText(store?.keys), 'those of its topic')
      found.push({ chain, step: 0, key: `${chain} ${op}`, op, of: topic, needs: [keys] })
    }
    const seen = new Map<string, number>()
    for (const [index, written] of steps.entries()) {
      const own = stepOf(written)
      const needs = needsOf(chains, chain, index, own)
      const nth = seen.get(own.op) ?? 0
      seen.set(own.op, nth + 1)
      if (needs.length === 0) continue
      const of = own.named ?? ('store' in own ? own.store?.name : undefined) ?? other(own) ?? ''
      found.push({ chain, step: index + 1, key: `${chain} ${own.op} ${nth}`, op: own.op, of, needs })
    }
  }
  return found
}

/** Returns how many of these nobody has said, or only assumed. */
export const unstated = (steps: readonly StepNeeds[]): number =>
  steps.reduce(
    (sum, { needs }) => sum + needs.filter(({ shown, isAssumed }) => shown === '' || isAssumed).length,
    0,
  )

const other = (step: Step): string | undefined =>
  'with' in step && typeof step.with === 'string' ? step.with : undefined

const countText = (value: number | undefined): string => (value === undefined ? '' : String(value))
const timeText = (ms: number | undefined): string => (ms === undefined ? '' : durationText(ms))

const need = (field: NeedField, shown: string, otherwise: string, isAssumed = false): Need => ({
  field,
  shown,
  otherwise,
  isAssumed,
})

function needsOf(chains: readonly Chain[], chain: number, index: number, step: Step): readonly Need[] {
  const { op, assumed = false } = step
  const of: Need[] = []
  if (AGGREGATIONS.has(op)) {
    const held = heldBefore(chains, chain, index)
    const window = windowBefore(chains, chain, index)?.window
    if (held === 'grouped' || held === 'windowed' || held === 'cogrouped') {
      of.push(
        need(
          'window',
          window ? windowText({ ...window, graceMs: undefined } as unknown as Window) : '',
          'none: for all time',
          assumed,
        ),
      )
      if (window) of.push(need('graceMs', timeText(window.graceMs), 'none'))
    }
  } else if (JOINS.has(op) && 'with' in step && isOfStreams(chains, chain, index, step)) {
    const { window } = step as Step & { readonly window?: JoinWindow }
    of.push(need('within', window ? withoutGrace(window) : '', 'needed', assumed))
    if (window) of.push(need('graceMs', timeText(window.graceMs), 'none'))
  } else if (op === 'suppress') of.push(need('until', untilText(step), 'its window closes'))
  if (op === 'split')
    for (const branch of branchesOf(step))
      of.push({ ...need('share', countText(branch.share), 'an even part'), branch: branch.id })
  if (SELECTIVE.has(op)) of.push(need('recordsPerRecord', countText(step.recordsPerRecord), '1 assumed'))
  if (AGGREGATIONS.has(op) || op === 'toTable') {
    const { store } = step as { readonly store?: { readonly keys?: number } }
    of.push(need('keys', countText(store?.keys), 'not known'))
  }
  if (RESIZING.has(op)) of.push(need('averageBytes', countText(step.averageBytes), 'as taken in'))
  return of
}

const withoutGrace = ({ beforeMs, afterMs }: JoinWindow): string =>
  joinWindowText({ beforeMs, afterMs })
    .trim()
    .replace(/^within /, '')

const untilText = (step: Step & { readonly op: 'suppress' }): string =>
  step.until === 'windowCloses' ? 'windowCloses' : timeText(step.timeLimitMs)

const branchesOf = ({ branches, defaultBranch }: Step & { readonly op: 'split' }): readonly Branch[] =>
  defaultBranch ? [...branches, defaultBranch] : branches

function isOfStreams(chains: readonly Chain[], chain: number, index: number, step: Step): boolean {
  if ('window' in step && step.window) return true
  if (heldBefore(chains, chain, index) !== 'stream') return false
  const at = chains.findIndex(({ id }) => id === other(step))
  return at >= 0 ? heldBefore(chains, at, Number.POSITIVE_INFINITY) === 'stream' : false
}

/** Returns the `windowedBy` that an aggregation stands on, in its own chain or in the one that it goes on from. */
export function windowBefore(
  chains: readonly Chain[],
  chain: number,
  index: number,
): (StepAt & { window: Window }) | undefined {
  const { steps = [], from } = chains[chain] ?? {}
  for (let at = Math.min(index, steps.length) - 1; at >= 0; at -= 1) {
    const written = steps[at]
    const step = written === undefined ? undefined : stepOf(written)
    if (step?.op === 'windowedBy') return { chain, step: at + 1, window: step.window }
    if (step && AGGREGATIONS.has(step.op)) return undefined
  }
  const before = from === undefined ? -1 : chains.findIndex(({ id }) => id === from)
  return before >= 0 && before < chain ? windowBefore(chains, before, Number.POSITIVE_INFINITY) : undefined
}
