import { cacheHops } from '../delivery/cache-hops'
import { type Guarantee, type Hop, join, pass, SOUND, sameGuarantee } from '../delivery/guarantee'
import type { HopKind } from '../delivery/kinds/hop-kind'
import { HOP_KINDS } from '../delivery/kinds/index'
import { topicHop } from '../delivery/topic-hop'
import type { Topology } from '../expand/topology'
import type { Cluster, Design, Topic } from '../model/design'
import { kindOf, nodesOf } from '../model/kinds/index'
import { NODE_KINDS, type NodeKind, type NodeOfKind } from '../model/node-id'
import { cachedPer } from '../shared/cached-per'
import { createSlot } from '../shared/node-slot'
import { mapPieces, type Pieces } from '../shared/pieces'
import { topicSettingsOf } from '../views/cached-settings'
import { listChange } from '../views/list-change'
import type { Links } from './links'

/** What was followed last, to carry over from: a guarantee depends on its topic's writers and on what leads there. */
interface Followed {
  readonly design: Design
  readonly topics: readonly Topic[]
  /** By what is written of its writers' own accord alone. */
  readonly sent: readonly Guarantee[]
  readonly all: readonly Guarantee[]
}

/** The same guarantee for a topic while it says the same, whoever follows it: views are made of it. */
const cachedGuarantees = createSlot<Topic, Guarantee>()

function cached(topic: Topic, guarantee: Guarantee): Guarantee {
  const before = cachedGuarantees.get(topic)
  const now = before ? sameGuarantee(before, guarantee) : guarantee
  if (now !== before) cachedGuarantees.set(topic, now)
  return now
}

/**
 * Returns what says what is guaranteed of the records in each topic, over all hops that lead there: the drawn ones in
 * the order of the document, then the derived ones. It caches what it followed last, so that an edit costs what it
 * touches. One pass beside the traffic: a topic is taken up again only when what leads to it has become weaker, which
 * each of its facts does a few times at most.
 */
export function createDeliveryFollower(): (topology: Topology, links: Links) => Pieces<readonly Guarantee[]> {
  let last: Followed | null = null
  return function* ({ design, derived }, links) {
    const topics =
      derived.length === 0 ? design.topics : design.topics.concat(derived.map(({ topic }) => topic))
    const before = last?.design.cluster === design.cluster ? last : null
    const indexBefore = indicesBefore(before, topics)
    const touched = before ? touchedTopics(before.design, design) : NOTHING
    const sent = yield* mapPieces(topics, (topic, at) => {
      const known = before?.sent[indexBefore(at)]
      return known && !touched.has(topic.name) ? known : sentTo(topic, links, design.cluster)
    })
    const followed = passOn(sent, topics, design)
    yield
    const all = yield* mapPieces(followed, (guarantee, at) => {
      const topic = topics[at]
      const known = before?.all[indexBefore(at)]
      if (known) return sameGuarantee(known, guarantee)
      return topic ? cached(topic, guarantee) : guarantee
    })
    last = { design, topics, sent, all }
    return all
  }
}

/** The index that a topic had before; -1 for one that is not the same object. */
function indicesBefore(before: Followed | null, topics: readonly Topic[]): (at: number) => number {
  if (!before) return () => -1
  const { start, endBefore, endNow } = listChange(before.topics, topics)
  return (at) => (at < start ? at : at >= endNow ? at - endNow + endBefore : -1)
}

const NOTHING: ReadonlySet<string> = new Set()

