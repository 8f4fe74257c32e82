import { describe, expect, it } from 'vitest'
import type { Design, ScenarioEvent } from '../model/design'
import { shopDesign } from './fixtures/shop'
import { simulate } from './simulate'

const LENGTH = 900
const shop: Design = {
  ...shopDesign,
  cluster: { ...shopDesign.cluster, brokers: 3, racks: 3 },
  connectors: [
    {
      name: 'to-lake',
      class: 'com.example.Lake',
      tasksMax: 3,
      processingMsPerRecord: 1,
      consumes: [{ topic: 'orders' }],
    },
  ],
}
const run = (...events: readonly ScenarioEvent[]) =>
  simulate(shop, { name: 'test', lengthSeconds: LENGTH, events }, { runs: 0 })

const endless: readonly (readonly [string, ScenarioEvent])[] = [
  ['Broker 2', { kind: 'broker-lost', broker: 2, atSeconds: 100 }],
  ['Broker 2', { kind: 'broker-lost', broker: 2, stop: 'clean', atSeconds: 100 }],
  ['rack-3', { kind: 'rack-lost', rack: 3, atSeconds: 100 }],
  ['billing-4', { kind: 'member-crash', group: 'billing', member: 4, atSeconds: 100 }],
  ['billing-1', { kind: 'member-stuck', group: 'billing', atSeconds: 100 }],
  ['billing', { kind: 'group-stopped', group: 'billing', atSeconds: 100 }],
  ['to-lake', { kind: 'group-stopped', connector: 'to-lake', atSeconds: 100 }],
  ['That task of to-lake', { kind: 'task-failed', connector: 'to-lake', member: 2, atSeconds: 100 }],
  ['That worker', { kind: 'worker-lost', connector: 'to-lake', atSeconds: 100 }],
]

describe('an event', () => {
  it.each(endless)('without an end lasts to the end of the run: %s', (what, event) => {
    for (const one of [event, { ...event, lastsSeconds: LENGTH }]) {
      const { events, story } = run(one)
      expect(events).toEqual([{ event: 0, fromSeconds: 100, untilSeconds: LENGTH, isOver: false }])
      const told = story.filter(({ sentence }) => sentence.includes('does not come back'))
      expect(told).toEqual([
        expect.objectContaining({
          atSeconds: 100,
          tone: 'bad',
          sentence: `${what} does not come back before the end`,
        }),
      ])
    }
  })

  it.each(endless)('with an end is over then: %s', (_, event) => {
    const { events, story } = run({ ...event, lastsSeconds: 300 })
    expect(events).toEqual([{ event: 0, fromSeconds: 100, untilSeconds: 400, isOver: true }])
    expect(story.some(({ sentence }) => sentence.includes('does not come back'))).toBe(false)
  })

  it('that names nothing drawn, or begins after the end, lasts for no time', () => {
    const { events, story } = run(
      { kind: 'broker-lost', broker: 9, atSeconds: 10 },
      { kind: 'rack-lost', rack: 9, atSeconds: 10 },
      { kind: 'burst', producer: 'nobody', atSeconds: 10 },
      { kind: 'member-crash', group: 'nobody', atSeconds: 10 },
      { kind: 'partitions-added', topic: 'nothing', partitions: 9, atSeconds: 10 },
      { kind: 'broker-lost', broker: 1, atSeconds: LENGTH },
      { kind: 'burst', atSeconds: 10, lastsSeconds: 20 },
    )
    expect(events).toEqual([{ event: 6, fromSeconds: 10, untilSeconds: 30, isOver: true }])
    expect(story.some(({ sentence }) => sentence.includes('nobody'))).toBe(false)
  })
})
