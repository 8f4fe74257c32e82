import { inHashOrder, JavaHashMap, stringHash } from '../kafka/java-collections'
import type { Origin } from './origin'
import type { StoreFacts } from './store-facts'

/** What Kafka would refuse, in its own words: `TopologyException`. */
export class TopologyError extends Error {
  override readonly name: string = 'TopologyError'
  /** The step of the program at which it was thrown, where it was while the program was read. */
  origin?: Origin
}

/** A step that makes of what is in hand what another one works on. */
export type Lacking = 'toStream' | 'groupByKey' | 'groupBy'

/** What is no program of the DSL, so that it would not even compile: a sentence of our own, which Kafka never prints. */
export class ProgramError extends TopologyError {
  override readonly name = 'ProgramError'
  /** The step that would make it fit, written before the one at which it was thrown. */
  readonly lacks: Lacking | undefined

  constructor(message: string, lacks?: Lacking) {
    super(message)
    this.lacks = lacks
  }
}

export type TopologyNode =
  | {
      readonly kind: 'source'
      readonly name: string
      readonly topics: readonly string[]
      readonly pattern?: string
    }
  | {
      readonly kind: 'processor'
      readonly name: string
      readonly from: readonly string[]
      readonly stores: Set<string>
    }
  | { readonly kind: 'sink'; readonly name: string; readonly from: readonly string[]; readonly topic: string }

export interface RegisteredStore extends StoreFacts {
  readonly processors: string[]
  /** What of the program made it. */
  readonly origin: Origin | undefined
}

/**
 * The processors, stores and topics of a Streams application, and which of them hang together.
 *
 * @see org.apache.kafka.streams.processor.internals.InternalTopologyBuilder of Kafka 4.3
 */
export class Topology {
  readonly nodes = new Map<string, TopologyNode>()
  /** What of the program made each node; what an optimisation put there has none. */
  readonly origins = new Map<string, Origin>()
  at: Origin | undefined
  readonly stores = new Map<string, RegisteredStore>()
  readonly globalTopics = new Set<string>()
  readonly globalStores = new Map<string, StoreFacts>()
  /** Repartition topics by their names without the application id, with the partitions that were asked for. */
  readonly internalTopics = new Map<string, number | undefined>()
  /** Stores whose changelog is the topic that they were read from. */
  readonly sourceOfStore = new Map<string, string>()
  /** Sources that were one with an earlier one of the same topics, by their names, with that one's. */
  readonly mergedSources = new Map<string, string>()
  readonly #copartitioned: Set<string>[] = []
  readonly #leader = new Map<string, string>()

  addSource(name: string, topics: readonly string[], pattern?: string): void {
    this.#claim(name)
    for (const topic of topics) {
      for (const node of this.nodes.values()) {
        if (node.kind === 'source' && node.topics.includes(topic))
          throw new TopologyError(`Topic ${topic} has already been registered by another source.`)
      }
      if (this.globalTopics.has(topic))
        throw new TopologyError(`Topic ${topic} has already been registered by another source.`)
    }
    this.nodes.set(name, { kind: 'source', name, topics, ...(pattern !== undefined && { pattern }) })
  }

  addProcessor(name: string, from: readonly string[]): void {
    this.#claim(name)
    for (const one of from) this.#unite(one, name)
    this.nodes.set(name, { kind: 'processor', name, from, stores: new Set() })
  }

  addSink(name: string, topic: string, from: readonly string[]): void {
    this.#claim(name)
    for (const one of from) this.#unite(one, name)
    this.nodes.set(name, { kind: 'sink', name, from, topic })
  }

  addStore(store: StoreFacts, ...processors: readonly string[]): void {
    const known = this.stores.get(store.name)
    if (known && (known.kind !== store.kind || known.owner !== store.owner))
      throw new TopologyError(`A different StateStore has already been added with the name ${store.name}`)
    if (!known) this.stores.set(store.name, { ...store, processors: [], origin: this.at })
    for (const processor of processors) this.connect(processor, [store.name])
  }

