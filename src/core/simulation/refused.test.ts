import { describe, expect, it } from 'vitest'
import type { Config, Design, Scenario, ScenarioEvent } from '../model/design'
import { shopDesign } from './fixtures/shop'
import { simulate } from './simulate'
import { whatWouldFix } from './what-would-fix'

const LENGTH = 600
const scenarioOf = (events: readonly ScenarioEvent[]): Scenario => ({
  name: 'test',
  lengthSeconds: LENGTH,
  events,
})
const run = (design: Design, events: readonly ScenarioEvent[] = []) =>
  simulate(design, scenarioOf(events), { runs: 0 })

/** The shop, with an application that counts orders, a source and a sink beside its group. */
const wide: Design = {
  ...shopDesign,
  producers: [
    ...shopDesign.producers,
    { name: 'tills', produces: [{ topic: 'orders', recordsPerSecond: { average: 500 } }] },
  ],
  topics: [
    ...shopDesign.topics,
    { name: 'items', partitions: 6, replicationFactor: 3 },
    { name: 'totals', partitions: 6, replicationFactor: 3 },
  ],
  consumerGroups: [
    ...shopDesign.consumerGroups,
    { name: 'audit', reads: 'share', members: 3, processingMsPerRecord: 1, consumes: [{ topic: 'orders' }] },
  ],
  streamsApps: [
    {
      name: 'counts',
      instances: 2,
      processingMsPerRecord: 1,
      processing: [
        { stream: 'orders', steps: ['groupByKey', 'count', 'toStream', { op: 'to', topic: 'totals' }] },
      ],
    },
  ],
  connectors: [
    {
      name: 'from-db',
      class: 'io.debezium.connector.mysql.MySqlConnector',
      produces: [{ topic: 'items', recordsPerSecond: { average: 100 } }],
    },
    {
      name: 'to-lake',
      class: 'com.example.Lake',
      tasksMax: 2,
      processingMsPerRecord: 1,
      consumes: [{ topic: 'items' }],
    },
  ],
}

type Kind = 'producers' | 'consumerGroups' | 'streamsApps' | 'connectors'
const having = (kind: Kind, name: string, config: Config, rest: object = {}): Design => ({
  ...wide,
  [kind]: (wide[kind] ?? []).map((one) => (one.name === name ? { ...one, config, ...rest } : one)),
})

const SINK = 'consumer.override.'

/** A source that requires what its workers have not enabled. */
function askingTooMuch(): Design {
  const design = having('connectors', 'from-db', {}, { exactlyOnce: 'required' })
  const config = { 'exactly.once.source.support': 'disabled' }
  return { ...design, cluster: { ...design.cluster, connect: [{ name: 'main', config }] } }
}

