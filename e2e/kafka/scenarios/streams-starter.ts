import { join } from 'node:path'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { readChains } from '@/core/streams/read-chains'
import { Client, createTopic, until } from '../proofs/proof'
import { committed, environment, lagOf, written } from '../starter/asked'
import { HANGS_AFTER, Instance } from '../starter/instance'
import { buildStreams } from '../starter/streams'
import type { KafkaTest } from '../support/kafka-test'
import { removeFolder, temporaryFolder } from '../support/leavings'

const PARTITIONS = 3
/** Few of a key, so that its count is one sign of a text. */
const KEYS = 30
const EACH = 50
const RECORDS = KEYS * EACH
const KILLED_AFTER = 400
const GOES_TO = 1000

const [INPUT, COPIES, COUNTS] = ['streams-crash-in', 'streams-crash-copies', 'streams-crash-counts']
const APP = 'streams-crash'

/** Copies what it reads, and counts it by key: state and output must be of one piece. */
function designOf(folder: string): Design {
  const program = readChains(`read = stream ${INPUT} | processValues named work
    from read | to ${COPIES}
    from read | groupByKey | count named count store seen memory uncached | toStream | to ${COUNTS}`)
  if (!program.ok) throw new Error('The program does not read.')
  return {
    ...emptyDesign('Streams through a crash'),
    streamsApps: [
      {
        name: APP,
        config: {
          'processing.guarantee': 'exactly_once_v2',
          'replication.factor': 1,
          'consumer.session.timeout.ms': 6000,
          'state.dir': join(folder, 'state'),
        },
        processing: program.value,
      },
    ],
  }
}

/**
 * An exported Streams project keeps exactly-once: it is killed in the middle of its work and started again, and what it
 * wrote and counted is as if nothing had happened. It tells of itself meanwhile, and ends in good order.
 */
export async function crashStreams(test: KafkaTest): Promise<void> {
  const { report, one } = test
  const folder = temporaryFolder('streams-crash')
  const running: Instance[] = []
  try {
    const command = await buildStreams(folder, designOf(folder))
    for (const name of [INPUT, COPIES, COUNTS]) await createTopic(test, one, { name, partitions: PARTITIONS })
    await send(test)
    const { env, health } = await environment(test)
    const start = (more: Readonly<Record<string, string>> = {}) => {
      const instance = new Instance(command, { ...env, ...more })
      running.push(instance)
      return instance
    }
    const lives = (instance: Instance) => {
      if (instance.isOver) throw new Error(`A Streams application ended:\n${instance.printed}`)
    }

    const first = start({ [HANGS_AFTER]: String(GOES_TO) })
    await until(async () => {
      lives(first)
      return (await written(test, COPIES)) >= KILLED_AFTER
    }, 'A Streams application writes nothing')
    await first.kill()
    const before = await written(test, COPIES)
    report.check(before < RECORDS, 'a Streams application is killed in the middle', () => `${before} written`)

    const second = start()
    await until(async () => {
      lives(second)
      return (await lagOf(test, APP, INPUT)) === 0
    }, 'A Streams application does not come to the end')
    const ask = async (path: string) => {
      const answer = await fetch(`${health}/${path}`)
      return `${answer.status} ${await answer.text()}`
    }
    await until(
      async () => (await ask('health')) === '200 RUNNING\n',
      'A Streams application does not say that it is well',
    )
    // Of a partition that was read to its end before the crash, the one that goes on has no end to tell of.
    const hasLag = new RegExp(`consumer_lag_records\\{topic="${INPUT}",partition="\\d"\\} 0`)
    await until(async () => hasLag.test(await ask('metrics')), 'A Streams application does not tell its lag')
    report.check(await second.stop(), 'a Streams application ends in good order', () => second.printed)

    const keys = (await committed(test, COPIES)).map(({ key, value }) => `${key} ${value}`)
    const found = new Set(keys)
    report.same(RECORDS - found.size, 0, 'a Streams application: records lost through a crash')
    report.same(keys.length - found.size, 0, 'a Streams application: records repeated through a crash')
    const counts = new Map<string | null, number>()
    const counted = await committed(test, COUNTS)
    for (const { key, value } of counted) counts.set(key, value?.charCodeAt(7) ?? 0)
    report.same(counted.length, RECORDS, 'a Streams application: counts written through a crash')
    report.same([...new Set(counts.values())], [EACH], 'a Streams application: what each key is counted to')
    report.figure(
      'a Streams application exactly once: records through a crash, lost, repeated, miscounted keys',
      `${keys.length}, ${RECORDS - found.size}, ${keys.length - found.size}, ${[...counts.values()].filter((count) => count !== EACH).length}`,
    )
  } finally {
    for (const instance of running) await instance.kill()
    removeFolder(folder)
  }
}

async function send(test: KafkaTest): Promise<void> {
  const producer = await Client.producer(test, test.one, '', {
    'key.serializer': 'org.apache.kafka.common.serialization.StringSerializer',
    'value.serializer': 'org.apache.kafka.common.serialization.ByteArraySerializer',
  })
  await producer.send(
    Array.from({ length: RECORDS }, (_, at) => ({ topic: INPUT, key: `k${at % KEYS}`, value: `v${at}` })),
  )
  await producer.do('close')
}
