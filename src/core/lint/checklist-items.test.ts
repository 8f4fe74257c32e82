import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { checklistItems } from './checklist-items'
import { rules } from './rules/index'
import { soundDesign, soundProducer } from './sound-design'

const states = (design: Design) =>
  Object.fromEntries(analyse(design).checklist.map(({ id, state }) => [id, state]))
const failing = (design: Design) =>
  analyse(design)
    .checklist.filter(({ state }) => state === 'fail')
    .map(({ id, failing }) => [id, failing])
const unknown = (design: Design) =>
  analyse(design)
    .checklist.filter(({ state }) => state === 'not-known')
    .map(({ id, unknown }) => [id, unknown])

describe('the checklist', () => {
  it('has ten items, each of which names rules that there are', () => {
    const known = new Set(rules.map(({ id }) => id))
    expect(checklistItems).toHaveLength(10)
    expect(checklistItems.flatMap((item) => item.rules.filter((rule) => !known.has(rule)))).toEqual([])
    const knowsClients = rules.some(({ id }) => /^(producer|consumer-group)-/.test(id))
    const unanswered = checklistItems.filter((item) => item.rules.length === 0).map(({ id }) => id)
    expect(unanswered).toEqual(knowsClients ? [] : ['producers', 'consumers'])
  })

  it('passes the sound design in every item', () => {
    expect(new Set(Object.values(states(soundDesign())))).toEqual(new Set(['pass']))
  })

  it('is not asked of an empty drawing', () => {
    expect(new Set(Object.values(states(emptyDesign('New'))))).toEqual(new Set(['excused']))
  })

  it('names the nodes that fail an item', () => {
    const poor = soundDesign({
      cluster: { security: undefined },
      topic: { replicationFactor: 1, config: { 'min.insync.replicas': 1, 'retention.ms': undefined } },
      deadLetterTopic: { replicationFactor: 2 },
      repairGroup: { consumes: [] },
    })
    expect(failing(poor)).toEqual([
      ['replication', ['topic:orders', 'topic:orders.dlq']],
      ['dead-letters', ['topic:orders.dlq']],
    ])
    expect(unknown(poor)).toEqual([
      ['retention', ['topic:orders']],
      ['security', ['cluster']],
    ])
  })

  it('knows nothing of what nobody has stated', () => {
    const silent: Design = {
      ...emptyDesign('New'),
      producers: [{ name: 'p', produces: [{ topic: 't' }] }],
      topics: [{ name: 't' }],
      consumerGroups: [{ name: 'g', consumes: [{ topic: 't' }] }],
    }
    expect(unknown(silent).map(([id]) => id)).toEqual([
      'replication',
      'partitions',
      'consumers',
      'schemas',
      'dead-letters',
      'lag',
      'retention',
      'compression',
      'security',
    ])
    const mode = { topic: { schema: { format: 'avro' as const } } }
    expect(unknown(soundDesign(mode))).toEqual([['schemas', ['topic:orders']]])
  })

  it('says of what the user accepted that they did, and why', () => {
    const poor = soundDesign({ cluster: { monitoring: { lag: 'none' } } })
    const suppressions = [
      { rule: 'cluster-no-lag-monitoring', at: 'cluster', reason: 'the platform team watches it' },
    ]
    expect(states(poor)['lag']).toBe('fail')
    const lag = analyse({ ...poor, suppressions }).checklist.find(({ id }) => id === 'lag')
    expect([lag?.state, lag?.reasons]).toEqual(['accepted', ['the platform team watches it']])
  })

  const analytics = { purpose: 'analytics' } as const
  const stateOf = (item: string, changes: Parameters<typeof soundDesign>[0]) =>
    states(soundDesign(changes))[item]

  it('takes no silence of an excused rule for a pass', () => {
    const atMostOnce = { producer: { delivery: 'at-most-once' as const }, group: analytics }
    expect(stateOf('producers', atMostOnce)).toBe('excused')
    expect(analyse(soundDesign(atMostOnce)).checklist.find(({ id }) => id === 'producers')?.excuse).toBe(
      'what they write may be lost or repeated',
    )
    const acks0 = { producer: { delivery: undefined, config: { acks: 0 } }, group: analytics }
    expect(stateOf('producers', acks0)).toBe('excused')
    const timer = { group: { ...analytics, commit: 'auto' as const }, repairGroup: { consumes: [] } }
    expect(stateOf('consumers', timer)).toBe('excused')
    const noPlace = { group: { ...analytics, deadLetter: undefined }, repairGroup: { consumes: [] } }
    expect(stateOf('dead-letters', noPlace)).toBe('excused')
    const asIs = { topic: { record: { averageBytes: 1200, compressionRatio: 1 } } }
    const bare = { ...asIs, producer: { config: { 'compression.type': 'none' } } }
    expect(stateOf('compression', bare)).toBe('excused')
  })

  it('counts the nodes that are excused where others hold', () => {
    const other = soundProducer({ name: 'clicks', delivery: 'at-most-once' })
    const { checklist } = analyse(soundDesign({ producers: [other], group: analytics }))
    const producers = checklist.find(({ id }) => id === 'producers')
    expect([producers?.state, producers?.excused]).toEqual(['excused', 1])
  })

  it('reads replicas off the settings, whatever the writers are content with', () => {
    const poor = soundDesign({
      producer: { delivery: undefined, config: { acks: '1' } },
      topic: { config: { 'min.insync.replicas': 1 } },
    })
    expect(failing(poor).find(([id]) => id === 'replication')).toEqual(['replication', ['topic:orders']])
    const suppressions = [{ rule: 'topic-min-insync-replicas-one', at: 'topic:orders', reason: 'a log' }]
    expect(states({ ...poor, suppressions })['replication']).toBe('accepted')
  })

  it('fails what cannot start, what Kafka refuses, and dead letters that go nowhere', () => {
    expect(stateOf('producers', { producer: { config: { acks: 'most' } } })).toBe('fail')
    expect(
      stateOf('producers', { producer: { config: { 'max.in.flight.requests.per.connection': 6 } } }),
    ).toBe('fail')
    expect(stateOf('consumers', { group: { config: { 'max.poll.records': 'many' } } })).toBe('fail')
    expect(
      stateOf('consumers', {
        group: { config: { 'group.protocol': 'consumer', 'session.timeout.ms': 9000 } },
      }),
    ).toBe('fail')
    expect(stateOf('retention', { topic: { config: { 'retention.ms': 'week' } } })).toBe('fail')
    expect(stateOf('compression', { topic: { config: { 'retention.ms': 'week' } } })).toBe('pass')
    const nowhere = soundDesign({
      group: { deadLetter: { topic: 'nowhere', recordsShare: 0.001 } },
      repairGroup: { consumes: [] },
    })
    expect(failing(nowhere).find(([id]) => id === 'dead-letters')).toEqual([
      'dead-letters',
      ['consumerGroup:billing'],
    ])
  })
})
