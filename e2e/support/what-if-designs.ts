/** A topic that one broker less stops, and what may happen to it. */
export const STRICT = `surveyor: 1
name: Payments
cluster: { kafkaVersion: "4.3", brokers: 3, racks: 3, environment: production }
producers:
  - name: payments-api
    delivery: at-least-once
    produces: [{ topic: payments, recordsPerSecond: { average: 1000, peak: 2000 } }]
topics:
  - name: payments
    partitions: 12
    replicationFactor: 3
    config: { min.insync.replicas: 3 }
consumerGroups:
  - name: ledger
    members: 6
    processingMsPerRecord: 2
    consumes: [{ topic: payments }]
scenarios:
  - name: A broker less
    lengthSeconds: 600
    events: []
`

/** The same with two scenarios: a burst, and a crash. */
export const TWO_SCENARIOS = STRICT.replace(
  /scenarios:[\s\S]*/,
  `scenarios:
  - name: A burst
    lengthSeconds: 600
    events:
      - { kind: burst, atSeconds: 60, lastsSeconds: 120, producer: payments-api, factor: 4 }
  - name: A crash
    lengthSeconds: 600
    events:
      - { kind: member-crash, atSeconds: 60, group: ledger, member: 2 }
`,
)
