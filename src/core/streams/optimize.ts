import { findAbove, type GraphNode } from './graph-node'
import { type Topology, TopologyError } from './topology'

/** What an optimisation needs of the builder whose graph it changes. */
interface Graph {
  readonly topology: Topology
  readonly merges: ReadonlySet<GraphNode>
  readonly repartitionsAfter: Map<GraphNode, Set<GraphNode>>
  repartition(prefix: string, isOptimizable: boolean): { readonly node: GraphNode }
}

/**
 * Two streams of the same topics are one source. What was joined with the second still speaks of it by its name, as it
 * does in Kafka.
 */
export function mergeDuplicateSources(root: GraphNode, topology: Topology): void {
  const byTopic = new Map<string, GraphNode>()
  for (const node of [...root.children]) {
    const { source } = node.traits
    if (!source) continue
    const keys = source.pattern === undefined ? source.topics : [`pattern ${source.pattern}`]
    for (const key of keys) {
      const first = byTopic.get(key)
      if (!first) {
        byTopic.set(key, node)
        continue
      }
      if (first === node) continue
      if (!sameTopics(first.traits.source?.topics ?? [], source.topics))
        throw new TopologyError('Two source nodes are subscribed to overlapping but not equal input topics')
      for (const child of [...node.children]) {
        node.remove(child)
        first.add(child)
      }
      root.remove(node)
      topology.mergedSources.set(node.name, first.name)
    }
  }
}

const sameTopics = (ones: readonly string[], others: readonly string[]) =>
  ones.length === others.length && ones.every((topic, index) => others[index] === topic)

/**
 * After one change of the key one repartition is enough: the repartitions that follow it are made one, right behind it.
 *
 * @see InternalStreamsBuilder.mergeRepartitionTopics of Kafka 4.3
 */
export function mergeRepartitions(builder: Graph): void {
  moveBehindMerges(builder)
  for (const [changer, repartitions] of [...builder.repartitionsAfter]) {
    const [first] = repartitions
    const topic = first?.traits.repartition?.topic
    if (topic === undefined) continue
    const { node: single } = builder.repartition(topic, true)
    single.priority = changer.priority
    for (const replaced of repartitions) {
      const child = findAbove(replaced, (node) => node.parents.has(changer))
      if (child === null) throw new TopologyError(`Found a null keyChangingChild node for ${replaced.name}`)
      single.add(child)
      changer.remove(child)
      const parents = [...replaced.parents]
      for (const below of [...replaced.children]) for (const parent of parents) parent.add(below)
      for (const parent of parents) parent.remove(replaced)
      for (const below of [...replaced.children]) replaced.remove(below)
      builder.topology.replaceSource(replaced.name, single.name)
    }
    changer.add(single)
    builder.repartitionsAfter.delete(changer)
  }
}

/** Where streams of changed keys are merged before they are repartitioned, the one repartition stands behind the merge. */
function moveBehindMerges({ merges, repartitionsAfter }: Graph): void {
  const changersOf = new Map<GraphNode, Set<GraphNode>>()
  for (const merge of merges) {
    const changers = new Set<GraphNode>()
    changersOf.set(merge, changers)
    for (const [changer, repartitions] of repartitionsAfter) {
      const isBelow = [...repartitions].every(
        (node) => findAbove(node, (above) => above.parents.has(merge)) !== null,
      )
      if (isBelow && findAbove(merge, (node) => node.parents.has(changer)) !== null) changers.add(changer)
    }
  }
  const replaced = new Set<GraphNode>()
  for (const [merge, changers] of changersOf) {
    const all = new Set<GraphNode>()
    for (const changer of changers) {
      for (const repartition of repartitionsAfter.get(changer) ?? []) all.add(repartition)
      replaced.add(changer)
    }
    repartitionsAfter.set(merge, all)
  }
  for (const changer of replaced) repartitionsAfter.delete(changer)
}

/** A stream that is joined with itself needs one store of windows, not two. */
export function rewriteSelfJoins(node: GraphNode, visited: Set<GraphNode> = new Set()): void {
  visited.add(node)
  const { streamJoin } = node.traits
  const [parent] = node.parents
  if (streamJoin && parent && node.parents.size === 1) {
    const windowing = [...parent.children].filter(
      (child) => child.traits.isWindowing && child.priority < node.priority,
    )
    const right = windowing.find(({ name }) => name === streamJoin.right)
    if (right) {
      parent.remove(right)
      streamJoin.makeSelfJoin()
    }
  }
  for (const child of [...node.children]) if (!visited.has(child)) rewriteSelfJoins(child, visited)
}
