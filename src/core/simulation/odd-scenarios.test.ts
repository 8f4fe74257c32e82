import { expect, it } from 'vitest'
import type { ConsumerGroup, Design, ScenarioEvent } from '../model/design'
import { shopDesign } from './fixtures/shop'
import { simulate } from './simulate'

const told = (events: readonly ScenarioEvent[], group: Partial<ConsumerGroup> = {}) => {
  const design: Design = {
    ...shopDesign,
    consumerGroups: shopDesign.consumerGroups.map((one) => ({ ...one, ...group })),
  }
  const { story, remarks } = simulate(design, { name: 'odd', lengthSeconds: 900, events }, { runs: 0 })
  return { sentences: story.map(({ sentence }) => sentence).join('\n'), remarks }
}

it('says of what is not there that it does nothing', () => {
  const { sentences, remarks } = told([
    { kind: 'broker-lost', broker: 99, atSeconds: 60 },
    { kind: 'rack-lost', rack: 9, atSeconds: 60 },
    { kind: 'member-crash', group: 'nobody', atSeconds: 60 },
    { kind: 'burst', producer: 'ghost', atSeconds: 60 },
    { kind: 'burst', producer: 'ghost', atSeconds: 1000 },
  ])
  expect(sentences).toBe('')
  expect(remarks).toEqual([
    'Broker lost: broker 99 is not there, so that it does nothing.',
    'Rack lost: rack-9 is not there, so that it does nothing.',
    'Member crashes: nobody is not there, so that it does nothing.',
    'Burst of traffic: ghost is not there, so that it does nothing.',
  ])
})

it('has nobody stop for a rebalance where nobody is left', () => {
  const members = Array.from({ length: 6 }, (_, at) => at + 1)
  const crashes = told(
    members.map((member) => ({ kind: 'member-crash', group: 'billing', member, atSeconds: 60 })),
  )
  expect(crashes.sentences).toContain('billing has no member left')
  expect(crashes.sentences).not.toContain('stop for a rebalance')
  const stopped = told([{ kind: 'group-stopped', group: 'billing', atSeconds: 60, lastsSeconds: 60 }])
  expect(stopped.sentences).not.toContain('All members of billing stop for a rebalance')
})

it('moves nothing where every member reads everything', () => {
  const { sentences } = told(
    [{ kind: 'member-crash', group: 'billing', member: 1, atSeconds: 60, lastsSeconds: 120 }],
    {
      reads: 'everything',
      members: 4,
    },
  )
  expect(sentences).toContain('billing-1 crashes: it reads nothing, and the others read on, each of them all')
  expect(sentences).not.toContain('nobody is left')
})

it('tells a burst on top of another, and one that takes all away', () => {
  const { sentences } = told([
    { kind: 'burst', factor: 2, atSeconds: 60, lastsSeconds: 120 },
    { kind: 'burst', factor: 2, atSeconds: 100, lastsSeconds: 30 },
    { kind: 'burst', factor: 0, atSeconds: 300, lastsSeconds: 30 },
  ])
  expect(sentences).toContain('Every producer writes 2 times as much\n')
  expect(sentences).toContain('Every producer writes 2 times as much, on top of the burst that goes on')
  expect(sentences).toContain('Every producer writes nothing')
})

it('tells of a rack in one line when it is lost, and in one when it is back', () => {
  const design: Design = { ...shopDesign, cluster: { ...shopDesign.cluster, brokers: 12, racks: 3 } }
  const lost: ScenarioEvent = { kind: 'rack-lost', rack: 2, atSeconds: 60, lastsSeconds: 120 }
  for (const stop of ['crash', 'clean'] as const) {
    const { story } = simulate(design, { name: 'odd', lengthSeconds: 900, events: [{ ...lost, stop }] })
    const of = (at: number) =>
      story.filter(({ atSeconds, sentence }) => atSeconds === at && !/coordinat/.test(sentence))
    expect(of(60).map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^Brokers 2, 5, 8 and 1 more \(rack-2\) are (lost|stopped)/),
    ])
    expect(
      of(180)
        .filter(({ sentence }) => / back$/.test(sentence))
        .map(({ sentence }) => sentence),
    ).toEqual(['Brokers 2, 5, 8 and 1 more (rack-2) are back'])
    expect(story.filter(({ sentence }) => /coordinate/.test(sentence)).length).toBeLessThan(4)
  }
})

it('deploys nothing of a group that is stopped, and counts one rebalance as one', () => {
  const { sentences } = told([
    { kind: 'group-stopped', group: 'billing', atSeconds: 60, lastsSeconds: 600 },
    { kind: 'rolling-deploy', group: 'billing', atSeconds: 120, lastsSeconds: 60 },
  ])
  expect(sentences).toContain('billing has no member that runs: nothing is deployed')
  expect(sentences).not.toMatch(/is deployed[:,]/)
  const alone = told([{ kind: 'rolling-deploy', group: 'billing', atSeconds: 120 }], { members: 1 })
  expect(alone.sentences).not.toMatch(/ 1 rebalances/)
})
