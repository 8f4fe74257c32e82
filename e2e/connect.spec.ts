import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** A connector is drawn, made one of the common ones, and mended; what is pasted of one is drawn as well. */

const SHOP = `surveyor: 1
name: Shop
cluster: { kafkaVersion: "4.3", brokers: 3, racks: 3, environment: production }
producers:
  - name: checkout
    produces: [{ topic: orders, recordsPerSecond: { average: 400, peak: 800 } }]
topics:
  - { name: orders, partitions: 12, replicationFactor: 3, record: { averageBytes: 1000 } }
layout:
  positions:
    producer:checkout: [0, 60]
    topic:orders: [260, 40]
`

const CONNECTOR = JSON.stringify({
  name: 'stock-cdc',
  config: {
    'connector.class': 'io.debezium.connector.postgresql.PostgresConnector',
    'tasks.max': '1',
    'database.password': 'hunter2',
    'topic.prefix': 'stock',
    'table.include.list': 'public.items,public.bins',
    transforms: 'route',
    'transforms.route.type': 'org.apache.kafka.connect.transforms.RegexRouter',
    'transforms.route.regex': 'stock\\.public\\.(.*)',
    'transforms.route.replacement': 'stock.$1',
  },
})

const never = (): never => {
  throw new Error('not on the drawing')
}

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })
const part = (page: Page, name: string) => inspector(page).getByRole('region', { name, exact: true })

test('a sink is drawn from a template, joined with its topic, and mended', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(SHOP)
  await expect(surveyor.nodes).toHaveCount(2)

  await page
    .getByRole('navigation', { name: 'Add to the drawing' })
    .getByRole('button', { name: 'Connect' })
    .click()
  await page.keyboard.type('orders-search')
  await page.keyboard.press('Enter')
  const node = surveyor.node('connector:orders-search')
  await expect(node).toHaveCount(1)
  await part(page, 'What it joins').getByLabel('Template').selectOption({ label: 'Elasticsearch sink' })
  await part(page, 'What it joins').getByLabel('System', { exact: true }).fill('orders index')
  await expect(node).toContainText('orders index')
  await expect(node).toContainText('sink')

  await surveyor.connect('topic:orders', 'connector:orders-search')
  await expect(surveyor.edge('topic:orders', 'connector:orders-search')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await node.click()
  await expect(part(page, 'Tasks')).toContainText('connect-orders-search')

  await part(page, 'What it joins').getByLabel('Tasks at most').fill('20')
  const idle = surveyor.findings.filter({ hasText: 'have nothing to do' })
  await expect(idle).toHaveCount(1)
  await idle.click()
  await page.getByRole('button', { name: 'Fix', exact: true }).click()
  await expect(idle).toHaveCount(0)
  await node.click()
  await expect(part(page, 'What it joins').getByLabel('Tasks at most')).toHaveValue('12')

  await part(page, 'Errors').getByLabel('A record that fails').selectOption('all')
  const drops = surveyor.findings.filter({ hasText: 'drops what it cannot convert' })
  await expect(drops).toHaveCount(1)
  await drops.click()
  await page.getByRole('button', { name: 'Fix', exact: true }).click()
  await expect(drops).toHaveCount(0)
  await expect(surveyor.node('topic:orders-search.dlq')).toHaveCount(1)
  await expect(surveyor.edge('connector:orders-search', 'topic:orders-search.dlq')).toHaveCount(1)
})

test('its system stands outside of its frame, belongs to its node, and is in a picture', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const sink = `connectors:
  - name: search
    type: sink
    class: io.aiven.kafka.connect.opensearch.OpensearchSinkConnector
    system: { name: orders, type: OpenSearch }
    consumes: [{ topic: orders }]
topics:
`
  await surveyor.openText(`${SHOP.replace('topics:\n', () => sink)}    connector:search: [560, 40]\n`)
  const node = surveyor.node('connector:search')
  const frame = (await node.locator('.node-frame').boundingBox()) ?? never()
  const drum = (await node.locator('svg g path').first().boundingBox()) ?? never()
  const rate = (await node.getByText('800 /s').boundingBox()) ?? never()
  expect(drum.x).toBeGreaterThan(frame.x + frame.width)
  expect(rate.x).toBeGreaterThan(frame.x + frame.width)
  expect(rate.x + rate.width).toBeLessThan(drum.x)
  const whole = (await node.boundingBox()) ?? never()
  expect(drum.x + drum.width).toBeLessThanOrEqual(whole.x + whole.width + 1)

  await page.mouse.click(drum.x + drum.width / 2, drum.y + drum.height / 2)
  await expect(part(page, 'What it joins').getByLabel('System', { exact: true })).toHaveValue('orders')
  await expect(part(page, 'What it joins').getByLabel('Kind of system')).toHaveValue('OpenSearch')

  await page.keyboard.press('Control+Shift+e')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save SVG' }).click(),
  ])
  const picture = await readFile(await download.path(), 'utf8')
  expect(picture).toContain('>OpenSearch</text>')
  expect(picture.match(/>800 \/s<\/text>/g)).toHaveLength(3)
  expect(surveyor.faults).toEqual([])
})

test('a secret that is typed stays a reference', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const sink = `connectors:
  - name: search
    type: sink
    config: { connection.password: "\${env:A}" }
topics:
`
  await surveyor.openText(`${SHOP.replace('topics:\n', () => sink)}    connector:search: [560, 40]\n`)
  await surveyor.node('connector:search').click()
  const password = part(page, 'Every setting').getByLabel('connection.password', { exact: true })
  await password.fill('hunter2')
  await password.blur()
  await expect(password).toHaveValue(`\${env:SEARCH_CONNECTION_PASSWORD}`)
})

test('a connector that is opened comes with its topics, and without its secrets', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await page.keyboard.press('Control+o')
  await page
    .getByTestId('file-picker')
    .setInputFiles([{ name: 'stock.json', mimeType: 'text/plain', buffer: Buffer.from(CONNECTOR) }])
  await expect(surveyor.node('connector:stock-cdc')).toHaveCount(1)
  await expect(surveyor.edge('connector:stock-cdc', 'topic:stock.items')).toHaveCount(1)
  await surveyor.node('connector:stock-cdc').click()
  await expect(part(page, 'Every setting').getByLabel('database.password', { exact: true })).toHaveValue(
    `\${env:STOCK_CDC_DATABASE_PASSWORD}`,
  )
})
