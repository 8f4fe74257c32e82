import { expect, type Page, test } from '@playwright/test'
import { parse } from 'yaml'
import { SurveyorPage } from './support/surveyor-page'

/** An application that reads and writes is one node: drawn with the mouse, and with the keyboard alone. */

const ORDERS = `surveyor: 1
name: Billing
producers:
  - name: checkout
    delivery: exactly-once
    config: { compression.type: lz4 }
    produces: [{ topic: orders, recordsPerSecond: { average: 400, peak: 800 } }]
topics:
  - { name: orders, partitions: 6, replicationFactor: 3, config: { min.insync.replicas: 2 } }
  - { name: invoices, partitions: 6, replicationFactor: 3, external: readers, config: { min.insync.replicas: 2 } }
consumerGroups:
  - { name: billing, members: 3, commit: transactional, consumes: [{ topic: orders }] }
layout:
  positions:
    producer:checkout: [0, 60]
    topic:orders: [260, 40]
    consumerGroup:billing: [560, 40]
    topic:invoices: [860, 40]
`

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })

test('an edge drawn from the right of a group to a topic is what the group writes', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(ORDERS)
  await expect(surveyor.nodes).toHaveCount(4)
  await expect(
    surveyor.findings.filter({ hasText: 'commits in transactions, and writes nothing' }),
  ).toHaveCount(1)

  await surveyor.connect('consumerGroup:billing', 'topic:invoices')
  const asked = inspector(page).getByLabel('Records out per record in')
  await expect(asked).toBeFocused()
  await page.keyboard.type('0.5')
  await expect(surveyor.edge('consumerGroup:billing', 'topic:invoices')).toHaveAccessibleName(
    /billing writes invoices, 400 \/s at peak, exactly once/,
  )
  await expect(
    surveyor.findings.filter({ hasText: 'commits in transactions, and writes nothing' }),
  ).toHaveCount(0)
  await expect(inspector(page).getByRole('heading', { name: 'Key of invoices' })).toBeVisible()

  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await surveyor.node('consumerGroup:billing').click()
  await inspector(page).getByLabel('Guarantee').selectOption('At least once')
  await expect(inspector(page)).toContainText('As it commits: exactly once')
  await expect(surveyor.edge('consumerGroup:billing', 'topic:invoices')).toHaveAccessibleName(/may repeat/)
  await page.keyboard.press('Control+z')
  await inspector(page)
    .getByRole('region', { name: 'Every setting of its producer' })
    .getByRole('button', { name: 'Search all settings' })
    .click()
  await page.getByLabel('Search settings').fill('compression.type')
  await page.getByLabel('compression.type', { exact: true }).fill('zstd')

  // The other way round it is refused, with the reason, and nothing changes.
  await surveyor.connect('topic:invoices', 'consumerGroup:billing')
  await expect(
    page.getByTestId('notice').filter({ hasText: 'It would read what it writes without end.' }),
  ).toBeVisible()

  await surveyor.node('topic:invoices').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('bills')
  await page.keyboard.press('Enter')
  const written = parse(await surveyor.exportYaml())
  expect(written.consumerGroups[0]).toMatchObject({
    name: 'billing',
    produces: [{ topic: 'bills', recordsPerRecord: 0.5 }],
    producer: { config: { 'compression.type': 'zstd' } },
  })

  await surveyor.clickEdge('consumerGroup:billing', 'topic:bills')
  await page.keyboard.press('Delete')
  await expect(surveyor.edges).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(surveyor.edges).toHaveCount(3)
  expect(surveyor.faults).toEqual([])
})

test('with the keyboard alone a group is connected to what it writes, and asked how much', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(ORDERS)
  await expect(surveyor.nodes).toHaveCount(4)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused()
  await page.keyboard.type('billing')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('c')
  await expect(page.getByLabel('Name of the node')).toBeFocused()
  await page.keyboard.type('writes invoices')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(inspector(page).getByLabel('Records out per record in')).toBeFocused()
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await expect(surveyor.edge('consumerGroup:billing', 'topic:invoices')).toHaveAccessibleName(
    /billing writes invoices, 1.6 k\/s/,
  )
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(surveyor.edges).toHaveCount(2)
  expect(surveyor.faults).toEqual([])
})

const JOBS = `surveyor: 1
name: Jobs
cluster: { kafkaVersion: "4.3", environment: staging }
producers:
  - name: front
    config: { compression.type: lz4 }
    produces: [{ topic: jobs, recordsPerSecond: { average: 50 } }]
topics:
  - { name: jobs, partitions: 6, replicationFactor: 3 }
consumerGroups:
  - { name: workers, members: 24, processingMsPerRecord: 400, consumes: [{ topic: jobs }] }
`

