import type { ConsumerGroup, Delivery, Producer } from '../model/design'
import { consumerGroupId, producerId } from '../model/node-id'
import { weakerDelivery } from '../settings/client-intent'
import { consumerGroupDelivery } from '../settings/delivery'
import { occupiable } from '../sizing/member-partitions'
import { sizeConsumerGroup, sizeProducer } from '../sizing/size-clients'
import { addRates, deadLetterRate, writeRate } from '../traffic/follow-traffic'
import { NO_RATE } from '../traffic/traffic'
import { allSame, keptWhile } from './kept'
import { clientsOf, groupSettingsOf } from './kept-settings'
import type { Context } from './topic-view'
import type { ConsumerGroupRead, ConsumerGroupView, ProducerView, ProducerWrite, TopicView } from './views'

export type FindTopic = (name: string) => TopicView | undefined

const keepProducer = keptWhile<Producer, ProducerView>()

/** The view of a producer, the one of before where it still holds. */
export function producerView(
  producer: Producer,
  find: FindTopic,
  { design: { cluster } }: Context,
): ProducerView {
  return keepProducer(
    producer,
    (view) =>
      view.cluster === cluster &&
      allSame(view.writes, producer.produces ?? [], (write, { topic }) => write.topic === find(topic)),
    () => {
      const { settings, delivery } = clientsOf(producer, cluster.kafkaVersion)
      let total = NO_RATE
      const writes: ProducerWrite[] = []
      for (const { topic, recordsPerSecond } of producer.produces ?? []) {
        const view = find(topic)
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

/** The view of a consumer group, the one of before where it still holds. */
export function consumerGroupView(
  group: ConsumerGroup,
  find: FindTopic,
  { design: { cluster }, assume }: Context,
): ConsumerGroupView {
  const target = group.deadLetter && find(group.deadLetter.topic)
  return keepGroup(
    group,
    (view) =>
      view.cluster === cluster &&
      view.assumptions === assume &&
      view.deadLetter?.topic === target &&
      allSame(view.reads, group.consumes ?? [], (read, { topic }) => read.topic === find(topic)),
    () => {
      const settings = groupSettingsOf(group, cluster.kafkaVersion)
      const delivery = consumerGroupDelivery(settings, group.commit)
      const reads: ConsumerGroupRead[] = []
      let total = NO_RATE
      let partitions = 0
      for (const { topic } of group.consumes ?? []) {
        const view = find(topic)
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
        sizing: sizeConsumerGroup({
          group,
          cluster,
          settings,
          rate: total,
          partitions,
          occupiable: occupiable({ settings }, reads),
          assume,
        }),
        reads,
        ...(target && { deadLetter: { topic: target, rate: deadLetterRate(group, total, target.topic) } }),
      }
    },
  )
}

/** A path is as good as its weakest link: the weakest writer of the topic, or the group itself. */
const pathDelivery = (topic: TopicView, group: Delivery): Delivery =>
  topic.writers.reduce((weakest, writer) => weakerDelivery(weakest, writer.delivery), group)
