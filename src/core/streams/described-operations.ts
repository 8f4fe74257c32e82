/** One call of a described program, and how it is found again among the processors that it made. */
import { type DescribedGraph, numberOf, prefixOf } from './described-graph'
import { DescribedTypes } from './described-types'
import type { Chain, Step } from './processing'
import type { DescribedNode } from './read-descriptions'

/** One call of the program. What it puts out is known by the name of a node, or of a grouping. */
export interface Operation {
  /** The first number that it used up, where it shows one. */
  readonly number: number | undefined
  /** The last number that it shows; -1 where it shows none. */
  readonly last: number
  /** How many numbers it uses up where it shows none. */
  readonly takes: number
  /** What it is called on; undefined where a chain begins. */
  readonly on: string | undefined
  /** What else has to be there: the other side of a join. */
  readonly needs: readonly string[]
  readonly makes: string | undefined
  /** Called right before what needs it: it uses up no number and makes no processor. */
  readonly isLazy?: true
  /** Whether it can have been given a store without a name, which uses up a number and shows nowhere. */
  readonly mayHideStore?: boolean
  readonly begins?: Chain
  /** With the names of chains in place of those of nodes. */
  step?(idOf: (name: string) => string): Step
  /** The branches of a split, by the nodes that they are. */
  readonly branches?: readonly string[]
}

/** How what a description does not say is taken. */
export interface Guessing {
  /** Whether an operation whose given name says nothing of it uses up a number. */
  readonly isNumbered: boolean
  /** How many of these use none up all the same, the first ones. */
  readonly processed?: number
  readonly isOptimized: boolean
  /** Whether a stream that becomes a table in a processor and a store with given names is counted, or is `toTable`. */
  readonly isCounted: boolean
  /** Whether a repartition topic that is aggregated right away is of `repartition`, or of a grouping with a name. */
  readonly isRepartitioned: boolean
  /** Whether a processor with a given name that has the store of a table is a join with it, or a `process`. */
  readonly isJoined: boolean
}

/** A store's name where one was given: generated names end in a number. */
export const given = (store: string | undefined) =>
  store === undefined || numberOf(store) !== undefined ? {} : { store: { name: store } }

/** The name that an operation was given, of which a processor has this suffix. */
export const namedBy = (name: string | undefined, suffix = '') =>
  name === undefined || numberOf(name) !== undefined || !name.endsWith(suffix)
    ? {}
    : { named: name.slice(0, name.length - suffix.length) }

/** The numbers that names show. */
export function spanOf(names: readonly (string | undefined)[], takes: number) {
  const numbers = names.flatMap((name) => (name === undefined ? [] : (numberOf(name) ?? [])))
  return {
    number: numbers.length === 0 ? undefined : Math.min(...numbers),
    last: Math.max(-1, ...numbers),
    takes,
  }
}

/** Whether a processor with a given name has the store of another, and is no part of the same table. */
const looksInto = (graph: DescribedGraph, name: string, store: string): boolean =>
  graph.ownerOf(store) !== name && !/-cogroup-agg-\d+$/.test(name)

/** What is known so far of the calls that made a description. */
export class OperationBook {
  readonly graph: DescribedGraph
  readonly how: Guessing
  readonly operations: Operation[] = []
  /** Nodes that belong to an operation already. */
  readonly taken = new Set<string>()
  /** Operations whose given name says nothing of them, so far. */
  unsaid = 0
  readonly #groups = new Set<string>()
  readonly #types: DescribedTypes
  readonly #stores: ReadonlySet<string>

  constructor(graph: DescribedGraph, how: Guessing) {
    this.graph = graph
    this.how = how
    this.#types = new DescribedTypes(graph)
    this.#stores = new Set([...graph.nodes.values()].flatMap(({ stores }) => stores))
  }

  add(operation: Operation, ...nodes: readonly (string | undefined)[]): void {
    this.operations.push(operation)
    for (const name of nodes) if (name !== undefined) this.taken.add(name)
  }

  /** What a node hands on: over a repartition topic, what was written to it. */
  valueOf(name: string | undefined): string | undefined {
    const topic = name === undefined ? undefined : this.graph.internalTopic(name)
    return topic === undefined || this.isRepartitionStep(topic) ? name : this.graph.writerOf(topic)
  }

  /** What a node is called on. */
  before(node: DescribedNode | undefined): string | undefined {
    return node && this.valueOf(this.graph.only(node.before))
  }

  /** Whether a topic is of `repartition`, not of an operation that follows it. */
  isRepartitionStep(topic: string): boolean {
    const { graph } = this
    const name = topic.replace(/-repartition$/, '')
    if (/^KSTREAM-REPARTITION-\d{10}$/.test(name)) return true
    const source = graph.node(`${topic}-source`)
    if (numberOf(name) !== undefined || source?.kind !== 'source') return false
    if (this.how.isOptimized && this.#stores.has(name)) return false
    return source.after.every((after) => {
      const reader = graph.node(after)
      if (!reader || after === name) return after !== name
      if (/AGGREGATE|REDUCE/.test(prefixOf(after))) return this.how.isRepartitioned
      // Of a join the repartition is called after the join, or after the generated name of what is joined.
      if (/-(?:this|other)-windowed$/.test(after)) return !/-(?:left|right)$/.test(name)
      const [store] = reader.stores
      if (store === undefined) return true
      if (prefixOf(after) === '')
        return after !== name && (this.how.isRepartitioned || looksInto(graph, after, store))
      return /JOIN|SUPPRESS|PROCESSOR|TOTABLE/.test(prefixOf(after))
    })
  }

  /** Whether what a node puts out is a table. */
  isTable(name: string | undefined): boolean {
    return this.#types.isTable(name)
  }

  /**
   * The grouping of what a repartition topic is written from, or of a stream that needs none: found once where it has a
   * name, since then all that is aggregated of it shares the topic.
   */
  group(on: string, topic: string | undefined, store: string | undefined): string {
    const name = topic?.replace(/-repartition$/, '')
    const isNamed =
      name !== undefined &&
      name !== store &&
      numberOf(name) === undefined &&
      !(this.how.isOptimized && this.#stores.has(name))
    const id = isNamed ? `grouped ${on} ${name}` : `grouped ${on} #${this.#groups.size}`
    if (this.#groups.has(id)) return id
    this.#groups.add(id)
    const writer = this.graph.node(on)
    const select = this.before(writer)
    // Where several read one topic that was merged, they are grouped of one stream with another key.
    const isShared =
      !isNamed && topic !== undefined && (this.graph.node(`${topic}-source`)?.after.length ?? 0) > 1
    const isSelect =
      !isShared &&
      topic !== undefined &&
      writer?.kind === 'processor' &&
      select !== undefined &&
      writer.after.length === 1 &&
      !this.taken.has(on) &&
      (isNamed ? on === name : prefixOf(on) === 'KSTREAM-KEY-SELECT')
    if (isSelect) {
      const named = isNamed ? { named: name } : {}
      this.add(
        { ...spanOf([on], 1), on: select, needs: [], makes: id, step: () => ({ op: 'groupBy', ...named }) },
        on,
      )
    } else {
      const named = isNamed ? { named: name } : {}
      this.add({
        ...spanOf([], 0),
        on,
        needs: [],
        makes: id,
        isLazy: true,
        step: () => ({ op: 'groupByKey', ...named }),
      })
    }
    return id
  }
}
