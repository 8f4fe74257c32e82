import type { ExporterEntry } from './exporter'

/** The formats that set up clients, in the order of the list. */
export const CLIENT_ENTRIES: readonly ExporterEntry[] = [
  {
    id: 'producer-properties',
    label: 'Producer properties',
    group: 'clients',
    audience: 'For developers of Java and of clients built on librdkafka: Python, Go, .NET, Node.js.',
    summary: 'A properties file for each producer, with the settings that its delivery guarantee needs.',
    load: () => import('./producer-properties').then(({ producerProperties }) => producerProperties),
  },
  {
    id: 'consumer-properties',
    label: 'Consumer properties',
    group: 'clients',
    audience: 'For developers of Java and of clients built on librdkafka: Python, Go, .NET, Node.js.',
    summary:
      'A properties file for the members of each consumer group, with the settings that its commits need.',
    load: () => import('./consumer-properties').then(({ consumerProperties }) => consumerProperties),
  },
  {
    id: 'streams-properties',
    label: 'Streams properties',
    group: 'clients',
    audience: 'For developers of Kafka Streams in Java.',
    summary: 'A properties file for each Streams application, with what it needs to start.',
    load: () => import('./streams/streams-properties').then(({ streamsProperties }) => streamsProperties),
  },
  {
    id: 'spring',
    label: 'Spring Boot',
    group: 'clients',
    audience: 'For developers of Spring Boot.',
    summary: 'An application.yml for each application, with what Spring Kafka and Kafka Streams need.',
    load: () => import('./frameworks/spring').then(({ springBoot }) => springBoot),
  },
  {
    id: 'quarkus',
    label: 'Quarkus',
    group: 'clients',
    audience: 'For developers of Quarkus.',
    summary: 'An application.properties for each application, with a channel for each topic.',
    load: () => import('./frameworks/quarkus').then(({ quarkus }) => quarkus),
  },
  {
    id: 'micronaut',
    label: 'Micronaut',
    group: 'clients',
    audience: 'For developers of Micronaut.',
    summary: 'An application.yml for each application, with its consumers and producers by their ids.',
    load: () => import('./frameworks/micronaut').then(({ micronaut }) => micronaut),
  },
  {
    id: 'connect',
    label: 'Kafka Connect',
    group: 'clients',
    audience: 'For operators of Kafka Connect on machines of their own.',
    summary:
      'A request for each connector, as Connect’s REST interface takes it, and the properties of the workers.',
    load: () => import('./connect-rest').then(({ connectRest }) => connectRest),
  },
  {
    id: 'strimzi-connect',
    label: 'Strimzi, Kafka Connect',
    group: 'clients',
    audience: 'For operators of Kafka Connect on Kubernetes with Strimzi.',
    summary: 'KafkaConnect and KafkaConnector resources, for Connect that Strimzi runs on Kubernetes.',
    load: () => import('./connect-strimzi').then(({ connectStrimzi }) => connectStrimzi),
  },
]
