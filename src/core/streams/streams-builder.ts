import { JavaPriorityQueue } from '../kafka/java-priority-queue'
import { findAbove, GraphNode, type Traits } from './graph-node'
import { mergeDuplicateSources, mergeRepartitions, rewriteSelfJoins } from './optimize'
import type { Origin } from './origin'
import { Topology, TopologyError } from './topology'

/** The rules of `topology.optimization`. */
export type Optimization =
  | 'reuse.ktable.source.topics'
  | 'merge.repartition.topics'
  | 'single.store.self.join'

const ALL: readonly Optimization[] = [
  'reuse.ktable.source.topics',
  'merge.repartition.topics',
  'single.store.self.join',
]

/** Reads a value of `topology.optimization`: none, all, or a list of rules; what is no rule is passed over. */
export function optimizationsOf(value: unknown): ReadonlySet<Optimization> {
  if (value === 'all') return new Set(ALL)
  const named = String(value ?? '').split(',')
  return new Set(ALL.filter((rule) => named.some((name) => name.trim() === rule)))
}

/** A repartition node with what it is written as. */
export interface RepartitionParts {
  readonly source: string
  readonly node: GraphNode
}

const NUMBERED = /^KSTREAM.*-[0-9]{10}$/

/**
 * Gathers the operations of a program into a graph, numbers what is given no name, and turns the graph into a topology.
 *
 * @see org.apache.kafka.streams.kstream.internals.InternalStreamsBuilder of Kafka 4.3
 */
export class StreamsBuilder {
  readonly topology = new Topology()
  readonly root = new GraphNode('root', {}, () => {})
  /** Operations that change keys, with the repartitions that they make necessary. */
  readonly repartitionsAfter = new Map<GraphNode, Set<GraphNode>>()
  readonly merges = new Set<GraphNode>()
  readonly #tables = new Set<GraphNode>()
  readonly #suppressions = new Set<GraphNode>()
  /** What is being read of the program. */
  at: Origin | undefined
  #index = 0
  #priority = 0

  /** The next numbered name: `KSTREAM-FILTER-0000000001`. */
  newName = (prefix: string): string => `${prefix}${String(this.#index++).padStart(10, '0')}`

  newStoreName = (prefix: string): string => this.newName(`${prefix}STATE-STORE-`)

  /** A given name, which uses up a number all the same, or a numbered one. */
  nameOr(named: string | undefined, prefix: string): string {
    const generated = this.newName(prefix)
    return named ?? generated
  }

  suffixed(named: string | undefined, suffix: string, prefix: string): string {
    const generated = this.newName(prefix)
    return named === undefined ? generated : named + suffix
  }

  /** Adds a processor that passes records on to its children. */
  processor(name: string, traits: Traits = {}, after: (topology: Topology) => void = () => {}): GraphNode {
    return new GraphNode(name, traits, (topology, parents) => {
      topology.addProcessor(name, parents)
      after(topology)
    })
  }

  add(parents: GraphNode | readonly GraphNode[], child: GraphNode): GraphNode {
    for (const parent of Array.isArray(parents)
      ? (parents as readonly GraphNode[])
      : [parents as GraphNode]) {
      parent.add(child)
      child.priority = this.#priority++
      child.origin ??= this.at
      this.#remember(child)
    }
    return child
  }

  addSuppression(parent: GraphNode, child: GraphNode): void {
    this.#suppressions.add(child)
    this.add(parent, child)
  }

  /** A repartition by a topic of that name: its filter, sink and source, numbered or named after the topic. */
  repartition(prefix: string, isOptimizable: boolean, partitions?: number): RepartitionParts {
    const topic = prefix.endsWith('-repartition') ? prefix : `${prefix}-repartition`
    const numbered = {
      sink: this.newName('KSTREAM-SINK-'),
      filter: this.newName('KSTREAM-FILTER-'),
      source: this.newName('KSTREAM-SOURCE-'),
    }
    const { sink, filter, source } = NUMBERED.test(prefix)
      ? numbered
      : { sink: `${topic}-sink`, filter: `${topic}-filter`, source: `${topic}-source` }
    const node = new GraphNode(source, { repartition: { topic, isOptimizable } }, (topology, parents) => {
      topology.internalTopics.set(topic, partitions)
      topology.addProcessor(filter, parents)
      topology.addSink(sink, topic, [filter])
      topology.addSource(source, [topic])
    })
    return { source, node }
  }

  /** Optimises the graph as it was asked to and writes it, node by node in the order in which they were made. */
  build(optimizations: ReadonlySet<Optimization>): Topology {
    mergeDuplicateSources(this.root, this.topology)
    if (optimizations.has('reuse.ktable.source.topics')) {
      for (const table of this.#tables) table.traits.reuseSource?.()
    }
    if (optimizations.has('merge.repartition.topics')) mergeRepartitions(this)
    if (optimizations.has('single.store.self.join')) rewriteSelfJoins(this.root)
    for (const node of this.#suppressions) {
      if (isVersionedAbove(node, this.root))
        throw new TopologyError(
          'suppress() is only supported for non-versioned KTables (note that version semantics might be inherited from upstream)',
        )
    }
    const queue = new JavaPriorityQueue<GraphNode>(({ priority }) => priority)
    queue.offer(this.root)
    for (let node = queue.poll(); node !== undefined; node = queue.poll()) {
      if (!node.isWritten && [...node.parents].every(({ isWritten }) => isWritten)) {
        this.topology.at = node.origin
        node.write(this.topology)
      }
      for (const child of node.children) queue.offer(child)
    }
    return this.topology
  }

  #remember(node: GraphNode): void {
    const { changesKey, changesValue, isMerge, repartition, reuseSource } = node.traits
    if (changesKey) this.repartitionsAfter.set(node, new Set())
    else if (repartition?.isOptimizable) {
      const changer = findAbove(
        node,
        ({ traits }) => traits.changesKey === true || traits.changesValue === true,
      )
      const keyChanger = findAbove(node, ({ traits }) => traits.changesKey === true)
      if (changer !== null && changer === keyChanger) this.repartitionsAfter.get(changer)?.add(node)
    } else if (isMerge) this.merges.add(node)
    else if (reuseSource) this.#tables.add(node)
    void changesValue
  }
}

/** Whether what comes out of a node has versions by what stands above it. */
export function isVersionedAbove(node: GraphNode, root: GraphNode): boolean {
  if (node === root) return false
  return [...node.parents].every((parent) => parent.isVersioned ?? isVersionedAbove(parent, root))
}
