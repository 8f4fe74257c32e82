import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { nameArbitrary } from '../../testing/arbitrary-values'
import { analyse } from '../analyse'
import { isJavaClient } from '../kafka/client-libraries'
import type { Config, ConsumerGroup, Design, Producer } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { withReading } from '../model/with-reading'
import { fileFamilyOf } from './client-names'
import { consumerProperties } from './consumer-properties'
import type { Exporter } from './exporter'
import { kafkaCli } from './kafka-cli'
import { lossSentences } from './loss-sentences'
import { producerProperties, writersOf } from './producer-properties'
import { propertyLine } from './properties'
import { takenSettings } from './setting-text'

/** Reads a properties file as java.util.Properties.load describes it, by characters. */
function load(text: string): Map<string, string> {
  const found = new Map<string, string>()
  const lines = text.split(/\r\n|\r|\n/)
  for (let at = 0; at < lines.length; at += 1) {
    let line = (lines[at] ?? '').replace(/^[ \t\f]+/, '')
    if (line === '' || line.startsWith('#') || line.startsWith('!')) continue
    while (/(?<!\\)(?:\\\\)*\\$/.test(line) && at + 1 < lines.length) {
      at += 1
      line = line.slice(0, -1) + (lines[at] ?? '').replace(/^[ \t\f]+/, '')
    }
    const end = /(?<!\\)(?:\\\\)*[=: \t\f]/.exec(line)
    const cut = end ? end.index + end[0].length - 1 : line.length
    const rest = line.slice(cut).replace(/^[ \t\f]*[=:]?[ \t\f]*/, '')
    const duplicate = found.has(unescaped(line.slice(0, cut)))
    expect({ line, duplicate }).toEqual({ line, duplicate: false })
    found.set(unescaped(line.slice(0, cut)), unescaped(rest))
  }
  return found
}

