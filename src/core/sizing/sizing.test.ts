/**
 * Sizing against figures worked out by hand and against published cases, in the project's own form. Catches
 * a wrong formula, a lost factor or a wrong unit; says nothing of whether the assumptions suit a cluster.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { explainPartitions } from '../facts/explain-partitions'
import { partitionForKey } from '../kafka/partitioner'
import type { ConsumerGroup, Design, SizingSettings, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { roundPartitions } from './round-partitions'

interface Case {
  readonly topic?: Partial<Topic>
  readonly average?: number
  readonly peak?: number
  readonly groups?: readonly Partial<ConsumerGroup>[]
  readonly sizing?: SizingSettings
  readonly design?: Partial<Design>
}

function designOf({ topic, average = 0, peak = average, groups = [], sizing, design }: Case): Design {
  return {
    ...emptyDesign('case'),
    topics: [{ name: 'orders', replicationFactor: 3, record: { averageBytes: 1000 }, ...topic }],
    producers: [{ name: 'checkout', produces: [{ topic: 'orders', recordsPerSecond: { average, peak } }] }],
    consumerGroups: groups.map((group, at) => ({
      name: `group-${at}`,
      consumes: [{ topic: 'orders' }],
      ...group,
    })),
    ...(sizing && { sizing }),
    ...design,
  }
}

const sized = (of: Case) => {
  const found = analyse(designOf(of)).sizing.topics['orders']
  if (!found) throw new Error('no sizing')
  return found
}

describe('partitions', () => {
  it('takes 16 for 120 MB/s at peak: 120 ÷ 7.5', () => {
    const { partitions } = sized({ average: 30_000, peak: 120_000 })
    expect(partitions).toMatchObject({ recommended: 16, count: 16, binding: 'write', lowerBound: 16 })
  })

  it('adds the reads of all groups', () => {
    const { bounds } = sized({ peak: 60_000, average: 60_000, groups: [{}, {}] }).partitions
    expect(bounds.read.value).toBe(6)
  })

  it('gives every member and thread a partition', () => {
    const { bounds } = sized({ groups: [{ members: 4, threadsPerMember: 3 }, { members: 5 }] }).partitions
    expect(bounds.members).toMatchObject({ value: 12, at: 'consumerGroup:group-0' })
  })

  it('needs 16 where 12.5 members are busy at 80 % use', () => {
    const { partitions } = sized({ peak: 50_000, groups: [{ members: 12, processingMsPerRecord: 0.25 }] })
    expect(partitions).toMatchObject({ binding: 'processing', recommended: 16 })
  })

  it('takes a co-partitioned topic’s count exactly, through a chain of joins', () => {
    const { sizing } = analyse(
      designOf({
        topic: { coPartitionedWith: ['customers'] },
        design: {
          producers: [],
          topics: [
            { name: 'orders', coPartitionedWith: ['customers'] },
            { name: 'customers', coPartitionedWith: ['addresses'] },
            { name: 'addresses', partitions: 10 },
          ],
        },
      }),
    )
    expect(sizing.topics['orders']?.partitions).toMatchObject({ recommended: 10, binding: 'coPartitioned' })
    expect(sizing.topics['addresses']?.partitions.count).toBe(10)
  })

  it('checks a number of the user instead of replacing it', () => {
    const { partitions } = sized({ peak: 120_000, topic: { partitions: 5 } })
    expect(partitions).toMatchObject({ count: 5, chosenBy: 'user', recommended: 16 })
  })

  it('plans for growth', () => {
    expect(sized({ peak: 60_000, sizing: { growth: 2 } }).partitions.bounds.write.value).toBe(16)
  })

  it('rounds to what group sizes divide, to brokers, or not at all, and never down', () => {
    expect([5, 13, 97, 2401].map((bound) => roundPartitions(bound, 'divisible', 3))).toEqual([
      6, 16, 120, 2640,
    ])
    expect(roundPartitions(7, 'brokers', 3)).toBe(9)
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.constantFrom('none' as const, 'divisible' as const, 'brokers' as const),
        fc.integer({ min: 1, max: 60 }),
        (bound, rounding, brokers) => {
          const rounded = roundPartitions(bound, rounding, brokers)
          expect(rounded).toBeGreaterThanOrEqual(Math.max(1, bound))
          expect(roundPartitions(rounded, rounding, brokers)).toBe(rounded)
        },
      ),
    )
  })

  it('rounds past no number of keys that the need itself is within', () => {
    const of = (cardinality: number, rounding?: 'brokers') =>
      sized({
        groups: [{ members: 13 }],
        topic: { key: { strategy: 'entity', cardinality } },
        ...(rounding && { sizing: { rounding } }),
      }).partitions
    expect(of(14)).toMatchObject({ recommended: 13, lowerBound: 13 })
    expect(of(14, 'brokers').recommended).toBe(13)
    expect(of(16).recommended).toBe(16)
    expect(of(12)).toMatchObject({ recommended: 16, unfixable: [{ kind: 'few-keys' }] })
  })

  it('says that few keys a partition leave partitions empty, which hashing does and dealing out would not', () => {
    const few = (partitions: number, cardinality: number, samples?: readonly string[]) =>
      sized({
        topic: { partitions, key: { strategy: 'entity', cardinality, ...(samples && { samples }) } },
      }).partitions.unfixable.find(({ kind }) => kind === 'few-keys')
    expect(few(72, 80)?.figure.inputs.at(-1)).toMatchObject({ value: 24 })
    expect(few(12, 24)).toBeDefined()
    expect(few(12, 48)).toBeUndefined()
    expect(few(1, 1)).toBeUndefined()
    // All keys are known, and murmur2 puts these three into three of twenty partitions.
    expect(few(20, 3, ['alpha', 'test_bbbb', 'test_cccc'])?.figure.inputs.at(-1)).toMatchObject({ value: 17 })
  })

  it('says what no count fixes', () => {
    const key = (of: Topic['key']) =>
      sized({ peak: 120_000, average: 1000, topic: { key: of } }).partitions.unfixable.map(({ kind }) => kind)
    expect(key({ strategy: 'entity', skew: 0.2 })).toEqual(['hot-key'])
    expect(key({ strategy: 'entity', skew: 0.05 })).toEqual([])
    expect(key({ strategy: 'entity', cardinality: 4 })).toEqual(['hot-key', 'few-keys'])
    expect(key({ strategy: 'timestamp' })).toEqual(['timestamp-key'])
    expect(key({ strategy: 'none', cardinality: 4 })).toEqual([])
  })

  it('holds a hot key against what one partition gives to all its readers', () => {
    const groups = [{}, {}, {}, {}, {}, {}]
    const [hot] = sized({ peak: 100_000, groups, topic: { key: { strategy: 'entity', skew: 0.07 } } })
      .partitions.unfixable
    // 7 MB/s, six times, of 22.5 that one partition may give; 7 of 7.5 that it may take
    expect(hot?.figure.value).toBeCloseTo(42 / 22.5, 12)
    expect(hot?.figure.formula).toContain('peak read of all groups')
    const [newest] = sized({ peak: 7000, groups, topic: { key: { strategy: 'timestamp' } } }).partitions
      .unfixable
    expect(newest?.figure.value).toBeCloseTo(42 / 22.5, 12)
    const slow = [{ processingMsPerRecord: 1 }]
    const [work] = sized({ peak: 7000, groups: slow, topic: { key: { strategy: 'timestamp' } } }).partitions
      .unfixable
    expect(work?.figure.value).toBeCloseTo(7 / 0.8, 12)
  })

  it('holds the fullest partition of the sample keys against one partition, where there are enough', () => {
    const even = Array.from({ length: 400 }, (_, at) => `k${at}`).filter(
      (text) => partitionForKey(new TextEncoder().encode(text), 12) === 0,
    )
    const of = (samples: readonly string[]) =>
      sized({ peak: 14_400, topic: { partitions: 12, key: { strategy: 'entity', samples } } }).partitions
        .unfixable
    expect(of(even.slice(0, 20))).toMatchObject([{ kind: 'hot-partition' }])
    expect(of(even.slice(0, 20))[0]?.figure.value).toBeCloseTo(14.4 / 7.5, 12)
    expect(of(even.slice(0, 3))).toEqual([])
    expect(of(Array.from({ length: 40 }, (_, at) => `k${at}`))).toEqual([])
  })
})

describe('why a count was rounded', () => {
  it('names what it was rounded to', () => {
    const why = (rounding: 'brokers' | 'divisible') => {
      const topic = analyse(designOf({ peak: 50_000, sizing: { rounding } })).views.topics['orders']
      return topic && explainPartitions(topic).why
    }
    expect(why('brokers')).toContain('7 is rounded up to 9, a multiple of the 3 brokers.')
    expect(why('divisible')).toContain('7 is rounded up to 8, which more group sizes divide evenly.')
  })
})

describe('storage', () => {
  it('keeps rate × (retention + one segment’s roll + checks) on each replica', () => {
    const { storage, storagePerReplica } = sized({
      average: 1000,
      topic: { partitions: 10, config: { 'retention.ms': 86_400_000 } },
    })
    // 100 kB/s a partition: 86,400 s, a roll after 1 GiB ÷ 100 kB/s = 10,737 s, 360 s of checks
    expect(storagePerReplica.value).toBeCloseTo(100_000 * (86_400 + 10_737.41824 + 360), 0)
    expect(storage.value).toBeCloseTo(storagePerReplica.value * 30, 0)
  })

  it('is bounded by retention.bytes and one segment', () => {
    const config = { 'retention.bytes': 8_589_934_592, 'retention.ms': 86_400_000 }
    expect(sized({ average: 1e6, topic: { partitions: 1, config } }).storagePerReplica.value).toBe(
      8_589_934_592 + 1_073_741_824,
    )
  })

  it('holds a compacted topic’s keys twice at a dirty ratio of one half', () => {
    const topic = {
      partitions: 4,
      key: { strategy: 'entity' as const, cardinality: 1_000_000 },
      config: { 'cleanup.policy': 'compact' },
    }
    expect(sized({ average: 10, topic }).storagePerReplica.value).toBe(1e9 / 4 / 0.5 + 1_073_741_824)
  })

  it('takes a dirty ratio of 1 as at most 0.95, and says both', () => {
    const topic = { config: { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': 1 } }
    expect(sized({ average: 10, topic }).storagePerReplica.inputs).toEqual(
      expect.arrayContaining([
        { name: 'min.cleanable.dirty.ratio', value: 1, unit: 'ratio', origin: 'user' },
        { name: 'dirty ratio, taken as at most', value: 0.95, unit: 'ratio', origin: 'assumption' },
      ]),
    )
  })

  it('looks a year ahead where nothing is ever deleted', () => {
    const topic = { partitions: 1, config: { 'retention.ms': -1 } }
    expect(sized({ average: 1, topic }).storagePerReplica.value).toBe(365 * 86_400 * 1000)
  })

  it('keeps on the brokers what tiered storage leaves there, and the whole in one remote copy', () => {
    const config = { 'remote.storage.enable': true, 'retention.ms': 365 * 86_400_000 }
    const of = (more: object) =>
      sized({ average: 1000, topic: { partitions: 10, config: { ...config, ...more } } })
    const roll = 10_737.41824
    const local = of({ 'local.retention.ms': 21_600_000 })
    expect(local.storagePerReplica.value).toBeCloseTo(100_000 * (21_600 + roll + 360), 0)
    expect(local.storage.value).toBeCloseTo(local.storagePerReplica.value * 30, 0)
    expect(local.remoteStorage?.value).toBeCloseTo(1_000_000 * (365 * 86_400 + roll + 360), -2)
    // −2 is as long as the whole; an endless topic is finite where its local part is.
    expect(of({}).storagePerReplica.value).toBeCloseTo(100_000 * (365 * 86_400 + roll + 360), -1)
    expect(of({ 'retention.ms': -1, 'local.retention.ms': 21_600_000 }).storagePerReplica.value).toBe(
      local.storagePerReplica.value,
    )
    expect(of({ 'local.retention.bytes': 1e9 }).storagePerReplica.value).toBe(1e9 + 1_073_741_824)
    expect(sized({ average: 1000 }).remoteStorage).toBeUndefined()
  })

  it('sizes brokers by what they keep, not by what is remote', () => {
    const config = { 'remote.storage.enable': true, 'retention.ms': -1, 'local.retention.ms': 3_600_000 }
    const { cluster } = analyse(designOf({ average: 20_000, topic: { partitions: 10, config } })).sizing
    expect(cluster.brokers.bounds.storage.value).toBe(1)
    expect(cluster.remoteStorage.value).toBe(20e6 * 365 * 86_400)
  })

  it('assumes a ratio by codec and says so, unless the design states one', () => {
    const inputs = (topic: Partial<Topic>) => sized({ average: 1000, topic }).networkIn.inputs
    expect(inputs({ config: { 'compression.type': 'zstd' } })).toContainEqual({
      name: 'compression by zstd',
      value: 0.35,
      unit: 'ratio',
      origin: 'assumption',
    })
    expect(inputs({ record: { averageBytes: 1000, compressionRatio: 0.2 } })).toContainEqual({
      name: 'compression',
      value: 0.2,
      unit: 'ratio',
      origin: 'user',
    })
  })
})

describe('network and brokers', () => {
  it('copies writes to followers: 500 MB/s, three replicas, three groups', () => {
    // A published case: 1000 MB/s of replication and 1500 MB/s to consumers beside 500 MB/s written.
    const { cluster } = analyse(designOf({ average: 500_000, groups: [{}, {}, {}] })).sizing
    expect(cluster.networkIn.value).toBe(1.5e9)
    expect(cluster.networkOut.value).toBe(2.5e9)
  })

  it('crosses racks: 30 MB/s over three racks read by three groups is 140 MB/s', () => {
    // A published case: 20 MB/s to leaders elsewhere, 60 MB/s to followers, 60 MB/s to consumers elsewhere.
    const { cluster } = analyse(designOf({ average: 30_000, groups: [{}, {}, {}] })).sizing
    expect(cluster.networkAcrossRacks.value).toBeCloseTo(140e6, 0)
  })

  it('crosses nothing on one rack', () => {
    const design = designOf({ average: 30_000 })
    expect(
      analyse({ ...design, cluster: { ...design.cluster, racks: 1 } }).sizing.cluster.networkAcrossRacks
        .value,
    ).toBe(0)
  })

  it('crosses to no rack that has no broker', () => {
    const design = designOf({ average: 30_000, groups: [{}, {}, {}] })
    const { sizing } = analyse({ ...design, cluster: { ...design.cluster, racks: 6 } })
    expect(sizing.cluster.networkAcrossRacks.value).toBeCloseTo(140e6, 0)
  })

  it('takes the largest of four bounds, in whole racks', () => {
    const design = designOf({ average: 100_000, topic: { config: { 'retention.ms': 604_800_000 } } })
    const { brokers } = analyse({ ...design, cluster: { ...design.cluster, diskBytesPerBroker: 4e12 } })
      .sizing.cluster
    // 100 MB/s × 7 d × 3 is 181 TB and some roll; 3 TB may be filled on each broker
    expect(brokers).toMatchObject({ binding: 'storage', lowerBound: 61, recommended: 63 })
  })
})
