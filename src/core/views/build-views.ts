import type { ConsumerGroup, Design, Producer, Topic } from '../model/design'
import { assumptionsOf } from '../sizing/assumptions'
import { findCoPartners } from '../sizing/co-partitioning'
import { roundWithin } from '../sizing/round-partitions'
import { sameRate } from '../traffic/follow-traffic'
import type { Links } from '../traffic/links'
import { NO_RATE, type Rate } from '../traffic/traffic'
import { consumerGroupView, type FindTopic, producerView } from './client-views'
import { carryOver, type ListChange, listChange, placesOf } from './list-change'
import { type Context, ownNeed, topicView } from './topic-view'
import type { ConsumerGroupView, ProducerView, TopicView } from './views'

export interface BuiltViews {
  readonly topics: readonly TopicView[]
  readonly producers: readonly ProducerView[]
  readonly consumerGroups: readonly ConsumerGroupView[]
}

/** What was built last, to carry over from: pure all the same, since a view depends on its parts alone. */
export interface Built {
  readonly design: Design
  readonly links: Links
  readonly hasPartners: boolean
  readonly views: BuiltViews
}

/**
 * Builds the views of a design. A view whose node, cluster, assumptions, rate and neighbours are what they
 * were comes back as the very same object, so one edit costs one node and its neighbours. With what was
 * built before the edit, only nodes that the edit can have reached are looked at at all.
 */
export function buildViews(
  design: Design,
  links: Links,
  rates: readonly Rate[],
  before: Built | null,
): Built {
  const context: Context = { design, links, assume: assumptionsOf(design.sizing) }
  const partners = findCoPartners(design.topics, ownNeed(context, rates), (lowerBound, keys) =>
    roundWithin(keys, lowerBound, context.assume.values.rounding, design.cluster.brokers),
  )
  const hasPartners = partners.size > 0
  const makeTopic = (topic: Topic, at: number) =>
    topicView(topic, rates[at] ?? NO_RATE, partners.get(topic.name), context)
  const carries =
    before !== null &&
    before.design.cluster === design.cluster &&
    before.design.sizing === design.sizing &&
    !hasPartners &&
    !before.hasPartners
  const views = carries ? carryViews(before, context, rates, makeTopic) : makeViews(context, makeTopic)
  return { design, links, hasPartners, views }
}

type MakeTopic = (topic: Topic, at: number) => TopicView

function makeViews(context: Context, makeTopic: MakeTopic): BuiltViews {
  const topics = context.design.topics.map(makeTopic)
  const find = finderOf(topics)
  return {
    topics,
    producers: context.design.producers.map((producer) => producerView(producer, find, context)),
    consumerGroups: context.design.consumerGroups.map((group) => consumerGroupView(group, find, context)),
  }
}

function carryViews(
  before: Built,
  context: Context,
  rates: readonly Rate[],
  makeTopic: MakeTopic,
): BuiltViews {
  const { design, links } = context
  const { views } = before
  const producers = listChange(before.design.producers, design.producers)
  const groups = listChange(before.design.consumerGroups, design.consumerGroups)
  const touched = new Set<string>()
  for (const producer of changedOf(producers, before.design.producers, design.producers)) {
    for (const { topic } of producer.produces ?? []) touched.add(topic)
  }
  for (const group of changedOf(groups, before.design.consumerGroups, design.consumerGroups)) {
    for (const { topic } of group.consumes ?? []) touched.add(topic)
    if (group.deadLetter) touched.add(group.deadLetter.topic)
  }
  const change = listChange(before.design.topics, design.topics)
  const stale = staleTopics(views.topics, design.topics, change, rates, touched)
  const topics = carryOver(views.topics, design.topics, change, stale, makeTopic)
  const reached = reachedBy(views.topics, topics, before.links, links)
  const find = finderOf(topics)
  return {
    topics,
    producers: carryOver(
      views.producers,
      design.producers,
      producers,
      placesOf(design.producers, reached, (producer) => producer),
      (producer) => producerView(producer, find, context),
    ),
    consumerGroups: carryOver(
      views.consumerGroups,
      design.consumerGroups,
      groups,
      placesOf(design.consumerGroups, reached, (group) => group),
      (group) => consumerGroupView(group, find, context),
    ),
  }
}

/** The places of topics that other than before are written to, or whose clients changed. */
function staleTopics(
  views: readonly TopicView[],
  topics: readonly Topic[],
  { start, endBefore, endNow }: ListChange,
  rates: readonly Rate[],
  touched: ReadonlySet<string>,
): readonly number[] {
  const stale: number[] = []
  for (let at = 0; at < topics.length; at += 1) {
    if (at === start) at = endNow
    const view = views[at < start ? at : at - endNow + endBefore]
    if (view && !sameRate(view.rate, rates[at] ?? NO_RATE)) stale.push(at)
  }
  return stale.concat(placesOf(topics, touched, ({ name }) => name))
}

function changedOf<Item>(change: ListChange, before: readonly Item[], now: readonly Item[]): readonly Item[] {
  return [...before.slice(change.start, change.endBefore), ...now.slice(change.start, change.endNow)]
}

/** The clients on both sides of the topics whose views changed. */
function reachedBy(
  before: readonly TopicView[],
  now: readonly TopicView[],
  linksBefore: Links,
  links: Links,
): ReadonlySet<Producer | ConsumerGroup> {
  const reached = new Set<Producer | ConsumerGroup>()
  for (const { topic } of changedOf(listChange(before, now), before, now)) {
    for (const known of [linksBefore, links]) {
      for (const { producer } of known.writesTo(topic.name)) reached.add(producer)
      for (const group of known.readersOf(topic.name)) reached.add(group)
      for (const group of known.deadLettersTo(topic.name)) reached.add(group)
    }
  }
  return reached
}

/** Looks topics up by name; the table is made when the first is asked for. */
function finderOf(topics: readonly TopicView[]): FindTopic {
  let byName: ReadonlyMap<string, TopicView> | undefined
  return (name) => {
    byName ??= new Map(topics.map((view) => [view.topic.name, view]))
    return byName.get(name)
  }
}
