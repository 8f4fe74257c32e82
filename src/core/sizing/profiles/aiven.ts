import { OF_MACHINES, type Provider } from './profile'

export const AIVEN: Provider = {
  id: 'aiven',
  typeWord: 'kind of service',
  types: [
    {
      type: 'professional',
      unit: 'broker',
      perUnit: { partitionReplicas: 4000 },
      whole: { partitions: 200_000 },
      multipleOf: 'racks',
    },
  ],
  storage: [
    { class: 'three-zone', is: 'disks of the brokers', inApacheKafka: true },
    { class: 'tiered', is: 'tiered storage; in services of the kind Standard always', inApacheKafka: true },
    {
      class: 'diskless',
      is: 'diskless topics: no transactions, no compaction, no way back to classic ones',
      inApacheKafka: false,
      refuses: ['compaction', 'transactions'],
    },
  ],
  sources: [
    {
      title: 'Aiven, Best practices for Aiven for Apache Kafka',
      url: 'https://aiven.io/docs/products/kafka/howto/best-practices',
      date: '2026-08-21',
    },
    {
      title: 'Aiven, Diskless topics: architecture and limitations',
      url: 'https://aiven.io/docs/products/kafka/diskless/concepts/diskless-topics-architecture',
      date: '2026-08-21',
    },
  ],
  fixedSettings: {
    values: {
      ...OF_MACHINES,
      'advertised.listeners': null,
      'num.io.threads': null,
      'num.network.threads': null,
      'num.replica.fetchers': null,
    },
    source: {
      title: 'Aiven, Advanced parameters for Aiven for Apache Kafka',
      url: 'https://aiven.io/docs/products/kafka/reference/advanced-params',
      date: '2026-11-28',
    },
  },
  notes: [
    'At most 4,000 partitions a broker, 200,000 a cluster and 7,000 topics are recommended; a disk that is 90 % full is reported.',
  ],
  notKnown: ['throughput, disk and network of a plan: state them for a broker', 'connections'],
}
