import { describe, expect, it } from 'vitest'
import type { Design, ScenarioEvent } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'

const empty = emptyDesign('More of them')
/** One of each kind of reader, each too slow by half for what is written. */
const design: Design = {
  ...empty,
  cluster: { ...empty.cluster, brokers: 3, racks: 3 },
  producers: [{ name: 'writer', produces: [{ topic: 'events', recordsPerSecond: { average: 3000 } }] }],
  topics: [{ name: 'events', partitions: 12, replicationFactor: 3 }],
  consumerGroups: [{ name: 'group', members: 2, processingMsPerRecord: 1, consumes: [{ topic: 'events' }] }],
  streamsApps: [
    {
      name: 'app',
      instances: 2,
      processingMsPerRecord: 1,
      processing: [{ stream: 'events', steps: ['mapValues', { op: 'to', topic: 'out' }] }],
    },
  ],
  connectors: [
    { name: 'sink', type: 'sink', tasksMax: 2, processingMsPerRecord: 1, consumes: [{ topic: 'events' }] },
  ],
}
const READERS = {
  group: { group: 'group' },
  app: { application: 'app' },
  sink: { connector: 'sink' },
} as const
const run = (...events: readonly ScenarioEvent[]) =>
  simulate(design, { name: 'x', lengthSeconds: 900, events }, { runs: 0 })

describe.each(Object.entries(READERS))('members added to %s', (name, reader) => {
  const lagAt = (events: readonly ScenarioEvent[], at: number) => {
    const { groups, seconds } = run(...events)
    return groups[name]?.lag[seconds.findLastIndex((moment) => moment <= at)] ?? Number.NaN
  }
  const added: ScenarioEvent = { kind: 'members-added', ...reader, membersAdded: 3, atSeconds: 120 }

  it('keep up with what those that are drawn do not', () => {
    expect(lagAt([], 600)).toBeGreaterThan(lagAt([], 300))
    expect(lagAt([added], 600)).toBeLessThan(lagAt([added], 160))
  })

  it('own partitions from the rebalance on, and leave again where it lasts', () => {
    const { groups, rebalances, story } = run({ ...added, lastsSeconds: 300 })
    const own = groups[name]
    const ownersAt = (at: number) =>
      new Set(own?.ownership.findLast(({ atSeconds }) => atSeconds <= at)?.owners).size
    expect(ownersAt(100)).toBe(2)
    expect(ownersAt(400)).toBe(5)
    expect(ownersAt(880)).toBe(2)
    expect(rebalances.filter(({ group }) => group === name).length).toBeGreaterThan(1)
    expect(story.some(({ sentence }) => sentence.startsWith(`${name} gets 3 `))).toBe(true)
  })

  it('are added by an autoscaler too', () => {
    const scaler: ScenarioEvent = {
      kind: 'autoscaler',
      ...reader,
      atSeconds: 0,
      lagAbove: 5000,
      membersAdded: 2,
      cooldownSeconds: 60,
    }
    expect(run(scaler).groups[name]?.members.most).toBeGreaterThan(2)
    expect(lagAt([scaler], 880)).toBeLessThan(lagAt([], 880) / 3)
  })
})
