import { describe, expect, it } from 'vitest'
import { importFiles } from '../importers/import-files'
import type { Assignments, Racks } from '../kafka/assignments'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { handedOverBy } from './hand-over'
import { createPlanner } from './plan-change'
import { type Placement, planReassignment, reassignmentInWords } from './reassignment'

const LISTING = `Topic: orders	TopicId: PQn1B9aKTEy3zFX8l2pL2Q	PartitionCount: 3	ReplicationFactor: 2	Configs: 
	Topic: orders	Partition: 0	Leader: 1	Replicas: 1,2	Isr: 1,2
	Topic: orders	Partition: 1	Leader: 2	Replicas: 2,3	Isr: 2,3
	Topic: orders	Partition: 2	Leader: 3	Replicas: 2,3	Isr: 3,2
Topic: wide	TopicId: PQn1B9aKTEy3zFX8l2pL2R	PartitionCount: 1	ReplicationFactor: 3	Configs: 
	Topic: wide	Partition: 0	Leader: 1	Replicas: 1,2,4	Isr: 1,2,4
`

async function reassign(topics: Design['topics'], text = LISTING) {
  const read = await importFiles([{ name: 'topics.txt', text }])
  if (!read.ok) throw new Error('not read')
  const { design: before, ...placement } = read.value
  const after: Design = {
    ...before,
    topics: before.topics.map((topic) => ({ ...topic, ...topics.find(({ name }) => name === topic.name) })),
  }
  return planReassignment(createPlanner(before, after), placement)
}

/** What listings say, the racks of brokers left out. */
const listed = (assignments: Assignments = new Map(), racks: Racks = new Map()): Placement => ({
  assignments,
  racks,
})

/** A topic of which much is written and stored. */
const written = (name: string, replicationFactor: number): Design => ({
  ...emptyDesign('shop'),
  topics: [
    {
      name,
      partitions: 12,
      replicationFactor,
      record: { averageBytes: 1_000 },
      config: { 'retention.ms': 86_400_000 },
    },
  ],
  producers: [
    { name: 'checkout', produces: [{ topic: name, recordsPerSecond: { average: 50_000, peak: 100_000 } }] },
  ],
})

/** Partitions on pairs of three brokers. */
const onThree = (partitions: number) =>
  Array.from({ length: partitions }, (_, at) => [(at % 3) + 1, ((at + 1) % 3) + 1])

const partitionsOf = (json: string | undefined) =>
  (JSON.parse(json ?? '{}') as { version: number; partitions: { topic: string; replicas: number[] }[] })
    .partitions

