import type { Config, Design } from '@/core/model/design'
import { Cluster } from '../support/cluster'
import { thrownBy } from '../support/driver'
import {
  badExamples,
  Client,
  createTopic,
  demand,
  demandThrown,
  firstBad,
  groupFile,
  type Proofs,
  pause,
  producerFile,
} from './proof'

/** The settings of the example's client as they are written: a file leaves out a number that Kafka refuses, and says so. */
function asWritten(design: Design, kind: 'producer' | 'consumer'): Record<string, string> {
  const [client] = kind === 'producer' ? design.producers : design.consumerGroups
  const written = Object.entries(client?.config ?? {}).filter(([, value]) => value !== null)
  return Object.fromEntries(written.map(([key, value]) => [key, String(value)]))
}

const refusedAtStart =
  (kind: 'producer' | 'consumer'): Proofs[string] =>
  async ({ driver, one }, rule) => {
    const examples = badExamples(rule)
    const fileOf = kind === 'producer' ? producerFile : groupFile
    for (const [index, { design, errorClass }] of examples.entries()) {
      const args = {
        properties: fileOf(design),
        instead: { ...asWritten(design, kind), 'bootstrap.servers': one.bootstrap },
      }
      demandThrown(
        await thrownBy(driver.call(`${kind}Effective`, args)),
        errorClass,
        `${rule}, example ${index + 1}`,
      )
    }
    return `${examples.length} exported ${kind}s do not start: ${[...new Set(examples.map(({ errorClass }) => errorClass))].join(', ')}`
  }

const brokersRefused: Proofs[string] = async ({ driver }, rule) => {
  const examples = badExamples(rule)
  for (const [index, { design, errorClass }] of examples.entries())
    demandThrown(
      await thrownBy(driver.call('brokerEffective', { config: design.cluster.config })),
      errorClass,
      `${rule}, example ${index + 1}`,
    )
  return `${examples.length} brokers' settings are refused by KafkaConfig, which a broker reads first: ${examples[0]?.errorClass}`
}

/** Whoever starts second with an id of transactions puts the first out; the producers by their index in the design. */
const fencesTheFirst =
  ([one, other]: readonly [number, number]): Proofs[string] =>
  async (test, rule) => {
    const [example] = badExamples(rule)
    demand(example !== undefined, 'no example')
    const topic = rule
    await createTopic(test, test.one, { name: topic })
    const open = (index: number) => Client.producer(test, test.one, producerFile(example.design, index))
    const first = await open(one)
    await first.do('initTransactions')
    await first.do('begin')
    await first.send([{ topic, key: 'k', value: 'v' }])
    const second = await open(other)
    await second.do('initTransactions')
    const thrown = await thrownBy(first.do('commit'))
    await Promise.all([first.do('close'), second.do('close')])
    demandThrown(thrown, example.errorClass, 'the first one')
    return `once a second one starts with its id, the first one fails with ${thrown?.type}`
  }

/** What StreamsConfig says of the settings of the example's application; its producers' are read from it as they start. */
const streamsRefused: Proofs[string] = async ({ driver, one }, rule) => {
  const examples = badExamples(rule)
  for (const [index, { design, errorClass }] of examples.entries()) {
    const [app] = design.streamsApps
    const written = Object.entries(app?.config ?? {}).filter(([, value]) => value !== null)
    const instead = {
      ...Object.fromEntries(written.map(([key, value]) => [key, String(value)])),
      'application.id': app?.name ?? '',
      'bootstrap.servers': one.bootstrap,
    }
    demandThrown(
      await thrownBy(driver.call('streamsEffective', { instead })),
      errorClass,
      `${rule}, example ${index + 1}`,
    )
  }
  return `${examples.length} Streams applications do not start: ${[...new Set(examples.map(({ errorClass }) => errorClass))].join(', ')}`
}

/** What a class that judges settings says of those that the bad examples set of a group, on brokers with theirs. */
const judgedAs =
  (kind: 'share-consumer' | 'group', settings: (design: Design) => Config | undefined): Proofs[string] =>
  async ({ driver }, rule) => {
    const examples = badExamples(rule)
    const cases = examples.map(({ design }) => ({
      kind,
      config: settings(design) ?? {},
      brokers: design.cluster.config ?? {},
    }))
    const answers = await driver.call<{ ok: boolean; errorClass?: string }[]>('validate', { cases })
    for (const [index, { errorClass }] of examples.entries())
      demand(
        answers[index]?.errorClass === errorClass,
        `example ${index + 1}: ${JSON.stringify(answers[index])}, not ${errorClass}`,
      )
    return `Kafka's own classes refuse the settings of ${examples.length} groups: ${examples[0]?.errorClass}`
  }

