import { groupIdOf } from '../../model/reading'
import { yamlScalar } from '../../yaml/yaml-scalar'
import type { Exporter } from '../exporter'
import { wholeLine } from '../single-line'
import { groupsWithLag, lagLosses } from './groups-with-lag'

/**
 * What an exporter of lag and JMX's exporter are started with, so that the alerts and the dashboard find their
 * metrics: KMinion for the groups and topics of the design alone, the JMX exporter by rules for what they ask of
 * brokers.
 *
 * @see KMinion 2.3.5, docs/reference-config.yaml; jmx_exporter 1.6.0, rules with lowercaseOutputName
 */
export const lagExporters: Exporter = {
  options: [],
  losses: (design) => lagLosses(design, { nodes: { consumerGroup: ['groupId'], topic: [] }, design: [] }),
  export: (design) => {
    const groups = groupsWithLag(design).map(groupIdOf)
    const topics = design.topics.map(({ name }) => name)
    return [
      { path: 'kminion.yaml', text: kminionOf(wholeLine(design.name), groups, topics), language: 'yaml' },
      { path: 'jmx-exporter.yaml', text: JMX, language: 'yaml' },
    ]
  },
}

const listOf = (names: readonly string[]): string =>
  names.length === 0 ? '[]' : `[${names.map((name) => yamlScalar(name, true)).join(', ')}]`

const kminionOf = (
  name: string,
  groups: readonly string[],
  topics: readonly string[],
): string => `# KMinion for ${name}.
kafka:
  brokers: [localhost:9092]
minion:
  consumerGroups:
    enabled: true
    scrapeMode: adminApi
    granularity: partition
    allowedGroups: ${listOf(groups)}
  topics:
    enabled: true
    granularity: partition
    allowedTopics: ${listOf(topics)}
    infoMetric:
      configKeys: [cleanup.policy, retention.ms, min.insync.replicas]
exporter:
  namespace: kminion
  port: 8080
`

const JMX = `# For -javaagent:jmx_prometheus_javaagent.jar=9404:jmx-exporter.yaml at each broker.
lowercaseOutputName: true
rules:
  - pattern: kafka.server<type=BrokerTopicMetrics, name=(MessagesIn|BytesIn|BytesOut)PerSec, topic=(.+)><>Count
    name: kafka_server_brokertopicmetrics_$1_total
    type: COUNTER
    labels: { topic: $2 }
  - pattern: kafka.server<type=BrokerTopicMetrics, name=(MessagesIn|BytesIn|BytesOut)PerSec><>Count
    name: kafka_server_brokertopicmetrics_$1_total
    type: COUNTER
  - pattern: kafka.server<type=ReplicaManager, name=(UnderReplicatedPartitions|UnderMinIsrPartitionCount)><>Value
    name: kafka_server_replicamanager_$1
    type: GAUGE
  - pattern: kafka.controller<type=KafkaController, name=(OfflinePartitionsCount|ActiveControllerCount)><>Value
    name: kafka_controller_kafkacontroller_$1
    type: GAUGE
  - pattern: kafka.log<type=LogManager, name=OfflineLogDirectoryCount><>Value
    name: kafka_log_logmanager_offlinelogdirectorycount
    type: GAUGE
`
