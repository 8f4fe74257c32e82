import { expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** A Streams application is typed as a program: its edges, tasks, state and internal topics follow. */

const SHOP = `surveyor: 1
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

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })
const part = (page: Page, name: string) => inspector(page).getByRole('region', { name, exact: true })

test('a windowed join is typed, its internal topics and state are counted, its inputs made alike', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(SHOP)
  await expect(surveyor.nodes).toHaveCount(4)

  await page
    .getByRole('navigation', { name: 'Add to the drawing' })
    .getByRole('button', { name: 'Streams' })
    .click()
  await page.keyboard.type('matcher')
  await page.keyboard.press('Enter')
  const program = inspector(page).getByLabel('What it does')
  await program.fill(
    'paid = stream payments\nstream orders\n  join paid within 5 min store pairs named pairs\n  to mached',
  )
  await expect(surveyor.edge('topic:orders', 'streamsApp:matcher')).toHaveCount(1)
  await expect(surveyor.edge('topic:payments', 'streamsApp:matcher')).toHaveCount(1)
  await program.fill('paid = stream payments\nstream orders\n  joyn paid')
  await expect(inspector(page)).toContainText('Line 3: joyn is no operation of Kafka Streams')
  await program.fill(
    'paid = stream payments\nstream orders\n  join paid within 5 min store pairs named pairs\n  to matched',
  )
  await expect(surveyor.edge('streamsApp:matcher', 'topic:matched')).toHaveCount(1)

  const unequal = surveyor.findings.filter({ hasText: 'matcher cannot start' })
  await expect(unequal).toHaveCount(1)
  await unequal.click()
  await page.getByRole('button', { name: 'Fix', exact: true }).click()
  await expect(unequal).toHaveCount(0)

  await surveyor.node('streamsApp:matcher').click()
  await expect(part(page, 'Tasks')).toContainText('12 on 1 thread')
  await expect(part(page, 'State')).toContainText('pairs-this-join-store')
  await expect(part(page, 'Internal topics')).toContainText('matcher-pairs-this-join-store-changelog')
  await expect(part(page, 'Internal topics')).toContainText('12 partitions')
  await part(page, 'Sub-topologies').getByText('What Topology.describe() prints').click()
  await expect(part(page, 'Sub-topologies')).toContainText(
    'Source: KSTREAM-SOURCE-0000000000 (topics: [payments])',
  )
})

test('an edge drawn to it is a chain that begins, and one from it a chain that ends', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    SHOP.replace('topics:\n', 'streamsApps:\n  - name: copier\ntopics:\n').replace(
      '    topic:matched:',
      '    streamsApp:copier: [560, 0]\n    topic:matched:',
    ),
  )
  await expect(surveyor.nodes).toHaveCount(5)
  await expect(surveyor.node('streamsApp:copier')).toContainText('No processing yet')
  await surveyor.connect('topic:orders', 'streamsApp:copier')
  await expect(surveyor.edge('topic:orders', 'streamsApp:copier')).toHaveCount(1)
  await surveyor.connect('streamsApp:copier', 'topic:matched')
  await page.keyboard.press('Escape')
  await surveyor.node('streamsApp:copier').click()
  await expect(inspector(page).getByLabel('What it does')).toHaveValue('stream orders\n  to matched')
})
