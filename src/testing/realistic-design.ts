/** A design as a team would have it, of any size: for measuring, where random designs say little. */

import type { ConsumerGroup, Design, Position, Producer, Topic } from '../core/model/design'
import { emptyLists } from '../core/model/empty-design'
import { random } from './random'

const DOMAINS = [
  'orders', 'payments', 'shipments', 'customers', 'inventory', 'pricing', 'returns', 'invoices', 'loyalty',
  'notifications', 'search', 'recommendations', 'sessions', 'clickstream', 'fraud', 'ledger', 'catalog',
  'suppliers', 'warehouse', 'telemetry', 'billing', 'subscriptions', 'identity', 'audit', 'media', 'reviews',
] // biome-ignore format: a list of words
const EVENTS = ['created', 'updated', 'cancelled', 'settled', 'snapshots', 'commands', 'events', 'dlq']
const ROLES = ['api', 'worker', 'gateway', 'importer', 'sync', 'service']
const READERS = [
  'indexer',
  'mailer',
  'reporting',
  'archive',
  'enricher',
  'projector',
  'alerts',
  'warehouse-loader',
]

/** A design of about `nodes` nodes: a quarter producers, a third topics, the rest groups. */
export function realisticDesign(nodes: number, seed = 1): Design {
  const next = random(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item
  const chance = (share: number) => next() < share
  const taken = new Set<string>()
  const free = (make: () => string): string => {
    let name = make()
    while (taken.has(name)) name = `${make()}-${Math.floor(next() * 90) + 10}`
    taken.add(name)
    return name
  }
  const positions: Record<string, Position> = {}
  const place = (id: string, column: number, row: number) => {
    positions[id] = [column * 340 + 60 + Math.round(next() * 8), row * 130 + 40 + Math.round(next() * 40)]
  }

  const topics = Array.from({ length: Math.max(1, Math.floor(nodes * 0.34)) }, (_, at): Topic => {
    const name = free(() => `${pick(DOMAINS)}.${pick(EVENTS)}${chance(0.4) ? '.v1' : ''}`)
    place(`topic:${name}`, 1, at)
    return {
      name,
      partitions: chance(0.5) ? 'auto' : pick([3, 6, 12, 24, 48]),
      replicationFactor: 3,
      key: chance(0.8)
        ? {
            strategy: 'entity',
            field: pick(['orderId', 'customerId', 'id', 'sku', 'deviceId']),
            cardinality: pick([1e4, 1e5, 1e6, 25e4]),
          }
        : { strategy: 'none' },
      record: {
        averageBytes: pick([200, 350, 500, 800, 1200, 2400]),
        ...(chance(0.3) ? { maximumBytes: 20_000 } : {}),
      },
      schema: {
        format: pick(['avro', 'avro', 'protobuf', 'json-schema']),
        compatibility: pick(['BACKWARD', 'BACKWARD', 'FULL']),
      },
      config: {
        'min.insync.replicas': 2,
        'retention.ms': pick([604_800_000, 604_800_000, 2_592_000_000, 86_400_000, 21_600_000]),
        ...(chance(0.2) ? { 'cleanup.policy': 'compact' } : {}),
      },
    }
  })

  const producers = Array.from({ length: Math.max(1, Math.floor(nodes * 0.26)) }, (_, at): Producer => {
    const name = free(() => `${pick(DOMAINS)}-${pick(ROLES)}`)
    place(`producer:${name}`, 0, at)
    const written = new Set([pick(topics).name, ...(chance(0.3) ? [pick(topics).name] : [])])
    return {
      name,
      instances: pick([1, 2, 3, 4, 8]),
      delivery: pick(['at-least-once', 'at-least-once', 'exactly-once', 'at-most-once']),
      config: {
        'linger.ms': pick([5, 20, 50]),
        'compression.type': pick(['lz4', 'zstd']),
        ...(chance(0.3) ? { 'batch.size': 65_536 } : {}),
      },
      produces: [...written].map((topic) => {
        const average = Math.round(next() * 500) * 10 + 20
        return { topic, recordsPerSecond: { average, peak: average * pick([2, 3, 4, 5]) } }
      }),
    }
  })

  const groups = nodes - topics.length - producers.length
  const consumerGroups = Array.from({ length: Math.max(1, groups) }, (_, at): ConsumerGroup => {
    const name = free(() => `${pick(DOMAINS)}-${pick(READERS)}`)
    place(`consumerGroup:${name}`, 2, at)
    const read = new Set([pick(topics).name, ...(chance(0.4) ? [pick(topics).name] : [])])
    const members = pick([1, 2, 3, 6, 12])
    const processingMsPerRecord = pick([0.2, 0.5, 1, 2, 5, 10])
    const commit = pick(['after-processing', 'after-processing', 'auto', 'transactional'] as const)
    const deadLetter = chance(0.3) ? { topic: pick(topics).name, recordsShare: 0.001 } : undefined
    return {
      name,
      members,
      processingMsPerRecord,
      commit,
      config: {
        'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
        ...(chance(0.5) ? { 'max.poll.records': pick([100, 200, 1000]) } : {}),
        ...(chance(0.4) ? { 'auto.offset.reset': 'earliest' } : {}),
      },
      consumes: [...read].map((topic) => ({ topic })),
      ...(deadLetter && { deadLetter }),
    }
  })

  return {
    surveyor: 1,
    ...emptyLists(),
    name: 'Shop platform',
    cluster: { kafkaVersion: '4.3', brokers: 6, racks: 3, environment: 'production' },
    producers,
    topics,
    consumerGroups,
    sizing: { headroom: 0.75, growth: 1.5 },
    layout: { positions },
  }
}
