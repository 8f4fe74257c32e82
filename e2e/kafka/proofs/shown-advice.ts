import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from '@/core/analyse'
import { settingsOf } from '@/core/exporters/setting-text'
import { checkTopicName } from '@/core/kafka/topic-name'
import { workerSetting } from '@/core/model/connect-cluster'
import { thrownBy } from '../support/driver'
import { badExamples, Client, createTopic, demand, demandThrown, type Proofs, producerFile } from './proof'

const HOUR_MS = 3_600_000
/** Text that no codec makes much smaller. */
const noise = (length: number): string =>
  Array.from({ length }, () => String.fromCharCode(33 + Math.floor(Math.random() * 94))).join('')

/** Rules of advice of which a case is refused or done by Kafka without a word, each shown as far as that goes. */
export const shownAdvice: Proofs = {
  'cluster-internal-topic-name-illegal': async ({ driver, three }, rule) => {
    let refused = 0
    for (const { design, errorClass } of badExamples(rule)) {
      const illegal = analyse(design).internalTopics.find(({ name }) => !checkTopicName(name).ok)
      demand(illegal !== undefined, `An example has no internal topic that is refused`)
      const { bootstrap } = three
      const request = {
        bootstrap,
        only: true,
        name: illegal.name,
        partitions: 1,
        replicationFactor: 1,
        config: {},
      }
      demandThrown(await thrownBy(driver.call('create', request)), errorClass, illegal.name.slice(0, 60))
      refused += 1
    }
    return `${refused} internal topics refused at creation by InvalidTopicException`
  },
  'connect-worker-setting-harmful': async (test, rule) => {
    const topic = 'workers-of-connect'
    await createTopic(test, test.three, { name: topic })
    const seen: string[] = []
    for (const { design, errorClass } of badExamples(rule)) {
      const connect = design.cluster.connect?.[0]
      const { bootstrap } = test.three
      if (connect === undefined) continue
      if (errorClass === 'InvalidReplicationFactorException') {
        const replicationFactor = Number(workerSetting(connect, 'status.storage.replication.factor'))
        const request = {
          bootstrap,
          only: true,
          name: 'connect-status',
          partitions: 5,
          replicationFactor,
          config: {},
        }
        demandThrown(await thrownBy(test.driver.call('create', request)), errorClass, 'the topic of status')
        seen.push(errorClass)
      }
      const session = Number(workerSetting(connect, 'session.timeout.ms'))
      // What the sound example's brokers demand is not what those of the test do.
      if (errorClass !== 'InvalidSessionTimeoutException' || session >= 6000) continue
      const member = await Client.consumer(test, test.three, [topic], '', {
        'group.id': `workers-${session}`,
        'group.protocol': 'classic',
        'session.timeout.ms': session,
        'heartbeat.interval.ms': 1000,
      })
      demandThrown(await thrownBy(member.poll(30_000)), errorClass, `a session of ${session} ms`)
      await member.do('close')
      seen.push(errorClass)
    }
    demand(seen.length >= 2, `Only ${seen} seen`)
    return `what workers ask of brokers is refused: ${seen.join(', ')}`
  },
  'producer-batch-over-limit': async (test, rule) => {
    const [, example] = badExamples(rule)
    demand(example !== undefined, 'no example')
    const topic = 'smaller-than-batches'
    const config = Object.fromEntries(settingsOf(example.design.topics[0]?.config))
    await createTopic(test, test.three, { name: topic, replicationFactor: 3, config })
    const producer = await Client.producer(test, test.three, producerFile(example.design), {
      'linger.ms': 2000,
    })
    const sent = await producer.send(
      Array.from({ length: 400 }, (_, at) => ({ topic, key: `k${at}`, value: noise(2000) })),
      {},
    )
    const split = await producer.do<number>('batchesSplit')
    await producer.do('close')
    demand(
      sent.every(({ error }) => error === undefined),
      `A record is given up: ${sent.find(({ error }) => error)?.error?.message}`,
    )
    demand(split > 0, 'No batch is split')
    return `batches up to ${String(example.design.producers[0]?.config?.['batch.size'])} bytes against ${String(config['max.message.bytes'])}: all 400 records arrive, after ${split} batches were refused and split`
  },
  'topic-setting-harmful': async (test, rule) => {
    const seen: string[] = []
    for (const [at, { design }] of badExamples(rule).entries()) {
      const config = Object.fromEntries(settingsOf(design.topics[0]?.config))
      const name = `harmful-${at}`
      const off = config['message.timestamp.before.max.ms']
        ? -2 * HOUR_MS
        : config['message.timestamp.after.max.ms']
          ? HOUR_MS / 2
          : 0
      if (off === 0 && config['segment.index.bytes'] === undefined) continue
      await createTopic(test, test.one, { name, config: { ...config, 'min.insync.replicas': 1 } })
      const producer = await Client.producer(test, test.one, producerFile(design), {
        'batch.size': 1,
        'compression.type': 'none',
      })
      const value = noise(5000)
      const sent = await producer.send(
        Array.from({ length: off === 0 ? 400 : 1 }, (_, key) => ({
          topic: name,
          key: `k${key}`,
          value,
          timestamp: Date.now() + off + key,
        })),
      )
      await producer.do('close')
      if (off !== 0) {
        demand(
          sent[0]?.error?.type === 'InvalidTimestampException',
          `The record is answered ${JSON.stringify(sent[0])}`,
        )
        seen.push(`a record ${off < 0 ? 'too old' : 'too new'} is refused by InvalidTimestampException`)
        continue
      }
      const segments = readdirSync(join(test.one.dataFolder(1), `${name}-0`)).filter((file) =>
        file.endsWith('.log'),
      )
      demand(segments.length > 1, `There is ${segments.length} segment`)
      seen.push(`2 MB are in ${segments.length} segments, since the index is full`)
    }
    demand(seen.length === 3, `Only ${seen} seen`)
    return seen.join('; ')
  },
}
