import { GraphNode } from './graph-node'
import type { Step, Store } from './processing'
import { bufferStore, keyValueStore } from './store-facts'
import type { StreamsBuilder } from './streams-builder'
import { TopologyError } from './topology'
import type { GlobalTable, Stream, Table } from './values'

/** A table that has a store once somebody looks values up in it. */
export function tableFrom(from: {
  readonly name: string
  readonly sources: ReadonlySet<string>
  readonly storeName: string
  readonly isMaterialized: boolean
}): Omit<Table, 'node'> {
  let isMaterialized = from.isMaterialized
  const materialize = () => {
    isMaterialized = true
  }
  return {
    is: 'table',
    name: from.name,
    sources: from.sources,
    storeNames: () => {
      materialize()
      return [from.storeName]
    },
    keepOldValues: materialize,
    isMaterialized: () => isMaterialized,
  }
}

/** A table whose values stand in a store whatever happens: the result of an aggregation. */
export const storedTable = (
  name: string,
  sources: ReadonlySet<string>,
  storeName: string,
  node: GraphNode,
): Table => ({
  is: 'table',
  name,
  sources,
  node,
  storeNames: () => [storeName],
  keepOldValues: () => {},
  isMaterialized: () => true,
})

/** A table that is worked out from another: it has a store only where one is named. */
const derivedTable = (from: Table, name: string, node: GraphNode, storeName: string | undefined): Table => ({
  is: 'table',
  name,
  sources: from.sources,
  node,
  storeNames: () => (storeName === undefined ? from.storeNames() : [storeName]),
  keepOldValues: () => {
    if (storeName === undefined) from.keepOldValues()
  },
  isMaterialized: () => storeName !== undefined,
})

/** `StreamsBuilder.table`. */
export function readTable(
  builder: StreamsBuilder,
  topic: string,
  named: string | undefined,
  store: Store | undefined,
): Table {
  const storeName = store?.name ?? builder.newStoreName(`${topic}-`)
  const source = builder.suffixed(named, '-source', 'KSTREAM-SOURCE-')
  const name = builder.nameOr(named, 'KTABLE-SOURCE-')
  const table = tableFrom({
    name,
    sources: new Set([source]),
    storeName,
    isMaterialized: store?.name !== undefined,
  })
  const facts = keyValueStore(storeName, store, name)
  let reuses = false
  const reuseSource = () => {
    reuses = true
  }
  const node = new GraphNode(name, { reuseSource }, (topology) => {
    topology.addSource(source, [topic])
    topology.addProcessor(name, [source])
    if (!table.isMaterialized()) return
    topology.addStore(reuses ? { ...facts, hasChangelog: false } : facts, name)
    if (reuses) topology.sourceOfStore.set(storeName, topic)
  })
  node.isVersioned = facts.kind === 'versioned'
  builder.add(builder.root, node)
  return { ...table, node }
}

/** `StreamsBuilder.globalTable`: every instance reads all of it, so it has no changelog and no tasks. */
export function readGlobalTable(
  builder: StreamsBuilder,
  topic: string,
  named: string | undefined,
  store: Store | undefined,
): GlobalTable {
  if (store?.historyRetentionMs !== undefined) throw new TopologyError('GlobalTables cannot be versioned.')
  const storeName = store?.name ?? builder.newStoreName(`${topic}-`)
  const source = builder.suffixed(named, '-source', 'KSTREAM-SOURCE-')
  const processor = builder.nameOr(named, 'KTABLE-SOURCE-')
  const facts = { ...keyValueStore(storeName, store, processor), hasChangelog: false }
  builder.add(
    builder.root,
    new GraphNode(processor, {}, (topology) => topology.addGlobalStore(facts, source, topic, processor)),
  )
  return { is: 'globalTable', storeName }
}

