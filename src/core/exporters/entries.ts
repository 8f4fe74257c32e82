import { DRAWING_ENTRIES } from './drawings/entries'
import type { ExporterEntry, ExportGroup } from './exporter'
import { starterEntries } from './starter/starter-entries'

/** The groups of the list, in its order. */
export const EXPORT_GROUPS: Readonly<Record<ExportGroup, string>> = {
  surveyor: 'The design',
  topics: 'Topics',
  clients: 'Clients',
  starter: 'Starter code',
  access: 'Access',
  operations: 'Run and watch it',
  drawings: 'Read it elsewhere',
}

/** Every format to take a design away in, in the order of the list. To add one: add its file and its line. */
export const exporterEntries: readonly ExporterEntry[] = [
  {
    id: 'surveyor-yaml',
    label: 'Surveyor YAML',
    group: 'surveyor',
    summary: 'The whole design as Surveyor opens it again: keep it beside the code.',
    load: () => import('./surveyor').then(({ surveyorYaml }) => surveyorYaml),
  },
  {
    id: 'surveyor-json',
    label: 'Surveyor JSON',
    group: 'surveyor',
    summary: 'The whole design for other programs; Surveyor opens it again too.',
    load: () => import('./surveyor').then(({ surveyorJson }) => surveyorJson),
  },
  {
    id: 'kafka-cli',
    label: 'Kafka command line',
    group: 'topics',
    summary:
      'A bash script that creates the topics with kafka-topics.sh and kafka-configs.sh; run it again at will.',
    load: () => import('./kafka-cli').then(({ kafkaCli }) => kafkaCli),
  },
  {
    id: 'strimzi',
    label: 'Strimzi',
    group: 'topics',
    summary: 'KafkaTopic resources for a cluster that Strimzi runs on Kubernetes: apply them with kubectl.',
    load: () => import('./strimzi').then(({ strimzi }) => strimzi),
  },
  {
    id: 'terraform-mongey',
    label: 'Terraform, Mongey/kafka',
    group: 'topics',
    summary: 'A kafka_topic for each topic of any Kafka; prevent_destroy stands in the way of losing one.',
    load: () => import('./topics/terraform').then(({ terraformMongey }) => terraformMongey),
  },
  {
    id: 'terraform-confluent',
    label: 'Terraform, Confluent Cloud',
    group: 'topics',
    summary: 'A confluent_kafka_topic for each topic, with the settings that Confluent Cloud takes.',
    load: () => import('./topics/terraform').then(({ terraformConfluent }) => terraformConfluent),
  },
  {
    id: 'terraform-aws',
    label: 'Terraform, Amazon MSK',
    group: 'topics',
    summary: 'An aws_msk_topic for each topic of a cluster of Amazon MSK.',
    load: () => import('./topics/terraform').then(({ terraformAws }) => terraformAws),
  },
  {
    id: 'jikkou',
    label: 'jikkou',
    group: 'topics',
    summary: 'KafkaTopic resources for teams that apply their topics with jikkou.',
    load: () => import('./topics/gitops-topics').then(({ jikkou }) => jikkou),
  },
  {
    id: 'topicctl',
    label: 'topicctl',
    group: 'topics',
    summary: 'A file for each topic, to apply with topicctl.',
    load: () => import('./topics/gitops-topics').then(({ topicctl }) => topicctl),
  },
  {
    id: 'kafka-gitops',
    label: 'kafka-gitops',
    group: 'topics',
    summary:
      'The state file of kafka-gitops: topics, and who reads and writes them, of which it makes access rules.',
    load: () => import('./topics/kafka-gitops').then(({ kafkaGitops }) => kafkaGitops),
  },
  {
    id: 'ns4kafka',
    label: 'ns4kafka',
    group: 'topics',
    summary: 'Topic resources for a namespace that ns4kafka looks after, to apply with kafkactl.',
    load: () => import('./topics/gitops-topics').then(({ ns4kafka }) => ns4kafka),
  },
  {
    id: 'julie',
    label: 'JulieOps',
    group: 'topics',
    summary: 'A topology of JulieOps with the topics under the names that they have here.',
    load: () => import('./topics/julie').then(({ julie }) => julie),
  },
  {
    id: 'topics-csv',
    label: 'CSV of topics',
    group: 'topics',
    summary: 'A table of the topics with their settings, for a spreadsheet.',
    load: () => import('./topics/topics-csv').then(({ topicsCsv }) => topicsCsv),
  },
  {
    id: 'schema-registry',
    label: 'Schema registry',
    group: 'topics',
    summary: 'Every schema as a file, and what registers it: REST calls, the Maven plugin, or Terraform.',
    load: () => import('./registry/schema-registry').then(({ schemaRegistry }) => schemaRegistry),
  },
  {
    id: 'producer-properties',
    label: 'Producer properties',
    group: 'clients',
    summary: 'A properties file for each producer, with the settings that its delivery guarantee needs.',
    load: () => import('./producer-properties').then(({ producerProperties }) => producerProperties),
  },
  {
    id: 'consumer-properties',
    label: 'Consumer properties',
    group: 'clients',
    summary:
      'A properties file for the members of each consumer group, with the settings that its commits need.',
    load: () => import('./consumer-properties').then(({ consumerProperties }) => consumerProperties),
  },
  ...starterEntries,
  {
    id: 'java-streams',
    label: 'Java project for Kafka Streams',
    group: 'starter',
    summary:
      'A project for each Streams application whose topology is the one that is shown: code, settings, build file.',
    load: () => import('./streams/java-project').then(({ javaStreams }) => javaStreams),
  },
  {
    id: 'streams-properties',
    label: 'Streams properties',
    group: 'clients',
    summary: 'A properties file for each Streams application, with what it needs to start.',
    load: () => import('./streams/streams-properties').then(({ streamsProperties }) => streamsProperties),
  },
  {
    id: 'spring',
    label: 'Spring Boot',
    group: 'clients',
    summary: 'An application.yml for each application, with what Spring Kafka and Kafka Streams need.',
    load: () => import('./frameworks/spring').then(({ springBoot }) => springBoot),
  },
  {
    id: 'quarkus',
    label: 'Quarkus',
    group: 'clients',
    summary: 'An application.properties for each application, with a channel for each topic.',
    load: () => import('./frameworks/quarkus').then(({ quarkus }) => quarkus),
  },
  {
    id: 'micronaut',
    label: 'Micronaut',
    group: 'clients',
    summary: 'An application.yml for each application, with its consumers and producers by their ids.',
    load: () => import('./frameworks/micronaut').then(({ micronaut }) => micronaut),
  },
  {
    id: 'kafka-acls',
    label: 'Access lists',
    group: 'access',
    summary: 'A bash script that allows each application what it does, and no more, with kafka-acls.sh.',
    load: () => import('./access/kafka-acls').then(({ kafkaAcls }) => kafkaAcls),
  },
  {
    id: 'strimzi-users',
    label: 'Users for Strimzi',
    group: 'access',
    summary: 'A KafkaUser for each application, with its quota and the rights that it needs and no others.',
    load: () => import('./access/strimzi-users').then(({ strimziUsers }) => strimziUsers),
  },
  {
    id: 'rights-and-quotas',
    label: 'Rights and quotas',
    group: 'access',
    summary:
      'The least rights of each application and its quota, for Terraform, Confluent Cloud, jikkou, kafka-gitops or ns4kafka.',
    load: () => import('./access/declared/rights-and-quotas').then(({ rightsAndQuotas }) => rightsAndQuotas),
  },
  {
    id: 'connect',
    label: 'Kafka Connect',
    group: 'clients',
    summary:
      'A request for each connector, as Connect’s REST interface takes it, and the properties of the workers.',
    load: () => import('./connect-rest').then(({ connectRest }) => connectRest),
  },
  {
    id: 'strimzi-connect',
    label: 'Strimzi, Kafka Connect',
    group: 'clients',
    summary: 'KafkaConnect and KafkaConnector resources, for Connect that Strimzi runs on Kubernetes.',
    load: () => import('./connect-strimzi').then(({ connectStrimzi }) => connectStrimzi),
  },
  {
    id: 'strimzi-kafka',
    label: 'Strimzi, the cluster',
    group: 'operations',
    summary: 'A Kafka resource with node pools of the design’s size, for Strimzi to run on Kubernetes.',
    load: () => import('./strimzi-kafka').then(({ strimziKafka }) => strimziKafka),
  },
  {
    id: 'docker-compose',
    label: 'Docker Compose',
    group: 'operations',
    summary: 'A cluster of this size on one machine, with its topics, to try the applications against.',
    load: () => import('./operations/docker-compose').then(({ dockerCompose }) => dockerCompose),
  },
  {
    id: 'prometheus-alerts',
    label: 'Prometheus alerts',
    group: 'operations',
    summary:
      'Alert rules for lag against what retention still keeps, for replicas, partitions and controllers.',
    load: () => import('./operations/prometheus-alerts').then(({ prometheusAlerts }) => prometheusAlerts),
  },
  {
    id: 'grafana',
    label: 'Grafana dashboard',
    group: 'operations',
    summary: 'A dashboard with the lag of every group and what the brokers say, over Prometheus.',
    load: () => import('./operations/grafana').then(({ grafana }) => grafana),
  },
  {
    id: 'lag-exporters',
    label: 'KMinion and JMX exporter',
    group: 'operations',
    summary: 'Settings that make the metrics which the alerts and the dashboard ask for.',
    load: () => import('./operations/lag-exporters').then(({ lagExporters }) => lagExporters),
  },
  {
    id: 'burrow',
    label: 'Burrow',
    group: 'operations',
    summary: 'Settings for Burrow, which judges the lag of these groups without thresholds.',
    load: () => import('./operations/burrow').then(({ burrow }) => burrow),
  },
  {
    id: 'markdown-report',
    label: 'Markdown report',
    group: 'drawings',
    summary: 'Drawing, tables, findings, checklist and sizing with reasons, to read and to review.',
    load: () => import('./operations/markdown-report').then(({ markdownReport }) => markdownReport),
  },
  ...DRAWING_ENTRIES,
]
