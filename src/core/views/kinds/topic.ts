import { SOUND } from '../../delivery/guarantee'
import { partitionsForThreads } from '../../expand/kinds/partitions-for-threads'
import { connectOf } from '../../model/connect-cluster'
import { convertersOf } from '../../model/converters'
import { DEFAULT_AVERAGE_RECORD_BYTES } from '../../model/defaults'
import type { ConsumerGroup, Topic } from '../../model/design'
import { hasProtobuf } from '../../model/has-protobuf'
import { consumerInConnector } from '../../model/inside-connector'
import { consumerInStreams } from '../../model/inside-streams'
import { nodeId, topicId } from '../../model/node-id'
import { copiesOf } from '../../model/reading'
import { brokerNumber } from '../../settings/resolve-settings'
import { createSlot } from '../../shared/node-slot'
import { type CoPartners, sameCoPartners } from '../../sizing/co-partitioning'
import { largestNeed, ownNeeds } from '../../sizing/partition-bounds'
import type { TopicInputs } from '../../sizing/size-partitions'
import { sizeTopic } from '../../sizing/size-topic'
import { sameRate, timesRate } from '../../traffic/follow-traffic'
import { NO_RATE, type Rate } from '../../traffic/traffic'
import { groupSettingsOf, topicSettingsOf } from '../cached-settings'
import { allSame } from '../cached-while'
import type { Context, ViewKind } from '../view-kind'
import type { TopicReader, TopicView } from '../views'
import { sameWriters, writersOf } from './topic-writers'

/** Kafka counts the replicas of a partition with 16 bits. */
const MOST_REPLICAS = 32_767

interface CachedTopic {
  readonly view: TopicView
  readonly partners: CoPartners | undefined
}

const cachedTopics = createSlot<Topic, CachedTopic>()

export const topic: ViewKind<'topic'> = {
  view: (node, index, context) => topicView(node, index, context.partners.get(node.name), context),
  traffic: ({ rate }) => rate,
}

function topicView(
  topic: Topic,
  index: number,
  partners: CoPartners | undefined,
  context: Context,
): TopicView {
  const rate = context.rates[index] ?? NO_RATE
  const guarantee = context.guarantees[index] ?? SOUND
  const known = cachedTopics.get(topic)
  if (known?.view.guarantee === guarantee && isCurrent(known, rate, partners, context)) return known.view
  const inputs = topicInputs(topic, rate, partners, context)
  const sizing = sizeTopic(inputs)
  const readProtobuf = readerFor(topic, context)
  // Without a spread among them: the engine makes room for what stands before the first.
  const plain: TopicView = {
    kind: 'topic',
    id: topicId(topic.name),
    name: topic.name,
    topic,
    cluster: inputs.cluster,
    assumptions: inputs.assume,
    settings: inputs.settings,
    rate,
    guarantee,
    partitions: sizing.partitions.count,
    replicationFactor: inputs.replicationFactor,
    averageRecordBytes: inputs.averageRecordBytes,
    sizing,
    writers: inputs.writers,
    readers: inputs.readers,
    deadLetterOf: deadLettersAt(topic.name, context),
    retryOf: context.links.nodesAt('consumerGroup', 'retries', topic.name),
  }
  const { origin } = context
  const view =
    origin || readProtobuf
      ? { ...plain, ...(origin && { origin }), ...(readProtobuf && { readProtobuf }) }
      : plain
  cachedTopics.set(topic, { view, partners })
  return view
}

const readerFor = (topic: Topic, { readProtobuf }: Context): TopicView['readProtobuf'] =>
  readProtobuf && hasProtobuf(topic) ? readProtobuf : undefined

const NONE: readonly never[] = []

const same = (one: ConsumerGroup, other: ConsumerGroup): boolean => one === other

function isCurrent(
  { view, partners }: CachedTopic,
  rate: Rate,
  now: CoPartners | undefined,
  context: Context,
): boolean {
  const { design, assume } = context
  const { name } = view
  return (
    view.cluster === design.cluster &&
    view.assumptions === assume &&
    sameRate(view.rate, rate) &&
    view.readProtobuf === readerFor(view.topic, context) &&
    sameCoPartners(partners, now) &&
    sameWriters(view, context) &&
    allSame(view.readers, groupsAt(name, context), (reader, group) => reader.group === group) &&
    allSame(view.deadLetterOf, deadLettersAt(name, context), same) &&
    allSame(view.retryOf, context.links.nodesAt('consumerGroup', 'retries', name), same)
  )
}

