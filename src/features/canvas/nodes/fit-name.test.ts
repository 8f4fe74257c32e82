/** Catches a name that is cut although it fits, two names that look alike once cut, and a letter cut in half. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { badgesBeside, fitName } from './fit-name'
import { fitBeside, fitSmall, fullest } from './fit-small'

const HALF_LETTER = /\p{Surrogate}/u

const kind = fc.constantFrom('producer' as const, 'topic' as const, 'consumerGroup' as const)

describe('fitName', () => {
  it('shows what fits whole, also where badges would leave it too little room: they sit on the frame then', () => {
    expect(fitName('orders', 'topic', 3)).toBe('orders')
    expect(fitName('payments.settled.v1', 'topic', 0)).toBe('payments.settled.v1')
    expect(fitName('payments.settled.v1', 'topic', 2)).toBe('payments.settled.v1')
    expect(badgesBeside('payments.settled.v1', 'topic', 2, 'near')).toBe(0)
    expect(badgesBeside('orders', 'topic', 2, 'near')).toBe(2)
  })

  it('leaves out the middle of a long name, where it says least', () => {
    const changelogs = ['span-data', 'trace-state'].map((store) =>
      fitName(`raw-spans-to-structured-traces-grouping-job-${store}-store`, 'topic', 1),
    )
    expect(changelogs).toEqual(['raw-spans-to…-data-store', 'raw-spans-to…state-store'])
  })

  it('never shows more than there is room for, and never half a letter', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme-composite' }), kind, (name, of) => {
        const text = fitName(name, of, 0)
        expect([...text].length).toBeLessThanOrEqual(25)
        expect(HALF_LETTER.test(text)).toBe(HALF_LETTER.test(name))
      }),
    )
  })
})

describe('two small texts beside each other', () => {
  it('fit as long as they keep the padding of the node', () => {
    expect(fitBeside('consumerGroup', '8 members × 2 partitions', '61 % busy')).toBe(true)
    expect(fitBeside('consumerGroup', '8 members × 420 partitions', '61 % busy')).toBe(false)
    expect(fitBeside('topic', '16 partitions · RF 3 · ISR 2', '7 d')).toBe(true)
  })
})

describe('small texts', () => {
  it('are the fullest that fits, and leave whole words out', () => {
    const full = '12 partitions · RF 3 · min ISR 2'
    const texts = [full, '12 partitions · RF 3 · min 2', '12 partitions · RF 3']
    expect(fullest('topic', texts, '')).toBe(full)
    expect(fullest('topic', texts, '7 days')).toBe(texts[1])
    expect(fullest('topic', texts, 'compact')).toBe('12 partitions · RF 3')
    expect(fitSmall('join payments within 5 min grace 10 min', 170)).toBe('join payments within 5 min …')
    expect(fitSmall('to enriched-order-events-by-customer-region-v2', 150)).toMatch(/^to enriched-.*…\S*-v2$/)
    expect(fitSmall('filter', 150)).toBe('filter')
  })
})
