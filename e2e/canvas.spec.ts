import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** The habits that people bring to a canvas. */

test('moves, copies, pastes, duplicates, deletes, each undone as one step', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const before = await surveyor.node('topic:orders').boundingBox()
  await surveyor.drag('topic:orders', 40, 60)
  await expect
    .poll(async () => (await surveyor.node('topic:orders').boundingBox())?.y)
    .toBeGreaterThan((before?.y ?? 0) + 40)
  await expect(page.getByRole('button', { name: /^Undo: Move/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect
    .poll(async () => Math.round((await surveyor.node('topic:orders').boundingBox())?.y ?? 0))
    .toBe(Math.round(before?.y ?? -1))

  await surveyor.node('topic:orders').click()
  await surveyor.node('producer:checkout').click({ modifiers: ['Shift'] })
  await expect(page.getByRole('heading', { name: '2 nodes selected' })).toBeVisible()
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('button', { name: /^Undo: Paste 2/ })).toBeVisible()
  // What is out of sight is no element.
  await page.keyboard.press('f')
  await expect(surveyor.nodes).toHaveCount(14)
  await expect(surveyor.edges).toHaveCount(10)
  await page.keyboard.press('Control+d')
  await expect(page.getByRole('button', { name: /^Undo: Duplicate 2/ })).toBeVisible()
  await page.keyboard.press('f')
  await expect(surveyor.nodes).toHaveCount(16)
  await page.keyboard.press('Delete')
  await expect(surveyor.nodes).toHaveCount(14)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('f')
  await expect(surveyor.nodes).toHaveCount(12)
  expect(surveyor.faults).toEqual([])
})

test('arranges in one step', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.drag('topic:clicks', 30, -120)
  await page.getByRole('button', { name: 'Arrange' }).click()
  await expect(page.getByRole('button', { name: /^Undo: Arrange/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: /^Undo: Move/ })).toBeVisible()
})

test('says why a line makes no sense', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.connect('producer:checkout', 'consumerGroup:fulfilment')
  await expect(page.getByTestId('notice')).toBeVisible()
  await expect(surveyor.edges).toHaveCount(9)
})

test('renames in place, and says what Kafka would not take', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:clicks').dblclick()
  const field = page.getByLabel('New name of clicks')
  await field.fill('no spaces please')
  await expect(surveyor.node('topic:clicks').getByRole('alert')).toBeVisible()
  await field.press('Escape')
  await expect(surveyor.node('topic:clicks')).toBeVisible()
  await surveyor.node('topic:clicks').click()
  await page.keyboard.press('F2')
  await field.fill('page-views')
  await field.press('Enter')
  await expect(surveyor.node('topic:page-views')).toContainText('48 partitions')
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:clicks')).toBeVisible()
})

test('walks along the edges and moves with the arrow keys', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('producer:checkout').click()
  await surveyor.node('producer:checkout').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByLabel('Name of the topic')).toHaveValue('orders')
  await expect(surveyor.node('topic:orders')).toBeFocused()
  const before = (await surveyor.node('topic:orders').boundingBox())?.x ?? 0
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(async () => (await surveyor.node('topic:orders').boundingBox())?.x)
    .toBeGreaterThan(before)
})

test('finds a node from the palette and opens the outline', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('ledger')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name of the consumer group')).toHaveValue('ledger')
  await page.keyboard.press('o')
  const outline = page.getByRole('region', { name: 'Outline of the drawing' })
  await outline.getByRole('treeitem', { name: /payments-api/ }).click()
  await expect(page.getByLabel('Name of the producer')).toHaveValue('payments-api')
})