/** Rules whose bad examples make a client fail: as it starts, joins, or is put out by another. */
export const rejectedClients: Proofs = {
  'producer-config-invalid-value': refusedAtStart('producer'),
  'producer-config-rejected': refusedAtStart('producer'),
  'consumer-group-config-invalid-value': refusedAtStart('consumer'),
  'consumer-group-config-rejected': refusedAtStart('consumer'),
  'consumer-group-share-config-rejected': judgedAs(
    'share-consumer',
    ({ consumerGroups }) => consumerGroups[0]?.config,
  ),
  'consumer-group-settings-refused': judgedAs(
    'group',
    ({ consumerGroups }) => consumerGroups[0]?.groupConfig,
  ),
  'streams-app-group-settings-refused': judgedAs('group', ({ streamsApps }) => streamsApps[0]?.groupConfig),
  'cluster-config-invalid-value': brokersRefused,
  'cluster-config-rejected': brokersRefused,
  'producer-transaction-timeout-above-broker': async (test, rule) => {
    const [example] = badExamples(rule)
    demand(example !== undefined, 'no example')
    const producer = await Client.producer(test, test.one, producerFile(example.design), {
      'transactional.id': 'too-long',
    })
    const thrown = await thrownBy(producer.do('initTransactions'))
    await producer.do('close')
    // The producer wraps the broker's InvalidTxnTimeoutException in a KafkaException and keeps its words alone.
    const words = 'The transaction timeout is larger than the maximum value allowed by the broker'
    demand(example.errorClass === 'InvalidTxnTimeoutException', `${example.errorClass} is foretold`)
    demand(thrown?.message.includes(words) === true, `initTransactions: ${thrown?.message}`)
    return `the producer starts, and initTransactions is refused: InvalidTxnTimeoutException of the broker, as a ${thrown?.type} of the client`
  },
  'streams-app-config-invalid-value': streamsRefused,
  'producer-transactional-id-shared': fencesTheFirst([0, 0]),
  'producer-transactional-id-taken': fencesTheFirst([0, 1]),
  'consumer-group-session-timeout-outside-broker-limits': async (test, rule) => {
    const topic = 'session-limits'
    await createTopic(test, test.one, { name: topic })
    let refused = 0
    for (const { design, errorClass } of badExamples(rule)) {
      if (design.cluster.config?.['group.min.session.timeout.ms'] !== undefined) continue
      const group = await Client.consumer(test, test.one, [topic], groupFile(design), {
        'group.id': `session-${refused}`,
      })
      const thrown = await thrownBy(group.poll(10_000))
      await group.do('close')
      demandThrown(thrown, errorClass, 'joining')
      refused += 1
    }
    demand(refused > 0, 'No example was run')
    return `${refused} members start and are refused as they join; the example that changes the broker was not run`
  },
  'consumer-group-protocol-turned-off': async (test, rule) => {
    const [example] = badExamples(rule)
    demand(example !== undefined, 'no example')
    const offered = example.design.cluster.config?.['group.coordinator.rebalance.protocols']
    const cluster = await Cluster.start(1, { 'group.coordinator.rebalance.protocols': String(offered) })
    const topic = 'turned-off'
    await createTopic(test, cluster, { name: topic })
    const member = await Client.consumer(test, cluster, [topic], groupFile(example.design))
    const thrown = await thrownBy(member.poll(20_000))
    await member.do('close')
    await cluster.killBroker(1)
    demandThrown(thrown, example.errorClass, 'the first poll')
    return `on brokers that offer ${offered} only, the first poll of group.protocol=consumer fails with ${thrown?.type}`
  },
  'consumer-group-instance-id-shared': async (test, rule) => {
    const [example, newer] = badExamples(rule)
    demand(example !== undefined && newer !== undefined, 'no example')
    const topic = 'shared-instance-id'
    await createTopic(test, test.one, { name: topic })
    const open = () =>
      Client.consumer(test, test.one, [topic], groupFile(example.design), { 'group.id': topic })
    const first = await open()
    await first.poll(3000)
    const second = await open()
    const [thrown] = await Promise.all([thrownBy(first.poll(15_000)), second.poll(6000)])
    await Promise.all([first.do('close'), second.do('close')])
    demandThrown(thrown, example.errorClass, 'the first member')
    const join = () =>
      Client.consumer(test, test.one, [topic], groupFile(newer.design), { 'group.id': `${topic}-newer` })
    const there = await join()
    await there.poll(5000)
    const newcomer = await join()
    const [, refused] = await Promise.all([there.poll(6000), thrownBy(newcomer.poll(10_000))])
    await Promise.all([there.do('close'), newcomer.do('close')])
    demandThrown(refused, newer.errorClass, 'the newcomer')
    return `once a second member joins by the same id, the first one is fenced; with the newer protocol the second fails with ${refused?.type}`
  },
  'consumer-group-poll-interval-too-short': async (test, rule) => {
    const errorClass = badExamples(rule)[0]?.errorClass ?? ''
    const topic = 'poll-interval'
    await createTopic(test, test.one, { name: topic })
    const producer = await Client.producer(test, test.one, producerFile(firstBad(rule)))
    await producer.send([{ topic, key: 'k', value: 'v' }])
    await producer.do('close')
    // The repair group of the example, with its times made short: a poll interval of 1.5 s, work of 5 s.
    const group = await Client.consumer(test, test.one, [topic], groupFile(firstBad(rule), 1), {
      'group.id': topic,
      'max.poll.interval.ms': 1500,
    })
    demand((await group.poll(20_000, 1)).length === 1, 'The member reads nothing')
    await pause(5000)
    const thrown = await thrownBy(group.do('commitSync'))
    await group.do('close')
    demandThrown(thrown, errorClass, 'the commit')
    const auto = await Client.consumer(test, test.one, [topic], groupFile(firstBad(rule), 1), {
      'group.id': `${topic}-auto`,
      'max.poll.interval.ms': 1500,
      'enable.auto.commit': true,
    })
    demand((await auto.poll(20_000, 1)).length === 1, 'The member reads nothing')
    await pause(5000)
    const told = await thrownBy(auto.poll(1000))
    await auto.do('close')
    demand(told === undefined, `With auto commit the next poll throws ${told?.type}`)
    return 'a member that works for longer than max.poll.interval.ms (made 1.5 s) cannot commit; with auto commit nothing is thrown'
  },
}
