import { fluidLag, lagAt } from '@/core/simulation/fluid-lag'
import { Client, createTopic, offsetsOf, pause } from '../proofs/proof'
import type { KafkaTest } from '../support/kafka-test'

const TOPIC = 'burst'
const PARTITIONS = 4
const MEMBERS = 2
const MS_PER_RECORD = 5
/** A calm, a burst beyond what the group can do, and time to drain; records a second, seconds. */
const STEPS = [
  { arrival: 200, seconds: 4 },
  { arrival: 900, seconds: 8 },
  { arrival: 100, seconds: 16 },
] as const
const CAPACITY = (MEMBERS * 1000) / MS_PER_RECORD
/** Of the greatest lag: what fetches, commits once a poll and a busy machine may make of it. */
const TOLERANCE = 0.25

/** A real producer and group of known speeds: the lag that the core expects beside the one that the broker reports. */
export async function measureBurst(test: KafkaTest): Promise<void> {
  const { driver, one, report } = test
  await createTopic(test, one, { name: TOPIC, partitions: PARTITIONS })
  const producer = await Client.producer(test, one, '', { 'linger.ms': 5 })
  const settings = {
    'group.id': TOPIC,
    'auto.offset.reset': 'earliest',
    'enable.auto.commit': false,
    'max.poll.records': 20,
  }
  const members = await Promise.all(
    Array.from({ length: MEMBERS }, () => Client.consumer(test, one, [TOPIC], '', settings)),
  )
  // Until every member has its share, so that no rebalance is measured.
  for (let round = 0; round < 50; round++) {
    await Promise.all(members.map((member) => member.poll(300)))
    const shares = await Promise.all(members.map((member) => member.do<string[]>('assignment')))
    if (shares.every((share) => share.length === PARTITIONS / MEMBERS)) break
  }
  const total = STEPS.reduce((sum, { seconds }) => sum + seconds, 0)
  const expected = fluidLag(STEPS.map((step) => ({ ...step, capacity: CAPACITY })))
  const greatest = Math.max(...expected.map(({ records }) => records))
  const working = members.map((member) => member.work(MS_PER_RECORD, (total + 1) * 1000))
  const began = performance.now()
  const producing = (async () => {
    for (const { arrival, seconds } of STEPS) await producer.produceFor(TOPIC, arrival, seconds * 1000)
  })()
  const lines: string[] = []
  let worst = 0
  for (let second = 2; second <= total; second += 2) {
    await pause(Math.max(0, second * 1000 - (performance.now() - began)))
    const [committed, offsets] = await Promise.all([
      driver.call<Record<string, number>>('committed', { bootstrap: one.bootstrap, group: TOPIC }),
      offsetsOf(test, one, TOPIC),
    ])
    const at = (performance.now() - began) / 1000
    const reported = offsets.reduce(
      (sum, { next }, index) => sum + next - (committed[`${TOPIC}-${index}`] ?? 0),
      0,
    )
    const fluid = lagAt(expected, at)
    worst = Math.max(worst, Math.abs(reported - fluid))
    lines.push(
      `${at.toFixed(1).padStart(6)} s   expected ${fluid.toFixed(0).padStart(5)}   broker ${`${reported}`.padStart(5)}`,
    )
  }
  await Promise.all([producing, ...working])
  await Promise.all([producer, ...members].map((client) => client.do('close')))
  for (const line of lines) report.note(line)
  const share = worst / greatest
  report.check(share <= TOLERANCE, 'the lag of a burst is near what the fluid model says', () =>
    lines.join('\n    '),
  )
  report.figure(
    `farthest that the broker's lag was from the fluid model's, of the greatest lag of ${greatest}`,
    `${(share * 100).toFixed(0)} %`,
  )
  await driver.call('delete', { bootstrap: one.bootstrap, names: [TOPIC] })
}
