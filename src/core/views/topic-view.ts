import { DEFAULT_AVERAGE_RECORD_BYTES } from '../model/defaults'
import type { Design, Topic } from '../model/design'
import { topicId } from '../model/node-id'
import { brokerNumber } from '../settings/resolve-settings'
import type { Assumptions } from '../sizing/assumptions'
import { type CoPartners, sameCoPartners } from '../sizing/co-partitioning'
import { largestBound, ownBounds } from '../sizing/partition-bounds'
import { sizeTopic, type TopicInputs } from '../sizing/size-topic'
import { assumesAverage, sameRate, writeRate } from '../traffic/follow-traffic'
import type { Links, WriteLink } from '../traffic/links'
import { NO_RATE, type Rate } from '../traffic/traffic'
import { allSame } from './kept'
import { clientsOf, groupSettingsOf, topicSettingsOf } from './kept-settings'
import type { TopicReader, TopicView, TopicWriter } from './views'

/** Kafka counts the replicas of a partition with 16 bits. */
const MOST_REPLICAS = 32_767

/** What every view of one design shares. */
export interface Context {
  readonly design: Design
  readonly links: Links
  readonly assume: Assumptions
}

interface KeptTopic {
  readonly view: TopicView
  readonly partners: CoPartners | undefined
}

const keptTopics = new WeakMap<Topic, KeptTopic>()

/** The view of a topic, the one of before where it still holds. */
export function topicView(
  topic: Topic,
  rate: Rate,
  partners: CoPartners | undefined,
  context: Context,
): TopicView {
  const kept = keptTopics.get(topic)
  if (kept && isCurrent(kept, rate, partners, context)) return kept.view
  const inputs = topicInputs(topic, rate, partners, context)
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
  keptTopics.set(topic, { view, partners })
  return view
}

function isCurrent(
  { view, partners }: KeptTopic,
  rate: Rate,
  now: CoPartners | undefined,
  context: Context,
): boolean {
  const { design, links, assume } = context
  const { name } = view.topic
  return (
    view.cluster === design.cluster &&
    view.assumptions === assume &&
    sameRate(view.rate, rate) &&
    sameCoPartners(partners, now) &&
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
  partners: CoPartners | undefined,
  context: Context,
): TopicInputs {
  const { design, links, assume } = context
  const { cluster } = design
  const writers: TopicWriter[] = links.writesTo(topic.name).map(({ producer, produces }) => ({
    producer,
    ...clientsOf(producer, cluster.kafkaVersion),
    rate: writeRate(topic, produces.recordsPerSecond),
    assumesAverage: assumesAverage(produces.recordsPerSecond),
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
      topic.replicationFactor ??
      Math.min(MOST_REPLICAS, Math.max(1, brokerNumber(cluster, 'default.replication.factor', 1))),
    writers,
    readers: readersOf(topic, rate, context),
    partners,
  }
}

const readersOf = (topic: Topic, rate: Rate, { design, links }: Context): readonly TopicReader[] =>
  links.readersOf(topic.name).map((group) => ({
    group,
    settings: groupSettingsOf(group, design.cluster.kafkaVersion),
    rate,
  }))

/** What a topic needs by itself, before rounding and before any co-partitioning. */
export const ownNeed =
  (context: Context, rates: readonly Rate[]) =>
  (topic: Topic, at: number): number => {
    const rate = rates[at] ?? NO_RATE
    return largestBound(ownBounds(rate, readersOf(topic, rate, context), context.assume))
  }