const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' }

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([\dA-Fa-f]{4})|([\s\S]))/g, (_, code: string | undefined, character: string) =>
    code === undefined ? (CONTROLS[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  )

const filesOf = (exporter: Exporter, design: Design) => exporter.export(design, analyse(design))
const withProducer = (producer: Producer): Design => ({ ...emptyDesign('x'), producers: [producer] })
const withGroup = (group: ConsumerGroup): Design => ({ ...emptyDesign('x'), consumerGroups: [group] })
const settings = (exporter: Exporter, design: Design) =>
  Object.fromEntries(load(filesOf(exporter, design)[0]?.text ?? ''))

it('writes any key and value so that Java reads them again', () => {
  fc.assert(
    fc.property(nameArbitrary, fc.oneof(nameArbitrary, fc.constant('')), (key, value) => {
      const line = propertyLine(key, value)
      expect(line).toMatch(/^[ -~]*$/)
      expect([...load(line)]).toEqual([[key, value]])
    }),
    { numRuns: 1000 },
  )
})

describe('a producer', () => {
  it.each([
    ['at-most-once', { acks: '0', 'enable.idempotence': 'false', retries: '0' }],
    ['at-least-once', { acks: 'all', 'enable.idempotence': 'true', retries: '2147483647' }],
    ['exactly-once', { acks: 'all', 'enable.idempotence': 'true', 'transactional.id': 'checkout-1' }],
  ] as const)('gets what %s needs', (delivery, needed) => {
    expect(settings(producerProperties, withProducer({ name: 'checkout', delivery }))).toMatchObject(needed)
  })

  it('keeps what the design sets over what its guarantee needs', () => {
    const config: Config = { acks: '1', 'bootstrap.servers': 'kafka:9092', 'linger.ms': null }
    const found = settings(producerProperties, withProducer({ name: 'a', delivery: 'at-most-once', config }))
    expect(found).toMatchObject({ acks: '1', 'bootstrap.servers': 'kafka:9092' })
    expect(Object.keys(found)).not.toContain('linger.ms')
  })

  it('of librdkafka has its own names, without what it has not', () => {
    const client = { library: 'confluent-python', version: '2.10.0' } as const
    const config = { 'max.request.size': 5_000_000, 'buffer.memory': 1, 'queue.buffering.max.kbytes': 7 }
    const design = withProducer({ name: 'a', client, delivery: 'at-least-once', config })
    expect(settings(producerProperties, design)).toEqual({
      'bootstrap.servers': 'localhost:9092',
      acks: 'all',
      'enable.idempotence': 'true',
      retries: '2147483647',
      'message.max.bytes': '5000000',
      'queue.buffering.max.kbytes': '7',
    })
    const [file] = filesOf(producerProperties, design)
    expect(file?.text).toContain('# Built with Confluent for Python 2.10.0\n')
    expect(file?.text).toContain('# Left out: buffer.memory. librdkafka has no such setting')
    expect(lossSentences(producerProperties.losses(design)).join(' ')).toContain(
      'librdkafka has no such setting: `buffer.memory` of `a`',
    )
  })

  it.each(['kafkajs', 'franz-go', 'sarama'] as const)('of %s is left out, and that is said', (library) => {
    const design = withProducer({ name: 'a', client: { library } })
    expect(filesOf(producerProperties, design)).toEqual([])
    expect(lossSentences(producerProperties.losses(design)).join(' ')).toContain('are set up in code: `a`')
  })

  it('inside a group that writes has a file of its own, beside a producer of the same name', () => {
    const design: Design = {
      ...withProducer({ name: 'billing' }),
      consumerGroups: [
        {
          name: 'billing',
          commit: 'transactional',
          produces: [{ topic: 'invoices' }],
          producer: { config: { 'linger.ms': 5 } },
        },
        { name: 'reader' },
      ],
    }
    const files = filesOf(producerProperties, design)
    expect(files).toHaveLength(2)
    expect(new Set(files.map(({ path }) => path)).size).toBe(2)
    expect(Object.fromEntries(load(files[1]?.text ?? ''))).toMatchObject({
      'transactional.id': 'billing-1',
      acks: 'all',
      'linger.ms': '5',
    })
  })
})

describe('a consumer group', () => {
  it.each([
    ['auto', { 'enable.auto.commit': 'true' }],
    ['after-processing', { 'enable.auto.commit': 'false' }],
    ['transactional', { 'enable.auto.commit': 'false', 'isolation.level': 'read_committed' }],
  ] as const)('gets what committing %s needs', (commit, needed) => {
    const found = settings(consumerProperties, withGroup({ name: 'billing', commit }))
    expect(found).toMatchObject({ 'group.id': 'billing', ...needed })
  })
})

it('names the assignor of a librdkafka group as librdkafka does', () => {
  const config = {
    'partition.assignment.strategy':
      'org.apache.kafka.clients.consumer.CooperativeStickyAssignor,org.apache.kafka.clients.consumer.RangeAssignor',
    'max.poll.records': 5,
  }
  const group = { name: 'g', client: { library: 'librdkafka' }, commit: 'after-processing', config } as const
  expect(settings(consumerProperties, withGroup(group))).toEqual({
    'bootstrap.servers': 'localhost:9092',
    'group.id': 'g',
    'enable.auto.commit': 'false',
    'partition.assignment.strategy': 'cooperative-sticky,range',
  })
})

const OF_MEMBERS = /^(?:partition\.assignment\.strategy|group\.(?:protocol|remote\.assignor|instance\.id))$/

/** A group as far as its file has its settings: without those that its way to read has no use for. */
function taken(group: ConsumerGroup): ConsumerGroup {
  if (group.reads === 'share') return withReading(group, 'share')
  if (group.reads !== 'everything') return group
  const config = Object.entries(group.config ?? {}).filter(([key]) => !OF_MEMBERS.test(key))
  return { ...group, config: Object.fromEntries(config) }
}

describe('how a group reads', () => {
  const sharing = withGroup({
    name: 'workers',
    groupId: 'jobs',
    reads: 'share',
    commit: 'after-processing',
    config: { 'isolation.level': 'read_committed', 'max.poll.records': 50 },
    groupConfig: { 'share.isolation.level': 'read_committed' },
  })

  it('decides what its members start with, and what is left out is said', () => {
    const found = settings(consumerProperties, sharing)
    expect(found).toMatchObject({
      'group.id': 'jobs',
      'share.acknowledgement.mode': 'explicit',
      'max.poll.records': '50',
    })
    expect(Object.keys(found)).not.toEqual(expect.arrayContaining(['isolation.level']))
    expect(Object.keys(found)).not.toEqual(expect.arrayContaining(['enable.auto.commit']))
    expect(consumerProperties.losses(sharing)).toContainEqual({
      at: 'consumerGroup:workers',
      field: 'config.isolation.level',
      sentence: 'Left out, since a share consumer refuses it.',
    })
  })

  it('leaves who reads everything without a group', () => {
    const found = settings(
      consumerProperties,
      withGroup({ name: 'flags', reads: 'everything', commit: 'auto' }),
    )
    expect(found).not.toHaveProperty(['group.id'])
    expect(found).toMatchObject({ 'enable.auto.commit': 'false', 'auto.offset.reset': 'earliest' })
  })

  it('leaves to who reads everything where it begins, and says nothing that only members have', () => {
    const design = withGroup({
      name: 'flags',
      reads: 'everything',
      config: {
        'auto.offset.reset': 'latest',
        'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
      },
    })
    const found = settings(consumerProperties, design)
    expect(found).toMatchObject({ 'auto.offset.reset': 'latest' })
    expect(found).not.toHaveProperty(['partition.assignment.strategy'])
    expect(consumerProperties.losses(design)).toContainEqual({
      at: 'consumerGroup:flags',
      field: 'config.partition.assignment.strategy',
      sentence: 'Left out, since who calls assign() is in no group.',
    })
  })

  it('has its settings on the brokers set by Kafka’s tools, under its id', () => {
    const text = filesOf(kafkaCli, sharing)[0]?.text
    expect(text).toContain('--entity-type groups')
    expect(text).toContain("--entity-name 'jobs' --add-config 'share.isolation.level=read_committed'")
  })
})

it('gives every Java client of any design a file of its own, with all of its settings', () => {
  fc.assert(
    fc.property(designArbitrary, (design) => {
      const clients: [
        Exporter,
        'producer' | 'consumer',
        readonly { readonly client?: Producer['client']; readonly config?: Config | undefined }[],
      ][] = [
        [producerProperties, 'producer', writersOf(design).map(({ producer }) => producer)],
        [consumerProperties, 'consumer', design.consumerGroups.map(taken)],
      ]
      for (const [exporter, kind, nodes] of clients) {
        const files = filesOf(exporter, design)
        const filed = nodes.filter(({ client }) => fileFamilyOf(client) !== undefined)
        expect(new Set(files.map(({ path }) => path.toLowerCase())).size).toBe(filed.length)
        files.forEach(({ path, text }, at) => {
          expect(path).toMatch(/^(producers|consumers)\/\w[\w.-]{0,120}\.properties$/)
          const node = filed[at]
          const found = load(text)
          if (!isJavaClient(node?.client)) return
          expect([...found]).toEqual(
            expect.arrayContaining(takenSettings(kind, node?.config, design.cluster.kafkaVersion)),
          )
        })
      }
    }),
  )
})
