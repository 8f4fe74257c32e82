/**
 * Faults that happened to somebody, as small designs, each with what must be said of it. Catches a finding that no
 * longer speaks of its fault and a figure that says "it fits" where it does not; that nothing false is said of good
 * designs is tested in `approved-designs.test.ts`.
 */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Analysis } from '../analysis'
import { parseDesign } from '../document/parse-document'
import { GB, MB } from '../shared/units'

function analysisOf(text: string): Analysis {
  const parsed = parseDesign(`surveyor: 1\nname: incident\n${text}`)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return analyse(parsed.value)
}

const said = ({ findings }: Analysis): readonly string[] => findings.map(({ message }) => message)
const rulesOf = ({ findings }: Analysis): readonly string[] => findings.map(({ rule }) => rule)

const storageOf = (analysis: Analysis, topic: string): number =>
  analysis.sizing.topics[topic]?.storage.value ?? Number.NaN

describe('storage is traffic, bounded by limits', () => {
  const of = (topic: string, average: number) =>
    analysisOf(`
cluster: { brokers: 3, diskBytesPerBroker: 1000000000000 }
producers: [{ name: p, produces: [{ topic: t, recordsPerSecond: { average: ${average} } }] }]
topics: [{ name: t, partitions: 10, replicationFactor: 3, record: { averageBytes: 1000 }, ${topic} }]
consumerGroups: [{ name: g, consumes: [{ topic: t }] }]`)

  it('a small compacted topic holds its keys and a week of its own traffic, not a segment a replica', () => {
    const found = of('key: { strategy: entity, cardinality: 500 }, config: { cleanup.policy: compact }', 2)
    // 2 kB/s for the seven days of segment.ms is 1.21 GB, the keys twice 1 MB; three replicas
    expect(storageOf(found, 't') / GB).toBeCloseTo(3 * (1.2096 + 0.001), 3)
  })

  it('a cap of bytes that is not reached in a year is no forecast', () => {
    const found = of('config: { retention.ms: -1, retention.bytes: 50000000000 }', 3)
    expect(storageOf(found, 't')).toBe(3 * 3000 * 365 * 86_400)
    expect(rulesOf(found)).not.toContain('cluster-too-few-brokers')
  })

  it('what is too young to be compacted is kept whole', () => {
    const lag = 20 * 86_400
    const found = of(
      `key: { strategy: entity, cardinality: 1000 }, config: { cleanup.policy: compact, min.compaction.lag.ms: ${lag}000 }`,
      1000,
    )
    expect(storageOf(found, 't')).toBeGreaterThan(3 * 1000 * 1000 * lag)
    expect(said(found).join()).toContain('nothing younger than 20 d is compacted')
  })

  it('compaction by a deadline bounds what is dirty, and closes segments in time', () => {
    const keyed = 'key: { strategy: entity, cardinality: 50000000 }'
    const later = of(`${keyed}, config: { cleanup.policy: compact }`, 50)
    const sooner = of(`${keyed}, config: { cleanup.policy: compact, max.compaction.lag.ms: 86400000 }`, 50)
    expect(storageOf(sooner, 't')).toBeLessThan(storageOf(later, 't'))
  })

  it('the earlier of two retentions counts, and the local one beside the whole', () => {
    const both = of('config: { retention.ms: 604800000, retention.bytes: 2000000000 }', 1000)
    expect(storageOf(both, 't')).toBe(30 * (2_000_000_000 + 1_073_741_824))
    const local = 'remote.storage.enable: true, retention.ms: 86400000, local.retention.ms: 864000000'
    expect(storageOf(of(`config: { ${local} }`, 1000), 't')).toBe(
      storageOf(of('config: { retention.ms: 86400000 }', 1000), 't'),
    )
  })

  it('names retention.bytes in every partition before more brokers', () => {
    const found = analysisOf(`
cluster: { brokers: 3, environment: staging, diskBytesPerBroker: 60000000000, config: { log.retention.bytes: 6000000000 } }
producers: [{ name: p, produces: [{ topic: results, recordsPerSecond: { average: 900 } }] }]
topics: [{ name: results, partitions: 20, replicationFactor: 2, record: { averageBytes: 1000 } }]
consumerGroups: [{ name: ui, consumes: [{ topic: results }] }]`)
    const finding = found.findings.find(({ rule }) => rule === 'cluster-too-few-brokers')
    expect(finding?.message).toContain('retention.bytes keeps 6 GB in each of 20 partitions × 2 replicas')
    const labels = finding?.choices?.map(({ label }) => label) ?? []
    // What is kept no longer is lost: brokers come first.
    expect(labels[0]).toMatch(/^Plan \d brokers$/)
    expect(labels[1]).toMatch(/^Keep 2\.\d+ GB of a partition of results, in segments of \d+ MB$/)
  })

  it('names the segment where it is the least that is deleted', () => {
    const found = analysisOf(`
cluster: { brokers: 3, environment: staging, diskBytesPerBroker: 30000000000 }
producers: [{ name: p, produces: [{ topic: t, recordsPerSecond: { average: 8000 } }] }]
topics: [{ name: t, partitions: 90, replicationFactor: 1, record: { averageBytes: 1000 }, config: { retention.bytes: 50000000, retention.ms: -1 } }]
consumerGroups: [{ name: g, consumes: [{ topic: t }] }]`)
    expect(said(found).join()).toContain('a segment of 1.07 GB is the least that is deleted')
    expect(rulesOf(found)).toContain('topic-segment-larger-than-retention-bytes')
  })
})

