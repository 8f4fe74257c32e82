import { join } from 'node:path'
import { settingsOf } from '@/core/exporters/setting-text'
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
  recordsFor,
  until,
} from './proof'

/** Rules about what brokers do with topics without a word, each with its before and after. */
export const silentTopics: Proofs = {
  'cluster-auto-creates-topics': async (test, rule) => {
    const topic = 'nobody.designed.this'
    const producer = await Client.producer(test, test.one, producerFile(firstBad(rule)))
    const [sent] = await producer.send([{ topic, key: 'k', value: 'v' }])
    await producer.do('close')
    const described = await test.driver.call<Record<string, { partitions: { replicas: number[] }[] }>>(
      'describe',
      { bootstrap: test.one.bootstrap, names: [topic] },
    )
    demand(sent?.offset === 0, `The write is answered ${JSON.stringify(sent)}`)
    demand(described[topic]?.partitions.length === 1, 'It has other than one partition')
    return 'a record to a topic that nobody created is taken; the topic is there, with one partition and one replica'
  },
  'topic-min-insync-replicas-above-replication-factor': async (test, rule) => {
    for (const [index, { design }] of badExamples(rule).entries()) {
      const name = `clipped-${index}`
      const [topic] = design.topics
      const config = Object.fromEntries(settingsOf(topic?.config))
      await createTopic(test, test.three, { name, replicationFactor: topic?.replicationFactor ?? 0, config })
      const producer = await Client.producer(test, test.three, producerFile(design))
      const [sent] = await producer.send([{ topic: name, key: 'k', value: 'v' }])
      await producer.do('close')
      demand(sent?.offset === 0, `acks=all is answered ${JSON.stringify(sent)}`)
    }
    return 'three replicas with min.insync.replicas=4, two with 3 and one with 2: created, and acks=all is acknowledged'
  },
  'topic-recompressed-by-broker': async (test, rule) => {
    const seen: string[] = []
    for (const [index, { design }] of badExamples(rule).entries()) {
      const name = `recompressed-${index}`
      const codec = String(design.topics[0]?.config?.['compression.type'])
      await createTopic(test, test.one, { name, config: { 'compression.type': codec } })
      const producer = await Client.producer(test, test.one, producerFile(design))
      await producer.send(recordsFor(name, 50))
      await producer.do('close')
      const file = join(test.one.dataFolder(1), `${name}-0`, '00000000000000000000.log')
      const codecs = await test.driver.call<string[]>('codecs', { file })
      const expected = codec === 'uncompressed' ? 'none' : codec
      demand(codecs.join() === expected, `The segment holds ${codecs}`)
      seen.push(`${expected} stored`)
    }
    return `another codec sent by the exported producer: ${seen.join(', ')} in the topic's segment`
  },
  'topic-record-over-fetch-size': async (test, rule) => {
    const topic = 'soft-limit'
    const design = firstBad(rule)
    await createTopic(test, test.one, { name: topic })
    const producer = await Client.producer(test, test.one, producerFile(design))
    const bytes = design.topics[0]?.record?.maximumBytes
    await producer.send(Array.from({ length: 3 }, (_, index) => ({ topic, key: `k${index}`, bytes })))
    await producer.do('close')
    const group = await Client.consumer(test, test.one, [topic], groupFile(design), { 'group.id': topic })
    const records = await group.poll(20_000, 3)
    await group.do('close')
    demand(records.length === 3, `${records.length} of three records come`)
    return `three records of ${bytes} bytes come through max.partition.fetch.bytes=8192`
  },
  'topic-retention-shorter-than-group-stop': async (test, rule) => {
    const topic = 'short-retention'
    const design = firstBad(rule)
    // The example's hours as seconds.
    await createTopic(test, test.one, { name: topic, config: { 'retention.ms': 6000, 'segment.ms': 1000 } })
    const producer = await Client.producer(test, test.one, producerFile(design))
    const open = () => Client.consumer(test, test.one, [topic], groupFile(design), { 'group.id': topic })
    await producer.send(recordsFor(topic, 2))
    const before = await open()
    demand((await before.poll(20_000, 2)).length === 2, 'Not all is read')
    await before.do('commitSync')
    await before.do('close')
    await producer.send(recordsFor(topic, 5))
    await until(
      async () => ((await offsetsOf(test, test.one, topic))[0]?.first ?? 0) >= 7,
      'Nothing is deleted',
    )
    await producer.send([{ topic, key: 'k', value: 'later' }])
    await producer.do('close')
    const after = await open()
    const read = await after.poll(10_000, 1)
    await after.do('close')
    demand(read[0]?.value === 'later' && (read[0]?.offset ?? 0) >= 7, `It reads ${JSON.stringify(read)}`)
    return `stopped at offset 2 of 7, the group goes on at offset ${read[0]?.offset}, and nothing is thrown`
  },
  'topic-retention-shorter-than-work': async (test, rule) => {
    const topic = 'kept-for-nothing'
    const design = firstBad(rule)
    await createTopic(test, test.one, { name: topic, config: { 'retention.ms': 0 } })
    const producer = await Client.producer(test, test.one, producerFile(design))
    await producer.send(recordsFor(topic, 5))
    await producer.do('close')
    await until(
      async () => ((await offsetsOf(test, test.one, topic))[0]?.first ?? 0) >= 5,
      'Nothing is deleted',
    )
    const group = await Client.consumer(test, test.one, [topic], groupFile(design), { 'group.id': topic })
    const read = await group.poll(5_000, 1)
    await group.do('close')
    demand(read.length === 0, `It reads ${JSON.stringify(read)}`)
    return 'with retention.ms=0 a group that begins at the start reads none of five records that were acknowledged'
  },
  'topic-segment-longer-than-retention': async (test, rule) => {
    const design = firstBad(rule)
    const config = { 'retention.ms': 3000 }
    await Promise.all([
      createTopic(test, test.one, { name: 'open-segment', config }),
      createTopic(test, test.one, { name: 'closed-segments', config: { ...config, 'segment.ms': 500 } }),
    ])
    const producer = await Client.producer(test, test.one, producerFile(design), { 'linger.ms': 0 })
    const first = async (topic: string) => (await offsetsOf(test, test.one, topic))[0]?.first ?? 0
    const started = Date.now()
    await until(async () => {
      await producer.send(recordsFor('open-segment', 1).concat(recordsFor('closed-segments', 1)))
      await pause(300)
      return (await first('closed-segments')) > 0 && Date.now() - started > 10_000
    }, 'Closed segments stay')
    const kept = await first('open-segment')
    await producer.do('close')
    demand(kept === 0, 'The open segment lost its first record')
    return `after ${Math.round((Date.now() - started) / 1000)} s with retention.ms=3000 the first record is there in the open segment, and gone where segments are closed`
  },
  'topic-tombstones-shorter-than-group-stop': async (test, rule) => {
    const topic = 'tombstones'
    const config = {
      'cleanup.policy': 'compact',
      'delete.retention.ms': 500,
      'segment.ms': 500,
      'min.cleanable.dirty.ratio': 0.01,
    }
    await createTopic(test, test.one, { name: topic, config })
    const producer = await Client.producer(test, test.one, producerFile(firstBad(rule)), { 'linger.ms': 0 })
    await producer.send([{ topic, key: 'gone', value: 'v' }])
    const stopped = await Client.consumer(test, test.one, [topic], groupFile(firstBad(rule)), {
      'group.id': topic,
    })
    demand((await stopped.poll(20_000, 1)).length === 1, 'Nothing is read')
    await stopped.do('commitSync')
    await stopped.do('close')
    await producer.send([{ topic, key: 'gone' }])
    let round = 0
    const keys = async () => {
      const reader = await Client.consumer(test, test.one, [topic], groupFile(firstBad(rule)), {
        'group.id': `${topic}-${round}`,
      })
      const read = await reader.poll(2500)
      await reader.do('close')
      return read.map(({ key }) => key)
    }
    await until(
      async () => {
        round += 1
        await producer.send([{ topic, key: 'other', value: `${round}` }])
        return !(await keys()).includes('gone')
      },
      'The tombstone stays',
      120_000,
    )
    await producer.do('close')
    const back = await Client.consumer(test, test.one, [topic], groupFile(firstBad(rule)), {
      'group.id': topic,
    })
    const heard = await back.poll(5000)
    await back.do('close')
    demand(heard.length > 0 && !heard.some(({ key }) => key === 'gone'), `It hears ${JSON.stringify(heard)}`)
    return 'back after delete.retention.ms (made 0.5 s), the group reads on and never hears that the key was deleted'
  },
}
