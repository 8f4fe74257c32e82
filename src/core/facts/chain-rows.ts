import { printStep } from '../streams/print-chains'
import { type Chain, stepOf } from '../streams/processing'
import type { Topology } from '../streams/topology'

/** One operation of a program, for a drawing that has a line for each. */
export interface ChainRow {
  /** The operation, or how a chain begins. */
  readonly op: string
  /** What it is told: a topic, what it is joined with, a window. */
  readonly what: string
  readonly isStateful: boolean
  /** Changes records one by one, and may be left out where there is no room. */
  readonly isPlain: boolean
  /** The sub-topology that does it; undefined where that is not known. */
  readonly subtopology: number | undefined
}

const PLAIN =
  /^(filter|filterNot|map|mapValues|flatMap|flatMapValues|selectKey|peek|print|foreach|toStream|groupByKey|groupBy|windowedBy|merge)$/
const STATEFUL =
  /^(count|reduce|aggregate|toTable|join|leftJoin|outerJoin|suppress|table|globalTable|cogroup)$/

/** Where each step of a program is done: the last sub-topology that has something of it. */
function subtopologiesOfSteps(topology: Topology): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [id, names] of topology.groups().entries())
    for (const name of names) {
      const origin = topology.origins.get(name)
      if (origin) found.set(`${origin.chain} ${origin.step}`, id)
    }
  return found
}

const beginning = ({
  stream,
  pattern,
  table,
  globalTable,
  from,
}: Chain): readonly [op: string, what: string] => {
  if (table !== undefined) return ['table', table]
  if (globalTable !== undefined) return ['globalTable', globalTable]
  if (from !== undefined) return ['from', from]
  if (pattern !== undefined) return ['stream', pattern]
  return ['stream', typeof stream === 'string' ? stream : (stream?.join(', ') ?? 'nothing yet')]
}

/** Returns the operations of a program in order, each with the sub-topology that does it, where it can be built. */
export function chainRows(processing: readonly Chain[], topology: Topology | undefined): readonly ChainRow[] {
  const done = topology ? subtopologiesOfSteps(topology) : new Map<string, number>()
  return processing.flatMap((chain, at) => {
    const [op, what] = beginning(chain)
    const rows: ChainRow[] = [
      { op, what, isStateful: STATEFUL.test(op), isPlain: false, subtopology: done.get(`${at} 0`) },
    ]
    let last = rows[0]?.subtopology
    let window = ''
    for (const [index, written] of (chain.steps ?? []).entries()) {
      const { op: name } = stepOf(written)
      const { named: _, recordsPerRecord: _1, averageBytes: _2, assumed: _3, ...shown } = stepOf(written)
      if ('store' in shown) delete (shown as { store?: unknown }).store
      const here = done.get(`${at} ${index + 1}`)
      last = here ?? last
      const said = printStep(shown as typeof written)
        .slice(name.length)
        .trim()
      if (name === 'windowedBy') window = said
      rows.push({
        op: name,
        what: /^(count|reduce|aggregate)$/.test(name) ? window : said,
        isStateful: STATEFUL.test(name),
        isPlain: PLAIN.test(name),
        subtopology: last,
      })
    }
    return rows
  })
}

/** The rows that there is room for: plain ones are left out first, then those at the end, which are counted. */
export function rowsThatFit(
  rows: readonly ChainRow[],
  most: number,
): { readonly shown: readonly ChainRow[]; readonly more: number } {
  if (rows.length <= most) return { shown: rows, more: 0 }
  const telling = rows.filter(({ isPlain }) => !isPlain)
  const shown = telling.slice(0, most - 1)
  return { shown, more: rows.length - shown.length }
}
