import { DEFAULT_AVERAGE_RECORD_BYTES } from '../model/defaults'
import type { ConsumerGroup, Delivery, Design, Producer, Topic } from '../model/design'
import { consumerGroupId, producerId, topicId } from '../model/node-id'
import { weakerDelivery } from '../settings/client-intent'
import { consumerGroupDelivery } from '../settings/delivery'
import { brokerNumber } from '../settings/resolve-settings'
import { type Assumptions, assumptionsOf } from '../sizing/assumptions'
import { type CoPartner, findCoPartners } from '../sizing/co-partitioning'
import { sizeConsumerGroup, sizeProducer } from '../sizing/size-clients'
import { sizePartitions, sizeTopic, type TopicInputs } from '../sizing/size-topic'
import { addRates, deadLetterRate, sameRate, writeRate } from '../traffic/follow-traffic'
import type { Links, WriteLink } from '../traffic/links'
import { NO_RATE, type Rate } from '../traffic/traffic'
import { allSame, keptWhile } from './kept'
import { clientsOf, groupSettingsOf, topicSettingsOf } from './kept-settings'
import type {
  ConsumerGroupRead,
  ConsumerGroupView,
  ProducerView,
  ProducerWrite,
  TopicReader,
  TopicView,
  TopicWriter,
} from './views'

export interface BuiltViews {
  readonly topics: readonly TopicView[]
  readonly producers: readonly ProducerView[]
  readonly consumerGroups: readonly ConsumerGroupView[]
}

/**
 * Builds the views of a design. A view whose node, cluster, assumptions, rate and neighbours are what they
 * were comes back as the very same object, so one edit costs one node and its neighbours.
 */
export function buildViews(design: Design, links: Links, rates: readonly Rate[]): BuiltViews {
  const context: Context = { design, links, assume: assumptionsOf(design.sizing) }
  const partners = findCoPartners(design.topics, ownPartitions(context, rates))
  const topics = design.topics.map((topic, at) =>
    topicView(topic, rates[at] ?? NO_RATE, partners.get(topic.name), context),
  )
  const byName = new Map(topics.map((view) => [view.topic.name, view]))
  return {
    topics,
    producers: design.producers.map((producer) => producerView(producer, byName, context)),
    consumerGroups: design.consumerGroups.map((group) => consumerGroupView(group, byName, context)),
  }
}

interface Context {
  readonly design: Design
  readonly links: Links
  readonly assume: Assumptions
}

interface KeptTopic {
  readonly view: TopicView
  readonly partner: CoPartner | undefined
}

const keptTopics = new WeakMap<Topic, KeptTopic>()

function topicView(topic: Topic, rate: Rate, partner: CoPartner | undefined, context: Context): TopicView {
  const kept = keptTopics.get(topic)
  if (kept && isCurrent(kept, rate, partner, context)) return kept.view
  const inputs = topicInputs(topic, rate, partner, context)
  const sizing = sizeTopic(inputs)
  const view: TopicView = {
    id: topicId(topic.name),
    topic,
    cluster: inputs.cluster,
    assumptions: inputs.assume,
    settings: inputs.settings,
    rate,
    partitions: sizing.partitions.count,
    replicationFactor: inputs.replicationFactor,
    averageRecordBytes: inputs.averageRecordBytes,
    sizing,
    writers: inputs.writers,
    readers: inputs.readers,
    deadLetterOf: context.links.deadLettersTo(topic.name),
  }
  keptTopics.set(topic, { view, partner })
  return view
}

function isCurrent({ view, partner }: KeptTopic, rate: Rate, now: CoPartner | undefined, context: Context) {
  const { design, links, assume } = context
  const { name } = view.topic
  return (
    view.cluster === design.cluster &&
    view.assumptions === assume &&
    sameRate(view.rate, rate) &&
    partner?.name === now?.name &&
    partner?.partitions === now?.partitions &&
    sameWriters(view, links.writesTo(name)) &&
    allSame(view.readers, links.readersOf(name), (reader, group) => reader.group === group) &&
    allSame(view.deadLetterOf, links.deadLettersTo(name), (one, other) => one === other)
  )
}

const sameWriters = (view: TopicView, links: readonly WriteLink[]) =>
  allSame(view.writers, links, (writer, link) => writer.producer === link.producer)

