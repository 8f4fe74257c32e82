import { fluidLag, lagAt } from '@/core/simulation/fluid-lag'
import { Client, createTopic, pause, recordsFor, until } from '../proofs/proof'
import type { KafkaTest } from '../support/kafka-test'

const PARTITIONS = 4
const MEMBERS = 2
const MS_PER_RECORD = 5
const RECORDS_PER_POLL = 20
/** Records that the group does a second. */
const CAPACITY = (MEMBERS * 1000) / MS_PER_RECORD
/** A calm, a burst beyond what the group can do, and time to drain; records a second, seconds. */
const STEPS = [
  { arrival: 200, seconds: 3 },
  { arrival: 900, seconds: 6 },
  { arrival: 100, seconds: 11 },
] as const
const SECONDS = STEPS.reduce((sum, { seconds }) => sum + seconds, 0)
const FASTEST = Math.max(...STEPS.map(({ arrival }) => arrival))
/**
 * What the fluid leaves out on a machine without delays: every member has a poll's records done and not yet
 * committed, and a tenth of a second of records is under way in batches and fetches.
 */
const UNDER_WAY = MEMBERS * RECORDS_PER_POLL + FASTEST * 0.1
/** A machine that made a client wait for longer than this has not kept the speeds: once more. */
const BUSY_SECONDS = 0.5
const ATTEMPTS = 3

interface Reading {
  /** Since the beginning, in the middle of the reading. */
  readonly at: number
  readonly took: number
  readonly expected: number
  readonly reported: number
}
interface Burst {
  readonly readings: readonly Reading[]
  /** Records by which the clients, as they measured themselves, may have been off their speeds. */
  readonly behind: number
}

/** A real producer and group of known speeds: the lag that the core expects beside the one that the broker reports. */
export async function measureBurst(test: KafkaTest): Promise<void> {
  const { report } = test
  let burst = await oneBurst(test, 1)
  for (let attempt = 2; attempt <= ATTEMPTS && burst.behind > CAPACITY * BUSY_SECONDS; attempt++) {
    report.note(`the machine was too busy to keep the speeds (${burst.behind.toFixed(0)} records); once more`)
    burst = await oneBurst(test, attempt)
  }
  const { readings, behind } = burst
  const greatest = Math.max(...readings.map(({ expected }) => expected))
  for (const { at, expected, reported } of readings)
    report.note(
      `${at.toFixed(1).padStart(5)} s   expected ${expected.toFixed(0).padStart(5)}   broker ${`${reported}`.padStart(5)}`,
    )
  for (const { at, took, expected, reported } of readings) {
    const allowed = UNDER_WAY + behind + FASTEST * took
    report.check(
      Math.abs(reported - expected) <= allowed,
      `the lag ${at.toFixed(1)} s after the beginning of a burst`,
      () => `fluid ${expected.toFixed(0)}, broker ${reported}, more apart than ${allowed.toFixed(0)}`,
    )
  }
  const worst = Math.max(...readings.map(({ expected, reported }) => Math.abs(reported - expected)))
  const seen = Math.max(...readings.map(({ reported }) => reported))
  report.figure('greatest lag of a burst, expected by the fluid model', greatest.toFixed(0))
  report.figure('greatest lag of it that the broker reported', `${seen}`)
  report.figure(
    `records between the two at worst, of ${(UNDER_WAY + behind).toFixed(0)} allowed`,
    worst.toFixed(0),
  )
}

async function oneBurst(test: KafkaTest, attempt: number): Promise<Burst> {
  const { driver, one } = test
  const topic = `burst-${attempt}`
  await createTopic(test, one, { name: topic, partitions: PARTITIONS })
  const lag = () => driver.call<number>('lag', { bootstrap: one.bootstrap, group: topic, topic })
  const producer = await Client.producer(test, one, '', { 'linger.ms': 5 })
  const settings = {
    'group.id': topic,
    'auto.offset.reset': 'earliest',
    'enable.auto.commit': false,
    'max.poll.records': RECORDS_PER_POLL,
  }
  const members = await Promise.all(
    Array.from({ length: MEMBERS }, () => Client.consumer(test, one, [topic], '', settings)),
  )
  // Every member has its share and every class is loaded before anything is measured.
  await producer.send(recordsFor(topic, 100))
  await until(async () => {
    await Promise.all(members.map((member) => member.work(0, 300)))
    const shares = await Promise.all(members.map((member) => member.do<string[]>('assignment')))
    return shares.every((share) => share.length === PARTITIONS / MEMBERS) && (await lag()) === 0
  }, 'The members do not share the partitions')
  const points = fluidLag(STEPS.map((step) => ({ ...step, capacity: CAPACITY })))
  const working = Promise.all(members.map((member) => member.work(MS_PER_RECORD, (SECONDS + 1) * 1000)))
  const producing = producer.produceSteps(topic, STEPS)
  const began = performance.now()
  const since = () => (performance.now() - began) / 1000
  const readings: Reading[] = []
  for (let second = 2; second <= SECONDS; second += 2) {
    await pause((second - since()) * 1000)
    const before = since()
    const reported = await lag()
    const took = since() - before
    const at = before + took / 2
    readings.push({ at, took, expected: lagAt(points, at), reported })
  }
  const [written, ...worked] = await Promise.all([producing, ...(await working)])
  await Promise.all([producer, ...members].map((client) => client.do('close')))
  await driver.call('delete', { bootstrap: one.bootstrap, names: [topic] })
  const membersBehind = Math.max(...worked.map(({ behindMs }) => behindMs))
  return { readings, behind: (FASTEST * written.behindMs + CAPACITY * membersBehind) / 1000 }
}
