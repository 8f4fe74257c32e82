import { cacheHops } from '../delivery/cache-hops'
import { type Guarantee, type Hop, join, pass, SOUND, sameGuarantee } from '../delivery/guarantee'
import type { HopKind } from '../delivery/kinds/hop-kind'
import { HOP_KINDS } from '../delivery/kinds/index'
import { topicHop } from '../delivery/topic-hop'
import type { Topology } from '../expand/topology'
import type { Cluster, Design, Topic } from '../model/design'
import { kindOf } from '../model/kinds/index'
import { NODE_KINDS, type NodeKind } from '../model/node-id'
import { createSlot } from '../shared/node-slot'
import { mapPieces, type Pieces } from '../shared/pieces'
import { topicSettingsOf } from '../views/cached-settings'
import { carryOver, indexesOf, type ListChange, listChange } from '../views/list-change'
import type { Links } from './links'
import { relaysOf } from './relays'
import { touchedTopics } from './touched-topics'

/** What was followed last, to carry over from: a guarantee depends on its topic's writers and on what leads there. */
interface Followed {
  readonly design: Design
  readonly topics: readonly Topic[]
  /** By what is written of its writers' own accord alone. */
  readonly sent: readonly Guarantee[]
  /** Once everything that is passed on has arrived. */
  readonly passed: readonly Guarantee[]
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
    const change = before && listChange(before.topics, topics)
    const sendTo = (topic: Topic) => sentTo(topic, links, design.cluster)
    const sent = change
      ? yield* carryOver(
          before.sent,
          topics,
          change,
          indexesOf(topics, touchedTopics(before.design, design), ({ name }) => name),
          sendTo,
        )
      : yield* mapPieces(topics, sendTo)
    const passed = passOn(sent, topics, design)
    yield
    const all =
      passed === before?.passed
        ? before.all
        : yield* mapPieces(passed, (guarantee, at) => {
            const known = change && before.all[indexBefore(change, at)]
            if (known) return sameGuarantee(known, guarantee)
            const topic = topics[at]
            return topic ? cached(topic, guarantee) : guarantee
          })
    last = { design, topics, sent, passed, all }
    return all
  }
}

/** The index that a topic had before; -1 for one that is not the same object. */
const indexBefore = ({ start, endBefore, endNow }: ListChange, at: number): number =>
  at < start ? at : at >= endNow ? at - endNow + endBefore : -1

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
  }
})

const topicHops = cacheHops<Topic, Cluster>()

const makeHop = (topic: Topic, cluster: Cluster): Hop =>
  topicHop(topic, cluster, topicSettingsOf(topic, cluster))

const hopOf = (topic: Topic, cluster: Cluster): Hop => topicHops(topic, cluster, 'topic', makeHop)

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

/** Returns what lists what the nodes of one kind pass on. */
function passingReader<Kind extends NodeKind>(kind: Kind): (design: Design) => readonly Passing[] {
  const { passes } = HOP_KINDS[kind] as HopKind<Kind>
  if (!passes) return () => NONE
  return (design) =>
    relaysOf(design, kind).map(({ node, relay: { edge, from, to } }) => ({
      from,
      to,
      hop: (source, cluster) => passes(node, edge, source, cluster),
    }))
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
