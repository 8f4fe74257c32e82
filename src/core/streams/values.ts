import type { GraphNode } from './graph-node'
import type { Window } from './processing'

/** What a program holds of a stream: where it ends so far, what it comes from, and whether its key may have moved. */
export interface Stream {
  readonly is: 'stream'
  readonly name: string
  readonly sources: ReadonlySet<string>
  readonly needsRepartition: boolean
  readonly node: GraphNode
  /** The repartition for joins that this very stream was given before. */
  repartitioned?: GraphNode
}

/** What a program holds of a table. */
export interface Table {
  readonly is: 'table'
  readonly name: string
  readonly sources: ReadonlySet<string>
  readonly node: GraphNode
  /** The stores in which its values are looked up; a table that was never looked up gets its store by this. */
  storeNames(): readonly string[]
  /** Keeps old values, and with them a store of its own or of what it comes from. */
  keepOldValues(): void
  isMaterialized(): boolean
}

export interface GlobalTable {
  readonly is: 'globalTable'
  readonly storeName: string
}

/** A grouped stream, before it is aggregated. */
export interface Grouped {
  readonly is: 'grouped'
  readonly stream: Stream
  /** `Grouped.as`: the name of its repartition topic. */
  readonly named: string | undefined
  readonly window: Window | undefined
  /** The repartition that its aggregations share where it has a name. */
  readonly shared: { node?: GraphNode }
}

/** Grouped streams that are aggregated together. */
export interface Cogrouped {
  readonly is: 'cogrouped'
  readonly members: readonly Grouped[]
  readonly window: Window | undefined
  readonly parents: Map<Grouped, GraphNode>
}

/** A grouped table, before it is aggregated. */
export interface GroupedTable {
  readonly is: 'groupedTable'
  readonly node: GraphNode
  readonly named: string | undefined
  readonly shared: { node?: GraphNode }
}

/** A stream without what was cached with it. */
export const bare = ({ is, name, sources, needsRepartition, node }: Stream): Stream => ({
  is,
  name,
  sources,
  needsRepartition,
  node,
})
