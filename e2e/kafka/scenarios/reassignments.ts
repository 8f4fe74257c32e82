import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from '@/core/analyse'
import { createPlanner } from '@/core/compare/plan-change'
import { planScript } from '@/core/compare/plan-script'
import { planReassignment } from '@/core/compare/reassignment'
import { kafkaCli } from '@/core/exporters/kafka-cli'
import { importFiles } from '@/core/importers/import-files'
import type { Assignments } from '@/core/kafka/assignments'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { Client, recordsFor, until } from '../proofs/proof'
import { Cluster } from '../support/cluster'
import type { KafkaTest } from '../support/kafka-test'
import { removeFolder, temporaryFolder } from '../support/leavings'
import { runScript } from '../support/script-runs'

const BROKERS = 4
const RACKS = 2
const RECORDS = 300

/** Topics that get more replicas, some that get fewer, and one that stays. */
const design = (name: string, factors: Readonly<Record<string, number>>): Design => ({
  ...emptyDesign(name),
  cluster: { ...emptyDesign(name).cluster, brokers: BROKERS, racks: RACKS },
  topics: Object.entries(factors).map(([topic, replicationFactor]) => ({
    name: topic,
    partitions: 6,
    replicationFactor,
    config: { 'min.insync.replicas': 1 },
  })),
})
const A = design('A', { orders: 1, clicks: 4, audit: 2, stays: 3 })
const B = design('B', { orders: 2, clicks: 2, audit: 4, stays: 3 })
const C = design('C', { orders: 4, clicks: 1, audit: 2, stays: 3 })

/**
 * Four brokers in two racks: what listings say of them makes the reassignment, Kafka's own tool carries it out under
 * its throttle, and the cluster is as the later design says, its replicas over both racks and no throttle left; the way
 * back brings it to what it was. The plan's script does the same without being told a broker or a rack.
 */
export async function reassign(test: KafkaTest): Promise<void> {
  const { report, driver } = test
  const cluster = await Cluster.start(BROKERS, {}, false, RACKS)
  const { bootstrap } = cluster
  await until(
    async () => (await driver.call<number>('nodes', { bootstrap })) === BROKERS,
    `The cluster of ${BROKERS} does not come together`,
  )
  const folder = temporaryFolder('reassign')
  const bash = (text: string) => runScript(text, bootstrap, mkdtempSync(join(folder, 'run-')))
  const tool = (line: string) =>
    bash(`"$KAFKA_BIN"/${line.replace(' ', ' --bootstrap-server "$BOOTSTRAP" ')}\n`)
  const listed = async () => {
    const texts = [await tool('kafka-topics.sh --describe'), await tool('kafka-broker-api-versions.sh ')]
    const read = await importFiles(texts.map((text, at) => ({ name: `listing-${at}.txt`, text })))
    if (!read.ok) throw new Error(`Kafka’s own listings are not read: ${read.error[0]?.message}`)
    return read.value
  }
  /** Carries out one text of JSON under a throttle, and waits until it is done and the throttle is gone. */
  const carryOut = async (json: string, throttle: number) => {
    const file = join(folder, 'reassignment.json')
    writeFileSync(file, json)
    await tool(
      `kafka-reassign-partitions.sh --reassignment-json-file ${file} --execute --throttle ${throttle}`,
    )
    await until(
      async () =>
        !(await tool(`kafka-reassign-partitions.sh --reassignment-json-file ${file} --verify`)).includes(
          'still in progress',
        ),
      'The reassignment does not end',
    )
  }
  const throttles = async () => {
    const told = [
      await tool('kafka-configs.sh --describe --entity-type brokers'),
      await tool('kafka-configs.sh --describe --entity-type topics'),
    ].join('\n')
    return told.match(/\w+\.replication\.throttled\.\w+/g) ?? []
  }
  const judge = async (after: Design, what: string) => {
    const { assignments } = await listed()
    report.same(factorsOf(assignments), wanted(after), `${what}: replication factors`)
    report.same(
      unevenOf(assignments),
      [],
      `${what}: partitions whose replicas stand in one rack more than in the other`,
    )
    report.same(await throttles(), [], `${what}: throttles that are left`)
    return assignments
  }
  try {
    await bash(kafkaCli.export(A, analyse(A))[0]?.text ?? '')
    const writer = await Client.producer(test, cluster, '', {
      'key.serializer': 'org.apache.kafka.common.serialization.StringSerializer',
      'value.serializer': 'org.apache.kafka.common.serialization.StringSerializer',
    })
    for (const { name } of A.topics) await writer.send(recordsFor(name, RECORDS))
    await writer.do('close')
    const read = await listed()
    report.same([...read.racks.values()].sort(), ['r1', 'r1', 'r2', 'r2'], 'racks as listings say')
    const planned = planReassignment(createPlanner(A, B), read)
    if (!planned) throw new Error('No reassignment is planned.')
    await carryOut(planned.json, planned.copying.throttle)
    const after = await judge(B, 'after the reassignment')
    report.same(stayed(read.assignments, after), [], 'preferred leaders that changed')
    await carryOut(planned.rollback, planned.copying.throttle)
    const back = (await listed()).assignments
    report.same(entriesOf(back), entriesOf(read.assignments), 'replicas after the way back')
    await bash(planScript(A, B))
    await judge(B, 'after the script from A to B')
    await bash(planScript(B, C))
    await judge(C, 'after the script from B to C')
    report.figure(
      'partitions moved over two racks by the exported reassignment, under its throttle, and back',
      String(18),
    )
    report.figure('plans whose script asked the cluster for its brokers and racks', String(2))
  } finally {
    removeFolder(folder)
    for (const id of cluster.brokerIds) await cluster.killBroker(id)
  }
}

const own = (assignments: Assignments) => [...assignments].filter(([name]) => !name.startsWith('__'))

const entriesOf = (assignments: Assignments) =>
  Object.fromEntries(own(assignments).map(([name, partitions]) => [name, partitions.map(String)]))

const factorsOf = (assignments: Assignments) =>
  Object.fromEntries(
    own(assignments)
      .map(([name, partitions]): [string, number[]] => [
        name,
        [...new Set(partitions.map(({ length }) => length))],
      ])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

const wanted = ({ topics }: Design) =>
  Object.fromEntries(
    topics
      .map(({ name, replicationFactor = 0 }): [string, number[]] => [name, [replicationFactor]])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

/** Brokers 1 and 3 stand in the first rack, 2 and 4 in the second. */
const unevenOf = (assignments: Assignments): string[] =>
  own(assignments).flatMap(([name, partitions]) =>
    partitions.flatMap((replicas, partition) => {
      const first = replicas.filter((id) => id % RACKS === 1).length
      return Math.abs(2 * first - replicas.length) > 1 ? [`${name}-${partition}: ${replicas}`] : []
    }),
  )

const stayed = (before: Assignments, after: Assignments): string[] =>
  own(before).flatMap(([name, partitions]) =>
    partitions.flatMap(([leader], at) => (after.get(name)?.[at]?.[0] === leader ? [] : [`${name}-${at}`])),
  )
