import { DAY_MS, GIB, MB, MIB } from '../shared/units'
import { AMAZON_MSK } from '../sizing/profiles/msk'
import { inMB, row, sized, type WorkedExample } from './example'

const MSK = {
  title: 'AWS, Size and choose an MSK cluster',
  url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/specialized-skills/analytics-skills/managing-amazon-msk/references/size-and-choose-cluster.md',
}

/** Pages of AWS about Amazon MSK. */
export function amazon(): readonly (readonly [string, WorkedExample])[] {
  const week = sized({ write: MIB, retentionMs: 7 * DAY_MS, replicationFactor: 1 })
  const full = sized({ write: 83 * MIB, cluster: { diskBytesPerSecondPerBroker: 250 * MIB } })
  const express = sized({
    write: 45 * MB,
    groups: 2,
    partitions: 100,
    cluster: { profile: { provider: 'amazon-msk-express', type: 'express.m7g.large' } },
  })
  const limit = sized({
    write: 100 * MB,
    groups: 2,
    cluster: {
      diskBytesPerSecondPerBroker: 250 * MB,
      networkInBytesPerSecondPerBroker: 500 * MB,
      networkOutBytesPerSecondPerBroker: 500 * MB,
    },
  })
  const replicas = (type: string, of: 'perUnit' | 'hardPerUnit') =>
    AMAZON_MSK.types.find((one) => one.type === type)?.[of]?.partitionReplicas
  return [
    [
      'msk-7d-1mib',
      {
        of: '1 MiB/s for seven days, one copy',
        source: MSK,
        figures: [row('storage', 'GiB', 590, week.storage.value / GIB)],
      },
    ],
    [
      'msk-standard-ebs-83',
      {
        of: '83 MiB/s on a volume of 250 MiB/s, three copies',
        source: MSK,
        figures: [
          row('written to disk', 'MiB/s', 249, full.networkIn.value / MIB),
          row('brokers by disk throughput', '', 1, full.brokers.bounds.diskThroughput?.value),
        ],
      },
    ],
    [
      'msk-express-45-90',
      {
        of: '45 MB/s written and 90 read, express.m7g.large, at all of what holds for long',
        source: {
          title: 'AWS, Best practices for Express brokers',
          url: 'https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices-express.html',
        },
        figures: [
          row('brokers', '', 3, express.brokers.recommended),
          row('written to a broker', 'MB/s', 15, inMB(express.produced.value / 3)),
          row('read from a broker', 'MB/s', 30, inMB(express.consumed.value / 3)),
        ],
      },
    ],
    [
      'msk-standard-partitions',
      {
        of: 'partition replicas of a standard broker, by type',
        source: {
          title: 'AWS, Best practices for Standard brokers',
          url: 'https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html',
        },
        figures: [
          row('kafka.t3.small, recommended', '', 300, replicas('kafka.t3.small', 'perUnit')),
          row('large and xlarge, recommended', '', 1000, replicas('kafka.m7g.xlarge', 'perUnit')),
          row('2xlarge, recommended', '', 2000, replicas('kafka.m5.2xlarge', 'perUnit')),
          row('4xlarge and larger, recommended', '', 4000, replicas('kafka.m7g.16xlarge', 'perUnit')),
          row('large and xlarge, at most', '', 1500, replicas('kafka.m5.large', 'hardPerUnit')),
          row('2xlarge, at most', '', 3000, replicas('kafka.m7g.2xlarge', 'hardPerUnit')),
          row('4xlarge and larger, at most', '', 6000, replicas('kafka.m5.24xlarge', 'hardPerUnit')),
        ],
      },
    ],
    [
      'aws-eq1',
      {
        of: 'the bound of a cluster’s throughput, tried at 100 MB/s, 250 MB/s of disk and 500 MB/s of network',
        source: {
          title: 'AWS, Right-sizing Kafka clusters',
          url: 'https://aws.amazon.com/blogs/big-data/best-practices-for-right-sizing-your-apache-kafka-clusters-to-optimize-performance-and-cost',
        },
        figures: [
          row(
            'brokers by storage throughput',
            '',
            Math.ceil((100 * 3) / 250),
            limit.brokers.bounds.diskThroughput?.value,
          ),
          row(
            'brokers by network',
            '',
            Math.ceil((100 * (2 + 3 - 1)) / 500),
            limit.brokers.bounds.network.value,
          ),
        ],
      },
    ],
  ]
}