/** The kinds that write of their own accord, with the edges by which they do. */
const SENDERS = NODE_KINDS.flatMap(<Kind extends NodeKind>(kind: Kind) => {
  const { sends } = HOP_KINDS[kind] as HopKind<Kind>
  if (!sends) return []
  const ports = kindOf(kind).ports.filter(({ records }) => records === 'into-topic')
  return {
    /** What is guaranteed of a topic's records with those that nodes of the kind write. */
    join(guarantee: Guarantee, topic: string, links: Links, cluster: Cluster): Guarantee {
      let joined = guarantee
      for (const { edge } of ports)
        for (const node of links.nodesAt(kind, edge, topic)) joined = join(joined, sends(node, cluster))
      return joined
    },
    /** The topics that nodes write which came, changed or went. */
    touched(before: Design, now: Design): readonly string[] {
      const [nodesBefore, nodes] = [nodesOf(before, kind), nodesOf(now, kind)]
      const { start, endBefore, endNow } = listChange<NodeOfKind<Kind>>(nodesBefore, nodes)
      return [...nodesBefore.slice(start, endBefore), ...nodes.slice(start, endNow)].flatMap((node) =>
        ports.flatMap((port) => port.topics(node)),
      )
    },
  }
})

const touchedTopics = (before: Design, now: Design): ReadonlySet<string> =>
  new Set(SENDERS.flatMap((sender) => sender.touched(before, now)))

const topicHops = cacheHops<Topic, Cluster>()

const hopOf = (topic: Topic, cluster: Cluster): Hop =>
  topicHops(topic, cluster, 'topic', () => topicHop(topic, cluster, topicSettingsOf(topic, cluster)))

/** What holds of the records that are written to a topic of their writers' own accord, once they are in it. */
function sentTo(topic: Topic, links: Links, cluster: Cluster): Guarantee {
  let guarantee = pass(SOUND, hopOf(topic, cluster))
  for (const sender of SENDERS) guarantee = sender.join(guarantee, topic.name, links, cluster)
  return guarantee
}

/** A node that makes records of one topic into records of another. */
interface Passing {
  readonly from: string
  readonly to: string
  hop(source: Guarantee, cluster: Cluster): Hop
}

const NONE: readonly never[] = []

/** What the nodes of one kind pass on, cached for as long as their list is. */
function passingReader<Kind extends NodeKind>(kind: Kind): (design: Design) => readonly Passing[] {
  const { legs } = kindOf(kind)
  const { passes } = HOP_KINDS[kind] as HopKind<Kind>
  if (!legs || !passes) return () => NONE
  const read = cachedPer((nodes: readonly NodeOfKind<Kind>[]) =>
    nodes.flatMap((node) =>
      legs(node).map(
        ({ edge, from, to }): Passing => ({
          from,
          to,
          hop: (source, cluster) => passes(node, edge, source, cluster),
        }),
      ),
    ),
  )
  return (design) => read(nodesOf(design, kind))
}

const PASSINGS = NODE_KINDS.map((kind) => passingReader(kind))

/** What holds once everything that is passed on has arrived. */
function passOn(sent: readonly Guarantee[], topics: readonly Topic[], design: Design): readonly Guarantee[] {
  const passings = PASSINGS.flatMap((read) => read(design))
  if (passings.length === 0) return sent
  const guarantees = [...sent]
  const index = new Map(topics.map(({ name }, at) => [name, at]))
  const from = new Map<number, Passing[]>()
  for (const passing of passings) {
    const at = index.get(passing.from)
    if (at === undefined || !index.has(passing.to)) continue
    const known = from.get(at)
    if (known) known.push(passing)
    else from.set(at, [passing])
  }
  const queue = [...from.keys()]
  const queued = new Set(queue)
  for (let next = 0; next < queue.length; next += 1) {
    const at = queue[next] ?? 0
    queued.delete(at)
    const source = guarantees[at] ?? SOUND
    for (const { to, hop } of from.get(at) ?? NONE) {
      const target = index.get(to) ?? 0
      const before = guarantees[target] ?? SOUND
      const now = join(before, pass(source, hop(source, design.cluster)))
      if (now === before) continue
      guarantees[target] = now
      if (!from.has(target) || queued.has(target)) continue
      queued.add(target)
      queue.push(target)
    }
  }
  return guarantees
}
