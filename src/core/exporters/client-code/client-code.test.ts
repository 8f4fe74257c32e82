/** Settings in each library's own names: KafkaJS's by its own types, Go's by gofmt where Go is. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { KafkaConfig } from 'kafkajs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../../testing/arbitraries'
import { analyse } from '../../analyse'
import type { Client, Config, Delivery, Design } from '../../model/design'
import { emptyDesign } from '../../model/empty-design'
import { templates } from '../../templates/index'
import type { Exporter } from '../exporter'
import { franzGo } from './franz-go'
import { kafkaJs } from './kafkajs'
import { sarama } from './sarama'

const filesOf = (exporter: Exporter, design: Design) => exporter.export(design, analyse(design))

const SHOP: Design = {
  ...emptyDesign('Shop'),
  cluster: { ...emptyDesign('Shop').cluster, security: { authentication: 'sasl', encryption: 'tls' } },
  topics: [{ name: 'orders' }, { name: 'invoices' }],
  producers: [
    {
      name: 'checkout',
      delivery: 'at-least-once',
      config: {
        'compression.type': 'zstd',
        'max.in.flight.requests.per.connection': 5,
        'delivery.timeout.ms': 60_000,
      },
      produces: [{ topic: 'orders' }],
    },
    { name: 'legacy', client: { library: 'java' }, produces: [{ topic: 'orders' }] },
  ],
  consumerGroups: [
    {
      name: 'billing',
      groupId: "billing's",
      commit: 'after-processing',
      config: { 'session.timeout.ms': 45_000, 'fetch.max.wait.ms': 500, 'auto.offset.reset': 'earliest' },
      consumes: [{ topic: 'orders' }],
      produces: [{ topic: 'invoices' }],
      producer: { delivery: 'exactly-once' },
    },
  ],
}

const textOf = (exporter: Exporter, name: string): string =>
  filesOf(exporter, SHOP).find(({ path }) => path.includes(name))?.text ?? ''

describe('in the library’s own names', () => {
  it('of KafkaJS', () => {
    expect(textOf(kafkaJs, 'checkout')).toContain('compression: CompressionTypes.ZSTD')
    expect(textOf(kafkaJs, 'checkout')).toContain(
      '// Left out: delivery.timeout.ms. KafkaJS takes nothing like it.',
    )
    const billing = textOf(kafkaJs, 'billing')
    for (const said of [
      "groupId: 'billing\\'s',",
      'sessionTimeout: 45000,',
      'maxWaitTimeInMs: 500,',
      'fromBeginning: true,',
      'autoCommit: true,',
      "transactionalId: 'billing-1',",
      "mechanism: 'scram-sha-512',",
    ])
      expect(billing).toContain(said)
  })

  it('of franz-go', () => {
    const billing = textOf(franzGo, 'billing')
    for (const said of [
      'kgo.ConsumerGroup("billing\'s"),',
      'kgo.DisableAutoCommit(),',
      'kgo.SessionTimeout(45000*time.Millisecond),',
      'kgo.TransactionalID("billing-1"),',
      'AsSha512Mechanism()',
    ])
      expect(billing).toContain(said)
  })

  it('of Sarama, which takes one request at a time of an idempotent producer', () => {
    const checkout = textOf(sarama, 'checkout')
    expect(checkout).toContain('config.Producer.RequiredAcks = sarama.WaitForAll')
    expect(checkout).toContain('config.Net.MaxOpenRequests = 1')
    expect(checkout).not.toContain('MaxOpenRequests = 5')
    expect(textOf(sarama, 'billing')).toContain('config.Consumer.Offsets.Initial = sarama.OffsetOldest')
  })

  it('holds a producer’s settings together as each library takes them, and says so', () => {
    const producer = { name: 'pay', produces: [{ topic: 'orders' }] }
    const design = (config: Config, delivery?: Delivery): Design => ({
      ...emptyDesign('Pay'),
      topics: [{ name: 'orders' }],
      producers: [{ ...producer, config, ...(delivery ? { delivery } : {}) }],
    })
    const written = (exporter: Exporter, one: Design) => filesOf(exporter, one)[0]?.text
    const said = (exporter: Exporter, one: Design) =>
      exporter.losses(one).map(({ field, sentence }) => `${field}: ${sentence}`)
    const eight = design({ 'max.in.flight.requests.per.connection': 8 }, 'at-least-once')
    expect(written(kafkaJs, eight)).toContain('maxInFlightRequests: 1,')
    expect(written(kafkaJs, eight)).toContain('retries: Number.MAX_SAFE_INTEGER,')
    expect(written(sarama, eight)).toContain('config.Producer.Retry.Max = 1200\n')
    expect(written(franzGo, eight)).not.toContain('MaxProduceRequestsInflightPerBroker')
    for (const exporter of [kafkaJs, sarama, franzGo])
      expect(said(exporter, eight)).toContainEqual(
        expect.stringMatching(/^config\.max\.in\.flight\.requests\.per\.connection: /),
      )
    const leader = design({ acks: '1', 'max.in.flight.requests.per.connection': 3 })
    expect(written(franzGo, leader)).toContain('kgo.DisableIdempotentWrite(),')
    expect(written(franzGo, leader)).toContain('kgo.MaxProduceRequestsInflightPerBroker(3),')
    const batches = design({ 'batch.size': 65_536, 'linger.ms': 0 })
    expect(written(sarama, batches)).not.toContain('Flush.Bytes')
    expect(said(sarama, batches)).toContainEqual(expect.stringMatching(/^config\.batch\.size: Left out/))
    const transactional = written(sarama, design({ 'transactional.id': 'pay-1' }))
    expect(transactional).toContain('RequiredAcks = sarama.WaitForAll')
    expect(transactional).toContain('Idempotent = true')
    expect(said(franzGo, design({ 'linger.ms': 90_000 }))).toContainEqual(
      expect.stringMatching(/^config\.linger\.ms: Left out/),
    )
  })

  it('states Java’s defaults where nobody says what an application is built with', () => {
    const producer = { name: 'pay', produces: [{ topic: 'orders' }] }
    const reader = { name: 'ledger', consumes: [{ topic: 'orders' }] }
    const design = (client?: Client): Design => ({
      ...emptyDesign('Pay'),
      topics: [{ name: 'orders' }],
      producers: [{ ...producer, ...(client ? { client } : {}) }],
      consumerGroups: [{ ...reader, ...(client ? { client } : {}) }],
    })
    const written = (exporter: Exporter, one: Design) =>
      filesOf(exporter, one)
        .map(({ text }) => text)
        .join('\n')
    expect(written(sarama, design())).toContain('RequiredAcks = sarama.WaitForAll')
    expect(written(sarama, design({ library: 'sarama' }))).not.toContain('RequiredAcks')
    expect(written(kafkaJs, design())).toContain('readUncommitted: true,')
    expect(written(franzGo, design())).toContain('kgo.ConsumeResetOffset(kgo.NewOffset().AtEnd()),')
    expect(written(franzGo, design({ library: 'franz-go' }))).not.toContain('ConsumeResetOffset')
  })

  it('leaves out, and says so, what is built with another library', () => {
    for (const exporter of [kafkaJs, franzGo, sarama]) {
      expect(textOf(exporter, 'legacy')).toBe('')
      expect(exporter.losses(SHOP)).toContainEqual({
        at: 'producer:legacy',
        field: '',
        sentence: 'Left out, since it is built with Java.',
      })
    }
  })
})

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
/** An object of KafkaJS, by which its types are known to be there. */
const BROKERS: keyof KafkaConfig = 'brokers'

