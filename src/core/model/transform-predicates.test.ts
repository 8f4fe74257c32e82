/** On which records transforms work. Catches a predicate that is read the wrong way round, or not at all. */
import { describe, expect, it } from 'vitest'
import type { Connector, Transform } from './design'
import { conditionOf, sayCondition, transformsOn, worksOn } from './transform-predicates'

const PACKAGE = 'org.apache.kafka.connect.transforms.predicates'
const transform = (config: Transform['config']): Transform => ({
  name: 'drop',
  type: 'org.apache.kafka.connect.transforms.Filter',
  ...(config && { config }),
})
const connector: Connector = {
  name: 'sink',
  config: {
    predicates: 'isOrder, isTombstone',
    'predicates.isOrder.type': `${PACKAGE}.TopicNameMatches`,
    'predicates.isOrder.pattern': String.raw`orders\..*`,
    'predicates.isTombstone.type': `${PACKAGE}.RecordIsTombstone`,
  },
}
const says = (config: Transform['config']) => {
  const condition = conditionOf(connector, transform(config))
  return condition && sayCondition(condition)
}

describe('the predicate of a transform', () => {
  it('says on which topics it works, and on which it does not where it is negated', () => {
    const on = (config: Transform['config'], topic: string) => worksOn(connector, transform(config), topic)
    expect(on({ predicate: 'isOrder' }, 'orders.eu')).toBe('all')
    expect(on({ predicate: 'isOrder' }, 'payments')).toBe('none')
    expect(on({ predicate: 'isOrder', negate: 'true' }, 'payments')).toBe('all')
    expect(on({ predicate: 'isOrder', negate: true }, 'orders.eu')).toBe('none')
    expect(on({ predicate: 'isTombstone' }, 'orders.eu')).toBe('some')
    expect(on({}, 'orders.eu')).toBe('all')
    const own = { ...connector, transforms: [transform({ predicate: 'isOrder' }), transform({})] }
    expect(transformsOn(own, 'payments')).toHaveLength(1)
  })

  it('is told in words', () => {
    expect(says({ predicate: 'isOrder' })).toBe('those of topics that match `orders\\..*`, and no others')
    expect(says({ predicate: 'isTombstone', negate: 'true' })).toContain('all records but tombstones')
    expect(says({ predicate: 'isElse' })).toContain('Connect refuses the connector')
    expect(says({})).toBeUndefined()
  })
})
