import { DAY_MS, GIB, HOUR_MS, MB, MIB, TB } from '../shared/units'
import { AZURE_HDINSIGHT } from '../sizing/profiles/azure-hdinsight'
import { amazon } from './amazon'
import { type Case, inMB, row, sized, type WorkedExample } from './example'

const REDPANDA = {
  title: 'Redpanda, Sizing guidelines and use cases',
  url: 'https://docs.redpanda.com/current/deploy/redpanda/manual/sizing/',
}
const ORACLE = {
  title: 'Oracle, OCNADD benchmarking guide',
  url: 'https://docs.oracle.com/en/industries/communications/data-director/24.1.0/ocnadd-benchmarking-guide_24.1.0/kafka-pvc-storage-requirements.html',
}
const RACKS = {
  title: 'What traffic across zones costs, a worked thread',
  url: 'https://threadreaderapp.com/thread/1834968571299930527',
}
const STEPS = 'rounded up at each step, with 10 % added at the end'

type Entry = readonly [string, WorkedExample]

function redpanda(): readonly Entry[] {
  const medium = (replicationFactor: number, brokers: number) =>
    sized({ write: 500 * MB, groups: 3, replicationFactor, cluster: { brokers } })
  const [three, five] = [medium(3, 5), medium(5, 7)]
  const one = sized({ write: 75 * MB, cluster: { brokers: 3 }, retentionMs: DAY_MS })
  const days = sized({ write: 75 * MB, cluster: { brokers: 3 }, retentionMs: 3 * DAY_MS })
  return [
    [
      'rp-medium-rf3-n5',
      {
        of: '500 MB/s written, 1,500 read, three copies on five nodes',
        source: REDPANDA,
        figures: [
          row('written by a node', 'MB/s', 300, inMB(three.networkIn.value / 5)),
          row('read from a node', 'MB/s', 300, inMB(three.consumed.value / 5)),
        ],
      },
    ],
    [
      'rp-medium-rf5-n7',
      {
        of: '500 MB/s written, 1,500 read, five copies on seven nodes',
        source: REDPANDA,
        figures: [
          row('written by a node', 'MB/s', 358, inMB(five.networkIn.value / 7)),
          row('read from a node', 'MB/s', 215, inMB(five.consumed.value / 7)),
        ],
      },
    ],
    [
      'rp-network-75',
      {
        of: '75 MB/s written, three copies, one reader',
        source: REDPANDA,
        figures: [
          row('copied by followers', 'MB/s', 150, inMB(one.networkIn.value - one.produced.value)),
          row('read by groups', 'MB/s', 75, inMB(one.consumed.value)),
        ],
      },
    ],
    [
      'rp-low',
      {
        of: '75 MB/s for three days on three nodes',
        source: REDPANDA,
        figures: [
          row('between the nodes and to clients', 'MB/s', 225, inMB(one.networkOut.value)),
          row(
            'a node in a day',
            'TB',
            6.4,
            one.storagePerBroker.value / TB,
            'published with two digits, cut off: 75 MB/s are 6.48 TB a day',
          ),
          row(
            'a node in three days',
            'TB',
            20,
            days.storagePerBroker.value / TB,
            'rounded up to tens: 3 × 6.48 TB are 19.4',
          ),
        ],
      },
    ],
  ]
}

function oracle(): readonly Entry[] {
  const disk = (bytes: number, write: number, perBroker: number): WorkedExample => {
    // Two topics of one copy each, which one group reads.
    const found = sized({
      write: 2 * 39_000 * bytes,
      topics: 2,
      replicationFactor: 1,
      cluster: { brokers: 3 },
    })
    return {
      of: `39,000 records of ${bytes} bytes a second in two topics`,
      source: ORACLE,
      figures: [
        row('written', 'MiB/s', write, found.networkIn.value / MIB),
        row('read', 'MiB/s', write, found.consumed.value / MIB),
        row('written by a broker', 'MiB/s', perBroker, found.networkIn.value / 3 / MIB, STEPS),
      ],
    }
  }
  const six = sized({ write: 39_000 * 1941, retentionMs: 6 * HOUR_MS })
  return [
    [
      'oracle-storage-6h',
      {
        of: '39,000 records of 1,941 bytes a second for six hours',
        source: ORACLE,
        figures: [
          row(
            'storage',
            'TiB',
            4.46,
            six.storage.value / 1024 / GIB,
            'six minutes of retention checks and the active segment lie there too, since whole segments are deleted',
          ),
        ],
      },
    ],
    ['oracle-disk-1941-rf1', disk(1941, 145, 54)],
    ['oracle-disk-3769-rf1', disk(3769, 281, 104)],
  ]
}

function others(): readonly Entry[] {
  const spread: Case = { write: 30 * MB, groups: 3, partitions: 30, cluster: { racks: 3 } }
  const { monthly, networkAcrossRacks } = sized(spread)
  const seconds = 730 * 3600
  const { perUnit } = AZURE_HDINSIGHT.types[0] ?? {}
  const each = sized({ write: 500 * MIB, cluster: { brokers: 6 } })
  const five = sized({
    write: MB,
    cluster: { brokers: 5 },
    sizing: { partitionReplicasPerBroker: 100 * 5 * 3 },
  })
  return [
    [
      'cross-az-30',
      {
        of: '30 MB/s across three zones, three copies, three groups',
        source: RACKS,
        figures: [
          row('produced to another zone', 'MB/s', 20, inMB(monthly.producedAcrossRacks.value / seconds)),
          row('replicated to another zone', 'MB/s', 60, inMB(monthly.replicatedAcrossRacks.value / seconds)),
          row('consumed from another zone', 'MB/s', 60, inMB(monthly.consumedAcrossRacks.value / seconds)),
          row('in all', 'MB/s', 140, inMB(networkAcrossRacks.value)),
        ],
      },
    ],
    [
      'kip1150-newsletter',
      {
        of: '500 MiB/s on six brokers',
        source: {
          title: 'KIP-1150 against Freight',
          url: 'https://topicpartition.io/blog/kip-1150-vs-freight',
        },
        figures: [row('sent to a broker', 'MiB/s', 83.3, each.produced.value / 6 / MIB)],
      },
    ],
    [
      'hdinsight-partitions',
      {
        of: 'partition replicas of an HDInsight node',
        source: {
          title: 'Microsoft, Performance optimization for HDInsight, as of 2019-12-19',
          url: 'https://learn.microsoft.com/azure/hdinsight/kafka/apache-kafka-performance-tuning',
        },
        figures: [
          row(
            'replicas a broker',
            '',
            1000,
            perUnit?.partitionReplicas,
            'the page of 2024-09-06 recommends 2,000 for Kafka 2.1 and later; the newer one is taken',
          ),
        ],
      },
    ],
    [
      'rao-100br',
      {
        of: '100 × brokers × replication factor partitions a broker, where latency matters',
        source: {
          title: 'Jun Rao, How to choose the number of topics and partitions (2015)',
          url: 'https://www.confluent.io/blog/how-choose-number-topics-partitions-kafka-cluster/',
        },
        figures: [
          row(
            'replicas a broker, as stated for sizing',
            '',
            1500,
            five.brokers.bounds.partitions.inputs.at(-1)?.value,
          ),
        ],
      },
    ],
  ]
}

/** Vendors' pages and guides. */
export const vendors = (): readonly Entry[] => [...redpanda(), ...oracle(), ...amazon(), ...others()]
