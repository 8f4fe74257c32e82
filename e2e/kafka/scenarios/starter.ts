import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { richDesign } from '@/core/exporters/starter/rich-design'
import { RICH_SCHEMAS } from '@/core/exporters/starter/rich-schemas'
import type { ConsumerGroup, Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { templates } from '@/core/templates'
import { Client, createTopic, until } from '../proofs/proof'
import { committed, dismiss, environment, lagOf, written } from '../starter/asked'
import { goRunner } from '../starter/go'
import { HANGS_AFTER, Instance } from '../starter/instance'
import { compileJava, javaRunner } from '../starter/java'
import { proveSerdes } from '../starter/prove-serdes'
import { proveTests } from '../starter/prove-tests'
import { pythonRunner } from '../starter/python'
import type { Command, StarterRunner } from '../starter/runner'
import { springRunner } from '../starter/spring'
import { checkTypes } from '../starter/typescript'
import type { KafkaTest } from '../support/kafka-test'
import { removeFolder, temporaryFolder } from '../support/leavings'

const RUNNERS: readonly StarterRunner[] = [javaRunner, springRunner, pythonRunner, goRunner]

const PARTITIONS = 3
const RECORDS = 1500
/** In the middle: more is written than this, and more is left, for it goes no further by itself. */
const KILLED_AFTER = 400
const GOES_TO = 1000
const ATTEMPTS = 2
const SPECIALS = ['poison-1', 'poison-2', 'hopeless-1', 'hopeless-2', 'flaky-1', 'flaky-2']
const DEAD = SPECIALS.filter((value) => !value.startsWith('flaky'))

/**
 * Generated programs keep the guarantee that is drawn: each is killed in the middle of its work and started again, and
 * what it wrote is counted; records that fail are tried as often as is drawn, and end where it is drawn. STARTER_PARTS
 * narrows a run: templates, serdes, tests, guarantees.
 */
export async function runStarters(test: KafkaTest): Promise<void> {
  const only = process.env['STARTER_PARTS']?.split(',')
  const parts = {
    templates: () => compileTemplates(test),
    serdes: () => proveSerdes(test.report),
    tests: () => proveTests(test),
    guarantees: () => runGuarantees(test),
  }
  for (const [part, prove] of Object.entries(parts)) if (only?.includes(part) ?? true) await prove()
}

/** What each program does through a crash, of every language or of those that STARTER_LANGUAGES names. */
async function runGuarantees(test: KafkaTest): Promise<void> {
  const only = process.env['STARTER_LANGUAGES']?.split(',')
  for (const runner of RUNNERS) {
    if (only !== undefined && !only.includes(runner.title)) continue
    const folder = temporaryFolder('starter')
    try {
      const design = designOf(runner.title.toLowerCase().replace(/[^a-z]/g, ''))
      const built = await runner.build(folder, design, test.one)
      if (typeof built === 'string') {
        test.report.note(`${runner.title}: ${built}`)
        continue
      }
      for (const group of design.consumerGroups) await prove(test, runner, group, built)
      await proveProducer(test, runner.title, design, built, folder)
    } finally {
      removeFolder(folder)
    }
  }
}

/** Every application of every template, and one of every kind. */
async function compileTemplates({ report }: KafkaTest): Promise<void> {
  const designs = [richDesign, ...(await Promise.all(templates.map((template) => template.design())))]
  let programs = 0
  for (const design of designs) {
    const folder = temporaryFolder('starter')
    programs += await compileJava(folder, design)
    removeFolder(folder)
  }
  report.check(programs > 0, 'programs in Java compile')
  report.figure('programs of the templates in Java that compile without a warning', String(programs))
  const folder = temporaryFolder('starter')
  const checked = await checkTypes(folder, designs)
  removeFolder(folder)
  if (checked === undefined) report.note('TypeScript: skipped: the client for Node.js cannot be had here')
  else {
    report.check(checked > 0, 'programs in TypeScript have the types of the client')
    report.figure(
      'programs of the templates in TypeScript that have the types of the client',
      String(checked),
    )
  }
}

/** Groups that differ in their guarantee and in their retry topics, and a producer. */
function designOf(prefix: string): Design {
  const of = (guarantee: string, more: Partial<ConsumerGroup>): ConsumerGroup => ({
    name: `${prefix}-${guarantee}`,
    consumes: [{ topic: `${prefix}-${guarantee}-in` }],
    produces: [{ topic: `${prefix}-${guarantee}-out` }],
    retries: { attempts: ATTEMPTS, backOffMs: 100, backOffMultiplier: 2 },
    deadLetter: { topic: `${prefix}-${guarantee}-dead` },
    ...more,
  })
  return {
    ...emptyDesign('Starter code'),
    // Their types are built with the program; its records are those of the proof.
    topics: [
      { name: `${prefix}-exactly-once-in`, ...RICH_SCHEMAS['orders'] },
      { name: `${prefix}-exactly-once-out`, ...RICH_SCHEMAS['jobs'] },
      { name: `${prefix}-feed-out`, ...RICH_SCHEMAS['prices'] },
    ],
    producers: [
      { name: `${prefix}-feed`, delivery: 'at-least-once', produces: [{ topic: `${prefix}-feed-out` }] },
    ],
    consumerGroups: [
      of('once-or-more', {
        commit: 'after-processing',
        retryTopics: [{ topic: `${prefix}-once-or-more-retry`, delayMs: 1000 }],
      }),
      of('exactly-once', {
        commit: 'transactional',
        retryTopics: [{ topic: `${prefix}-exactly-once-retry`, delayMs: 1000 }],
      }),
    ],
  }
}

async function send(test: KafkaTest, topic: string, values: readonly string[]): Promise<void> {
  const producer = await Client.producer(test, test.one, '', {
    'key.serializer': 'org.apache.kafka.common.serialization.StringSerializer',
    'value.serializer': 'org.apache.kafka.common.serialization.ByteArraySerializer',
  })
  await producer.send(values.map((value) => ({ topic, key: value, value })))
  await producer.do('close')
}

const topicsOf = ({
  consumes = [],
  produces = [],
  retryTopics = [],
  deadLetter,
}: ConsumerGroup): string[] => [
  ...[...consumes, ...produces, ...retryTopics].map(({ topic }) => topic),
  ...(deadLetter ? [deadLetter.topic] : []),
]

async function prove(
  test: KafkaTest,
  { title, asks }: StarterRunner,
  group: ConsumerGroup,
  built: ReadonlyMap<string, Command>,
): Promise<void> {
  const { report, one } = test
  const { name, retryTopics = [] } = group
  const command = built.get(name)
  const [input = '', output = ''] = topicsOf(group)
  const dead = group.deadLetter?.topic ?? ''
  const isExact = group.commit === 'transactional'
  const what = `${title}, ${isExact ? 'exactly once' : 'at least once'}`
  if (!report.check(command !== undefined, `${what}: there is a program`) || command === undefined) return
  for (const topic of topicsOf(group)) await createTopic(test, one, { name: topic, partitions: PARTITIONS })
  const plain = Array.from({ length: RECORDS }, (_, at) => `plain${at}`)
  await send(test, input, plain)

  const { env, health } = await environment(test)
  const first = new Instance(command, { ...env, [HANGS_AFTER]: String(GOES_TO) })
  const second: Instance[] = []
  try {
    await until(async () => {
      if (first.isOver) throw new Error(`${what} ended:\n${first.printed}`)
      return (await written(test, output)) >= KILLED_AFTER
    }, `${what}: nothing is written`)
    await first.kill()
    await dismiss(test, name)
    const before = await written(test, output)
    report.check(before < RECORDS, `${what}: it is killed in the middle`, () => `${before} written`)

    const again = new Instance(command, env)
    second.push(again)
    const isDone = async (topics: readonly string[]) => {
      if (again.isOver) throw new Error(`${what} ended:\n${again.printed}`)
      const lags = await Promise.all(topics.map((topic) => lagOf(test, name, topic)))
      return lags.every((lag) => lag === 0)
    }
    await until(() => isDone([input]), `${what}: it does not come to the end`)
    await send(test, input, SPECIALS)
    // Behind the last record that a transaction wrote stands its marker, which counts as lag.
    const all = [input, ...(isExact ? [] : retryTopics.map(({ topic }) => topic))]
    await until(
      async () => (await isDone(all)) && (await committed(test, dead)).length >= DEAD.length,
      `${what}: what fails does not come to its end`,
    ).catch((error) => {
      throw new Error(`${error}\n${again.printed}`)
    })
    const up = await fetch(`${health}/${asks?.health ?? 'health'}`)
    report.check(up.ok, `${what}: it says that it is well`)
    const lagLine =
      asks?.lag(input) ?? new RegExp(`consumer_lag_records\\{topic="${input}",partition="0"\\} 0`)
    let metrics = ''
    await until(async () => {
      metrics = await (await fetch(`${health}/${asks?.metrics ?? 'metrics'}`)).text()
      return lagLine.test(metrics)
    }, `${what}: it does not tell its lag`).catch((error) => {
      throw new Error(`${error}\n${metrics}`)
    })
    report.check(await again.stop(), `${what}: it ends in good order`, () => again.printed)
    report.same(
      await Promise.all(SPECIALS.map((value) => again.triesOf(value))),
      SPECIALS.map((value) =>
        value.startsWith('poison')
          ? 1
          : value.startsWith('flaky')
            ? ATTEMPTS + 1
            : (ATTEMPTS + 1) * (1 + retryTopics.length),
      ),
      `${what}: tries of ${SPECIALS.join(', ')}`,
    )
  } finally {
    await first.kill()
    for (const instance of second) await instance.kill()
  }

  const keys = (await committed(test, output)).map(({ key }) => key ?? '')
  const wanted = [...plain, 'flaky-1', 'flaky-2']
  const found = new Set(keys)
  const lost = wanted.filter((key) => !found.has(key)).length
  const repeated = keys.length - found.size
  report.same(lost, 0, `${what}: records lost through a crash`)
  if (isExact) report.same(repeated, 0, `${what}: records repeated through a crash`)
  const letters = await committed(test, dead)
  report.same(letters.map(({ key }) => key).toSorted(), DEAD.toSorted(), `${what}: dead letters`)
  report.figure(
    `${what}: records through a crash, lost, repeated, dead letters`,
    `${keys.length}, ${lost}, ${repeated}, ${letters.length}`,
  )
}

async function proveProducer(
  test: KafkaTest,
  title: string,
  { producers }: Design,
  built: ReadonlyMap<string, Command>,
  folder: string,
): Promise<void> {
  const { report, one } = test
  const [producer] = producers
  const topic = producer?.produces?.[0]?.topic ?? ''
  const command = built.get(producer?.name ?? '')
  if (command === undefined) return
  await createTopic(test, one, { name: topic, partitions: PARTITIONS })
  const { env } = await environment(test)
  const checkpoint = join(folder, 'checkpoint')
  const own = { ...env, CHECKPOINT: checkpoint }
  const first = new Instance(command, own)
  await until(async () => {
    if (first.isOver) throw new Error(`${title}, a producer ended:\n${first.printed}`)
    return (await written(test, topic)) >= 300
  }, `${title}: the producer writes nothing`)
  await first.kill()
  const second = new Instance(command, own)
  // A program that serves the web goes on when its source has ended.
  const isAtEnd = () => existsSync(checkpoint) && readFileSync(checkpoint, 'utf8') === '1000'
  await until(async () => {
    if (second.isOver && !isAtEnd()) throw new Error(`${title}, a producer ended:\n${second.printed}`)
    return isAtEnd()
  }, `${title}: the producer does not come to its end`)
  await second.stop()
  const keys = (await committed(test, topic)).map(({ key }) => key ?? '')
  const found = new Set(keys)
  report.same(found.size, 1000, `${title}, a producer: records written through a crash`)
  report.figure(
    `${title}, a producer at least once: records through a crash, lost, repeated`,
    `${keys.length}, ${1000 - found.size}, ${keys.length - found.size}`,
  )
}
