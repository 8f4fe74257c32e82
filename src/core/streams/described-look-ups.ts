/** Joins of a stream with a table, which are one processor that looks into the table's store. */
import { type DescribedGraph, prefixOf } from './described-graph'
import { namedBy, type OperationBook, spanOf } from './described-operations'
import type { DescribedNode } from './read-descriptions'

/** How long a stream waits for a versioned table, in milliseconds: a description does not say. */
const ASSUMED_GRACE_MS = 60_000

/** A join of a stream with the table whose store it looks into, or with a global table, whose store it does not name. */
export function readLookUp(
  book: OperationBook,
  { name, stores }: DescribedNode,
  on: string,
  isLeft: boolean,
): boolean {
  const { graph } = book
  // A stream that waits for a versioned table has a buffer of its own.
  const looked = stores.filter((store) => store !== `${name}-Buffer`)
  const waits = looked.length < stores.length && { graceMs: ASSUMED_GRACE_MS }
  const table = stores.length === 0 ? graph.globalTables[0] : tableOf(book, looked)
  if (table === undefined) return false
  const op = isLeft && stores.length > 0 ? 'leftJoin' : 'join'
  book.add(
    {
      ...spanOf([name], 1),
      on,
      needs: [table],
      makes: name,
      step: (idOf) => ({ op, with: idOf(table), ...waits, ...namedBy(name) }),
    },
    name,
  )
  return true
}

/** What puts a table out that several processors keep together, as cogrouped streams do. */
const mergeOf = (graph: DescribedGraph, owner: string | undefined): string | undefined =>
  owner !== undefined && /-cogroup-agg-\d+$|^COGROUPKSTREAM-AGGREGATE-/.test(owner)
    ? (graph.node(owner)?.after[0] ?? owner)
    : owner

/** The table that has these stores: one of its own, or those of the tables that it was made of. */
function tableOf({ graph }: OperationBook, stores: readonly string[]): string | undefined {
  const owners = stores.flatMap((store) => mergeOf(graph, graph.ownerOf(store)) ?? [])
  if (owners.length === 1) return owners[0]
  const suppress = owners.find((owner) => prefixOf(owner) === 'KTABLE-SUPPRESS')
  if (suppress !== undefined) return suppress
  const wanted = [...stores].sort().join()
  const joined = [...graph.nodes.values()].find(
    ({ before, stores: own }) =>
      own.length === 0 &&
      before.length === 2 &&
      [...new Set(before.flatMap((one) => graph.node(one)?.stores ?? []))].sort().join() === wanted,
  )
  return joined?.name ?? owners[0]
}
