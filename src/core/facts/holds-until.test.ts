/**
 * For how long what there is suffices. Catches a wrong logarithm, a growth that counts twice, and months that are off
 * by one; what the bounds themselves are is tested with sizing.
 */
import { expect, it } from 'vitest'
import { withSoundSink } from '../lint/sound-connect'
import { soundDesign, withSoundApp } from '../lint/sound-design'
import { measureDesign } from '../measure-once'
import type { Design, SizingSettings } from '../model/design'
import { holdsUntil } from './holds-until'

const of = (sizing: SizingSettings, peak = 800) => {
  const design = soundDesign({
    sizing,
    producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: peak / 2, peak } }] },
  })
  const { views, sizing: sized } = measureDesign(design).measurement
  return holdsUntil(views, sized.cluster, design.sizing)
}

it('says nothing where no growth a month is stated', () => {
  expect(of({})).toEqual([])
})

it('says how long the partitions hold, until which month, and what is short then', () => {
  // 800/s × 5 ms ÷ 80 % are 5 of 12 partitions: twelve fifths, at ten per cent a month for nine months
  const partitions = of({ growthPerMonth: 0.1, growthFrom: '2026-11' }).find(
    ({ at }) => at === 'topic:orders',
  )
  expect(partitions).toEqual({
    at: 'topic:orders',
    what: '12 partitions of `orders`',
    short: 'the processing time of `billing`',
    months: 9,
    until: '2027-08',
  })
})

it('puts the first to break first, and what is short today at no month', () => {
  const all = of({ growthPerMonth: 0.1 }, 4000)
  expect(all[0]?.months).toBe(0)
  expect(all.map(({ months }) => months)).toEqual(all.map(({ months }) => months).sort((a, b) => a - b))
})

it('takes the factor for growth as room, not as traffic', () => {
  expect(of({ growthPerMonth: 0.1, growth: 2 })).toEqual(of({ growthPerMonth: 0.1 }))
})

it('knows the threads of a Streams application and the tasks of a sink', () => {
  const months = (design: Design, at: string) => {
    const { views, sizing: sized } = measureDesign(design).measurement
    return holdsUntil(views, sized.cluster, design.sizing).find((one) => one.at === at)
  }
  const sizing = { growthPerMonth: 0.1 }
  // 800/s × 5 ms are four of six threads: 1.5 times as much, at ten per cent a month for four months.
  expect(
    months(withSoundApp({ processingMsPerRecord: 5 }, { sizing }), 'streamsApp:order-counter'),
  ).toMatchObject({ what: '6 threads of `order-counter`', months: 4 })
  // 800/s × 1.5 ms are 1.2 of three tasks: 2.5 times as much, for nine months.
  expect(
    months(withSoundSink({ processingMsPerRecord: 1.5 }, { sizing }), 'connector:orders-search'),
  ).toMatchObject({ what: '3 tasks of `orders-search`', months: 9 })
})
