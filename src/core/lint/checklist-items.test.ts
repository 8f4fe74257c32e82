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

  it('does not apply to an empty drawing', () => {
    expect(new Set(Object.values(states(emptyDesign('New'))))).toEqual(new Set(['not-applicable']))
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
      ['retention', ['topic:orders']],
      ['security', ['cluster']],
    ])
  })

  it('passes what the user accepted', () => {
    const poor = soundDesign({ cluster: { monitoring: { lag: 'none' } } })
    const suppressions = [
      { rule: 'cluster-no-lag-monitoring', at: 'cluster', reason: 'the platform team watches it' },
    ]
    expect(states(poor)['lag']).toBe('fail')
    expect(states({ ...poor, suppressions })['lag']).toBe('pass')
  })

  const analytics = { purpose: 'analytics' } as const
  const stateOf = (item: string, changes: Parameters<typeof soundDesign>[0]) =>
    states(soundDesign(changes))[item]

  it('takes no silence of an excused rule for a pass', () => {
    const atMostOnce = { producer: { delivery: 'at-most-once' as const }, group: analytics }
    expect(stateOf('producers', atMostOnce)).toBe('not-applicable')
    expect(analyse(soundDesign(atMostOnce)).checklist.find(({ id }) => id === 'producers')?.excuse).toBe(
      'no producer is asked to: what they write may be lost or repeated',
    )
    const acks0 = { producer: { delivery: undefined, config: { acks: 0 } }, group: analytics }
    expect(stateOf('producers', acks0)).toBe('not-applicable')
    const timer = { group: { ...analytics, commit: 'auto' as const }, repairGroup: { consumes: [] } }
    expect(stateOf('consumers', timer)).toBe('not-applicable')
    const noPlace = { group: { ...analytics, deadLetter: undefined }, repairGroup: { consumes: [] } }
    expect(stateOf('dead-letters', noPlace)).toBe('not-applicable')
    const asIs = { topic: { record: { averageBytes: 1200, compressionRatio: 1 } } }
    const bare = { ...asIs, producer: { config: { 'compression.type': 'none' } } }
    expect(stateOf('compression', bare)).toBe('not-applicable')
  })

  it('passes where one node holds and the others are excused', () => {
    const other = soundProducer({ name: 'clicks', delivery: 'at-most-once' })
    expect(stateOf('producers', { producers: [other], group: analytics })).toBe('pass')
  })

  it('reads replicas off the settings, whatever the writers are content with', () => {
    const poor = soundDesign({
      producer: { delivery: undefined, config: { acks: '1' } },
      topic: { config: { 'min.insync.replicas': 1 } },
    })
    expect(failing(poor).find(([id]) => id === 'replication')).toEqual(['replication', ['topic:orders']])
    const suppressions = [{ rule: 'topic-min-insync-replicas-one', at: 'topic:orders', reason: 'a log' }]
    expect(states({ ...poor, suppressions })['replication']).toBe('pass')
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
