/** What frameworks are told: read by an independent reader of YAML, by the importers, and by the catalogue of settings. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { designArbitrary } from '../../../testing/arbitraries'
import { analyse } from '../../analyse'
import { importFiles } from '../../importers/import-files'
import type { Design } from '../../model/design'
import { emptyDesign } from '../../model/empty-design'
import type { Exporter } from '../exporter'
import { micronaut } from './micronaut'
import { quarkus } from './quarkus'
import { springBoot } from './spring'

const filesOf = (exporter: Exporter, design: Design) => exporter.export(design, analyse(design))

const shop: Design = {
  ...emptyDesign('Shop'),
  topics: ['orders', 'invoices', 'orders_retry_5000', 'orders_retry_60000', 'orders.dead'].map((name) => ({
    name,
  })),
  producers: [
    { name: 'desk', delivery: 'exactly-once', config: { 'linger.ms': 20 }, produces: [{ topic: 'orders' }] },
  ],
  consumerGroups: [
    {
      name: 'billing',
      groupId: 'billing-eu',
      commit: 'after-processing',
      threadsPerMember: 3,
      config: { 'max.poll.records': 50, 'fetch.min.bytes': 1000 },
      consumes: [{ topic: 'orders' }],
      produces: [{ topic: 'invoices' }],
      producer: { config: { acks: 'all' } },
      retryTopics: [
        { topic: 'orders_retry_5000', delayMs: 5000 },
        { topic: 'orders_retry_60000', delayMs: 60_000 },
      ],
      deadLetter: { topic: 'orders.dead' },
    },
  ],
}

describe.each([
  ['spring', springBoot],
  ['micronaut', micronaut],
] as const)('%s', (_, exporter) => {
  it('is YAML in which every key stands once, of any design', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        for (const { text } of filesOf(exporter, design))
          expect(parseDocument(text, { uniqueKeys: true }).errors).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

it('tells Spring Boot in its own words what it has words for, and the rest in Kafka’s', () => {
  const [desk, billing] = filesOf(springBoot, shop)
  expect(parseDocument(desk?.text ?? '').toJS()).toEqual({
    spring: {
      application: { name: 'desk' },
      kafka: {
        'bootstrap-servers': 'localhost:9092',
        producer: {
          acks: 'all',
          retries: 2_147_483_647,
          'transaction-id-prefix': `desk-\${HOSTNAME:\${random.uuid}}-`,
          properties: { 'enable.idempotence': true, 'linger.ms': 20 },
        },
      },
    },
    app: { topics: { writes: 'orders' } },
  })
  expect(parseDocument(billing?.text ?? '').toJS()).toMatchObject({
    spring: {
      kafka: {
        consumer: {
          'group-id': 'billing-eu',
          'enable-auto-commit': false,
          'max-poll-records': 50,
          properties: { 'fetch.min.bytes': 1000 },
        },
        listener: { 'ack-mode': 'record', concurrency: 3 },
        retry: {
          topic: {
            enabled: true,
            attempts: 3,
            backoff: { delay: '5000ms', multiplier: 12, 'max-delay': '60000ms' },
          },
        },
      },
    },
  })
})

it('brings back from Quarkus who reads and writes, and the dead letters', async () => {
  const files = filesOf(quarkus, shop).map(({ path, text }) => ({ name: path, text }))
  const read = await importFiles(files)
  if (!read.ok) throw new Error('not read')
  const { producers, consumerGroups } = read.value.design
  expect(producers.map(({ name, produces }) => [name, produces])).toEqual([['desk', [{ topic: 'orders' }]]])
  expect(consumerGroups).toMatchObject([
    {
      name: 'billing',
      groupId: 'billing-eu',
      consumes: [{ topic: 'orders' }],
      produces: [{ topic: 'invoices' }],
      retryTopics: [
        { topic: 'orders_retry_5000', delayMs: 5000 },
        { topic: 'orders_retry_60000', delayMs: 60_000 },
      ],
      deadLetter: { topic: 'orders.dead' },
      config: { 'max.poll.records': 50 },
    },
  ])
})

it('brings back from Micronaut and Spring the settings of each client', async () => {
  for (const exporter of [micronaut, springBoot]) {
    const files = filesOf(exporter, shop).map(({ path, text }) => ({ name: path, text }))
    const read = await importFiles(files)
    if (!read.ok) throw new Error('not read')
    const group = read.value.design.consumerGroups.find(
      ({ name, groupId = name }) => groupId === 'billing-eu',
    )
    expect(group?.config).toMatchObject({ 'max.poll.records': 50, 'fetch.min.bytes': 1000 })
    expect(read.value.design.producers.find(({ name }) => name === 'desk')?.config).toMatchObject({
      'linger.ms': 20,
    })
  }
})

it('tells Spring what reads and writes the schemas of topics, and asks the registry to register nothing', () => {
  const of = (format: 'avro' | 'json-schema', config: Record<string, string> = {}): Design => ({
    ...emptyDesign('shop'),
    topics: [{ name: 'orders', schema: { format } }, { name: 'plain' }],
    producers: [{ name: 'desk', config, produces: [{ topic: 'orders' }] }],
    consumerGroups: [
      { name: 'billing', consumes: [{ topic: 'orders' }] },
      { name: 'both', consumes: [{ topic: 'orders' }, { topic: 'plain' }] },
    ],
  })
  const [desk, billing, both] = filesOf(springBoot, of('avro')).map(({ text }) => text)
  expect(desk).toMatch(/value-serializer: io\.confluent\.kafka\.serializers\.KafkaAvroSerializer/)
  expect(desk).toMatch(/auto\.register\.schemas: false/)
  expect(billing).toMatch(/value-deserializer: io\.confluent\.kafka\.serializers\.KafkaAvroDeserializer/)
  expect(billing).not.toContain('auto.register')
  // Two topics of different formats need two listeners' factories.
  expect(both).not.toContain('deserializer')
  const [own] = filesOf(springBoot, of('json-schema', { 'schema.registry.url': 'https://registry:8081' }))
  expect(own?.text).toContain('KafkaJsonSchemaSerializer')
  expect(own?.text).not.toContain('localhost:8081')
})

it.each<[string, Exporter, RegExp]>([
  ['Spring', springBoot, /random\.uuid/],
  ['Micronaut', micronaut, /random\.uuid/],
  ['Quarkus', quarkus, /quarkus\.uuid/],
])('gives with %s each instance a group of its own that reads everything', (_, exporter, own) => {
  const textOf = (reads?: 'share' | 'everything') =>
    exporter.export(
      {
        ...shop,
        producers: [],
        consumerGroups: [{ name: 'caches', ...(reads && { reads }), consumes: [{ topic: 'orders' }] }],
      },
      analyse(shop),
    )[0]?.text
  expect(textOf('everything')).toMatch(own)
  expect(textOf()).not.toMatch(own)
  expect(textOf('share')).not.toMatch(own)
})
