/**
 * What an upgrade changes, against the catalogue that Kafka's own classes printed. Catches a setting, a default or a
 * client that is not told of, and one that is told of though nothing changes; that texts read well is not tested.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '@/testing/arbitraries'
import { analyse } from '../analyse'
import { configDefinition } from '../kafka/catalogue'
import { KAFKA_VERSIONS, type KafkaVersion } from '../kafka/versions'
import { soundDesign, withSoundApp } from '../lint/sound-design'
import type { Design } from '../model/design'
import { nodeIds } from '../model/node-id'
import { planUpgrade } from './plan-upgrade'
import { upgradeAsCsv, upgradeAsMarkdown } from './print-upgrade'

const planned = (design: Design, to: KafkaVersion) => planUpgrade(design, to, analyse)

const changesOf = (design: Design, to: KafkaVersion, kind: string) =>
  planned(design, to).changes.filter((change) => change.kind === kind)

const OLD = soundDesign({
  cluster: {
    kafkaVersion: '3.7',
    config: {
      'auto.create.topics.enable': false,
      'zookeeper.connect': 'zk:2181',
      'inter.broker.protocol.version': '3.7',
      'log.message.timestamp.difference.max.ms': 3_600_000,
    },
  },
  topic: { config: { 'min.insync.replicas': 2, 'message.timestamp.difference.max.ms': 60_000 } },
  producer: { client: { library: 'java', version: '2.0.1' }, config: { 'compression.type': 'lz4' } },
  group: { client: { library: 'java', version: '3.7' } },
})

describe('from 3.7 to 4.3', () => {
  it('names every setting that is gone, with what took its place', () => {
    expect(
      changesOf(OLD, '4.3', 'removed').map(({ setting, nodes, after }) => [setting, nodes, after]),
    ).toEqual([
      ['zookeeper.connect', ['cluster'], ''],
      ['inter.broker.protocol.version', ['cluster'], ''],
      ['log.message.timestamp.difference.max.ms', ['cluster'], 'log.message.timestamp.before.max.ms'],
      ['message.timestamp.difference.max.ms', ['topic:orders'], 'message.timestamp.before.max.ms'],
    ])
  })

  it('tells what such a finding says once', () => {
    const refused = changesOf(OLD, '4.3', 'refused').map(({ sentence }) => sentence)
    expect(refused.filter((sentence) => /zookeeper|difference|inter.broker/.test(sentence))).toEqual([])
  })

  it('names clients that are too old, and those of which nobody says it', () => {
    const [tooOld, unknown] = changesOf(OLD, '4.3', 'client')
    expect(tooOld).toMatchObject({ nodes: ['producer:checkout'], before: '2.0.1', after: '2.1' })
    expect(unknown?.nodes).toEqual(['consumerGroup:orders-repair'])
  })

  it('tells other defaults where they are left out, and nowhere else', () => {
    const defaults = changesOf(OLD, '4.3', 'default')
    const of = (key: string) => defaults.find(({ setting }) => setting === key)
    expect(of('message.timestamp.after.max.ms')).toMatchObject({
      before: '9223372036854775807',
      after: '3600000',
      nodes: ['topic:orders', 'topic:orders.dlq'],
    })
    // The producer says of which release it is, and waits for batches by itself in other examples.
    expect(of('linger.ms')).toBeUndefined()
    const plain = soundDesign({
      cluster: { kafkaVersion: '3.7' },
      producer: { config: { 'linger.ms': undefined } },
    })
    expect(changesOf(plain, '4.3', 'default').find(({ setting }) => setting === 'linger.ms')).toMatchObject({
      before: '0',
      after: '5',
      nodes: ['producer:checkout'],
    })
  })

  it('says what has to be done on the way over 4.0', () => {
    expect(changesOf(OLD, '4.3', 'step')).toHaveLength(2)
    expect(changesOf(OLD, '3.9', 'step')).toHaveLength(0)
  })
})

it('says what would no longer be found, and what becomes possible', () => {
  const shares = soundDesign({
    cluster: { kafkaVersion: '4.1' },
    topic: { key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 } },
    group: {
      reads: 'share',
      config: { 'partition.assignment.strategy': undefined, 'auto.offset.reset': undefined },
    },
  })
  expect(changesOf(shares, '4.2', 'answered').map(({ nodes }) => nodes)).toContainEqual([
    'consumerGroup:billing',
  ])
  const eager = soundDesign({
    cluster: { kafkaVersion: '3.9' },
    group: { members: 30, config: { 'partition.assignment.strategy': undefined } },
    topic: { partitions: 30 },
  })
  expect(changesOf(eager, '4.0', 'feature').map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining('KIP-848'),
  ])
})

it('goes back as well: what the older release does not have', () => {
  const design = soundDesign({
    cluster: { kafkaVersion: '4.4' },
    topic: { config: { 'errors.deadletterqueue.group.enable': true } },
  })
  const plan = planned(design, '3.9')
  expect(plan.isBack).toBe(true)
  expect(plan.changes.find(({ kind }) => kind === 'removed')).toMatchObject({
    setting: 'errors.deadletterqueue.group.enable',
    sentence: expect.stringContaining('is not there in Kafka 3.9'),
  })
})

describe('any design, to any release of the catalogue', () => {
  const any = fc.tuple(designArbitrary, fc.constantFrom(...KAFKA_VERSIONS))

  it('speaks of nodes that there are, and of settings as the catalogue has them', () => {
    fc.assert(
      fc.property(any, ([design, to]) => {
        const ids = new Set<string>(['cluster', ...nodeIds(design)])
        for (const { kind, nodes, setting, sentence } of planned(design, to).changes) {
          for (const node of nodes) expect(ids).toContain(node)
          expect(sentence).not.toMatch(/undefined|NaN|\[object/)
          if (kind !== 'removed' || setting === undefined) continue
          const kinds = ['topic', 'producer', 'consumer', 'streams', 'broker'] as const
          expect(kinds.some((one) => configDefinition(one, setting, to) === undefined)).toBe(true)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('changes nothing to its own release, and prints the same of the same', () => {
    fc.assert(
      fc.property(any, ([design, to]) => {
        const stays = { ...design, cluster: { ...design.cluster, kafkaVersion: to } }
        expect(planned(stays, to).changes).toEqual([])
        const [one, other] = [planned(design, to), planned(structuredClone(design), to)]
        expect(upgradeAsMarkdown('x', one)).toBe(upgradeAsMarkdown('x', other))
        expect(upgradeAsCsv(one).split('\r\n')[0]).toBe(
          'kind,node,change,setting,before,after,from,to,reference',
        )
      }),
      { numRuns: 10 },
    )
  })
})

describe('what only looks answered', () => {
  it('takes no setting that is refused there for an answer to what came of it', () => {
    const small = soundDesign({
      cluster: { kafkaVersion: '3.9' },
      topic: { config: { 'segment.bytes': 100_000 } },
    })
    const { changes } = planUpgrade(small, '4.3', analyse)
    expect(changes.filter(({ kind }) => kind === 'refused').map(({ sentence }) => sentence)).toEqual([
      '`orders` sets `segment.bytes` to `100000`, which Kafka refuses',
    ])
    expect(changes.filter(({ kind }) => kind === 'answered')).toEqual([])
  })

  it('takes what is answered for that, whatever else is removed', () => {
    const shares = (config: Design['cluster']['config']) =>
      soundDesign({
        cluster: { kafkaVersion: '3.9', config },
        topic: { key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 } },
        group: {
          reads: 'share',
          config: { 'partition.assignment.strategy': undefined, 'auto.offset.reset': undefined },
        },
      })
    const answered = (design: Design) =>
      changesOf(design, '4.3', 'answered').map(({ sentence, nodes }) => `${nodes} ${sentence}`)
    expect(answered(shares({})).length).toBeGreaterThan(0)
    expect(answered(shares({ 'inter.broker.protocol.version': '3.9' }))).toEqual(answered(shares({})))
    const here = shares({})
    const [topic] = here.topics
    const withGone = {
      ...here,
      topics: here.topics.map((one) =>
        one === topic
          ? { ...one, config: { ...one.config, 'message.timestamp.difference.max.ms': 3_600_000 } }
          : one,
      ),
    }
    expect(answered(withGone)).toEqual(answered(here))
  })

  it('says nothing of what is found on both sides under another name of its setting', () => {
    const app = withSoundApp(
      { config: { 'deserialization.exception.handler': undefined } },
      { cluster: { kafkaVersion: '3.9' } },
    )
    const { changes } = planUpgrade(app, '4.3', analyse)
    const said = changes.filter(({ kind }) => kind === 'refused' || kind === 'answered')
    expect(said.map(({ sentence }) => sentence).join()).not.toContain('cannot read')
  })
})
