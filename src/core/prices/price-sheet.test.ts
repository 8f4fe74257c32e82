import { describe, expect, it } from 'vitest'
import { measureDesign } from '../measure-once'
import { MB } from '../shared/units'
import { designOf } from '../worked-examples/example'
import { billOf, readPriceSheet } from './price-sheet'

const SHEET = `surveyor-prices: 1
name: An example, not a price list
date: 2026-11-01
currency: USD
perGB: { producedAcrossRacks: 0.02, replicatedAcrossRacks: 0.02, consumedAcrossRacks: 0.02 }
perGBMonth: { localStorage: 0.1 }
perHour: { kafka.m7g.large: 0.5 }
`
const read = (text: string) => {
  const sheet = readPriceSheet(text)
  if (!sheet.ok) throw new Error(sheet.error)
  return sheet.value
}

describe('a bill', () => {
  it('comes to the published 241 a day for 30 MB/s across three zones at 0.01 each way', () => {
    const design = designOf({ write: 30 * MB, groups: 3, partitions: 30, cluster: { racks: 3 } })
    const { monthly } = measureDesign(design).measurement.sizing.cluster
    const { lines } = billOf(monthly, read(SHEET))
    const across = lines.filter(({ line }) => line.endsWith('AcrossRacks'))
    const aDay = across.reduce((sum, { money }) => sum + money, 0) / (730 / 24)
    expect(aDay).toBeCloseTo(241.92, 1)
  })

  it('takes the hour of the type, and names what has no price', () => {
    const { monthly } = measureDesign(designOf({ write: MB })).measurement.sizing.cluster
    const typed = billOf(monthly, read(SHEET), 'kafka.m7g.large')
    expect(typed.lines.find(({ line }) => line === 'brokerHours')?.money).toBe(3 * 730 * 0.5)
    expect(billOf(monthly, read(SHEET)).unpriced).toEqual(['brokerHours'])
    expect(typed.total).toBeCloseTo(
      typed.lines.reduce((sum, { money }) => sum + money, 0),
      6,
    )
  })
})

describe('a price sheet', () => {
  it.each([
    ['name: x', 'begins with `surveyor-prices: 1`'],
    ['[1, 2]', 'no price sheet'],
    [SHEET.replace('date: 2026-11-01', 'date: soon'), 'of which `date`'],
    [SHEET.replace('USD', 'dollars'), 'currency'],
    [SHEET.replace('perGB:', 'perTB:'), 'has no `perTB`'],
    [SHEET.replace('localStorage: 0.1', 'localStorage: -1'), 'must be a number from 0 on'],
    [SHEET.replace('localStorage: 0.1', 'disk: 1'), 'has no `disk`'],
    [SHEET.replace('{ kafka.m7g.large: 0.5 }', 'much'), '`perHour` is a price'],
    ['', 'no price sheet'],
  ])('that is wrong is refused with a sentence: %#', (text, says) => {
    const sheet = readPriceSheet(text)
    expect(sheet.ok ? '' : sheet.error).toContain(says)
  })
})
