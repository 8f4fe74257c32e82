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

  const again: readonly (readonly [string, readonly ScenarioEvent[]])[] = [
    [
      'a broker',
      [
        { kind: 'broker-lost', broker: 1, atSeconds: 10, lastsSeconds: 60 },
        { kind: 'broker-lost', broker: 1, atSeconds: 30 },
      ],
    ],
    [
      'the only broker of a rack',
      [
        { kind: 'broker-lost', broker: 3, atSeconds: 10, lastsSeconds: 60 },
        { kind: 'rack-lost', rack: 3, atSeconds: 30 },
      ],
    ],
    [
      'a member',
      [
        { kind: 'member-crash', group: 'billing', member: 2, atSeconds: 10, lastsSeconds: 60 },
        { kind: 'member-crash', group: 'billing', member: 2, atSeconds: 30 },
        { kind: 'member-stuck', group: 'billing', member: 2, atSeconds: 35 },
      ],
    ],
    [
      'a worker',
      [
        { kind: 'worker-lost', connector: 'to-lake', atSeconds: 10, lastsSeconds: 60 },
        { kind: 'worker-lost', connector: 'to-lake', atSeconds: 30 },
      ],
    ],
    ['a task that is not there', [{ kind: 'task-failed', connector: 'to-lake', member: 9, atSeconds: 30 }]],
    [
      'a group',
      [
        { kind: 'group-stopped', group: 'billing', atSeconds: 10, lastsSeconds: 60 },
        { kind: 'group-stopped', group: 'billing', atSeconds: 30 },
      ],
    ],
  ]

  it.each(again)('that takes nothing down is not told as without an end: %s', (_, events) => {
    const { story } = run(...events)
    expect(story.filter(({ sentence }) => sentence.includes('does not come back'))).toEqual([])
  })

  it('is told of the brokers of a rack that it took down, where others come back', () => {
    const six: Design = { ...shop, cluster: { ...shop.cluster, brokers: 6 } }
    const events: readonly ScenarioEvent[] = [
      { kind: 'broker-lost', broker: 3, atSeconds: 10, lastsSeconds: 60 },
      { kind: 'rack-lost', rack: 3, atSeconds: 30 },
    ]
    const { story } = simulate(six, { name: 'test', lengthSeconds: LENGTH, events }, { runs: 0 })
    const told = story.filter(({ sentence }) => sentence.includes('does not come back'))
    expect(told).toEqual([
      expect.objectContaining({ sentence: 'Broker 6 does not come back before the end' }),
    ])
  })

  it('that ends by itself is over then', () => {
    const source: Design = {
      ...shop,
      connectors: [
        {
          name: 'from-db',
          class: 'com.example.Db',
          produces: [{ topic: 'orders', recordsPerSecond: { average: 10 } }],
        },
      ],
    }
    const of = (design: Design, event: ScenarioEvent) =>
      simulate(design, { name: 'test', lengthSeconds: LENGTH, events: [event] }, { runs: 0 })
    const deployed = of(shop, { kind: 'rolling-deploy', group: 'billing', atSeconds: 10 })
    const done = deployed.story.find(({ sentence }) => sentence.startsWith('billing is deployed:'))
    expect(deployed.events).toEqual([
      { event: 0, fromSeconds: 10, untilSeconds: done?.atSeconds, isOver: true },
    ])
    const read = of(source, { kind: 'source-snapshot', connector: 'from-db', atSeconds: 10 })
    expect(read.events).toEqual([{ event: 0, fromSeconds: 10, untilSeconds: 610, isOver: true }])
    expect(read.story).toContainEqual(
      expect.objectContaining({ atSeconds: 610, sentence: 'The snapshot of from-db is done' }),
    )
  })
})
