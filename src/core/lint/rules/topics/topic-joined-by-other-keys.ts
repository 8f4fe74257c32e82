import { filterStretches } from '../../../shared/stretches'
import type { TopicView } from '../../../views/views'
import { joinedApart } from '../../joined-apart'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundProducer, soundTopic } from '../../sound-design'

const toBeJoined = filterStretches(({ topic }: TopicView) => topic.coPartitionedWith !== undefined)

export const topicJoinedByOtherKeys = defineRule({
  id: 'topic-joined-by-other-keys',
  title: 'Topics to be joined put one key at different numbers',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'A join reads the same partition number of both topics, so both must be keyed by the same thing and hashed alike. Records without a key lie anywhere; those of librdkafka and its kin lie by CRC32 where Java’s lie by murmur2. Nothing refuses this, with equal counts not even Kafka Streams: partners simply never meet.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/#join-co-partitioning-requirements'),
  examples: () => {
    const payments = soundTopic({ name: 'payments', external: undefined, coPartitionedWith: ['orders'] })
    const consumes = [{ topic: 'orders' }, { topic: 'payments' }]
    const produces = [{ topic: 'payments', recordsPerSecond: { average: 10 } }]
    const config = { 'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.RangeAssignor' }
    const join = { group: { consumes, config }, topics: [payments] }
    const keyless = soundTopic({ name: 'payments', coPartitionedWith: ['orders'], key: { strategy: 'none' } })
    return {
      bad: [
        soundDesign({
          ...join,
          producers: [soundProducer({ name: 'tills', client: { library: 'librdkafka' }, produces })],
        }),
        soundDesign({ ...join, topics: [keyless] }),
      ],
      good: [
        soundDesign({ ...join, producers: [soundProducer({ name: 'tills', produces })] }),
        soundDesign({ ...join, topics: [soundTopic({ name: 'payments', coPartitionedWith: ['orders'] })] }),
      ],
    }
  },
  check({ topics }, report) {
    const joined = toBeJoined(topics)
    if (joined.length === 0) return
    const byName = new Map(topics.map((view) => [view.name, view]))
    const seen = new Set<string>()
    for (const view of joined) {
      for (const name of view.topic.coPartitionedWith ?? []) {
        const partner = byName.get(name)
        const pair = [view.name, name].sort().join('\n')
        if (partner === undefined || partner === view || seen.has(pair)) continue
        seen.add(pair)
        const found = joinedApart(view, partner)
        if (found) report(found)
      }
    }
  },
})
