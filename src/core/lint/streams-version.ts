import { type KafkaVersion, namedVersion } from '../kafka/versions'
import type { Cluster, StreamsApp } from '../model/design'

/** Returns the release of kafka-streams that an application is built with; the cluster's where it states none. */
export const streamsVersion = ({ client }: StreamsApp, { kafkaVersion }: Cluster): KafkaVersion =>
  (client?.library === 'java' ? namedVersion(client.version ?? '') : undefined) ?? kafkaVersion
