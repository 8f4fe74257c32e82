import { describe, expect, it } from 'vitest'
import { diagnose } from './diagnose'
import type { CauseKind, Status } from './diagnosis'

interface Case {
  readonly what: string
  /** Texts, a minute apart. */
  readonly texts: readonly string[]
  /** Of each group, by name: its status, and the kinds of its causes. */
  readonly groups: Readonly<Record<string, readonly [Status, ...CauseKind[]]>>
  /** Words of the first advice of the group that is worst. */
  readonly first?: string
  readonly topics?: Readonly<Record<string, Status>>
}

const id = (name: string, at: number) => `${name}-${at}-2f6a4f1f-7d1e-4b65-9f0a-0000000000${at}${at}`
const HEAD = `
GROUP           TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID                                           HOST            CLIENT-ID`
type Row = readonly [
  group: string,
  topic: string,
  partition: number,
  committed: number | '-',
  end: number | '-',
  owner: string,
]
const rowsOf = (...rows: readonly Row[]) =>
  [
    HEAD,
    ...rows.map(([group, topic, partition, committed, end, owner]) =>
      [
        group.padEnd(15),
        topic.padEnd(15),
        String(partition).padEnd(10),
        String(committed).padEnd(15),
        String(end).padEnd(15),
        String(committed === '-' || end === '-' ? '-' : end - committed).padEnd(15),
        owner.padEnd(53),
        (owner === '-' ? '-' : '/10.0.0.7').padEnd(15),
        owner === '-' ? '-' : 'app',
      ].join(' '),
    ),
  ].join('\n')
const [a, b, c] = [id('app', 1), id('app', 2), id('app', 3)]
const red = (text: string) => `\u001b[31m${text}\u001b[0m`

const burrow = (status: string, partitions: readonly object[]) =>
  JSON.stringify(
    {
      error: false,
      message: 'consumer status returned',
      status: {
        cluster: 'prod',
        group: 'billing',
        status,
        complete: 1,
        partitions,
        partition_count: partitions.length,
        maxlag: partitions[0],
        totallag: 4000,
      },
      request: { url: '/v3/kafka/prod/consumer/billing/lag', host: 'burrow-0' },
    },
    null,
    2,
  )
const ofBurrow = (
  partition: number,
  [status, from, to, lagBefore, lag]: readonly [string, number, number, number, number],
  owner = '',
) => ({
  topic: 'orders',
  partition,
  owner,
  client_id: '',
  status,
  start: { offset: from, timestamp: 1_764_150_000_000, observedAt: 1_764_150_000_000, lag: lagBefore },
  end: { offset: to, timestamp: 1_764_150_600_000, observedAt: 1_764_150_600_000, lag },
  current_lag: lag,
  complete: 1,
})

const exporter = (
  rows: readonly (readonly [partition: number, committed: number, end: number])[],
  members: number,
) =>
  [
    '# HELP kafka_consumergroup_current_offset Current Offset of a ConsumerGroup at Topic/Partition',
    '# TYPE kafka_consumergroup_current_offset gauge',
    ...rows.map(
      ([p, n]) =>
        `kafka_consumergroup_current_offset{consumergroup="billing",partition="${p}",topic="orders"} ${n}`,
    ),
    '# HELP kafka_consumergroup_lag Current Approximate Lag of a ConsumerGroup at Topic/Partition',
    '# TYPE kafka_consumergroup_lag gauge',
    ...rows.map(
      ([p, n, end]) =>
        `kafka_consumergroup_lag{consumergroup="billing",partition="${p}",topic="orders"} ${end - n}`,
    ),
    `kafka_consumergroup_lag_sum{consumergroup="billing",topic="orders"} 12`,
    `kafka_consumergroup_members{consumergroup="billing"} ${members}`,
    ...rows.map(
      ([p, , end]) =>
        `kafka_topic_partition_current_offset{partition="${p}",topic="orders"} ${end.toExponential(6)}`,
    ),
    'go_goroutines 41',
  ].join('\n')

