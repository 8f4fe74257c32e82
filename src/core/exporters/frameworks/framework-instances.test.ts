/** What frameworks are told of instances, waits and share groups, which each has its own way with. */
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { deriveRights } from '../../access/derive-rights'
import { analyse } from '../../analyse'
import type { ConsumerGroup, Design } from '../../model/design'
import { emptyDesign } from '../../model/empty-design'
import type { Exporter } from '../exporter'
import { micronaut } from './micronaut'
import { quarkus } from './quarkus'
import { springBoot } from './spring'

const filesOf = (exporter: Exporter, design: Design) => exporter.export(design, analyse(design))

const shop: Design = {
  ...emptyDesign('Shop'),
  topics: ['orders', 'invoices'].map((name) => ({ name })),
}

const textsOf = (exporter: Exporter, group: Partial<ConsumerGroup>) =>
  filesOf(exporter, {
    ...shop,
    producers: [],
    consumerGroups: [{ name: 'jobs', consumes: [{ topic: 'orders' }], ...group }],
  })
    .map(({ text }) => text)
    .join()

const retriesOf = (...waits: readonly number[]) =>
  parseDocument(
    textsOf(springBoot, {
      retryTopics: waits.map((delayMs, at) => ({ topic: `orders-retry-${at}`, delayMs })),
    }),
  ).toJS().spring.kafka.retry.topic

it('tells Spring how long its longest wait is, which it would cut to 30 s', () => {
  expect(retriesOf(60_000, 300_000)).toEqual({
    enabled: true,
    attempts: 3,
    backoff: { delay: '60000ms', multiplier: 5, 'max-delay': '300000ms' },
  })
  expect(retriesOf(60_000).backoff).toEqual({ delay: '60000ms', 'max-delay': '60000ms' })
  // A longest wait above a fixed one makes it a random one, in Spring Boot 3.
  expect(retriesOf(1000, 1000, 60_000).backoff).toEqual({ delay: '1000ms', 'max-delay': '1000ms' })
  expect(retriesOf(0).backoff).toEqual({ delay: '0ms' })
})

it('says which waits Spring has where they do not grow by one factor', () => {
  const saidOf = (...waits: readonly number[]) =>
    springBoot
      .losses({
        ...shop,
        consumerGroups: [
          {
            name: 'jobs',
            consumes: [{ topic: 'orders' }],
            retryTopics: waits.map((delayMs, at) => ({ topic: `orders-retry-${at}`, delayMs })),
          },
        ],
      })
      .filter(({ field }) => field === 'retryTopics.delayMs')
      .map(({ sentence }) => /: (.+)\.$/.exec(sentence)?.[1])
  expect(saidOf(1000, 5000, 25_000)).toEqual([])
  expect(saidOf(1000, 5000, 60_000)).toEqual(['the first two are in it'])
  expect(saidOf(5000, 1000)).toEqual(['only the first is in it'])
})

it('gives a record with Quarkus time for all its waits, and two minutes for the work', () => {
  const retryTopics = [60_000, 300_000].map((delayMs) => ({ topic: `orders_retry_${delayMs}`, delayMs }))
  expect(textsOf(quarkus, { retryTopics })).toContain('.delayed-retry-topic.timeout=480000\n')
})

