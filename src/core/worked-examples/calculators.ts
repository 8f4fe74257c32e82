import { measureDesign } from '../measure-once'
import { DAY_MS, GIB, MB, MIB, TB } from '../shared/units'
import { type Case, designOf, inMB, row, sized, type WorkedExample } from './example'
import { kafkaSizer } from './kafka-sizer'

/** Of 6,000 partitions. */
const SEGMENTS =
  'whole segments are deleted, and those that are written to take hours to fill in so many partitions'
const SKILL = { title: 'IBM, Confluent sizing, sample output of 2026-07-15' }
const AXON = {
  title: 'AxonOps, Kafka capacity planning',
  url: 'https://docs.axonops.com/data-platforms/kafka/operations/performance/capacity-planning',
}
const RAO = {
  title: 'Jun Rao, How to choose the number of topics and partitions (2015)',
  url: 'https://www.confluent.io/blog/how-choose-number-topics-partitions-kafka-cluster/',
}

function rao(): WorkedExample {
  const design = designOf({ write: 120 * MB, groups: 2, topic: { partitions: 'auto' } })
  const { topics } = measureDesign(design).measurement.sizing
  return {
    of: 'partitions from throughput, max(⌈t/p⌉, ⌈t/c⌉), tried at 120 MB/s, 10 MB/s written and 30 read a partition, two groups',
    source: RAO,
    figures: [
      row(
        'partitions',
        '',
        Math.max(Math.ceil(120 / 10), Math.ceil((2 * 120) / 30)),
        topics['topic-1']?.partitions.lowerBound,
      ),
    ],
  }
}

function confluent50(): WorkedExample {
  const of: Case = {
    write: 50 * MIB,
    groups: 2,
    topics: 20,
    partitions: 5,
    retentionMs: 7 * DAY_MS,
    cluster: { brokers: 4, diskBytesPerBroker: 1000 * TB },
    sizing: { spareBrokers: 1 },
  }
  const ours = sized(of)
  const cloud = sized({
    ...of,
    cluster: { profile: { provider: 'confluent-cloud', type: 'dedicated' } },
    sizing: { spareBrokers: 0 },
  })
  return {
    of: 'a cluster for 50 MB/s in 20 topics, self-run and on Confluent Cloud',
    source: SKILL,
    figures: [
      row('brokers, one of them spare', '', 4, ours.brokers.recommended),
      row('into each broker', 'MiB/s', 37.5, ours.networkIn.value / 4 / MIB),
      row('storage, three copies', 'GiB', 88_594, ours.storage.value / GIB),
      row('storage of a broker', 'GiB', 22_148, ours.storagePerBroker.value / GIB),
      row(
        'disk of a broker with 20 % headroom',
        'GiB',
        26_578,
        ours.storagePerBroker.value / 0.8 / GIB,
        'a share that may be filled (÷ 0.8) against a share that is added (× 1.2)',
      ),
      row('CKUs of a dedicated cluster', '', 1, cloud.brokers.recommended),
      row(
        'storage paid for there, one copy',
        'GiB',
        29_531,
        cloud.monthly.storedOnce && cloud.monthly.storedOnce.value / GIB,
      ),
    ],
  }
}

function axon(): readonly (readonly [string, WorkedExample])[] {
  const base: Case = {
    write: 500 * MB,
    groups: 3,
    topics: 6,
    partitions: 1000,
    retentionMs: 7 * DAY_MS,
    cluster: {
      brokers: 5,
      networkInBytesPerSecondPerBroker: 300 * MB,
      networkOutBytesPerSecondPerBroker: 10_000 * MB,
      diskBytesPerBroker: 1000 * TB,
    },
  }
  const found = sized(base)
  const day = sized({ ...base, retentionMs: DAY_MS, replicationFactor: 1 })
  const years = [1, 2, 3].map((year) => sized({ ...base, sizing: { growth: 1.25 ** year } }))
  const published = [
    [625, 6],
    [781, 7],
    [976, 8],
  ] as const
  return [
    [
      'axon-brokers',
      {
        of: '500 MB/s, 300 MB/s a broker, 6,000 partitions',
        source: AXON,
        figures: [
          row('brokers by throughput', '', 5, found.brokers.bounds.network.value),
          row(
            'brokers by partitions',
            '',
            2,
            found.brokers.bounds.partitions.value,
            'counts leaders only; each broker holds followers as well, and Kafka’s own topics',
          ),
          row('brokers', '', 5, found.brokers.recommended),
        ],
      },
    ],
    [
      'axon-storage',
      {
        of: '500 MB/s for seven days, three copies on five brokers',
        source: AXON,
        figures: [
          row('a day, one copy', 'TB', 43.2, day.storage.value / TB, SEGMENTS),
          row('three copies', 'TB', 907.2, found.storage.value / TB, SEGMENTS),
          row('a broker', 'TB', 181.4, found.storagePerBroker.value / TB, SEGMENTS),
          row(
            'a broker with 20 % headroom',
            'TB',
            218,
            found.storagePerBroker.value / 0.8 / TB,
            'a share that may be filled (÷ 0.8) against a share that is added (× 1.2)',
          ),
        ],
      },
    ],
    [
      'axon-network',
      {
        of: 'network for 500 MB/s, three copies, three groups',
        source: AXON,
        figures: [
          row('copied by followers', 'MB/s', 1000, inMB(found.networkIn.value - found.produced.value)),
          row('read by groups', 'MB/s', 1500, inMB(found.consumed.value)),
          row(
            'of a broker',
            'Gbit/s',
            4.8,
            (found.networkPerBroker.value * 8) / 1e9,
            'adds all that goes in and out; a card carries both directions at once, so that the busier one counts',
          ),
        ],
      },
    ],
    [
      'axon-growth',
      {
        of: 'a quarter more each year, from 500 MB/s',
        source: AXON,
        figures: published.flatMap(([megabytes, brokers], at) => [
          row(
            `year ${at + 1}, sent by clients`,
            'MB/s',
            megabytes,
            years[at] && inMB(years[at].produced.value),
          ),
          row(
            `year ${at + 1}, brokers by throughput`,
            '',
            brokers,
            years[at]?.brokers.bounds.network.value,
            'the page adds one a year, against its own formula of 300 MB/s a broker',
          ),
        ]),
      },
    ],
  ]
}

/** Calculators and guides by others than vendors. */
export const calculators = (): readonly (readonly [string, WorkedExample])[] => [
  ['part-rao-formula', rao()],
  ['part-ibm-confluent-50', confluent50()],
  ...kafkaSizer(),
  ...axon(),
]
