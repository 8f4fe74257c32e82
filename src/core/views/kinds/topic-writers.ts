import { connectOf } from '../../model/connect-cluster'
import { convertersOf } from '../../model/converters'
import type { Topic } from '../../model/design'
import { producerInConnector } from '../../model/inside-connector'
import { producerInStreams } from '../../model/inside-streams'
import { consumerGroupId, nodeId, producerId } from '../../model/node-id'
import { producerInside } from '../../model/writers'
import {
  assumesAverage,
  rateOfRelays,
  sameRate,
  sameUnheld,
  unheldRate,
  writeRate,
  writtenRate,
} from '../../traffic/follow-traffic'
import { clientsOf, groupWriterOf, streamsWriterOf } from '../cached-settings'
import { allSame } from '../cached-while'
import type { Context } from '../view-kind'
import type { TopicView, TopicWriter } from '../views'

/** Whether a topic's writers are those that its view has. */
export const sameWriters = ({ topic, writers }: TopicView, context: Context): boolean =>
  allSame(
    writers,
    writersOf(topic, context),
    (one, other) =>
      one.producer === other.producer &&
      one.delivery === other.delivery &&
      sameRate(one.rate, other.rate) &&
      sameUnheld(one.unheld, other.unheld),
  )

/** Returns who writes to a topic: producers, then groups, each in the order of the document. */
export function writersOf(
  topic: Topic,
  { design, links, rateOf, relaysOf }: Context,
): readonly TopicWriter[] {
  const version = design.cluster.kafkaVersion
  const producers = links.nodesAt('producer', 'produces', topic.name).map((producer): TopicWriter => {
    const records = producer.produces?.find((entry) => entry.topic === topic.name)?.recordsPerSecond
    const { settings, delivery } = clientsOf(producer, version)
    return {
      kind: 'producer',
      id: producerId(producer.name),
      producer,
      settings,
      delivery,
      rate: writeRate(topic, records),
      assumesAverage: assumesAverage(records),
    }
  })
  const groups = links.nodesAt('consumerGroup', 'produces', topic.name)
  const apps = links.nodesAt('streamsApp', 'produces', topic.name)
  const sources = links.nodesAt('connector', 'produces', topic.name)
  if (groups.length === 0 && apps.length === 0 && sources.length === 0) return producers
  return [
    ...producers,
    ...groups.flatMap((group): TopicWriter[] => {
      const producer = producerInside(group)
      if (!producer) return []
      return [
        {
          kind: 'consumerGroup',
          id: consumerGroupId(group.name),
          producer,
          ...groupWriterOf(group, producer, version),
          rate: writtenRate(group, topic, rateOf),
          assumesAverage: false,
        },
      ]
    }),
    ...apps.flatMap((app): TopicWriter[] => {
      const producer = producerInStreams(app)
      if (!producer) return []
      const relays = relaysOf(app)
      const rate = rateOfRelays(relays, topic, rateOf)
      const unheld = unheldRate(relays, topic, rateOf)
      return [
        {
          kind: 'streamsApp',
          id: nodeId('streamsApp', app.name),
          producer,
          ...streamsWriterOf(app, version),
          rate,
          ...(unheld && { unheld }),
          assumesAverage: false,
        },
      ]
    }),
    ...sources.flatMap((source): TopicWriter[] => {
      const producer = producerInConnector(source, design.cluster)
      if (!producer) return []
      const records = source.produces?.find((entry) => entry.topic === topic.name)?.recordsPerSecond
      return [
        {
          kind: 'connector',
          id: nodeId('connector', source.name),
          producer,
          ...clientsOf(producer, version),
          rate: writeRate(topic, records),
          assumesAverage: assumesAverage(records),
          converters: convertersOf(source, connectOf(design.cluster, source)),
        },
      ]
    }),
  ]
}