describe.each([
  ['Spring', springBoot, /transaction-id-prefix: ["']?(.+-)["']?\n/],
  ['Quarkus', quarkus, /transactional\.id=(.+)\n/],
  ['Micronaut', micronaut, /transactional\.id: ["']?(.+?)["']?\n/],
] as const)('transactional ids with %s', (_, exporter, written) => {
  const idOf = (instances: number, config = {}) =>
    written.exec(
      filesOf(exporter, {
        ...shop,
        consumerGroups: [],
        producers: [
          { name: 'desk', delivery: 'exactly-once', instances, config, produces: [{ topic: 'orders' }] },
        ],
      })[0]?.text ?? '',
    )?.[1]

  it('are others for each instance', () => {
    expect(idOf(3)).toMatch(/^desk-\$\{HOSTNAME:\$\{(random|quarkus)\.uuid\}\}/)
    expect(idOf(3)).not.toContain('instance}')
    expect(idOf(3, { 'transactional.id': `tx-\${instance}-a` })).toMatch(/^tx-\$\{HOSTNAME:.*\}-a/)
  })

  it('begin as the access lists allow', () => {
    for (const config of [{}, { 'transactional.id': 'own' }, { 'transactional.id': `tx-\${instance}-a` }])
      for (const instances of [1, 3]) {
        const library = exporter === springBoot ? 'spring' : 'quarkus'
        const [right] = deriveRights({
          ...shop,
          consumerGroups: [],
          producers: [
            {
              name: 'desk',
              delivery: 'exactly-once',
              instances,
              config,
              produces: [{ topic: 'orders' }],
              ...(exporter !== micronaut && { client: { library } }),
            },
          ],
        }).filter(({ resource }) => resource === 'transactional-id')
        expect(idOf(instances, config)?.startsWith(right?.name ?? '?')).toBe(true)
        if (exporter !== micronaut) expect(right?.pattern).toBe('prefixed')
      }
  })
})

it('gives with Quarkus each channel a transactional id of its own', () => {
  const [file] = filesOf(quarkus, {
    ...shop,
    consumerGroups: [],
    producers: [
      { name: 'desk', delivery: 'exactly-once', produces: [{ topic: 'orders' }, { topic: 'invoices' }] },
    ],
  })
  const ids = [...(file?.text.matchAll(/transactional\.id=(.+)/g) ?? [])].map(([, id]) => id)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
})

it.each([
  ['Spring', springBoot],
  ['Quarkus', quarkus],
])('says with %s where the access lists are told of another client', (_, exporter) => {
  const sentences = (client?: ConsumerGroup['client']) =>
    exporter
      .losses({
        ...shop,
        producers: [
          {
            name: 'desk',
            delivery: 'exactly-once',
            produces: [{ topic: 'orders' }],
            ...(client && { client }),
          },
        ],
        consumerGroups: [
          {
            name: 'cache',
            reads: 'everything',
            consumes: [{ topic: 'orders' }],
            ...(client && { client }),
          },
        ],
      })
      .filter(({ sentence }) => sentence.includes('the access lists allow'))
  expect(sentences().map(({ at }) => at)).toEqual(['producer:desk', 'consumerGroup:cache'])
  expect(sentences({ library: exporter === springBoot ? 'spring' : 'quarkus' })).toEqual([])
})

it.each([
  ['Spring', springBoot, /auto-offset-reset: (\w+)/],
  ['Micronaut', micronaut, /auto\.offset\.reset: (\w+)/],
  ['Quarkus', quarkus, /auto\.offset\.reset=(\w+)/],
] as const)('begins with %s at the earliest record where everything is read', (_, exporter, written) => {
  expect(written.exec(textsOf(exporter, { reads: 'everything' }))?.[1]).toBe('earliest')
  const config = { 'auto.offset.reset': 'latest' }
  expect(written.exec(textsOf(exporter, { reads: 'everything', config }))?.[1]).toBe('latest')
  expect(textsOf(exporter, {})).not.toMatch(written)
})

describe('a share group', () => {
  const SHARE: Partial<ConsumerGroup> = {
    reads: 'share',
    commit: 'after-processing',
    threadsPerMember: 4,
    config: {
      'max.poll.records': 50,
      'auto.offset.reset': 'earliest',
      'share.acknowledgement.mode': 'implicit',
    },
    retryTopics: [{ topic: 'orders-retry-0', delayMs: 1000 }],
  }

  it('is a share container in Spring, which its file says first', () => {
    const text = textsOf(springBoot, SHARE)
    expect(text.split('\n')[1]).toMatch(/^# Make a share container of it/)
    expect(text).toContain('ShareKafkaListenerContainerFactory')
    expect(text).toContain('setConcurrency(4)')
    const { kafka } = parseDocument(text).toJS().spring
    expect(kafka.consumer).toEqual({ 'group-id': 'jobs', 'max-poll-records': 50 })
    expect(kafka).not.toHaveProperty('listener')
    expect(kafka).not.toHaveProperty('retry')
    const fields = springBoot
      .losses({ ...shop, consumerGroups: [{ name: 'jobs', ...SHARE }] })
      .map(({ field }) => field)
    expect(fields).toEqual(
      expect.arrayContaining([
        'reads',
        'retryTopics',
        'config.auto.offset.reset',
        'config.share.acknowledgement.mode',
      ]),
    )
  })

  it.each([
    ['Micronaut', micronaut],
    ['Quarkus', quarkus],
  ])('is not set up as a plain group by %s, which has none', (_, exporter) => {
    const text = textsOf(exporter, SHARE)
    expect(text.split('\n')[1]).toMatch(/^# Its group jobs is a share group/)
    expect(text).not.toMatch(/group\.id|incoming|consumers:/)
    expect(
      exporter
        .losses({
          ...shop,
          producers: [],
          consumerGroups: [{ name: 'jobs', consumes: [{ topic: 'orders' }], ...SHARE }],
        })
        .filter(({ field }) => field === 'reads')
        .map(({ sentence }) => sentence),
    ).toEqual([expect.stringContaining('KafkaShareConsumer')])
  })
})
