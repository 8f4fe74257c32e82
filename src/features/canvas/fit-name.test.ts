/** Catches a name that is cut although it fits, two names that look alike once cut, and a letter cut in half. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitName } from './fit-name'

const kind = fc.constantFrom('producer' as const, 'topic' as const, 'consumerGroup' as const)

describe('fitName', () => {
  it('shows what fits whole, beside its badges as long as they leave room', () => {
    expect(fitName('orders', 'topic', 3)).toEqual({ text: 'orders', hasRoomForBadges: true })
    expect(fitName('payments.settled.v1', 'topic', 0).hasRoomForBadges).toBe(true)
    expect(fitName('payments.settled.v1', 'topic', 2)).toEqual({
      text: 'payments.settled.v1',
      hasRoomForBadges: false,
    })
  })

  it('leaves out the middle of a long name, where it says least', () => {
    const changelogs = ['span-data', 'trace-state'].map(
      (store) => fitName(`raw-spans-to-structured-traces-grouping-job-${store}-store`, 'topic', 1).text,
    )
    expect(changelogs).toEqual(['raw-spans-to…-data-store', 'raw-spans-to…state-store'])
  })

  it('never shows more than there is room for, and never half a letter', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme-composite' }), kind, (name, of) => {
        const { text } = fitName(name, of, 0)
        expect([...text].length).toBeLessThanOrEqual(25)
        expect(text.isWellFormed()).toBe(name.isWellFormed())
      }),
    )
  })
})
