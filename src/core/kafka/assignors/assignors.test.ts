import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import cooperativeSticky from '../fixtures/assignor-cooperative-sticky.json'
import range from '../fixtures/assignor-range.json'
import roundRobin from '../fixtures/assignor-roundrobin.json'
import serverRange from '../fixtures/assignor-server-range.json'
import serverUniform from '../fixtures/assignor-server-uniform.json'
import shareSimple from '../fixtures/assignor-share-simple.json'
import sticky from '../fixtures/assignor-sticky.json'
import type { ClientAnswer, ClientAssignment, ClientGroup, ServerAnswer, ServerGroup } from './assignor'
import { assignors } from './index'

const VECTORS = [
  ['range', range.cases],
  ['roundrobin', roundRobin.cases],
  ['sticky', sticky.cases],
  ['cooperative-sticky', cooperativeSticky.cases],
  ['server-range', serverRange.cases],
  ['server-uniform', serverUniform.cases],
  ['share-simple', shareSimple.cases],
] as const

const CLIENT = ['range', 'roundrobin', 'sticky', 'cooperative-sticky'] as const
const SERVER = ['server-range', 'server-uniform', 'share-simple'] as const

describe.each(VECTORS)('%s', (name, cases) => {
  it('assigns as Kafka does, on its vectors', () => {
    const assign = assignors[name] as (group: unknown) => ClientAnswer | ServerAnswer
    expect(cases.length).toBeGreaterThan(50)
    for (const [group, answer] of cases as [unknown, Partial<ClientAnswer>][])
      expect(assign(group), JSON.stringify(group)).toMatchObject(answer)
  })

  it('has an answer for a group without members, topics or partitions', () => {
    const assign = assignors[name] as (group: ServerGroup) => ClientAnswer | ServerAnswer
    const member = { id: 'm', topics: ['orders'] }
    expect(assign({ topics: { orders: 3 }, members: [] }).assignment).toEqual({})
    for (const topics of [{}, { orders: 0 }])
      expect(Object.values(assign({ topics, members: [member] }).assignment).flatMap(Object.values)).toEqual(
        [],
      )
  })
})

describe.each(CLIENT)('%s', (name) => {
  it('gives every partition that somebody subscribes to to one subscriber', () => {
    // With racks the cooperative assignor keeps taking back what a member holds outside its rack.
    const groups = name === 'cooperative-sticky' ? clientGroups.map(withoutRacks) : clientGroups
    fc.assert(
      fc.property(groups, (group) => {
        const answer = assignors[name](group)
        const final = answer.assignmentSecondRebalance ?? answer.assignment
        expect(Object.values(final).flat().sort()).toEqual(subscribedPartitions(group).sort())
        for (const { id, topics } of group.members)
          expect((final[id] ?? []).every((partition) => topics.includes(topicOf(partition)))).toBe(true)
      }),
    )
  })
})

