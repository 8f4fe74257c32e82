import { describe, expect, it } from 'vitest'
import type { Design, Scenario } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'

const empty = emptyDesign('Load')
const RATE = 1000
const BYTES = 100
const design: Design = {
  ...empty,
  cluster: { ...empty.cluster, brokers: 3, racks: 3 },
  producers: [{ name: 'writer', produces: [{ topic: 'events', recordsPerSecond: { average: RATE } }] }],
  topics: [
    { name: 'events', partitions: 6, replicationFactor: 3, record: { averageBytes: BYTES } },
    { name: 'copies', partitions: 3, replicationFactor: 2, record: { averageBytes: BYTES } },
  ],
  consumerGroups: [
    { name: 'reader', members: 2, processingMsPerRecord: 0.1, consumes: [{ topic: 'events' }] },
    { name: 'all', members: 2, reads: 'everything', consumes: [{ topic: 'events' }] },
  ],
}
const scenario: Scenario = {
  name: 'A broker less',
  lengthSeconds: 600,
  events: [{ kind: 'broker-lost', broker: 2, stop: 'clean', atSeconds: 300 }],
}
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('the load of brokers', () => {
  const { brokers, seconds } = simulate(design, scenario)
  const at = (second: number, side: 'bytesIn' | 'bytesOut') => {
    const index = seconds.findLastIndex((moment) => moment <= second)
    return brokers.map((broker) => broker[side][index] ?? Number.NaN)
  }

  it('takes in each record once a replica in sync, and sends it to followers and to readers', () => {
    expect(sum(at(100, 'bytesIn'))).toBeCloseTo(RATE * BYTES * 3)
    // Two copies, once to the group, and to each of two members that read everything.
    expect(sum(at(100, 'bytesOut'))).toBeCloseTo(RATE * BYTES * (2 + 1 + 2))
  })

  it('leaves nothing with a broker that is lost, and goes on with the others', () => {
    expect(at(400, 'bytesIn')[1]).toBe(0)
    expect(at(400, 'bytesOut')[1]).toBe(0)
    expect(sum(at(400, 'bytesIn'))).toBeCloseTo(RATE * BYTES * 2)
    expect(sum(at(400, 'bytesOut'))).toBeCloseTo(RATE * BYTES * (1 + 1 + 2))
  })

  it('is left out where no random runs are asked for, and says what a member can work on', () => {
    const plain = simulate(design, scenario, { runs: 0 })
    expect(plain.brokers.every(({ bytesIn }) => bytesIn.length === 0)).toBe(true)
    expect(plain.groups['reader']?.memberCapacity[0]).toBeCloseTo(10_000)
    expect(plain.groups['all']?.memberCapacity[0]).toBe(0)
  })
})
