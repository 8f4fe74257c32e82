import type { Design } from './model/design'
import { record } from './shared/record'
import { assumptionsOf } from './sizing/assumptions'
import { sizeCluster } from './sizing/size-cluster'
import type { Sizing } from './sizing/sizing'
import { followTraffic } from './traffic/follow-traffic'
import { linksOf } from './traffic/links'
import type { Traffic } from './traffic/traffic'
import { type Built, type BuiltViews, buildViews } from './views/build-views'
import type { DesignView, Views } from './views/views'

/** Everything that is a number: all that a drawing shows, before any rule has looked. */
export interface Measurement {
  readonly traffic: Traffic
  readonly sizing: Sizing
  readonly views: Views
}

/** What the last call built: the next design is most often an edit of that one. */
let last: Built | null = null

/**
 * Computes traffic on every edge, sizing, and the view of every node. Pure: what is kept from the call
 * before saves work and changes no result. The first half of `analyse`, apart from it so that a first
 * drawing need not wait for the rules to load.
 */
export function measureDesign(design: Design): { measurement: Measurement; view: DesignView } {
  const links = linksOf(design)
  const followed = followTraffic(design, links)
  last = buildViews(design, links, followed.topics, last)
  const built = last.views
  const cluster = sizeCluster(
    design.cluster,
    assumptionsOf(design.sizing),
    built.topics,
    built.producers,
    built.consumerGroups,
  )
  const traffic = trafficOf(built, followed.growing)
  return {
    measurement: { traffic, sizing: sizingOf(built, cluster), views: viewsOf(built) },
    view: { design, cluster: design.cluster, sizing: cluster, traffic, ...built },
  }
}

/** The tables by name are made when they are first read: an edit pays for the ones that are looked at. */
function lazily<Table extends object>(fields: { readonly [Name in keyof Table]: () => Table[Name] }): Table {
  const table = {}
  for (const name of Object.keys(fields) as (keyof Table)[]) {
    let made: Table[keyof Table] | undefined
    Object.defineProperty(table, name, {
      enumerable: true,
      get: () => {
        made ??= fields[name]()
        return made
      },
    })
  }
  return table as Table
}

const viewsOf = ({ topics, producers, consumerGroups }: BuiltViews): Views =>
  lazily<Views>({
    producers: () =>
      record(
        producers,
        (view) => view.producer.name,
        (view) => view,
      ),
    topics: () =>
      record(
        topics,
        (view) => view.topic.name,
        (view) => view,
      ),
    consumerGroups: () =>
      record(
        consumerGroups,
        (view) => view.group.name,
        (view) => view,
      ),
  })

const sizingOf = ({ topics, producers, consumerGroups }: BuiltViews, cluster: Sizing['cluster']): Sizing =>
  lazily<Sizing>({
    topics: () =>
      record(
        topics,
        (view) => view.topic.name,
        (view) => view.sizing,
      ),
    producers: () =>
      record(
        producers,
        (view) => view.producer.name,
        (view) => view.sizing,
      ),
    consumerGroups: () =>
      record(
        consumerGroups,
        (view) => view.group.name,
        (view) => view.sizing,
      ),
    cluster: () => cluster,
  })

const trafficOf = ({ topics, producers, consumerGroups }: BuiltViews, growing: readonly string[]): Traffic =>
  lazily<Traffic>({
    topics: () =>
      record(
        topics,
        (view) => view.topic.name,
        (view) => view.rate,
      ),
    producers: () =>
      record(
        producers,
        (view) => view.producer.name,
        (view) => ({
          total: view.rate,
          writes: view.writes.map(({ topic, rate }) => ({ topic: topic.topic.name, rate })),
        }),
      ),
    consumerGroups: () =>
      record(
        consumerGroups,
        (view) => view.group.name,
        (view) => ({
          total: view.rate,
          reads: view.reads.map(({ topic, rate }) => ({ topic: topic.topic.name, rate })),
          ...(view.deadLetter && {
            deadLetter: { topic: view.deadLetter.topic.topic.name, rate: view.deadLetter.rate },
          }),
        }),
      ),
    growing: () => growing,
  })
