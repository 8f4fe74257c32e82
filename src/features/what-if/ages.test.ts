import { expect, it } from 'vitest'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { simulate } from '@/core/simulation/simulate'
import { ageOf } from './ages'
import { heatOf, ownedAt } from './at-moment'

const empty = emptyDesign('shop')
const design: Design = {
  ...empty,
  producers: [{ name: 'web', produces: [{ topic: 'orders', recordsPerSecond: { average: 1000 } }] }],
  topics: [{ name: 'orders', partitions: 4, replicationFactor: 1, key: { strategy: 'none' } }],
  consumerGroups: [
    { name: 'billing', members: 4, processingMsPerRecord: 2, consumes: [{ topic: 'orders' }] },
  ],
}
const run = simulate(
  design,
  {
    name: 'burst',
    lengthSeconds: 1200,
    events: [{ kind: 'burst', factor: 4, atSeconds: 100, lastsSeconds: 100 }],
  },
  { runs: 0 },
)

it('counts by what was written when, not by what is written now', () => {
  // Four members do 2,000 a second; 4,000 come for 100 s: 200,000 behind, written in the last 50 s of the burst.
  expect(ageOf(run, { topic: 'orders', share: 0.25 }, 50_000, 200)).toBeCloseTo(50, 3)
  // 50 s later 100,000 were read more than the 50,000 that came: 150,000 behind, 50,000 of them since the burst.
  expect(ageOf(run, { topic: 'orders', share: 0.25 }, 37_500, 250)).toBeCloseTo(75, 3)
  expect(ageOf(run, { topic: 'orders', share: 0.25 }, 0, 250)).toBe(0)
})

it('agrees with the longest wait of the simulation, on the strip and by member', () => {
  const { groups, seconds } = run
  const billing = groups['billing']
  if (!billing) throw new Error('there is no billing')
  for (const at of seconds.filter((_, index) => index % 7 === 0)) {
    const oldest = billing.oldestSeconds[seconds.indexOf(at)] ?? 0
    expect(Math.max(...heatOf(run, 'orders', at))).toBeCloseTo(oldest, 2)
    const byMember = [...ownedAt(billing, run, at).values()].map(({ oldestSeconds }) => oldestSeconds)
    expect(Math.max(...byMember)).toBeCloseTo(oldest, 2)
  }
})
