import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConsumerGroup, Design, ScenarioEvent } from '../model/design'
import { shopDesign } from './fixtures/shop'
import { simulate } from './simulate'
import type { GroupRun, Simulation } from './simulation'

const shopOf = (group: Partial<ConsumerGroup>): Design => ({
  ...shopDesign,
  consumerGroups: shopDesign.consumerGroups.map((one) => ({ ...one, ...group })),
})

const run = (design: Design, events: readonly ScenarioEvent[] = [], lengthSeconds = 1200): Simulation =>
  simulate(design, { name: 'test', lengthSeconds, events }, { runs: 0 })

function groupOf(simulation: Simulation): GroupRun {
  const group = simulation.groups['billing']
  if (!group) throw new Error('there is no billing')
  return group
}

/** The share of a member at a moment. */
function busyAt(simulation: Simulation, member: number, at: number): number {
  const index = simulation.partitionSeconds.findLastIndex((seconds) => seconds <= at)
  return groupOf(simulation).members.busy[member - 1]?.[index] ?? Number.NaN
}

/** Seconds in processing of all members. */
function spent(simulation: Simulation, threads = 1): number {
  const { partitionSeconds } = simulation
  let sum = 0
  for (const shares of groupOf(simulation).members.busy)
    for (const [at, share] of shares.entries())
      sum +=
        share *
        threads *
        ((partitionSeconds[at + 1] ?? partitionSeconds[at] ?? 0) - (partitionSeconds[at] ?? 0))
  return sum
}

describe('the share of its time that a member spends in processing', () => {
  it('is that of its partitions while it keeps up', () => {
    const simulation = run(shopDesign)
    // 1,000 records a second of 4 ms among six.
    for (const member of [1, 6]) expect(busyAt(simulation, member, 600)).toBeCloseTo(4 / 6, 6)
  })

  it('is all of it while there is a lag, whatever is written, and never more', () => {
    const stopped: ScenarioEvent = {
      kind: 'group-stopped',
      group: 'billing',
      atSeconds: 100,
      lastsSeconds: 200,
    }
    const simulation = run(shopDesign, [stopped])
    expect(busyAt(simulation, 1, 200)).toBe(0)
    expect(groupOf(simulation).clearAtSeconds).toBeGreaterThan(500)
    expect(busyAt(simulation, 1, 400)).toBeCloseTo(1, 6)
    expect(busyAt(simulation, 1, 1100)).toBeCloseTo(4 / 6, 6)
    const burst = run(shopDesign, [{ kind: 'burst', factor: 10, atSeconds: 100, lastsSeconds: 100 }])
    expect(busyAt(burst, 1, 150)).toBeCloseTo(1, 6)
  })

  it('is all of it after a burst although little is written then', () => {
    const simulation = run(shopDesign, [
      { kind: 'burst', factor: 10, atSeconds: 100, lastsSeconds: 100 },
      { kind: 'burst', factor: 0.01, atSeconds: 200 },
    ])
    expect(busyAt(simulation, 2, 300)).toBeCloseTo(1, 6)
  })

  it('is none of a member that owns nothing, is down, or hangs', () => {
    const simulation = run(shopOf({ members: 14 }), [
      { kind: 'member-crash', group: 'billing', member: 1, atSeconds: 100 },
      { kind: 'member-stuck', group: 'billing', member: 2, atSeconds: 100 },
    ])
    for (const member of [13, 14]) expect(busyAt(simulation, member, 50)).toBe(0)
    for (const member of [1, 2]) expect(busyAt(simulation, member, 120)).toBe(0)
  })

  it('is all of it while it works on a poll that takes too long to count', () => {
    const simulation = run(shopOf({ processingMsPerRecord: 2_000 }), [], 3_600)
    expect(busyAt(simulation, 1, 700)).toBeCloseTo(1, 6)
    expect(busyAt(simulation, 1, 3_000)).toBeCloseTo(1, 6)
  })

  it('does not know before of partitions that are added', () => {
    const added: ScenarioEvent = { kind: 'partitions-added', topic: 'orders', partitions: 18, atSeconds: 600 }
    const [with_, without] = [run(shopDesign, [added]), run(shopDesign)]
    expect(busyAt(with_, 1, 300)).toBe(busyAt(without, 1, 300))
    const { shares } = with_.topics['orders'] ?? { shares: [] }
    expect(shares.map(({ atSeconds, shares: of }) => [atSeconds, of.length])).toEqual([
      [0, 12],
      [600, 18],
    ])
  })

  it('is shared by the members of a share group, and by threads', () => {
    const shared = run(shopOf({ reads: 'share', members: 8, config: { 'max.poll.records': 100 } }), [
      { kind: 'member-crash', group: 'billing', member: 3, atSeconds: 600 },
    ])
    expect(busyAt(shared, 1, 300)).toBeCloseTo(4 / 8, 6)
    expect(busyAt(shared, 3, 900)).toBe(0)
    expect(busyAt(shared, 1, 900)).toBeCloseTo(4 / 7, 6)
    expect(busyAt(run(shopOf({ members: 3, threadsPerMember: 2 })), 1, 300)).toBeCloseTo(4 / 6, 6)
  })

  it('comes in all to the time of the records that were worked on', () => {
    const event = fc.constantFrom<ScenarioEvent>(
      { kind: 'burst', factor: 3, atSeconds: 200, lastsSeconds: 300 },
      { kind: 'member-crash', group: 'billing', member: 2, atSeconds: 150, lastsSeconds: 200 },
      { kind: 'rolling-deploy', group: 'billing', atSeconds: 100 },
      { kind: 'group-stopped', group: 'billing', atSeconds: 300, lastsSeconds: 100 },
      { kind: 'broker-lost', broker: 1, atSeconds: 250, lastsSeconds: 200 },
      { kind: 'partitions-added', topic: 'orders', partitions: 20, atSeconds: 400 },
      { kind: 'autoscaler', group: 'billing', lagAbove: 1000, atSeconds: 0 },
      { kind: 'slow-downstream', group: 'billing', factor: 1, atSeconds: 333, lastsSeconds: 60 },
    )
    const group = fc.record({
      reads: fc.constantFrom('group' as const, 'share' as const),
      members: fc.integer({ min: 1, max: 14 }),
      threadsPerMember: fc.integer({ min: 1, max: 3 }),
      processingMsPerRecord: fc.constantFrom(0.5, 4, 9),
    })
    fc.assert(
      fc.property(group, fc.array(event, { maxLength: 4 }), (of, events) => {
        const simulation = run(shopOf({ ...of, config: { 'max.poll.records': 50 } }), events)
        const { balance, redone, members } = groupOf(simulation)
        for (const shares of members.busy)
          for (const share of shares) {
            expect(share).toBeGreaterThanOrEqual(0)
            expect(share).toBeLessThanOrEqual(1)
          }
        // What a crashed member had committed and dropped was worked on as well.
        const dropped = balance.lost - balance.skipped - balance.deleted
        const worked = ((balance.consumed + redone + dropped) * of.processingMsPerRecord) / 1000
        expect(Math.abs(spent(simulation, of.threadsPerMember) - worked)).toBeLessThan(1 + worked * 1e-3)
      }),
      { numRuns: 25 },
    )
  })
})
