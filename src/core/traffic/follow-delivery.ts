import { type Guarantee, type Hop, join, pass, SOUND, sameGuarantee } from '../delivery/guarantee'
import type { HopKind } from '../delivery/kinds/hop-kind'
import { HOP_KINDS } from '../delivery/kinds/index'
import { topicHop } from '../delivery/topic-hop'
import type { Topology } from '../expand/topology'
import type { Cluster, Topic } from '../model/design'
import { kindOf, nodesOf } from '../model/kinds/index'
import { NODE_KINDS, type NodeKind, type NodeOfKind } from '../model/node-id'
import type { Settings } from '../settings/settings'
import { topicSettingsOf } from '../views/kept-settings'
import type { Links } from './links'

const keptHops = new WeakMap<Settings, Hop>()

function hopOf(topic: Topic, cluster: Cluster): Hop {
  const settings = topicSettingsOf(topic, cluster)
  const known = keptHops.get(settings)
  if (known) return known
  const hop = topicHop(topic, cluster, settings)
  keptHops.set(settings, hop)
  return hop
}

const keptGuarantees = new WeakMap<Topic, Guarantee>()

/** The guarantee of before where it is the same, so that views made of it stay. */
function kept(topic: Topic, guarantee: Guarantee): Guarantee {
  const before = keptGuarantees.get(topic)
  const now = before ? sameGuarantee(before, guarantee) : guarantee
  if (now !== before) keptGuarantees.set(topic, now)
  return now
}

/** A node that makes records of one topic into records of another. */
interface Passing {
  readonly to: number
  hop(source: Guarantee): Hop
}

/**
 * Returns what is guaranteed of the records in each topic, over all hops that lead there: the drawn ones in the
 * order of the document, then the derived ones. One pass beside the traffic: a topic is taken up again only when
 * what leads to it has become weaker, which each of its facts does a few times at most.
 */
export function followDelivery({ design, derived }: Topology, links: Links): readonly Guarantee[] {
  const { cluster } = design
  const topics =
    derived.length === 0 ? design.topics : design.topics.concat(derived.map(({ topic }) => topic))
  const guarantees = topics.map((topic) => sent(topic, links, cluster))
  const passing = passings(topics, design)
  const queue = [...passing.keys()]
  const queued = new Set(queue)
  for (let next = 0; next < queue.length; next += 1) {
    const from = queue[next] ?? 0
    queued.delete(from)
    const source = guarantees[from]
    if (!source) continue
    for (const { to, hop } of passing.get(from) ?? []) {
      const before = guarantees[to]
      if (!before) continue
      const now = join(before, pass(source, hop(source)))
      if (now === before) continue
      guarantees[to] = now
      if (passing.has(to) && !queued.has(to)) {
        queued.add(to)
        queue.push(to)
      }
    }
  }
  return topics.map((topic, at) => kept(topic, guarantees[at] ?? SOUND))
}

/** What holds of the records that are written to a topic of their writers' own accord, once they are in it. */
function sent(topic: Topic, links: Links, cluster: Cluster): Guarantee {
  let guarantee = pass(SOUND, hopOf(topic, cluster))
  for (const kind of NODE_KINDS) {
    for (const hop of sentBy(kind, topic, links, cluster)) guarantee = join(guarantee, hop)
  }
  return guarantee
}

const NONE: readonly never[] = []

function sentBy<Kind extends NodeKind>(
  kind: Kind,
  topic: Topic,
  links: Links,
  cluster: Cluster,
): readonly Hop[] {
  const { sends } = HOP_KINDS[kind] as HopKind<Kind>
  if (!sends) return NONE
  return kindOf(kind)
    .ports.filter(({ records }) => records === 'into-topic')
    .flatMap(({ edge }) => links.nodesAt(kind, edge, topic.name).map((node) => sends(node, cluster)))
}

/** What nodes make of the records of each topic, by the topic's index. */
function passings(
  topics: readonly Topic[],
  design: Topology['design'],
): ReadonlyMap<number, readonly Passing[]> {
  const index = new Map<string, number>()
  const found = new Map<number, Passing[]>()
  const add = <Kind extends NodeKind>(kind: Kind) => {
    const { legs } = kindOf(kind)
    const { passes } = HOP_KINDS[kind] as HopKind<Kind>
    if (!legs || !passes) return
    for (const node of nodesOf(design, kind)) {
      for (const { edge, from, to } of legs(node as NodeOfKind<Kind>)) {
        if (index.size === 0) for (const [at, topic] of topics.entries()) index.set(topic.name, at)
        const [source, target] = [index.get(from), index.get(to)]
        if (source === undefined || target === undefined) continue
        const one: Passing = { to: target, hop: (before) => passes(node, edge, before, design.cluster) }
        const known = found.get(source)
        if (known) known.push(one)
        else found.set(source, [one])
      }
    }
  }
  for (const kind of NODE_KINDS) add(kind)
  return found
}
