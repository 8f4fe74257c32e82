/**
 * What holds of every profile of a provider, and what a choice of one comes to. Whether a published number is right is
 * not tested here: the worked examples compare them.
 */
import { describe, expect, it } from 'vitest'
import { measureDesign } from '../../measure-once'
import type { Cluster } from '../../model/design'
import { PROVIDER_IDS, PROVIDER_LABELS } from '../../model/provider-ids'
import { DAY_MS, GB, MB } from '../../shared/units'
import { type Case, designOf } from '../../worked-examples/example'
import type { LimitName } from './profile'
import { chosenOf, PROVIDERS, profileOf } from './providers'

describe.each(PROVIDER_IDS)('%s', (id) => {
  const provider = PROVIDERS[id]

  it('says by which pages, of which date, and what they do not say', () => {
    expect(provider.id).toBe(id)
    expect(PROVIDER_LABELS[id]).not.toBe('')
    expect(provider.sources.length).toBeGreaterThan(0)
    for (const { title, url, date } of provider.sources) {
      expect(title).not.toBe('')
      expect(url).toMatch(/^https:\/\//)
      expect(date).toMatch(/^20\d\d-\d\d-\d\d$/)
    }
    expect(provider.notKnown.length).toBeGreaterThan(0)
  })

  it('has types of different names, whose hard limits are no lower than those to plan for', () => {
    const names = provider.types.map(({ type }) => type)
    expect(new Set(names).size).toBe(names.length)
    for (const { perUnit, hardPerUnit = {} } of provider.types)
      for (const name of Object.keys(hardPerUnit) as LimitName[])
        expect(hardPerUnit[name] ?? 0).toBeGreaterThanOrEqual(perUnit[name] ?? 0)
  })

  it('marks a storage that Apache Kafka does not have', () => {
    expect(provider.storage[0]?.class).toBe('three-zone')
    for (const { class: one, inApacheKafka } of provider.storage)
      if (one === 'diskless') expect(inApacheKafka).toBe(false)
  })
})

const sized = (profile: Cluster['profile'], of: Partial<Case> = {}) => {
  const design = designOf({
    write: 100 * MB,
    partitions: 60,
    ...of,
    cluster: { racks: 3, ...(profile && { profile }), ...of.cluster },
  })
  return measureDesign({ ...design, sizing: of.sizing ?? {} }).measurement.sizing.cluster
}

it('leaves a self-run cluster as it was: no limit but what the design states', () => {
  const { brokers } = sized(undefined)
  expect(Object.keys(brokers.bounds).sort()).toEqual(['network', 'partitions', 'replication', 'storage'])
  expect(brokers.unit).toBe('broker')
})

it('knows nothing of a type that no profile has, and refuses none', () => {
  const cluster = { profile: { provider: 'amazon-msk', type: 'kafka.m9.huge' } } as const
  expect(chosenOf(cluster)).toMatchObject({ unknownType: 'kafka.m9.huge' })
  expect(profileOf(cluster).perUnit).toEqual({})
})

it('lets what the design states of a broker take the place of the type’s', () => {
  const { brokers } = sized(
    { provider: 'amazon-msk', type: 'kafka.m7g.4xlarge' },
    { cluster: { diskBytesPerSecondPerBroker: 250 * MB } },
  )
  expect(brokers.bounds.diskThroughput?.inputs.find(({ name }) => name.startsWith('disk'))).toMatchObject({
    value: 250 * MB,
    origin: 'user',
  })
})

it('counts separate limits in and out, and brokers to spare', () => {
  const { brokers } = sized(undefined, {
    cluster: { networkInBytesPerSecondPerBroker: 100 * MB, networkOutBytesPerSecondPerBroker: 1000 * MB },
    sizing: { networkHeadroom: 1, spareBrokers: 2, diskHeadroom: 1 },
    retentionMs: DAY_MS,
  })
  expect(brokers.bounds.network.value).toBe(3)
  expect(brokers.recommended).toBe(6)
})

it('keeps all of a topic in the object store where it is diskless, but not a compacted one', () => {
  const diskless = sized({ provider: 'aiven', storage: 'diskless' }, { retentionMs: DAY_MS })
  // What is left are Kafka's own topics, which are compacted.
  expect(diskless.storage.value).toBeLessThan(GB)
  expect(diskless.monthly.replicatedAcrossRacks.value).toBe(0)
  expect(diskless.monthly.uploaded.value).toBeCloseTo(100 * MB * 730 * 3600, -9)
  expect(diskless.monthly.objectRequests.value).toBeGreaterThan(0)
  const compacted = sized(
    { provider: 'aiven', storage: 'diskless' },
    { topic: { config: { 'cleanup.policy': 'compact' } } },
  )
  expect(compacted.storage.value).toBeGreaterThan(10 * GB)
})

it('reads back what a group missed that is no longer on the brokers', () => {
  const design = designOf({
    write: 10 * MB,
    partitions: 10,
    retentionMs: 7 * DAY_MS,
    topic: { config: { 'remote.storage.enable': true, 'local.retention.ms': DAY_MS } },
  })
  const stopping = (days: number) =>
    measureDesign({
      ...design,
      consumerGroups: design.consumerGroups.map((group) => ({ ...group, longestStopMs: days * DAY_MS })),
    }).measurement.sizing.cluster
  const [short, long] = [stopping(1), stopping(3)]
  expect(short.monthly.readRemotely.value).toBe(0)
  expect(long.monthly.readRemotely.value).toBeCloseTo(10 * MB * 2 * 86_400, -3)
  expect(long.monthly.readRequests.value).toBe(Math.ceil((10 * MB * 2 * 86_400) / 1_048_576))
  expect(long.networkIn.value - short.networkIn.value).toBeCloseTo(10 * MB, 0)
  expect(long.monthly.uploaded.value).toBeCloseTo(10 * MB * 730 * 3600, -3)
})
