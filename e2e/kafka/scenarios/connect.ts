import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from '@/core/analyse'
import { expandWhole } from '@/core/expand/expand-whole'
import { connectRest } from '@/core/exporters/connect-rest'
import { lackingSettings } from '@/core/lint/lacking-settings'
import { CONNECTOR_TEMPLATES, withTemplate } from '@/core/model/connector-templates'
import type { Connector, Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { sideOf } from '@/core/model/kinds/connector'
import { until } from '../proofs/proof'
import { ConnectWorker } from '../support/connect-worker'
import type { KafkaTest } from '../support/kafka-test'
import { temporaryFolder } from '../support/leavings'

const LINES = 50
const SOURCE = 'org.apache.kafka.connect.file.FileStreamSourceConnector'
const SINK = 'org.apache.kafka.connect.file.FileStreamSinkConnector'
const TEXT = { class: 'org.apache.kafka.connect.storage.StringConverter' } as const
const JSON_ALONE = { class: 'org.apache.kafka.connect.json.JsonConverter', schemas: false } as const

/** A file that goes through a topic into another, and sinks that cannot read what is in the topic. */
function designIn(folder: string): Design {
  const drawn = emptyDesign('Files')
  const topics = ['files.lines', 'files.dlq'].map((name) => ({ name, partitions: 1, replicationFactor: 1 }))
  const unreadable = (name: string, more: Partial<Connector>): Connector => ({
    name,
    type: 'sink',
    class: SINK,
    tasksMax: 1,
    keyConverter: TEXT,
    valueConverter: JSON_ALONE,
    config: { file: join(folder, `${name}.txt`) },
    consumes: [{ topic: 'files.lines' }],
    ...more,
  })
  return {
    ...drawn,
    cluster: {
      ...drawn.cluster,
      brokers: 1,
      environment: 'development',
      connect: [
        {
          name: 'files',
          workers: 1,
          config: {
            'config.storage.replication.factor': 1,
            'offset.storage.replication.factor': 1,
            'offset.storage.partitions': 7,
            'status.storage.replication.factor': 1,
            'status.storage.partitions': 3,
          },
        },
      ],
    },
    topics,
    connectors: [
      {
        name: 'lines-in',
        type: 'source',
        class: SOURCE,
        tasksMax: 1,
        keyConverter: TEXT,
        valueConverter: TEXT,
        config: { file: join(folder, 'in.txt'), topic: 'files.lines' },
        produces: [{ topic: 'files.lines' }],
      },
      {
        name: 'lines-out',
        type: 'sink',
        class: SINK,
        tasksMax: 1,
        keyConverter: TEXT,
        valueConverter: TEXT,
        config: { file: join(folder, 'out.txt') },
        consumes: [{ topic: 'files.lines' }],
      },
      unreadable('stops', { deadLetter: { topic: 'files.dlq', replicationFactor: 1 } }),
      unreadable('drops', { errorsTolerance: 'all' }),
      unreadable('keeps', {
        errorsTolerance: 'all',
        deadLetter: { topic: 'files.dlq', replicationFactor: 1, contextHeaders: true },
      }),
      {
        name: 'letters-out',
        type: 'sink',
        class: SINK,
        tasksMax: 1,
        keyConverter: TEXT,
        valueConverter: TEXT,
        config: { file: join(folder, 'letters.txt') },
        consumes: [{ topic: 'files.dlq' }],
      },
    ],
  }
}

const linesIn = (file: string): readonly string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []

/** A worker with the exported properties runs what is exported, and answers what the rules say of it. */
export async function runConnectors(test: KafkaTest): Promise<void> {
  const { one, report } = test
  const folder = temporaryFolder('connect')
  const design = designIn(folder)
  const files = connectRest.export(design, analyse(design))
  const workers = files.find(({ path }) => path.startsWith('workers/'))?.text ?? ''
  const requests = files.filter(({ path }) => path.endsWith('.json')).map(({ text }) => JSON.parse(text))
  writeFileSync(join(folder, 'in.txt'), Array.from({ length: LINES }, (_, at) => `line ${at}\n`).join(''))
  const worker = await ConnectWorker.start(folder, workers, one.bootstrap)
  try {
    await checkInternalTopics(test, design)
    await judgeTemplates(test, worker, folder)
    await judgeSettings(test, worker)
    for (const request of requests) {
      const { status, body } = await worker.ask('POST', '/connectors', request)
      report.check(status === 201, `${request.name} is taken`, () => JSON.stringify(body))
    }
    await until(async () => linesIn(join(folder, 'out.txt')).length >= LINES, 'No lines come out')
    report.same(
      linesIn(join(folder, 'out.txt')),
      linesIn(join(folder, 'in.txt')),
      'the lines that came out of Kafka',
    )
    await until(async () => linesIn(join(folder, 'letters.txt')).length > LINES, 'Dead letters are missing')
    await until(
      async () => (await worker.tasks('stops'))[0] === 'FAILED',
      'A sink that tolerates nothing goes on',
    )
    report.same(await worker.tasks('drops'), ['RUNNING'], 'a sink that drops goes on')
    report.same(linesIn(join(folder, 'drops.txt')), [], 'what a sink that drops hands over')
    report.same(
      linesIn(join(folder, 'letters.txt')).length,
      LINES + 1,
      'dead letters: all of the sink that tolerates errors, and the one at which the other stopped',
    )
    await requireExactlyOnce(test, worker, folder)
    report.figure('lines through Kafka by exported connectors', String(LINES))
    report.figure('records dropped without a word, and in the dead letter topic', `${LINES} and ${LINES}`)
  } finally {
    await worker.stop()
  }
}

/** The topics that the worker made are those that the design derives. */
async function checkInternalTopics({ driver, one, report }: KafkaTest, design: Design): Promise<void> {
  const derived = expandWhole(design).derived.filter(({ topic }) => topic.name.startsWith('files-'))
  const names = derived.map(({ topic }) => topic.name)
  type Described = Record<string, { partitions: readonly unknown[]; own: Record<string, string> }>
  const described = await driver.call<Described>('describe', { bootstrap: one.bootstrap, names })
  for (const { topic } of derived) {
    const seen = described[topic.name]
    report.same(seen?.partitions.length, topic.partitions, `partitions of ${topic.name}`)
    report.same(
      seen?.own['cleanup.policy'],
      topic.config?.['cleanup.policy'],
      `cleanup.policy of ${topic.name}`,
    )
  }
  report.check(derived.length === 3, 'three internal topics are derived')
}

/** What Connect itself says of the settings of each template, its class exchanged for one that is here. */
async function judgeTemplates({ report }: KafkaTest, worker: ConnectWorker, folder: string): Promise<void> {
  let judged = 0
  for (const template of CONNECTOR_TEMPLATES) {
    const made = withTemplate({ name: template.id }, template)
    const isSink = sideOf(made) === 'sink'
    const connector: Connector = {
      ...made,
      class: isSink ? SINK : SOURCE,
      config: { ...made.config, file: join(folder, 'none.txt'), ...(!isSink && { topic: 'a-topic' }) },
      ...(isSink && {
        consumes: [{ topic: 'a-topic' }],
        errorsTolerance: 'all' as const,
        deadLetter: { topic: 'a-topic.dlq', replicationFactor: 1, contextHeaders: true },
      }),
    }
    const design = { ...emptyDesign('a'), connectors: [connector] }
    const [file] = connectRest.export(design, analyse(design), { body: 'config' })
    const { body } = await worker.ask(
      'PUT',
      `/connector-plugins/${isSink ? 'FileStreamSink' : 'FileStreamSource'}/config/validate`,
      { name: template.id, ...JSON.parse(file?.text ?? '{}') },
    )
    const { error_count: errors, configs = [] } = (body ?? {}) as {
      readonly error_count?: number
      readonly configs?: readonly {
        readonly value: { readonly name: string; readonly errors: readonly string[] }
      }[]
    }
    judged += 1
    report.check(errors === 0, `Connect takes the settings of ${template.id}`, () =>
      configs.flatMap(({ value }) => value.errors.map((error) => `${value.name}: ${error}`)).join('\n    '),
    )
  }
  report.figure('templates of connectors that Connect takes', String(judged))
}

/** What a class requires is asked for before a connector is created; a name that nobody knows is passed over. */
async function judgeSettings({ report }: KafkaTest, worker: ConnectWorker): Promise<void> {
  const lacking: Connector = { name: 'lacks', class: SOURCE, config: { file: 'in.txt', 'batch.size': 100 } }
  const missing = lackingSettings(lacking)?.settings.map(({ key }) => key) ?? []
  const request = { name: lacking.name, config: { 'connector.class': SOURCE, ...lacking.config } }
  const { status, body } = await worker.ask('POST', '/connectors', request)
  report.check(
    status === 400 && missing.length > 0 && missing.every((key) => JSON.stringify(body).includes(key)),
    'a source that lacks what its class requires is refused',
    () => `${status} ${JSON.stringify(body)}`,
  )
  const path = '/connector-plugins/FileStreamSource/config/validate'
  const misspelt = { ...request.config, name: 'lacks', topic: 'a-topic', 'errors.tolerence': 'all' }
  const judged = (await worker.ask('PUT', path, misspelt)).body as { readonly error_count?: number }
  report.check(judged.error_count === 0, 'a misspelt setting is taken without a word')
}

/** A source that requires exactly once is refused by a worker that has it not enabled. */
async function requireExactlyOnce(
  { report }: KafkaTest,
  worker: ConnectWorker,
  folder: string,
): Promise<void> {
  const { status, body } = await worker.ask('POST', '/connectors', {
    name: 'once',
    config: {
      'connector.class': SOURCE,
      file: join(folder, 'in.txt'),
      topic: 'files.lines',
      'exactly.once.support': 'required',
    },
  })
  report.check(
    status === 400 && /exactly.once/i.test(JSON.stringify(body)),
    'exactly once is refused by a worker without it',
    () => `${status} ${JSON.stringify(body)}`,
  )
}