const CASES: readonly Case[] = [
  {
    what: 'several groups of 3.x in one listing: one dead, one slow, one well',
    texts: [
      [
        rowsOf(['dead', 'orders', 0, 100, 9_100, '-'], ['dead', 'orders', 1, 100, 9_050, '-']),
        rowsOf(['slow', 'orders', 0, 2_000, 9_100, a], ['slow', 'orders', 1, 2_100, 9_050, a]),
        rowsOf(['well', 'orders', 0, 9_100, 9_100, b], ['well', 'orders', 1, 9_049, 9_050, c]),
      ].join('\n'),
      [
        rowsOf(['dead', 'orders', 0, 100, 9_700, '-'], ['dead', 'orders', 1, 100, 9_650, '-']),
        rowsOf(['slow', 'orders', 0, 2_100, 9_700, a], ['slow', 'orders', 1, 2_200, 9_650, a]),
        rowsOf(['well', 'orders', 0, 9_698, 9_700, b], ['well', 'orders', 1, 9_650, 9_650, c]),
      ].join('\n'),
    ],
    groups: { dead: ['critical', 'no-members'], slow: ['warning', 'too-few-members'], well: ['healthy'] },
    first: 'Start the application',
  },
  {
    what: 'colours around the numbers',
    texts: [rowsOf(['pay', 'orders', 0, 500, 90_500, a]).replace('90000', red('90000'))],
    groups: { pay: ['warning', 'slow-processing'] },
  },
  {
    what: 'a large lag that shrinks is no trouble',
    texts: [
      rowsOf(['pay', 'orders', 0, 1_000_000, 6_000_000, a], ['pay', 'orders', 1, 1_000_000, 6_000_000, b]),
      rowsOf(['pay', 'orders', 0, 1_900_000, 6_010_000, a], ['pay', 'orders', 1, 1_800_000, 6_010_000, b]),
    ],
    groups: { pay: ['healthy'] },
  },
  {
    what: 'a topic that nobody writes to, read to its end',
    texts: [rowsOf(['pay', 'orders', 0, 77, 77, a]), rowsOf(['pay', 'orders', 0, 77, 77, a])],
    groups: { pay: ['healthy'] },
  },
  {
    what: 'the state of 4.x, stable and at rest',
    texts: [
      `GROUP           COORDINATOR (ID)          ASSIGNMENT-STRATEGY  STATE           GROUP-EPOCH  TARGET-ASSIGNMENT-EPOCH  #MEMBERS
pay             b-2:9092  (2)             uniform              Stable          14           14                       3`,
    ],
    groups: { pay: ['healthy'] },
  },
  {
    what: 'members of 4.x in a reconciliation at one moment',
    texts: [
      `GROUP           CONSUMER-ID            HOST            CLIENT-ID       #PARTITIONS     CURRENT-EPOCH   CURRENT-ASSIGNMENT   TARGET-EPOCH    TARGET-ASSIGNMENT
pay             uK3x0aaaa              /10.0.0.7       app             2               13              orders:0,1           14              orders:0
pay             uK3x0bbbb              /10.0.0.8       app             0               14              -                    14              orders:1`,
    ],
    groups: { pay: ['healthy'] },
  },
  {
    what: 'a member that does not give up a partition',
    texts: [0, 1].map(
      (
        round,
      ) => `GROUP           CONSUMER-ID            HOST            CLIENT-ID       #PARTITIONS     CURRENT-EPOCH   CURRENT-ASSIGNMENT   TARGET-EPOCH    TARGET-ASSIGNMENT
pay             uK3x0aaaa              /10.0.0.7       app             2               13              orders:0,1           ${14 + round}              orders:0
pay             uK3x0bbbb              /10.0.0.8       app             0               ${14 + round}              -                    ${14 + round}              orders:1`,
    ),
    groups: { pay: ['critical', 'rebalancing-without-end'] },
  },
  {
    what: 'a share group that takes nothing',
    texts: [620, 980].map(
      (lag) => `GROUP           TOPIC           PARTITION  LEADER-EPOCH  START-OFFSET  LAG
renderers       jobs            0          4             1000          ${lag}
renderers       jobs            1          4             1000          ${lag + 5}`,
    ),
    groups: { renderers: ['critical', 'stuck-member'] },
  },
  {
    what: 'a share group that keeps up',
    texts: [
      `GROUP           TOPIC           PARTITION  START-OFFSET  LAG
renderers       jobs            0          1000          3
renderers       jobs            1          -             -`,
    ],
    groups: { renderers: ['healthy'] },
  },
  {
    what: 'Burrow: a partition stalls, the others go on',
    texts: [
      burrow('ERR', [
        ofBurrow(0, ['STALL', 1000, 1000, 500, 4000], 'app-1'),
        ofBurrow(1, ['OK', 1000, 4000, 0, 0], 'app-2'),
        ofBurrow(2, ['OK', 900, 4100, 5, 2], 'app-3'),
      ]),
    ],
    groups: { billing: ['critical', 'stuck-member'] },
    first: 'thread dump',
  },
  {
    what: 'Burrow: nobody commits any more',
    texts: [
      burrow('ERR', [
        ofBurrow(0, ['STOP', 1000, 1300, 500, 4000]),
        ofBurrow(1, ['STOP', 1000, 1200, 400, 3000]),
      ]),
    ],
    groups: { billing: ['critical', 'no-members'] },
    first: 'Start the application',
  },
  {
    what: 'Burrow: all is well',
    texts: [burrow('OK', [ofBurrow(0, ['OK', 1000, 5000, 0, 0]), ofBurrow(1, ['OK', 1000, 4000, 12, 0])])],
    groups: { billing: ['healthy'] },
  },
  {
    what: 'Burrow: the lag grows everywhere',
    texts: [
      burrow('WARN', [
        ofBurrow(0, ['WARN', 1000, 5000, 1000, 9000]),
        ofBurrow(1, ['WARN', 1000, 4000, 1200, 8000]),
      ]),
    ],
    groups: { billing: ['warning', 'too-few-members'] },
  },
  {
    what: 'kafka-exporter: no member, and records wait',
    texts: [
      exporter(
        [
          [0, 1000, 9000],
          [1, 1200, 9100],
        ],
        0,
      ),
    ],
    groups: { billing: ['critical', 'no-members'] },
  },
  {
    what: 'kafka-exporter: falls behind on all',
    texts: [
      exporter(
        [
          [0, 1000, 9000],
          [1, 1200, 9100],
        ],
        2,
      ),
      exporter(
        [
          [0, 1500, 19_000],
          [1, 1700, 19_100],
        ],
        2,
      ),
    ],
    groups: { billing: ['warning', 'too-few-members'] },
  },
  {
    what: 'kafka-exporter: keeps up',
    texts: [
      exporter(
        [
          [0, 9000, 9003],
          [1, 9100, 9100],
        ],
        2,
      ),
    ],
    groups: { billing: ['healthy'] },
  },
  {
    what: 'kminion: one partition is far behind the others',
    texts: [
      [0, 1, 2, 3, 4, 5]
        .flatMap((p) => [
          `kminion_kafka_consumer_group_topic_partition_lag{group_id="billing",partition_id="${p}",topic_name="orders"} ${p === 4 ? 88_000 : 7}`,
          `kminion_kafka_topic_partition_high_water_mark{partition_id="${p}",topic_name="orders"} 100000`,
        ])
        .concat(
          'kminion_kafka_consumer_group_info{coordinator_id="1",group_id="billing",member_count="3",protocol="range",protocol_type="consumer",state="Stable"} 1',
        )
        .join('\n'),
    ],
    groups: { billing: ['warning', 'skew'] },
  },
  {
    what: 'rpk: an empty group',
    texts: [
      `GROUP        billing
COORDINATOR  1
STATE        Empty
BALANCER
MEMBERS      0
TOTAL-LAG    8000

TOPIC   PARTITION  CURRENT-OFFSET  LOG-START-OFFSET  LOG-END-OFFSET  LAG   MEMBER-ID  CLIENT-ID  HOST
orders  0          1000            0                 5000            4000
orders  1          1000            0                 5000            4000`,
    ],
    groups: { billing: ['critical', 'no-members'] },
  },
  {
    what: 'rpk: retention has passed what is committed',
    texts: [
      `GROUP        billing
COORDINATOR  1
STATE        Stable
BALANCER     cooperative-sticky
MEMBERS      1
TOTAL-LAG    4000

TOPIC   PARTITION  CURRENT-OFFSET  LOG-START-OFFSET  LOG-END-OFFSET  LAG   MEMBER-ID   CLIENT-ID  HOST
orders  0          1000            3000              5000            4000  app-1-ffff  app        10.0.0.7`,
    ],
    groups: { billing: ['critical', 'retention', 'slow-processing'] },
  },
  {
    what: 'Confluent CLI: lag of a group, with lines between columns',
    texts: [
      `    Cluster   | Consumer Group | Topic  | Partition | Current Offset | Log End Offset |  Lag  |  Consumer  | Client | Instance
--------------+----------------+--------+-----------+----------------+----------------+-------+------------+--------+-----------
  lkc-abc123  | billing        | orders |         0 |           1000 |          81000 | 80000 | app-1-aaaa | app    |
  lkc-abc123  | billing        | orders |         1 |          80990 |          81000 |    10 | app-2-bbbb | app    |
  lkc-abc123  | billing        | orders |         2 |          80995 |          81000 |     5 | app-3-cccc | app    |          `,
    ],
    groups: { billing: ['warning', 'skew'] },
    first: 'Paste the same listing again',
  },
  {
    what: 'Confluent CLI: the same as JSON',
    texts: [
      JSON.stringify(
        [0, 1, 2].map((partition) => ({
          cluster: 'lkc-abc123',
          consumer_group: 'billing',
          topic: 'orders',
          partition,
          current_offset: 81_000,
          log_end_offset: 81_000,
          lag: 0,
          consumer: `app-${partition}`,
          client: 'app',
          instance: '',
        })),
      ),
    ],
    groups: { billing: ['healthy'] },
  },
  {
    what: 'a REST proxy: lags of a group that has stopped',
    texts: [
      `$ curl -s http://rest:8082/v3/clusters/x/consumer-groups/billing/lags
${JSON.stringify({ kind: 'KafkaConsumerLagList', data: [0, 1].map((partition) => ({ consumer_group_id: 'billing', topic_name: 'orders', partition_id: partition, current_offset: 10, log_end_offset: 900, lag: 890, consumer_id: '', client_id: '' })) })}`,
    ],
    groups: { billing: ['critical', 'no-members'] },
  },
  {
    what: 'a web page: CSV without the group',
    texts: [
      `"Topic","Partition","Consumer ID","Host","Consumer Lag","Current Offset","End offset"
"orders","0","app-1-aaaa","/10.0.0.7","9000","1000","10000"
"orders","1","","","9000","1000","10000"`,
      `"Topic","Partition","Consumer ID","Host","Consumer Lag","Current Offset","End offset"
"orders","0","app-1-aaaa","/10.0.0.7","2000","9000","11000"
"orders","1","","","10000","1000","11000"`,
    ],
    groups: { 'the group': ['critical', 'partition-without-owner'] },
  },
  {
    what: 'metrics of one group in two clusters',
    texts: [
      `kafka_consumergroup_current_offset{cluster="a",consumergroup="g",partition="0",topic="t"} 100
kafka_consumergroup_current_offset{cluster="b",consumergroup="g",partition="0",topic="t"} 900
kafka_topic_partition_current_offset{cluster="a",partition="0",topic="t"} 500100
kafka_topic_partition_current_offset{cluster="b",partition="0",topic="t"} 900
kafka_consumergroup_members{cluster="a",consumergroup="g"} 0`,
    ],
    groups: { 'a/g': ['critical', 'no-members'], 'b/g': ['healthy'] },
  },
  {
    what: 'CSV of one group in two clusters',
    texts: ['Cluster Name,Group,Topic,Partition,Lag\nb,g,t,0,0\na,g,t,0,500000\nb,g,t,1,0'],
    groups: { 'a/g': ['warning', 'too-few-members'], 'b/g': ['healthy'] },
  },
  {
    what: 'JSON lines of one group in two clusters',
    texts: [
      `{"cluster":"a","group":"g","topic":"t","partition":0,"lag":500000}
{"cluster":"b","group":"g","topic":"t","partition":0,"lag":0}`,
    ],
    groups: { 'a/g': ['warning', 'too-few-members'], 'b/g': ['healthy'] },
  },
  {
    what: 'Burrow on one group in two clusters',
    texts: [
      JSON.stringify(
        ['a', 'b'].map((cluster) => ({
          status: {
            cluster,
            group: 'g',
            partitions: [
              {
                topic: 't',
                partition: 0,
                owner: '/10.0.0.1',
                client_id: 'c',
                status: 'OK',
                end: {
                  offset: 100,
                  timestamp: 1_764_150_000_000,
                  lag: { value: cluster === 'a' ? 500_000 : 0 },
                },
              },
            ],
          },
        })),
      ),
    ],
    groups: { 'a/g': ['warning', 'slow-processing'], 'b/g': ['healthy'] },
  },
  {
    what: 'kcat: a partition has no leader',
    texts: [
      `Metadata for all topics (from broker 1: b-1:9092/1):
 3 brokers:
  broker 1 at b-1:9092 (controller)
  broker 2 at b-2:9092
  broker 3 at b-3:9092
 1 topics:
  topic "orders" with 2 partitions:
    partition 0, leader 1, replicas: 1,2,3, isrs: 1,2,3
    partition 1, leader -1, replicas: 3,1, isrs: 3, Broker: Leader not available`,
    ],
    groups: {},
    topics: { orders: 'critical' },
  },
  {
    what: 'kcat: a partition has no replica in sync, and others come after it',
    texts: [
      `  topic "paid" with 1 partitions:
    partition 0, leader 1, replicas: 1,2,3, isrs: 1,2,3
  topic "orders" with 3 partitions:
    partition 0, leader 1, replicas: 1,2,3, isrs: 1,2,3
    partition 1, leader -1, replicas: 3,1, isrs: 

    partition 2, leader -1, replicas: 3,1, isrs: , Broker: Leader not available`,
    ],
    groups: {},
    topics: { orders: 'critical', paid: 'healthy' },
  },
  {
    what: 'kafka-topics: a replica is missing, writes go on',
    texts: [
      `Topic: orders\tTopicId: 3xYc\tPartitionCount: 2\tReplicationFactor: 3\tConfigs: min.insync.replicas=2
\tTopic: orders\tPartition: 0\tLeader: 1\tReplicas: 1,2,3\tIsr: 1,2\tElr: \tLastKnownElr: 
\tTopic: orders\tPartition: 1\tLeader: 2\tReplicas: 2,3,1\tIsr: 2,1\tElr: \tLastKnownElr: `,
    ],
    groups: {},
    topics: { orders: 'warning' },
  },
  {
    what: 'a deployment between two listings, all caught up',
    texts: [
      rowsOf(['pay', 'orders', 0, 100, 105, id('app', 1)], ['pay', 'orders', 1, 100, 105, id('app', 2)]),
      rowsOf(['pay', 'orders', 0, 300, 301, id('app', 5)], ['pay', 'orders', 1, 300, 300, id('app', 6)]),
    ],
    groups: { pay: ['healthy'] },
  },
  {
    what: 'offsets set back while the group was stopped',
    texts: [
      rowsOf(['pay', 'orders', 0, 5_000, 5_100, '-'], ['pay', 'orders', 1, 5_000, 5_100, '-']),
      rowsOf(['pay', 'orders', 0, 0, 5_100, a], ['pay', 'orders', 1, 0, 5_100, b]),
    ],
    groups: { pay: ['critical', 'rewinding'] },
    first: 'who reset the offsets',
  },
]

