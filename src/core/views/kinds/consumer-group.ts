import { type Guarantee, join, pass, SOUND } from '../../delivery/guarantee'
import { HOP_KINDS } from '../../delivery/kinds/index'
import { DEFAULT_RECORDS_PER_RECORD } from '../../model/defaults'
import type { Cluster, ConsumerGroup } from '../../model/design'
import { consumerGroupId } from '../../model/node-id'
import { copiesOf } from '../../model/reading'
import { retryChain } from '../../model/retry-chain'
import { producerInside } from '../../model/writers'
import { consumerGroupDelivery } from '../../settings/delivery'
import { mapDefined } from '../../shared/map-defined'
import { createSlot } from '../../shared/node-slot'
import { sizeConsumerGroup, sizeProducer } from '../../sizing/size-clients'
import { addRates, relayRate, timesRate } from '../../traffic/follow-traffic'
import { NO_RATE, type Rate } from '../../traffic/traffic'
import { groupSettingsOf, groupWriterOf } from '../cached-settings'
import { allSame } from '../cached-while'
import { type ClientContext, flowOf, type ViewKind } from '../view-kind'
import type { ConsumerGroupRead, ConsumerGroupView, ProducerWrite, TopicView, WriterView } from '../views'

const cachedGroup = createSlot<ConsumerGroup, ConsumerGroupView>()

const NONE: readonly never[] = []

export const consumerGroup: ViewKind<'consumerGroup'> = {
  view: consumerGroupView,
  traffic: ({ rate, reads, retries, deadLetter, writer }) => ({
    total: rate,
    reads: reads.map(flowOf),
    ...(retries.length > 0 && { retries: retries.map(({ topic, rate }) => ({ topic, rate })) }),
    ...(deadLetter && { deadLetter: flowOf(deadLetter) }),
    ...(writer && { writes: writer.writes.map(flowOf) }),
  }),
}

/** Without a function of its own for each group: after an edit thousands of them are asked. */
function consumerGroupView(group: ConsumerGroup, _: number, context: ClientContext): ConsumerGroupView {
  const known = cachedGroup.get(group)
  if (known !== undefined && isCurrent(known, context)) return known
  const view = makeView(group, context)
  cachedGroup.set(group, view)
  return view
}

function isCurrent(view: ConsumerGroupView, { design: { cluster }, assume, find }: ClientContext): boolean {
  const { group } = view
  return (
    view.cluster === cluster &&
    view.assumptions === assume &&
    view.deadLetter?.topic === (group.deadLetter && find(group.deadLetter.topic)) &&
    allSame(view.retries, drawnSteps(group, find), (retry, { view }) => retry.view === view) &&
    allSame(view.reads, group.consumes ?? NONE, (read, { topic }) => read.topic === find(topic)) &&
    allSame(
      view.writer?.writes ?? NONE,
      group.produces ?? NONE,
      (write, { topic }) => write.topic === find(topic),
    )
  )
}

function makeView(
  group: ConsumerGroup,
  { design: { cluster }, assume, find }: ClientContext,
): ConsumerGroupView {
  const settings = groupSettingsOf(group, cluster.kafkaVersion)
  const delivery = consumerGroupDelivery(settings, group)
  const copies = copiesOf(group)
  let total = NO_RATE
  let partitions = 0
  const reads = mapDefined(group.consumes ?? NONE, ({ topic }): ConsumerGroupRead | undefined => {
    const view = find(topic)
    if (!view) return undefined
    total = addRates(total, view.rate)
    partitions += view.partitions
    return {
      topic: view,
      rate: timesRate(view.rate, copies),
      guarantee: guaranteeAfter(group, view, cluster, find),
    }
  })
  const writer = writerOf(group, cluster, total, find)
  const steps = drawnSteps(group, find)
  const retries =
    steps.length === 0
      ? NONE
      : steps.map((step) => ({
          ...step,
          rate: relayRate(total, step.share * copies, step.view.topic),
        }))
  const target = group.deadLetter && find(group.deadLetter.topic)
  // Without a spread among them: the engine makes room for what stands before the first.
  const plain: ConsumerGroupView = {
    kind: 'consumerGroup',
    id: consumerGroupId(group.name),
    name: group.name,
    group,
    cluster,
    assumptions: assume,
    settings,
    delivery,
    rate: total,
    sizing: sizeConsumerGroup({ group, cluster, settings, rate: total, partitions, reads, assume }),
    reads,
    retries,
  }
  if (!writer && !target) return plain
  return {
    ...plain,
    ...(writer && { writer }),
    ...(target && {
      deadLetter: {
        topic: target,
        rate: relayRate(total, (group.deadLetter?.recordsShare ?? 0) * copies, target.topic),
      },
    }),
  }
}

/** The steps of the retry chain whose topics are drawn. */
const drawnSteps = (group: ConsumerGroup, find: ClientContext['find']) => {
  const steps = retryChain(group)
  if (steps.length === 0) return NONE
  return steps.flatMap((step) => {
    const view = find(step.topic)
    return view ? [{ ...step, view }] : []
  })
}

/** The producer inside a group, with what it writes of what the group reads. */
function writerOf(
  group: ConsumerGroup,
  cluster: Cluster,
  read: Rate,
  find: ClientContext['find'],
): WriterView | undefined {
  const producer = producerInside(group)
  if (!producer) return undefined
  const { settings, delivery } = groupWriterOf(group, producer, cluster.kafkaVersion)
  const guarantee = guaranteeOfWrites(group, cluster, find)
  let rate = NO_RATE
  const writes: ProducerWrite[] = []
  for (const { topic: name, recordsPerRecord } of group.produces ?? []) {
    const topic = find(name)
    if (!topic) continue
    const written = relayRate(
      read,
      (recordsPerRecord ?? DEFAULT_RECORDS_PER_RECORD) * copiesOf(group),
      topic.topic,
    )
    rate = addRates(rate, written)
    writes.push({ topic, rate: written, guarantee })
  }
  return {
    kind: 'consumerGroup',
    id: consumerGroupId(group.name),
    name: group.name,
    producer,
    cluster,
    settings,
    delivery,
    guarantee,
    rate,
    sizing: sizeProducer(producer, settings),
    writes,
  }
}

/** What is guaranteed of a topic's records once a group has done its work on them, out of retry topics or at once. */
function guaranteeAfter(
  group: ConsumerGroup,
  { guarantee }: TopicView,
  cluster: Cluster,
  find: ClientContext['find'],
): Guarantee {
  let before = guarantee
  for (const { view } of drawnSteps(group, find)) before = join(before, view.guarantee)
  const hop = HOP_KINDS.consumerGroup.reads?.(group, before, cluster)
  return hop ? pass(before, hop) : before
}

/** What is guaranteed of what a group makes of all that it reads. */
function guaranteeOfWrites(group: ConsumerGroup, cluster: Cluster, find: ClientContext['find']): Guarantee {
  const read = [...(group.consumes ?? []), ...(group.retryTopics ?? [])]
  // Of one that reads nothing yet: what it will add itself.
  const sources = read.length === 0 ? [SOUND] : read.map(({ topic }) => find(topic)?.guarantee ?? SOUND)
  const ways = sources.flatMap((source): Guarantee[] => {
    const hop = HOP_KINDS.consumerGroup.passes?.(group, 'produces', source, cluster)
    return hop ? [pass(source, hop)] : []
  })
  return ways.reduce((one, other) => join(one, other), ways[0] ?? SOUND)
}
