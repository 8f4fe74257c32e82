import { GraphNode } from './graph-node'
import type { JoinWindow, Step, Store } from './processing'
import { bufferStore, keyValueStore, windowStore } from './store-facts'
import type { StreamsBuilder } from './streams-builder'
import { TopologyError } from './topology'
import { bare, type Stream, type Table } from './values'

type Join = Step & { op: 'join' | 'leftJoin' | 'outerJoin' }

/** Brings a stream whose key may have moved to where its key belongs. */
function repartitionForJoin(builder: StreamsBuilder, stream: Stream, prefix: string): Stream {
  const { source, node } = builder.repartition(prefix, true)
  if (stream.repartitioned === undefined || stream.name !== prefix) {
    stream.repartitioned = node
    builder.add(stream.node, node)
  }
  return {
    is: 'stream',
    name: source,
    sources: new Set([source]),
    needsRepartition: false,
    node: stream.repartitioned,
  }
}

/** A join of two streams within a window of time. */
export function joinStreams(builder: StreamsBuilder, left: Stream, right: Stream, step: Join): Stream {
  const { window, named } = step
  if (!window) throw new TopologyError("windows can't be null")
  const suffixed = (suffix: string, other: string) => (named === undefined ? other : named + suffix)
  const one = left.needsRepartition ? repartitionForJoin(builder, left, suffixed('-left', left.name)) : left
  const { at } = builder
  if (at) builder.at = { ...at, isOther: true }
  const other = right.needsRepartition
    ? repartitionForJoin(builder, right, suffixed('-right', right.name))
    : right
  builder.at = at
  const sources = new Set([...one.sources, ...other.sources])
  builder.topology.copartition(sources)
  const node = joinNode(builder, one, other, step, window)
  return { is: 'stream', name: node.name, sources, needsRepartition: false, node }
}

function joinNode(
  builder: StreamsBuilder,
  one: Stream,
  other: Stream,
  { op, named, store }: Join,
  window: JoinWindow,
): GraphNode {
  const isLeft = op !== 'join'
  const isOuter = op === 'outerJoin'
  const suffixes = {
    one: isOuter ? '-outer-this-join' : '-this-join',
    other: isLeft ? '-outer-other-join' : '-other-join',
  }
  const windowedOne = builder.suffixed(named, '-this-windowed', 'KSTREAM-WINDOWED-')
  const windowedOther = builder.suffixed(named, '-other-windowed', 'KSTREAM-WINDOWED-')
  const numberedOne = builder.newName(isOuter ? 'KSTREAM-OUTERTHIS-' : 'KSTREAM-JOINTHIS-')
  const numberedOther = builder.newName(isLeft ? 'KSTREAM-OUTEROTHER-' : 'KSTREAM-JOINOTHER-')
  const joinOne = named === undefined ? numberedOne : named + suffixes.one
  const joinOther = named === undefined ? numberedOther : named + suffixes.other
  const merge = builder.suffixed(named, '-merge', 'KSTREAM-MERGE-')
  const kept = window.beforeMs + window.afterMs + (window.graceMs ?? 0)
  const base = store?.name
  const join = (numbered: string, suffix: string) =>
    windowStore(
      `${base === undefined ? numbered : base + suffix}-store`,
      'join-window',
      kept,
      withoutName(store),
      merge,
    )
  const storeOne = join(numberedOne, suffixes.one)
  const storeOther = join(numberedOther, suffixes.other)
  const shared = isLeft ? [sharedStore(numberedOne, isOuter, base, store, merge)] : []
  const windowing = { isWindowing: true }
  builder.add(one.node, builder.processor(windowedOne, windowing))
  builder.add(other.node, builder.processor(windowedOther, windowing))
  let isSelfJoin = false
  const streamJoin = {
    left: windowedOne,
    right: windowedOther,
    makeSelfJoin: () => {
      isSelfJoin = true
    },
  }
  const node = new GraphNode(merge, { streamJoin }, (topology) => {
    if (isSelfJoin) {
      topology.addProcessor(merge, [windowedOne])
      topology.addStore(storeOne, windowedOne, merge)
      return
    }
    topology.addProcessor(joinOne, [windowedOne])
    topology.addProcessor(joinOther, [windowedOther])
    topology.addProcessor(merge, [joinOne, joinOther])
    topology.addStore(storeOne, windowedOne, joinOther)
    topology.addStore(storeOther, windowedOther, joinOne)
    for (const one of shared) topology.addStore(one, joinOne, joinOther)
  })
  return builder.add([one.node, other.node], node)
}

const withoutName = (store: Store | undefined): Store | undefined => {
  if (store === undefined) return undefined
  const { name: _, ...rest } = store
  return rest
}

/** The store of what has found no partner yet, which both sides of a left or outer join share. */
function sharedStore(
  numberedOne: string,
  isOuter: boolean,
  base: string | undefined,
  store: Store | undefined,
  owner: string,
) {
  const numbered = `KSTREAM-OUTERSHARED-${numberedOne.slice(isOuter ? 'KSTREAM-OUTERTHIS-'.length : 'KSTREAM-JOINTHIS-'.length)}`
  const name = base === undefined ? numbered : base + (isOuter ? '-outer-shared-join' : '-left-shared-join')
  return keyValueStore(`${name}-store`, withoutName(store), owner)
}

/** A join of a stream with the latest of a table. */
export function joinTable(builder: StreamsBuilder, stream: Stream, table: Table, step: Join): Stream {
  const keyed = stream.needsRepartition
    ? repartitionForJoin(builder, stream, step.named ?? stream.name)
    : stream
  const sources = new Set([...keyed.sources, ...table.sources])
  builder.topology.copartition(sources)
  const name = builder.nameOr(step.named, step.op === 'leftJoin' ? 'KSTREAM-LEFTJOIN-' : 'KSTREAM-JOIN-')
  const buffer = step.graceMs === undefined ? null : bufferStore(`${name}-Buffer`, true, name)
  if (buffer) {
    builder.add(builder.root, new GraphNode(buffer.name, {}, (topology) => topology.addStore(buffer)))
  }
  const stores = table.storeNames()
  const node = builder.processor(name, {}, (topology) => {
    topology.connect(name, stores)
    if (buffer) topology.connect(name, [buffer.name])
  })
  builder.add(keyed.node, node)
  return { is: 'stream', name, sources, needsRepartition: false, node }
}

/** A join of a stream with a table that every instance has whole: no key needs to match, and nothing is repartitioned. */
export function joinGlobalTable(builder: StreamsBuilder, stream: Stream, named?: string): Stream {
  const name = builder.nameOr(named, 'KSTREAM-LEFTJOIN-')
  const node = builder.processor(name)
  builder.add(stream.node, node)
  return { ...bare(stream), name, node }
}
