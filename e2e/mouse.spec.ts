import { expect, type Page, test } from '@playwright/test'
import { parseDesign } from '@/core/document/parse-document'
import { boxOf } from './support/boxes'
import { SurveyorPage } from './support/surveyor-page'

/** What a hand on the mouse does with a canvas, beyond clicking. */

test('a line let go over empty ground offers what makes sense there, joined to where it began', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const handle = await boxOf(surveyor.node('topic:payments').locator('.react-flow__handle-right.source'))
  const ledger = await boxOf(surveyor.node('consumerGroup:ledger'))
  const analytics = await boxOf(surveyor.node('consumerGroup:analytics'))
  const gap = { x: ledger.x + 40, y: (ledger.y + ledger.height + analytics.y) / 2 }
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
  await page.mouse.down()
  await page.mouse.move(gap.x - 60, gap.y, { steps: 6 })
  await page.mouse.move(gap.x, gap.y, { steps: 4 })
  await page.mouse.up()
  await page.getByRole('menuitem', { name: 'New consumer group here' }).click()
  await expect(surveyor.nodes).toHaveCount(13)
  await expect(surveyor.edges).toHaveCount(10)
  await page.keyboard.type('payouts')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: /^payouts reads payments/ })).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(surveyor.nodes).toHaveCount(12)
  expect(surveyor.faults).toEqual([])
})

test('a drag with Shift over the ground selects what it holds, and no text of the page', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.findings.first().click()
  const from = await boxOf(surveyor.node('producer:checkout'))
  const to = await boxOf(surveyor.node('topic:payments'))
  await page.keyboard.down('Shift')
  await page.mouse.move(from.x - 12, from.y - 36)
  await page.mouse.down()
  await page.mouse.move(to.x + 40, to.y + 20, { steps: 5 })
  await page.mouse.move(to.x + to.width + 12, to.y + to.height + 12, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.getByRole('heading', { name: /^4 nodes and \d edges? selected$/ })).toBeVisible()
  expect(await page.evaluate(() => String(getSelection()))).toBe('')
  expect(surveyor.faults).toEqual([])
})

test('snapping is turned on from the menu of the ground, and puts what is moved on the grid', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const clicks = await boxOf(surveyor.node('topic:clicks'))
  await page.mouse.click(clicks.x + 40, clicks.y + clicks.height + 20, { button: 'right' })
  const snap = page.getByRole('menuitemcheckbox', { name: 'Snap to the grid' })
  await expect(snap).not.toBeChecked()
  await snap.click()
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
  await expect(surveyor.nodes).toHaveCount(13)
  await page.keyboard.press('Control+z')
  await expect(surveyor.nodes).toHaveCount(12)

  const shipments = await boxOf(surveyor.node('topic:shipments'))
  const at = { x: shipments.x + shipments.width / 2, y: shipments.y + shipments.height + 75 }
  await page.mouse.click(at.x, at.y, { button: 'right' })
  await page.getByRole('menuitem', { name: 'Add a consumer group here' }).click()
  const added = await boxOf(surveyor.node('consumerGroup:group'))
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
  const heightOf = async () => (await boxOf(name)).height
  const partitions = surveyor.node('topic:orders').getByText('16 partitions')
  await expect(partitions).toBeVisible()
  await expect(surveyor.node('topic:orders').getByText('RF 3')).toBeHidden()
  const before = await heightOf()
  await page.keyboard.press('-')
  await page.keyboard.press('-')
  await expect(partitions).toBeHidden()
  await expect(page.locator('.edge-label').first()).toBeHidden()
  await expect(name).toBeVisible()
  expect(await heightOf()).toBeGreaterThan(before * 0.65)
  await page.keyboard.press('0')
  await expect(surveyor.node('topic:orders').getByText('RF 3')).toBeVisible()
})

const undoButton = (page: Page) => page.getByRole('button', { name: /^Undo/ })

test('each drag is one step, and one back to where it began is none', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const before = await surveyor.positions()
  await surveyor.drag('topic:orders', 40, 60)
  await surveyor.drag('topic:payments', -30, 50)
  await expect(undoButton(page)).toHaveAccessibleName(/^Undo: Move payments/)
  await page.keyboard.press('Control+z')
  await expect(undoButton(page)).toHaveAccessibleName(/^Undo: Move orders/)
  await page.keyboard.press('Control+z')
  await expect.poll(() => surveyor.positions()).toEqual(before)
  await expect(undoButton(page)).toBeDisabled()

  const { x, y } = await boxOf(surveyor.node('topic:orders'))
  await page.mouse.move(x + 30, y + 20)
  await page.mouse.down()
  await page.mouse.move(x + 33, y + 20)
  await page.mouse.move(x + 120, y + 90, { steps: 5 })
  await expect.poll(() => surveyor.positions()).not.toEqual(before)
  await page.mouse.move(x + 33, y + 20, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => surveyor.positions()).toEqual(before)
  await expect(undoButton(page)).toBeDisabled()
  expect(surveyor.faults).toEqual([])
})