/** The groups that send dead letters to a topic, those inside sinks last. */
function deadLettersAt(topic: string, { design, links }: Context): readonly ConsumerGroup[] {
  const groups = links.nodesAt('consumerGroup', 'deadLetter', topic)
  const sinks = links.nodesAt('connector', 'deadLetter', topic)
  return sinks.length === 0
    ? groups
    : [...groups, ...sinks.flatMap((sink) => consumerInConnector(sink, design.cluster) ?? [])]
}

function topicInputs(
  topic: Topic,
  rate: Rate,
  partners: CoPartners | undefined,
  context: Context,
): TopicInputs {
  const { assume } = context
  const { cluster } = context.design
  const writers = writersOf(topic, context)
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
    because: context.origin?.because,
    livesMs: context.origin?.livesMs,
  }
}

/** The groups that read a topic to try records again, those left out that read it in any case. */
function retryingAt(topic: string, { links }: Context): readonly ConsumerGroup[] {
  const groups = links.nodesAt('consumerGroup', 'retries', topic)
  return groups.length === 0
    ? groups
    : groups.filter(({ consumes }) => !consumes?.some((entry) => entry.topic === topic))
}

/** The groups that read a topic: then those that retry through it, and those inside Streams applications last. */
function groupsAt(topic: string, context: Context): readonly ConsumerGroup[] {
  const { links, origin, design } = context
  if (origin?.role === 'repartition') {
    const app = design.streamsApps.find(({ name }) => origin.of === nodeId('streamsApp', name))
    return app ? [consumerInStreams(app)] : []
  }
  const reading = links.nodesAt('consumerGroup', 'consumes', topic)
  const retrying = retryingAt(topic, context)
  const groups = retrying.length === 0 ? reading : reading.concat(retrying)
  const apps = links.nodesAt('streamsApp', 'consumes', topic)
  const sinks = links.nodesAt('connector', 'consumes', topic)
  if (apps.length === 0 && sinks.length === 0) return groups
  return groups.concat(
    apps.map(consumerInStreams),
    sinks.flatMap((sink) => consumerInConnector(sink, design.cluster) ?? []),
  )
}

function readersOf(topic: Topic, rate: Rate, context: Context): readonly TopicReader[] {
  const { design, links, origin } = context
  const { kafkaVersion } = design.cluster
  const isInternal = origin?.role === 'repartition'
  const groups = groupsAt(topic.name, context)
  const reading = isInternal ? 0 : links.nodesAt('consumerGroup', 'consumes', topic.name).length
  const drawn = isInternal ? 0 : reading + retryingAt(topic.name, context).length
  const apps = isInternal ? NONE : links.nodesAt('streamsApp', 'consumes', topic.name)
  const inApps = drawn + (isInternal ? 1 : apps.length)
  const sinks = isInternal ? NONE : links.nodesAt('connector', 'consumes', topic.name)
  return groups.map((group, at): TopicReader => {
    const settings = groupSettingsOf(group, kafkaVersion)
    const id = nodeId(at < drawn ? 'consumerGroup' : at < inApps ? 'streamsApp' : 'connector', group.name)
    if (at < reading) return { id, group, settings, rate: timesRate(rate, copiesOf(group)) }
    if (at < drawn) return { id, group, isRetry: true, settings, rate }
    const app = apps[at - drawn]
    const sink = at < inApps ? undefined : sinks.find(({ name }) => name === group.name)
    return {
      id,
      group,
      ...(app && topic.partitions === 'auto' && { forThreads: partitionsForThreads(app, topic.name) }),
      settings,
      rate: timesRate(rate, copiesOf(group)),
      ...(sink && { converters: convertersOf(sink, connectOf(design.cluster, sink)) }),
    }
  })
}

/** What a topic needs by itself, before rounding and before any co-partitioning. */
export const ownNeed =
  (context: Context) =>
  (topic: Topic, at: number): number => {
    const rate = context.rates[at] ?? NO_RATE
    return largestNeed(ownNeeds(rate, readersOf(topic, rate, context), context.assume))
  }
