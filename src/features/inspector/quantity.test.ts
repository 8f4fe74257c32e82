/** Catches a field that shows another value than the one it holds, so that leaving it and typing again would change it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readDuration,
  readGrowth,
  readQuantity,
  shownByteRate,
  shownBytes,
  shownCount,
  shownDuration,
  shownPercent,
} from './quantity'

const reads = (kind: Parameters<typeof readQuantity>[0], text: string) => {
  const read = readQuantity(kind)(text)
  return read.ok ? read.value : read.error
}

describe('what a field shows reads as the value again', () => {
  const whole = fc.integer({ min: 0, max: 1_000_000_000_000_000 })
  it.each([
    ['bytes', shownBytes],
    ['bytes/s', shownByteRate],
    ['count', shownCount],
    ['duration', shownDuration],
  ] as const)('%s', (kind, shown) => {
    fc.assert(
      fc.property(whole, (value) => {
        expect(reads(kind, shown(value))).toBe(value)
      }),
    )
  })

  it('ratio', () => {
    const ratio = fc.integer({ min: 0, max: 100_000 }).map((parts) => parts / 100_000)
    fc.assert(
      fc.property(ratio, (value) => {
        expect(reads('ratio', shownPercent(value))).toBeCloseTo(value, 12)
      }),
    )
  })
})

it('shows sizes in the unit that a person would use', () => {
  expect([16e12, 1.5e12, 17_179_869_184, 1_234_567, 512, undefined].map(shownBytes)).toEqual([
    '16 TB',
    '1.5 TB',
    '16 GiB',
    '1,234,567 B',
    '512 B',
    '',
  ])
})

it('refuses what is out of range, in a sentence', () => {
  const read = readQuantity('count', { min: 1, max: 10, isWhole: true })
  expect([read('0'), read('11'), read('1.5'), read(''), read('7')]).toEqual([
    { ok: false, error: 'The least is 1.' },
    { ok: false, error: 'The most is 10.' },
    { ok: false, error: 'This must be a whole number.' },
    { ok: true, value: undefined },
    { ok: true, value: 7 },
  ])
})

it('names the percent sign where a share is typed without it', () => {
  const read = readQuantity('ratio', { max: 1 })
  expect([read('50'), read('150 %'), read('50%'), read('1')]).toEqual([
    { ok: false, error: 'The most is 1, which is all. Write 50 % for a share in percent.' },
    { ok: false, error: 'The most is 100 %.' },
    { ok: true, value: 0.5 },
    { ok: true, value: 1 },
  ])
})

describe('growth', () => {
  const grows = (text: string) => {
    const read = readGrowth(text)
    return read.ok ? read.value : read.error
  }

  it('is a factor, or by how much it grows in percent', () => {
    expect(['1.5', '50 %', '0 %', '300%', '10 %', ''].map(grows)).toEqual([1.5, 1.5, 1, 4, 1.1, undefined])
  })

  it('says both ways where it is neither', () => {
    expect(grows('half')).toContain('Write for example 1.5 or 50 %.')
    expect(grows('-50 %')).toContain('cannot be negative')
  })
})

describe('readDuration', () => {
  it.each([
    ['7', '7 of what? Write 7 d, 7 h, 7 s or 7 ms.'],
    ['0', '0 of what? Write 0 d, 0 h, 0 s or 0 ms.'],
    ['604800000', 604_800_000],
    ['7 d', 604_800_000],
    ['0 ms', 0],
    ['', undefined],
  ])('%j is %s', (text, means) => {
    const read = readDuration(text)
    expect(read.ok ? read.value : read.error).toBe(means)
  })
})
