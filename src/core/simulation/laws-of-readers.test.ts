import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Design, ScenarioEvent } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'

/** Who reads, with so many members, instances or tasks that each take so long for a record. */
type Reader = (count: number, processingMsPerRecord: number) => Partial<Design>

const topic = 'clicks'
const READERS: Readonly<Record<string, { readonly named: Partial<ScenarioEvent>; readonly with: Reader }>> = {
  'a group': {
    named: { group: 'reader' },
    with: (members, processingMsPerRecord) => ({
      consumerGroups: [
        {
          name: 'reader',
          members,
          processingMsPerRecord,
          config: { 'group.protocol': 'consumer' },
          consumes: [{ topic }],
        },
      ],
    }),
  },
  'a share group': {
    named: { group: 'reader' },
    with: (members, processingMsPerRecord) => ({
      consumerGroups: [
        { name: 'reader', reads: 'share', members, processingMsPerRecord, consumes: [{ topic }] },
      ],
    }),
  },
  'a Streams application': {
    named: { application: 'reader' },
    with: (instances, processingMsPerRecord) => ({
      streamsApps: [
        {
          name: 'reader',
          instances,
          processingMsPerRecord,
          processing: [{ stream: topic, steps: [{ op: 'to', topic: 'out' }] }] as unknown as NonNullable<
            Design['streamsApps'][number]['processing']
          >,
        },
      ],
    }),
  },
  'a sink': {
    named: { connector: 'reader' },
    with: (tasksMax, processingMsPerRecord) => ({
      connectors: [{ name: 'reader', type: 'sink', tasksMax, processingMsPerRecord, consumes: [{ topic }] }],
    }),
  },
}

function designOf(reader: Partial<Design>, rate: number, partitions: number): Design {
  const empty = emptyDesign('shop')
  return {
    ...empty,
    cluster: { ...empty.cluster, brokers: 3, racks: 3 },
    producers: [{ name: 'web', produces: [{ topic, recordsPerSecond: { average: rate } }] }],
    topics: [
      {
        name: topic,
        partitions,
        replicationFactor: 3,
        key: { strategy: 'none' },
        record: { averageBytes: 100 },
      },
      { name: 'out', partitions, replicationFactor: 3 },
    ],
    ...reader,
  }
}

const run = (design: Design, events: readonly ScenarioEvent[], lag = 0) => {
  const simulation = simulate(
    design,
    { name: 'test', lengthSeconds: 1200, events },
    { runs: 0, lag: { reader: lag } },
  )
  const group = simulation.groups['reader']
  if (!group) throw new Error('nobody reads')
  return group
}

const KINDS = Object.entries(READERS)

describe.each(KINDS)('the laws of %s', (_, { named, with: reader }) => {
  const event = fc
    .record({
      kind: fc.constantFrom(
        'burst' as const,
        'growth' as const,
        'slow-downstream' as const,
        'member-crash' as const,
      ),
      atSeconds: fc.integer({ min: 0, max: 900 }),
      lastsSeconds: fc.integer({ min: 1, max: 600 }),
      factor: fc.constantFrom(0.5, 2, 5),
    })
    .map(
      (one): ScenarioEvent => ({
        ...one,
        ...(one.kind !== 'burst' && one.kind !== 'growth' && named),
        ...(one.kind === 'member-crash' && { member: 1 }),
      }),
    )

  it('has no higher peak with more of them, where keys are even', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 3000 }),
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 2, max: 10 }),
        fc.array(event, { maxLength: 3 }),
        (rate, partitions, count, events) => {
          const peak = (of: number) => run(designOf(reader(of, 4), rate, partitions), events).peak.records
          const before = peak(count)
          expect(peak(count + 1)).toBeLessThanOrEqual(before * (1 + 1e-3) + 1)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('clears a lag of L − L0 in (L − L0) ÷ (μ − λ), with even keys and no pause', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.integer({ min: 1, max: 20_000 }),
        (count, each, busy, lag) => {
          const capacity = (count * 1000) / 4
          const rate = busy * capacity
          const { clearAtSeconds, peak } = run(designOf(reader(count, 4), rate, count * each), [], lag)
          const seconds = lag / (capacity - rate)
          expect(peak.records).toBeCloseTo(lag, 3)
          if (seconds < 1190) expect(clearAtSeconds).toBeCloseTo(seconds, 3)
        },
      ),
      { numRuns: 40 },
    )
  })
})
