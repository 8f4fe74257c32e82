import type { ExporterEntry, ExportGroup } from './exporter'

/** The groups of the list, in its order. */
export const EXPORT_GROUPS: Readonly<Record<ExportGroup, string>> = {
  surveyor: 'The design',
  topics: 'Topics',
  clients: 'Clients',
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
    id: 'topics-csv',
    label: 'CSV of topics',
    group: 'topics',
    summary: 'A table of the topics with their settings, for a spreadsheet.',
    load: () => import('./topics/topics-csv').then(({ topicsCsv }) => topicsCsv),
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
  {
    id: 'java-streams',
    label: 'Java project for Kafka Streams',
    group: 'clients',
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
    id: 'markdown-report',
    label: 'Markdown report',
    group: 'drawings',
    summary: 'Drawing, tables, findings, checklist and sizing with reasons, to read and to review.',
    load: () => import('./operations/markdown-report').then(({ markdownReport }) => markdownReport),
  },
  {
    id: 'mermaid',
    label: 'Mermaid',
    group: 'drawings',
    summary: 'A flowchart for Markdown, which code hosts and wikis draw.',
    load: () => import('./drawings/mermaid').then(({ mermaid }) => mermaid),
  },
  {
    id: 'graphviz',
    label: 'Graphviz',
    group: 'drawings',
    summary: 'A graph in the DOT language, for dot and whatever reads it.',
    load: () => import('./drawings/graphviz').then(({ graphviz }) => graphviz),
  },
]