  addGlobalStore(store: StoreFacts, source: string, topic: string, processor: string): void {
    this.addSource(source, [topic])
    this.addProcessor(processor, [source])
    this.globalTopics.add(topic)
    this.globalStores.set(store.name, store)
    const node = this.nodes.get(processor)
    if (node?.kind === 'processor') node.stores.add(store.name)
  }

  connect(processor: string, stores: readonly string[]): void {
    for (const name of stores) {
      if (this.globalStores.has(name))
        throw new TopologyError(
          `Global StateStore ${name} can be used by a Processor without being specified; it should not be explicitly passed.`,
        )
      const store = this.stores.get(name)
      if (!store) throw new TopologyError(`StateStore ${name} is not added yet.`)
      const [first] = store.processors
      if (first !== undefined) this.#unite(first, processor)
      store.processors.push(processor)
      const node = this.nodes.get(processor)
      if (node?.kind === 'processor') node.stores.add(name)
    }
  }

  copartition(sources: Iterable<string>): void {
    this.#copartitioned.push(new Set(sources))
  }

  /** A merged repartition topic takes the place of the ones that it replaces. */
  replaceSource(before: string, after: string): void {
    for (const group of this.#copartitioned) if (group.delete(before)) group.add(after)
  }

  /**
   * The names of the nodes of each sub-topology, by its number: numbered as their first nodes were added, and each in
   * the order in which Java walks the set.
   */
  groups(): readonly (readonly string[])[] {
    const groups = new Map<string, JavaHashMap<string, true>>()
    for (const name of this.nodes.keys()) {
      const leader = this.#leaderOf(name)
      const group = groups.get(leader) ?? new JavaHashMap<string, true>(stringHash)
      groups.set(leader, group)
      group.put(name, true)
    }
    return [...groups.values()].map((group) => group.keys())
  }

  /** A topic as it is called on the cluster: internal ones begin with the application id. */
  topicName(topic: string, applicationId: string): string {
    return this.internalTopics.has(topic) ? `${applicationId}-${topic}` : topic
  }

  /**
   * The names of topics that must have one number of partitions, group by group, found in the order that Java finds them:
   * as Kafka checks them. It looks the sources of a join up by the names that they were read under, and one that was
   * merged into another of the same topic has none any more, so that its topic is left out.
   */
  copartitionGroups(applicationId: string): readonly ReadonlySet<string>[] {
    return this.#groupsOf(applicationId, (name) => name)
  }

  /** The same as the joins need them, those that Kafka leaves out among them. */
  joinedGroups(applicationId: string): readonly ReadonlySet<string>[] {
    return this.#groupsOf(applicationId, (name) => this.mergedSources.get(name) ?? name)
  }

  #groupsOf(applicationId: string, nodeOf: (source: string) => string): readonly ReadonlySet<string>[] {
    const groupOf = new Map<string, Set<string>>()
    for (const sources of this.#copartitioned) {
      const names = inHashOrder(sources, stringHash).flatMap((name) => {
        const node = this.nodes.get(nodeOf(name))
        return node?.kind === 'source' ? node.topics.map((topic) => this.topicName(topic, applicationId)) : []
      })
      const topics = inHashOrder(names, stringHash)
      const group =
        topics.map((topic) => groupOf.get(topic)).find((known) => known !== undefined) ?? new Set()
      for (const topic of topics) {
        group.add(topic)
        groupOf.set(topic, group)
      }
    }
    return [...new Set(groupOf.values())]
  }

  #claim(name: string): void {
    if (this.nodes.has(name)) throw new TopologyError(`Processor ${name} is already added.`)
    this.#leader.set(name, name)
    if (this.at) this.origins.set(name, this.at)
  }

  #leaderOf(name: string): string {
    let now = name
    for (
      let above = this.#leader.get(now);
      above !== undefined && above !== now;
      above = this.#leader.get(now)
    )
      now = above
    return now
  }

  #unite(one: string, other: string): void {
    if (!this.nodes.has(one))
      throw new TopologyError(`Predecessor processor ${one} is not added yet for ${other}`)
    this.#leader.set(this.#leaderOf(other), this.#leaderOf(one))
  }
}
