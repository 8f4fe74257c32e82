import type { Columns } from './columns'
import type { LayoutShape } from './direction'
import type { Placed } from './gather'
import { stackRows } from './stack-columns'

const MOST_ROWS = 12
/** How much larger a window has to show it, to make one row more. */
const GAIN = 1.12
/** How much larger a window may get to save the edges that lead from row to row, all of them: its logarithm. */
const CUT_COST = 0.5

/**
 * Cuts the columns of a long chain into rows that lie under each other, each read from left to right, so that a window
 * shows the chain larger. A row begins with a column of clients and ends with one of topics; where several cuts serve
 * alike, that one is taken which the fewest edges cross. Every node is in one row; the orders are kept.
 */
export function intoRows(
  columns: Columns,
  nodeAt: (node: number) => Placed,
  shape: LayoutShape,
): readonly Columns[] {
  const pairs = Array.from({ length: Math.ceil(columns.length / 2) }, (_, at) =>
    columns.slice(2 * at, 2 * at + 2),
  )
  const crossing = crossings(columns, pairs.length, nodeAt)
  const most = Math.max(1, ...crossing)
  let best: readonly Columns[] = [columns]
  let least = Number.POSITIVE_INFINITY
  for (let count = 1; count <= Math.min(MOST_ROWS, pairs.length); count += 1) {
    for (const starts of startsOf(pairs.length, count)) {
      const rows = starts.map((start, at) => pairs.slice(start, starts[at + 1]).flat())
      const { width, height } = stackRows(rows, nodeAt, shape)
      const cut = starts.slice(1).reduce((sum, start) => sum + (crossing[start] ?? 0), 0)
      const cost =
        Math.log(Math.max(width / shape.window, height)) +
        (count - 1) * Math.log(GAIN) +
        (CUT_COST * cut) / (most * pairs.length)
      if (cost >= least) continue
      least = cost
      best = rows
    }
  }
  return best
}

/** At which pair of columns each row may begin: about equal rows, the odd pairs in the first ones or in the last. */
function startsOf(pairs: number, count: number): readonly (readonly number[])[] {
  const even = (round: (value: number) => number) =>
    Array.from({ length: count }, (_, at) => round((at * pairs) / count))
  return [even(Math.ceil), even(Math.floor)]
}

/** How many edges lead across each pair's beginning. */
function crossings(columns: Columns, pairs: number, nodeAt: (node: number) => Placed): readonly number[] {
  const pairOf = new Map(
    columns.flatMap((column, layer) => column.map((node) => [node, Math.floor(layer / 2)] as const)),
  )
  const change = new Array<number>(pairs + 1).fill(0)
  for (const [node, pair] of pairOf) {
    for (const target of nodeAt(node).targets) {
      const [first, last] = [pair, pairOf.get(target) ?? pair].sort((one, other) => one - other)
      if (first === undefined || last === undefined || first === last) continue
      change[first + 1] = (change[first + 1] ?? 0) + 1
      change[last + 1] = (change[last + 1] ?? 0) - 1
    }
  }
  let open = 0
  return change.map((by) => {
    open += by
    return open
  })
}
