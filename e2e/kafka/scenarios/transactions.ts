import { SOUND_TRANSACTIONS, soundDesign } from '@/core/lint/sound-design'
import { Client, createTopic, groupFile, producerFile, recordsFor } from '../proofs/proof'
import type { KafkaTest } from '../support/kafka-test'

const INPUT = 'orders-in'
const OUTPUT = 'orders-out'
const RECORDS = 10
const PARTITIONS = 3
/** A transaction ends with a marker in every partition that it wrote to, and a marker has an offset. */
const OFFSETS = RECORDS + PARTITIONS

/**
 * An exported application that reads, processes and writes, consumer and producer of one group: it commits what it
 * read and what it wrote in one transaction. The first time it is aborted, and nothing of it may be seen; the second time it is committed.
 */
export async function commitAndAbort(test: KafkaTest): Promise<void> {
  const { driver, report, three } = test
  const design = soundDesign({ ...SOUND_TRANSACTIONS, producer: { delivery: 'exactly-once' } })
  for (const name of [INPUT, OUTPUT])
    await createTopic(test, three, {
      name,
      partitions: PARTITIONS,
      replicationFactor: 3,
      config: { 'min.insync.replicas': 2 },
    })
  const read = async (instead: Readonly<Record<string, string>>): Promise<number> => {
    const group = await Client.consumer(test, three, [OUTPUT], groupFile(design), {
      'auto.offset.reset': 'earliest',
      ...instead,
    })
    const records = await group.readToEnd()
    await group.do('close')
    return records.length
  }
  let groups = 0
  const committed = () => read({ 'group.id': `committed-${++groups}` })
  const all = () => read({ 'group.id': `all-${++groups}`, 'isolation.level': 'read_uncommitted' })
  const left = () => driver.call<number>('lag', { bootstrap: three.bootstrap, group: 'loop', topic: INPUT })
  const source = await Client.producer(test, three, producerFile(design))
  await source.do('initTransactions')
  await source.do('begin')
  await source.send(recordsFor(INPUT, RECORDS))
  await source.do('commit')
  await source.do('close')
  // After the producers come the producers inside groups.
  const producer = await Client.producer(test, three, producerFile(design, design.producers.length))
  await producer.do('initTransactions')

  for (const way of ['abort', 'commit'] as const) {
    const loop = await Client.consumer(test, three, [INPUT], groupFile(design), {
      'group.id': 'loop',
      'auto.offset.reset': 'earliest',
    })
    const taken = await loop.readToEnd()
    await producer.do('begin')
    await producer.send(taken.map(({ key, value }) => ({ topic: OUTPUT, key, value })))
    await producer.sendOffsets(loop)
    const before = way === 'abort' ? RECORDS : 2 * RECORDS
    report.same([await committed(), await all()], [0, before], `what is seen before the ${way}`)
    await producer.do(way)
    await loop.do('close')
    const after = way === 'abort' ? 0 : RECORDS
    report.same(
      [taken.length, await committed(), await all(), await left()],
      [RECORDS, after, before, way === 'abort' ? OFFSETS : 0],
      `read, then committed, written and left to read after the ${way}`,
    )
  }
  await producer.do('close')
  report.figure(
    'records of a committed and an aborted transaction that the exported reader read',
    `${await committed()} of ${await all()}`,
  )
}
