import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from '@/core/analyse'
import { handedOverBy } from '@/core/compare/hand-over'
import { createPlanner } from '@/core/compare/plan-change'
import { planScript } from '@/core/compare/plan-script'
import { kafkaCli } from '@/core/exporters/kafka-cli'
import type { Design, Topic } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { Client, groupFile, pause, producerFile, type Read } from '../proofs/proof'
import type { KafkaTest } from '../support/kafka-test'
import { removeFolder, temporaryFolder } from '../support/leavings'
import { runScript } from '../support/script-runs'
import { expectedShapes, shapesOnceEqual } from './designs'

const OLD = 'orders-to-hand-over'
const GROUP = 'billing-handed-over'
const KEYS = 20
const EACH = 200

const shop = (topic: Partial<Topic>): Design => ({
  ...emptyDesign('shop'),
  cluster: { ...emptyDesign('shop').cluster, brokers: 3, racks: 3 },
  producers: [
    { name: 'checkout', produces: [{ topic: OLD, recordsPerSecond: { average: 100, peak: 100 } }] },
  ],
  topics: [
    {
      name: OLD,
      partitions: 6,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'orderId', cardinality: KEYS },
      ...topic,
    },
  ],
  consumerGroups: [{ name: GROUP, members: 1, commit: 'after-processing', consumes: [{ topic: OLD }] }],
})

/** What Kafka refuses for a topic in its place, what breaks the order of keys, and what loses records. */
const CHANGES: readonly (readonly [what: string, before: Design, after: Design])[] = [
  ['more partitions', shop({}), shop({ partitions: 8 })],
  ['fewer partitions', shop({}), shop({ partitions: 4, config: { 'retention.ms': 3_600_000 } })],
  ['compaction', shop({}), shop({ config: { 'cleanup.policy': 'compact' } })],
]

/**
 * A new topic takes the part of an old one as the plan says, step by step: its script, both written, the reader moved
 * with the command that the step names, the new one written alone, the old one deleted. The cluster is then as the later
 * design says, under the new name; nothing written was left out and each key was read in order.
 */
export async function handOver(test: KafkaTest): Promise<void> {
  const folder = temporaryFolder('hand-over')
  try {
    let [read, twice] = [0, 0]
    for (const [what, before, after] of CHANGES) {
      const seen = await handOverOne(test, what, before, after, mkdtempSync(join(folder, 'plan-')))
      read += seen.records
      twice += seen.twice
    }
    test.report.figure('topics handed over to a new one as the plan says', String(CHANGES.length))
    test.report.figure('records read on the way, left out, out of order, twice', `${read}, 0, 0, ${twice}`)
  } finally {
    removeFolder(folder)
  }
}

async function handOverOne(test: KafkaTest, what: string, before: Design, after: Design, folder: string) {
  const { driver, report, three } = test
  const { bootstrap } = three
  const bash = (text: string) => runScript(text, bootstrap, folder, { PLAN_AGREED: 'yes' })
  await bash(kafkaCli.export(before, analyse(before))[0]?.text ?? '')
  await shapesOnceEqual(test, bootstrap, [OLD], expectedShapes(before))
  const asked = new Set([OLD])
  const steps = createPlanner(before, after).plan('kafka-cli', asked)
  report.same([...handedOverBy(steps)], [OLD], `${what}: topics that the plan hands over`)
  const next = steps.find(({ creates }) => creates !== undefined)?.creates ?? ''

  const writer = await Client.producer(test, three, producerFile(before))
  let sent = 0
  const write = async (topics: readonly string[]) => {
    const batch = Array.from({ length: EACH }, () => ({ key: `k${sent % KEYS}`, value: String(sent++) }))
    await writer.send(batch.flatMap((record) => topics.map((topic) => ({ topic, ...record }))))
  }
  const seen: Read[] = []
  const readAll = async (topic: string) => {
    const group = await Client.consumer(test, three, [topic], groupFile(before), {
      'auto.offset.reset': 'earliest',
    })
    seen.push(...(await group.readToEnd()))
    await group.do('commitSync')
    await group.do('close')
  }
  await write([OLD])
  await readAll(OLD)
  await bash(planScript(before, after, asked))
  const renamed: Design = { ...after, topics: after.topics.map((topic) => ({ ...topic, name: next })) }
  const both = { ...expectedShapes(before), ...expectedShapes(renamed) }
  report.same(
    await shapesOnceEqual(test, bootstrap, [OLD, next], both),
    both,
    `${what}: both topics after the plan’s script`,
  )
  await write([OLD, next])
  await pause(50)
  const moment = new Date().toISOString()
  await pause(50)
  await write([OLD, next])
  await readAll(OLD)
  await write([OLD, next])
  const told =
    steps.map(({ sentence }) => sentence).find((sentence) => sentence.includes('--reset-offsets')) ?? ''
  const command = /`(kafka-consumer-groups\.sh [^`]+)`/.exec(told)?.[1]?.replace('…', moment)
  if (command === undefined) throw new Error(`${what}: the plan names no command for the reader.`)
  await bash(`"$KAFKA_BIN"/${command.replace(' ', ' --bootstrap-server "$BOOTSTRAP" ')}\n`)
  await readAll(next)
  await write([next])
  await readAll(next)
  await writer.do('close')
  await driver.call('delete', { bootstrap, names: [OLD] })
  const later = expectedShapes(renamed)
  report.same(
    await shapesOnceEqual(test, bootstrap, [next], later),
    later,
    `${what}: the cluster after its plan`,
  )
  const values = seen.map(({ value }) => Number(value))
  const left = Array.from({ length: sent }, (_, at) => at).filter((at) => !values.includes(at))
  report.same(left, [], `${what}: records that nobody read`)
  report.same(outOfOrder(seen), [], `${what}: keys whose records came out of order`)
  await driver.call('delete', { bootstrap, names: [next] })
  return { records: new Set(values).size, twice: values.length - new Set(values).size }
}

/** Keys of which a record that came for the first time is older than one that came before it. */
function outOfOrder(seen: readonly Read[]): string[] {
  const last = new Map<string, number>()
  const known = new Set<string>()
  return seen.flatMap(({ key, value }) => {
    if (key === null || value === null || known.has(value)) return []
    known.add(value)
    const isLate = Number(value) < (last.get(key) ?? -1)
    last.set(key, Math.max(Number(value), last.get(key) ?? -1))
    return isLate ? [`${key}: ${value}`] : []
  })
}
