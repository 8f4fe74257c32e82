import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { measureDesign } from '../measure-once'
import type { Design, StreamsApp, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/units'
import type { Chain, Step, Window, WrittenStep } from '../streams/processing'
import { RESTORE_BYTES_PER_SECOND } from './state-of-instance'
import { streamsFacts } from './streams-facts'

const PER_SECOND = 1_000
const RECORD = 100
/** A key is taken as 16 bytes, and a count is a `Long`. */
const COUNT = 16 + 8

interface Parts {
  readonly app?: Partial<StreamsApp>
  readonly clicks?: Partial<Topic>
  readonly others?: readonly Topic[]
  readonly perSecond?: number
}

function designOf(processing: readonly Chain[], parts: Parts = {}): Design {
  const { app = {}, clicks = {}, others = [], perSecond = PER_SECOND } = parts
  return {
    ...emptyDesign('x'),
    producers: [{ name: 'web', produces: [{ topic: 'clicks', recordsPerSecond: { average: perSecond } }] }],
    topics: [
      { name: 'clicks', partitions: 6, record: { averageBytes: RECORD }, ...clicks },
      { name: 'counts', partitions: 6 },
      ...others,
    ],
    streamsApps: [{ name: 'counter', processing: [...processing], ...app } as StreamsApp],
  }
}

function factsOf(design: Design) {
  const [counter] = measureDesign(design).view.streamsApps
  if (!counter) throw new Error('there is no application')
  const facts = streamsFacts(counter)
  if (!facts.ok) throw new Error(facts.error)
  return facts
}

const grouped = (...steps: readonly WrittenStep[]): readonly Chain[] => [
  { stream: 'clicks', steps: ['groupByKey', ...steps] },
]
const windowed = (window: Window, last: WrittenStep = 'count') => grouped({ op: 'windowedBy', window }, last)
const counting = (keys: number, name = 'totals'): Step => ({ op: 'count', store: { name, keys } })
const tumbling = { kind: 'tumbling', sizeMs: HOUR_MS, graceMs: 0 } as const
const hopping = { kind: 'hopping', sizeMs: HOUR_MS, advanceMs: HOUR_MS / 60, graceMs: 0 } as const

const storeOf = (design: Design, index = 0) => factsOf(design).stores[index]
const changelogOf = (design: Design, name = 'totals') => {
  const topic = analyse(design).internalTopics.find((one) => one.name === `counter-${name}-changelog`)
  if (!topic) throw new Error('there is no changelog')
  return topic
}

describe('a store over windows', () => {
  it('keeps a record once for each hopping window that it stands in, and of sliding ones twice', () => {
    const bytes = (window: Window) => storeOf(designOf(windowed(window)))?.bytes?.value ?? 0
    expect(bytes(hopping) / bytes(tumbling)).toBeCloseTo(60, 6)
    const sliding = bytes({ kind: 'sliding', differenceMs: HOUR_MS / 2, graceMs: 0 })
    expect(sliding / bytes(tumbling)).toBeCloseTo(2, 6)
  })

  it('keeps each key in each window of its retention and one segment, and its changelog a day longer', () => {
    const design = designOf(windowed(tumbling, counting(1_000)))
    // Two windows begin within an hour and a half; the key has the window, the value its time.
    expect(storeOf(design)?.bytes?.value).toBeCloseTo(1_000 * 2 * (COUNT + 12 + 8), 6)
    const { topic, averageRecordBytes } = changelogOf(design)
    expect(topic.config?.['retention.ms']).toBe(String(HOUR_MS + DAY_MS))
    expect(topic.key?.cardinality).toBe(1_000 * 25)
    expect(averageRecordBytes).toBe(COUNT + 12)
  })

  it.each([
    ['tumbling', tumbling],
    ['hopping', hopping],
    ['sliding', { kind: 'sliding', differenceMs: HOUR_MS }],
    ['session', { kind: 'session', gapMs: HOUR_MS, graceMs: 0 }],
  ] as const)('never keeps more than comes in while it keeps it: %s', (_, window) => {
    const many = designOf(windowed(window, counting(1e12)))
    const none = designOf(windowed(window, { op: 'count', store: { name: 'totals' } }))
    expect(storeOf(many)?.bytes?.value).toBeCloseTo(storeOf(none)?.bytes?.value ?? 0, 3)
    expect(changelogOf(many).sizing.storage.value).toBeCloseTo(changelogOf(none).sizing.storage.value, 3)
  })

  it('has of a session the windows that a gap leaves room for', () => {
    const window = { kind: 'session', gapMs: HOUR_MS, graceMs: 9 * HOUR_MS } as const
    // Kept for ten hours and one segment of five.
    expect(storeOf(designOf(windowed(window, counting(10))))?.bytes?.value).toBeCloseTo(
      10 * 15 * (COUNT + 16),
      6,
    )
  })

  it('keeps in memory no segment beyond its retention', () => {
    const memory: Step = { op: 'count', store: { name: 'totals', keys: 10, type: 'memory' } }
    expect(storeOf(designOf(windowed(tumbling, memory)))?.bytes?.value).toBeCloseTo(10 * (COUNT + 20), 6)
  })
})

describe('a count', () => {
  it('is as small as a key and a number, unless its step states a size', () => {
    const bytes = (step: Step) => storeOf(designOf(grouped(step)))?.bytes?.value
    expect(bytes(counting(1_000_000))).toBe(1_000_000 * (COUNT + 8))
    expect(bytes({ ...counting(1_000_000), averageBytes: 500 } as Step)).toBe(1_000_000 * 508)
    expect(bytes({ op: 'reduce', store: { keys: 1_000_000 } })).toBe(1_000_000 * (RECORD + 8))
  })

  it('is written on as small as it is', () => {
    const design = designOf(grouped('count', 'toStream', { op: 'to', topic: 'counts' }))
    expect(analyse(design).views.topics['counts']?.rate.averageBytes).toBe(PER_SECOND * COUNT)
  })

  it('says what it is made of', () => {
    const names = changelogOf(designOf(grouped(counting(1_000)))).sizing.storage.inputs.map(
      ({ name }) => name,
    )
    expect(names).toEqual(expect.arrayContaining(['distinct keys', 'record', 'key', 'count']))
  })
})

it('registers nothing but keys and a hash for a join by a foreign key', () => {
  const chains: readonly Chain[] = [
    { id: 'shops', table: 'shops' },
    {
      table: 'clicks',
      steps: [{ op: 'join', with: 'shops', foreignKey: true }, 'toStream', { op: 'to', topic: 'counts' }],
    },
  ]
  const shops: Topic = { name: 'shops', partitions: 6, record: { averageBytes: 5_000 } }
  const design = designOf(chains, { others: [shops], clicks: { record: { averageBytes: 10_000 } } })
  const rates = analyse(design).internalTopics.map(({ name, rate }) => [name, rate.averageBytes / PER_SECOND])
  const sizeOf = (part: RegExp) => rates.find(([name]) => part.test(String(name)))?.[1]
  expect(sizeOf(/REGISTRATION/)).toBe(54)
  expect(sizeOf(/RESPONSE/)).toBe(5_021)
})

describe('what restores a store', () => {
  const designs: readonly (readonly [string, Design])[] = [
    ['of keys', designOf(grouped(counting(1_000_000)))],
    ['of windows', designOf(windowed(hopping, counting(1_000)))],
    ['of windows without keys', designOf(windowed(tumbling, { op: 'count', store: { name: 'totals' } }))],
    [
      'of versions',
      designOf(
        grouped({ op: 'reduce', store: { name: 'totals', keys: 1_000, historyRetentionMs: HOUR_MS } }),
      ),
    ],
  ]

  it.each(designs)('is one copy of its changelog, as that is counted on the brokers: %s', (_, design) => {
    const { sizing, partitions } = changelogOf(design)
    const { restore, stores } = factsOf(design)
    const copy = sizing.storagePerReplica.value * partitions
    expect(stores[0]?.restored?.value).toBeCloseTo(copy, 3)
    expect(restore.value).toBeCloseTo((copy / RESTORE_BYTES_PER_SECOND) * 1000, 3)
  })

  it('is the topic itself where a table has it for its changelog', () => {
    const chains: readonly Chain[] = [{ table: 'clicks', store: { name: 'totals' } }]
    const key = { strategy: 'entity', cardinality: 1_000 } as const
    const clicks = { key, config: { 'cleanup.policy': 'compact' } }
    const design = designOf(chains, { clicks, app: { config: { 'topology.optimization': 'all' } } })
    const topic = analyse(design).views.topics['clicks']
    expect(factsOf(design).stores[0]?.restored?.value).toBeCloseTo(
      (topic?.sizing.storagePerReplica.value ?? 0) * 6,
      3,
    )
  })

  it('gets each key once a commit, where all that are written to fit the cache', () => {
    const rate = (of: Partial<StreamsApp> = {}, store: Partial<NonNullable<Chain['store']>> = {}) => {
      const step = { op: 'count', store: { name: 'totals', keys: 3_000, ...store } } as const
      return changelogOf(designOf(grouped(step), { app: of })).rate.averageRecords
    }
    expect(rate()).toBe(100)
    expect(rate({ config: { 'commit.interval.ms': 10_000 } })).toBe(300)
    expect(rate({ config: { 'processing.guarantee': 'exactly_once_v2' } })).toBe(PER_SECOND)
    expect(rate({ config: { 'statestore.cache.max.bytes': 0 } })).toBe(PER_SECOND)
    expect(rate({ config: { 'cache.max.bytes.buffering': 0 } })).toBe(PER_SECOND)
    const both = { 'cache.max.bytes.buffering': 0, 'statestore.cache.max.bytes': 1_000_000 }
    expect(rate({ config: both })).toBe(100)
    expect(rate({}, { caching: false })).toBe(PER_SECOND)
    expect(rate({}, { keys: 20_000_000 })).toBe(PER_SECOND)
  })

  it('gets what goes on to other topics, which a cache lets through at once', () => {
    const last: readonly WrittenStep[] = ['toStream', { op: 'to', topic: 'counts' }]
    const both = (app: Partial<StreamsApp>, ...steps: readonly WrittenStep[]) => {
      const design = designOf(grouped(...steps, ...last), { app })
      const { views, internalTopics } = analyse(design)
      const [changelog] = internalTopics.filter(({ name }) => name.endsWith('-changelog'))
      const out = views.topics['counts']
      expect(out?.rate.averageRecords).toBeCloseTo(changelog?.rate.averageRecords ?? 0, 6)
      expect(out?.writers[0]?.rate.averageRecords).toBeCloseTo(out?.rate.averageRecords ?? 0, 6)
      return out?.rate.averageRecords ?? 0
    }
    expect(both({}, counting(3_000))).toBe(100)
    expect(both({}, { op: 'windowedBy', window: tumbling }, counting(3_000))).toBeCloseTo(
      100 + 3_000 / 3_600,
      6,
    )
    expect(both({ config: { 'processing.guarantee': 'exactly_once_v2' } }, counting(30))).toBe(300)
    expect(both({}, { op: 'count', store: { keys: 3_000, caching: false } })).toBe(PER_SECOND)
    expect(storeOf(designOf(grouped(counting(3_000))))?.passesOn?.value).toBe(100)
  })

  it('has nothing joined before it where all caches together are too small', () => {
    const twice = (bytes: number) => {
      const chains: readonly Chain[] = [...grouped(counting(3_000)), ...grouped(counting(3_000, 'again'))]
      return changelogOf(designOf(chains, { app: { config: { 'statestore.cache.max.bytes': bytes } } })).rate
        .averageRecords
    }
    const entry = COUNT + 8 + 45 + 'clicks'.length
    expect(twice(6_000 * entry)).toBe(100)
    expect(twice(6_000 * entry - 1)).toBe(PER_SECOND)
  })

  it('fits the cache with what each entry has there beside its record', () => {
    // The record, its time, 45 bytes of the entry and the name of its topic.
    const entry = COUNT + 8 + 45 + 'clicks'.length
    const rate = (bytes: number) =>
      changelogOf(
        designOf(grouped(counting(3_000)), { app: { config: { 'statestore.cache.max.bytes': bytes } } }),
      ).rate.averageRecords
    expect(rate(3_000 * entry)).toBe(100)
    expect(rate(3_000 * entry - 1)).toBe(PER_SECOND)
  })

  it('is for a standby no more than it may be behind', () => {
    const config = { 'num.standby.replicas': 1 }
    const of = (more = {}) =>
      factsOf(
        designOf(grouped(counting(20_000_000)), { app: { instances: 2, config: { ...config, ...more } } }),
      )
    const tail = (6 * 10_000 * COUNT) / 2
    expect(of().restoreFromStandby.value).toBeCloseTo((tail / RESTORE_BYTES_PER_SECOND) * 1000, 6)
    expect(of({ 'acceptable.recovery.lag': 100 }).restoreFromStandby.value).toBeCloseTo(
      (tail / 100 / RESTORE_BYTES_PER_SECOND) * 1000,
      6,
    )
    expect(of().restore.value).toBeGreaterThan(of().restoreFromStandby.value)
  })
})

describe('what has no partner yet in a join of two streams', () => {
  const joined = (op: 'leftJoin' | 'outerJoin', keys?: number, perSecond?: number) => {
    const key = { strategy: 'entity', ...(keys !== undefined && { cardinality: keys }) } as const
    const window = { beforeMs: 2 * MINUTE_MS, afterMs: 10 * MINUTE_MS, graceMs: 5 * MINUTE_MS }
    const chains: readonly Chain[] = [
      { id: 'orders', stream: 'orders' },
      {
        stream: 'clicks',
        steps: [
          { op, with: 'orders', window, store: { name: 'pairs' } },
          { op: 'to', topic: 'counts' },
        ],
      },
    ]
    const orders: Topic = { name: 'orders', partitions: 6, key, record: { averageBytes: RECORD } }
    const design = designOf(chains, {
      clicks: { key },
      others: [orders],
      ...(perSecond !== undefined && { perSecond }),
    })
    const produces = [{ topic: 'orders', recordsPerSecond: { average: perSecond ?? PER_SECOND } }]
    return { ...design, producers: [...design.producers, { name: 'shop', produces }] } as Design
  }
  const sharedOf = (design: Design) => factsOf(design).stores.find(({ name }) => name.includes('shared'))
  /** The time, the side twice, and the kind, the length and the size of a list. */
  const entry = RECORD + 8 + 1 + 1 + 1 + 4 + 4

  it('waits until its window closes, whatever its key', () => {
    for (const keys of [undefined, 5, 100_000_000])
      expect(sharedOf(joined('leftJoin', keys))?.bytes?.value).toBe(PER_SECOND * 15 * 60 * entry)
  })

  it('is of both sides in an outer join', () => {
    expect(sharedOf(joined('outerJoin'))?.bytes?.value).toBe(2 * PER_SECOND * 15 * 60 * entry)
  })

  it('is what its changelog has, and what restores it', () => {
    const design = joined('leftJoin', 100_000_000)
    const { sizing, partitions } = changelogOf(design, 'pairs-left-shared-join-store')
    const copy = sizing.storagePerReplica.value * partitions
    expect(sharedOf(design)?.restored?.value).toBeCloseTo(copy, 3)
    const keys = sizing.storagePerReplica.inputs.find(({ name }) => name === 'distinct keys')
    expect(keys?.value).toBe(PER_SECOND * 15 * 60)
  })

  it('asks for no key where nothing is produced', () => {
    expect(sharedOf(joined('leftJoin', undefined, 0))).toMatchObject({ bytes: undefined, isByTime: true })
  })
})

describe('where nobody says how many keys there are', () => {
  it('knows no size, and names the store', () => {
    const { stores, unknown } = factsOf(designOf(grouped({ op: 'count', store: { name: 'totals' } })))
    expect(stores[0]).toMatchObject({ bytes: undefined, restored: undefined })
    expect(unknown).toEqual({ disk: ['totals'], memory: [], restore: ['totals'] })
  })

  it('knows no memory of what is in the heap', () => {
    const { unknown } = factsOf(designOf(grouped({ op: 'count', store: { name: 'totals', type: 'memory' } })))
    expect(unknown).toEqual({ disk: [], memory: ['totals'], restore: ['totals'] })
  })

  it('takes those of the topic, as long as records have its key', () => {
    const clicks = { key: { strategy: 'entity', cardinality: 5_000 } } as const
    const keyed = designOf([{ stream: 'clicks', steps: ['filter', 'mapValues', 'groupByKey', 'count'] }], {
      clicks,
    })
    expect(storeOf(keyed)?.bytes?.value).toBe(5_000 * (COUNT + 8))
    const other = designOf([{ stream: 'clicks', steps: ['groupBy', 'count'] }], { clicks })
    expect(storeOf(other)?.bytes).toBeUndefined()
  })

  it('takes for a buffer those of what waits in it', () => {
    const chains = windowed(tumbling, counting(1_000))[0]
    const steps = [...(chains?.steps ?? []), { op: 'suppress', until: 'windowCloses' } as const]
    const stores = factsOf(designOf([{ stream: 'clicks', steps }])).stores
    expect(stores.find(({ kind }) => kind === 'buffer')?.memory?.value).toBeGreaterThan(0)
  })

  it('knows no memory where it knows no tasks', () => {
    const { unknown } = factsOf(designOf([{ pattern: 'clicks-.*', steps: ['groupByKey', counting(10)] }]))
    expect(unknown.memory).toEqual(['totals'])
  })
})

it('has all of a global table on every instance', () => {
  const chains: readonly Chain[] = [
    { id: 'shops', globalTable: 'shops', store: { name: 'shops' } },
    {
      stream: 'clicks',
      steps: [
        { op: 'join', with: 'shops' },
        { op: 'to', topic: 'counts' },
      ],
    },
  ]
  const key = { strategy: 'entity', cardinality: 1_000 } as const
  const shops: Topic = { name: 'shops', partitions: 6, key, record: { averageBytes: 500 } }
  const { diskPerInstance, memoryPerInstance } = factsOf(
    designOf(chains, { others: [shops], app: { instances: 4 } }),
  )
  expect(diskPerInstance.value).toBe(500_000)
  expect(memoryPerInstance.value).toBeGreaterThan(0)
})

describe('the partitions of internal topics', () => {
  it('are those that its topics get, where they are not numbers', () => {
    const design = designOf(grouped(counting(1_000)), { clicks: { partitions: 'auto' }, perSecond: 200_000 })
    const { views } = analyse(design)
    expect(views.topics['clicks']?.partitions).toBeGreaterThan(1)
    expect(changelogOf(design).partitions).toBe(views.topics['clicks']?.partitions)
  })

  it('are not known where Kafka would not start the application, and counted as the most', () => {
    const chains: readonly Chain[] = [
      { id: 'shops', table: 'shops', store: { name: 'totals' } },
      {
        stream: 'clicks',
        steps: [
          { op: 'join', with: 'shops' },
          { op: 'to', topic: 'counts' },
        ],
      },
    ]
    const design = designOf(chains, { others: [{ name: 'shops', partitions: 9 }] })
    const { startError, internalTopics } = factsOf(design)
    expect(startError).toContain('not co-partitioned')
    expect(internalTopics.map(({ partitions }) => partitions)).toEqual([undefined])
    expect(changelogOf(design).partitions).toBe(9)
  })
})
