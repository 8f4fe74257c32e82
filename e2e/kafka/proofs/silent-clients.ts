import { analyse } from '@/core/analyse'
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
  producerFile,
  recordsFor,
  until,
} from './proof'

type Effective = Readonly<Record<string, string | null>>

/** A key that no client knows changes nothing that it does know. */
const changesNothing =
  (kind: 'producer' | 'consumer'): Proofs[string] =>
  async ({ driver, one }, rule) => {
    const fileOf = kind === 'producer' ? producerFile : groupFile
    const instead = { 'bootstrap.servers': one.bootstrap, 'client.id': 'c' }
    const examples = badExamples(rule)
    for (const { design } of examples) {
      const finding = analyse(design).findings.find((one) => one.rule === rule)
      const key = finding?.field?.replace(/^config\./, '') ?? ''
      const properties = fileOf(design)
      demand(properties.includes(`\n${key}=`), `${key} is not in the export`)
      const without = properties
        .split('\n')
        .filter((line) => !line.startsWith(`${key}=`))
        .join('\n')
      const effective = await driver.call<Effective>(`${kind}Effective`, { properties, instead })
      const before = await driver.call<Effective>(`${kind}Effective`, { properties: without, instead })
      demand(!(key in effective), `${key} is known`)
      demand(JSON.stringify(effective) === JSON.stringify(before), `${key} changes something`)
    }
    return `${examples.length} ${kind}s start with it, and every setting in effect is the same without it`
  }

