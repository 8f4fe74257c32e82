import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { soundDesign, withSoundApp } from '../lint/sound-design'
import type { Design } from '../model/design'
import { accessOf, inLetters } from './access-of'

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
      topic: { partitions: 12, record: { averageBytes: 1000, maximumBytes: 2000 } },
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
    const { traffic } = analyse(design)
    const drawn = traffic.streamsApps['order-counter']?.writes?.[0]?.rate.peakBytes ?? 0
    expect(inWords(design, 'User:order-counter')[0]).toBeGreaterThan(drawn / 3)
  })

  it('gives no quota where no traffic is known', () => {
    expect(inWords(soundDesign({ producer: { produces: [] } }), 'User:checkout')).toEqual([
      undefined,
      undefined,
    ])
  })

  it('writes operations as letters', () => expect(inLetters(['Read', 'Write', 'Create'])).toBe('RWC'))
})
