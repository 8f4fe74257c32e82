import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLIENT_LIBRARIES } from '../kafka/client-libraries'
import type { Config, Design, Producer, ScenarioEvent, StatedQuota } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'
import type { Balance, Simulation } from './simulation'

const LENGTH = 900

interface Case {
  readonly producer: Partial<Producer>
  readonly quota: StatedQuota | null
  readonly passesOn: boolean
  readonly isShared: boolean
  readonly isStreams: boolean
  readonly replicas: number
  readonly minInSync: number
}

function designOf({ producer, quota, passesOn, isShared, isStreams, replicas, minInSync }: Case): Design {
  const empty = emptyDesign('limits')
  const topic = {
    partitions: 6,
    replicationFactor: replicas,
    key: { strategy: 'entity' as const, cardinality: 40 },
    record: { averageBytes: 1000, compressionRatio: 1 },
    config: { 'min.insync.replicas': Math.min(minInSync, replicas) },
  }
  return {
    ...empty,
    cluster: { ...empty.cluster, brokers: 3, racks: 3, ...(quota && { quotas: [quota] }) },
    producers: [
      {
        name: 'web',
        ...producer,
        produces: [
          { topic: 'a', recordsPerSecond: { average: 700 } },
          { topic: 'b', recordsPerSecond: { average: 300 } },
        ],
      },
      { name: 'other', produces: [{ topic: 'b', recordsPerSecond: { average: 100 } }] },
    ],
    topics: [
      { name: 'a', ...topic },
      { name: 'b', ...topic, config: {} },
      { name: 'c', ...topic },
    ],
    consumerGroups: [
      {
        name: 'of-a',
        members: 3,
        processingMsPerRecord: 2,
        consumes: [{ topic: 'a' }],
        ...(isShared && { reads: 'share' as const }),
        ...(passesOn && {
          produces: [{ topic: 'c', recordsPerRecord: 1 }],
          producer: { config: { 'buffer.memory': 500_000 } },
        }),
      },
      { name: 'of-c', members: 2, processingMsPerRecord: 1, consumes: [{ topic: 'c' }] },
    ],
    streamsApps: isStreams
      ? [
          {
            name: 'totals',
            instances: 2,
            processingMsPerRecord: 1,
            processing: [
              { stream: 'b', steps: ['groupByKey', 'count', 'toStream', { op: 'to', topic: 'c' }] },
            ],
          },
        ]
      : [],
  }
}

const libraries = fc.constantFrom(...Object.keys(CLIENT_LIBRARIES)) as fc.Arbitrary<never>
const producers: fc.Arbitrary<Partial<Producer>> = fc.record({
  client: fc.record({ library: libraries }),
  delivery: fc.constantFrom('at-least-once' as const, 'exactly-once' as const, 'at-most-once' as const),
  config: fc.constantFrom<Config>(
    {},
    { 'buffer.memory': 400_000 },
    { 'buffer.memory': 4_000_000, 'max.block.ms': 0 },
    { 'delivery.timeout.ms': 2_147_483_647 },
    { 'max.block.ms': '9223372036854775807' },
    { retries: 0 },
    { retries: 3, 'retry.backoff.ms': 0, 'retry.backoff.max.ms': 0 },
    { 'queue.buffering.max.messages': 500 },
    { 'queue.buffering.max.messages': 0, 'queue.buffering.max.kbytes': 0 },
    { 'buffer.memory': 'much', 'delivery.timeout.ms': 'soon', retries: 'many', 'max.block.ms': '-' },
  ),
})
const bytes = fc.constantFrom(1, 50_000, 200_000, 300_000)
const quotas: fc.Arbitrary<StatedQuota | null> = fc.oneof(
  fc.constant(null),
  bytes.map((producerByteRate) => ({ principal: 'User:web', producerByteRate })),
  bytes.map((producerByteRate) => ({ principal: 'User:of-a', producerByteRate })),
  bytes.map((consumerByteRate) => ({ principal: 'User:of-a', consumerByteRate })),
)
const cases: fc.Arbitrary<Case> = fc.record({
  producer: producers,
  quota: quotas,
  passesOn: fc.boolean(),
  isShared: fc.boolean(),
  isStreams: fc.boolean(),
  replicas: fc.constantFrom(1, 2, 3),
  minInSync: fc.constantFrom(1, 2, 3),
})
const when = { atSeconds: fc.constantFrom(0, 60, 200, 400), lastsSeconds: fc.constantFrom(5, 60, 200, 1000) }
const events: fc.Arbitrary<readonly ScenarioEvent[]> = fc.array(
  fc.oneof(
    fc.record({
      ...when,
      kind: fc.constant('broker-lost' as const),
      broker: fc.constantFrom(1, 2, 3),
      stop: fc.constantFrom('clean' as const, 'crash' as const),
    }),
    fc.record({ ...when, kind: fc.constant('burst' as const), factor: fc.constantFrom(0, 0.1, 4) }),
    fc.record({
      ...when,
      kind: fc.constantFrom('member-stuck' as const, 'member-crash' as const),
      group: fc.constant('of-a'),
      member: fc.constantFrom(1, 2),
    }),
  ),
  { maxLength: 4 },
)
const run = (one: Case, what: readonly ScenarioEvent[]): Simulation =>
  simulate(designOf(one), { name: 'limits', lengthSeconds: LENGTH, events: what }, { runs: 0 })
