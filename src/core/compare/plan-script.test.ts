import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Config, Design, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { planScript } from './plan-script'
import { BROKER_THROTTLES, TOPIC_THROTTLES } from './throttles'

/** The tools, which only write down their words; the topic that is asked for has one partition on broker 1. */
const folder = mkdtempSync(join(tmpdir(), 'plan-script-'))
const written = join(folder, 'commands')
for (const tool of ['kafka-topics.sh', 'kafka-configs.sh', 'kafka-reassign-partitions.sh']) {
  const describes =
    tool === 'kafka-topics.sh' ? `echo "Topic: \${@: -1}  Partition: 0  Leader: 1  Replicas: 1  Isr: 1"` : ':'
  const file = join(folder, tool)
  writeFileSync(
    file,
    `#!/usr/bin/env bash\nprintf '%s\\0' ${tool} "$@" $'\\n' >> '${written}'\n${describes}\n`,
  )
  chmodSync(file, 0o755)
}
afterAll(() => rmSync(folder, { recursive: true }))

function commandsOf(
  before: Design,
  after: Design,
  environment: Readonly<Record<string, string>>,
): string[][] {
  writeFileSync(written, '')
  const { status, stderr } = spawnSync('bash', ['-s'], {
    input: planScript(before, after),
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      BOOTSTRAP: 'kafka:9092',
      KAFKA_BIN: folder,
      BROKER_IDS: '1,2,3',
      PLAN_AGREED: 'yes',
      ...environment,
    },
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return readFileSync(written, 'utf8')
    .split('\n')
    .map((line) => line.split('\0').filter((word) => word !== ''))
    .filter((words) => words.length > 0)
}

/** What Kafka's tools make of throttles: `--execute --throttle` sets them, `--verify` clears them unless told to keep them. */
class Throttles {
  readonly topics = new Map<string, Map<string, string>>()
  readonly brokers = new Map<string, string>()
  #moved = ''

  constructor(before: Design) {
    for (const { name, config } of before.topics) this.topics.set(name, throttlesOf(config, TOPIC_THROTTLES))
    for (const [key, value] of throttlesOf(before.cluster.config, BROKER_THROTTLES))
      this.brokers.set(key, value)
  }

  run([tool, ...words]: readonly string[]): void {
    const after = (flag: string): string => words[words.indexOf(flag) + 1] ?? ''
    if (tool === 'kafka-topics.sh' && words.includes('--describe')) this.#moved = after('--topic')
    if (tool === 'kafka-reassign-partitions.sh') this.#reassign(words)
    if (tool !== 'kafka-configs.sh') return
    const held = after('--entity-type') === 'brokers' ? this.brokers : this.topics.get(after('--entity-name'))
    for (const [, key = '', listed, plain] of after('--add-config').matchAll(
      /([\w.]+)=(?:\[([^\]]*)\]|([^,]*))/g,
    ))
      if (words.includes('--add-config') && isThrottle(key)) held?.set(key, listed ?? plain ?? '')
    const gone = words.includes('--delete-config') ? after('--delete-config') : ''
    // Kafka's tool refuses to delete what is not set.
    if (isThrottle(gone)) expect(held?.delete(gone)).toBe(true)
  }

  #reassign(words: readonly string[]): void {
    const topic = this.topics.get(this.#moved)
    if (words.includes('--throttle')) {
      for (const key of TOPIC_THROTTLES) topic?.set(key, '0:1')
      for (const key of BROKER_THROTTLES.slice(0, 2)) this.brokers.set(key, '1000')
    }
    if (!words.includes('--verify') || words.includes('--preserve-throttles')) return
    topic?.clear()
    this.brokers.clear()
  }
}

const isThrottle = (key: string): boolean =>
  [...TOPIC_THROTTLES, ...BROKER_THROTTLES].some((one) => one === key)

const throttlesOf = (config: Config | undefined, keys: readonly string[]): Map<string, string> =>
  new Map(keys.flatMap((key) => (config?.[key] == null ? [] : [[key, String(config[key])]])))

const throttles = fc.record(
  {
    'leader.replication.throttled.replicas': fc.constantFrom('*', '0:1', '0:1,1:2'),
    'follower.replication.throttled.replicas': fc.constantFrom('*', '0:2', '0:1,1:2'),
    'retention.ms': fc.constantFrom(3_600_000, 7_200_000),
  },
  { requiredKeys: [] },
)
const rates = fc.record(
  {
    'leader.replication.throttled.rate': fc.constantFrom(1_000_000, '2000000'),
    'follower.replication.throttled.rate': fc.constant(3_000_000),
  },
  { requiredKeys: [] },
)
const topic = (name: string): fc.Arbitrary<Topic> =>
  fc.record({
    name: fc.constant(name),
    partitions: fc.integer({ min: 1, max: 3 }),
    replicationFactor: fc.integer({ min: 1, max: 3 }),
    config: throttles,
  })
const topics = fc.tuple(topic('orders'), topic("it's.paid"))

describe('planScript and the throttles of replication', () => {
  it.each([{}, { THROTTLE: '10000000' }, { THROTTLE: 'none' }])(
    'leaves those that the design states, with %o',
    (environment) => {
      fc.assert(
        fc.property(topics, topics, rates, (ones, others, config) => {
          const cluster = { ...emptyDesign('shop').cluster, config }
          const before: Design = { ...emptyDesign('shop'), cluster, topics: ones }
          const after: Design = { ...emptyDesign('shop'), cluster, topics: others }
          const kafka = new Throttles(before)
          for (const words of commandsOf(before, after, environment)) kafka.run(words)
          for (const { name, config: stated } of others)
            expect([name, kafka.topics.get(name)]).toEqual([name, throttlesOf(stated, TOPIC_THROTTLES)])
          expect(kafka.brokers).toEqual(throttlesOf(config, BROKER_THROTTLES))
        }),
        { numRuns: 12 },
      )
    },
  )
})
