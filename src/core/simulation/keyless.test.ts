import { describe, expect, it } from 'vitest'
import type { Design, Producer, ScenarioEvent, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'
import type { Simulation } from './simulation'

const LENGTH = 900
const RATE = 600
const LOST: ScenarioEvent = { kind: 'broker-lost', broker: 1, atSeconds: 60, lastsSeconds: 400 }

/** Six partitions of one replica each, two of them on broker 1. */
const shop = (topic: Partial<Topic> = {}, producer: Partial<Producer> = {}): Design => {
  const empty = emptyDesign('shop')
  return {
    ...empty,
    cluster: { ...empty.cluster, brokers: 3 },
    producers: [
      { name: 'web', produces: [{ topic: 'clicks', recordsPerSecond: { average: RATE } }], ...producer },
    ],
    topics: [{ name: 'clicks', partitions: 6, replicationFactor: 1, key: { strategy: 'none' }, ...topic }],
    consumerGroups: [
      { name: 'readers', members: 6, processingMsPerRecord: 1, consumes: [{ topic: 'clicks' }] },
    ],
  }
}
const run = (design: Design, events: readonly ScenarioEvent[]): Simulation =>
  simulate(design, { name: 'test', lengthSeconds: LENGTH, events }, { runs: 0 })
const refused = ({ groups }: Simulation): number => groups['readers']?.balance.refused ?? Number.NaN
const said = ({ story }: Simulation): string => story.map(({ sentence }) => sentence).join('\n')
const writtenAt = ({ seconds, groups }: Simulation, at: number): number =>
  groups['readers']?.written[seconds.findIndex((second) => second >= at)] ?? Number.NaN

describe('records without keys', () => {
  it('go to partitions with a leader once the broker is missed: what was sent to it before is given up', () => {
    const simulation = run(shop(), [LOST])
    const missed = simulation.story.find(({ sentence }) => sentence.includes('have no keys'))
    expect(missed?.sentence).toBe('Records of clicks have no keys, and go to the 4 partitions with a leader')
    const seconds = (missed?.atSeconds ?? 0) - 60
    expect(refused(simulation)).toBeCloseTo((RATE / 3) * seconds, 6)
    expect(writtenAt(simulation, 200)).toBeCloseTo(RATE, 6)
    expect(said(simulation)).toContain('delivery.timeout.ms (2 min) is over')
    const shares = simulation.topics['clicks']?.shares.map(
      (each) => each.shares.filter((share) => share === 0).length,
    )
    expect(shares).toEqual([0, 2, 0])
  })

  it('lose nothing where the broker says goodbye', () => {
    expect(refused(run(shop(), [{ ...LOST, stop: 'clean' }]))).toBe(0)
  })

  it('are given up where there are keys: each has its partition', () => {
    const simulation = run(shop({ key: { strategy: 'entity' } }), [LOST])
    expect(refused(simulation)).toBeCloseTo((RATE / 3) * (400 - 120), 3)
    expect(said(simulation)).not.toContain('have no keys')
  })

  it('go to a partition without a leader now and then where librdkafka chooses a second time', () => {
    const design = shop({}, { client: { library: 'librdkafka' } })
    // A third of all, of which the second choice is one of three again.
    expect(writtenAt(run(design, [LOST]), 200)).toBeCloseTo(RATE * (1 - 1 / 9), 6)
  })

  it('have no order that more partitions take', () => {
    const more: ScenarioEvent = { kind: 'partitions-added', topic: 'clicks', partitions: 12, atSeconds: 60 }
    expect(said(run(shop(), [more]))).not.toContain('order of keys')
    expect(said(run(shop({ key: { strategy: 'entity' } }), [more]))).toContain(
      'order of keys that move is lost',
    )
  })
})

it('sees new partitions once: not again after a rebalance that has given them to somebody', () => {
  const more: ScenarioEvent = { kind: 'partitions-added', topic: 'clicks', partitions: 12, atSeconds: 60 }
  const joined: ScenarioEvent = { kind: 'members-added', group: 'readers', membersAdded: 2, atSeconds: 90 }
  expect(said(run(shop(), [more]))).toContain('readers sees the new partitions of clicks')
  expect(said(run(shop(), [more, joined]))).not.toContain('sees the new partitions')
})

it('takes writes again only who refused them', () => {
  const stop: ScenarioEvent = { ...LOST, stop: 'clean', lastsSeconds: 100 }
  const copies = { replicationFactor: 2, config: { 'min.insync.replicas': 2 } }
  const none = said(run(shop(copies, { config: { acks: '1' } }), [stop]))
  expect(none).not.toContain('takes writes again')
  expect(said(run(shop(copies), [stop]))).toMatch(/refuses writes[\s\S]*takes writes again/)
})
