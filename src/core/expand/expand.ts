import type { Cluster, Design, Topic } from '../model/design'
import { nodesOf } from '../model/kinds/index'
import type { Relay } from '../model/kinds/kind'
import { NODE_KINDS, type NodeKind, type NodeOfKind } from '../model/node-id'
import { listStretches } from '../shared/stretches'
import { clusterTopics, type Needs } from './cluster-topics'
import { EXPAND_KINDS, type ExpandKinds } from './kinds/index'
import type { DerivedTopic, Topology } from './topology'

const NONE: readonly never[] = []
const NO_NEEDS: Needs = { offsets: 0, transactionalIds: 0, shares: 0 }

const addNeeds = (one: Needs, other: Needs): Needs => ({
  offsets: one.offsets + other.offsets,
  transactionalIds: one.transactionalIds + other.transactionalIds,
  shares: one.shares + other.shares,
})

/** Returns what adds up what a list of nodes needs of Kafka's own topics. */
function needsReader<Kind extends NodeKind>(kind: Kind, kinds: ExpandKinds) {
  const { offsets, transactionalIds, shares } = kinds[kind]
  if (!offsets && !transactionalIds && !shares) return () => NO_NEEDS
  const ofStretches = listStretches((nodes: readonly NodeOfKind<Kind>[]): readonly [Needs] => {
    const needs = { offsets: 0, transactionalIds: 0, shares: 0 }
    for (const node of nodes) {
      needs.offsets += offsets?.(node) ?? 0
      needs.transactionalIds += transactionalIds?.(node) ?? 0
      needs.shares += shares?.(node) ?? 0
    }
    return [needs]
  })
  return (nodes: readonly NodeOfKind<Kind>[]) => ofStretches(nodes).reduce(addNeeds, NO_NEEDS)
}

interface Derived {
  readonly topics: readonly Topic[]
  readonly cluster: Cluster
  readonly made: readonly DerivedTopic[]
}

/** A topic of which two nodes have a part: with the keys and the records of both. */
function together(one: DerivedTopic, other: DerivedTopic): DerivedTopic {
  const keys = (one.topic.key?.cardinality ?? 0) + (other.topic.key?.cardinality ?? 0)
  const average = (one.recordsPerSecond?.average ?? 0) + (other.recordsPerSecond?.average ?? 0)
  return {
    ...one,
    topic: { ...one.topic, key: { strategy: 'entity', ...one.topic.key, cardinality: keys } },
    recordsPerSecond: { average },
  }
}

/** Each topic once, however many nodes it is made for. */
function distinct(made: readonly DerivedTopic[]): readonly DerivedTopic[] {
  const byName = new Map<string, DerivedTopic>()
  for (const one of made) {
    const known = byName.get(one.topic.name)
    if (!known) byName.set(one.topic.name, one)
    else if (known.isShared && one.isShared) byName.set(one.topic.name, together(known, one))
  }
  return [...byName.values()]
}

/** What is made for the nodes of a list, cached while the list, the topics and the cluster are the same. */
function derivedReader<Kind extends NodeKind>(kind: Kind, kinds: ExpandKinds) {
  const { derives } = kinds[kind]
  if (!derives) return (): readonly DerivedTopic[] => NONE
  const cached = new WeakMap<readonly NodeOfKind<Kind>[], Derived>()
  return (nodes: readonly NodeOfKind<Kind>[], { topics, cluster }: Design): readonly DerivedTopic[] => {
    const before = cached.get(nodes)
    if (before?.topics === topics && before.cluster === cluster) return before.made
    const made = distinct(nodes.flatMap((node) => derives(node, { topics, cluster })))
    cached.set(nodes, { topics, cluster, made })
    return made
  }
}

/** What nodes of a list pass on by what is known of topics, cached while the list and the topics are the same. */
function relaysReader<Kind extends NodeKind>(kind: Kind, kinds: ExpandKinds) {
  const { relays } = kinds[kind]
  if (!relays) return (): readonly RelaysOfNode[] => NONE
  const cached = new WeakMap<
    readonly NodeOfKind<Kind>[],
    { readonly topics: readonly Topic[]; readonly found: readonly RelaysOfNode[] }
  >()
  return (nodes: readonly NodeOfKind<Kind>[], { topics }: Design): readonly RelaysOfNode[] => {
    const before = cached.get(nodes)
    if (before?.topics === topics) return before.found
    const found = nodes.flatMap((node): RelaysOfNode[] => {
      const own = relays(node, { topics })
      return own ? [[node, own]] : []
    })
    cached.set(nodes, { topics, found })
    return found
  }
}

type RelaysOfNode = readonly [node: object, relays: readonly Relay[]]

type Reader<Value> = {
  readonly [Kind in NodeKind]: (nodes: readonly NodeOfKind<Kind>[], design: Design) => Value
}

const of = <Kind extends NodeKind, Value>(readers: Reader<Value>, kind: Kind, design: Design): Value =>
  readers[kind](nodesOf(design, kind), design)

interface ClusterTopics {
  readonly needs: string
  readonly made: readonly DerivedTopic[]
}

const byCluster = new WeakMap<Cluster, ClusterTopics>()

/** The cluster's own topics: the same objects while the cluster and what is needed of it are the same. */
function clusterTopicsOf(cluster: Cluster, needs: Needs): readonly DerivedTopic[] {
  const key = `${needs.offsets} ${needs.transactionalIds} ${needs.shares}`
  const before = byCluster.get(cluster)
  if (before?.needs === key) return before.made
  const made = clusterTopics(cluster, needs)
  byCluster.set(cluster, { needs: key, made })
  return made
}

/** How the topics are found that Kafka makes by itself. */
export type Expander = (design: Design) => Topology

/**
 * Returns how to expand a design by the topics of a design and those that Kafka makes for it by itself: offsets,
 * transactions and share groups of the cluster, and what each kind of node derives. A topic that is drawn under such a
 * name is the drawn one.
 */
export function createExpander(kinds: ExpandKinds): Expander {
  const NEEDS = Object.fromEntries(
    NODE_KINDS.map((kind) => [kind, needsReader(kind, kinds)]),
  ) as unknown as Reader<Needs>
  const DERIVED = Object.fromEntries(
    NODE_KINDS.map((kind) => [kind, derivedReader(kind, kinds)]),
  ) as unknown as Reader<readonly DerivedTopic[]>
  const RELAYS = Object.fromEntries(
    NODE_KINDS.map((kind) => [kind, relaysReader(kind, kinds)]),
  ) as unknown as Reader<readonly RelaysOfNode[]>
  return (design) => {
    const held = NODE_KINDS.flatMap((kind) => of(RELAYS, kind, design))
    const relays = held.length > 0 && { relays: new Map(held) }
    const needs = NODE_KINDS.map((kind) => of(NEEDS, kind, design)).reduce(addNeeds, NO_NEEDS)
    const made = [
      ...NODE_KINDS.flatMap((kind) => of(DERIVED, kind, design)),
      ...clusterTopicsOf(design.cluster, needs),
    ]
    if (made.length === 0) return { design, derived: NONE, ...relays }
    const wanted = new Set(made.map(({ topic }) => topic.name))
    const drawn = new Set(design.topics.filter(({ name }) => wanted.has(name)).map(({ name }) => name))
    return {
      design,
      derived: drawn.size === 0 ? made : made.filter(({ topic }) => !drawn.has(topic.name)),
      ...relays,
    }
  }
}

/** Expands a design by what Kafka makes, as far as a first drawing has it; `expandWhole` finds all of it. */
export const expand = createExpander(EXPAND_KINDS)
