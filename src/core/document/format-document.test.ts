import { describe, expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyLists } from '../model/empty-design'
import { formatDesign } from './format-document'

const DESIGN: Design = {
  surveyor: 1,
  ...emptyLists(),
  name: 'Orders',
  description: 'What the shop writes.\nRates are from the load test of May.',
  cluster: { kafkaVersion: '4.3', brokers: 3, racks: 3, environment: 'production' },
  producers: [
    {
      name: 'checkout',
      instances: 4,
      delivery: 'exactly-once',
      config: { 'linger.ms': 20 },
      produces: [{ topic: 'orders', recordsPerSecond: { average: 500, peak: 2000 } }],
    },
  ],
  topics: [
    {
      name: 'orders',
      partitions: 'auto',
      key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 },
      config: { 'cleanup.policy': 'compact,delete', 'flush.ms': '9223372036854775807', 'retention.ms': '1' },
    },
    { name: 'no' },
  ],
  consumerGroups: [
    { name: 'billing', members: 6, consumes: [{ topic: 'orders' }], deadLetter: { topic: 'no' } },
  ],
  layout: { positions: { 'topic:orders': [420, 80], 'producer:checkout': [80, 80] } },
}

describe('a document as a person would write it', () => {
  it('in YAML', () => {
    expect(formatDesign(DESIGN, 'yaml')).toBe(`surveyor: 1
name: Orders
description: |-
  What the shop writes.
  Rates are from the load test of May.
cluster: { kafkaVersion: "4.3", brokers: 3, racks: 3, environment: production }
producers:
  - name: checkout
    instances: 4
    delivery: exactly-once
    config: { linger.ms: 20 }
    produces:
      - topic: orders
        recordsPerSecond: { average: 500, peak: 2000 }
topics:
  - name: orders
    partitions: auto
    key: { strategy: entity, field: orderId, cardinality: 1000000 }
    config: { cleanup.policy: 'compact,delete', flush.ms: "9223372036854775807", retention.ms: "1" }
  - name: 'no'
consumerGroups:
  - name: billing
    members: 6
    consumes: [{ topic: orders }]
    deadLetter: { topic: 'no' }
layout:
  positions:
    'producer:checkout': [80, 80]
    'topic:orders': [420, 80]
`)
  })

  it('in JSON', () => {
    const { description: _, ...design } = { ...DESIGN, producers: [], consumerGroups: [] }
    expect(formatDesign(design, 'json')).toBe(`{
  "surveyor": 1,
  "name": "Orders",
  "cluster": { "kafkaVersion": "4.3", "brokers": 3, "racks": 3, "environment": "production" },
  "topics": [
    {
      "name": "orders",
      "partitions": "auto",
      "key": { "strategy": "entity", "field": "orderId", "cardinality": 1000000 },
      "config": {
        "cleanup.policy": "compact,delete",
        "flush.ms": "9223372036854775807",
        "retention.ms": "1"
      }
    },
    {
      "name": "no"
    }
  ],
  "layout": {
    "positions": {
      "topic:orders": [420, 80],
      "producer:checkout": [80, 80]
    }
  }
}
`)
  })
})
