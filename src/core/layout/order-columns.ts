import { type Columns, FEWEST_LAYERS } from './columns'
import type { Placed } from './gather'

/** A node by those that it is joined to, by their indices. */
type Joined = Pick<Placed, 'neighbours'>

const SWEEPS = 6

/** Returns the columns of a set, one a layer, sorted sweep by sweep; `rank` receives where each node stands in its column, 0 to 1. */
export function orderColumns(
  nodes: readonly Joined[],
  set: readonly number[],
  layers: readonly number[],
  rank: number[],
  last: ReadonlySet<number>,
): Columns {
  const columns: number[][] = Array.from({ length: FEWEST_LAYERS }, () => [])
  for (const at of set) {
    const layer = layers[at] ?? 0
    while (columns.length <= layer) columns.push([])
    columns[layer]?.push(at)
  }
  const number = (column: readonly number[]) => {
    for (const [index, at] of column.entries()) rank[at] = index / Math.max(1, column.length - 1)
  }
  const sort = (column: number[]) => {
    if (column.length < 2) return
    const centre = new Map(column.map((at) => [at, centreOf(nodes[at], rank, at)]))
    column.sort(
      (one, other) =>
        Number(last.has(one)) - Number(last.has(other)) || (centre.get(one) ?? 0) - (centre.get(other) ?? 0),
    )
    number(column)
  }
  for (const column of columns) number(column)
  const [, ...ahead] = columns
  const back = columns.slice(0, -1).reverse()
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const column of [...ahead, ...back]) sort(column)
  }
  return columns
}

function centreOf(node: Joined | undefined, rank: readonly number[], at: number): number {
  if (!node || node.neighbours.length === 0) return rank[at] ?? 0
  let sum = 0
  for (const neighbour of node.neighbours) sum += rank[neighbour] ?? 0
  return sum / node.neighbours.length
}
