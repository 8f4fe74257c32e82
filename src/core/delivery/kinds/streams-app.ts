import type { KafkaVersion } from '../../kafka/versions'
import type { Cluster, StreamsApp } from '../../model/design'
import { consumerInStreams, producerInStreams } from '../../model/inside-streams'
import { nodeId } from '../../model/node-id'
import { clientsOf, groupSettingsOf } from '../../views/cached-settings'
import { cacheHops } from '../cache-hops'
import type { Hop } from '../guarantee'
import { producerHop } from '../producer-hop'
import { passingHop, type Reader, readerHop } from '../reader-hop'
import type { HopKind } from './hop-kind'

const NOTHING: Hop = {}

const reading = cacheHops<StreamsApp, KafkaVersion>()
const passing = {
  plain: cacheHops<StreamsApp, KafkaVersion>(),
  transactional: cacheHops<StreamsApp, KafkaVersion>(),
}

function readerOf(app: StreamsApp, { kafkaVersion }: Cluster): Reader {
  const group = consumerInStreams(app)
  const inside = producerInStreams(app)
  return {
    id: nodeId('streamsApp', app.name),
    group,
    settings: groupSettingsOf(group, kafkaVersion),
    writer: inside && clientsOf(inside, kafkaVersion).settings,
  }
}

/** A Streams application reads and writes as the clients inside it do, offsets with its records under exactly once. */
export const streamsApp: HopKind<'streamsApp'> = {
  reads: (app, { transactional }, cluster) =>
    reading(app, cluster.kafkaVersion, transactional ? 'transactional' : 'plain', () =>
      readerHop(readerOf(app, cluster), transactional),
    ),
  passes: (app, edge, { transactional }, cluster) =>
    passing[transactional ? 'transactional' : 'plain'](app, cluster.kafkaVersion, edge, () => {
      const reader = readerOf(app, cluster)
      const producer = producerInStreams(app)
      const { writer } = reader
      const writing =
        producer && writer ? producerHop(producer, nodeId('streamsApp', app.name), writer) : NOTHING
      return passingHop(reader, transactional, writing)
    }),
}