describe('what is pasted', () => {
  it.each(CASES)('$what', ({ texts, groups, first, topics }) => {
    const found = diagnose(texts.map((text, minute) => ({ text, at: 1_764_150_000_000 + minute * 60_000 })))
    const judged = Object.fromEntries(
      found.groups.map(({ name, status, causes }) => [name, [status, ...causes.map(({ kind }) => kind)]]),
    )
    expect(judged).toEqual(groups)
    if (first !== undefined) expect(found.groups[0]?.advice[0]).toContain(first)
    if (topics)
      expect(Object.fromEntries(found.topics.map(({ name, status }) => [name, status]))).toEqual(topics)
    expect(found.remarks.filter((remark) => /not understood|left out/.test(remark))).toEqual([])
  })
})

it.each([
  `{"topic":"orders","partition":0,"offset":5,"tstype":"create","ts":1,"broker":1,"key":null,"payload":{"lag":3}}
{"topic":"orders","partition":0,"offset":6,"tstype":"create","ts":2,"broker":1,"key":null,"payload":"x"}`,
  '{"topic":"orders","partition":0,"offset":5}',
  'topic,partition,offset,key\norders,0,5,a\norders,0,6,b',
])('takes no record for what a group committed: %s', (text) => {
  const found = diagnose([{ text, at: 1_764_150_000_000 }])
  expect(found.groups).toEqual([])
  expect(found.remarks.join()).toContain('not understood')
})