test('a share group has more members than partitions, none of them idle, and goes by link', async ({
  page,
  browser,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(JOBS)
  const idle = surveyor.findings.filter({ hasText: '18 are idle' })
  await expect(idle).toHaveCount(1)
  await surveyor.node('consumerGroup:workers').click()
  await inspector(page).getByLabel('Reads', { exact: true }).selectOption('As a share group')
  await expect(idle).toHaveCount(0)
  await expect(surveyor.node('consumerGroup:workers')).toContainText('24 members share 6')
  await expect(inspector(page)).toContainText('up to 12,000 records of 6 partitions are at work at once')

  // Of a poll's 500 records the last would be locked for 200 s.
  const lock = surveyor.findings.filter({ hasText: 'others get its records after 30 s' })
  await lock.click()
  await page
    .getByRole('article', { name: 'The finding' })
    .getByRole('button', { name: 'Fix', exact: true })
    .click()
  await expect(lock).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(idle).toHaveCount(1)
  await page.keyboard.press('Control+Shift+Z')
  await expect(idle).toHaveCount(0)

  const link = await surveyor.shareLink()
  const elsewhere = await (await browser.newContext()).newPage()
  const reader = new SurveyorPage(elsewhere)
  await elsewhere.goto(link)
  await expect(reader.node('consumerGroup:workers')).toContainText('24 members share 6')
  expect([...surveyor.faults, ...reader.faults]).toEqual([])
})

test('whom a topic belongs to and what is in it is typed, found and taken away', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(ORDERS)
  await surveyor.node('topic:invoices').click()
  await inspector(page).getByLabel('Owner').fill('accounting')
  await inspector(page).getByLabel('Owner').press('Enter')
  await inspector(page).getByLabel('Data').selectOption({ label: 'Personal' })
  await surveyor.node('topic:orders').click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('accounting')
  await expect(page.getByRole('option').filter({ hasText: 'invoices' }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  const { topics } = parse(await surveyor.exportYaml()) as { topics: readonly object[] }
  expect(topics[1]).toMatchObject({ name: 'invoices', owner: 'accounting', data: 'personal' })
  expect(surveyor.faults).toEqual([])
})

/** Pulls a line out of the right handle of a node onto the empty drawing, and takes the first offer there. */
async function pullOut(page: Page, surveyor: SurveyorPage, id: string): Promise<void> {
  const handle = surveyor.node(id).locator('.react-flow__handle-right.source').first()
  const { x, y, width, height } = (await handle.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const [fromX, fromY] = [x + width / 2, y + height / 2]
  await page.mouse.move(fromX, fromY)
  await page.mouse.down()
  await page.mouse.move(fromX + 60, fromY, { steps: 4 })
  await page.mouse.move(fromX + 120, fromY, { steps: 4 })
  await page.mouse.up()
  await page
    .getByRole('menuitem', { name: /^New (topic|consumer group) here/ })
    .first()
    .click()
  await page.keyboard.press('Escape')
}

test('with the mouse alone an application that reads, writes and commits in transactions comes from nothing', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await page.getByRole('button', { name: 'Producer', exact: true }).first().click()
  await pullOut(page, surveyor, 'producer:producer')
  await pullOut(page, surveyor, 'topic:topic')
  const group = surveyor.node('consumerGroup:group')
  await group.hover()
  await expect(group.locator('.handle-name').filter({ visible: true, hasText: 'writes' })).toHaveCount(1)
  await pullOut(page, surveyor, 'consumerGroup:group')
  await expect(surveyor.edge('consumerGroup:group', 'topic:topic-2')).toHaveAccessibleName(
    /group writes topic-2/,
  )
  await group.click()
  await inspector(page).getByLabel('Commits').selectOption('In the transaction')
  await expect(inspector(page)).toContainText('As it commits: exactly once')
  await expect(surveyor.findings.filter({ hasText: 'commits in transactions' })).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('what a group has no edge to yet is chosen from its form, without a line to draw', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(ORDERS)
  await surveyor.node('consumerGroup:billing').click()
  await inspector(page).getByRole('button', { name: 'Connect to …' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^writes ?invoices$/ })
    .click()
  await expect(surveyor.edge('consumerGroup:billing', 'topic:invoices')).toHaveAccessibleName(
    /billing writes invoices/,
  )
  expect(surveyor.faults).toEqual([])
})

test('a group id that two applications share by accident is typed, found and taken back', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    ORDERS.replace('layout:', '  - { name: reports, members: 2, consumes: [{ topic: orders }] }\nlayout:'),
  )
  await surveyor.node('consumerGroup:reports').click()
  await inspector(page).getByLabel('Group id').fill('billing')
  await page.keyboard.press('Enter')
  const shared = surveyor.findings.filter({
    hasText: 'reports and billing have the group id billing: each takes partitions of orders from the other',
  })
  await shared.click()
  await page
    .getByRole('article', { name: 'The finding' })
    .getByRole('button', { name: 'Fix', exact: true })
    .click()
  await expect(shared).toHaveCount(0)
  await expect(inspector(page).getByLabel('Group id')).toHaveValue('')
  expect(surveyor.faults).toEqual([])
})