test('walks the outline by keyboard: type to find, open to see the lines, Enter to show, Delete to remove', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('button', { name: 'Outline', exact: true }).click()
  const tree = page.getByRole('tree', { name: 'Nodes and their lines' })
  await expect(tree).toBeFocused()
  await page.keyboard.type('billing')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name of the consumer group')).toHaveValue('billing')
  const billing = tree.getByRole('treeitem', { name: /^Consumer group billing/ })
  await expect(billing).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(billing).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowRight')
  const line = tree.getByRole('treeitem', { name: /^reads orders, .*may repeat/ })
  await expect(line).toHaveAttribute('aria-level', '3')
  await page.keyboard.press('Delete')
  await expect(line).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(line).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tree).toHaveCount(0)
})

test('draws a large design as an overview from afar, where nodes can be picked and moved', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const topics = Array.from({ length: 400 }, (_, at) => `  - name: topic-${at}`).join('\n')
  const positions = Array.from(
    { length: 400 },
    (_, at) => `    'topic:topic-${at}': [${(at % 20) * 320}, ${Math.floor(at / 20) * 180}]`,
  ).join('\n')
  await surveyor.openText(
    `surveyor: 1\nname: Large\ncluster: { kafkaVersion: "4.3", brokers: 3, environment: development }\ntopics:\n${topics}\nlayout:\n  positions:\n${positions}\n`,
  )
  await expect(page.getByTestId('overview')).toBeVisible()
  await expect(surveyor.nodes).toHaveCount(0)
  const canvas = page.getByRole('main', { name: 'Drawing' })
  const area = await canvas.boundingBox()
  if (!area) throw new Error('no canvas')
  // The drawing is fitted, so its middle lies in the middle of the canvas; a node is near.
  let found = false
  for (let at = 0; at < 48 && !found; at += 1) {
    const [dx, dy] = [(at % 12) * 4 - 24, Math.floor(at / 12) * 6]
    await page.mouse.click(area.x + area.width / 2 + dx, area.y + area.height / 2 + dy)
    found = await page.getByLabel('Name of the topic').isVisible()
  }
  expect(found).toBe(true)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('topic-123')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('overview')).toHaveCount(0)
  await expect(surveyor.node('topic:topic-123')).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('a locked node is neither moved nor deleted until it is unlocked', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const orders = surveyor.node('topic:orders')
  await orders.click()
  await page.keyboard.press('Control+Shift+l')
  await expect(orders.getByTestId('lock')).toBeVisible()
  const before = await surveyor.positions()
  await orders.click()
  await page.keyboard.press('ArrowDown')
  await surveyor.drag('topic:orders', 60, 90)
  await page.keyboard.press('Shift+a')
  expect((await surveyor.positions()).filter((position) => position.startsWith('topic:orders '))).toEqual(
    before.filter((position) => position.startsWith('topic:orders ')),
  )
  await orders.click()
  await page.keyboard.press('Delete')
  await expect(page.getByTestId('notice')).toContainText('orders is locked and stays.')
  await expect(orders).toBeVisible()
  expect(await surveyor.exportYaml()).toContain("locked: ['topic:orders']")
  await page.getByRole('button', { name: 'Unlock' }).last().click()
  await expect(orders.getByTestId('lock')).toHaveCount(0)
  await orders.click()
  await page.keyboard.press('Delete')
  await expect(orders).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(orders).toHaveClass(/selected/)
  expect(surveyor.faults).toEqual([])
})

test('the drawing goes from top to bottom, as one step, and its arrows with it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('from top to bottom')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Undo: Arrange from top to bottom/ })).toBeVisible()
  const topOf = async (id: string) => (await surveyor.node(id).boundingBox())?.y ?? 0
  await expect.poll(async () => (await topOf('topic:orders')) > (await topOf('producer:checkout'))).toBe(true)
  expect(await topOf('consumerGroup:billing')).toBeGreaterThan(await topOf('topic:orders'))
  await surveyor.node('producer:checkout').click()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(surveyor.node('topic:orders')).toBeFocused()
  expect(await surveyor.exportYaml()).toContain('direction: down')
  await page.keyboard.press('Control+z')
  expect(await topOf('topic:orders')).toBeLessThan((await topOf('producer:checkout')) + 60)
  expect(surveyor.faults).toEqual([])
})
