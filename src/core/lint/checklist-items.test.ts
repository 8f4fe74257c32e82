import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { checklistItems } from './checklist-items'
import { rules } from './rules/index'
import { soundDesign } from './sound-design'

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
})
