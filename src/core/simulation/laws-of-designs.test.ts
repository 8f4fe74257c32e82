import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Design, Goal, Scenario, ScenarioEvent } from '../model/design'
import { type DesignChange, withChange } from '../model/design-change'
import { emptyDesign } from '../model/empty-design'
import { holds } from './proposals'
import { simulate } from './simulate'
import type { GroupRun, Simulation } from './simulation'
import { whatWouldFix } from './what-would-fix'

const LENGTH = 1800
const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'

const drawn = fc.record({
  rate: fc.constantFrom(50, 400, 1500),
  partitions: fc.constantFrom(1, 4, 6, 12),
  replicas: fc.constantFrom(1, 2, 3),
  minInSync: fc.constantFrom(1, 2, 3),
  skew: fc.option(fc.constant(1.2), { nil: undefined }),
  retentionMs: fc.option(fc.constant(600_000), { nil: undefined }),
  members: fc.integer({ min: 1, max: 8 }),
  threads: fc.constantFrom(1, 2),
  ms: fc.constantFrom(0.2, 1, 4, 20, 400),
  reads: fc.constantFrom('group' as const, 'share' as const, 'everything' as const),
  config: fc.constantFrom(
    {},
    { 'group.protocol': 'consumer' },
    { 'partition.assignment.strategy': COOPERATIVE },
    { 'group.instance.id': `billing-\${HOSTNAME}`, 'session.timeout.ms': 20_000 },
    { 'group.instance.id': 'billing-1' },
  ),
  hasDeadLetters: fc.boolean(),
  standbys: fc.constantFrom(0, 1),
  instances: fc.integer({ min: 1, max: 4 }),
  tasks: fc.integer({ min: 1, max: 6 }),
})

/** A share group, an application with state and standbys, a source and a sink, and a group behind another. */
function designOf(of: typeof drawn extends fc.Arbitrary<infer Of> ? Of : never): Design {
  const empty = emptyDesign('shop')
  const { skew, retentionMs } = of
  return {
    ...empty,
    cluster: { ...empty.cluster, brokers: 3, racks: 3 },
    producers: [{ name: 'web', produces: [{ topic: 'orders', recordsPerSecond: { average: of.rate } }] }],
    topics: [
      {
        name: 'orders',
        partitions: of.partitions,
        replicationFactor: of.replicas,
        key: skew === undefined ? { strategy: 'none' } : { strategy: 'entity', cardinality: 1000, skew },
        config: {
          'min.insync.replicas': of.minInSync,
          ...(retentionMs !== undefined && { 'retention.ms': retentionMs }),
        },
      },
      ...['invoices', 'counts', 'orders.dlq'].map((name) => ({ name, partitions: 4, replicationFactor: 3 })),
    ],
    consumerGroups: [
      {
        name: 'billing',
        reads: of.reads,
        members: of.members,
        threadsPerMember: of.threads,
        processingMsPerRecord: of.ms,
        config: of.reads === 'share' ? {} : of.config,
        consumes: [{ topic: 'orders' }],
        ...(of.reads === 'group' && { produces: [{ topic: 'invoices', recordsPerRecord: 1 }] }),
        ...(of.hasDeadLetters && { deadLetter: { topic: 'orders.dlq', recordsShare: 0.01 } }),
      },
      { name: 'mail', members: 2, processingMsPerRecord: 0.5, consumes: [{ topic: 'invoices' }] },
    ],
    streamsApps: [
      {
        name: 'totals',
        instances: of.instances,
        processingMsPerRecord: 0.5,
        config: { 'num.standby.replicas': of.standbys },
        processing: [
          { stream: 'orders', steps: ['groupByKey', 'count', 'toStream', { op: 'to', topic: 'counts' }] },
        ],
      },
    ],
    connectors: [
      {
        name: 'lake',
        class: 'com.example.Lake',
        tasksMax: of.tasks,
        processingMsPerRecord: 1,
        consumes: [{ topic: 'orders' }],
      },
      {
        name: 'tills',
        class: 'com.example.Tills',
        tasksMax: 2,
        produces: [{ topic: 'orders', recordsPerSecond: { average: 30 } }],
      },
    ],
  }
}

