import type { Locator, Page } from '@playwright/test'

/** Two topics that a windowed join would bring together, with counts of partitions that forbid it. */
export const SHOP = `surveyor: 1
name: Shop
cluster: { kafkaVersion: "4.3", brokers: 3, racks: 3, environment: production }
producers:
  - name: checkout
    produces: [{ topic: orders, recordsPerSecond: { average: 400, peak: 800 } }, { topic: payments, recordsPerSecond: { average: 400, peak: 800 } }]
topics:
  - { name: orders, partitions: 12, replicationFactor: 3, record: { averageBytes: 1000 } }
  - { name: payments, partitions: 6, replicationFactor: 3, record: { averageBytes: 500 } }
  - { name: matched, partitions: 12, replicationFactor: 3, external: readers }
layout:
  positions:
    producer:checkout: [0, 60]
    topic:orders: [260, 0]
    topic:payments: [260, 160]
    topic:matched: [860, 40]
`

export const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' })

/** A part of the inspector, by its heading. */
export const part = (page: Page, name: string): Locator =>
  inspector(page).getByRole('region', { name, exact: true })
