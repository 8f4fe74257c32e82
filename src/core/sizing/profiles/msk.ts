import { GIB, MB, MIB } from '../../shared/units'
import { OF_MACHINES, type Profile, type Provider } from './profile'

const SIZING_SCRIPT = {
  title: 'AWS, sizing script for Amazon MSK (msk_sizing.py)',
  url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/specialized-skills/analytics-skills/managing-amazon-msk/scripts/msk_sizing.py',
  date: '2026-08-20',
} as const

/** Type, disk throughput and network in MiB a second, partition replicas recommended and at most. */
const STANDARD: readonly (readonly [string, number, number, number, number])[] = [
  ['kafka.m7g.large', 78.75, 117, 1000, 1500],
  ['kafka.m7g.xlarge', 156.25, 234, 1000, 1500],
  ['kafka.m7g.2xlarge', 312.5, 469, 2000, 3000],
  ['kafka.m7g.4xlarge', 625, 937, 4000, 6000],
  ['kafka.m7g.8xlarge', 1000, 1875, 4000, 6000],
  ['kafka.m7g.12xlarge', 1000, 2812, 4000, 6000],
  ['kafka.m7g.16xlarge', 1000, 3750, 4000, 6000],
  ['kafka.m5.large', 81, 96, 1000, 1500],
  ['kafka.m5.xlarge', 144, 160, 1000, 1500],
  ['kafka.m5.2xlarge', 250, 320, 2000, 3000],
  ['kafka.m5.4xlarge', 593.75, 640, 4000, 6000],
  ['kafka.m5.8xlarge', 850, 1280, 4000, 6000],
  ['kafka.m5.12xlarge', 1000, 1536, 4000, 6000],
  ['kafka.m5.16xlarge', 1000, 2560, 4000, 6000],
  ['kafka.m5.24xlarge', 1000, 3200, 4000, 6000],
]

const standard = ([type, disk, network, replicas, most]: (typeof STANDARD)[number]): Profile => ({
  type,
  unit: 'broker',
  perUnit: {
    diskBytesPerSecond: disk * MIB,
    networkBytesPerSecond: network * MIB,
    diskBytes: 16_384 * GIB,
    partitionReplicas: replicas,
  },
  hardPerUnit: { partitionReplicas: most },
  multipleOf: 'racks',
  throughputHeadroom: 0.5,
  diskHeadroom: 0.5,
  diskDemand: { produced: 6.5, consumed: 0, uploaded: 1.5 },
  networkDemand: { produced: 5.7, consumed: 1.5, uploaded: 1.5 },
})

export const AMAZON_MSK: Provider = {
  id: 'amazon-msk',
  typeWord: 'type of broker',
  types: [
    ...STANDARD.map(standard),
    {
      type: 'kafka.t3.small',
      unit: 'broker',
      perUnit: { diskBytes: 16_384 * GIB, partitionReplicas: 300 },
      hardPerUnit: { partitionReplicas: 300 },
      multipleOf: 'racks',
      throughputHeadroom: 0.5,
      diskHeadroom: 0.5,
    },
  ],
  storage: [
    { class: 'three-zone', is: 'volumes of the brokers, up to 16 TiB each', inApacheKafka: true },
    { class: 'tiered', is: 'tiered storage of a topic, not for compacted ones', inApacheKafka: true },
  ],
  sources: [
    SIZING_SCRIPT,
    {
      title: 'AWS, Best practices for Standard brokers: partitions a broker',
      url: 'https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html',
      date: '2026-11-23',
    },
  ],
  fixedSettings: {
    values: OF_MACHINES,
    source: {
      title: 'AWS, Custom Amazon MSK configurations: the properties that can be set',
      url: 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-properties.html',
      date: '2026-11-28',
    },
  },
  notes: [
    'Disk and network are planned as the provider’s script does it: with one zone gone, a rebalance under way and groups behind, 6.5 bytes go to disk and 5.7 over the network for each byte that is sent, 1.5 for each that is read; half of either limit is used.',
    'Without provisioned throughput a volume writes 250 MiB/s at most: state it as the disk throughput of a broker.',
    'Beyond the recommended partitions the provider refuses to update a cluster; beyond 3,000 connections with IAM a broker refuses more.',
  ],
  notKnown: ['throughput of kafka.t3.small', 'connections a broker without IAM'],
}