const when = {
  atSeconds: fc.constantFrom(60, 333.3, 700),
  lastsSeconds: fc.option(fc.constantFrom(30, 200, 900), { nil: undefined }),
}
const named = fc.constantFrom<Partial<ScenarioEvent>>(
  { group: 'billing' },
  { application: 'totals' },
  { connector: 'lake' },
)
const event: fc.Arbitrary<ScenarioEvent> = fc
  .oneof(
    fc.record({
      ...when,
      kind: fc.constantFrom('member-crash' as const, 'member-stuck' as const, 'poison-record' as const),
      who: named,
      member: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({
      ...when,
      kind: fc.constantFrom('rolling-deploy' as const, 'group-stopped' as const, 'slow-downstream' as const),
      who: named,
    }),
    fc.record({
      ...when,
      kind: fc.constantFrom('autoscaler' as const),
      who: named,
      lagAbove: fc.constantFrom(10, 1000, 20_000),
      membersAdded: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({
      ...when,
      kind: fc.constantFrom('task-failed' as const, 'worker-lost' as const, 'source-snapshot' as const),
      who: fc.constantFrom<Partial<ScenarioEvent>>({ connector: 'lake' }, { connector: 'tills' }),
    }),
    fc.record({ ...when, kind: fc.constant('rack-lost' as const), rack: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ ...when, kind: fc.constant('burst' as const), factor: fc.constantFrom(0, 3, 10) }),
    fc.record({
      atSeconds: when.atSeconds,
      kind: fc.constant('partitions-added' as const),
      topic: fc.constant('orders'),
      partitions: fc.constantFrom(8, 13, 20),
    }),
  )
  .map(
    ({ who, lastsSeconds, ...rest }: Partial<ScenarioEvent> & { readonly who?: Partial<ScenarioEvent> }) => ({
      ...(rest as ScenarioEvent),
      ...who,
      ...(lastsSeconds !== undefined && { lastsSeconds }),
    }),
  )

const scenarioOf = (events: readonly ScenarioEvent[], goal?: Goal): Scenario => ({
  name: 'test',
  lengthSeconds: LENGTH,
  events,
  ...(goal && { goal }),
})
const run = (design: Design, scenario: Scenario): Simulation => simulate(design, scenario, { runs: 0 })
const byNode = ({ groups }: Simulation, node: string): GroupRun | undefined =>
  Object.values(groups).find((group) => group.node === node)

function expectSound(group: GroupRun): void {
  for (const [at, one] of group.balances.entries()) {
    const { offered, consumed, waiting, lost, refused } = one
    expect(Math.abs(offered - consumed - waiting - lost - refused)).toBeLessThan(0.01 + 1e-6 * offered)
    for (const records of Object.values(one)) expect(records).toBeGreaterThan(-1e-3)
    expect(offered).toBeGreaterThanOrEqual((group.balances[at - 1]?.offered ?? 0) - 1e-3)
    expect(lost).toBeGreaterThanOrEqual((group.balances[at - 1]?.lost ?? 0) - 1e-3)
    expect(group.committedLag[at]).toBeGreaterThanOrEqual((group.lag[at] ?? 0) - 1e-6)
    expect(waiting).toBeGreaterThanOrEqual((group.lag[at] ?? 0) - 0.01)
  }
}

describe('any design in any scenario', () => {
  it('conserves the records of every reader at every moment', () => {
    fc.assert(
      fc.property(drawn, fc.array(event, { maxLength: 5 }), (of, events) => {
        for (const group of Object.values(run(designOf(of), scenarioOf(events)).groups)) expectSound(group)
      }),
      { numRuns: 12 },
    )
  })

  const goals = fc.constantFrom<Goal>(
    { waitSeconds: 60 },
    { waitSeconds: 300 },
    { lagRecords: 20_000 },
    { waitSeconds: 120, lagRecords: 50_000 },
  )

  it('holds its goal with a change that is offered for that, which nothing refuses, and not with one less', () => {
    let offered = 0
    fc.assert(
      fc.property(drawn, fc.array(event, { maxLength: 3 }), goals, (of, events, goal) => {
        const design = designOf(of)
        const scenario = scenarioOf(events, goal)
        for (const { at, changes, reachesGoal, title } of whatWouldFix(design, scenario)) {
          const last = changes.at(-1)
          if (last === undefined) continue
          offered += 1
          const after = run(changes.reduce(withChange, design), scenario)
          expect(after.refused).toEqual([])
          const ids = new Set(
            analyse(changes.reduce(withChange, design)).findings.flatMap(({ rule, at: node }) =>
              rule === 'consumer-group-instance-id-shared' ? [node] : [],
            ),
          )
          if (changes.some(({ kind }) => kind === 'members')) expect([...ids]).toEqual([])
          for (const change of changes)
            if (change.kind === 'partitions' && change.topic === 'orders')
              expect(change.partitions).toBeGreaterThanOrEqual(of.partitions)
          if (!reachesGoal || at.startsWith('topic:')) continue
          expect([title, holds(byNode(after, at), goal)]).toEqual([title, true])
          const less = oneLess(last)
          if (!less) continue
          const fewer = run([...changes.slice(0, -1), less].reduce(withChange, design), scenario)
          expect([title, holds(byNode(fewer, at), goal)]).toEqual([title, false])
        }
      }),
      { numRuns: 12 },
    )
    expect(offered).toBeGreaterThan(3)
  })
})

function oneLess(change: DesignChange): DesignChange | undefined {
  switch (change.kind) {
    case 'members':
      return { ...change, members: change.members - 1 }
    case 'instances':
      return { ...change, instances: change.instances - 1 }
    case 'tasks':
      return { ...change, tasksMax: change.tasksMax - 1 }
    default:
      return undefined
  }
}