/** `filter`, `filterNot` and `mapValues` of a table. A store that is configured but not named uses up a number. */
export function deriveStep(
  builder: StreamsBuilder,
  table: Table,
  op: 'filter' | 'filterNot' | 'mapValues',
  named: string | undefined,
  store: Store | undefined,
): Table {
  const prefix = op === 'mapValues' ? 'KTABLE-MAPVALUES-' : 'KTABLE-FILTER-'
  if (store !== undefined && store.name === undefined) builder.newStoreName(prefix)
  const name = builder.nameOr(named, prefix)
  const facts = store?.name === undefined ? null : keyValueStore(store.name, store, name)
  const node = builder.processor(name, {}, (topology) => {
    if (facts) topology.addStore(facts, name)
  })
  if (store !== undefined) node.isVersioned = facts?.kind === 'versioned'
  builder.add(table.node, node)
  return derivedTable(table, name, node, facts?.name)
}

export function toStreamStep(builder: StreamsBuilder, table: Table, named?: string): Stream {
  const name = builder.nameOr(named, 'KTABLE-TOSTREAM-')
  const node = builder.processor(name)
  builder.add(table.node, node)
  return { is: 'stream', name, sources: table.sources, needsRepartition: false, node }
}

/** `suppress`: it buffers, and needs the old values of what it suppresses. */
export function suppressStep(builder: StreamsBuilder, table: Table, named?: string): Table {
  if (table.node.isVersioned)
    throw new TopologyError('suppress() is only supported for non-versioned KTables')
  const name = named ?? builder.newName('KTABLE-SUPPRESS-')
  const storeName = named === undefined ? builder.newStoreName('KTABLE-SUPPRESS-') : `${named}-store`
  table.keepOldValues()
  const facts = bufferStore(storeName, false, name)
  const node = builder.processor(name, {}, (topology) => topology.addStore(facts, name))
  node.isVersioned = false
  builder.addSuppression(table.node, node)
  return {
    is: 'table',
    name,
    sources: new Set([table.name]),
    node,
    storeNames: () => [storeName, ...table.storeNames()],
    keepOldValues: table.keepOldValues,
    isMaterialized: () => false,
  }
}

type Join = Step & { op: 'join' | 'leftJoin' | 'outerJoin' }

/** A join of two tables by their own keys. */
export function joinTables(builder: StreamsBuilder, left: Table, right: Table, step: Join): Table {
  const { op, named, store } = step
  const storeName = store === undefined ? undefined : (store.name ?? builder.newStoreName('KTABLE-MERGE-'))
  const merge = builder.nameOr(named, 'KTABLE-MERGE-')
  const sources = new Set([...left.sources, ...right.sources])
  builder.topology.copartition(sources)
  if (op !== 'join') left.keepOldValues()
  if (op === 'outerJoin') right.keepOldValues()
  const joinOne = builder.suffixed(named, '-join-this', 'KTABLE-JOINTHIS-')
  const joinOther = builder.suffixed(named, '-join-other', 'KTABLE-JOINOTHER-')
  const ofLeft = left.storeNames()
  const ofRight = right.storeNames()
  const facts = storeName === undefined ? null : keyValueStore(storeName, store, merge)
  const node = new GraphNode(merge, {}, (topology) => {
    topology.addProcessor(joinOne, [left.name])
    topology.addProcessor(joinOther, [right.name])
    topology.addProcessor(merge, [joinOne, joinOther])
    topology.connect(joinOne, ofRight)
    topology.connect(joinOther, ofLeft)
    if (facts) topology.addStore(facts, merge)
  })
  node.isVersioned = facts?.kind === 'versioned'
  builder.add([left.node, right.node], node)
  return {
    is: 'table',
    name: merge,
    sources,
    node,
    storeNames: () => (storeName === undefined ? [...left.storeNames(), ...right.storeNames()] : [storeName]),
    keepOldValues: () => {
      if (storeName !== undefined) return
      left.keepOldValues()
      right.keepOldValues()
    },
    isMaterialized: () => storeName !== undefined,
  }
}