/** Type, produced and consumed in MB a second for long and at most, partition replicas recommended and at most. */
const EXPRESS: readonly (readonly [string, number, number, number, number, number, number])[] = [
  ['express.m7g.large', 15.6, 31.2, 23.4, 58.5, 1000, 1500],
  ['express.m7g.xlarge', 31.2, 62.5, 46.8, 117, 1000, 2000],
  ['express.m7g.2xlarge', 62.5, 125, 93.7, 234.2, 2500, 4000],
  ['express.m7g.4xlarge', 124.9, 249.8, 187.5, 468.7, 6000, 8000],
  ['express.m7g.8xlarge', 250, 500, 375, 937.5, 12_000, 16_000],
  ['express.m7g.12xlarge', 375, 750, 562.5, 1406.2, 16_000, 24_000],
  ['express.m7g.16xlarge', 500, 1000, 750, 1875, 20_000, 32_000],
]

const READ_ONLY = {
  title: 'AWS, Express brokers read-only configurations',
  url: 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-express-read-only.html',
  date: '2026-11-27',
} as const

export const AMAZON_MSK_EXPRESS: Provider = {
  id: 'amazon-msk-express',
  typeWord: 'type of broker',
  types: EXPRESS.map(
    ([type, produce, consume, mostProduced, mostConsumed, replicas, most]): Profile => ({
      type,
      unit: 'broker',
      perUnit: {
        produceBytesPerSecond: produce * MB,
        consumeBytesPerSecond: consume * MB,
        partitionReplicas: replicas,
      },
      hardPerUnit: {
        produceBytesPerSecond: mostProduced * MB,
        consumeBytesPerSecond: mostConsumed * MB,
        partitionReplicas: most,
      },
      least: 3,
      multipleOf: 3,
      throughputHeadroom: 1,
      partitionWriteBytesPerSecond: 15 * MB,
      storesByItself: true,
      paysOneCopy: true,
      replicationFactor: 3,
      minInSyncReplicas: 2,
    }),
  ),
  storage: [
    {
      class: 'three-zone',
      is: 'managed by the provider across three zones, without a size to choose',
      inApacheKafka: false,
    },
  ],
  sources: [
    {
      title: 'AWS, Best practices for Express brokers',
      url: 'https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices-express.html',
      date: '2026-11-23',
    },
    {
      title: 'AWS, Amazon MSK Express broker quota',
      url: 'https://docs.aws.amazon.com/msk/latest/developerguide/limits.html#msk-express-quota',
      date: '2026-10-09',
    },
    READ_ONLY,
    SIZING_SCRIPT,
  ],
  fixedSettings: {
    values: {
      ...OF_MACHINES,
      'default.replication.factor': 3,
      'min.insync.replicas': 2,
      'broker.id': null,
      'broker.rack': null,
      'fetch.max.bytes': null,
      'group.max.size': null,
      'inter.broker.listener.name': null,
      'inter.broker.protocol.version': null,
      listeners: null,
      'log.message.format.version': null,
      'num.io.threads': null,
      'num.network.threads': null,
      'replica.fetch.response.max.bytes': null,
    },
    source: READ_ONLY,
  },
  notes: [
    'Sized at all of what a broker holds for long, as the provider’s page does. Its script plans for 75 %: set the use of the network to that for its figures.',
    'Replication factor 3 and min.insync.replicas 2 are fixed; brokers come in threes. Tiered storage is not offered: there is no disk to relieve.',
    'Beyond 3,000 connections with IAM a broker refuses more.',
  ],
  notKnown: ['connections a broker without IAM', 'what one partition gives to readers'],
}