function topicInputs(
  topic: Topic,
  rate: Rate,
  coPartitionedWith: CoPartner | undefined,
  { design, links, assume }: Context,
): TopicInputs {
  const { cluster } = design
  const writers: TopicWriter[] = links.writesTo(topic.name).map(({ producer, produces }) => ({
    producer,
    ...clientsOf(producer, cluster.kafkaVersion),
    rate: writeRate(topic, produces.recordsPerSecond),
  }))
  const readers: TopicReader[] = links.readersOf(topic.name).map((group) => ({
    group,
    settings: groupSettingsOf(group, cluster.kafkaVersion),
    rate,
  }))
  const carried = rate.averageRecords > 0 ? rate.averageBytes / rate.averageRecords : undefined
  return {
    topic,
    cluster,
    assume,
    settings: topicSettingsOf(topic, cluster),
    rate,
    averageRecordBytes: topic.record?.averageBytes ?? carried ?? DEFAULT_AVERAGE_RECORD_BYTES,
    replicationFactor:
      topic.replicationFactor ?? Math.max(1, brokerNumber(cluster, 'default.replication.factor', 1)),
    writers,
    readers,
    coPartitionedWith,
  }
}

/** A topic's own count, before any co-partitioning: what its partners have to match. */
function ownPartitions(context: Context, rates: readonly Rate[]): (topic: Topic, at: number) => number {
  return (topic, at) => sizePartitions(topicInputs(topic, rates[at] ?? NO_RATE, undefined, context)).count
}

const keepProducer = keptWhile<Producer, ProducerView>()

function producerView(
  producer: Producer,
  topics: ReadonlyMap<string, TopicView>,
  { design: { cluster } }: Context,
): ProducerView {
  return keepProducer(
    producer,
    (view) =>
      view.cluster === cluster &&
      allSame(view.writes, producer.produces ?? [], (write, { topic }) => write.topic === topics.get(topic)),
    () => {
      const { settings, delivery } = clientsOf(producer, cluster.kafkaVersion)
      let total = NO_RATE
      const writes: ProducerWrite[] = []
      for (const { topic, recordsPerSecond } of producer.produces ?? []) {
        const view = topics.get(topic)
        if (!view) continue
        const rate = writeRate(view.topic, recordsPerSecond)
        total = addRates(total, rate)
        writes.push({ topic: view, rate })
      }
      return {
        id: producerId(producer.name),
        producer,
        cluster,
        settings,
        delivery,
        rate: total,
        sizing: sizeProducer(producer, settings),
        writes,
      }
    },
  )
}

const keepGroup = keptWhile<ConsumerGroup, ConsumerGroupView>()

function consumerGroupView(
  group: ConsumerGroup,
  topics: ReadonlyMap<string, TopicView>,
  { design: { cluster }, assume }: Context,
): ConsumerGroupView {
  const target = group.deadLetter && topics.get(group.deadLetter.topic)
  return keepGroup(
    group,
    (view) =>
      view.cluster === cluster &&
      view.assumptions === assume &&
      view.deadLetter?.topic === target &&
      allSame(view.reads, group.consumes ?? [], (read, { topic }) => read.topic === topics.get(topic)),
    () => {
      const settings = groupSettingsOf(group, cluster.kafkaVersion)
      const delivery = consumerGroupDelivery(settings, group.commit)
      const reads: ConsumerGroupRead[] = []
      let total = NO_RATE
      let partitions = 0
      for (const { topic } of group.consumes ?? []) {
        const view = topics.get(topic)
        if (!view) continue
        total = addRates(total, view.rate)
        partitions += view.partitions
        reads.push({ topic: view, rate: view.rate, delivery: pathDelivery(view, delivery) })
      }
      return {
        id: consumerGroupId(group.name),
        group,
        cluster,
        assumptions: assume,
        settings,
        delivery,
        rate: total,
        sizing: sizeConsumerGroup(group, cluster, settings, total, partitions, assume),
        reads,
        ...(target && { deadLetter: { topic: target, rate: deadLetterRate(group, total, target.topic) } }),
      }
    },
  )
}

/** A path is as good as its weakest link: the weakest writer of the topic, or the group itself. */
const pathDelivery = (topic: TopicView, group: Delivery): Delivery =>
  topic.writers.reduce((weakest, writer) => weakerDelivery(weakest, writer.delivery), group)
