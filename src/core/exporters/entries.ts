import type { ExporterEntry, ExportGroup } from './exporter'

/** The groups of the list, in its order. */
export const EXPORT_GROUPS: Readonly<Record<ExportGroup, string>> = {
  surveyor: 'The design',
  topics: 'Topics',
  clients: 'Clients',
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
]