it.each([
  '{"group":"g","topic":"orders","partition":0,"offset":5}',
  '{"group":"g","offsets":[{"topic":"orders","partition":0,"offset":5}]}',
  '{"topic":"orders","partition":0,"committedOffset":5}',
])('takes what a group committed: %s', (text) => {
  expect(diagnose([{ text, at: 1_764_150_000_000 }]).groups).toHaveLength(1)
})

const at = (seconds: number, text: string) => ({
  text: `${new Date(1_764_150_000_000 + seconds * 1000).toISOString()}\n${text}`,
})

describe('listings a few seconds apart', () => {
  const before = rowsOf(['pay', 'orders', 0, 1_000, 3_000, a], ['pay', 'orders', 1, 1_000, 1_200, b])
  const after = rowsOf(['pay', 'orders', 0, 1_000, 3_100, a], ['pay', 'orders', 1, 1_000, 1_300, b])

  it('do not show a member to be stuck that commits every five', () => {
    const { groups, remarks } = diagnose([at(0, before), at(3, after)])
    expect(groups[0]).toMatchObject({ status: 'warning' })
    expect(groups[0]?.partitions.map(({ state }) => state)).toEqual(['lagging', 'caught-up'])
    expect(groups[0]?.causes.map(({ kind }) => kind)).not.toContain('stuck-member')
    expect(remarks.join(' ')).toContain('3 seconds apart')
  })

  it('do so after a minute, and of what nobody owns at once', () => {
    const later = diagnose([at(0, before), at(60, after)])
    expect(later.groups[0]).toMatchObject({ status: 'critical', causes: [{ kind: 'stuck-member' }] })
    expect(later.remarks.join(' ')).not.toContain('apart')
    // When somebody pasted them says nothing of when they were printed.
    const pasted = diagnose([
      { text: before, at: 0 },
      { text: after, at: 3_000 },
    ])
    expect(pasted.groups[0]?.status).toBe('critical')
    const unowned = (committed: number, end: number) =>
      rowsOf(['pay', 'orders', 0, committed, end, '-'], ['pay', 'orders', 1, 9, 9, b])
    const free = diagnose([at(0, unowned(1_000, 3_000)), at(3, unowned(1_000, 3_100))])
    expect(free.groups[0]?.partitions[0]?.state).toBe('stopped')
  })
})

