/**
 * Cases in which an earlier analysis was wrong, each as a small design with the right answer: what is said, what is
 * not, and the figures. These are of limits and keys, and of the older and vaguer ways in which people put things. The kinds stand beside the
 * rules; here is that the whole says it. Catches a change that makes one of them wrong again.
 */
import { describe, expect, it } from 'vitest'
import { analysisOf, from, labelsOf, PRODUCTION, rulesOf, said } from '@/testing/small-designs'
import type { Analysis } from '../analysis'
import { parseDesign } from '../document/parse-document'

const states = ({ checklist }: Analysis) => Object.fromEntries(checklist.map(({ id, state }) => [id, state]))

describe('what people say in older or vaguer ways', () => {
  const groupWith = (more: string) => `
${PRODUCTION}
${from('t', '1')}
topics: [{ name: t, partitions: 3, replicationFactor: 3 }]
consumerGroups: [{ name: g, members: 3, processingMsPerRecord: 200, ${more} consumes: [{ topic: t }] }]`

  it.each([
    [
      'in a field',
      'retries: { attempts: 1, backOffMs: 290000 },',
      'error consumer-group-poll-interval-too-short',
    ],
    [
      'in words',
      'description: retries with a fixed back-off of 290 s,',
      'warning consumer-group-described-otherwise',
    ],
  ])('retries whose waits and work pass max.poll.interval.ms, %s', (_, more, finding) => {
    expect(said(analysisOf(groupWith(more)))).toContain(`${finding} at consumerGroup:g`)
  })

  it.each([
    ['under one name', 'name: backend', 'name: backend', 'backend-2'],
    ['with one id in a field', 'name: backend', 'name: other, groupId: backend', 'other'],
    ['with one id in the settings', 'name: backend', 'name: other, config: { group.id: backend }', 'other'],
  ])('two applications in one group, %s', (_, one, other, at) => {
    const found = analysisOf(`
${PRODUCTION}
producers: [{ name: p, produces: [{ topic: a }, { topic: b }] }]
topics: [{ name: a, partitions: 3, replicationFactor: 3 }, { name: b, partitions: 3, replicationFactor: 3 }]
consumerGroups: [{ ${one}, members: 3, consumes: [{ topic: a }] }, { ${other}, members: 3, consumes: [{ topic: b }] }]`)
    expect(said(found)).toContain(`warning consumer-group-id-shared at consumerGroup:${at}`)
  })

  it('two groups that are the same twice are still refused', () => {
    const twice = '{ name: g, consumes: [{ topic: t }] }'
    const parsed = parseDesign(
      `surveyor: 1\nname: n\ntopics: [{ name: t }]\nconsumerGroups: [${twice}, ${twice}]`,
    )
    expect(parsed.ok).toBe(false)
  })

  it('a reader of everything, a share group and a Streams application are told, and nobody of them is idle', () => {
    const found = analysisOf(`
cluster: { kafkaVersion: "4.3", environment: staging }
producers: [{ name: p, produces: [{ topic: flags, recordsPerSecond: { average: 1 } }, { topic: jobs, recordsPerSecond: { average: 50 } }] }]
topics: [{ name: flags, partitions: 1, replicationFactor: 3 }, { name: jobs, partitions: 6, replicationFactor: 3 }]
consumerGroups:
  - { name: cache, description: each of 20 pods reads everything, members: 20, consumes: [{ topic: flags }] }
  - { name: workers, description: a share group, members: 24, config: { share.acknowledgement.mode: explicit }, consumes: [{ topic: jobs }] }
  - { name: app, description: Streams of KIP-1071, members: 2, config: { group.protocol: streams }, consumes: [{ topic: jobs }] }`)
    for (const name of ['cache', 'workers', 'app'])
      expect(said(found)).toContain(`warning consumer-group-described-otherwise at consumerGroup:${name}`)
    expect(rulesOf(found)).not.toContain('consumer-group-wider-than-partitions')
    expect(rulesOf(found)).not.toContain('consumer-group-config-rejected')
    expect(found.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('said in fields they are no finding at all', () => {
    const found = analysisOf(`
cluster: { kafkaVersion: "4.3", environment: development }
producers: [{ name: p, produces: [{ topic: flags, recordsPerSecond: { average: 1 } }, { topic: jobs, recordsPerSecond: { average: 50 } }] }]
topics: [{ name: flags, partitions: 1, replicationFactor: 3 }, { name: jobs, partitions: 6, replicationFactor: 3 }]
consumerGroups:
  - { name: cache, reads: everything, members: 20, consumes: [{ topic: flags }] }
  - { name: workers, reads: share, members: 24, config: { share.acknowledgement.mode: explicit }, groupConfig: { share.auto.offset.reset: earliest }, consumes: [{ topic: jobs }] }
streamsApps: [{ name: app, instances: 2, config: { group.protocol: streams }, processing: [{ stream: jobs, steps: [foreach] }] }]`)
    expect(said(found).filter((one) => !one.startsWith('info'))).toEqual([])
  })

  it('topics that one group reads by one key cannot be joined where their partitions differ', () => {
    const found = analysisOf(`
${PRODUCTION}
producers: [{ name: in, produces: [{ topic: a, recordsPerSecond: { average: 10 } }, { topic: b }, { topic: c }] }]
topics: [{ name: a, partitions: 6, replicationFactor: 3, key: { strategy: entity, field: k } }, { name: b, partitions: 6, replicationFactor: 3, key: { strategy: entity, field: k } }, { name: c, partitions: 1, replicationFactor: 3, key: { strategy: entity, field: k } }]
consumerGroups: [{ name: query, members: 6, consumes: [{ topic: a }, { topic: b }, { topic: c }] }]`)
    expect(said(found)).toContain('info consumer-group-joined-topics-differ at consumerGroup:query')
    expect(rulesOf(found)).not.toContain('consumer-group-one-for-everything')
  })
})

describe('limits, keys, logs and ticks', () => {
  it('a writer that may send more than its topic takes, and dead letters larger than their topic', () => {
    const found = analysisOf(`
producers: [{ name: enricher, config: { max.request.size: 8388608 }, produces: [{ topic: enriched, recordsPerSecond: { average: 200 } }] }]
topics:
  - { name: enriched, partitions: 8, replicationFactor: 3 }
  - { name: profiles, partitions: 8, replicationFactor: 3, external: writers, config: { max.message.bytes: 33554432 } }
  - { name: profiles.dlq, partitions: 3, replicationFactor: 3, external: readers, config: { max.message.bytes: 16384, retention.ms: 2592000000 } }
consumerGroups:
  - { name: views, consumes: [{ topic: enriched }] }
  - { name: profiler, consumes: [{ topic: profiles }], deadLetter: { topic: profiles.dlq, recordsShare: 0.001 } }`)
    expect(said(found)).toContain('warning topic-size-limits-disagree at topic:enriched')
    expect(said(found)).toContain('warning topic-dead-letters-too-large at topic:profiles.dlq')
  })

  it('dead letters that are read again have two ways out', () => {
    const found = analysisOf(`
${PRODUCTION}
${from('orders', '100')}
topics: [{ name: orders, partitions: 3, replicationFactor: 3 }, { name: orders.DLT, partitions: 3, replicationFactor: 3 }]
consumerGroups: [{ name: g, members: 3, consumes: [{ topic: orders }, { topic: orders.DLT }], deadLetter: { topic: orders.DLT, recordsShare: 0.01 } }]`)
    expect(labelsOf(found, 'topic-dead-letter-loop')).toHaveLength(2)
  })

  it('events that compaction eats, and a log for ever that checks the last schema only', () => {
    const found = analysisOf(`
cluster: { environment: staging }
producers: [{ name: p, produces: [{ topic: order-events, recordsPerSecond: { average: 40 } }, { topic: ledger, recordsPerSecond: { average: 40 } }] }]
topics:
  - { name: order-events, partitions: 6, replicationFactor: 3, key: { strategy: entity, field: orderId, cardinality: 1000000, ordered: true }, schema: { format: avro, compatibility: FULL_TRANSITIVE }, config: { cleanup.policy: compact } }
  - { name: ledger, partitions: 6, replicationFactor: 3, key: { strategy: entity, field: accountId, cardinality: 1000000, ordered: true }, schema: { format: avro, compatibility: BACKWARD }, config: { retention.ms: -1 } }
consumerGroups: [{ name: g, commit: after-processing, purpose: analytics, consumes: [{ topic: order-events }, { topic: ledger }] }]`)
    expect(said(found)).toContain('warning topic-event-log-compacted at topic:order-events')
    expect(said(found)).toContain('warning topic-schema-compatibility-not-transitive at topic:ledger')
  })

  it('a time stamp in milliseconds spreads, and nearly as many keys as partitions leave some empty', () => {
    const found = analysisOf(`
cluster: { environment: staging, brokers: 6 }
producers: [{ name: p, produces: [{ topic: a, recordsPerSecond: { average: 500 } }, { topic: b, recordsPerSecond: { average: 500 } }] }]
topics:
  - { name: a, partitions: 12, replicationFactor: 3, key: { strategy: timestamp, field: createdAtMillis, cardinality: 1000000000, skew: 0.000001 } }
  - { name: b, partitions: 72, replicationFactor: 3, key: { strategy: entity, field: storeId, cardinality: 80 } }
consumerGroups: [{ name: g, members: 24, processingMsPerRecord: 20, consumes: [{ topic: b }] }, { name: h, consumes: [{ topic: a }] }]`)
    expect(rulesOf(found)).not.toContain('topic-key-timestamp')
    const finding = found.findings.find(({ rule }) => rule === 'topic-partitions-more-than-keys')
    // 72 × (1 − 1/72)^80, as a hash leaves them.
    expect(finding?.message).toContain('leaves about 24 empty')
  })

  it('ticks nothing that does not hold', () => {
    const found = analysisOf(`
producers:
  - { name: tracker, config: { acks: "1", compression.type: lz4 }, produces: [{ topic: clicks, recordsPerSecond: { average: 5 } }] }
  - { name: shop, config: { compression.type: lz4 }, produces: [{ topic: orders, recordsPerSecond: { average: 5 } }] }
topics:
  - { name: clicks, partitions: 3, replicationFactor: 3, schema: { format: avro }, config: { min.insync.replicas: 2, retention.ms: 86400000, segment.ms: 3600000 } }
  - { name: orders, partitions: 3, replicationFactor: 3, schema: { format: avro }, config: { min.insync.replicas: 2, retention.ms: 86400000, segment.ms: 3600000 } }
consumerGroups:
  - { name: reports, commit: auto, purpose: analytics, consumes: [{ topic: clicks }] }
  - { name: billing, commit: after-processing, purpose: analytics, config: { group.protocol: consumer }, consumes: [{ topic: orders }] }
suppressions: [{ rule: cluster-no-authentication, at: cluster, reason: not known }, { rule: cluster-no-encryption, at: cluster, reason: not known }, { rule: cluster-no-authorization, at: cluster, reason: not known }, { rule: cluster-no-lag-monitoring, at: cluster, reason: not known }]`)
    expect(states(found)).toMatchObject({
      producers: 'excused',
      consumers: 'excused',
      security: 'accepted',
      lag: 'accepted',
    })
  })
})