describe('the network, by what crosses racks', () => {
  const of = (config: string, group: string) =>
    analysisOf(`
cluster: { brokers: 3, racks: 3, ${config} }
producers: [{ name: p, instances: 9, produces: [{ topic: t, recordsPerSecond: { average: 90000 } }] }]
topics: [{ name: t, partitions: 24, replicationFactor: 3, record: { averageBytes: 1000 } }]
consumerGroups: [{ name: a, ${group} consumes: [{ topic: t }] }, { name: b, ${group} consumes: [{ topic: t }] }]`)
  const selector =
    'config: { replica.selector.class: org.apache.kafka.common.replica.RackAwareReplicaSelector }'

  it('keeps reads in the rack where brokers select by it and members say theirs', () => {
    const leader = of('', '').sizing.cluster
    const nearest = of(selector, 'config: { client.rack: a },').sizing.cluster
    // 60 produced, 180 replicated; 120 read across racks from leaders, none from the nearest
    expect(leader.networkAcrossRacks.value / MB).toBeCloseTo(360, 6)
    expect(nearest.networkAcrossRacks.value / MB).toBeCloseTo(240, 6)
    expect(leader.savedByNearestReplica.value / MB).toBeCloseTo(120, 6)
    expect(nearest.savedByNearestReplica.value).toBe(0)
  })

  it('takes both settings: one alone changes nothing, and the saving is advised', () => {
    for (const half of [of(selector, ''), of('', 'config: { client.rack: a },')]) {
      expect(half.sizing.cluster.networkAcrossRacks.value / MB).toBeCloseTo(360, 6)
      expect(rulesOf(half)).toContain('cluster-reads-cross-racks')
    }
  })

  it('bills a month by cause, at the average', () => {
    const { monthly } = of('', '').sizing.cluster
    const month = 730 * 3600
    expect(monthly.producedAcrossRacks.value / GB).toBeCloseTo(0.06 * month, 3)
    expect(monthly.replicatedAcrossRacks.value / GB).toBeCloseTo(0.18 * month, 3)
    expect(monthly.consumedAcrossRacks.value / GB).toBeCloseTo(0.12 * month, 3)
    expect(monthly.brokerHours.value).toBe(3 * 730)
    expect(monthly.objectRequests.value).toBe(0)
  })

  it('bears the same with one broker and with one rack fewer', () => {
    const { networkPerBroker, storagePerBroker, withoutBroker, withoutRack } = of('', '').sizing.cluster
    // Three brokers: one gone is a rack gone; two hold two copies of everything, and serve all reads.
    expect(withoutBroker?.brokers).toBe(2)
    expect(withoutBroker?.storagePerBroker.value).toBeCloseTo(storagePerBroker.value, 0)
    expect(withoutBroker?.networkPerBroker.value).toBeGreaterThan(networkPerBroker.value)
    expect(withoutRack?.brokers).toBe(2)
  })
})

describe('what nobody stated', () => {
  it('is five lines at most for one producer, topic and group', () => {
    const { causes } = analysisOf(`
producers: [{ name: p, produces: [{ topic: t }] }]
topics: [{ name: t }]
consumerGroups: [{ name: g, consumes: [{ topic: t }] }]`)
    expect(causes.length).toBeLessThanOrEqual(5)
    expect(causes.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('is asked once of a fleet, and its readers are not called missing where only topics are listed', () => {
    const topics = Array.from({ length: 76 }, (_, at) => ({
      name: `team.${at}`,
      partitions: [1, 3, 6, 12][at % 4],
      ...(at % 5 === 0 && { config: { 'cleanup.policy': 'compact' } }),
      ...(at % 7 === 0 && { config: { 'retention.ms': -1 } }),
    }))
    const fleet = analysisOf(`topics: ${JSON.stringify(topics)}`)
    expect(fleet.causes.length).toBeLessThanOrEqual(15)
    expect(rulesOf(fleet)).not.toContain('topic-unread')
    expect(rulesOf(fleet)).not.toContain('topic-unwritten')
    expect(fleet.causes.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('joins that never meet', () => {
  it('names the two clients that hash one key differently', () => {
    const found = analysisOf(`
producers: [{ name: shop, produces: [{ topic: a }] }, { name: tills, client: librdkafka, produces: [{ topic: b }] }]
topics: [{ name: a, partitions: 6, key: { strategy: entity, field: id }, coPartitionedWith: [b] }, { name: b, partitions: 6, key: { strategy: entity, field: id } }]
consumerGroups: [{ name: g, consumes: [{ topic: a }, { topic: b }] }]`)
    expect(said(found).join()).toContain('`shop` and `tills` hash their keys differently')
  })
})
