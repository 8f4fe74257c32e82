import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { soundDesign, withSoundApp } from '../lint/sound-design'
import type { Design } from '../model/design'
import { accessOf, inLetters } from './access-of'
import { suggestedQuotas } from './quotas'

const accessIn = (design: Design) => accessOf(design, analyse(design))
const inWords = (design: Design, principal: string) => {
  const quota = accessIn(design).principals.find((one) => one.principal === principal)?.quota
  return [quota?.writes?.value, quota?.reads?.value]
}

describe('accessOf', () => {
  it('lists who there is, what there is and whose, topics first', () => {
    const { principals, resources } = accessIn(
      soundDesign({ topic: { owner: 'team-orders' }, group: { owner: 'team-billing' } }),
    )
    expect(principals.map(({ principal, owners }) => [principal, ...owners])).toEqual([
      ['User:checkout'],
      ['User:billing', 'team-billing'],
      ['User:orders-repair'],
    ])
    expect(resources.map(({ type, name, owner }) => [type, name, owner])).toEqual([
      ['topic', 'orders', 'team-orders'],
      ['topic', 'orders.dlq', undefined],
      ['group', 'billing', undefined],
      ['group', 'orders-repair', undefined],
    ])
  })

  it('makes one of all that one principal is', () => {
    const design = soundDesign({
      cluster: { security: { principals: 'owner' } },
      producer: { owner: 'shop' },
      group: { owner: 'shop' },
    })
    const [shop] = accessIn(design).principals
    expect([shop?.principal, shop?.nodes]).toEqual([
      'User:shop',
      ['producer:checkout', 'consumerGroup:billing'],
    ])
  })

  it('gives a quota of the peak with growth and headroom, for the busiest broker', () => {
    // 800 records a second of 1 kB at peak, 12 partitions on 3 brokers, three quarters of what may be used.
    const design = soundDesign({
      topic: { partitions: 12, record: { averageBytes: 1000, maximumBytes: 2000, compressionRatio: 1 } },
      cluster: { brokers: 3 },
      sizing: { headroom: 0.75, growth: 1.5 },
    })
    const expected = Math.ceil((800 * 1000 * (4 / 12) * 1.5) / 0.75)
    expect(inWords(design, 'User:checkout')[0]).toBe(expected)
    expect(inWords(design, 'User:billing')[1]).toBe(expected)
  })

  it('gives who reads everything as much for each member, and Streams what it keeps in Kafka', () => {
    const once = inWords(soundDesign(), 'User:billing')[1] ?? 0
    const members = 3
    const all = inWords(soundDesign({ group: { reads: 'everything', members } }), 'User:billing')[1] ?? 0
    expect(all / once).toBeCloseTo(members, 3)
    const design = withSoundApp()
    const { internalTopics, ...rest } = analyse(design)
    const own = internalTopics.filter(({ origin }) => origin?.of === 'streamsApp:order-counter')
    expect(own.length).toBeGreaterThan(0)
    const withOwn = suggestedQuotas(design, { internalTopics, ...rest })
    const without = suggestedQuotas(design, { internalTopics: [], ...rest })
    const writes = (quotas: typeof withOwn) => quotas.get('User:order-counter')?.writes?.value ?? 0
    expect(writes(withOwn)).toBeGreaterThan(writes(without))
  })

  it('counts bytes as compressed, as Kafka and the finding about quotas do', () => {
    const design = (quotas: Design['cluster']['quotas']): Design =>
      soundDesign({
        topic: { partitions: 12, record: { averageBytes: 1000, maximumBytes: 2000, compressionRatio: 0.25 } },
        cluster: { brokers: 3, ...(quotas && { quotas }) },
        sizing: { headroom: 0.75, growth: 1.5 },
      })
    const [asked = 0] = inWords(design(undefined), 'User:checkout')
    expect(asked).toBe(Math.ceil((800 * 1000 * 0.25 * (4 / 12) * 1.5) / 0.75))
    // What the finding raises a quota to is what the matrix says.
    const low = design([{ principal: 'User:checkout', producerByteRate: 1_000 }])
    const found = analyse(low).findings.find(({ rule }) => rule === 'access-quota-below-traffic')
    const fixed = found?.fix?.(low)
    expect(fixed?.cluster.quotas?.[0]?.producerByteRate).toBe(asked)
  })

  it('gives no quota where no traffic is known', () => {
    expect(inWords(soundDesign({ producer: { produces: [] } }), 'User:checkout')).toEqual([
      undefined,
      undefined,
    ])
  })

  it('writes operations as letters', () => expect(inLetters(['Read', 'Write', 'Create'])).toBe('RWC'))
})
