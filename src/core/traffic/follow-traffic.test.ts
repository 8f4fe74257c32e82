import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expandWhole } from '../expand/expand-whole'
import type { Design, StreamsApp } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { finish } from '../shared/pieces'
import type { Step, Window, WrittenStep } from '../streams/processing'
import { createTrafficFollower } from './follow-traffic'
import { linksOf } from './links'

const follow = (design: Design) => finish(createTrafficFollower()({ design, derived: [] }, linksOf(design)))
/** The same with what Kafka makes, and with what caches and buffers hold back. */
const followWhole = (design: Design) => finish(createTrafficFollower()(expandWhole(design), linksOf(design)))

/** Topics t0, t1 ... with `average` records per second written to the first, and groups that pass shares on. */
function chain(topics: number, passes: readonly { from: number; to: number; share: number }[]): Design {
  return {
    ...emptyDesign('chain'),
    topics: Array.from({ length: topics }, (_, at) => ({ name: `t${at}` })),
    producers: [{ name: 'p', produces: [{ topic: 't0', recordsPerSecond: { average: 100, peak: 400 } }] }],
    consumerGroups: passes.map(({ from, to, share }, at) => ({
      name: `g${at}`,
      consumes: [{ topic: `t${from}` }],
      deadLetter: { topic: `t${to}`, recordsShare: share },
    })),
  }
}