/** A join of a table with another by a key that its values name: subscriptions go there and answers come back. */
export function joinByForeignKey(builder: StreamsBuilder, left: Table, right: Table, step: Join): Table {
  const { named, store } = step
  const suffixed = (suffix: string, prefix: string) => builder.suffixed(named, suffix, prefix)
  const { topology } = builder
  right.keepOldValues()
  left.keepOldValues()
  const registration = 'KTABLE-FK-JOIN-SUBSCRIPTION-REGISTRATION-'
  const processorPrefix = 'KTABLE-FK-JOIN-SUBSCRIPTION-PROCESSOR-'
  const subscriptions = `${suffixed('-subscription-registration', registration)}-topic`
  topology.internalTopics.set(subscriptions, undefined)
  const send = builder.processor(suffixed('-subscription-registration-processor', registration))
  builder.add(left.node, send)
  const sink = sinkNode(suffixed('-subscription-registration-sink', 'KTABLE-SINK-'), subscriptions)
  builder.add(send, sink)
  const source = sourceNode(suffixed('-subscription-registration-source', 'KTABLE-SOURCE-'), subscriptions)
  builder.add(sink, source)
  topology.copartition([...right.sources, source.name])
  const storeName = suffixed('-subscription-store', 'KTABLE-FK-JOIN-SUBSCRIPTION-STATE-STORE-')
  const receive = suffixed('-subscription-receive', processorPrefix)
  const subscriptionStore = keyValueStore(storeName, undefined, receive)
  builder.add(builder.root, new GraphNode(storeName, {}, (into) => into.addStore(subscriptionStore)))
  const receiveNode = builder.processor(receive, {}, (into) => into.connect(receive, [storeName]))
  builder.add(source, receiveNode)
  const rightStores = right.storeNames()
  const lookUp = suffixed('-subscription-join-foreign', processorPrefix)
  const lookUpNode = builder.processor(lookUp, {}, (into) => into.connect(lookUp, rightStores))
  builder.add(receiveNode, lookUpNode)
  const changed = suffixed('-foreign-join-subscription', processorPrefix)
  const changedNode = builder.processor(changed, {}, (into) => into.connect(changed, [storeName]))
  builder.add(right.node, changedNode)
  const responses = `${suffixed('-subscription-response', 'KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-')}-topic`
  topology.internalTopics.set(responses, undefined)
  const responseSink = sinkNode(suffixed('-subscription-response-sink', 'KTABLE-SINK-'), responses)
  builder.add([lookUpNode, changedNode], responseSink)
  const responseSource = sourceNode(suffixed('-subscription-response-source', 'KTABLE-SOURCE-'), responses)
  builder.add(responseSink, responseSource)
  const sources = new Set([...left.sources, responseSource.name])
  topology.copartition(sources)
  const leftStores = left.storeNames()
  const resolve = suffixed(
    '-subscription-response-resolver',
    'KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-RESOLVER-PROCESSOR-',
  )
  const resolveNode = builder.processor(resolve, {}, (into) => into.connect(resolve, leftStores))
  builder.add(responseSource, resolveNode)
  const name = suffixed('-result', 'KTABLE-FK-JOIN-OUTPUT-')
  const resultStore = store?.name ?? builder.newStoreName('KTABLE-FK-JOIN-OUTPUT-')
  const table = tableFrom({
    name,
    sources,
    storeName: resultStore,
    isMaterialized: store?.name !== undefined,
  })
  const facts = keyValueStore(resultStore, store, name)
  const node = builder.processor(name, {}, (into) => {
    if (table.isMaterialized()) into.addStore(facts, name)
  })
  node.isVersioned = facts.kind === 'versioned'
  builder.add(resolveNode, node)
  return { ...table, node }
}

const sinkNode = (name: string, topic: string): GraphNode =>
  new GraphNode(name, {}, (topology, parents) => topology.addSink(name, topic, parents))

const sourceNode = (name: string, topic: string): GraphNode =>
  new GraphNode(name, {}, (topology) => topology.addSource(name, [topic]))