/** What TypeScript says against modules, in one check of all of them. */
function faultsOf(texts: readonly string[]): string[] {
  const files = new Map(texts.map((text, at) => [`${ROOT}kafkajs-settings-${at}.ts`, text]))
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.readFile = (name) => files.get(name) ?? readFile(name)
  host.getSourceFile = (name, version, ...rest) => {
    const text = files.get(name)
    return text === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, text, version)
  }
  const program = ts.createProgram([...files.keys()], options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, file }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    )
}

const samples = fc.sample(designArbitrary, { numRuns: 40, seed: 11 })

describe('taken by others', () => {
  it('of KafkaJS, by its own types, over every template and any design', async () => {
    const designs = [...(await Promise.all(templates.map((template) => template.design()))), ...samples]
    const texts = designs.flatMap((design) => filesOf(kafkaJs, design).map(({ text }) => text))
    expect(texts.length).toBeGreaterThan(40)
    expect(faultsOf(texts)).toEqual([])
    expect(
      faultsOf([
        `import type { KafkaConfig } from 'kafkajs'\nexport const kafka: KafkaConfig = { ${BROKERS}: 3 }\n`,
      ]),
    ).toHaveLength(1)
  })

  const hasGo = spawnSync('gofmt', ['-h']).error === undefined
  it.skipIf(!hasGo).each([
    ['franz-go', franzGo],
    ['Sarama', sarama],
  ] as const)('of %s, as gofmt leaves it', async (_, exporter) => {
    const designs = [
      ...(await Promise.all(templates.map((template) => template.design()))),
      ...samples.slice(0, 12),
      SHOP,
    ]
    for (const { text } of designs.flatMap((design) => filesOf(exporter, design))) {
      const { stdout, stderr } = spawnSync('gofmt', [], { input: text, encoding: 'utf8' })
      expect({ stdout, stderr }).toEqual({ stdout: text, stderr: '' })
    }
  })
})
