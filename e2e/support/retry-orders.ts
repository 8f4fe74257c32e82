/** Orders with a topic beside them that becomes their retry topic. */
export const RETRY_ORDERS = `surveyor: 1
name: Retries
producers:
  - name: checkout
    config: { compression.type: lz4 }
    produces: [{ topic: orders, recordsPerSecond: { average: 400, peak: 800 } }]
topics:
  - { name: orders, partitions: 6, replicationFactor: 3, config: { min.insync.replicas: 2 } }
  - { name: orders.soon, partitions: 6, replicationFactor: 3, config: { min.insync.replicas: 2 } }
consumerGroups:
  - { name: billing, members: 3, processingMsPerRecord: 2, commit: after-processing, consumes: [{ topic: orders }] }
layout:
  positions:
    producer:checkout: [0, 60]
    topic:orders: [260, 40]
    topic:orders.soon: [260, 240]
    consumerGroup:billing: [620, 40]
`
