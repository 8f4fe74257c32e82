/**
 * Cases in which an earlier analysis was wrong, each as a small design with the right answer: what is said, what is
 * not, and the figures. These are of brokers and of what is guaranteed. The kinds stand beside the
 * rules; here is that the whole says it. Catches a change that makes one of them wrong again.
 */
import { describe, expect, it } from 'vitest'
import { analysisOf, designOf, from, PRODUCTION, rulesOf, said } from '@/testing/small-designs'
import { analyse } from '../analyse'
import { MB } from '../shared/units'

describe('what the brokers are told', () => {
  it.each([
    [
      'offsets in one copy',
      'offsets.topic.replication.factor: 1',
      'error cluster-internal-topics-unsafe at cluster',
    ],
    [
      'offsets kept for two minutes',
      'offsets.retention.minutes: 2',
      'warning cluster-offsets-kept-shortly at cluster',
    ],
    ['a setting of producers', 'max.request.size: 604857600', 'warning cluster-config-unknown at cluster'],
  ])('%s', (_, setting, finding) => {
    const found = analysisOf(`
cluster: { brokers: 3, environment: production, config: { ${setting} } }
${from('t', '50')}
topics: [{ name: t, partitions: 3, replicationFactor: 3 }]
consumerGroups: [{ name: g, members: 3, consumes: [{ topic: t }] }]`)
    expect(said(found)).toContain(finding)
  })

  it('a file of a laptop in production: each of its settings is found', () => {
    const found = analysisOf(`
cluster:
  kafkaVersion: "4.3"
  brokers: 3
  racks: 3
  environment: production
  security: { authentication: sasl, encryption: tls, authorization: acl }
  monitoring: { lag: alerts }
  config: { offsets.topic.replication.factor: 1, transaction.state.log.replication.factor: 1, transaction.state.log.min.isr: 1, zookeeper.connect: "zk:2181", inter.broker.protocol.version: "3.9", log.flush.interval.messages: 1 }
producers: [{ name: p, config: { compression.type: lz4, security.protocol: SASL_PLAINTEXT, sasl.mechanism: PLAIN }, produces: [{ topic: orders, recordsPerSecond: { average: 5 } }] }]
topics: [{ name: orders, partitions: 6, replicationFactor: 3, schema: { format: avro, compatibility: BACKWARD }, config: { min.insync.replicas: 2, retention.ms: 86400000, segment.ms: 60000 } }]
consumerGroups: [{ name: g, commit: after-processing, purpose: analytics, config: { group.protocol: consumer, fetch.max.wait.ms: 60000 }, consumes: [{ topic: orders }] }]`)
    expect(new Set(rulesOf(found))).toEqual(
      new Set([
        'cluster-internal-topics-unsafe',
        'producer-security-differs',
        'cluster-config-unknown',
        'topic-flushed-too-often',
        'topic-too-many-segments',
        'consumer-group-fetch-wait-over-request-timeout',
        'cluster-auto-creates-topics',
      ]),
    )
  })

  it('reads from the nearest replica cross no rack', () => {
    const found = analysisOf(`
cluster: { brokers: 3, racks: 3, environment: production, config: { replica.selector.class: org.apache.kafka.common.replica.RackAwareReplicaSelector } }
producers: [{ name: p, instances: 3, produces: [{ topic: t, recordsPerSecond: { average: 100000 } }] }]
topics: [{ name: t, partitions: 30, replicationFactor: 3, record: { averageBytes: 1000 } }]
consumerGroups: [{ name: a, members: 9, config: { client.rack: az1 }, consumes: [{ topic: t }] }, { name: b, members: 9, config: { client.rack: az1 }, consumes: [{ topic: t }] }]`)
    expect(found.sizing.cluster.networkAcrossRacks.value / MB).toBeCloseTo(266.7, 1)
  })

  it.each([
    ['3.9', 'has as early access'],
    ['3.5', 'does not have'],
  ])('the consumer protocol on %s, which it %s', (version, words) => {
    const found = analysisOf(`
cluster: { kafkaVersion: "${version}", environment: staging }
${from('t', '500')}
topics: [{ name: t, partitions: 6, replicationFactor: 3 }]
consumerGroups: [{ name: g, members: 3, commit: after-processing, config: { group.protocol: consumer }, consumes: [{ topic: t }] }]`)
    const finding = found.findings.find(({ rule }) => rule === 'consumer-group-protocol-not-ready')
    expect(finding?.message).toContain(words)
  })
})

