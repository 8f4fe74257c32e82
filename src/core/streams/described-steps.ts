/** Operations that are one processor each, or a source or a sink. */

import type { DescribedGraph } from './described-graph'
import { numberOf, prefixOf } from './described-graph'
import { readCompound } from './described-joins'
import { readLookUp } from './described-look-ups'
import type { Guessing } from './described-operations'
import { given, namedBy, type Operation, OperationBook, spanOf } from './described-operations'
import type { Branch, Chain, Step } from './processing'
import type { DescribedNode } from './read-descriptions'

const PLAIN: Readonly<Record<string, Step['op']>> = {
  'KSTREAM-FILTER': 'filter', 'KSTREAM-MAP': 'map', 'KSTREAM-MAPVALUES': 'mapValues', 'KSTREAM-FLATMAP': 'flatMap',
  'KSTREAM-FLATMAPVALUES': 'flatMapValues', 'KSTREAM-KEY-SELECT': 'selectKey', 'KSTREAM-PEEK': 'peek',
  'KSTREAM-FOREACH': 'foreach', 'KSTREAM-PRINTER': 'print', 'KTABLE-FILTER': 'filter', 'KTABLE-MAPVALUES': 'mapValues',
  'KTABLE-TOSTREAM': 'toStream',
} // biome-ignore format: a table of names

/** Returns the calls that made a description; null where a processor of it is of no operation of the DSL. */
export function readOperations(graph: DescribedGraph, how: Guessing): readonly Operation[] | null {
  const book = new OperationBook(graph, how)
  const nodes = [...graph.nodes.values()]
  for (const node of nodes) if (graph.isRepartitionFilter(node)) book.taken.add(node.name)
  for (const node of nodes) readCompound(book, node)
  for (const node of nodes) if (!book.taken.has(node.name)) readAggregation(book, node)
  for (const node of nodes) {
    if (book.taken.has(node.name)) continue
    if (node.kind === 'source') readSource(book, node)
    else if (node.kind === 'sink') readSink(book, node)
    else if (!readProcessor(book, node)) return null
  }
  return book.operations
}

function readAggregation(book: OperationBook, node: DescribedNode): void {
  const { graph } = book
  const { name, before, stores, kind } = node
  const [store] = stores
  if (kind !== 'processor' || store === undefined || before.length !== 1) return
  const isReduce = /-REDUCE-/.test(name) || /^KSTREAM-REDUCE-STATE/.test(store)
  const isGenerated = /^K(?:STREAM|TABLE)-(?:AGGREGATE|REDUCE)$/.test(prefixOf(name))
  const source = before[0] ?? ''
  const topic = graph.internalTopic(source)
  const isAfterTopic =
    prefixOf(name) === '' &&
    topic !== undefined &&
    !book.isRepartitionStep(topic) &&
    graph.ownerOf(store) === name
  const isByStore =
    prefixOf(name) === '' && /^K(?:STREAM|TABLE)-(?:AGGREGATE|REDUCE)-STATE-STORE-/.test(store)
  const isOwn = graph.ownerOf(store) === name
  if (!isGenerated && !isAfterTopic && !(isByStore && isOwn) && !(isOwn && becomesTable(book, node))) return
  const on = book.before(node)
  if (on === undefined) return
  const writer = topic === undefined ? undefined : graph.sinkOf(topic)?.before[0]
  // A grouped table is written to its topic without the filter for keys.
  const isTable = writer !== undefined && writer === on
  const step: Step = { op: isReduce ? 'reduce' : 'count', ...given(store), ...namedBy(name) }
  const names = isTable ? [store, graph.sinkOf(topic ?? '')?.name, source, name] : [store, name]
  book.add(
    {
      ...spanOf(names, isTable ? 4 : 2),
      on: isTable ? on : book.group(on, topic, store),
      needs: [],
      makes: name,
      mayHideStore: !isTable && step.op === 'count' && numberOf(store) !== undefined,
      step: () => step,
    },
    name,
  )
}

/** Whether a processor whose names were all given makes a table of a stream, by what follows it. */
function becomesTable(book: OperationBook, node: DescribedNode): boolean {
  const [store = ''] = node.stores
  return (
    book.how.isCounted &&
    node.stores.length === 1 &&
    prefixOf(node.name) === '' &&
    numberOf(store) === undefined &&
    book.isTable(node.name) &&
    !book.isTable(book.before(node))
  )
}