describe('planReassignment', () => {
  it('keeps the replicas that there are, and puts more on the brokers that hold the fewest', async () => {
    const plan = await reassign([{ name: 'orders', replicationFactor: 3 }])
    expect(JSON.parse(plan?.json ?? '')).toEqual({
      version: 1,
      partitions: [
        { topic: 'orders', partition: 0, replicas: [1, 2, 4] },
        { topic: 'orders', partition: 1, replicas: [2, 3, 1] },
        { topic: 'orders', partition: 2, replicas: [2, 3, 4] },
      ],
    })
    expect(partitionsOf(plan?.rollback).map(({ replicas }) => replicas)).toEqual([
      [1, 2],
      [2, 3],
      [2, 3],
    ])
  })

  it('takes replicas away from the end, the preferred leader never', async () => {
    const plan = await reassign([{ name: 'wide', replicationFactor: 1 }])
    expect(partitionsOf(plan?.json)).toEqual([{ topic: 'wide', partition: 0, replicas: [1] }])
    expect(plan?.copying.bytes).toBe(0)
  })

  it('reads where replicas lie of a reassignment in JSON as well, and says of which topics nobody does', async () => {
    const plan = await reassign(
      [{ name: 'orders', replicationFactor: 2 }],
      '{"version":1,"partitions":[{"topic":"orders","partition":0,"replicas":[5,6,7]}]}',
    )
    expect(partitionsOf(plan?.json)).toEqual([{ topic: 'orders', partition: 0, replicas: [5, 6] }])
    const one: Design = { ...emptyDesign('shop'), topics: [{ name: 'orders', replicationFactor: 2 }] }
    const other: Design = { ...one, topics: [{ name: 'orders', replicationFactor: 3 }] }
    const unknown = planReassignment(createPlanner(one, other), listed())
    expect(unknown?.unknown).toEqual(['orders'])
    expect(unknown && reassignmentInWords(unknown)).toContain(
      'No file says where the replicas of 1 topic are',
    )
  })

  it('throttles above what is written meanwhile, or the copies would never catch up', () => {
    const planner = createPlanner(written('orders', 2), written('orders', 3))
    const assignments = new Map([['orders', onThree(12)]])
    const plan = planReassignment(planner, listed(assignments))
    // 100 MB/s on three brokers, twice over.
    expect(plan?.copying.throttle).toBeGreaterThan(60_000_000)
    const seconds = (plan?.copying.bytes ?? 0) / 3 / ((plan?.copying.throttle ?? 0) / 2)
    expect(Math.abs((plan?.copying.seconds ?? 0) / seconds - 1)).toBeLessThan(0.01)
    expect(plan && reassignmentInWords(plan)).toMatch(/^About [\d.]+ TB are copied.*takes about \d+ h/)
  })

  it('leaves a partition that no file names where it is, and says so', async () => {
    const plan = await reassign(
      [{ name: 'orders', replicationFactor: 3 }],
      '{"version":1,"partitions":[{"topic":"orders","partition":5,"replicas":[1,2]},{"topic":"wide","partition":0,"replicas":[3]}]}',
    )
    expect(JSON.parse(plan?.json ?? '')).toEqual({
      version: 1,
      partitions: [{ topic: 'orders', partition: 5, replicas: [1, 2, 3] }],
    })
    expect(partitionsOf(plan?.rollback).map(({ replicas }) => replicas)).toEqual([[1, 2]])
    expect(plan?.partial).toEqual(['orders'])
    expect(plan && reassignmentInWords(plan)).toContain('Files list some of the partitions of orders')
  })

  it('counts what it copies of the partitions that it moves alone', () => {
    const planner = createPlanner(written('orders', 2), written('orders', 3))
    const bytesOf = (assignment: readonly (readonly number[])[]) =>
      planReassignment(planner, listed(new Map([['orders', assignment]])))?.copying.bytes ?? 0
    const gaps = onThree(12).map((replicas, at) => (at < 6 ? [] : replicas))
    expect(bytesOf(onThree(12))).toBeGreaterThan(0)
    expect(bytesOf(gaps) / bytesOf(onThree(12))).toBeCloseTo(0.5)
  })

  it('counts no topic that it does not move, and without any says only why', () => {
    const [one, other] = [written('orders', 2), written('orders', 3)]
    const both = (replicationFactor: number, design: Design): Design => ({
      ...design,
      topics: [...design.topics, { name: 'clicks', partitions: 3, replicationFactor }],
    })
    const planner = createPlanner(both(2, one), both(3, other))
    const clicks = planReassignment(planner, listed(new Map([['clicks', onThree(3)]])))
    expect(clicks).toMatchObject({ topics: ['clicks'], copying: { bytes: 0 }, unknown: ['orders'] })
    const none = planReassignment(planner, listed())
    expect(none).toMatchObject({ topics: [], copying: { bytes: 0, seconds: 0 } })
    expect(none && reassignmentInWords(none)).toMatch(
      /^No file says where the replicas of 2 topics are: orders, clicks\. [^.]+\.sh --describe does\.$/,
    )
  })

  it('puts replicas on brokers that listings name, and on no id that may be a controller’s', () => {
    const [one, other] = [written('orders', 2), written('orders', 3)]
    const planner = createPlanner(one, other)
    const assignments = new Map([['orders', Array.from({ length: 12 }, () => [4, 5])]])
    const plan = planReassignment(planner, listed(assignments))
    expect(plan).toMatchObject({ topics: [], unknown: ['orders'], unplaced: ['orders'], brokers: 2 })
    expect(partitionsOf(plan?.json)).toEqual([])
    expect(plan && reassignmentInWords(plan)).toMatch(
      /^Files name 2 brokers, too few for the replicas of 1 topic: orders\./,
    )
    const wider = planReassignment(planner, listed(new Map([...assignments, ['__consumer_offsets', [[6]]]])))
    expect(partitionsOf(wider?.json).every(({ replicas }) => replicas.join() === '4,5,6')).toBe(true)
    expect(wider?.unknown).toEqual([])
  })

  it('knows the brokers of Kafka’s own topics from their listing', async () => {
    const text = `Topic: orders	TopicId: PQn1B9aKTEy3zFX8l2pL2Q	PartitionCount: 1	ReplicationFactor: 2	Configs: 
	Topic: orders	Partition: 0	Leader: 4	Replicas: 4,5	Isr: 4,5
Topic: __consumer_offsets	TopicId: PQn1B9aKTEy3zFX8l2pL2R	PartitionCount: 1	ReplicationFactor: 3	Configs: 
	Topic: __consumer_offsets	Partition: 0	Leader: 6	Replicas: 6,4,5	Isr: 6,4,5
`
    const plan = await reassign([{ name: 'orders', replicationFactor: 3 }], text)
    expect(partitionsOf(plan?.json)).toEqual([{ topic: 'orders', partition: 0, replicas: [4, 5, 6] }])
  })

  it('spreads replicas over racks, and takes away those first whose rack has another', () => {
    const racks = new Map([
      [1, 'a'],
      [2, 'a'],
      [3, 'b'],
      [4, 'b'],
    ])
    const planOf = (
      from: number,
      to: number,
      assignment: readonly (readonly number[])[],
      known: Racks = racks,
    ) => {
      const of = (replicationFactor: number): Design => ({
        ...written('orders', replicationFactor),
        cluster: { ...emptyDesign('shop').cluster, brokers: 4, racks: 2 },
      })
      const plan = planReassignment(
        createPlanner(of(from), of(to)),
        listed(new Map([['orders', assignment]]), known),
      )
      return {
        words: plan ? reassignmentInWords(plan) : '',
        moved: partitionsOf(plan?.json).map(({ replicas }) => replicas),
      }
    }
    const wider = planOf(2, 3, [
      [1, 2],
      [3, 1],
    ])
    // Brokers without a replica are known by their rack.
    expect(wider.moved).toEqual([
      [1, 2, 4],
      [3, 1, 2],
    ])
    expect(wider.words).toContain('spread over the racks')
    expect(
      planOf(3, 2, [
        [1, 3, 4],
        [3, 1, 2],
        [2, 1, 4],
      ]).moved,
    ).toEqual([
      [1, 3],
      [3, 1],
      [2, 4],
    ])
    const unknown = planOf(1, 2, [[1], [2], [3]], new Map([[1, 'a']]))
    expect(unknown.words).toContain('kafka-broker-api-versions.sh does')
  })

  it('says how long the copying takes at a throttle that leaves half of the spare network, or why it is another', () => {
    const slow = (networkBytesPerSecondPerBroker: number) => {
      const of = (replicationFactor: number): Design => ({
        ...written('orders', replicationFactor),
        producers: [
          {
            name: 'checkout',
            produces: [{ topic: 'orders', recordsPerSecond: { average: 1_000, peak: 1_000 } }],
          },
        ],
        cluster: { ...emptyDesign('shop').cluster, networkBytesPerSecondPerBroker },
      })
      return planReassignment(createPlanner(of(2), of(3)), listed(new Map([['orders', onThree(12)]])))
    }
    const planned = [1_250_000_000, 100_000_000, 20_000_000].map((network) => slow(network)?.copying)
    expect(planned.map((copying) => copying?.because)).toEqual(['disks', 'spare', 'least'])
    expect(planned[1]?.throttle).toBe(Math.ceil((planned[1]?.spare ?? 0) / 2))
    for (const copying of planned)
      expect(copying?.seconds).toBeCloseTo(
        (copying?.bytes ?? 0) / 3 / ((copying?.throttle ?? 0) - 1_000_000 / 3),
        0,
      )
  })

  it('leaves the replicas of a topic that is handed over to a new one', () => {
    const design = (partitions: number, replicationFactor: number): Design => ({
      ...emptyDesign('shop'),
      topics: [
        { name: 'orders', partitions, replicationFactor },
        { name: 'clicks', partitions: 3, replicationFactor },
      ],
    })
    const [one, other] = [design(6, 2), design(16, 3)]
    const planner = createPlanner(one, other)
    const assignments = new Map([
      ['orders', onThree(6)],
      ['clicks', onThree(3)],
    ])
    // Nothing but the replication factor of clicks changes: it has no safer way, and is changed in its place.
    const steps = planner.plan('kafka-cli', new Set(['orders', 'clicks']))
    expect([...handedOverBy(steps)]).toEqual(['orders'])
    expect(planReassignment(planner, listed(assignments), handedOverBy(steps))?.topics).toEqual(['clicks'])
    expect(planReassignment(planner, listed(assignments), new Set(['orders', 'clicks']))).toBeUndefined()
  })

  it('is nothing where no replication factor changes', async () =>
    expect(await reassign([{ name: 'orders', partitions: 9 }])).toBeUndefined())
})
