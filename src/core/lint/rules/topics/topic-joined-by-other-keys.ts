import { keyHash } from '../../../sizing/key-hash'
import type { TopicView } from '../../../views/views'
import { hashAlike } from '../../hash-alike-fix'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { soundDesign, soundProducer, soundTopic } from '../../sound-design'

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
    const join = { group: { consumes }, topics: [payments] }
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
    const joined = topics.filter(({ topic }) => topic.coPartitionedWith !== undefined)
    if (joined.length === 0) return
    const byName = new Map(topics.map((view) => [view.name, view]))
    const seen = new Set<string>()
    for (const view of joined) {
      for (const name of view.topic.coPartitionedWith ?? []) {
        const partner = byName.get(name)
        const pair = [view.name, name].sort().join('\n')
        if (partner === undefined || partner === view || seen.has(pair)) continue
        seen.add(pair)
        const found = apart(view, partner)
        if (found) report(found)
      }
    }
  },
})

function apart(one: TopicView, other: TopicView): Report | undefined {
  const keyless = [one, other].find(({ topic }) => topic.key?.strategy === 'none')
  if (keyless) {
    const partner = keyless === one ? other : one
    return {
      at: keyless.id,
      message: `\`${keyless.name}\` has no key, and is to be joined with \`${partner.name}\``,
      field: 'key.strategy',
      evidence: [
        { name: `key of ${keyless.name}`, value: 'none' },
        { name: `key of ${partner.name}`, value: partner.topic.key?.field ?? 'not stated' },
      ],
    }
  }
  const fields = [one, other].map(({ topic }) => topic.key?.field)
  if (fields[0] !== undefined && fields[1] !== undefined && fields[0] !== fields[1]) {
    return {
      at: one.id,
      severity: 'info',
      message: `\`${one.name}\` and \`${other.name}\` are to be joined, and are keyed by \`${fields[0]}\` and \`${fields[1]}\``,
      field: 'key.field',
      evidence: [one, other].map(({ name, topic }) => ({
        name: `key of ${name}`,
        value: topic.key?.field ?? '',
      })),
    }
  }
  const writers = [...one.writers, ...other.writers]
  const [first] = one.writers
  const hash = first && keyHash(first)
  const odd = other.writers.find((writer) => keyHash(writer) !== hash)
  if (first === undefined || hash === undefined || odd === undefined || one.partitions === 1) return undefined
  return {
    at: other.id,
    message: `\`${one.name}\` and \`${other.name}\` are to be joined, and \`${first.producer.name}\` and \`${odd.producer.name}\` hash their keys differently`,
    field: 'key',
    evidence: writers.map((writer) => ({
      name: `key hash of ${writer.producer.name}`,
      value: keyHash(writer),
    })),
    fix: hashAlike(writers),
  }
}
