import { groupedStream } from './dsl-grouped'
import { tableFrom } from './dsl-table'
import { GraphNode } from './graph-node'
import type { Branch, PlainOperation, Step, Store } from './processing'
import { keyValueStore, type StoreFacts, windowStore } from './store-facts'
import type { StreamsBuilder } from './streams-builder'
import { TopologyError } from './topology'
import { bare, type Grouped, type Stream, type Table } from './values'

const PREFIX: Readonly<Record<PlainOperation, string>> = {
  filter: 'KSTREAM-FILTER-',
  filterNot: 'KSTREAM-FILTER-',
  map: 'KSTREAM-MAP-',
  mapValues: 'KSTREAM-MAPVALUES-',
  flatMap: 'KSTREAM-FLATMAP-',
  flatMapValues: 'KSTREAM-FLATMAPVALUES-',
  selectKey: 'KSTREAM-KEY-SELECT-',
  peek: 'KSTREAM-PEEK-',
  foreach: 'KSTREAM-FOREACH-',
  print: 'KSTREAM-PRINTER-',
}

const CHANGES_KEY: ReadonlySet<string> = new Set(['map', 'flatMap', 'selectKey'])
const CHANGES_VALUE: ReadonlySet<string> = new Set(['mapValues', 'flatMapValues'])

/** `StreamsBuilder.stream`. */
export function readStream(
  builder: StreamsBuilder,
  topics: readonly string[],
  pattern: string | undefined,
  named: string | undefined,
): Stream {
  const name = builder.nameOr(named, 'KSTREAM-SOURCE-')
  const source = { topics, ...(pattern !== undefined && { pattern }) }
  const node = new GraphNode(name, { source }, (topology) => topology.addSource(name, topics, pattern))
  builder.add(builder.root, node)
  return { is: 'stream', name, sources: new Set([name]), needsRepartition: false, node }
}

/** The operations that take records and put out records, one by one. */
export function plainStep(
  builder: StreamsBuilder,
  stream: Stream,
  op: PlainOperation,
  named?: string,
): Stream {
  const name = builder.nameOr(named, PREFIX[op])
  const changesKey = CHANGES_KEY.has(op)
  const node = builder.processor(name, { changesKey, changesValue: CHANGES_VALUE.has(op) })
  builder.add(stream.node, node)
  return { ...bare(stream), name, node, needsRepartition: changesKey || stream.needsRepartition }
}

/** `process` and `processValues` with the stores that they use, and the one that they bring along. */
export function processStep(
  builder: StreamsBuilder,
  stream: Stream,
  step: Step & { op: 'process' | 'processValues' },
): Stream {
  const isKeyed = step.op === 'process'
  const generated = step.named ?? builder.newName(isKeyed ? 'KSTREAM-PROCESSOR-' : 'KSTREAM-PROCESSVALUES-')
  const own = step.store && processStore(step.store, generated)
  if (own) builder.add(builder.root, new GraphNode(own.name, {}, (topology) => topology.addStore(own)))
  const stores = [...(own ? [own.name] : []), ...(step.stores ?? [])]
  const node = builder.processor(generated, {}, (topology) => topology.connect(generated, stores))
  builder.add(stream.node, node)
  return { ...bare(stream), name: generated, node, needsRepartition: isKeyed || stream.needsRepartition }
}

/** What `addStateStore` is given: a store of windows where its retention is stated, else one by key. */
function processStore(store: Store, owner: string): StoreFacts {
  if (store.name === undefined) throw new TopologyError('name cannot be null')
  return store.retentionMs === undefined
    ? keyValueStore(store.name, store, owner)
    : windowStore(store.name, 'window', store.retentionMs, store, owner)
}

export function mergeStep(builder: StreamsBuilder, stream: Stream, other: Stream, named?: string): Stream {
  const name = builder.nameOr(named, 'KSTREAM-MERGE-')
  const node = builder.processor(name, { isMerge: true })
  builder.add([stream.node, other.node], node)
  return {
    is: 'stream',
    name,
    sources: new Set([...stream.sources, ...other.sources]),
    needsRepartition: stream.needsRepartition || other.needsRepartition,
    node,
  }
}

/** `split`: the branches by their ids, the default one last. */
export function splitStep(
  builder: StreamsBuilder,
  stream: Stream,
  step: Step & { op: 'split' },
): ReadonlyMap<string, Stream> {
  const splitter = builder.nameOr(step.named, 'KSTREAM-BRANCH-')
  const node = builder.processor(splitter)
  builder.add(stream.node, node)
  const made = new Map<string, Stream>()
  const add = (branch: Branch, index: number) => {
    const name = `${splitter}${branch.named ?? index}`
    builder.newName(name)
    const child = builder.processor(name)
    builder.add(node, child)
    made.set(branch.id, { ...bare(stream), name, node: child })
  }
  for (const [index, branch] of step.branches.entries()) add(branch, index + 1)
  if (step.defaultBranch) add(step.defaultBranch, 0)
  return made
}

export function toStep(builder: StreamsBuilder, stream: Stream, topic: string, named?: string): void {
  const name = builder.nameOr(named, 'KSTREAM-SINK-')
  builder.add(
    stream.node,
    new GraphNode(name, {}, (topology, parents) => topology.addSink(name, topic, parents)),
  )
}

/** `repartition`: never merged with others. */
export function repartitionStep(
  builder: StreamsBuilder,
  stream: Stream,
  step: Step & { op: 'repartition' },
): Stream {
  const prefix = step.named ?? builder.newName('KSTREAM-REPARTITION-')
  const { source, node } = builder.repartition(prefix, false, step.partitions)
  builder.add(stream.node, node)
  return { is: 'stream', name: source, sources: new Set([node.name]), needsRepartition: false, node }
}

export function toTableStep(builder: StreamsBuilder, stream: Stream, step: Step & { op: 'toTable' }): Table {
  const name = builder.nameOr(step.named, 'KSTREAM-TOTABLE-')
  const storeName = step.store?.name ?? builder.newStoreName('KSTREAM-TOTABLE-')
  let { node: parent, sources } = stream
  if (stream.needsRepartition) {
    const parts = builder.repartition(name, true)
    builder.add(parent, parts.node)
    parent = parts.node
    sources = new Set([parts.source])
  }
  const store = keyValueStore(storeName, step.store, name)
  const table = tableFrom({ name, sources, storeName, isMaterialized: step.store?.name !== undefined })
  const node = builder.processor(name, {}, (topology) => {
    if (table.isMaterialized()) topology.addStore(store, name)
  })
  node.isVersioned = store.kind === 'versioned'
  builder.add(parent, node)
  return { ...table, node }
}

export const groupByKeyStep = (stream: Stream, named?: string): Grouped => groupedStream(stream, named)

export function groupByStep(builder: StreamsBuilder, stream: Stream, named?: string): Grouped {
  const rekeyed = plainStep(builder, stream, 'selectKey', named)
  return groupedStream(rekeyed, named)
}
