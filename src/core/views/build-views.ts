import type { DerivedTopic, Topology } from '../expand/topology'
import type { Design, Topic } from '../model/design'
import { kindOf, nodesOf } from '../model/kinds/index'
import { LIST_OF_KIND, NODE_KINDS, type NodeKind, type NodeOfKind } from '../model/node-id'
import { cachedPer } from '../shared/cached-per'
import { mapPieces, type Pieces } from '../shared/pieces'
import { findCoPartners } from '../sizing/co-partitioning'
import { joinedByStreams } from '../sizing/joined-by-streams'
import { roundWithin } from '../sizing/round-partitions'
import { sameRate } from '../traffic/follow-traffic'
import type { Links } from '../traffic/links'
import { relaysOfNode } from '../traffic/relays'
import { touchedTopics } from '../traffic/touched-topics'
import { NO_RATE } from '../traffic/traffic'
import { allSame } from './cached-while'
import { VIEW_KINDS } from './kinds/index'
import { ownNeed } from './kinds/topic'
import { carryOver, changedOf, indexesOf, type ListChange, listChange } from './list-change'
import type { ClientContext, Context } from './view-kind'
import type { NodeView } from './view-of'
import type { TopicView, ViewLists, ViewOfKind } from './views'

/** The index of each topic in its list. */
const indexOf = cachedPer(
  (topics: readonly Topic[]): ReadonlyMap<string, number> =>
    new Map(topics.map(({ name }, at) => [name, at])),
)

/** What was built last, to carry over from: pure all the same, since a view depends on its parts alone. */
export interface Built {
  readonly design: Design
  readonly links: Links
  readonly hasPartners: boolean
  readonly views: ViewLists
  /** The views of what Kafka makes by itself. */
  readonly internalTopics: readonly TopicView[]
}

/** The kinds whose views are made once those of the topics are there. */
const CLIENT_KINDS = NODE_KINDS.filter((kind) => kind !== 'topic')

/** The views of a kind, in the order of the document. */
const viewsOf = <Kind extends NodeKind>(views: ViewLists, kind: Kind): readonly ViewOfKind[Kind][] =>
  views[LIST_OF_KIND[kind]] as readonly ViewOfKind[Kind][]

/**
 * Builds the views of a design. A view whose node, cluster, assumptions, rate and neighbours are what they
 * were comes back as the very same object, so one edit costs one node and its neighbours. With what was
 * built before the edit, only nodes that the edit can have reached are looked at at all.
 */
export function* buildViews(
  topology: Topology,
  links: Links,
  {
    rates,
    guarantees,
    assume,
    readProtobuf,
  }: Pick<Context, 'rates' | 'guarantees' | 'assume' | 'readProtobuf'>,
  before: Built | null,
): Pieces<Built> {
  const { design, derived } = topology
  const alone: Context = {
    design,
    links,
    assume,
    rates,
    guarantees,
    relaysOf: (app) => relaysOfNode(topology, 'streamsApp', app),
    rateOf: (topic) => rates[indexOf(design.topics).get(topic) ?? -1] ?? NO_RATE,
    partners: new Map(),
    readProtobuf,
  }
  const partners = findCoPartners(
    design.topics,
    ownNeed(alone),
    (lowerBound, keys) => roundWithin(keys, lowerBound, alone.assume.values.rounding, design.cluster.brokers),
    joinedByStreams(design.streamsApps ?? [], design.topics),
  )
  const hasPartners = partners.size > 0
  const context = { ...alone, partners }
  const carries =
    before !== null &&
    before.design.cluster === design.cluster &&
    before.design.sizing === design.sizing &&
    !hasPartners &&
    !before.hasPartners
  const internalTopics = internalViews(derived, context, before?.internalTopics ?? [])
  const views = carries
    ? yield* carryViews(before, context, internalTopics)
    : yield* makeViews(context, internalTopics)
  return { design, links, hasPartners, views, internalTopics }
}

/** The views of derived topics; the very same list where nothing changed. */
function internalViews(
  derived: readonly DerivedTopic[],
  context: Context,
  before: readonly TopicView[],
): readonly TopicView[] {
  const { topics } = context.design
  const partitionsOf = (name: string) => {
    const at = indexOf(topics).get(name)
    const topic = at === undefined ? undefined : topics[at]
    return topic && at !== undefined ? topicViewer(context)(topic, at).partitions : undefined
  }
  const views = derived.map((one, at) =>
    topicViewer({ ...context, origin: one.origin })(settled(one, partitionsOf), topics.length + at),
  )
  return allSame(views, before, (one, other) => one === other) ? before : views
}

const settledTopics = new WeakMap<DerivedTopic, Topic>()

/** A derived topic with the partitions that follow from those in effect; the same object while they do not change. */
function settled(derived: DerivedTopic, partitionsOf: (name: string) => number | undefined): Topic {
  const { topic, partitionsBy } = derived
  const partitions = partitionsBy?.count(partitionsOf)
  if (partitions === undefined) return topic
  const before = settledTopics.get(derived)
  if (before?.partitions === partitions) return before
  const now = { ...topic, partitions }
  settledTopics.set(derived, now)
  return now
}

