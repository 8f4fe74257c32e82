import { soundDesign } from '@/core/lint/sound-design'
import { Client, createTopic, groupFile, producerFile, recordsFor, type Sent, until } from '../proofs/proof'
import type { KafkaTest } from '../support/kafka-test'

const SAFE = 'at-least-once'
const UNSAFE = 'at-most-once'
const PARTITIONS = 6
/** Records that go into a frozen broker's sockets. */
const INTO_THE_VOID = 100
const BATCH = 20

interface Described {
  readonly partitions: readonly { readonly leader: number; readonly inSync: readonly number[] }[]
}

/**
 * Two brokers go while the exported clients work: one is frozen and killed, the other stopped. At least once loses
 * nothing that was acknowledged; at most once loses what it believed sent.
 */
export async function stopBrokers(test: KafkaTest): Promise<void> {
  const { report, three } = test
  for (const name of [SAFE, UNSAFE])
    await createTopic(test, three, {
      name,
      partitions: PARTITIONS,
      replicationFactor: 3,
      config: { 'min.insync.replicas': 2 },
    })
  const steady = await keepWorking(test)
  try {
    await steady.untilMore()
    const lost = await killLeader(test)
    await steady.untilMore()
    three.startBroker(3)
    await untilInSync(test)
    await three.stopBroker(2)
    await steady.untilMore()
    three.startBroker(2)
    await untilInSync(test)
    report.check(lost > 0, 'at most once loses what was sent to a broker that dies')
    report.figure(
      'records lost that at most once believed sent to a broker that was killed',
      `${lost} of ${INTO_THE_VOID}`,
    )
  } finally {
    await steady.end()
  }
  const { acknowledged, refused, read } = steady
  const lost = [...acknowledged].filter((key) => !read.has(key))
  report.check(refused.length === 0, 'every record is acknowledged', () => refused.slice(0, 3).join(', '))
  report.check(lost.length === 0, 'no acknowledged record is lost', () => lost.slice(0, 20).join(', '))
  report.figure(
    'records lost that were acknowledged at least once, while a broker was killed and another stopped',
    `${lost.length} of ${acknowledged.size}`,
  )
}

/** The exported at-least-once producer and group at work, until they are told to end and all is read. */
async function keepWorking(test: KafkaTest) {
  const { three } = test
  const design = soundDesign({
    producer: { delivery: 'at-least-once' },
    group: { commit: 'after-processing' },
  })
  const acknowledged = new Set<string>()
  const read = new Set<string | null>()
  const refused: string[] = []
  let isOver = false
  let sent = 0
  const producer = await Client.producer(test, three, producerFile(design), { 'max.block.ms': 120_000 })
  const group = await Client.consumer(test, three, [SAFE], groupFile(design), {
    'group.id': SAFE,
    'auto.offset.reset': 'earliest',
  })
  const take = (records: readonly { readonly key: string | null }[]) => {
    for (const { key } of records) read.add(key)
  }
  const writing = (async () => {
    while (!isOver) {
      const records = recordsFor(SAFE, BATCH).map((record) => ({ ...record, key: `k${sent++}` }))
      const answers = await producer.send(records, { pauseMs: 2 })
      for (const [index, { error }] of answers.entries())
        if (error) refused.push(error.message)
        else acknowledged.add(records[index]?.key ?? '')
    }
  })()
  const reading = (async () => {
    while (!isOver) {
      take(await group.poll(500))
      await group.do('commitSync')
    }
  })()
  return {
    acknowledged,
    refused,
    read,
    /** Until both went on from where they are now. */
    untilMore: async () => {
      const [written, seen] = [acknowledged.size + 3 * BATCH, read.size + 3 * BATCH]
      await until(async () => acknowledged.size > written && read.size > seen, 'The clients do not go on')
    },
    end: async () => {
      isOver = true
      await Promise.all([writing, reading])
      take(await group.readToEnd())
      await Promise.all([producer, group].map((client) => client.do('close')))
    },
  }
}

/** Freezes broker 3, lets the exported at-most-once producer write to it, and kills it; how many records are lost. */
async function killLeader(test: KafkaTest): Promise<number> {
  const { three } = test
  const design = soundDesign({ producer: { delivery: 'at-most-once' } })
  const partition = (await partitionsOf(test, UNSAFE)).findIndex(({ leader }) => leader === 3)
  const producer = await Client.producer(test, three, producerFile(design))
  const send = (value: string, count: number): Promise<Sent[]> =>
    producer.send(recordsFor(UNSAFE, count).map((record) => ({ ...record, value, partition })))
  const group = await Client.consumer(test, three, [UNSAFE], groupFile(design), {
    'group.id': UNSAFE,
    'auto.offset.reset': 'earliest',
  })
  await send('before', 1)
  await until(async () => (await group.poll(200)).length > 0, 'The first record does not arrive')
  three.freezeBroker(3)
  const answers = await send('into the void', INTO_THE_VOID)
  await three.killBroker(3)
  await until(
    async () => (await partitionsOf(test, UNSAFE)).every(({ leader }) => leader !== 3 && leader !== -1),
    'No other broker leads',
  )
  const arrived = await group.readToEnd()
  await Promise.all([producer, group].map((client) => client.do('close')))
  return answers.filter(({ error }) => error === undefined).length - arrived.length
}

async function partitionsOf(
  { driver, three }: KafkaTest,
  ...names: readonly string[]
): Promise<Described['partitions']> {
  const described = await driver.call<Record<string, Described>>('describe', {
    bootstrap: three.bootstrap,
    names,
  })
  return Object.values(described).flatMap(({ partitions }) => partitions)
}

const untilInSync = (test: KafkaTest): Promise<void> =>
  until(async () => {
    const partitions = await partitionsOf(test, SAFE, UNSAFE, '__consumer_offsets')
    return partitions.every(({ inSync }) => inSync.length === 3)
  }, 'A broker does not come back')
