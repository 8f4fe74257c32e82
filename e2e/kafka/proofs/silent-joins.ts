import { analyse } from '@/core/analyse'
import type { Design } from '@/core/model/design'
import { thrownBy } from '../support/driver'
import type { KafkaTest } from '../support/kafka-test'
import { Client, createTopic, demand, firstBad, groupFile, type Proofs, producerFile, until } from './proof'

const RANGE = 'org.apache.kafka.clients.consumer.RangeAssignor'
const KEYS = Array.from({ length: 60 }, (_, index) => `k${index}`)

/** Writes every key to both topics; how many keys come to two members of one group, one half to each. */
async function parted(test: KafkaTest, design: Design, counts: Readonly<Record<string, number>>) {
  const topics = Object.keys(counts)
  for (const name of topics) await createTopic(test, test.one, { name, partitions: counts[name] ?? 0 })
  const producer = await Client.producer(test, test.one, producerFile(design))
  const settings = { 'group.id': topics.join('+'), 'partition.assignment.strategy': RANGE }
  const members = await Promise.all(
    [1, 2].map(() => Client.consumer(test, test.one, topics, groupFile(design), settings)),
  )
  await until(async () => {
    await Promise.all(members.map((member) => member.poll(500)))
    const shares = await Promise.all(members.map((member) => member.do<string[]>('assignment')))
    return shares.every((share) => share.length > 0)
  }, 'Two members do not share the topics')
  await producer.send(topics.flatMap((topic) => KEYS.map((key) => ({ topic, key, value: 'v' }))))
  await producer.do('close')
  const read = members.map(() => new Set<string>())
  let records = 0
  await until(async () => {
    const polled = await Promise.all(members.map((member) => member.poll(500)))
    for (const [index, some] of polled.entries()) {
      records += some.length
      for (const { key } of some) read[index]?.add(key ?? '')
    }
    return records >= KEYS.length * topics.length
  }, `${records} records are read`)
  await Promise.all(members.map((member) => member.do('close')))
  return KEYS.filter((key) => read.every((keys) => keys.has(key))).length
}

/** Rules about joins that find nothing, and say nothing. */
export const silentJoins: Proofs = {
  'topic-co-partitioned-differ': async (test, rule) => {
    const design = firstBad(rule)
    const { views } = analyse(design)
    const counts = {
      orders: views.topics['orders']?.partitions ?? 0,
      payments: views.topics['payments']?.partitions ?? 0,
    }
    const differing = await parted(test, design, {
      'join.orders': counts.orders,
      'join.payments': counts.payments,
    })
    const alike = await parted(test, design, {
      'join.orders.alike': counts.orders,
      'join.payments.alike': counts.orders,
    })
    demand(differing > 0 && alike === 0, `${differing} keys are parted, and ${alike} with equal counts`)
    const thrown = await thrownBy(test.driver.call('coPartition', { topics: counts }))
    demand(thrown?.type === 'TopologyException', `Kafka Streams answers ${thrown?.message}`)
    return `of ${KEYS.length} keys in topics of ${counts.orders} and ${counts.payments} partitions ${differing} come to two members, none with equal counts, and nothing is thrown; Kafka Streams alone refuses`
  },
}
