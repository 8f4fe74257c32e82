import type { Chain, Step, WrittenStep } from './processing'
import type { Held } from './refuse-options'
import type { Lacking } from './topology'

/** Operations that a stream has and a table has not. */
const OF_STREAMS: ReadonlySet<Step['op']> = new Set<Step['op']>([
  'map',
  'flatMap',
  'flatMapValues',
  'selectKey',
  'peek',
  'foreach',
  'print',
  'process',
  'processValues',
  'merge',
  'split',
  'groupByKey',
  'repartition',
  'to',
])
const AGGREGATIONS: ReadonlySet<Step['op']> = new Set<Step['op']>(['count', 'reduce', 'aggregate'])

/** Returns the step that a refused one lacks before it; undefined where none makes it fit by itself. */
export function whatLacks(is: Held['is'], op: Step['op']): Lacking | undefined {
  if (is === 'table') {
    if (OF_STREAMS.has(op)) return 'toStream'
    return AGGREGATIONS.has(op) ? 'groupBy' : undefined
  }
  if (is !== 'stream') return undefined
  return AGGREGATIONS.has(op) || op === 'windowedBy' || op === 'cogroup' ? 'groupByKey' : undefined
}

/** Returns what to do about a step that does not fit, as a clause; empty where there is nothing to be said. */
export function whatToDo(is: Held['is'], op: Step['op']): string {
  const lacking = whatLacks(is, op)
  if (lacking !== undefined) return `write ${lacking} before it`
  if (is === 'grouped' || is === 'groupedTable')
    return op === 'groupByKey' || op === 'groupBy'
      ? 'it is grouped already'
      : 'write count, reduce or aggregate before it'
  if (is === 'cogrouped') return 'write aggregate before it'
  if (is === 'globalTable') return 'a stream is joined with it, and nothing else can be done with it'
  if (op === 'toStream' || op === 'toTable')
    return `it is ${is === 'stream' ? 'a stream' : 'a table'} already`
  if (op === 'suppress') return 'it holds back the results of an aggregation, so write it after one'
  return ''
}

/** Returns the chains with one more step, before the one at an index of its chain. */
export function withStepBefore(
  chains: readonly Chain[],
  chain: number,
  index: number,
  step: WrittenStep,
): readonly Chain[] {
  return chains.map((one, at) =>
    at === chain ? { ...one, steps: (one.steps ?? []).toSpliced(index, 0, step) } : one,
  )
}

/** Returns the line on which a step stands where a program is typed; step 0 is the beginning of its chain. */
export const lineOf = (chains: readonly Chain[], chain: number, step: number): number =>
  chains.slice(0, chain).reduce((lines, { steps = [] }) => lines + 1 + steps.length, 1) + step
