import type { Chain, Step } from './processing'
import type { DescribedNode, Description } from './read-descriptions'
import type { StoreFacts } from './store-facts'
import { Topology, TopologyError } from './topology'

/** What Kafka Streams calls topics that it makes for itself, without the application id. */
const INTERNAL =
  /-repartition$|-subscription-(?:registration|response)-topic$|^KTABLE-FK-JOIN-SUBSCRIPTION-(?:REGISTRATION|RESPONSE)-\d{10}-topic$/

/** The topics between sub-topologies: written and read by the application itself, and named as Kafka names them. */
export function internalTopicsOfDescription({ subtopologies }: Description): ReadonlySet<string> {
  const nodes = subtopologies.flatMap((one) => one.nodes)
  const topicsOf = (kind: DescribedNode['kind']) =>
    new Set(nodes.flatMap((node) => (node.kind === kind ? node.topics : [])))
  const [read, written] = [topicsOf('source'), topicsOf('sink')]
  return new Set([...read].filter((topic) => written.has(topic) && INTERNAL.test(topic)))
}

/** How a store is kept, as far as its generated name tells; Kafka's description does not say more. */
function storeFacts(name: string): StoreFacts {
  const kind = /(?:JOINTHIS|JOINOTHER|OUTERTHIS|OUTEROTHER)-\d{10}-store$|-(?:this|other)-join-store$/.test(
    name,
  )
    ? 'join-window'
    : /^KTABLE-SUPPRESS-STATE-STORE-|-Buffer$/.test(name)
      ? 'buffer'
      : 'key-value'
  return { name, kind, isPersistent: true, hasChangelog: true, changelogConfig: {}, owner: '' }
}

/** The sources, by their names, from which records come to each node, over internal topics too. */
function sourcesOf(description: Description): (name: string) => ReadonlySet<string> {
  const nodes = new Map(
    description.subtopologies.flatMap((one) => one.nodes.map((node) => [node.name, node])),
  )
  const internal = internalTopicsOfDescription(description)
  const sinks = new Map<string, string[]>()
  for (const { kind, name, topics } of nodes.values()) {
    const [topic] = topics
    if (kind === 'sink' && topic !== undefined) sinks.set(topic, [...(sinks.get(topic) ?? []), name])
  }
  return (start) => {
    const found = new Set<string>()
    const seen = new Set<string>()
    const open = [start]
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const node = nodes.get(name)
      if (!node || seen.has(name)) continue
      seen.add(name)
      const inner = node.kind === 'source' ? node.topics.filter((topic) => internal.has(topic)) : []
      if (node.kind === 'source' && inner.length === 0) found.add(name)
      open.push(...node.before, ...inner.flatMap((topic) => sinks.get(topic) ?? []))
    }
    return found
  }
}

const isTable = (node: DescribedNode, nodes: readonly DescribedNode[]): boolean =>
  node.after.length > 0 &&
  node.after.every((name) => nodes.some((other) => other.name === name && /^KTABLE-SOURCE-/.test(name)))

/**
 * Returns chains that read and write what a described application does, where its own steps are not known: each source,
 * and for each sink all that comes to it. They stand for its edges and its traffic; its topology is what is described.
 */
export function chainsForEdges(description: Description): readonly Chain[] {
  const internal = internalTopicsOfDescription(description)
  const sources = sourcesOf(description)
  const ids = new Map<string, string>()
  const chains: Chain[] = []
  const sinks: Chain[] = []
  for (const { isGlobal, nodes } of description.subtopologies)
    for (const node of nodes) {
      const { kind, name, topics, pattern } = node
      const [topic] = topics
      if (kind !== 'source' || (topic !== undefined && internal.has(topic))) continue
      if (isGlobal && topic !== undefined) chains.push({ globalTable: topic })
      else if (pattern !== undefined || topic !== undefined) {
        const id = `in${ids.size + 1}`
        ids.set(name, id)
        const begun =
          pattern !== undefined
            ? { pattern }
            : topics.length === 1 && isTable(node, nodes)
              ? { table: topic ?? '' }
              : { stream: topics.length === 1 ? (topic ?? '') : topics }
        chains.push({ id, ...begun })
      }
    }
  for (const node of description.subtopologies.flatMap((one) => one.nodes)) {
    const [topic] = node.topics
    if (node.kind !== 'sink' || topic === undefined || internal.has(topic)) continue
    const [first, ...others] = [...sources(node.name)].flatMap((name) => ids.get(name) ?? [])
    const to: Step = { op: 'to', topic }
    sinks.push(
      first === undefined
        ? { steps: [to] }
        : { from: first, steps: [...others.map((id): Step => ({ op: 'merge', with: id })), 'process', to] },
    )
  }
  return [...chains, ...sinks]
}

/**
 * Returns a described topology as if it had been built: its sub-topologies, tasks, internal topics and stores are those
 * of the text, whatever made them. What flows into them is what its sources read. Throws a `TopologyError` for what no
 * topology can be.
 */
export function topologyOfDescription(description: Description): Topology {
  const topology = new Topology()
  const internal = internalTopicsOfDescription(description)
  for (const topic of internal) topology.internalTopics.set(topic, undefined)
  const sources = sourcesOf(description)
  const order = description.subtopologies
    .flatMap((one) => one.nodes)
    .filter(({ kind, topics }) => kind === 'source' && !topics.some((topic) => internal.has(topic)))
    .map(({ name }) => name)
  const originOf = (name: string) => {
    const at = order.indexOf([...sources(name)][0] ?? '')
    return at < 0 ? undefined : { chain: at, step: 0 }
  }
  for (const { isGlobal, nodes } of description.subtopologies) {
    const open = [...nodes]
    while (open.length > 0) {
      const at = open.findIndex(({ before }) => before.every((name) => topology.nodes.has(name)))
      const [node] = open.splice(Math.max(0, at), 1)
      if (!node || at < 0) throw new TopologyError('The described processors follow each other in a circle.')
      topology.at = originOf(node.name)
      add(topology, node, isGlobal)
    }
    // Which of its sources are joined is not said: all of them, where anything is.
    if (!isGlobal && nodes.some(({ name }) => /join/i.test(name)))
      topology.copartition(nodes.flatMap(({ kind, name }) => (kind === 'source' ? [name] : [])))
  }
  return topology
}

function add(
  topology: Topology,
  { kind, name, topics, pattern, stores, before }: DescribedNode,
  isGlobal: boolean,
) {
  const [topic] = topics
  if (kind === 'source') {
    topology.addSource(name, topics, pattern)
    if (isGlobal) for (const one of topics) topology.globalTopics.add(one)
  } else if (kind === 'sink') topology.addSink(name, topic ?? '', before)
  else {
    topology.addProcessor(name, before)
    for (const store of stores) {
      const facts = storeFacts(store)
      if (isGlobal) {
        topology.globalStores.set(store, { ...facts, hasChangelog: false })
        const node = topology.nodes.get(name)
        if (node?.kind === 'processor') node.stores.add(store)
      } else topology.addStore(facts, name)
    }
  }
}
