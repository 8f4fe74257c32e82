/** Catches a wall of retention at another rate than the run is written at. */
import { expect, it } from 'vitest'
import { analyse } from '@/core/analyse'
import { parseDesign } from '@/core/document/parse-document'
import type { Scenario } from '@/core/model/design'
import { simulate } from '@/core/simulation/simulate'
import { wallOf } from './chart-marks'

const read = parseDesign(`surveyor: 1
name: Shop
cluster: { kafkaVersion: "4.3", brokers: 3 }
producers: [{ name: shop, produces: [{ topic: orders, recordsPerSecond: { average: 100, peak: 400 } }] }]
topics: [{ name: orders, partitions: 6, replicationFactor: 3, config: { retention.ms: 60000 } }]
consumerGroups: [{ name: billing, members: 1, processingMsPerRecord: 5, consumes: [{ topic: orders }] }]
`)
if (!read.ok) throw new Error('the design is not sound')
const design = read.value

const wallIn = (scenario: Partial<Scenario>) => {
  const simulation = simulate(
    design,
    { name: 'Any', lengthSeconds: 600, events: [], ...scenario },
    { runs: 0 },
  )
  const run = simulation.groups['billing']
  if (!run) throw new Error('nothing is run')
  return wallOf(run, simulation, analyse(design).views.topics)?.records
}

it('stands at what is written in the time of retention, at the rates of the run', () => {
  expect(wallIn({})).toBeCloseTo(100 * 60)
  expect(wallIn({ traffic: 'peak' })).toBeCloseTo(400 * 60)
})

it('counts what a burst writes before the lag is largest', () => {
  const events = [{ kind: 'burst', producer: 'shop', factor: 3, atSeconds: 100, lastsSeconds: 30 }] as const
  // Largest as the burst ends: half of the minute before is written at three times the rate.
  expect(wallIn({ events })).toBeCloseTo(100 * 30 + 300 * 30)
})
