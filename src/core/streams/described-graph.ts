import type { DescribedNode, Description } from './read-descriptions'
import { internalTopicsOfDescription } from './topology-of-description'

/** The number at the end of a generated name; undefined where a name was given. */
export const numberOf = (name: string): number | undefined => {
  const [, digits] = /-(\d{10})(?:-store|-repartition|-topic)?$/.exec(name) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** A generated name without its number: `KSTREAM-FILTER`; empty where a name was given. */
export const prefixOf = (name: string): string => /^([A-Z-]+)-\d{10}$/.exec(name)?.[1] ?? ''

/** A described topology, to be asked what comes before what. */
export class DescribedGraph {
  readonly nodes: ReadonlyMap<string, DescribedNode>
  readonly internal: ReadonlySet<string>
  readonly globalTables: readonly string[]
  /** Internal topics by the names of their sources. */
  readonly #topicOf = new Map<string, string>()
  readonly #sinkOf = new Map<string, DescribedNode>()
  readonly #isGlobal = new Set<string>()
  /** The sub-topology of each node, by its number. */
  readonly #subtopologyOf = new Map<string, number>()
  readonly #ownerOf = new Map<string, string>()

  constructor(description: Description) {
    const all = description.subtopologies.flatMap((one) => one.nodes)
    this.nodes = new Map(all.map((node) => [node.name, node]))
    this.internal = internalTopicsOfDescription(description)
    for (const [at, { nodes }] of description.subtopologies.entries())
      for (const { name } of nodes) this.#subtopologyOf.set(name, at)
    for (const { isGlobal, nodes } of description.subtopologies)
      if (isGlobal) for (const { name } of nodes) this.#isGlobal.add(name)
    this.globalTables = all
      .filter(({ kind, name }) => kind === 'processor' && this.#isGlobal.has(name))
      .map(({ name }) => name)
    for (const node of all) {
      const [topic] = node.topics
      if (topic === undefined || !this.internal.has(topic)) continue
      if (node.kind === 'source') this.#topicOf.set(node.name, topic)
      if (node.kind === 'sink') this.#sinkOf.set(topic, node)
    }
  }

  isGlobal(name: string): boolean {
    return this.#isGlobal.has(name)
  }

  /** Which sub-topology a node is of, in the order in which they are told; the last for what is no node. */
  subtopologyOf(name: string | undefined): number {
    return (name === undefined ? undefined : this.#subtopologyOf.get(name)) ?? this.#subtopologyOf.size
  }

  /** The internal topic that a source reads. */
  internalTopic(source: string): string | undefined {
    return this.#topicOf.get(source)
  }

  node(name: string | undefined): DescribedNode | undefined {
    return name === undefined ? undefined : this.nodes.get(name)
  }

  only(names: readonly string[]): string | undefined {
    return names.length === 1 ? names[0] : undefined
  }

  /** The sink that writes to an internal topic. */
  sinkOf(topic: string): DescribedNode | undefined {
    return this.#sinkOf.get(topic)
  }

  /** What writes to an internal topic, before the filter that Kafka puts there. */
  writerOf(topic: string): string | undefined {
    const before = this.node(this.only(this.#sinkOf.get(topic)?.before ?? []))
    if (!before) return undefined
    return this.isRepartitionFilter(before) ? this.only(before.before) : before.name
  }

  /** Whether a processor only keeps records without a key away from a repartition topic. */
  isRepartitionFilter({ kind, name, after, before }: DescribedNode): boolean {
    const sink = this.node(this.only(after))
    const [topic = ''] = sink?.topics ?? []
    return (
      kind === 'processor' &&
      before.length === 1 &&
      sink?.kind === 'sink' &&
      topic.endsWith('-repartition') &&
      this.internal.has(topic) &&
      (name === `${topic}-filter` || prefixOf(name) === 'KSTREAM-FILTER')
    )
  }

  /** Whether what a processor reads, or what is made of it, can be nothing but a table. */
  #isOfTable({ before, after }: DescribedNode): boolean {
    const [source = ''] = before
    const parent = this.node(source)
    const isTable = (name: string) => /^KTABLE-(?!TOSTREAM)/.test(prefixOf(name))
    return (
      isTable(source) ||
      parent?.before[0] === `${source}-source` ||
      parent?.stores.includes(`${source}-store`) === true ||
      after.some((name) => /^KTABLE-/.test(prefixOf(name)) || /-join-(?:this|other)$/.test(name))
    )
  }

  /** The processor that has a store to itself or was first to have it; joins only look into it. */
  ownerOf(store: string): string | undefined {
    const known = this.#ownerOf.get(store)
    if (known !== undefined) return known
    const having = [...this.nodes.values()].filter(({ stores }) => stores.includes(store))
    const plain = having.filter(({ name, stores }) => !/JOIN|-join-|-join$/.test(name) && stores[0] === store)
    const owner =
      having.find(({ name }) => OWNERS.test(prefixOf(name))) ??
      having.find(({ name, before }) => before[0] === `${name}-source`) ??
      having.find(({ name }) => /-cogroup-agg-\d+$/.test(name)) ??
      plain.find((node) => this.#isOfTable(node)) ??
      plain.find(({ name, before }) => before[0] !== `${name}-repartition-source`) ??
      plain[0] ??
      having[0]
    if (owner) this.#ownerOf.set(store, owner.name)
    return owner?.name
  }
}

/** Processors that make the store that they have. */
const OWNERS = /SOURCE$|AGGREGATE$|REDUCE$|TOTABLE$|^KTABLE-(?:FILTER|MAPVALUES|MERGE|SUPPRESS)$/
