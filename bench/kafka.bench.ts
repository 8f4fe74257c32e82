import { assignors } from '@/core/kafka/assignors'
import type { ClientGroup, ServerGroup } from '@/core/kafka/assignors/assignor'
import { keyBytes } from '@/core/kafka/key-bytes'
import { librdkafkaPartitionForKey } from '@/core/kafka/librdkafka-partitioner'
import { partitionForKey } from '@/core/kafka/partitioner'
import { placeReplicas } from '@/core/kafka/replica-placement'
import { measure } from './measure'
import type { Row } from './row'

const TOPICS = 100
const PARTITIONS_PER_TOPIC = 100
const MEMBERS = 1000
const KEYS = 1_000_000
/** Milliseconds, well under the second in which a person waits. */
const BAR = 500

const CLIENT = ['range', 'roundrobin', 'sticky', 'cooperative-sticky'] as const
const SERVER = ['server-range', 'server-uniform', 'share-simple'] as const

const topicNames = Array.from({ length: TOPICS }, (_, index) => `topic-${index}`)
const topics = Object.fromEntries(topicNames.map((name) => [name, PARTITIONS_PER_TOPIC]))
const memberIds = Array.from({ length: MEMBERS }, (_, index) => `member-${index}`)
const halves = [topicNames.slice(0, TOPICS / 2), topicNames.slice(TOPICS / 4)] as const
const subscriptions = {
  'one subscription': () => topicNames,
  'two subscriptions': (index: number) => halves[index % 2] ?? topicNames,
} as const

/** The assignors and the placer at the size of a large cluster, and a million keys. */
export function benchKafka(): readonly Row[] {
  const rows: Row[] = []
  for (const [kind, topicsOf] of Object.entries(subscriptions)) {
    const members = memberIds.map((id, index) => ({ id, topics: topicsOf(index) }))
    for (const name of CLIENT) {
      const group: ClientGroup = { topics, members }
      const assign = () => assignors[name](group)
      rows.push({
        name: `${name}, ${kind}: 10,000 partitions, 1,000 members`,
        measured: few(assign),
        bar: BAR,
      })
      if (name === 'range' || name === 'roundrobin') continue
      const settled = assign()
      const owned = settled.assignmentSecondRebalance ?? settled.assignment
      const left = members.slice(1).map((member) => ({ ...member, owned: owned[member.id] ?? [] }))
      const smaller: ClientGroup = { topics, members: left, generation: 1 }
      rows.push({
        name: `${name}, ${kind}: the same when a member leaves`,
        measured: few(() => assignors[name](smaller)),
        bar: BAR,
      })
    }
    for (const name of SERVER) {
      const group: ServerGroup = { topics, members }
      rows.push({
        name: `${name}, ${kind}: 10,000 partitions, 1,000 members`,
        measured: few(() => assignors[name](group)),
        bar: BAR,
      })
    }
  }
  const brokers = Array.from({ length: 100 }, (_, id) => ({ id, rack: `rack-${id % 3}` }))
  rows.push({
    name: 'replicas of 10,000 partitions on 100 brokers',
    measured: few(() => placeReplicas({ brokers, partitions: 10_000, replicationFactor: 3 })),
    bar: BAR,
  })
  const keys = Array.from({ length: KEYS }, (_, index) => keyBytes(`order-${index}`))
  for (const [name, partitionOf] of [
    ['murmur2', partitionForKey],
    ['CRC-32', librdkafkaPartitionForKey],
  ] as const)
    rows.push({
      name: `${name}: a million keys to 60 partitions`,
      measured: few(() => {
        for (const key of keys) partitionOf(key, 60)
      }),
      bar: 1000,
    })
  return rows
}

const few = (work: () => void) => measure(work, 7, 2)