describe.each(['roundrobin', 'sticky', 'cooperative-sticky'] as const)('%s', (name) => {
  it('differs by at most one partition between members of one subscription', () => {
    fc.assert(
      fc.property(clientGroups.map(withOneSubscription), (group) => {
        const answer = assignors[name](group)
        const sizes = Object.values(answer.assignmentSecondRebalance ?? answer.assignment).map(
          (partitions) => partitions.length,
        )
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('range', () => {
  it('gives each member a run of neighbouring partitions of a topic, at most one longer than the others', () => {
    fc.assert(
      fc.property(clientGroups.map(withoutRacks), (group) => {
        const { assignment } = assignors.range(group)
        for (const topic of Object.keys(group.topics)) {
          const runs = group.members
            .filter(({ topics }) => topics.includes(topic))
            .map(({ id }) => numbersOf(partitionsIn(assignment, id), topic))
          for (const run of runs) expect(run).toEqual(run.map((_, index) => (run[0] ?? 0) + index))
          const lengths = runs.map((run) => run.length)
          expect(Math.max(0, ...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe.each(['sticky', 'cooperative-sticky'] as const)('%s', (name) => {
  it('leaves an even assignment as it is', () => {
    fc.assert(
      fc.property(clientGroups.map(withoutRacks).map(withOneSubscription), (group) => {
        const settled = settledAssignment(name, group)
        expect(sorted(settledAssignment(name, owning(group, settled)))).toEqual(sorted(settled))
      }),
    )
  })

  it('takes from the members that stay only what a new one needs', () => {
    fc.assert(
      fc.property(clientGroups.map(withoutRacks).map(withOneSubscription), (group) => {
        const settled = settledAssignment(name, group)
        const joined = { id: 'newcomer', topics: group.members[0]?.topics ?? [], owned: [] }
        const before = owning(group, settled)
        const after = settledAssignment(name, { ...before, members: [...before.members, joined] })
        const moved = group.members.flatMap(({ id }) =>
          partitionsIn(settled, id).filter((partition) => !after[id]?.includes(partition)),
        )
        expect(moved.sort()).toEqual([...(after['newcomer'] ?? [])].sort())
      }),
    )
  })
})

describe('cooperative-sticky', () => {
  it('gives nobody in the first rebalance what another still owns', () => {
    fc.assert(
      fc.property(clientGroups, fc.double({ min: 0, max: 1, noNaN: true }), (group, share) => {
        const few = { ...group, members: group.members.slice(0, Math.ceil(group.members.length * share)) }
        const settled = settledAssignment('cooperative-sticky', few)
        const { assignment } = assignors['cooperative-sticky'](owning(group, settled))
        for (const { id } of group.members) {
          const ofOthers = new Set(
            Object.entries(settled).flatMap(([other, own]) => (other === id ? [] : own)),
          )
          expect(partitionsIn(assignment, id).filter((partition) => ofOthers.has(partition))).toEqual([])
        }
      }),
    )
  })
})

describe.each(SERVER)('%s', (name) => {
  it('gives every partition that somebody subscribes to to a subscriber', () => {
    fc.assert(
      fc.property(clientGroups, (group) => {
        const names = flattened(assignors[name](group))
        expect([...new Set(Object.values(names).flat())].sort()).toEqual(subscribedPartitions(group).sort())
        for (const { id, topics } of group.members)
          expect((names[id] ?? []).every((partition) => topics.includes(topicOf(partition)))).toBe(true)
      }),
    )
  })

  it('gives a partition to one member only, unless the group shares', () => {
    fc.assert(
      fc.property(clientGroups, (group) => {
        const names = Object.values(flattened(assignors[name](group))).flat()
        const total = subscribedPartitions(group).length
        if (name === 'share-simple') expect(names.length).toBeGreaterThanOrEqual(total)
        else expect(names).toHaveLength(total)
      }),
    )
  })
})

describe('server-uniform', () => {
  it('keeps all that an even assignment already has', () => {
    fc.assert(
      fc.property(clientGroups.map(withOneSubscription), (group) => {
        const answer = assignors['server-uniform'](group)
        const members = group.members.map((member) => ({
          ...member,
          current: answer.assignment[member.id] ?? {},
        }))
        expect(assignors['server-uniform']({ ...group, members })).toEqual(answer)
      }),
    )
  })
})

describe('share-simple', () => {
  it('has each partition of one subscription read by equally many members, who read equally many', () => {
    fc.assert(
      fc.property(clientGroups.map(withOneSubscription), (group) => {
        const read = Object.values(flattened(assignors['share-simple'](group)))
        const partitions = subscribedPartitions(group)
        const readers = Math.ceil(read.length / partitions.length)
        for (const partition of partitions)
          expect(read.filter((own) => own.includes(partition))).toHaveLength(readers)
        const sizes = read.map((own) => own.length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

const topicNames = ['orders', 'payments', 'clicks', 'orders-dlq', 'Aa', 'BB']

const racks = fc.constantFrom('r0', 'r1', 'r2')

/** Groups of a few members, static ones and racks among them; every member subscribes to something. */
const clientGroups: fc.Arbitrary<ClientGroup> = fc
  .uniqueArray(fc.constantFrom(...topicNames), { minLength: 1, maxLength: 4 })
  .chain((topics) =>
    fc.record({
      counts: fc.array(fc.integer({ min: 1, max: 12 }), {
        minLength: topics.length,
        maxLength: topics.length,
      }),
      replicas: fc.array(fc.uniqueArray(racks, { minLength: 1, maxLength: 2 }), {
        minLength: 48,
        maxLength: 48,
      }),
      withRacks: fc.boolean(),
      members: fc.uniqueArray(
        fc.record(
          {
            id: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }),
            topics: fc.subarray(topics, { minLength: 1 }),
            rack: racks,
            instanceId: fc.uuid(),
          },
          { requiredKeys: ['id', 'topics'] },
        ),
        { selector: ({ id }) => id, minLength: 1, maxLength: 9 },
      ),
      topics: fc.constant(topics),
    }),
  )
  .map(({ topics, counts, replicas, withRacks, members }) => {
    const subscribed = topics.filter((topic) => members.some((member) => member.topics.includes(topic)))
    const byTopic = Object.fromEntries(subscribed.map((topic, index) => [topic, counts[index] ?? 1]))
    const names = Object.entries(byTopic).flatMap(([topic, count]) => partitionsOf(topic, count))
    const partitionRacks = Object.fromEntries(names.map((name, index) => [name, replicas[index] ?? []]))
    return { topics: byTopic, members, ...(withRacks ? { partitionRacks } : {}) }
  })

const withoutRacks = ({ topics, members }: ClientGroup): ClientGroup => ({ topics, members })

function withOneSubscription(group: ClientGroup): ClientGroup {
  const topics = Object.keys(group.topics)
  return { ...group, members: group.members.map((member) => ({ ...member, topics })) }
}

const owning = (group: ClientGroup, assignment: ClientAssignment): ClientGroup => ({
  ...group,
  generation: 1,
  members: group.members.map((member) => ({ ...member, owned: partitionsIn(assignment, member.id) })),
})

function settledAssignment(name: 'sticky' | 'cooperative-sticky', group: ClientGroup): ClientAssignment {
  const answer: ClientAnswer = assignors[name](group)
  return answer.assignmentSecondRebalance ?? answer.assignment
}

/** A member may be called like a method of every object. */
const partitionsIn = (assignment: ClientAssignment, id: string): string[] =>
  Object.hasOwn(assignment, id) ? (assignment[id] ?? []) : []

const sorted = (assignment: ClientAssignment): ClientAssignment =>
  Object.fromEntries(Object.entries(assignment).map(([id, partitions]) => [id, partitions.toSorted()]))

const partitionsOf = (topic: string, count: number): string[] =>
  Array.from({ length: count }, (_, partition) => `${topic}-${partition}`)

const subscribedPartitions = ({ topics, members }: ClientGroup): string[] =>
  Object.entries(topics)
    .filter(([topic]) => members.some((member) => member.topics.includes(topic)))
    .flatMap(([topic, count]) => partitionsOf(topic, count))

const topicOf = (partition: string): string => partition.slice(0, partition.lastIndexOf('-'))

const numbersOf = (partitions: readonly string[], topic: string): number[] =>
  partitions
    .filter((partition) => topicOf(partition) === topic)
    .map((partition) => Number(partition.slice(topic.length + 1)))
    .sort((one, other) => one - other)

const flattened = ({ assignment }: ServerAnswer): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(assignment).map(([id, byTopic]) => [
      id,
      Object.entries(byTopic).flatMap(([topic, list]) => list.map((partition) => `${topic}-${partition}`)),
    ]),
  )