describe('following traffic', () => {
  it('adds what all producers write, peak at least average', () => {
    const design: Design = {
      ...emptyDesign('sum'),
      topics: [{ name: 't', record: { averageBytes: 200 } }],
      producers: [
        { name: 'a', produces: [{ topic: 't', recordsPerSecond: { average: 10 } }] },
        { name: 'b', produces: [{ topic: 't', recordsPerSecond: { average: 5, peak: 50 } }] },
        { name: 'c', produces: [{ topic: 't' }] },
      ],
    }
    expect(follow(design).topics[0]).toEqual({
      averageRecords: 15,
      peakRecords: 60,
      averageBytes: 3000,
      peakBytes: 12_000,
    })
  })

  it('takes the average to be the peak where only that is stated', () => {
    const design = {
      ...chain(1, []),
      producers: [{ name: 'p', produces: [{ topic: 't0', recordsPerSecond: { peak: 40 } }] }],
    }
    expect(follow(design).topics[0]).toMatchObject({ averageRecords: 40, peakRecords: 40 })
  })

  it('passes dead letters down a chain of any length', () => {
    const length = 2000
    const design = chain(
      length,
      Array.from({ length: length - 1 }, (_, at) => ({ from: at, to: at + 1, share: 1 })).reverse(),
    )
    expect(follow(design).topics.at(-1)?.averageRecords).toBe(100)
    expect(follow(design).growing).toEqual([])
  })

  it('gives a dead letter the size that its topic states', () => {
    const design = chain(2, [{ from: 0, to: 1, share: 0.5 }])
    const resized = { ...design, topics: [{ name: 't0' }, { name: 't1', record: { averageBytes: 10 } }] }
    expect(follow(design).topics[1]?.averageBytes).toBe(50_000)
    expect(follow(resized).topics[1]?.averageBytes).toBe(500)
  })

  it('solves a loop to its fixed point', () => {
    const { topics, growing } = follow(
      chain(2, [
        { from: 0, to: 1, share: 0.5 },
        { from: 1, to: 0, share: 0.5 },
      ]),
    )
    // x0 = 100 + x1 / 2 and x1 = x0 / 2
    expect(topics[0]?.averageRecords).toBeCloseTo(400 / 3, 9)
    expect(topics[1]?.averageRecords).toBeCloseTo(200 / 3, 9)
    expect(growing).toEqual([])
  })

  it('solves a loop that loses next to nothing, and one through itself', () => {
    expect(follow(chain(1, [{ from: 0, to: 0, share: 0.999 }])).topics[0]?.averageRecords).toBeCloseTo(
      100_000,
      3,
    )
  })

  it('names a loop that grows without end and keeps what comes from outside', () => {
    const { topics, growing } = follow(
      chain(3, [
        { from: 0, to: 1, share: 1 },
        { from: 1, to: 0, share: 1 },
        { from: 1, to: 2, share: 0.1 },
      ]),
    )
    expect([...growing].sort()).toEqual(['t0', 't1'])
    expect(topics[0]?.averageRecords).toBe(100)
  })

  describe('of a window whose cache or buffer gives out each key once', () => {
    const counted = (
      suppress: Step | undefined,
      window: Window,
      keys?: number,
      app: Partial<StreamsApp> = { config: { 'statestore.cache.max.bytes': 0 } },
    ): Design => ({
      ...emptyDesign('windows'),
      topics: [{ name: 'in', record: { averageBytes: 100 } }, { name: 'out' }],
      producers: [{ name: 'p', produces: [{ topic: 'in', recordsPerSecond: { average: 50, peak: 400 } }] }],
      streamsApps: [
        {
          name: 'app',
          ...app,
          processing: [
            {
              stream: 'in',
              steps: [
                'groupByKey',
                { op: 'windowedBy', window },
                { op: 'count', ...(keys !== undefined && { store: { keys } }) },
                ...(suppress ? [suppress] : []),
                'toStream',
                { op: 'to', topic: 'out' },
              ],
            },
          ],
        },
      ],
    })
    const out = (...of: Parameters<typeof counted>) => followWhole(counted(...of)).topics[1]
    const minute: Window = { kind: 'tumbling', sizeMs: 60_000 }
    const hour: Window = { kind: 'hopping', sizeMs: 3_600_000, advanceMs: 300_000 }
    const closed: Step = { op: 'suppress', until: 'windowCloses' }

    it('is at most its keys each time a window closes', () => {
      expect(out(closed, minute, 6_000)).toMatchObject({ averageRecords: 50, peakRecords: 100 })
      expect(out(closed, minute, 600)).toEqual({
        averageRecords: 10,
        peakRecords: 10,
        averageBytes: 320,
        peakBytes: 320,
      })
      expect(out(closed, hour, 600)).toMatchObject({ averageRecords: 2, peakRecords: 2 })
    })

    it('is at most its keys each time a window closes where windows go on then, and nothing is cached', () => {
      const onClose = { emit: 'windowCloses' } as const
      for (const app of [{}, undefined])
        expect(out(undefined, { ...minute, ...onClose }, 600, app)).toMatchObject({
          averageRecords: 10,
          peakRecords: 10,
        })
      expect(out(undefined, { ...hour, ...onClose }, 600)).toMatchObject({ averageRecords: 2 })
      expect(out(undefined, { ...minute, ...onClose }, 6_000, {})).toMatchObject({ peakRecords: 100 })
      expect(out(undefined, { ...minute, ...onClose })).toMatchObject({ peakRecords: 400 })
    })

    it('is at most the keys of all windows in the time of the buffer', () => {
      const limit: Step = { op: 'suppress', until: 'timeLimit', timeLimitMs: 10_000 }
      expect(out(limit, hour, 100)).toMatchObject({ averageRecords: 120, peakRecords: 120 })
    })

    it('is what comes in where nobody says how many keys there are, or a step says how many records', () => {
      expect(out(closed, minute)).toMatchObject({ averageRecords: 50, peakRecords: 400 })
      expect(out({ ...closed, recordsPerRecord: 0.5 }, minute, 6)).toMatchObject({ peakRecords: 200 })
      expect(out(undefined, minute, 6)).toMatchObject({ peakRecords: 400 })
    })

    it('is each key of a window once a commit where it is cached, and every update where it is not', () => {
      // Every 30 s the window that goes on and, every other time, one that began.
      expect(out(undefined, minute, 600, {})).toMatchObject({ averageRecords: 30, peakRecords: 30 })
      const often = { config: { 'commit.interval.ms': 10_000 } }
      expect(out(undefined, minute, 600, often)).toMatchObject({ averageRecords: 50, peakRecords: 70 })
      const exactly = { config: { 'processing.guarantee': 'exactly_once_v2' } }
      expect(out(undefined, minute, 600, exactly)).toMatchObject({ averageRecords: 50, peakRecords: 400 })
      expect(out(closed, minute, 600, {})).toMatchObject({ averageRecords: 10, peakRecords: 10 })
      const sliding: Window = { kind: 'sliding', differenceMs: 60_000 }
      expect(out(undefined, sliding, 6, {})).toMatchObject({ averageRecords: 100, peakRecords: 800 })
    })
  })

  it.each(['groupBy', 'groupByKey'])('counts what was counted in windows without them: %s', (regrouped) => {
    const window: Window = { kind: 'hopping', sizeMs: 600_000, advanceMs: 60_000 }
    const by: WrittenStep = regrouped === 'groupBy' ? { op: 'groupBy' } : 'groupByKey'
    const counts: WrittenStep[] = ['groupByKey', { op: 'windowedBy', window }, 'count', 'toStream']
    const rates = follow({
      ...emptyDesign('windows'),
      topics: [{ name: 'in' }, { name: 'out' }],
      producers: [{ name: 'p', produces: [{ topic: 'in', recordsPerSecond: { average: 50 } }] }],
      streamsApps: [
        {
          name: 'app',
          processing: [{ stream: 'in', steps: [...counts, by, 'count', { op: 'to', topic: 'out' }] }],
        },
      ],
    })
    expect(rates.topics[1]).toMatchObject({ averageRecords: 500, averageBytes: 500 * 24 })
  })

  it('keeps the balance of every topic, whatever the graph', () => {
    const pass = fc.record({
      from: fc.nat(5),
      to: fc.nat(5),
      share: fc.double({ min: 0, max: 0.15, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(pass, { maxLength: 12 }), (passes) => {
        const { topics, growing } = follow(chain(6, passes))
        fc.pre(growing.length === 0)
        topics.forEach((rate, at) => {
          const inflow = passes
            .filter(({ to }) => to === at)
            .reduce(
              (sum, { from, share }) => sum + (topics[from]?.averageRecords ?? 0) * share,
              at === 0 ? 100 : 0,
            )
          expect(rate.averageRecords).toBeCloseTo(inflow, 6)
        })
      }),
    )
  })
})