function readSource(book: OperationBook, { name, topics, pattern }: DescribedNode): void {
  const topic = book.graph.internalTopic(name)
  if (topic !== undefined) {
    const on = book.graph.writerOf(topic)
    if (!book.isRepartitionStep(topic) || on === undefined) return
    const named = topic.replace(/-repartition$/, '')
    const step: Step = { op: 'repartition', ...namedBy(named) }
    book.add({ ...spanOf([named, name], 4), on, needs: [], makes: name, step: () => step }, name)
    return
  }
  const [only = ''] = topics
  const begins: Chain = {
    ...(pattern !== undefined ? { pattern } : { stream: topics.length === 1 ? only : topics }),
    ...namedBy(name),
  }
  book.add({ ...spanOf([name], 1), on: undefined, needs: [], makes: name, begins }, name)
}

function readSink(book: OperationBook, { name, topics, before }: DescribedNode): void {
  const [topic = ''] = topics
  const on = book.valueOf(book.graph.only(before))
  if (book.graph.internal.has(topic) || on === undefined) return
  const step: Step = { op: 'to', topic, ...namedBy(name) }
  book.add({ ...spanOf([name], 1), on, needs: [], makes: undefined, step: () => step }, name)
}

/** Reads a processor that is an operation by itself; false where none is like it. */
function readProcessor(book: OperationBook, node: DescribedNode): boolean {
  const { name, before, after, stores } = node
  const prefix = prefixOf(name)
  if (before.length > 1) return readMerge(book, node)
  const on = book.before(node)
  if (on === undefined) return false
  const branches = after.filter((next) => next.startsWith(name) && next.length > name.length)
  const isSplit = prefix === 'KSTREAM-BRANCH' || (prefix === '' && branches.length === after.length)
  if (isSplit && branches.length > 0) return readSplit(book, node, on)
  const add = (step: Step, takes = 1, more: readonly string[] = []): true => {
    const whole = { ...step, ...namedBy(name) } as Step
    const mayHideStore = /^(?:filter|mapValues)$/.test(step.op) && stores.length === 0 && book.isTable(on)
    book.add(
      { ...spanOf([name, ...more], takes), on, needs: [], makes: name, mayHideStore, step: () => whole },
      name,
    )
    return true
  }
  const plain = PLAIN[prefix]
  if (prefix === 'KSTREAM-MERGE') return readMerge(book, { ...node, before: [...before, ...before] })
  if (plain) return add({ op: plain, ...given(stores[0]) } as Step)
  if (prefix === 'KSTREAM-PROCESSOR') return add({ op: 'process', ...storesOf(book, node) })
  if (prefix === 'KSTREAM-PROCESSVALUES') return add({ op: 'processValues', ...storesOf(book, node) })
  if (prefix === 'KSTREAM-TOTABLE') return add({ op: 'toTable', ...given(stores[0]) }, 2, stores)
  if (prefix === 'KTABLE-SUPPRESS') return add({ op: 'suppress' }, 2, stores)
  if (prefix === 'KTABLE-SELECT') return add({ op: 'groupBy' })
  if (/^KSTREAM-(?:LEFT)?JOIN$/.test(prefix)) return readLookUp(book, node, on, prefix === 'KSTREAM-LEFTJOIN')
  return prefix === '' && numberOf(name) === undefined && readNamed(book, node, on, add)
}

