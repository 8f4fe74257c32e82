import { storedTable } from './dsl-table'
import { GraphNode as Node } from './graph-node'
import type { Store, Window } from './processing'
import { keyValueStore, type StoreFacts, windowStore } from './store-facts'
import type { StreamsBuilder } from './streams-builder'
import { TopologyError } from './topology'
import type { Cogrouped, Grouped, GroupedTable, Stream, Table } from './values'
import { neededRetentionMs } from './window-retention'

type Aggregation = 'count' | 'reduce' | 'aggregate'

export const groupedStream = (stream: Stream, named: string | undefined): Grouped => ({
  is: 'grouped',
  stream,
  named,
  window: undefined,
  shared: {},
})

const KEPT: Readonly<Record<Window['kind'], string>> = {
  tumbling: 'its window size',
  hopping: 'its window size',
  sliding: '2 * time difference',
  session: 'the session inactivity gap',
}

/** The store of an aggregation: by key, or by key and window. */
function aggregateStore(
  name: string,
  window: Window | undefined,
  store: Store | undefined,
  owner: string,
): StoreFacts {
  if (!window) return keyValueStore(name, store, owner)
  const kept = neededRetentionMs(window)
  const kind = window.kind === 'session' ? 'session' : 'window'
  if (store?.retentionMs !== undefined && store.retentionMs < kept)
    throw new TopologyError(
      `The retention period of the ${kind} store ${name} must be no smaller than ${KEPT[window.kind]} plus the grace period.`,
    )
  return windowStore(name, kind, kept, store, owner)
}

/** `count`, `reduce` and `aggregate` of a grouped stream, windowed or not. */
export function aggregateStep(
  builder: StreamsBuilder,
  grouped: Grouped,
  op: Aggregation,
  named: string | undefined,
  store: Store | undefined,
): Table {
  const prefix = op === 'reduce' ? 'KSTREAM-REDUCE-' : 'KSTREAM-AGGREGATE-'
  // Kafka once made a name here that nobody used; the numbers of old programs depend on it.
  const usesUp = grouped.window?.kind !== 'sliding'
  if (op === 'count' && usesUp && store !== undefined && store.name === undefined)
    builder.newStoreName(prefix)
  const storeName = store?.name ?? builder.newStoreName(prefix)
  const name = builder.nameOr(named, prefix)
  let parent = grouped.stream.node
  let { sources } = grouped.stream
  if (grouped.stream.needsRepartition) {
    const parts = builder.repartition(grouped.named ?? storeName, true)
    if (grouped.shared.node === undefined || grouped.named === undefined) grouped.shared.node = parts.node
    builder.add(parent, grouped.shared.node)
    parent = grouped.shared.node
    sources = new Set([parts.source])
  }
  const facts = aggregateStore(storeName, grouped.window, store, name)
  const node = builder.processor(name, {}, (topology) => topology.addStore(facts, name))
  node.isVersioned = facts.kind === 'versioned'
  builder.add(parent, node)
  return storedTable(name, sources, storeName, node)
}

/** `KTable.groupBy`: what was, is taken out of the old group, so old values are needed. */
export function groupTable(builder: StreamsBuilder, table: Table, named?: string): GroupedTable {
  const name = builder.nameOr(named, 'KTABLE-SELECT-')
  const node = builder.processor(name)
  builder.add(table.node, node)
  table.keepOldValues()
  return { is: 'groupedTable', node, named, shared: {} }
}

export function aggregateTable(
  builder: StreamsBuilder,
  grouped: GroupedTable,
  op: Aggregation,
  named: string | undefined,
  store: Store | undefined,
): Table {
  const storeName = store?.name ?? builder.newStoreName('KTABLE-AGGREGATE-')
  const sink = builder.suffixed(named, '-sink', 'KSTREAM-SINK-')
  const source = builder.suffixed(named, '-source', 'KSTREAM-SOURCE-')
  const name = builder.nameOr(named, op === 'reduce' ? 'KTABLE-REDUCE-' : 'KTABLE-AGGREGATE-')
  const topic = `${grouped.named ?? storeName}-repartition`
  if (grouped.shared.node === undefined || grouped.named === undefined) {
    grouped.shared.node = new Node(
      source,
      { repartition: { topic, isOptimizable: false } },
      (topology, parents) => {
        topology.internalTopics.set(topic, undefined)
        topology.addSink(sink, topic, parents)
        topology.addSource(source, [topic])
      },
    )
  }
  const repartition = grouped.shared.node
  builder.add(grouped.node, repartition)
  const facts = keyValueStore(storeName, store, name)
  const node = builder.processor(name, {}, (topology) => topology.addStore(facts, name))
  node.isVersioned = facts.kind === 'versioned'
  builder.add(repartition, node)
  return storedTable(name, new Set([source]), storeName, node)
}

/** `cogroup(…).aggregate(…)`: one store, an aggregation for each grouped stream, and what joins their results. */
export function aggregateCogrouped(
  builder: StreamsBuilder,
  cogrouped: Cogrouped,
  named: string | undefined,
  store: Store | undefined,
): Table {
  const prefix = 'COGROUPKSTREAM-AGGREGATE-'
  const storeName = store?.name ?? builder.newStoreName(prefix)
  const { parents } = cogrouped
  for (const grouped of cogrouped.members) {
    if (!grouped.stream.needsRepartition) {
      parents.set(grouped, grouped.stream.node)
      continue
    }
    const parts = builder.repartition(grouped.named ?? storeName, true)
    if (parents.has(grouped)) continue
    builder.add(grouped.stream.node, parts.node)
    parents.set(grouped, parts.node)
  }
  builder.topology.copartition([...parents.keys()].flatMap(({ stream }) => [...stream.sources]))
  const facts = aggregateStore(storeName, cogrouped.window, store, storeName)
  const processors = cogrouped.members.map((grouped, index) => {
    const name = builder.suffixed(named, `-cogroup-agg-${index}`, prefix)
    const node = builder.processor(name, {}, (topology) => topology.addStore(facts, name))
    // Of windows Kafka says nothing, and goes on looking above them.
    if (cogrouped.window === undefined) node.isVersioned = facts.kind === 'versioned'
    return builder.add(parents.get(grouped) ?? grouped.stream.node, node)
  })
  const merge = builder.suffixed(named, '-cogroup-merge', 'COGROUPKSTREAM-MERGE-')
  const node = builder.add(processors, builder.processor(merge))
  return storedTable(merge, new Set([merge]), storeName, node)
}
