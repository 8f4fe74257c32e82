import { type Expander, expand } from './expand/expand'
import type { Cluster, Design } from './model/design'
import { LIST_OF_KIND, NODE_KINDS, type NodeKind } from './model/node-id'
import type { StorageClass } from './model/provider-ids'
import type { ReadText } from './schemas/read-schema'
import type { Pieces } from './shared/pieces'
import { record } from './shared/record'
import { type Assumptions, assumptionsOf } from './sizing/assumptions'
import { type Profile, SELF_RUN } from './sizing/profiles/profile'
import { sizeCluster } from './sizing/size-cluster'
import type { Sizing } from './sizing/sizing'
import { createDeliveryFollower } from './traffic/follow-delivery'
import { createTrafficFollower } from './traffic/follow-traffic'
import { createLinksReader } from './traffic/links'
import type { Traffic } from './traffic/traffic'
import { type Built, buildViews } from './views/build-views'
import { VIEW_KINDS } from './views/kinds/index'
import type { NodeView } from './views/view-of'
import type { DesignView, TopicView, ViewLists, ViewOfKind, Views } from './views/views'

/** Everything that is a number: all that a drawing shows, before any rule has looked. */
export interface Measurement {
  readonly traffic: Traffic
  readonly sizing: Sizing
  readonly views: Views
  /** What Kafka makes by itself: in the figures of the cluster, and in no list of nodes. */
  readonly internalTopics: readonly TopicView[]
}

export interface Measured {
  readonly measurement: Measurement
  readonly view: DesignView
}

/** Measures one document, edit by edit. */
export interface Measurer {
  /**
   * Computes traffic on every edge, sizing, and the view of every node. The first half of an analysis, apart
   * from it so that a first drawing need not wait for the rules to load.
   */
  measure(design: Design): Pieces<Measured>
}

/**
 * Returns a measurer that keeps what it built last, since the next design is most often an edit of that one.
 * Pure all the same: what is cached saves work and changes no result, nor does a measuring that is given up.
 * Without another way to expand a design, and to find its profile, it leaves out what takes long to load: the internal
 * topics of applications, and what providers limit. What reads Protobuf is for whoever looks at the views.
 */
export function createMeasurer(
  expandBy: Expander = expand,
  profileBy: (cluster: Cluster) => Profile = () => SELF_RUN,
  readProtobuf?: ReadText,
): Measurer {
  const readLinks = createLinksReader()
  const followTraffic = createTrafficFollower()
  const followDelivery = createDeliveryFollower()
  let last: Built | null = null
  return {
    *measure(design) {
      const links = yield* readLinks(design)
      const topology = expandBy(design)
      const followed = yield* followTraffic(topology, links)
      const guarantees = yield* followDelivery(topology, links)
      yield
      const assume = assumptionsOf(design.sizing, profileBy(design.cluster), storageOf(design.cluster))
      const found = { rates: followed.topics, guarantees, assume, readProtobuf }
      const built = yield* buildViews(topology, links, found, last)
      last = built
      return yield* measurementOf(built, assume, followed.growing)
    },
  }
}

/** Where records lie that no topic says otherwise of; what a type of cluster has no choice in is its profile's. */
const storageOf = ({ profile }: Cluster): StorageClass => profile?.storage ?? 'three-zone'

function* measurementOf(
  { design, views, internalTopics }: Built,
  assume: Assumptions,
  growing: readonly string[],
): Pieces<Measured> {
  const cluster = yield* sizeCluster(design.cluster, assume, {
    ...views,
    internalTopics,
  })
  const traffic = trafficOf(views, growing)
  return {
    measurement: { traffic, sizing: sizingOf(views, cluster), views: viewsOf(views), internalTopics },
    view: { design, cluster: design.cluster, sizing: cluster, traffic, internalTopics, ...views },
  }
}

/** The tables by name are made when they are first read: an edit pays for the ones that are looked at. */
function lazily(fields: Readonly<Record<string, () => unknown>>): object {
  const table = {}
  for (const [name, make] of Object.entries(fields)) {
    let made: unknown
    Object.defineProperty(table, name, {
      enumerable: true,
      get: () => {
        made ??= make()
        return made
      },
    })
  }
  return table
}

/** A table of a table by name for each kind of node, made when it is first read. */
const byName = (
  lists: ViewLists,
  valueFor: <Kind extends NodeKind>(kind: Kind, view: ViewOfKind[Kind]) => unknown,
): Readonly<Record<string, () => unknown>> =>
  Object.fromEntries(
    NODE_KINDS.map((kind) => [
      LIST_OF_KIND[kind],
      () =>
        record<NodeView, unknown>(
          lists[LIST_OF_KIND[kind]],
          ({ name }) => name,
          (view) => valueFor(kind, view),
        ),
    ]),
  )

const viewsOf = (lists: ViewLists): Views => lazily(byName(lists, (_, view) => view)) as unknown as Views

const sizingOf = (lists: ViewLists, cluster: Sizing['cluster']): Sizing =>
  lazily({ ...byName(lists, (_, { sizing }) => sizing), cluster: () => cluster }) as unknown as Sizing

const trafficOf = (lists: ViewLists, growing: readonly string[]): Traffic =>
  lazily({
    ...byName(lists, (kind, view) => VIEW_KINDS[kind].traffic(view)),
    growing: () => growing,
  }) as unknown as Traffic
