import type { Origin } from './origin'
import type { Topology } from './topology'

/** A repartition that an optimisation may merge with others. */
export interface Repartition {
  /** The topic without the application id. */
  readonly topic: string
  readonly isOptimizable: boolean
}

/** How a node of the graph of operations takes part in optimisations. */
export interface Traits {
  readonly changesKey?: boolean
  readonly changesValue?: boolean
  readonly isMerge?: boolean
  readonly repartition?: Repartition
  /** The two windowing processors of a join of two streams, and how it is made a join of one with itself. */
  readonly streamJoin?: { readonly left: string; readonly right: string; makeSelfJoin(): void }
  readonly isWindowing?: boolean
  readonly source?: { readonly topics: readonly string[]; readonly pattern?: string }
  /** The table's source topic serves as its changelog from then on. */
  readonly reuseSource?: () => void
}

/**
 * One operation of a program, between its parents and children, before it becomes processors.
 *
 * @see org.apache.kafka.streams.kstream.internals.graph.GraphNode of Kafka 4.3
 */
export class GraphNode {
  readonly name: string
  readonly traits: Traits
  readonly parents = new Set<GraphNode>()
  readonly children = new Set<GraphNode>()
  priority = 0
  origin: Origin | undefined
  isWritten = false
  /** Whether what comes out has versions; undefined where its parents decide. */
  isVersioned: boolean | undefined
  readonly #write: (topology: Topology, parents: readonly string[]) => void

  constructor(name: string, traits: Traits, write: (topology: Topology, parents: readonly string[]) => void) {
    this.name = name
    this.traits = traits
    this.#write = write
  }

  add(child: GraphNode): void {
    this.children.add(child)
    child.parents.add(this)
  }

  remove(child: GraphNode): void {
    this.children.delete(child)
    child.parents.delete(this)
  }

  /** Adds what the node stands for to a topology, once all parents are in it. */
  write(topology: Topology): void {
    this.#write(
      topology,
      [...this.parents].map(({ name }) => name),
    )
    this.isWritten = true
  }
}

/** The node itself or the first above it that is one of those, searched parent by parent; null where there is none. */
export function findAbove(node: GraphNode, is: (node: GraphNode) => boolean): GraphNode | null {
  if (is(node)) return node
  for (const parent of node.parents) {
    const found = findAbove(parent, is)
    if (found !== null) return found
  }
  return null
}