/** The lists of all kinds, those of the topics first, since the others look at them. */
function* listsOf(
  topics: readonly TopicView[],
  internal: readonly TopicView[],
  context: Context,
  viewsFor: <Kind extends NodeKind>(
    kind: Kind,
    view: (node: NodeOfKind<Kind>, index: number) => ViewOfKind[Kind],
  ) => Pieces<readonly ViewOfKind[Kind][]>,
): Pieces<ViewLists> {
  const found: ClientContext = { ...context, find: finderOf(topics, internal) }
  const viewer =
    <Kind extends NodeKind>(kind: Kind) =>
    (node: NodeOfKind<Kind>, index: number) =>
      VIEW_KINDS[kind].view(node, index, found)
  const lists: Partial<Record<keyof ViewLists, readonly NodeView[]>> = { topics }
  for (const kind of CLIENT_KINDS) lists[LIST_OF_KIND[kind]] = yield* viewsFor(kind, viewer(kind))
  return lists as ViewLists
}

function topicViewer(context: Context): (topic: Topic, index: number) => TopicView {
  const alone: ClientContext = { ...context, find: () => undefined }
  return (topic, index) => VIEW_KINDS.topic.view(topic, index, alone)
}

function* makeViews(context: Context, internal: readonly TopicView[]): Pieces<ViewLists> {
  const { design } = context
  const topics = yield* mapPieces(design.topics, topicViewer(context))
  return yield* listsOf(topics, internal, context, (kind, view) => mapPieces(nodesOf(design, kind), view))
}

function* carryViews(before: Built, context: Context, internal: readonly TopicView[]): Pieces<ViewLists> {
  const { design, links } = context
  const { views } = before
  const touched = new Set(touchedTopics(before.design, design))
  const change = listChange(before.design.topics, design.topics)
  const written = staleTopics(views.topics, design.topics, change, context)
  for (const topic of passedOnTo(written, context)) touched.add(topic)
  const stale = written.concat(indexesOf(design.topics, touched, ({ name }) => name))
  const topics = yield* carryOver(views.topics, design.topics, change, stale, topicViewer(context))
  const changed = [...changedOf(listChange(views.topics, topics), views.topics, topics)]
  if (internal !== before.internalTopics) changed.push(...before.internalTopics, ...internal)
  const reached = reachedBy(changed, before.links, links)
  return yield* listsOf(topics, internal, context, (kind, view) => {
    const nodes = nodesOf(design, kind)
    const indexes = indexesOf<NodeOfKind<typeof kind>, unknown>(nodes, reached, (node) => node)
    return carryOver(
      viewsOf(views, kind),
      nodes,
      listChange(nodesOf(before.design, kind), nodes),
      indexes,
      view,
    )
  })
}

/** The topics to which nodes write what they make of some topics: what each writes there may be another share. */
function passedOnTo(topics: readonly number[], { design, links }: Context): readonly string[] {
  const through = <Kind extends NodeKind>(kind: Kind): readonly string[] => {
    const { ports } = kindOf(kind)
    const [reads, writes] = (['out-of-topic', 'into-topic'] as const).map((way) =>
      ports.filter(({ records }) => records === way),
    )
    if (!reads?.length || !writes?.length) return []
    return topics.flatMap((at) =>
      reads
        .flatMap(({ edge }) => links.nodesAt(kind, edge, design.topics[at]?.name ?? ''))
        .flatMap((node) => writes.flatMap((port) => port.topics(node))),
    )
  }
  return CLIENT_KINDS.flatMap((kind) => through(kind))
}

/** The indices of topics that other than before is written to, or under another guarantee. */
function staleTopics(
  views: readonly TopicView[],
  topics: readonly Topic[],
  { start, endBefore, endNow }: ListChange,
  { rates, guarantees }: Context,
): readonly number[] {
  const stale: number[] = []
  for (let at = 0; at < topics.length; at += 1) {
    if (at === start) at = endNow
    const view = views[at < start ? at : at - endNow + endBefore]
    if (!view) continue
    if (view.guarantee !== guarantees[at] || !sameRate(view.rate, rates[at] ?? NO_RATE)) stale.push(at)
  }
  return stale
}

/** The nodes on both sides of the topics whose views changed. */
function reachedBy(changed: readonly TopicView[], linksBefore: Links, links: Links): ReadonlySet<unknown> {
  const reached = new Set<unknown>()
  for (const { name } of changed) {
    for (const known of [linksBefore, links]) for (const node of known.neighboursOf(name)) reached.add(node)
  }
  return reached
}

const byName = cachedPer(
  (topics: readonly TopicView[]): ReadonlyMap<string, TopicView> =>
    new Map(topics.map((view) => [view.name, view])),
)

/** Looks topics up by name; the table is made when the first is asked for. */
function finderOf(topics: readonly TopicView[], internal: readonly TopicView[]): ClientContext['find'] {
  return (name) => byName(topics).get(name) ?? (internal.length > 0 ? byName(internal).get(name) : undefined)
}