describe('what is refused at its start', () => {
  it('is nothing of a sound design', () => {
    const { refused, groups } = run(wide)
    expect(refused).toEqual([])
    expect(Object.keys(groups)).toEqual(['billing', 'audit', 'counts', 'to-lake'])
    for (const { read, refusal } of Object.values(groups)) {
      expect(read.at(-1)).toBeGreaterThan(0)
      expect(refusal).toBe(null)
    }
  })

  type Case = readonly [what: string, kind: Kind, name: string, config: Config, rest: object]
  const readers: readonly Case[] = [
    [
      'a heartbeat as long as the session',
      'consumerGroups',
      'billing',
      { 'heartbeat.interval.ms': 45_000 },
      {},
    ],
    [
      'a session below what the brokers allow',
      'consumerGroups',
      'billing',
      { 'session.timeout.ms': 4_000, 'heartbeat.interval.ms': 1_000 },
      {},
    ],
    ['a value that no consumer takes', 'consumerGroups', 'billing', { 'max.poll.records': 0 }, {}],
    [
      'a setting that the protocol forbids',
      'consumerGroups',
      'billing',
      { 'group.protocol': 'consumer', 'session.timeout.ms': 45_000 },
      {},
    ],
    [
      'a setting that no share consumer takes',
      'consumerGroups',
      'audit',
      { 'isolation.level': 'read_committed' },
      {},
    ],
    [
      'what librdkafka compares',
      'consumerGroups',
      'billing',
      { 'session.timeout.ms': 60_000, 'max.poll.interval.ms': 50_000 },
      { client: { library: 'confluent-python' } },
    ],
    [
      'a topology that does not build',
      'streamsApps',
      'counts',
      {},
      { processing: [{ stream: 'orders', steps: ['count'] }] },
    ],
    ['a value that Streams does not take', 'streamsApps', 'counts', { 'num.stream.threads': 'two' }, {}],
    [
      'an application id that no internal topic can be named after',
      'streamsApps',
      'counts',
      {},
      { applicationId: 'my counts' },
    ],
    ['a client inside Streams', 'streamsApps', 'counts', { 'consumer.heartbeat.interval.ms': 'often' }, {}],
    [
      'an overridden heartbeat of a sink',
      'connectors',
      'to-lake',
      { [`${SINK}heartbeat.interval.ms`]: 60_000 },
      {},
    ],
    [
      'an override that the release does not let through',
      'connectors',
      'to-lake',
      { [`${SINK}max.poll.records`]: 'many' },
      {},
    ],
  ]
  it.each(readers)('reads nothing: %s', (_, kind, name, config, rest) => {
    const events: readonly ScenarioEvent[] = [
      { kind: 'autoscaler', group: name, application: name, connector: name, lagAbove: 1, atSeconds: 0 },
      { kind: 'broker-lost', broker: 1, atSeconds: 100, lastsSeconds: 200 },
      { kind: 'partitions-added', topic: 'orders', partitions: 24, atSeconds: 300 },
    ]
    const { refused, groups, story, rebalances } = run(having(kind, name, config, rest), events)
    expect(refused.map(({ node }) => node.slice(node.indexOf(':') + 1))).toEqual([name])
    const of = groups[name]
    expect(of?.refusal).toBe(refused[0]?.why)
    expect(of?.read.every((rate) => rate === 0)).toBe(true)
    expect(of?.balance.consumed).toBe(0)
    expect(of?.balance.waiting).toBeCloseTo(of?.balance.offered ?? 0, 3)
    expect(of?.balance.offered).toBeGreaterThan(LENGTH * 50)
    expect(of?.members.changes.every(({ state }) => state === 'stopped')).toBe(true)
    expect(of?.ownership.every(({ owners }) => owners.every((owner) => owner === 0))).toBe(true)
    expect(story[0]?.sentence).toContain(refused[0]?.why)
    expect(story[0]?.sentence).toMatch(/; it does not run, and reads nothing$/)
    expect(story[0]).toMatchObject({ atSeconds: 0, tone: 'bad', about: refused[0]?.node })
    expect(rebalances.filter(({ group }) => group === name)).toEqual([])
    // The others go on.
    for (const [other, { read }] of Object.entries(groups))
      if (other !== name) expect(read[1]).toBeGreaterThan(0)
  })

  it.each([
    ['no time for one request', { 'linger.ms': 60_000, 'delivery.timeout.ms': 70_000 }],
    ['a value that no producer takes', { acks: 'most' }],
    ['idempotence without acks', { 'enable.idempotence': true, acks: '1' }],
  ])('writes nothing: %s', (_, config) => {
    const { refused, story, topics, groups } = run(having('producers', 'tills', config), [
      { kind: 'burst', producer: 'tills', factor: 3, atSeconds: 100 },
    ])
    expect(refused.map(({ node }) => node)).toEqual(['producer:tills'])
    expect(story[0]?.sentence).toMatch(/^tills .*; it does not run, and writes nothing$/)
    expect(story.some(({ sentence }) => sentence.startsWith('tills writes'))).toBe(false)
    expect(topics['orders']?.written.every((rate) => rate === 1000)).toBe(true)
    expect(groups['billing']?.balance.offered).toBeCloseTo(1000 * LENGTH, 3)
  })

  it('writes nothing of a source whose workers cannot create their topics', () => {
    const { refused, topics } = run({
      ...wide,
      cluster: { ...wide.cluster, connect: [{ name: 'main', groupId: 'main workers' }] },
    })
    expect(refused.map(({ node }) => node)).toEqual(['connector:from-db', 'connector:to-lake'])
    expect(topics['items']?.written.every((rate) => rate === 0)).toBe(true)
  })

  it('is no application id that names no topic', () => {
    const { refused } = run(
      having(
        'streamsApps',
        'counts',
        {},
        {
          applicationId: 'my counts',
          processing: [{ stream: 'orders', steps: ['mapValues', { op: 'to', topic: 'totals' }] }],
        },
      ),
    )
    expect(refused).toEqual([])
  })

  it('writes nothing of a source that the workers refuse', () => {
    const { refused, topics, remarks } = run(askingTooMuch(), [
      { kind: 'task-failed', connector: 'from-db', atSeconds: 100, lastsSeconds: 100 },
      { kind: 'worker-lost', connector: 'from-db', atSeconds: 300, lastsSeconds: 100 },
    ])
    expect(refused.map(({ node }) => node)).toEqual(['connector:from-db'])
    expect(topics['items']?.written.every((rate) => rate === 0)).toBe(true)
    expect(remarks.join()).not.toContain('items')
  })

  it('takes with it what a group passes on, whose producer is refused', () => {
    const design = having(
      'consumerGroups',
      'billing',
      {},
      {
        produces: [{ topic: 'totals', recordsPerRecord: 1 }],
        producer: { config: { 'delivery.timeout.ms': 10 } },
      },
    )
    const { refused, topics } = run({ ...design, streamsApps: [] })
    expect(refused.map(({ node }) => node)).toEqual(['consumerGroup:billing'])
    expect(topics['totals']?.written.every((rate) => rate === 0)).toBe(true)
  })

  const STREAMS = { 'group.protocol': 'streams' }
  const built = (version: string) => ({ client: { library: 'java', version } })
  it.each([
    ['kafka-streams from before streams groups, which goes on as before', STREAMS, built('3.9.0'), {}],
    ['kafka-streams that has them as early access', STREAMS, built('4.1.0'), {}],
    [
      'more threads than the group takes, of which it lets as many in',
      { ...STREAMS, 'num.stream.threads': 3 },
      {},
      { 'group.streams.max.size': 3 },
    ],
  ])('is not what runs all the same: %s', (_, config, rest, ofBrokers) => {
    const design = having('streamsApps', 'counts', config, rest)
    const { refused, groups } = run({
      ...design,
      cluster: { ...design.cluster, kafkaVersion: '4.3', config: { ...design.cluster.config, ...ofBrokers } },
    })
    expect(refused).toEqual([])
    expect(groups['counts']?.read.at(-1)).toBeGreaterThan(0)
  })

  it('is a streams group that the brokers do not know, where the client does', () => {
    const design = having('streamsApps', 'counts', STREAMS)
    const { refused } = run({ ...design, cluster: { ...design.cluster, kafkaVersion: '4.0' } })
    expect(refused.map(({ node }) => node)).toEqual(['streamsApp:counts'])
  })

  it('is no event of a topic whose only writer never runs', () => {
    const design = askingTooMuch()
    for (const kind of ['burst', 'growth'] as const) {
      const { story, events } = run(design, [
        { kind, topic: 'items', factor: 3, atSeconds: 100 },
        { kind, topic: 'orders', factor: 3, atSeconds: 200 },
      ])
      expect(events.map(({ event }) => event)).toEqual([1])
      expect(story.some(({ sentence, atSeconds }) => atSeconds === 100 && /as much/.test(sentence))).toBe(
        false,
      )
      expect(story.some(({ sentence, atSeconds }) => atSeconds === 200 && /as much/.test(sentence))).toBe(
        true,
      )
    }
  })

  it('is no matter of members, and says so where a change is looked for', () => {
    const design = having('consumerGroups', 'billing', { 'heartbeat.interval.ms': 45_000 })
    const found = whatWouldFix(design, { ...scenarioOf([]), goal: { waitSeconds: 60 } }).filter(
      ({ at }) => at === 'consumerGroup:billing',
    )
    expect(found).toEqual([
      expect.objectContaining({ title: 'billing never runs', changes: [], reachesGoal: false }),
    ])
    expect(found[0]?.effect).toContain('heartbeat')
  })
})
