/** Which processors of a description put out a table and which a stream, where names do not say so. */
import { type DescribedGraph, prefixOf } from './described-graph'
import type { DescribedNode } from './read-descriptions'

type Type = 'stream' | 'table'

const OF_TABLE = /^KTABLE-|^COGROUP|AGGREGATE$|REDUCE$|TOTABLE$/
const SIDE_OF_TABLES = /-join-(?:this|other)$|^KTABLE-JOIN(?:THIS|OTHER)-/
const SIDE_OF_STREAMS = /-(?:this|other)-join$|^KSTREAM-(?:JOIN|OUTER)(?:THIS|OTHER)-/
const WINDOWED = /-(?:this|other)-windowed$|^KSTREAM-WINDOWED-/

/**
 * Tells streams from tables by what stands before and behind: what is written to a topic or merged is a stream, what is
 * joined by the keys of both sides or suppressed is a table; only what has a store makes a table of a stream, and only
 * what has none makes a stream of a table.
 */
export class DescribedTypes {
  readonly #graph: DescribedGraph
  readonly #types = new Map<string, Type>()
  readonly #needs = new Map<string, Type | undefined>()

  constructor(graph: DescribedGraph) {
    this.#graph = graph
  }

  /** Whether what a node puts out is a table. */
  isTable(name: string | undefined): boolean {
    const node = this.#graph.node(name)
    return node !== undefined && this.#typeOf(node) === 'table'
  }

  #typeOf(node: DescribedNode): Type {
    const known = this.#types.get(node.name)
    if (known) return known
    // What comes round to itself is told by what is around it.
    this.#types.set(node.name, 'stream')
    const type =
      this.#told(node) ??
      (this.#isMadeOfTable(node) ? 'table' : undefined) ??
      this.#needOf(node) ??
      this.#followed(node)
    this.#types.set(node.name, type)
    return type
  }

  /** What its own name says, or those of what it is made of. */
  #told({ kind, name, before, stores }: DescribedNode): Type | undefined {
    const graph = this.#graph
    if (kind !== 'processor') return 'stream'
    const prefix = prefixOf(name)
    if (prefix === 'KTABLE-TOSTREAM') return 'stream'
    if (OF_TABLE.test(prefix)) return 'table'
    if (prefix !== '') return 'stream'
    if (graph.isGlobal(name) || before[0] === `${name}-source`) return 'table'
    if (/-(?:result|cogroup-merge)$/.test(name) || stores.includes(`${name}-store`)) return 'table'
    if (before.length > 1) return before.every((one) => SIDE_OF_TABLES.test(one)) ? 'table' : 'stream'
    if (/^KSTREAM-(?:AGGREGATE|REDUCE|TOTABLE)-STATE-STORE-/.test(stores[0] ?? '')) return 'table'
    return WINDOWED.test(name) || SIDE_OF_STREAMS.test(name) ? 'stream' : undefined
  }

  /** Whether it has a store of its own behind what is a table whatever follows: no stream is made so. */
  #isMadeOfTable({ before, stores, name }: DescribedNode): boolean {
    const graph = this.#graph
    const parent = graph.node(before[0])
    const [store] = stores
    if (!parent || store === undefined || graph.ownerOf(store) !== name) return false
    const told = this.#told(parent)
    return told === 'table' || (told === undefined && this.#isMadeOfTable(parent))
  }

  /** What those behind it ask for; undefined where they take either. */
  #needOf({ name, after }: DescribedNode): Type | undefined {
    if (this.#needs.has(name)) return this.#needs.get(name)
    this.#needs.set(name, undefined)
    let need: Type | undefined
    for (const next of after) need ??= this.#askedBy(this.#graph.node(next))
    this.#needs.set(name, need)
    return need
  }

  #askedBy(next: DescribedNode | undefined): Type | undefined {
    const graph = this.#graph
    if (!next) return undefined
    if (next.kind === 'sink') return graph.internal.has(next.topics[0] ?? '') ? undefined : 'stream'
    const prefix = prefixOf(next.name)
    if (/^KTABLE-/.test(prefix) || SIDE_OF_TABLES.test(next.name)) return 'table'
    if (next.stores.includes(`${next.name}-store`) || this.#writesGroupedTable(next)) return 'table'
    if (prefix !== '' || WINDOWED.test(next.name) || graph.isRepartitionFilter(next)) return 'stream'
    if (next.before.length > 1) return 'stream'
    if (next.after.length > 0 && next.after.every((one) => one !== next.name && one.startsWith(next.name)))
      return 'stream'
    const [store] = next.stores
    if (store !== undefined && graph.ownerOf(store) !== next.name) return 'stream'
    // A record gets another key in a stream, and not where a table becomes one.
    if (next.after.some((one) => this.#isKeyFilter(one))) return 'stream'
    const own = this.#needOf(next)
    return own === (store === undefined ? 'table' : 'stream') ? own : undefined
  }

  /** A grouping of a table, and what a join by a foreign key asks, go to their topics without a filter for keys. */
  #writesGroupedTable(node: DescribedNode): boolean {
    const graph = this.#graph
    return (
      node.kind === 'processor' &&
      !graph.isRepartitionFilter(node) &&
      node.after.some((name) => {
        const next = graph.node(name)
        return next?.kind === 'sink' && graph.internal.has(next.topics[0] ?? '')
      })
    )
  }

  #isKeyFilter(name: string): boolean {
    const node = this.#graph.node(name)
    return node !== undefined && this.#graph.isRepartitionFilter(node)
  }

  /** Where either would do: a table becomes a stream as soon as it may, a stream a table where there is a store. */
  #followed({ name, before, stores }: DescribedNode): Type {
    const graph = this.#graph
    const source = before[0] ?? ''
    const [store] = stores
    const isOwn = store !== undefined && graph.ownerOf(store) === name
    if (isOwn && graph.internalTopic(source) !== undefined) return 'table'
    if (this.isTable(source)) return store === undefined ? 'stream' : 'table'
    return isOwn && stores.length === 1 ? 'table' : 'stream'
  }
}
