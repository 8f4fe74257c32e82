/**
 * Cases in which an earlier analysis was wrong, each as a small design with the right answer: what is said, what is
 * not, and the figures. These are of numbers. The kinds stand beside the
 * rules; here is that the whole says it. Catches a change that makes one of them wrong again.
 */
import { describe, expect, it } from 'vitest'
import { analysisOf, from, labelsOf, PRODUCTION, rulesOf, said } from '@/testing/small-designs'
import type { Analysis } from '../analysis'
import { GB, TB } from '../shared/units'

const groupOf = ({ views }: Analysis, name: string) => {
  const view = views.consumerGroups[name]
  if (!view) throw new Error(`There is no group ${name}`)
  return view.sizing
}
const storageOf = ({ sizing }: Analysis, topic: string): number =>
  sizing.topics[topic]?.storage.value ?? Number.NaN

describe('what a group can do', () => {
  const twoTopics = (assignor: string) => `
${PRODUCTION}
producers: [{ name: probe, produces: [{ topic: x, recordsPerSecond: { average: 120 } }, { topic: y, recordsPerSecond: { average: 120 } }] }]
topics: [{ name: x, partitions: 1, replicationFactor: 3 }, { name: y, partitions: 1, replicationFactor: 3 }]
consumerGroups: [{ name: g, members: 2, processingMsPerRecord: 5, ${assignor} consumes: [{ topic: x }, { topic: y }] }]`

  it.each([
    ['by librdkafka’s name', 'config: { partition.assignment.strategy: range },'],
    [
      'by Java’s',
      'config: { partition.assignment.strategy: org.apache.kafka.clients.consumer.RangeAssignor },',
    ],
    ['by default', ''],
  ])('range gives both topics to one of two members, %s', (_, assignor) => {
    const found = analysisOf(twoTopics(assignor))
    expect(groupOf(found, 'g').capacity.value).toBeCloseTo(200, 6)
    expect(groupOf(found, 'g').lagGrowth.value).toBeCloseTo(40, 6)
    expect(said(found)).toContain('error consumer-group-slower-than-traffic at consumerGroup:g')
  })

  it('three keys are three members of twenty, and naming them takes nothing away', () => {
    const of = (samples: string) =>
      analysisOf(`
${PRODUCTION}
${from('cdc', '1800')}
topics: [{ name: cdc, partitions: 20, replicationFactor: 3, key: { strategy: entity, field: schema, cardinality: 3, ordered: true${samples} } }]
consumerGroups: [{ name: loader, members: 20, processingMsPerRecord: 2, consumes: [{ topic: cdc }] }]`)
    for (const found of [of(''), of(', samples: [north, south, west]')]) {
      expect(groupOf(found, 'loader').capacity.value).toBeLessThanOrEqual(1500)
      expect(said(found)).toContain('error topic-key-hot at topic:cdc')
      expect(said(found)).toContain('warning topic-partitions-more-than-keys at topic:cdc')
    }
  })

  it('the member of the hottest key has its share of the rest as well', () => {
    const found = analysisOf(`
${PRODUCTION}
${from('x', '8000')}
topics: [{ name: x, partitions: 8, replicationFactor: 3, key: { strategy: entity, field: id, cardinality: 100000, skew: 0.6 } }]
consumerGroups: [{ name: c, members: 2, processingMsPerRecord: 0.15, consumes: [{ topic: x }] }]`)
    // 4,800 of the key and its part of 3,200 in others; one member does 6,667 a second.
    expect(groupOf(found, 'c').busiest.value).toBeGreaterThan(4_800 + 1_000)
    const busier = analysisOf(`
${PRODUCTION}
${from('x', '10000')}
topics: [{ name: x, partitions: 8, replicationFactor: 3, key: { strategy: entity, field: id, cardinality: 100000, skew: 0.6 } }]
consumerGroups: [{ name: c, members: 2, processingMsPerRecord: 0.15, consumes: [{ topic: x }] }]`)
    expect(groupOf(busier, 'c').busy.value).toBeGreaterThan(1)
    expect(groupOf(busier, 'c').lagGrowth.value).toBeGreaterThan(0)
  })

  it('without a key a batch of long work comes to one member', () => {
    const found = analysisOf(`
${PRODUCTION}
producers: [{ name: web, produces: [{ topic: upload, recordsPerSecond: { average: 0.03, peak: 2 } }] }]
topics: [{ name: upload, partitions: 6, replicationFactor: 3, key: { strategy: none } }]
consumerGroups: [{ name: worker, members: 6, processingMsPerRecord: 50000, config: { max.poll.records: 1 }, consumes: [{ topic: upload }] }]`)
    expect(said(found)).toContain('warning consumer-group-batch-on-one-member at consumerGroup:worker')
  })

  it('figures of an uneven group add up: what a member gets, can do, and falls behind by', () => {
    const found = analysisOf(twoTopics(''))
    const finding = found.findings.find(({ rule }) => rule === 'consumer-group-slower-than-traffic')
    const evidence = Object.fromEntries(finding?.evidence.map(({ name, value }) => [name, value]) ?? [])
    expect(evidence).toMatchObject({
      'traffic of the group at which its busiest member is full': '200 records/s',
      'the busiest member gets': '240 records/s',
      'one member can process': '200 records/s',
      'members that fall behind': '1',
      'lag grows by what they get beyond it': '40 records/s',
    })
  })

  it('a slow call is not answered with partitions by the thousand, and order gets room to grow', () => {
    const found = analysisOf(`
cluster: { brokers: 6, environment: staging }
producers: [{ name: p, produces: [{ topic: sensor, recordsPerSecond: { average: 70000, peak: 100000 } }, { topic: orders, recordsPerSecond: { average: 400, peak: 900 } }] }]
topics: [{ name: sensor, partitions: 36, replicationFactor: 3, record: { averageBytes: 180 } }, { name: orders, partitions: auto, replicationFactor: 3, key: { strategy: entity, field: orderId, cardinality: 1000000, ordered: true } }]
consumerGroups: [{ name: alerting, members: 24, processingMsPerRecord: 30, consumes: [{ topic: sensor }] }, { name: billing, members: 1, processingMsPerRecord: 0.2, consumes: [{ topic: orders }] }]`)
    const slow = found.findings.find(({ rule }) => rule === 'consumer-group-slower-than-traffic')
    expect(slow?.why).toContain('Call for many records at once')
    expect(rulesOf(found)).not.toContain('topic-partitions-too-few')
    expect(found.sizing.topics['orders']?.partitions.count).toBe(6)
  })
})