describe('advice that fits the kind of group', () => {
  const share = (...rows: readonly (readonly [partition: number, start: number, lag: number])[]) =>
    [
      '\nGROUP           TOPIC           PARTITION  START-OFFSET  LAG',
      ...rows.map(
        ([partition, start, lag]) =>
          `render          jobs            ${String(partition).padEnd(10)} ${String(start).padEnd(13)} ${lag}`,
      ),
    ].join('\n')

  it('speaks of start offsets and locks to a share group that stands on one partition', () => {
    const [group] = diagnose([
      { text: share([0, 1000, 5000], [1, 1000, 10]), at: 1_764_150_000_000 },
      { text: share([0, 1000, 9000], [1, 4000, 12]), at: 1_764_150_300_000 },
    ]).groups
    expect(group?.causes.map(({ kind }) => kind)).toEqual(['stuck-member'])
    expect(group?.causes[0]?.sentence).toContain('jobs-0 stands at the start offset 1000')
    const advice = group?.advice.join('\n') ?? ''
    expect(advice).toContain('kafka-share-groups --reset-offsets')
    expect(advice).not.toContain('kafka-consumer-groups')
  })

  it('does not recommend the new protocol to a member that holds up a group of it', () => {
    const head =
      '\nGROUP           CONSUMER-ID     HOST            CLIENT-ID       #PARTITIONS     CURRENT-EPOCH   CURRENT-ASSIGNMENT        TARGET-EPOCH    TARGET-ASSIGNMENT'
    const text = `${head}\npay             c1-aaaa         /10.0.0.1       c1              2               12              orders:0,1                14              orders:0\npay             c2-bbbb         /10.0.0.2       c2              0               14              -                         14              orders:1`
    const later = text.replace('/10.0.0.2 ', '/10.0.0.3 ')
    const [group] = diagnose([
      { text, at: 1_764_150_000_000 },
      { text: later, at: 1_764_150_240_000 },
    ]).groups
    expect(group?.causes[0]?.kind).toBe('rebalancing-without-end')
    expect(group?.advice[1]).toMatch(/^Take a thread dump of that member/)
    expect(group?.advice.join('\n')).not.toContain('group.protocol=consumer')
  })
})
