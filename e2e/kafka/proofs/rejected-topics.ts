import { analyse } from '@/core/analyse'
import { settingsOf } from '@/core/exporters/setting-text'
import { soundDesign } from '@/core/lint/sound-design'
import type { Design } from '@/core/model/design'
import { thrownBy } from '../support/driver'
import type { KafkaTest } from '../support/kafka-test'
import {
  badExamples,
  Client,
  createTopic,
  demand,
  demandThrown,
  groupFile,
  type Proofs,
  producerFile,
} from './proof'

/** Has a cluster judge every topic of a design without creating it; what it throws first. */
async function createOf({ driver, one, three }: KafkaTest, design: Design) {
  const { views } = analyse(design)
  const isTiered = design.cluster.config?.['remote.log.storage.system.enable'] === true
  const isAlone = isTiered || design.cluster.brokers === 1
  for (const topic of design.topics) {
    const view = views.topics[topic.name]
    const thrown = await thrownBy(
      driver.call('create', {
        bootstrap: isAlone ? one.bootstrap : three.bootstrap,
        only: true,
        name: topic.name,
        partitions: view?.partitions ?? 1,
        // The broker that offers tiered storage is alone.
        replicationFactor: isTiered ? 1 : (view?.replicationFactor ?? 1),
        config: Object.fromEntries(settingsOf(topic.config)),
      }),
    )
    if (thrown) return thrown
  }
  return undefined
}

const refusedAtCreation: Proofs[string] = async (test, rule) => {
  const examples = badExamples(rule)
  for (const [index, { design, errorClass }] of examples.entries())
    demandThrown(await createOf(test, design), errorClass, `${rule}, example ${index + 1}`)
  // Under names of its own: another proof has a topic of the sound one's names for a while.
  const { topics, ...rest } = soundDesign()
  const named = topics.map((topic) => ({ ...topic, name: `sound-${topic.name}` }))
  const sound = await createOf(test, { ...rest, topics: named })
  demand(sound === undefined, `The sound design is refused: ${sound}`)
  return `${examples.length} topics refused at creation by ${examples[0]?.errorClass}; the sound one is taken`
}

/** Rules whose bad examples a cluster refuses when their topics are created or written. */
export const rejectedTopics: Proofs = {
  'topic-name-illegal': refusedAtCreation,
  'topic-config-unknown': refusedAtCreation,
  'topic-config-invalid-value': refusedAtCreation,
  'topic-compaction-lag-conflict': refusedAtCreation,
  'topic-partitions-refused': refusedAtCreation,
  'topic-replication-factor-above-brokers': refusedAtCreation,
  'topic-tiered-storage-conflict': refusedAtCreation,
  'topic-names-collide': async (test, rule) => {
    const [example] = badExamples(rule)
    demand(example !== undefined, 'no example')
    const [first] = example.design.topics.filter(({ name }) => name === 'orders.dlq')
    await createTopic(test, test.three, { name: first?.name ?? '' })
    const thrown = await createOf(test, {
      ...example.design,
      topics: example.design.topics.filter((topic) => topic !== first),
    })
    demandThrown(thrown, example.errorClass, 'the second name')
    await test.driver.call('delete', { bootstrap: test.three.bootstrap, names: [first?.name] })
    return `beside orders.dlq the other one is refused by ${example.errorClass}`
  },
  'topic-internal': async (test, rule) => {
    const [example] = badExamples(rule)
    demand(example !== undefined, 'no example')
    const topic = 'beside-internal'
    await createTopic(test, test.three, { name: topic })
    // A group that commits has Kafka create its topic of offsets.
    const group = await Client.consumer(test, test.three, [topic], groupFile(example.design), {
      'group.id': topic,
    })
    await group.poll(3000)
    await group.do('commitSync')
    await group.do('close')
    const producer = await Client.producer(test, test.three, producerFile(example.design))
    const name = example.design.topics[0]?.name ?? ''
    const [sent] = await producer.send([{ topic: name, key: 'k', value: 'v' }])
    await producer.do('close')
    demand(sent?.error?.type === example.errorClass, `The broker answers ${JSON.stringify(sent)}`)
    return `a record for ${name} is refused by ${sent?.error?.type}`
  },
  'topic-compacted-without-key': async (test, rule) => {
    for (const [index, { design, errorClass }] of badExamples(rule).entries()) {
      // Where no key is stated nothing is foretold.
      if (design.topics[0]?.key === undefined) continue
      const name = `without-key-${index}`
      const config = Object.fromEntries(settingsOf(design.topics[0]?.config))
      await createTopic(test, test.three, { name, replicationFactor: 3, config })
      const producer = await Client.producer(test, test.three, producerFile(design))
      const [keyed] = await producer.send([{ topic: name, key: 'k', value: 'v' }])
      demand(keyed?.offset === 0, 'A record with a key is refused')
      const [sent] = await producer.send([{ topic: name, value: 'v' }])
      await producer.do('close')
      demand(sent?.error?.type === errorClass, `The broker answers ${sent?.error?.type}, not ${errorClass}`)
    }
    return 'a record with a key is written, one without is refused by InvalidRecordException'
  },
  'topic-size-limits-chain': async (test, rule) => {
    const examples = badExamples(rule)
    for (const [index, { design, errorClass }] of examples.entries()) {
      const name = `large-${index}`
      const [topic] = design.topics
      const ofBrokers = design.cluster.config?.['message.max.bytes']
      const config = {
        // The brokers here serve other proofs: what a topic has from them it is given itself.
        ...(ofBrokers != null && { 'max.message.bytes': String(ofBrokers) }),
        ...Object.fromEntries(settingsOf(topic?.config)),
      }
      await createTopic(test, test.three, { name, replicationFactor: 3, config })
      const producer = await Client.producer(test, test.three, producerFile(design))
      const bytes = topic?.record?.maximumBytes ?? 0
      const [sent] = await producer.send([{ topic: name, key: 'k', bytes }])
      await producer.do('close')
      demand(sent?.error?.type === errorClass, `${bytes} bytes: ${JSON.stringify(sent)}, not ${errorClass}`)
    }
    return `the largest record of ${examples.length} designs is refused by RecordTooLargeException`
  },
}