describe('what a disk holds', () => {
  const compacted = (rate: number, config: string) =>
    analysisOf(`
cluster: { brokers: 3, diskBytesPerBroker: 1000000000000 }
${from('t', String(rate))}
topics: [{ name: t, partitions: 12, replicationFactor: 3, key: { strategy: entity, cardinality: 100000 }, record: { averageBytes: 1000 }, config: { cleanup.policy: compact${config} } }]
consumerGroups: [{ name: g, consumes: [{ topic: t }] }]`)

  it('of little traffic and few keys is a week of it, not a segment of every replica', () => {
    expect(storageOf(compacted(1, ''), 't') / GB).toBeLessThan(3)
  })

  it('of what must not be compacted for thirty days is thirty days of traffic, three times', () => {
    const found = compacted(1000, ', min.compaction.lag.ms: 2592000000')
    expect(storageOf(found, 't') / TB).toBeCloseTo(7.8, 1)
    expect(storageOf(compacted(2000, ', min.compaction.lag.ms: 2592000000'), 't') / TB).toBeCloseTo(15.6, 1)
    expect(said(found)).toContain('error cluster-too-few-brokers at cluster')
  })

  it('is no cap that is never reached', () => {
    const found = analysisOf(`
cluster: { brokers: 3, diskBytesPerBroker: 1000000000000 }
${from('t', '4')}
topics: [{ name: t, partitions: 12, replicationFactor: 3, record: { averageBytes: 1000 }, config: { retention.ms: -1, retention.bytes: 107374182400 } }]
consumerGroups: [{ name: g, consumes: [{ topic: t }] }]`)
    expect(rulesOf(found)).not.toContain('cluster-too-few-brokers')
    expect(storageOf(found, 't')).toBeLessThan(0.5 * TB)
  })

  it('counts retention.bytes in every partition, and says so with the sum', () => {
    const found = analysisOf(`
cluster: { brokers: 1, environment: production, diskBytesPerBroker: 100000000000, config: { log.retention.bytes: 7000000000 } }
${from('results', '810')}
topics: [{ name: results, partitions: 24, replicationFactor: 1, record: { averageBytes: 1000 } }]
consumerGroups: [{ name: ui, consumes: [{ topic: results }] }]`)
    const finding = found.findings.find(({ rule }) => rule === 'cluster-too-few-brokers')
    expect(finding?.message).toContain('retention.bytes keeps 7 GB in each of 24 partitions × 1 replica')
  })

  it('lowers a segment before it plans brokers, since nothing is lost by that', () => {
    const found = analysisOf(`
cluster: { brokers: 3, environment: staging, diskBytesPerBroker: 40000000000 }
${from('t', '9000')}
topics: [{ name: t, partitions: 100, replicationFactor: 2, record: { averageBytes: 1000 }, config: { retention.bytes: 100000000, retention.ms: -1 } }]
consumerGroups: [{ name: g, consumes: [{ topic: t }] }]`)
    expect(said(found)).toContain('warning topic-segment-larger-than-retention-bytes at topic:t')
    const [first, second] = labelsOf(found, 'cluster-too-few-brokers')
    expect(first).toMatch(/^Keep 100 MB of a partition of t, in segments of /)
    expect(second).toMatch(/^Plan \d+ brokers$/)
  })

  it('plans the number that its headline says', () => {
    const found = analysisOf(`
cluster: { brokers: 3, racks: 3, environment: staging, diskBytesPerBroker: 100000000000 }
${from('t', '680')}
topics: [{ name: t, partitions: 12, replicationFactor: 3, record: { averageBytes: 1000 }, config: { retention.ms: 604800000 } }]
consumerGroups: [{ name: g, consumes: [{ topic: t }], longestStopMs: 604800000 }]`)
    const finding = found.findings.find(({ rule }) => rule === 'cluster-too-few-brokers')
    const planned = /^Plan (\d+) brokers$/.exec(labelsOf(found, 'cluster-too-few-brokers')[0] ?? '')?.[1]
    expect(planned).toBeDefined()
    expect(finding?.message).toMatch(new RegExp(`needs (\\d+, or )?${planned}\\b`))
  })
})

describe('how many partitions are chosen', () => {
  it('a count that is chosen here has a task for each thread of a Streams application', () => {
    const of = (steps: string, read: string) =>
      analysisOf(`
cluster: { brokers: 3, environment: staging }
producers: [{ name: p, produces: [{ topic: t, recordsPerSecond: { average: 10 } }] }]
topics: [{ name: t, partitions: ${read}, replicationFactor: 3 }, { name: o, replicationFactor: 3 }]
streamsApps: [{ name: a, instances: 4, config: { num.stream.threads: 4 }, processing: [{ stream: t, named: r, steps: [${steps}{ op: to, topic: o, named: w }] }] }]`)
        .sizing.topics['t']?.partitions
    expect(of('', 'auto')?.count).toBe(16)
    // A repartition makes a second sub-topology, whose tasks take half of the threads.
    expect(of('{ op: repartition, named: again }, ', 'auto')?.count).toBe(8)
    expect(of('', '6')?.recommended).toBeLessThan(6)
  })
})
