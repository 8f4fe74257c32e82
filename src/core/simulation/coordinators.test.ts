import { describe, expect, it } from 'vitest'
import type { ConsumerGroup, Design, ScenarioEvent } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'
import type { Simulation } from './simulation'

const group = (name: string, more: Partial<ConsumerGroup> = {}): ConsumerGroup => ({
  name,
  members: 3,
  processingMsPerRecord: 3,
  consumes: [{ topic: 'orders' }],
  ...more,
})

/** Offsets have one partition, which broker 1 leads; orders are on brokers 2 and 3 alone, by their leaders. */
function designOf(groups: readonly ConsumerGroup[]): Design {
  const empty = emptyDesign('shop')
  return {
    ...empty,
    cluster: {
      ...empty.cluster,
      brokers: 3,
      config: { 'offsets.topic.num.partitions': 1, 'offsets.topic.replication.factor': 2 },
    },
    producers: [
      {
        name: 'web',
        delivery: 'at-most-once',
        produces: [{ topic: 'orders', recordsPerSecond: { average: 300 } }],
      },
    ],
    topics: [{ name: 'orders', partitions: 6, replicationFactor: 1, key: { strategy: 'none' } }],
    consumerGroups: groups,
  }
}

const run = (design: Design, events: readonly ScenarioEvent[]): Simulation =>
  simulate(design, { name: 'test', lengthSeconds: 600, events }, { runs: 0 })
const said = ({ story }: Simulation): string => story.map(({ sentence }) => sentence).join('\n')
const lagAt = ({ groups, seconds }: Simulation, name: string, at: number): number =>
  groups[name]?.lag[seconds.findLastIndex((moment) => moment <= at)] ?? 0

describe('the loss of the broker that coordinates a group', () => {
  const lost: readonly ScenarioEvent[] = [
    { kind: 'broker-lost', broker: 1, atSeconds: 60, lastsSeconds: 300 },
  ]
  const after = group('after', { commit: 'after-processing' })
  const auto = group('auto', { commit: 'auto' })

  it('has members wait that commit in the line of their work, until another has loaded the offsets', () => {
    const simulation = run(designOf([after, auto]), lost)
    expect(said(simulation)).toContain(
      'Broker 1 also coordinates after and auto: nothing can be committed; after waits in commits, auto reads on',
    )
    // The session of a broker begins with its last heartbeat, on average a second before, and is looked at every eighth.
    const missed = 9 - 1 + 9 / 16
    expect(simulation.story.find(({ sentence }) => sentence.startsWith('Broker 2 coordinates after'))?.atSeconds)
      .toBeCloseTo(60 + missed + 1, 6) // biome-ignore format: one expectation
    // Four of the six partitions are still written.
    expect(lagAt(simulation, 'after', 69)).toBeGreaterThan(200 * 8)
    expect(lagAt(simulation, 'auto', 69)).toBeLessThan(10)
    expect(simulation.groups['after']?.balance.waiting).toBeLessThan(1)
  })

  it('leaves what the others read uncommitted', () => {
    const { groups, seconds } = run(designOf([auto]), lost)
    const at = seconds.findLastIndex((moment) => moment <= 69)
    expect(groups['auto']?.committedLag[at]).toBeGreaterThan(200 * 8)
    expect(groups['auto']?.mostCommittedLag[at]).toBeGreaterThanOrEqual(groups['auto']?.committedLag[at] ?? 0)
  })

  it('has nobody notice who dies meanwhile, and begins their sessions anew', () => {
    const events: readonly ScenarioEvent[] = [
      ...lost,
      { kind: 'member-crash', group: 'after', member: 2, atSeconds: 20 },
    ]
    const simulation = run(designOf([after]), events)
    const dead = simulation.story.find(({ sentence }) => sentence.includes('after-2 is declared dead'))
    // Its session of 45 s would be over at 65 s.
    expect(dead?.atSeconds).toBeCloseTo(69.5625 + 45, 3)
  })

  it('says nothing of the brokers that coordinate nobody', () => {
    expect(said(run(designOf([after]), [{ kind: 'broker-lost', broker: 2, atSeconds: 60 }]))).not.toContain(
      'coordinates',
    )
  })

  it('is short where a broker is stopped', () => {
    const simulation = run(designOf([after]), [
      { kind: 'broker-lost', broker: 1, stop: 'clean', atSeconds: 60 },
    ])
    expect(said(simulation)).toContain('Broker 2 coordinates after now, 1 s later')
  })

  it('lasts where no replica of the offsets is left', () => {
    const design = designOf([after])
    const one = {
      ...design,
      cluster: {
        ...design.cluster,
        config: { ...design.cluster.config, 'offsets.topic.replication.factor': 1 },
      },
    }
    const simulation = run(one, lost)
    expect(said(simulation)).toContain('Broker 1 coordinates after now, 5 min 1 s later')
  })
})