const isWhole = (balance: Balance): boolean => {
  const { offered, consumed, waiting, lost, refused } = balance
  return (
    Object.values(balance).every((value) => value >= -1e-3) &&
    Math.abs(offered - consumed - waiting - lost - refused) < 1e-6 * Math.max(1000, offered)
  )
}
const refusedIn = ({ topics }: Simulation): number =>
  Object.values(topics).reduce((sum, { givenUp }) => sum + givenUp, 0)

describe('the laws of quotas, transactions and buffers', () => {
  it('lose no record, count none twice, and come out the same', () => {
    fc.assert(
      fc.property(cases, events, (one, what) => {
        const first = run(one, what)
        for (const group of Object.values(first.groups)) {
          expect(group.balances.filter((balance) => !isWhole(balance))).toEqual([])
          const series = [group.lag, group.written, group.read, group.committedLag].flat()
          expect(series.filter((value) => !(value >= -1e-6 && value < 1e9))).toEqual([])
        }
        expect(run(one, what)).toEqual(first)
      }),
      { numRuns: 60 },
    )
  })

  it('give up no more where a producer has more room', () => {
    const room = fc.constantFrom(200_000, 2_000_000, 20_000_000)
    fc.assert(
      fc.property(room, fc.constantFrom(2, 5, 50), fc.constantFrom(1, 3), (memory, times, replicas) => {
        const of = (buffer: number): Case => ({
          producer: { config: { 'buffer.memory': buffer } },
          quota: null,
          passesOn: false,
          isShared: false,
          isStreams: false,
          replicas,
          minInSync: 3,
        })
        const lost: ScenarioEvent = { kind: 'broker-lost', broker: 2, atSeconds: 60, lastsSeconds: 500 }
        const small = refusedIn(run(of(memory), [lost]))
        expect(refusedIn(run(of(memory * times), [lost]))).toBeLessThanOrEqual(small * (1 + 1e-6) + 1)
      }),
      { numRuns: 12 },
    )
  })

  it('give up no more, and read no less, where a quota is higher', () => {
    fc.assert(
      fc.property(cases, bytes, fc.constantFrom(1.5, 4, 1e6), (one, limit, times) => {
        const of = (producerByteRate: number): Simulation =>
          run({ ...one, quota: { principal: 'User:web', producerByteRate } }, [])
        const [low, high] = [of(limit), of(limit * times)]
        expect(refusedIn(high)).toBeLessThanOrEqual(refusedIn(low) * (1 + 1e-6) + 1)
        expect(high.groups['of-a']?.balance.consumed).toBeGreaterThanOrEqual(
          (low.groups['of-a']?.balance.consumed ?? 0) * (1 - 1e-6) - 1,
        )
      }),
      { numRuns: 30 },
    )
  })
})
