import type { Design } from '../model/design'
import { cachedPer } from '../shared/cached-per'
import { type Edge, edgesOf } from './edges'

/** What lies on the way of something: nodes and edges, by their ids. */
export type Way = ReadonlySet<string>

interface Steps {
  readonly edges: ReadonlyMap<string, Edge>
  readonly out: ReadonlyMap<string, readonly Edge[]>
  readonly into: ReadonlyMap<string, readonly Edge[]>
}

const stepsOf = cachedPer((edges: readonly Edge[]): Steps => {
  const out = new Map<string, Edge[]>()
  const into = new Map<string, Edge[]>()
  const add = (map: Map<string, Edge[]>, at: string, edge: Edge) => {
    const known = map.get(at)
    if (known) known.push(edge)
    else map.set(at, [edge])
  }
  for (const edge of edges) {
    add(out, edge.from, edge)
    add(into, edge.to, edge)
  }
  return { edges: new Map(edges.map((edge) => [edge.id, edge])), out, into }
})

/**
 * Returns a node or an edge with all that its records come from and all that they lead to, nodes and edges, by their
 * ids: the whole way up and the whole way down, and not what only shares a part of it. Of a thing that is not in the
 * design it is the thing alone.
 */
export function wayOf(design: Design, id: string): Way {
  const { edges, out, into } = stepsOf(edgesOf(design))
  const way = new Set([id])
  const walk = (from: string, map: Steps['out'], next: (edge: Edge) => string) => {
    const left = [from]
    const seen = new Set(left)
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      way.add(at)
      for (const edge of map.get(at) ?? []) {
        way.add(edge.id)
        const to = next(edge)
        if (seen.has(to)) continue
        seen.add(to)
        left.push(to)
      }
    }
  }
  const edge = edges.get(id)
  walk(edge?.to ?? id, out, ({ to }) => to)
  walk(edge?.from ?? id, into, ({ from }) => from)
  return way
}
