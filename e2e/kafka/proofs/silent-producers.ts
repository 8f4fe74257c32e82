import { analyse } from '@/core/analyse'
import { isJavaClient } from '@/core/kafka/client-libraries'
import { thrownBy } from '../support/driver'
import {
  badExamples,
  Client,
  createTopic,
  demand,
  firstBad,
  groupFile,
  offsetsOf,
  type Proofs,
  pause,
  producerFile,
} from './proof'

type Effective = Readonly<Record<string, string | null>>

/** Rules about what producers do without a word, each with its before and after. */
export const silentProducers: Proofs = {
  'producer-idempotence-silently-off': async ({ driver, one }, rule) => {
    const properties = producerFile(firstBad(rule))
    const instead = { 'bootstrap.servers': one.bootstrap }
    const after = await driver.call<Effective>('producerEffective', { properties, instead })
    const before = await driver.call<Effective>('producerEffective', {
      properties: properties.replace('retries=0', ''),
      instead,
    })
    demand(
      before['enable.idempotence'] === 'true' && after['enable.idempotence'] === 'false',
      JSON.stringify(after),
    )
    return 'enable.idempotence in effect: true before, false with retries=0, and no exception'
  },
  'producer-delivery-timeout-raised': async ({ driver, one }, rule) => {
    const examples = badExamples(rule)
    const seen: string[] = []
    for (const { design } of examples) {
      const { settings } = analyse(design).views.producers['checkout'] ?? {}
      const least = (settings?.number('linger.ms') ?? 0) + (settings?.number('request.timeout.ms') ?? 0)
      const args = { properties: producerFile(design), instead: { 'bootstrap.servers': one.bootstrap } }
      const effective = await driver.call<Effective>('producerEffective', args)
      demand(effective['delivery.timeout.ms'] === `${least}`, `It is ${effective['delivery.timeout.ms']}`)
      seen.push(`${least}`)
    }
    return `delivery.timeout.ms in effect: 120000 by default, ${seen.join(' and ')} with these, and no exception`
  },
  'producer-metadata-wait-short': async (test, rule) => {
    const topic = 'no-wait'
    await createTopic(test, test.one, { name: topic })
    const open = (wait: number) =>
      Client.producer(test, test.one, producerFile(firstBad(rule)), { 'max.block.ms': wait })
    const record = [{ topic, key: 'k', value: 'v' }]
    const hasty = await open(0)
    const [lost] = await hasty.send(record)
    await hasty.do('close')
    demand(lost?.error?.type === 'TimeoutException', `The first send gives ${JSON.stringify(lost)}`)
    const patient = await open(20_000)
    const [sent] = await patient.send(record)
    await patient.do('close')
    demand(sent?.error === undefined, `The send that waits gives ${JSON.stringify(sent)}`)
    return 'with max.block.ms=0 the first send fails with a TimeoutException and no record is written; with 20 s it is'
  },
  'topic-key-ignored-by-partitioner': async (test, rule) => {
    const examples = badExamples(rule).filter(({ design }) => isJavaClient(design.producers[0]?.client))
    const seen: number[] = []
    for (const [index, { design }] of examples.entries()) {
      const topic = `key-ignored-${index}`
      await createTopic(test, test.one, { name: topic, partitions: 12 })
      const producer = await Client.producer(test, test.one, producerFile(design), {
        'batch.size': 1,
        'linger.ms': 0,
      })
      const sent = await producer.send(
        Array.from({ length: 60 }, () => ({ topic, key: 'order-1', value: 'v' })),
        { pauseMs: 5 },
      )
      await producer.do('close')
      const partitions = new Set(sent.map(({ partition }) => partition)).size
      demand(partitions > 1, `${rule}, example ${index + 1}: one partition`)
      seen.push(partitions)
    }
    return `sixty records of one key lie in ${seen.join(', ')} of twelve partitions`
  },
  'access-quota-below-traffic': async (test, rule) => {
    const { driver, one } = test
    const design = firstBad(rule)
    const [quota] = design.cluster.quotas ?? []
    demand(quota?.clientId !== undefined && quota.producerByteRate !== undefined, 'It is of no client id')
    const topic = 'over-quota'
    await createTopic(test, one, { name: topic })
    // More than the quota in any ten seconds, and small enough for one request each.
    const value = 'v'.repeat(quota.producerByteRate)
    const records = Array.from({ length: 15 }, () => ({ topic, key: 'k', value }))
    const throttled = async () => {
      const producer = await Client.producer(test, one, producerFile(design), { 'compression.type': 'none' })
      const sent = await producer.send(records)
      const ms = await producer.do<number>('throttledMs')
      await producer.do('close')
      const failed = sent.find(({ error }) => error !== undefined)
      demand(failed === undefined, `A record is not written: ${JSON.stringify(failed)}`)
      return ms
    }
    const before = await throttled()
    await driver.call('clientQuota', {
      bootstrap: one.bootstrap,
      clientId: quota.clientId,
      key: 'producer_byte_rate',
      value: quota.producerByteRate,
    })
    const after = await throttled()
    demand(before === 0 && after > 0, `Held back for ${before} ms without the quota, ${after} with it`)
    return `fifteen seconds’ worth at once: held back for 0 ms without the quota, ${Math.round(after)} with it, and no record fails`
  },
  'producer-acks-not-all': async (test, rule) => {
    const { driver, one } = test
    for (const { design } of badExamples(rule)) {
      if (!isJavaClient(design.producers[0]?.client)) continue
      const args = { properties: producerFile(design), instead: { 'bootstrap.servers': one.bootstrap } }
      const effective = await driver.call<Effective>('producerEffective', args)
      demand(effective['enable.idempotence'] === 'false', 'Idempotence is still on')
    }
    return 'enable.idempotence in effect: true by default, false with acks=1 and acks=0, and no exception'
  },
  'delivery-at-most-once-for-business': async (test, rule) => {
    const topic = 'given-up'
    await createTopic(test, test.one, { name: topic, config: { 'cleanup.policy': 'compact' } })
    const producer = await Client.producer(test, test.one, producerFile(firstBad(rule)))
    // A record that the broker refuses: this producer never hears of it.
    const sent = await producer.send([{ topic, value: 'lost' }])
    await producer.do('close')
    demand(sent[0]?.error === undefined, 'The producer is told of the loss')
    const offsets = await offsetsOf(test, test.one, topic)
    demand(offsets[0]?.next === 0, 'The record is there')
    return 'the producer is told nothing of a record that the broker refused, and the topic is empty'
  },
  'delivery-weakest-link': async (test, rule) => {
    const topic = 'weakest-link'
    const design = firstBad(rule)
    await createTopic(test, test.one, { name: topic, config: { 'cleanup.policy': 'compact' } })
    const producer = await Client.producer(test, test.one, producerFile(design))
    const sent = await producer.send([
      { topic, value: 'refused by the broker' },
      { topic, key: 'k', value: 'v' },
    ])
    await producer.do('close')
    demand(
      sent.every(({ error }) => error === undefined),
      'The producer is told of the loss',
    )
    const group = await Client.consumer(test, test.one, [topic], groupFile(design), { 'group.id': topic })
    const read = await group.poll(5000)
    await group.do('close')
    demand(read.length <= 1 && !read.some(({ key }) => key === null), `It reads ${JSON.stringify(read)}`)
    return `of two records that the writer took as sent, the transactional group reads ${read.length}`
  },
  'producer-transactional-without-id': async (test, rule) => {
    const topic = 'without-id'
    await createTopic(test, test.one, { name: topic })
    const examples = badExamples(rule)
    for (const { design } of examples) {
      const producer = await Client.producer(test, test.one, producerFile(design))
      const thrown = await thrownBy(producer.do('initTransactions'))
      const [sent] = await producer.send([{ topic, key: 'k', value: 'v' }])
      await producer.do('close')
      demand(thrown?.type === 'IllegalStateException', `initTransactions: ${thrown}`)
      demand(sent?.offset !== undefined, `A record is answered ${JSON.stringify(sent)}`)
    }
    return `${examples.length} producers start and write outside of any transaction; initTransactions is an IllegalStateException`
  },
  'topic-mixed-partitioners': async (test, rule) => {
    const design = badExamples(rule).map((example) => example.design)[1]
    demand(design !== undefined, 'no example')
    const topic = 'mixed'
    await createTopic(test, test.one, { name: topic, partitions: 6 })
    const partitionsOf = async (index: number) => {
      const producer = await Client.producer(test, test.one, producerFile(design, index), {
        'batch.size': 1,
        'linger.ms': 0,
      })
      const sent = await producer.send(
        Array.from({ length: 60 }, () => ({ topic, key: 'order-1', value: 'v' })),
        { pauseMs: 5 },
      )
      await producer.do('close')
      return new Set(sent.map(({ partition }) => partition)).size
    }
    const [hashed, ignoring] = [await partitionsOf(0), await partitionsOf(1)]
    demand(hashed === 1 && ignoring > 1, `${hashed} and ${ignoring} partitions`)
    return `sixty records of one key: in 1 partition by the first producer, in ${ignoring} by the one that ignores keys`
  },
  'topic-order-without-key': async (test, rule) => {
    const design = firstBad(rule)
    const topic = 'unordered'
    await createTopic(test, test.one, { name: topic, partitions: 12 })
    const producer = await Client.producer(test, test.one, producerFile(design))
    const sent = await producer.send(
      Array.from({ length: 200 }, () => ({ topic, bytes: 1200 })),
      { pauseMs: 1 },
    )
    await producer.do('close')
    await pause(0)
    const partitions = new Set(sent.map(({ partition }) => partition)).size
    demand(partitions > 1, 'All records are in one partition')
    return `two hundred records of one sender lie in ${partitions} partitions`
  },
}
