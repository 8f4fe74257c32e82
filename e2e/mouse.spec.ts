import { expect, type Locator, test } from '@playwright/test'
import { parseDesign } from '@/core/document/parse-document'
import { SurveyorPage } from './support/surveyor-page'

/** What a hand on the mouse does with a canvas, beyond clicking. */

async function placeOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('not on the screen')
  return box
}

test('a line let go over empty ground offers what makes sense there, joined to where it began', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const handle = await placeOf(surveyor.node('topic:payments').locator('.react-flow__handle-right.source'))
  const ledger = await placeOf(surveyor.node('consumerGroup:ledger'))
  const analytics = await placeOf(surveyor.node('consumerGroup:analytics'))
  const gap = { x: ledger.x + 40, y: (ledger.y + ledger.height + analytics.y) / 2 }
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
  await page.mouse.down()
  await page.mouse.move(gap.x - 60, gap.y, { steps: 6 })
  await page.mouse.move(gap.x, gap.y, { steps: 4 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'New group here' }).click()
  await expect(surveyor.nodes).toHaveCount(12)
  await expect(surveyor.edges).toHaveCount(9)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('group', { name: /^group reads payments/ })).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(surveyor.nodes).toHaveCount(11)
  expect(surveyor.faults).toEqual([])
})

test('a drag with Shift over the ground selects what it holds, and no text of the page', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.findings.first().click()
  const from = await placeOf(surveyor.node('producer:checkout'))
  const to = await placeOf(surveyor.node('topic:payments'))
  await page.keyboard.down('Shift')
  await page.mouse.move(from.x - 12, from.y - 36)
  await page.mouse.down()
  await page.mouse.move(to.x + 40, to.y + 20, { steps: 5 })
  await page.mouse.move(to.x + to.width + 12, to.y + to.height + 12, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.getByRole('heading', { name: /^4 nodes and \d lines? selected$/ })).toBeVisible()
  expect(await page.evaluate(() => String(getSelection()))).toBe('')
  expect(surveyor.faults).toEqual([])
})

test('snapping is turned on from the menu of the ground, and puts what is moved on the grid', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const clicks = await placeOf(surveyor.node('topic:clicks'))
  await page.mouse.click(clicks.x + 40, clicks.y + clicks.height + 20, { button: 'right' })
  await page.getByRole('menu', { name: 'The drawing' }).getByRole('menuitem', { name: /snap/i }).click()
  await surveyor.drag('topic:clicks', 31, 17)
  await expect(page.getByRole('button', { name: /^Undo: Move/ })).toBeVisible()
  const text = await surveyor.exportYaml()
  const design = parseDesign(text)
  const [x, y] = (design.ok && design.value.layout?.positions?.['topic:clicks']) || [1, 1]
  expect([x % 20, y % 20]).toEqual([0, 0])
  expect(surveyor.faults).toEqual([])
})

test('the menu of a node does to it what it says; of the ground it adds where it was asked for', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:clicks').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(surveyor.nodes).toHaveCount(12)
  await page.keyboard.press('Control+z')
  await expect(surveyor.nodes).toHaveCount(11)

  const tracker = await placeOf(surveyor.node('producer:web-tracker'))
  const at = { x: tracker.x + tracker.width / 2, y: tracker.y + tracker.height + 75 }
  await page.mouse.click(at.x, at.y, { button: 'right' })
  await page.getByRole('menuitem', { name: 'Add a group here' }).click()
  const added = await placeOf(surveyor.node('consumerGroup:group'))
  expect(
    Math.abs(added.x + added.width / 2 - at.x) + Math.abs(added.y + added.height / 2 - at.y),
  ).toBeLessThan(40)

  await surveyor.node('producer:checkout').focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu', { name: 'The selected node' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('a drawing that is too small to read shows its names, large, and no rates', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const name = surveyor.node('topic:orders').getByText('orders', { exact: true })
  const heightOf = async () => (await placeOf(name)).height
  await expect(surveyor.node('topic:orders').getByText('RF 3')).toBeVisible()
  const before = await heightOf()
  await page.keyboard.press('-')
  await page.keyboard.press('-')
  await expect(surveyor.node('topic:orders').getByText('RF 3')).toBeHidden()
  await expect(page.locator('.edge-label').first()).toBeHidden()
  await expect(name).toBeVisible()
  expect(await heightOf()).toBeGreaterThan(before * 0.8)
  await page.keyboard.press('0')
  await expect(surveyor.node('topic:orders').getByText('RF 3')).toBeVisible()
})
