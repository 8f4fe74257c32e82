import { compareText, inHashOrder, JavaHashMap, stringHash } from '../kafka/java-collections'
import { JavaTreeSet } from '../kafka/java-tree-set'
import type { StreamsApp } from './processing'
import { readProcessing } from './read-processing'
import type { Topology, TopologyNode } from './topology'

/** A node while it is described: its size is that of all that follows from it, counted by ways. */
interface Described {
  readonly node: TopologyNode
  readonly before: JavaTreeSet<Described>
  readonly after: JavaTreeSet<Described>
  size: number
}

/**
 * Returns what `Topology.describe()` of Kafka 4.3 prints for a Streams application, to the letter: the names that Kafka
 * gives to processors, stores and internal topics, and the sub-topologies. Internal topics stand without the application
 * id. Throws a `TopologyError` for what Kafka would refuse to build.
 *
 * @see org.apache.kafka.streams.processor.internals.InternalTopologyBuilder.TopologyDescription
 */
export const describeTopology = (app: StreamsApp): string => printTopology(readProcessing(app))

/** The same for a topology that is built already. */
export function printTopology(topology: Topology): string {
  const parts = topology.groups().map((names, id) => {
    const isGlobal = names.some((name) => {
      const node = topology.nodes.get(name)
      return node?.kind === 'source' && node.topics.some((topic) => topology.globalTopics.has(topic))
    })
    const nodes = describeNodes(topology, names).sort(byNode)
    const lines = nodes.map((described) => `    ${textOf(described)}\n`).join('')
    return isGlobal
      ? `  Sub-topology: ${id} for global store (will not generate tasks)\n${lines}`
      : `  Sub-topology: ${id}\n${lines}\n`
  })
  return `Topologies:\n ${parts.join('')}`
}

const byNode = (one: Described, other: Described): number =>
  one.node.name === other.node.name
    ? 0
    : one.size !== other.size
      ? other.size - one.size
      : compareText(one.node.name, other.node.name)

/** The nodes of a sub-topology, joined in the order in which Java walks them, since their sizes grow meanwhile. */
function describeNodes(topology: Topology, names: readonly string[]): Described[] {
  const byName = new JavaHashMap<string, Described>(stringHash)
  for (const name of names) {
    const node = topology.nodes.get(name)
    if (node)
      byName.put(name, { node, before: new JavaTreeSet(byNode), after: new JavaTreeSet(byNode), size: 1 })
  }
  const all = byName.keys().flatMap((name) => byName.get(name) ?? [])
  const grow = (described: Described, by: number): void => {
    described.size += by
    for (const before of described.before.items()) grow(before, by)
  }
  for (const described of all) {
    const { node } = described
    for (const name of node.kind === 'source' ? [] : node.from) {
      const before = byName.get(name)
      if (!before) continue
      described.before.add(before)
      before.after.add(described)
      grow(before, described.size)
    }
  }
  return all
}

const namesOf = (set: JavaTreeSet<Described>): string => {
  const names = set.items().map(({ node }) => node.name)
  return names.length === 0 ? 'none' : names.join(', ')
}

const listOf = (names: Iterable<string>): string => `[${inHashOrder(names, stringHash).join(', ')}]`

function textOf({ node, before, after }: Described): string {
  const from = `      <-- ${namesOf(before)}`
  const to = `      --> ${namesOf(after)}`
  switch (node.kind) {
    case 'source':
      return `Source: ${node.name} (topics: ${node.pattern ?? listOf(node.topics)})\n${to}`
    case 'processor':
      return `Processor: ${node.name} (stores: ${listOf(node.stores)})\n${to}\n${from}`
    case 'sink':
      return `Sink: ${node.name} (topic: ${node.topic})\n${from}`
  }
}