describe('what may be lost, repeated or out of order', () => {
  it('acks=1 with retries may lose and may repeat; one replica and an unclean election may lose', () => {
    const found = analysisOf(`
producers: [{ name: p, config: { acks: "1" }, produces: [{ topic: a }] }, { name: q, produces: [{ topic: b }] }]
topics: [{ name: a, partitions: 3, replicationFactor: 3 }, { name: b, partitions: 3, replicationFactor: 1, config: { unclean.leader.election.enable: true } }]
consumerGroups: [{ name: g, commit: after-processing, consumes: [{ topic: a }, { topic: b }] }]`)
    const [a, b] = found.views.consumerGroups['g']?.reads.map(({ guarantee }) => guarantee) ?? []
    expect(a?.lose).toBeDefined()
    expect(a?.repeat).toBeDefined()
    expect(b?.lose).toBeDefined()
  })

  it('three retries give up before a broker is back, by librdkafka’s older names too', () => {
    const found = analysisOf(`
cluster: { brokers: 3, environment: production, kafkaVersion: "3.9" }
producers: [{ name: app, client: librdkafka, config: { request.required.acks: all, message.send.max.retries: 3, retry.backoff.ms: 10000 }, produces: [{ topic: s, recordsPerSecond: { average: 5000 } }] }]
topics: [{ name: s, partitions: 3, replicationFactor: 3, config: { min.insync.replicas: 2 } }]
consumerGroups: [{ name: r, purpose: analytics, consumes: [{ topic: s }] }]`)
    expect(said(found)).toContain('warning producer-retries-few at producer:app')
  })

  it('a purpose excuses loss and no promised order', () => {
    const found = analysisOf(`
cluster: { environment: staging }
producers: [{ name: p, config: { acks: "1" }, produces: [{ topic: t, recordsPerSecond: { average: 400 } }] }]
topics: [{ name: t, partitions: 6, replicationFactor: 3, key: { strategy: entity, cardinality: 100000, ordered: true } }]
consumerGroups: [{ name: s, commit: after-processing, purpose: analytics, consumes: [{ topic: t }] }]`)
    expect(said(found)).toContain('warning topic-order-at-risk at topic:t')
    expect(rulesOf(found)).not.toContain('producer-acks-not-all')
  })

  it('a reader whose library is not stated is asked by the default of Java, and says so', () => {
    const of = (client: string) =>
      analysisOf(`
${PRODUCTION}
producers: [{ name: service, delivery: exactly-once, config: { transactional.id: "service-{pod}" }, produces: [{ topic: payments, recordsPerSecond: { average: 100 } }] }]
topics: [{ name: payments, partitions: 6, replicationFactor: 3, config: { min.insync.replicas: 2 }, key: { strategy: entity, field: id } }]
consumerGroups: [{ name: reader, members: 2, ${client} commit: after-processing, consumes: [{ topic: payments }] }]`)
    const unstated = of('').findings.find(({ rule }) => rule === 'consumer-group-read-uncommitted')
    expect(unstated?.severity).toBe('warning')
    expect(unstated?.message).toContain('by the default of Java')
    expect(rulesOf(of('client: librdkafka,'))).not.toContain('consumer-group-read-uncommitted')
  })

  it('a transactional group without a producer of its own, and work longer than its transaction', () => {
    const found = analysisOf(`
producers: [{ name: shop, delivery: exactly-once, instances: 1, produces: [{ topic: orders, recordsPerSecond: { average: 8 } }] }, { name: enricher, produces: [{ topic: enriched }] }]
topics: [{ name: orders, partitions: 6, replicationFactor: 3 }, { name: enriched, partitions: 6, replicationFactor: 3, external: readers }]
consumerGroups: [{ name: enricher, members: 2, commit: transactional, purpose: business, processingMsPerRecord: 200, consumes: [{ topic: orders }] }]`)
    expect(said(found)).toContain(
      'warning consumer-group-transactional-without-producer at consumerGroup:enricher',
    )
    expect(said(found)).toContain(
      'warning consumer-group-transaction-outlasts-timeout at consumerGroup:enricher',
    )
  })

  it('one transactional id for eight instances is an error whose fix is a template', () => {
    const design = designOf(`
producers: [{ name: shop, delivery: exactly-once, instances: 8, config: { transactional.id: shop }, produces: [{ topic: orders }] }]
topics: [{ name: orders, partitions: 6, replicationFactor: 3 }]
consumerGroups: [{ name: billing, consumes: [{ topic: orders }] }]`)
    const shared = analyse(design).findings.find(({ rule }) => rule === 'producer-transactional-id-shared')
    expect(shared?.severity).toBe('error')
    expect(shared?.fix?.(design).producers[0]?.config?.['transactional.id']).toMatch(/^shop-\$\{.+\}$/)
  })
})
