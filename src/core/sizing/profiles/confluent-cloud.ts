import { MB, MIB } from '../../shared/units'
import { type Limits, OF_MACHINES, type Profile, type Provider } from './profile'

const perUnit = (produce: number, consume: number, partitions: number, connections: number): Limits => ({
  produceBytesPerSecond: produce * MB,
  consumeBytesPerSecond: consume * MB,
  partitions,
  connections,
})

const ofPartition = (write: number, read: number) => ({
  partitionWriteBytesPerSecond: write * MB,
  partitionReadBytesPerSecond: read * MB,
})

const ALWAYS = {
  replicationFactor: 3,
  multipleOf: 1,
  throughputHeadroom: 1,
  storesByItself: true,
  paysOneCopy: true,
} as const

const TYPES: readonly Profile[] = [
  {
    type: 'dedicated',
    unit: 'CKU',
    perUnit: perUnit(60, 180, 4500, 18_000),
    whole: { partitions: 100_000 },
    least: 1,
    most: 152,
    ...ofPartition(12, 36),
    ...ALWAYS,
    maxMessageBytes: 20 * MIB,
  },
  {
    type: 'enterprise',
    unit: 'eCKU',
    perUnit: perUnit(60, 180, 3000, 18_000),
    least: 1,
    most: 32,
    ...ofPartition(6, 18),
    ...ALWAYS,
    maxMessageBytes: 8 * MIB,
  },
  {
    type: 'standard',
    unit: 'eCKU',
    perUnit: perUnit(25, 75, 250, 1000),
    least: 1,
    most: 10,
    ...ofPartition(5, 15),
    ...ALWAYS,
    maxMessageBytes: 8 * MIB,
  },
  {
    type: 'basic',
    unit: 'eCKU',
    perUnit: perUnit(5, 15, 30, 20),
    least: 1,
    most: 50,
    ...ofPartition(5, 15),
    ...ALWAYS,
    maxMessageBytes: 8 * MIB,
  },
  {
    type: 'freight',
    unit: 'eCKU',
    perUnit: perUnit(60, 180, 3000, 18_000),
    whole: { partitions: 50_000 },
    least: 2,
    most: 152,
    ...ofPartition(6, 18),
    ...ALWAYS,
    maxMessageBytes: 8 * MIB,
    storage: 'diskless',
  },
]

export const CONFLUENT_CLOUD: Provider = {
  id: 'confluent-cloud',
  typeWord: 'type of cluster',
  types: TYPES,
  storage: [
    { class: 'three-zone', is: 'managed by the provider, without a size to choose', inApacheKafka: false },
    {
      class: 'diskless',
      is: 'clusters of type freight, on AWS: no compacted topics',
      inApacheKafka: false,
      refuses: ['compaction'],
    },
  ],
  sources: [
    {
      title: 'Confluent, Kafka cluster types in Confluent Cloud: comparison of eCKU and CKU',
      url: 'https://docs.confluent.io/cloud/current/clusters/cluster-types.html',
      date: '2026-11-26',
    },
    {
      title: 'Confluent, Limits for fully managed connectors: maximum request size by type of cluster',
      url: 'https://docs.confluent.io/cloud/current/connectors/limits.md',
      date: '2026-11-26',
    },
    {
      title: 'Confluent, Configuration reference for topics in Confluent Cloud',
      url: 'https://docs.confluent.io/cloud/current/topics/manage.html',
      date: '2026-11-26',
    },
  ],
  fixedSettings: {
    values: {
      ...OF_MACHINES,
      'advertised.listeners': null,
      'default.replication.factor': 3,
      'num.io.threads': null,
      'num.network.threads': null,
      'num.replica.fetchers': null,
    },
    source: {
      title: 'Confluent, Kafka cluster configuration settings in Confluent Cloud',
      url: 'https://docs.confluent.io/cloud/current/clusters/broker-config.html',
      date: '2026-11-28',
    },
  },
  notes: [
    'Throughput, requests and connections are guidelines that depend on each other; partitions are fixed. MBps is read as 10^6 bytes a second: the page does not say.',
    'A dedicated cluster across three zones needs 2 CKUs; more than 4 (paid by card) or 24 (by invoice) come by request, 100 at most on Azure.',
    'An enterprise cluster that is reached by PrivateLink on AWS ends at 10 eCKUs, and compacts 360 partitions for each.',
  ],
  notKnown: ['how many connections a client makes, beyond one'],
}