test('what changes in another tab during a drag leaves the node in the hand', async ({ page, context }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await expect(surveyor.saved).toBeVisible()
  const other = new SurveyorPage(await context.newPage())
  await other.open()
  await page.bringToFront()
  const { x, y } = await boxOf(surveyor.node('topic:orders'))
  await page.mouse.move(x + 30, y + 20)
  await page.mouse.down()
  await page.mouse.move(x + 33, y + 20)
  await page.mouse.move(x + 60, y + 80, { steps: 5 })
  await other.node('topic:clicks').click()
  await other.page.keyboard.press('Delete')
  await expect(surveyor.nodes).toHaveCount(11)
  const held = await boxOf(surveyor.node('topic:orders'))
  // What is dragged may come to lie on a line that is near.
  expect(Math.hypot(held.x - x - 27, held.y - y - 60)).toBeLessThan(8)
  await page.mouse.move(x + 60, y + 100, { steps: 3 })
  await page.mouse.up()
  await expect(undoButton(page)).toHaveAccessibleName(/^Undo: Move orders/)
  const dropped = await boxOf(surveyor.node('topic:orders'))
  expect(Math.hypot(dropped.x - x - 27, dropped.y - y - 80)).toBeLessThan(8)
  await expect(surveyor.nodes).toHaveCount(11)
  expect([...surveyor.faults, ...other.faults]).toEqual([])
})

test('a node dragged out of the palette stands where it was let go', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const from = await boxOf(page.getByRole('button', { name: 'Group', exact: true }))
  const shipments = await boxOf(surveyor.node('topic:shipments'))
  const to = { x: shipments.x + shipments.width / 2, y: shipments.y + shipments.height + 75 }
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x - 80, to.y, { steps: 5 })
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await page.mouse.up()
  const added = await boxOf(surveyor.node('consumerGroup:group'))
  expect(Math.abs(added.x + added.width / 2 - to.x)).toBeLessThan(20)
  expect(Math.abs(added.y + added.height / 2 - to.y)).toBeLessThan(20)
  expect(surveyor.faults).toEqual([])
})

test('what is added beyond the border comes into view, and the view moves no farther than that', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const before = await boxOf(surveyor.node('topic:orders'))
  const from = await boxOf(page.getByRole('button', { name: 'Topic', exact: true }))
  const top = await boxOf(page.getByRole('main', { name: 'Drawing' }))
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(before.x + 40, top.y + 30, { steps: 5 })
  await page.mouse.move(before.x + 50, top.y + 10, { steps: 5 })
  await page.mouse.up()
  await expect(surveyor.node('topic:topic')).toBeInViewport({ ratio: 0.99 })
  await expect
    .poll(async () => (await boxOf(surveyor.node('topic:topic'))).y - top.y)
    .toBeGreaterThanOrEqual(20)
  const after = await boxOf(surveyor.node('topic:orders'))
  expect(after.x).toBe(before.x)
  expect(after.y - before.y).toBeLessThan(200)
  expect(surveyor.faults).toEqual([])
})

test('what is selected can be aligned, as one step', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.drag('topic:orders', 35, 0)
  await surveyor.node('topic:payments').click({ modifiers: ['Shift'] })
  await expect(page.getByRole('heading', { name: '2 nodes selected' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('align left')
  await page.keyboard.press('Enter')
  const left = async (id: string) => Math.round((await boxOf(surveyor.node(id))).x)
  await expect.poll(async () => (await left('topic:orders')) - (await left('topic:payments'))).toBe(0)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await left('topic:orders')) - (await left('topic:payments'))).not.toBe(0)
  expect(surveyor.faults).toEqual([])
})

test('the key beside an item of a menu runs it, and what is typed next is the name', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const ground = await page.getByRole('main', { name: 'Drawing' }).boundingBox()
  if (!ground) throw new Error('not on the screen')
  await page.mouse.dblclick(ground.x + ground.width - 150, ground.y + ground.height / 2)
  await expect(page.getByRole('menu', { name: 'What should be here' })).toBeVisible()
  await page.keyboard.press('t')
  await page.keyboard.type('tap')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('topic:tap')).toBeFocused()
  await expect(page.getByRole('menu')).toHaveCount(0)

  await surveyor.node('topic:clicks').click({ button: 'right' })
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('F2')
  await expect(page.getByLabel('New name of clicks')).toBeFocused()
  await page.keyboard.press('Escape')
  await surveyor.node('topic:tap').click({ button: 'right' })
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(surveyor.node('topic:tap')).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('the number of an edge is the edge: a double click edits it, a right click is its menu', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  for (const words of ['dead letters 0.1 %', '7.5 k/s']) {
    const label = await page.locator('.edge-label', { hasText: words }).first().boundingBox()
    if (!label) throw new Error('not on the screen')
    const at = [label.x + label.width / 2, label.y + label.height / 2] as const
    await page.mouse.dblclick(...at)
    await expect(
      page.getByLabel(/^(Share of records|Records per second, on average and at peak): /),
    ).toBeFocused()
    await page.keyboard.press('Escape')
    await page.mouse.click(...at, { button: 'right' })
    await expect(page.getByRole('menu', { name: 'The selected edge' })).toBeVisible()
    await page.keyboard.press('Escape')
  }
  expect(surveyor.faults).toEqual([])
})

test('a double click on a badge or a handle renames nothing, and the minimap has no menu', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('consumerGroup:billing').locator('[data-severity]').first().dblclick()
  await expect(page.locator('[data-name-field]')).toHaveCount(0)
  await surveyor.node('topic:orders').locator('.react-flow__handle-right').first().dblclick()
  await expect(page.locator('[data-name-field]')).toHaveCount(0)
  await page.getByRole('img', { name: 'Minimap' }).click({ button: 'right' })
  await expect(page.getByRole('menu')).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('what is pasted while a list of choices or a box has the focus comes to the drawing', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:orders').click()
  await page.getByLabel('Strategy').focus()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'alpha-1\nbeta-2')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(page.getByRole('button', { name: /^Undo: Paste/ })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})
