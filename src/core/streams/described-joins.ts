/** What several processors make together: tables, joins and cogrouped streams. */
import { numberOf } from './described-graph'
import { given, namedBy, type OperationBook, spanOf } from './described-operations'
import type { DescribedNode } from './read-descriptions'

/** How far apart joined streams are taken to be, in milliseconds: a description does not say. */
export const ASSUMED_JOIN_MS = 300_000

const WINDOWED = { beforeMs: ASSUMED_JOIN_MS, afterMs: ASSUMED_JOIN_MS }

/** Reads the operation that ends in a node and has more nodes than one, if it is such a one. */
export function readCompound(book: OperationBook, node: DescribedNode): void {
  const { graph, how } = book
  const { name, before } = node
  if (node.kind !== 'processor' || book.taken.has(name)) return
  const isBehind = (pattern: RegExp) => before.length === 2 && before.every((one) => pattern.test(one))
  if (/^KTABLE-FK-JOIN-OUTPUT-|-result$/.test(name)) foreignKeyJoin(book, node)
  else if (isBehind(/-join-(?:this|other)$|^KTABLE-JOIN(?:THIS|OTHER)-/)) tableJoin(book, node)
  else if (isBehind(/-(?:this|other)-join$|^KSTREAM-(?:JOIN|OUTER)(?:THIS|OTHER)-/)) streamJoin(book, node)
  else if (how.isOptimized && isSelfJoin(node)) selfJoin(book, node)
  else if (/^COGROUPKSTREAM-MERGE-|-cogroup-merge$/.test(name)) cogroup(book, node)
  else if (graph.isGlobal(name) || /^KTABLE-SOURCE-/.test(name) || before[0] === `${name}-source`)
    readTable(book, node)
}

function readTable(book: OperationBook, node: DescribedNode): void {
  const { graph } = book
  const source = graph.node(graph.only(node.before))
  const topic = source && graph.only(source.topics)
  if (source?.kind !== 'source' || topic === undefined || graph.internal.has(topic)) return
  const [store] = node.stores
  const isGenerated = store === undefined || numberOf(store) !== undefined
  const span = spanOf([isGenerated ? store : undefined, source.name, node.name], isGenerated ? 3 : 2)
  book.add(
    {
      ...span,
      // The store's number comes first, whether or not anybody looks into it.
      ...(store === undefined && span.number !== undefined && { number: span.number - 1 }),
      on: undefined,
      needs: [],
      makes: node.name,
      begins: {
        [graph.isGlobal(node.name) ? 'globalTable' : 'table']: topic,
        ...namedBy(node.name),
        ...given(store),
      },
    },
    node.name,
    source.name,
  )
}

const sideOf = (book: OperationBook, node: DescribedNode, side: RegExp) =>
  book.graph.node(node.before.find((name) => side.test(name)))

function tableJoin(book: OperationBook, node: DescribedNode): void {
  const one = sideOf(book, node, /^KTABLE-JOINTHIS-|-join-this$/)
  const other = sideOf(book, node, /^KTABLE-JOINOTHER-|-join-other$/)
  const [left, right] = [book.before(one), book.before(other)]
  if (!one || !other || left === undefined || right === undefined) return
  book.add(
    {
      ...spanOf([node.name, one.name, other.name], 3),
      on: left,
      needs: [right],
      makes: node.name,
      mayHideStore: node.stores.length === 0,
      step: (idOf) => ({ op: 'join', with: idOf(right), ...given(node.stores[0]), ...namedBy(node.name) }),
    },
    node.name,
    one.name,
    other.name,
  )
}

/** What the stores of a join between streams were named after. */
const storeBase = (store: string | undefined) => {
  const base = /^(.*?)(?:-outer)?-this-join-store$/.exec(store ?? '')?.[1]
  return base === undefined ? {} : { store: { name: base } }
}

/** A join whose parts have a name still numbers its stores, after both windows and before what is put out. */
function spanOfJoin(names: readonly string[], stores: readonly string[]) {
  const span = spanOf(names, 5)
  const [ofStore] = stores.flatMap((store) => numberOf(store) ?? [])
  return span.number === undefined && ofStore !== undefined
    ? { ...span, number: ofStore - 2, last: ofStore + 2 }
    : span
}

