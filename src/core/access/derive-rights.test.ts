import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { rightsLosses } from '../exporters/access/rights-by'
import { edgesOf } from '../graph/edges'
import type { ClientLibraryId } from '../kafka/client-libraries'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { userOf } from '../model/principal'
import { deriveRights, untoldRights } from './derive-rights'

const said = (design: Partial<Design>) =>
  deriveRights({ ...emptyDesign('x'), ...design }).map(
    ({ principal, resource, name, pattern, operation }) =>
      `${principal} ${operation} ${resource} ${name}${pattern === 'prefixed' ? '*' : ''}`,
  )

describe('deriveRights', () => {
  it('lets a producer write its topics, and use its transactional ids where it has them', () => {
    expect(
      said({
        producers: [
          { name: 'checkout', produces: [{ topic: 'orders' }] },
          { name: 'ledger', delivery: 'exactly-once', instances: 3, produces: [{ topic: 'entries' }] },
          {
            name: 'one',
            delivery: 'exactly-once',
            config: { 'transactional.id': 'one-id' },
            produces: [{ topic: 'entries' }],
          },
        ],
      }),
    ).toEqual([
      'User:checkout Write topic orders',
      'User:ledger Write topic entries',
      'User:one Write topic entries',
      'User:ledger Write transactional-id ledger-*',
      'User:one Write transactional-id one-id',
    ])
  })

  it('allows ids that begin with the name of an instance by no empty prefix, which Kafka refuses', () => {
    const config = { 'transactional.id': `\${HOSTNAME}-tx` }
    expect(
      said({ producers: [{ name: 'p', delivery: 'exactly-once', config, produces: [{ topic: 'a' }] }] }),
    ).toEqual(['User:p Write topic a', 'User:p Write transactional-id *'])
  })

  it.each([
    ['orders-.*', ['orders-*']],
    ['shop\\.eu\\..*', ['shop.eu.*']],
    ['orders-(a|c)', ['orders-a']],
    ['.*-b', ['orders-b']],
    ['(?U)x', []],
    ['(o|or|r|d|e|s|-|a|b)+x', []],
  ])('lets a Streams application read what the pattern %s fits', (pattern, names) => {
    const rights = said({
      topics: [{ name: 'orders-a' }, { name: 'orders-b' }, { name: 'other' }],
      streamsApps: [{ name: 'app', processing: [{ pattern, steps: [{ op: 'to', topic: 'other' }] }] }],
    })
    expect(rights).toEqual([
      'User:app Write topic other',
      ...names.map((name) => `User:app Read topic ${name}`),
      'User:app Read group app',
    ])
  })

  it.each([
    ['orders-.*', []],
    ['.*-b', ['which no access list can say: it may read those drawn that fit']],
    ['(a+)+b', ['which is not tried here and no access list can say']],
  ])('tells what no access list can say of the pattern %s', (pattern, sentences) => {
    const design = {
      ...emptyDesign('x'),
      topics: [{ name: 'other' }],
      streamsApps: [
        { name: 'app', processing: [{ pattern, steps: [{ op: 'to' as const, topic: 'other' }] }] },
      ],
    }
    const told = untoldRights(design)
    expect(told.map(({ sentence }) => sentence)).toEqual(
      sentences.map((sentence) => expect.stringContaining(sentence)),
    )
    for (const { at, principal } of told) expect([at, principal]).toEqual(['streamsApp:app', 'User:app'])
    const lost = rightsLosses(design).map(({ sentence }) => sentence)
    for (const { sentence } of told) expect(lost).toContain(sentence)
  })

  it('runs no pattern that takes longer than anybody waits', () => {
    const begun = performance.now()
    said({
      topics: [{ name: 'a'.repeat(34) }, { name: 'other' }],
      streamsApps: [
        { name: 'app', processing: [{ pattern: '(a+)+b', steps: [{ op: 'to', topic: 'other' }] }] },
      ],
    })
    expect(performance.now() - begun).toBeLessThan(2_000)
  })

  it('lets a Streams application write the dead letters that it names', () => {
    expect(
      said({
        streamsApps: [
          {
            name: 'app',
            config: { 'errors.dead.letter.queue.topic.name': 'dead' },
            processing: [{ stream: 'a', steps: ['filter', { op: 'to', topic: 'b' }] }],
          },
        ],
      }),
    ).toContain('User:app Write topic dead')
  })

  it('allows what a framework makes of an id and of a reader of everything, and no more', () => {
    const rights = (library: ClientLibraryId) =>
      said({
        producers: [
          {
            name: 'invoicer',
            delivery: 'exactly-once',
            client: { library },
            produces: [{ topic: 'invoices' }],
          },
        ],
        consumerGroups: [
          {
            name: 'cache',
            groupId: 'cache-v2',
            reads: 'everything',
            client: { library },
            consumes: [{ topic: 'prices' }],
          },
        ],
      }).filter((right) => !right.includes(' topic '))
    const framework = ['User:invoicer Write transactional-id invoicer-*', 'User:cache Read group cache-*']
    expect(rights('spring')).toEqual(framework)
    expect(rights('quarkus')).toEqual(framework)
    expect(rights('java')).toEqual(['User:invoicer Write transactional-id invoicer-1'])
    expect(rights('kafkajs')).toEqual([
      'User:invoicer Write transactional-id invoicer-1',
      'User:cache Read group cache-v2-*',
    ])
  })

  it('leaves to the brokers the dead letters of a share group that they write', () => {
    const jobs = (kafkaVersion: '4.3' | '4.4') =>
      said({
        cluster: { ...emptyDesign('x').cluster, kafkaVersion },
        consumerGroups: [
          {
            name: 'jobs',
            reads: 'share',
            groupConfig: { 'errors.deadletterqueue.topic.name': 'dlq.jobs' },
            consumes: [{ topic: 'jobs' }],
            deadLetter: { topic: 'dlq.jobs' },
          },
        ],
      })
    expect(jobs('4.4')).toEqual(['User:jobs Read topic jobs', 'User:jobs Read group jobs'])
    expect(jobs('4.3')).toContain('User:jobs Write topic dlq.jobs')
  })

  it('lets a group read, join under its own id, retry and put dead letters away', () => {
    expect(
      said({
        consumerGroups: [
          {
            name: 'billing',
            groupId: 'billing-v2',
            consumes: [{ topic: 'orders' }],
            retryTopics: [{ topic: 'orders.retry', delayMs: 60_000 }],
            deadLetter: { topic: 'orders.dlq' },
          },
          { name: 'cache', reads: 'everything', consumes: [{ topic: 'prices' }] },
        ],
      }),
    ).toEqual([
      'User:billing Read topic orders',
      'User:billing Write topic orders.retry',
      'User:billing Read topic orders.retry',
      'User:billing Write topic orders.dlq',
      'User:cache Read topic prices',
      'User:billing Read group billing-v2',
    ])
  })

  it('lets a Streams application make its internal topics, and nothing of the kind where it has none', () => {
    const stateless = { stream: 'a', steps: ['filter', { op: 'to', topic: 'b' }] } as const
    const counting = {
      stream: 'a',
      steps: ['groupByKey', 'count', 'toStream', { op: 'to', topic: 'b' }],
    } as const
    const rights = (processing: typeof stateless | typeof counting, config = {}) =>
      said({ streamsApps: [{ name: 'counts', processing: [processing], config }] })
    expect(rights(stateless)).toEqual([
      'User:counts Read topic a',
      'User:counts Write topic b',
      'User:counts Read group counts',
    ])
    expect(rights(counting, { 'processing.guarantee': 'exactly_once_v2' }).slice(3)).toEqual([
      'User:counts Read topic counts-*',
      'User:counts Write topic counts-*',
      'User:counts Create topic counts-*',
      'User:counts Write transactional-id counts-*',
    ])
  })

  it('lets only who has repartition topics delete from them', () => {
    const steps = ['selectKey', 'groupByKey', 'count', 'toStream', { op: 'to', topic: 'b' }] as const
    expect(said({ streamsApps: [{ name: 'counts', processing: [{ stream: 'a', steps }] }] })).toContain(
      'User:counts Delete topic counts-*',
    )
  })

  it('lets every source of workers with exactly once support write in transactions, and no sink', () => {
    const { cluster } = emptyDesign('x')
    const connect = [{ name: 'main', config: { 'exactly.once.source.support': 'enabled' } }]
    const rights = said({
      cluster: { ...cluster, connect },
      connectors: [
        { name: 'in', type: 'source', offsetsTopic: 'in-offsets', produces: [{ topic: 'a' }] },
        { name: 'out', type: 'sink', consumes: [{ topic: 'a' }] },
      ],
    })
    expect(rights.filter((right) => right.includes('transactional-id'))).toEqual([
      'User:main Write transactional-id connect-cluster-main',
      'User:main Write transactional-id main-in-*',
    ])
    expect(rights).toContain('User:main Write topic in-offsets')
  })

  it('gives nobody a right over everything, and every edge its own', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const rights = deriveRights(design)
        for (const { name, principal, for: nodes } of rights) {
          expect([name.trim(), principal.trim()]).not.toContain('*')
          expect(name).not.toBe('')
          expect(nodes.length).toBeGreaterThan(0)
        }
        const topics = new Set(rights.filter(({ resource }) => resource === 'topic').map(({ name }) => name))
        for (const { topic } of edgesOf(design)) expect(topics).toContain(topic)
      }),
    )
  })

  it('takes the principal that is stated, that of the owner where all of one are one, else the name', () => {
    const principals = (security: Design['cluster']['security'], node = {}) =>
      deriveRights({
        ...emptyDesign('x'),
        cluster: { ...emptyDesign('x').cluster, security },
        producers: [{ name: 'shop', owner: 'team-shop', produces: [{ topic: 'a' }], ...node }],
      }).map(({ principal }) => principal)
    expect(principals({})).toEqual(['User:shop'])
    expect(principals({ principals: 'owner' })).toEqual(['User:team-shop'])
    expect(principals({ authentication: 'mtls' })).toEqual(['User:CN=shop'])
    expect(principals({ principals: 'owner' }, { principal: 'other' })).toEqual(['User:other'])
    expect(principals({ authentication: 'mtls' }, { principal: 'User:CN=shop,O=x' })).toEqual([
      'User:CN=shop,O=x',
    ])
  })

  it('calls a principal so that Kafka’s tools read one', () => {
    expect(userOf('web shop, EU')).toBe('User:web-shop-EU')
  })
})