/** Rules about what clients do without a word, each with its before and after. */
export const silentClients: Proofs = {
  'producer-config-unknown-key': changesNothing('producer'),
  'consumer-group-config-unknown-key': changesNothing('consumer'),
  'cluster-config-unknown': async ({ driver }, rule) => {
    const examples = badExamples(rule)
    const before = await driver.call<Effective>('brokerEffective', {
      config: { 'auto.create.topics.enable': false },
    })
    for (const { design } of examples) {
      const after = await driver.call<Effective>('brokerEffective', { config: design.cluster.config })
      demand(JSON.stringify(after) === JSON.stringify(before), 'A setting in effect changes')
    }
    return `${examples.length} brokers' settings are taken, and none that is in effect changes`
  },
  'consumer-group-id-shared': async (test, rule) => {
    const design = firstBad(rule)
    const topic = 'group-id-shared'
    await createTopic(test, test.one, { name: topic, partitions: 2 })
    const index = design.consumerGroups.findIndex(({ groupId }) => groupId !== undefined)
    const readers = await Promise.all(
      [0, index].map((at) => Client.consumer(test, test.one, [topic], groupFile(design, at))),
    )
    const owned = async () => {
      const all: number[] = []
      for (const reader of readers) {
        await reader.poll(500)
        all.push((await reader.do<readonly unknown[]>('assignment')).length)
      }
      return all
    }
    await until(
      async () => (await owned()).join() === '1,1',
      'the two applications do not share the partitions',
    )
    await Promise.all(readers.map((reader) => reader.do('close')))
    const refused = badExamples(rule).find(({ errorClass }) => errorClass !== 'none is named')
    demand(refused !== undefined, 'no example is refused')
    const apart = refused.design.consumerGroups.findIndex(({ groupId }) => groupId !== undefined)
    const join = (at: number) =>
      Client.consumer(test, test.one, [topic], groupFile(refused.design, at), {
        'group.id': `${topic}-apart`,
      })
    const there = await join(0)
    await there.poll(5000)
    const newcomer = await join(apart)
    const thrown = await thrownBy(newcomer.poll(10_000))
    await Promise.all([there.do('close'), newcomer.do('close')])
    demandThrown(thrown, refused.errorClass, 'whoever has no assignor in common')
    return `of two partitions each application gets one, as members of one group; with no assignor in common the second fails with ${thrown?.type}`
  },
  'consumer-group-auto-commit-with-processing': async (test, rule) => {
    const topic = 'auto-commit'
    await createTopic(test, test.one, { name: topic })
    const producer = await Client.producer(test, test.one, producerFile(firstBad(rule)))
    await producer.send(recordsFor(topic, 10))
    await producer.do('close')
    const open = () =>
      Client.consumer(test, test.one, [topic], groupFile(firstBad(rule)), {
        'group.id': topic,
        'auto.offset.reset': 'earliest',
        'auto.commit.interval.ms': 100,
      })
    const failing = await open()
    demand((await failing.poll(20_000, 10)).length === 10, 'Not all is read')
    await failing.poll(1000)
    await failing.do('close')
    const next = await open()
    const again = await next.poll(4000)
    await next.do('close')
    demand(again.length === 0, `${again.length} records come again`)
    return 'ten records returned by poll, none worked on before the member ended: the next one is given none of them'
  },
  'consumer-group-offset-reset-loses': async (test, rule) => {
    const topic = 'reset'
    await createTopic(test, test.one, { name: topic })
    const producer = await Client.producer(test, test.one, producerFile(firstBad(rule)))
    await producer.send(recordsFor(topic, 5))
    await producer.do('close')
    const read = async (reset: string) => {
      const file = groupFile(firstBad(rule))
      const group = await Client.consumer(test, test.one, [topic], file, {
        'group.id': `reset-${reset}`,
        ...(reset && { 'auto.offset.reset': reset }),
      })
      const records = await group.poll(5000)
      await group.do('close')
      return records.length
    }
    const [own, earliest] = await Promise.all([read(''), read('earliest')])
    demand(own === 0 && earliest === 5, `${own} and ${earliest} records are read`)
    return 'of five records written before, the exported group reads none; with earliest all five'
  },
  'consumer-group-read-uncommitted': async (test, rule) => {
    const topic = 'rolled-back'
    await createTopic(test, test.one, { name: topic })
    const design = firstBad(rule)
    const producer = await Client.producer(test, test.one, producerFile(design), {
      'transactional.id': topic,
    })
    await producer.do('initTransactions')
    await producer.do('begin')
    await producer.send([{ topic, key: 'k', value: 'never happened' }])
    await producer.do('abort')
    await producer.do('close')
    const read = async (instead: Readonly<Record<string, string>>) => {
      const group = await Client.consumer(test, test.one, [topic], groupFile(design), instead)
      const records = await group.poll(4000)
      await group.do('close')
      return records.length
    }
    const own = await read({ 'group.id': 'own', 'auto.offset.reset': 'earliest' })
    const committed = await read({
      'group.id': 'committed',
      'auto.offset.reset': 'earliest',
      'isolation.level': 'read_committed',
    })
    demand(own === 1 && committed === 0, `${own} and ${committed} records are read`)
    return 'the record of an aborted transaction is read by the exported group, and not with read_committed'
  },
  'consumer-group-wider-than-partitions': async (test, rule) => {
    const design = firstBad(rule)
    const { views } = analyse(design)
    const view = views.consumerGroups['billing']
    const topic = 'wider'
    await createTopic(test, test.one, { name: topic, partitions: views.topics['orders']?.partitions ?? 0 })
    const members = await Promise.all(
      Array.from({ length: view?.group.members ?? 0 }, () =>
        Client.consumer(test, test.one, [topic], groupFile(design), { 'group.id': topic }),
      ),
    )
    let idle = -1
    await until(async () => {
      await Promise.all(members.map((member) => member.poll(500)))
      const shares = await Promise.all(members.map((member) => member.do<string[]>('assignment')))
      idle = shares.filter((share) => share.length === 0).length
      return shares.flat().length === views.topics['orders']?.partitions && idle === view?.sizing.idleMembers
    }, `${idle} members are idle, Surveyor says ${view?.sizing.idleMembers}`)
    await Promise.all(members.map((member) => member.do('close')))
    return `${members.length} members of ${views.topics['orders']?.partitions} partitions: ${idle} are given none, as Surveyor says`
  },
  'consumer-group-offsets-expire-before-stop': async (test, rule) => {
    const topic = 'expiring'
    const design = firstBad(rule)
    await createTopic(test, test.one, { name: topic })
    const producer = await Client.producer(test, test.one, producerFile(design))
    await producer.send(recordsFor(topic, 3))
    await producer.do('close')
    const group = await Client.consumer(test, test.one, [topic], groupFile(design), { 'group.id': topic })
    await group.poll(20_000, 3)
    await group.do('commitSync')
    await group.do('close')
    const committed = () =>
      test.driver.call<Record<string, number>>('committed', { bootstrap: test.one.bootstrap, group: topic })
    const before = await committed()
    demand(before[`${topic}-0`] === 3, `The group committed ${JSON.stringify(before)}`)
    // The broker's offsets.retention.minutes is the shortest that there is, one minute.
    await until(
      async () => Object.keys(await committed().catch(() => ({}))).length === 0,
      'The offset is still there',
      180_000,
    )
    return 'offset 3 committed; a minute after the last member left (offsets.retention.minutes=1) there is none'
  },
}
