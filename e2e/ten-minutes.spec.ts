import { expect, type Page, test } from '@playwright/test'
import { parseDesign } from '@/core/document/parse-document'
import { SurveyorPage } from './support/surveyor-page'

/** The first ten minutes: who has never seen Surveyor finds the way, and the shortest way is a safe one. */

async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}

test('New is in sight, and asks one question', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('button', { name: 'New', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New design' })
  await dialog.getByRole('button', { name: /^An example/ }).click()
  await page.getByRole('region', { name: 'Examples' }).getByRole('button', { name: /IoT/ }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await dialog.getByRole('button', { name: /^What I have/ }).click()
  await expect(page.getByLabel('Text of a design')).toBeFocused()
  await page.keyboard.press('Escape')
  expect(surveyor.faults).toEqual([])
})

test('New from what I have opens a design of its own, and Open still asks', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const listing =
    'resource "kafka_topic" "a" {\n  name = "shipments"\n  partitions = 6\n  replication_factor = 3\n}\n'
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('button', { name: /^What I have/ }).click()
  await page.getByLabel('Text of a design').fill(listing)
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(surveyor.nodes).toHaveCount(1)
  await expect(surveyor.node('topic:shipments')).toBeVisible()

  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('button', { name: /^What I have/ }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+o')
  await page.getByLabel('Text of a design').fill(listing.replace('shipments', 'returns'))
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Add what was read?' })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('a topic asks what is written to it before anything is connected, and says what was assumed', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await page.keyboard.press('t')
  await page.keyboard.type('orders')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const asks = page.getByRole('region', { name: 'How much is written to it?' })
  await expect(asks.getByLabel('On average')).toBeFocused()
  await asks.getByRole('button', { name: 'Tens of thousands' }).click()
  const said = page.getByRole('region', { name: 'Written to it' })
  await expect(said).toContainText('The peak is taken to be 3 times the average')
  await expect(said).toContainText('1,000 bytes a record, assumed')
  await expect(surveyor.node('topic:orders')).toContainText('24 partitions')
  await page.keyboard.press('Control+e')
  const gate = page.getByRole('region', { name: 'Before you export' })
  await expect(gate).not.toContainText('placeholder')
  await page.keyboard.press('Escape')
  const text = await surveyor.exportYaml()
  const read = parseDesign(text)
  expect(read.ok && read.value.topics[0]?.recordsPerSecond).toEqual({ average: 50_000, peak: 150_000 })
  expect(surveyor.faults).toEqual([])
})

test('one key leads between the drawing, the inspector and the findings, out of fields as well', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:clicks').click()
  await page.keyboard.press('F6')
  await expect(page.locator('aside[aria-label=Inspector] :focus')).toHaveCount(1)
  await page.keyboard.press('F6')
  await expect(page.getByRole('tree', { name: 'Findings' })).toBeFocused()
  await page.keyboard.press('F6')
  await expect(surveyor.node('topic:clicks')).toBeFocused()
  await page.keyboard.press('Shift+F6')
  await expect(page.getByRole('tree', { name: 'Findings' })).toBeFocused()
  expect(surveyor.faults).toEqual([])
})

test('a list of names is pasted as topics, and a listing of Kafka’s tools as what it lists', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await pasteText(page, 'orders\npayments\n- refunds\n')
  await expect(page.getByRole('heading', { name: '3 nodes selected' })).toBeVisible()
  await pasteText(page, 'orders\ninvoices')
  await expect(page.getByTestId('notice')).toContainText('1 name of the list is drawn already')
  await expect(surveyor.nodes).toHaveCount(4)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(surveyor.nodes).toHaveCount(0)
  await pasteText(
    page,
    'Topic: clicks\tTopicId: x\tPartitionCount: 6\tReplicationFactor: 3\tConfigs: retention.ms=3600000\n',
  )
  await expect(surveyor.node('topic:clicks')).toContainText('6 partitions')
  await pasteText(page, 'surveyor: 1\nname: Broken\ntopics: [{ name: a, partitons: 3 }]')
  await expect(page.getByTestId('notice').filter({ hasText: 'is not sound in line' })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

const TERRAFORM = (partitions: number) =>
  `resource "kafka_topic" "orders" {\n  name = "orders"\n  partitions = ${partitions}\n  replication_factor = 3\n}\n`

test('what is pasted in any format is drawn, and asked about where it says other than the drawing', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await pasteText(page, TERRAFORM(6))
  await expect(surveyor.node('topic:orders')).toContainText('6 partitions')
  await pasteText(page, TERRAFORM(6))
  await expect(
    page.getByTestId('notice').filter({ hasText: 'says all of what was pasted already' }),
  ).toBeVisible()
  await pasteText(page, TERRAFORM(12))
  const dialog = page.getByRole('dialog', { name: 'Add what was read?' })
  await expect(dialog).toContainText('They disagree')
  await expect(surveyor.node('topic:orders')).toContainText('6 partitions')
  await dialog.getByRole('button', { name: /^Add to/ }).click()
  await expect(surveyor.node('topic:orders')).toContainText('12 partitions')
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:orders')).toContainText('6 partitions')
  await pasteText(
    page,
    'num.partitions=4\ndefault.replication.factor=2\nprocess.roles=broker,controller\nnode.id=1\n',
  )
  await expect(page.getByTestId('notice').filter({ hasText: 'of the cluster taken' })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('what is pasted stands clear of the drawing, and in sight', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await pasteText(
    page,
    'surveyor: 1\nname: More\ntopics: [{ name: returns }, { name: refunds }]\nlayout: { positions: { "topic:returns": [310, 60], "topic:refunds": [310, 220] } }',
  )
  for (const pasted of [surveyor.node('topic:returns'), surveyor.node('topic:refunds')]) {
    await expect(pasted).toBeInViewport({ ratio: 0.99 })
    const boxes = await surveyor.nodes.evaluateAll((all) =>
      all.map((node) => ({ id: node.dataset['id'], box: node.getBoundingClientRect().toJSON() as DOMRect })),
    )
    const id = await pasted.getAttribute('data-id')
    const own = boxes.find((one) => one.id === id)?.box
    const over = boxes.filter(
      ({ id: other, box }) =>
        other !== id &&
        own &&
        box.left < own.right &&
        own.left < box.right &&
        box.top < own.bottom &&
        own.top < box.bottom,
    )
    expect(over.map((one) => one.id)).toEqual([])
  }
  expect(surveyor.faults).toEqual([])
})

test('the way of what is selected lights up, and the rest is dimmed', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const opacityOf = (from: string, to: string) =>
    surveyor.edge(from, to).evaluate((edge) => Number(getComputedStyle(edge).opacity))
  await surveyor.node('topic:clicks').click()
  await expect.poll(() => opacityOf('producer:checkout', 'topic:orders')).toBeLessThan(0.5)
  expect(await opacityOf('producer:web-tracker', 'topic:clicks')).toBe(1)
  // The pointer on another node lights the way of that one, and leaves what is selected as it is.
  const textOf = (id: string) =>
    surveyor.node(id).evaluate((node) => getComputedStyle(node.firstElementChild ?? node).color)
  const ink = await textOf('topic:clicks')
  await surveyor.node('producer:checkout').hover()
  await expect.poll(() => opacityOf('producer:web-tracker', 'topic:clicks')).toBeLessThan(0.5)
  expect(await textOf('producer:web-tracker')).not.toBe(ink)
  expect(await textOf('topic:clicks')).toBe(ink)
  await page.keyboard.press('Escape')
  await expect.poll(() => opacityOf('producer:checkout', 'topic:orders')).toBe(1)
  await surveyor.node('topic:orders').hover()
  await expect.poll(() => opacityOf('producer:web-tracker', 'topic:clicks')).toBeLessThan(0.5)
  expect(surveyor.faults).toEqual([])
})

test('twenty topics get one retention, typed once', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await pasteText(page, Array.from({ length: 20 }, (_, at) => `topic-${at}`).join('\n'))
  const all = page.getByRole('region', { name: 'All 20 topics' })
  await all.getByLabel('Keep for').fill('soon')
  await all.getByLabel('Keep for').press('Enter')
  await expect(all.getByRole('alert')).toContainText('not a number')
  await all.getByLabel('Keep for').fill('3d')
  await all.getByLabel('Keep for').press('Enter')
  const read = parseDesign(await surveyor.exportYaml())
  const kept = read.ok ? read.value.topics.map(({ config }) => config?.['retention.ms']) : []
  expect(new Set(kept)).toEqual(new Set([259_200_000]))
  expect(surveyor.faults).toEqual([])
})

test('the table sorts, filters, is edited in place, and takes what a spreadsheet copied', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('tab', { name: 'Table' }).click()
  const grid = page.getByRole('grid', { name: 'Topics' })
  await grid.getByRole('button', { name: 'Partitions' }).click()
  await grid.getByRole('gridcell', { name: /^Keep for of clicks/ }).click()
  await page.keyboard.type('2d')
  await page.keyboard.press('Enter')
  await expect(grid.getByRole('gridcell', { name: 'Keep for of clicks: 2 days' })).toBeVisible()
  await page.getByLabel('Filter the table').fill('click')
  await expect(grid.getByRole('row')).toHaveCount(2)
  await page.getByLabel('Filter the table').fill('')
  await grid.getByRole('button', { name: 'Name' }).click()
  await grid.getByRole('gridcell', { name: /^Partitions of clicks/ }).click()
  await pasteText(page, '7\t3\n9\t3\n')
  await expect(grid.getByRole('gridcell', { name: 'Partitions of clicks: 7' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo: Paste 2 topics into the table' }).click()
  await expect(grid.getByRole('gridcell', { name: 'Partitions of clicks: 7' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Consumer groups' }).click()
  await expect(page.getByRole('grid', { name: 'Consumer groups' })).toContainText('billing')
  expect(surveyor.faults).toEqual([])
})

test('the search finds findings, settings, examples and formats', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const search = async (text: string, option: RegExp) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Find or do anything' }).fill(text)
    await page.getByRole('option', { name: option }).first().click()
    await expect(page.getByRole('dialog', { name: 'Find or do anything' })).toHaveCount(0)
  }
  await search('nobody reads', /Nobody reads orders.dlq/)
  await expect(page.getByRole('article', { name: /^The finding/ })).toContainText('Nobody reads orders.dlq')
  await expect(surveyor.node('topic:orders.dlq')).toHaveClass(/selected/)
  await search('retention.ms of clicks', /retention.ms of clicks/)
  await expect(page.getByLabel('Name of the topic')).toHaveValue('clicks')
  await search('strimzi', /^Export Strimzi/)
  await expect(page.getByRole('dialog', { name: 'Export' })).toContainText('KafkaTopic')
  await page.keyboard.press('Escape')
  await search('iot example', /^IoT/)
  await expect(page.getByLabel('Name of the design')).not.toHaveValue('Orders platform')
  await search('orders platform', /^Orders platform/)
  await expect(page.getByLabel('Name of the design')).toHaveValue('Orders platform')
  expect(surveyor.faults).toEqual([])
})

test('a link opens at a node, and at a finding', async ({ page, context }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:clicks').click()
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('radio', { name: 'Opens at clicks' }).click()
  const field = page.getByLabel('Link to this design')
  await expect(field).toHaveValue(/~topic%3Aclicks$/)
  const link = await field.inputValue()
  const reader = new SurveyorPage(await context.newPage())
  await reader.page.goto(link)
  await expect(reader.node('topic:clicks')).toHaveClass(/selected/)
  await expect(reader.page.getByLabel('Name of the topic')).toHaveValue('clicks')

  await page.keyboard.press('Escape')
  await surveyor.findings.filter({ hasText: 'Nobody reads orders.dlq' }).click()
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('radio', { name: 'Opens at the finding that is looked at' }).click()
  await expect(field).toHaveValue(/~finding/)
  const other = new SurveyorPage(await context.newPage())
  await other.page.goto(await field.inputValue())
  await expect(other.page.getByRole('article', { name: /^The finding/ })).toContainText(
    'Nobody reads orders.dlq',
  )
  expect([...surveyor.faults, ...reader.faults, ...other.faults]).toEqual([])
})

test('what is typed right after Ctrl K is searched, whatever has the focus meanwhile', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  for (const name of ['ledger', 'clicks', 'billing']) {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(/^Name of the (topic|consumer group)/)).toHaveValue(name)
  }
  expect(surveyor.faults).toEqual([])
})

test('a badge leads to its finding', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:clicks').locator('[data-severity=warning]').click()
  await expect(page.getByRole('article', { name: /^The finding/ })).toContainText('clicks keeps 6 h')
  expect(surveyor.faults).toEqual([])
})

for (const [width, height] of [
  [1440, 900],
  [1024, 700],
] as const) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('the diff of a fix is in sight', async ({ page }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      const diff = page.getByRole('region', { name: 'What the fix changes' })
      await expect(diff).toBeInViewport({ ratio: 0.99 })
      const { y, height: tall } = (await diff.boundingBox()) ?? { y: 0, height: 0 }
      const footer = await page.getByRole('button', { name: 'Fix', exact: true }).boundingBox()
      expect(y + tall).toBeLessThanOrEqual(footer?.y ?? 0)
      expect(surveyor.faults).toEqual([])
    })
  })
}

test.describe('in a small window', () => {
  test.use({ viewport: { width: 1024, height: 700 } })

  test('the drawing keeps half of it', async ({ page }) => {
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    const drawing = await page.getByRole('main', { name: 'Drawing' }).boundingBox()
    expect((drawing?.width ?? 0) * (drawing?.height ?? 0)).toBeGreaterThanOrEqual((1024 * 700) / 2)
  })
})

test.describe('at 200 %', () => {
  test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 })

  test('the drawing keeps half of the height', async ({ page }) => {
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    const drawing = await page.getByRole('main', { name: 'Drawing' }).boundingBox()
    expect(drawing?.height ?? 0).toBeGreaterThanOrEqual(450 / 2 - 8)
  })
})
