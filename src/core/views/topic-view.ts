import { DEFAULT_AVERAGE_RECORD_BYTES } from '../model/defaults'
import type { Design, Topic } from '../model/design'
import { topicId } from '../model/node-id'
import { brokerNumber } from '../settings/resolve-settings'
import type { Assumptions } from '../sizing/assumptions'
import type { CoPartner } from '../sizing/co-partitioning'
import { sizePartitions, sizeTopic, type TopicInputs } from '../sizing/size-topic'
import { assumesAverage, sameRate, writeRate } from '../traffic/follow-traffic'
import type { Links, WriteLink } from '../traffic/links'
import { NO_RATE, type Rate } from '../traffic/traffic'
import { allSame } from './kept'
import { clientsOf, groupSettingsOf, topicSettingsOf } from './kept-settings'
import type { TopicReader, TopicView, TopicWriter } from './views'

/** What every view of one design shares. */
export interface Context {
  readonly design: Design
  readonly links: Links
  readonly assume: Assumptions
}

interface KeptTopic {
  readonly view: TopicView
  readonly partner: CoPartner | undefined
}

const keptTopics = new WeakMap<Topic, KeptTopic>()

/** The view of a topic, the one of before where it still holds. */
export function topicView(
  topic: Topic,
  rate: Rate,
  partner: CoPartner | undefined,
  context: Context,
): TopicView {
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
    assumesAverage: assumesAverage(produces.recordsPerSecond),
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
export function ownPartitions(
  context: Context,
  rates: readonly Rate[],
): (topic: Topic, at: number) => number {
  return (topic, at) => sizePartitions(topicInputs(topic, rates[at] ?? NO_RATE, undefined, context)).count
}