function streamJoin(book: OperationBook, node: DescribedNode): void {
  const { graph } = book
  const one = sideOf(book, node, /^KSTREAM-(?:JOIN|OUTER)THIS-|-this-join$/)
  const other = sideOf(book, node, /^KSTREAM-(?:JOIN|OUTER)OTHER-|-other-join$/)
  const [leftWindow, rightWindow] = [one, other].map((side) => graph.node(graph.only(side?.before ?? [])))
  const [left, right] = [book.before(leftWindow), book.before(rightWindow)]
  if (!one || !other || !leftWindow || !rightWindow || left === undefined || right === undefined) return
  const isOuter = /OUTERTHIS|-outer-this-join$/.test(one.name)
  const isLeft = /OUTEROTHER|-outer-other-join$/.test(other.name)
  book.add(
    {
      ...spanOfJoin([leftWindow.name, rightWindow.name, one.name, other.name, node.name], leftWindow.stores),
      on: left,
      needs: [right],
      makes: node.name,
      step: (idOf) => ({
        op: isOuter ? 'outerJoin' : isLeft ? 'leftJoin' : 'join',
        with: idOf(right),
        window: WINDOWED,
        ...storeBase(leftWindow.stores[0]),
        ...namedBy(node.name, '-merge'),
      }),
    },
    node.name,
    one.name,
    other.name,
    leftWindow.name,
    rightWindow.name,
  )
}

const isSelfJoin = ({ name, before }: DescribedNode): boolean =>
  before.length === 1 &&
  /^KSTREAM-WINDOWED-|-this-windowed$/.test(before[0] ?? '') &&
  !/JOINTHIS|JOINOTHER|OUTERTHIS|OUTEROTHER|-(?:this|other)-join$/.test(name)

function selfJoin(book: OperationBook, node: DescribedNode): void {
  const window = book.graph.node(book.graph.only(node.before))
  const on = book.before(window)
  if (!window || on === undefined || book.graph.isRepartitionFilter(node)) return
  book.add(
    {
      ...spanOfJoin([window.name, node.name], window.stores),
      on,
      needs: [on],
      makes: node.name,
      step: (idOf) => ({
        op: 'join',
        with: idOf(on),
        window: WINDOWED,
        ...storeBase(window.stores[0]),
        ...namedBy(node.name, '-merge'),
      }),
    },
    node.name,
    window.name,
  )
}

function foreignKeyJoin(book: OperationBook, node: DescribedNode): void {
  const { graph } = book
  const before = (one: DescribedNode | undefined) => graph.node(graph.only(one?.before ?? []))
  const sinkOf = (source: DescribedNode | undefined) =>
    [...graph.nodes.values()].find(
      (one) => source !== undefined && one.kind === 'sink' && one.topics[0] === source.topics[0],
    )
  const resolver = before(node)
  const responseSource = before(resolver)
  const responseSink = sinkOf(responseSource)
  const answering = (responseSink?.before ?? []).map((name) => graph.node(name))
  const lookUp = answering.find((one) => graph.internalTopic(before(before(one))?.name ?? ''))
  const changed = answering.find((one) => one !== lookUp)
  const receive = before(lookUp)
  const source = before(receive)
  const sink = sinkOf(source)
  const send = before(sink)
  const [left, right] = [before(send)?.name, before(changed)?.name]
  if (left === undefined || right === undefined || answering.length !== 2) return
  book.add(
    {
      ...spanOf([source?.topics[0], send?.name, node.name], 16),
      on: left,
      needs: [right],
      makes: node.name,
      step: (idOf) => ({
        op: 'join',
        with: idOf(right),
        foreignKey: true,
        ...given(node.stores[0]),
        ...namedBy(node.name, '-result'),
      }),
    },
    ...[node, resolver, responseSource, responseSink, lookUp, changed, receive, source, sink, send].map(
      (one) => one?.name,
    ),
  )
}

function cogroup(book: OperationBook, node: DescribedNode): void {
  const { graph } = book
  const parts = node.before
    .flatMap((name) => graph.node(name) ?? [])
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const [store] = parts[0]?.stores ?? []
  const groups = parts.flatMap((part) => {
    const on = book.before(part)
    const topic = graph.internalTopic(graph.only(part.before) ?? '')
    return on === undefined ? [] : [book.group(on, topic, store)]
  })
  const [first, ...others] = groups
  if (first === undefined || groups.length !== parts.length) return
  const cogrouped = `cogrouped ${node.name}`
  book.add({
    ...spanOf([], 0),
    on: first,
    needs: others,
    makes: cogrouped,
    isLazy: true,
    step: (idOf) => ({ op: 'cogroup', ...(others.length > 0 && { with: others.map(idOf) }) }),
  })
  book.add(
    {
      ...spanOf([store, ...node.before, node.name], 2),
      on: cogrouped,
      needs: [],
      makes: node.name,
      step: () => ({ op: 'aggregate', ...given(store), ...namedBy(node.name, '-cogroup-merge') }),
    },
    node.name,
    ...node.before,
  )
}