/** A processor whose name was given and says nothing: what it is follows from its neighbours, else it does something. */
function readNamed(
  book: OperationBook,
  node: DescribedNode,
  on: string,
  add: (step: Step, takes?: number, more?: readonly string[]) => true,
): boolean {
  const { graph, how } = book
  const { name, stores, after } = node
  const [store] = stores.filter((one) => one !== `${name}-Buffer`)
  const owner = store === undefined ? undefined : graph.ownerOf(store)
  if (book.isTable(on)) {
    if (store === `${name}-store`) return add({ op: 'suppress' }, 1)
    if (after.some((next) => graph.internal.has(graph.node(next)?.topics[0] ?? '')))
      return add({ op: 'groupBy' })
    return add(book.isTable(name) ? { op: 'filter', ...given(store) } : { op: 'toStream' })
  }
  if (store !== undefined && owner !== name && book.isTable(owner))
    return how.isJoined
      ? readLookUp(book, node, on, false)
      : add({ op: processOp(book, node), ...storesOf(book, node) }, 0)
  if (store !== undefined && /^KSTREAM-TOTABLE-STATE-STORE-/.test(store))
    return add({ op: 'toTable' }, 2, stores)
  if (store !== undefined && owner === name && book.isTable(name))
    return add({ op: 'toTable', ...given(store) }, 2)
  if (store !== undefined) return add({ op: processOp(book, node), ...storesOf(book, node) }, 0)
  if (after.some((next) => /^KTABLE-/.test(prefixOf(next)))) return add({ op: 'toTable' }, 2)
  const isKeyed = needsNewKey(book, node)
  book.unsaid += 1
  if (how.isNumbered && book.unsaid > (how.processed ?? 0))
    return add({ op: isKeyed ? 'selectKey' : 'filter' })
  return add({ op: isKeyed ? 'process' : 'processValues' }, 0)
}

const processOp = (book: OperationBook, node: DescribedNode) =>
  needsNewKey(book, node) ? 'process' : 'processValues'

/** Whether a repartition follows that no later operation makes necessary. */
function needsNewKey(book: OperationBook, { after }: DescribedNode): boolean {
  const { graph } = book
  return after.some((name) => {
    const next = graph.node(name)
    if (next?.kind !== 'processor' || KEYED.test(prefixOf(name)) || book.isTable(name)) return false
    if (!graph.isRepartitionFilter(next)) return needsNewKey(book, next)
    const topic = graph.node(next.after[0])?.topics[0]
    return topic === undefined || !book.isRepartitionStep(topic)
  })
}

const KEYED = /^KSTREAM-(?:MAP|FLATMAP|KEY-SELECT|PROCESSOR|REPARTITION)$|^KTABLE-/

/** The store that a processor brings along, and those that others have. */
function storesOf({ graph }: OperationBook, { name, stores }: DescribedNode) {
  const own = stores.filter((store) => graph.ownerOf(store) === name)
  const others = stores.filter((store) => !own.includes(store))
  return {
    ...(own[0] !== undefined && { store: { name: own[0] } }),
    ...(others.length > 0 && { stores: others }),
  }
}

function readMerge(book: OperationBook, { name, before, stores }: DescribedNode): boolean {
  const [left, right, ...more] = before.map((one) => book.valueOf(one))
  if (left === undefined || right === undefined || more.length > 0 || stores.length > 0) return false
  book.add(
    {
      ...spanOf([name], 1),
      on: left,
      needs: [right],
      makes: name,
      step: (idOf) => ({ op: 'merge', with: idOf(right), ...namedBy(name) }),
    },
    name,
  )
  return true
}

function readSplit(book: OperationBook, { name, after }: DescribedNode, on: string): boolean {
  const suffixes = after.map((next) => next.slice(name.length))
  const byIndex = new Map(
    suffixes.flatMap((suffix, at) => (/^\d+$/.test(suffix) ? [[Number(suffix), at]] : [])),
  )
  const others = suffixes.flatMap((suffix, at) => (/^\d+$/.test(suffix) ? [] : [at]))
  const count = after.length - (byIndex.has(0) ? 1 : 0)
  const order = Array.from({ length: count }, (_, at) => byIndex.get(at + 1) ?? others.shift())
  const fallen = byIndex.get(0)
  book.add(
    {
      ...spanOf([name], 1 + after.length),
      on,
      needs: [],
      makes: undefined,
      branches: after,
      step: (idOf) => {
        const branch = (at: number | undefined): Branch[] => {
          const node = at === undefined ? undefined : after[at]
          if (node === undefined) return []
          const suffix = node.slice(name.length)
          return [{ id: idOf(node), ...(!/^\d+$/.test(suffix) && { named: suffix }) }]
        }
        const [defaultBranch] = branch(fallen)
        return {
          op: 'split',
          branches: order.flatMap(branch),
          ...(defaultBranch && { defaultBranch }),
          ...namedBy(name),
        }
      },
    },
    name,
    ...after,
  )
  return true
}
