import { soundDesign } from '@/core/lint/sound-design'
import { Client, createTopic, groupFile, producerFile, recordsFor, until } from '../proofs/proof'
import type { KafkaTest } from '../support/kafka-test'

/** The exported guarantees are kept: exactly once in transactions, at least once when a broker stops. */
export async function keepPromises(test: KafkaTest): Promise<void> {
  await commitsAndAborts(test)
  await survivesABroker(test)
}

async function commitsAndAborts(test: KafkaTest): Promise<void> {
  const { report, three } = test
  const topic = 'exactly-once'
  const design = soundDesign({ producer: { delivery: 'exactly-once' }, group: { commit: 'transactional' } })
  await createTopic(test, three, {
    name: topic,
    partitions: 3,
    replicationFactor: 3,
    config: { 'min.insync.replicas': 2 },
  })
  const producer = await Client.producer(test, three, producerFile(design))
  await producer.do('initTransactions')
  await producer.do('begin')
  await producer.send(recordsFor(topic, 10).map((record) => ({ ...record, value: 'committed' })))
  await producer.do('commit')
  await producer.do('begin')
  await producer.send(recordsFor(topic, 10).map((record) => ({ ...record, value: 'aborted' })))
  await producer.do('abort')
  await producer.do('close')
  const read = async (instead: Readonly<Record<string, string>>) => {
    const group = await Client.consumer(test, three, [topic], groupFile(design), instead)
    const records = await group.poll(15_000, 20)
    await group.do('close')
    return records.map(({ value }) => value)
  }
  const [committed, all] = await Promise.all([
    read({ 'group.id': 'exported' }),
    read({ 'group.id': 'uncommitted', 'isolation.level': 'read_uncommitted' }),
  ])
  const holds = committed.length === 10 && committed.every((value) => value === 'committed')
  report.check(
    holds,
    'the exported transactional group reads what was committed, and nothing else',
    () => `${committed}`,
  )
  report.check(all.length === 20, 'the aborted records are in the topic', () => `${all}`)
  report.figure(
    'committed and aborted records; the exported transactional group read',
    `10 and 10; ${committed.length}`,
  )
}

async function survivesABroker(test: KafkaTest): Promise<void> {
  const { report, three } = test
  const topic = 'at-least-once'
  const design = soundDesign({ producer: { delivery: 'at-least-once' } })
  const count = 2000
  await createTopic(test, three, {
    name: topic,
    partitions: 6,
    replicationFactor: 3,
    config: { 'min.insync.replicas': 2 },
  })
  const producer = await Client.producer(test, three, producerFile(design), { 'max.block.ms': 60_000 })
  const sending = producer.send(recordsFor(topic, count), { pauseMs: 3 })
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await three.killBroker(3)
  const sent = await sending
  await producer.do('close')
  const acknowledged = sent.flatMap(({ error }, index) => (error ? [] : [`k${index}`]))
  const group = await Client.consumer(test, three, [topic], groupFile(design), { 'group.id': topic })
  const keys = new Set((await group.poll(60_000, count)).map(({ key }) => key))
  await group.do('close')
  const lost = acknowledged.filter((key) => !keys.has(key))
  report.check(
    acknowledged.length === count,
    'every record is acknowledged though a broker stops',
    () => `${acknowledged.length}`,
  )
  report.check(lost.length === 0, 'no acknowledged record is lost when a broker stops', () => `${lost}`)
  report.figure(
    'records acknowledged while one of three brokers was killed; lost',
    `${acknowledged.length}; ${lost.length}`,
  )
  three.startBroker(3)
  await until(
    () =>
      test.driver.call<number>('nodes', { bootstrap: three.bootstrap }).then(
        (nodes) => nodes === 3,
        () => false,
      ),
    'The broker does not come back',
  )
}
