import { expect, test } from '@playwright/test'
import { boxOf } from './support/boxes'
import { SurveyorPage } from './support/surveyor-page'

/** Where the keyboard's focus goes on the canvas, and what stays in view. */

test('connecting by keyboard asks for the rate of the new edge, whatever dialog was open before', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await surveyor.node('producer:checkout').click()
  await page.keyboard.press('c')
  await expect(page.getByLabel('Name of the node')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(surveyor.node('producer:checkout')).toBeFocused()
  await page.keyboard.press('c')
  await page.getByLabel('Name of the node').fill('clicks')
  await page.keyboard.press('Enter')
  const line = page.getByRole('group', { name: /^checkout writes clicks/ })
  await expect(page.getByLabel('On average')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(line).toBeFocused()
  await expect(line).toHaveClass(/selected/)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('On average')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(surveyor.node('producer:checkout')).toBeFocused()
  expect(surveyor.faults).toEqual([])
})

test('the palette gives the focus back, or leads it to what it made', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await surveyor.node('topic:orders').click()
  const field = page.getByRole('combobox', { name: 'Find or do anything' })
  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(surveyor.node('topic:orders')).toBeFocused()
  await page.keyboard.press('Control+k')
  await field.fill('add a topic')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('New name of topic')).toBeFocused()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(surveyor.node('topic:topic')).toBeFocused()
  expect(surveyor.faults).toEqual([])
})

test('the focus goes with a copy, and on to a neighbour of what is deleted; Escape deselects', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const clicks = surveyor.node('topic:clicks')
  await clicks.click()
  await page.keyboard.press('Control+d')
  await expect(surveyor.node('topic:clicks-2')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(surveyor.nodes).toHaveCount(12)
  // The nearest to where the copy stood, which covers nothing and so may stand nearer to another.
  const neighbour = page.locator('.react-flow__node:focus')
  await expect(neighbour).toHaveCount(1)
  const id = await neighbour.getAttribute('data-id')
  const node = surveyor.node(id ?? '')
  await page.keyboard.press('Delete')
  await expect(surveyor.nodes).toHaveCount(12)
  await page.keyboard.press('Enter')
  await expect(node).toHaveClass(/selected/)
  await page.keyboard.press('Escape')
  await expect(node).not.toHaveClass(/selected/)
  await expect(node).toBeFocused()
  await page.keyboard.press('F2')
  await expect(page.getByLabel(/^New name of/)).toHaveCount(0)
  await page.keyboard.press('Enter')
  await page.keyboard.press('F2')
  await expect(page.getByLabel(`New name of ${id?.replace(/^[^:]+:/, '')}`)).toBeFocused()
  expect(surveyor.faults).toEqual([])
})

test('Tab leads out of the drawing while a scenario is shown on it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('tab', { name: 'What if' }).click()
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await surveyor.node('producer:checkout').focus()
  const seen: string[] = []
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press('Tab')
    seen.push(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300) ?? ''))
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(surveyor.faults).toEqual([])
})

test('Tab leads from part to part, and arrows lead on inside', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const focused = () =>
    page.evaluate(() => {
      const active = document.activeElement
      return (
        active?.getAttribute('data-id') ?? active?.getAttribute('aria-label') ?? active?.textContent ?? ''
      )
    })
  await page.getByLabel('Name of the design').focus()
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('Producer')
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe('Topic')
  await page.keyboard.press('Tab')
  await expect(surveyor.node('producer:checkout')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(surveyor.edge('checkout', 'orders')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(surveyor.node('topic:orders')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(surveyor.node('topic:payments')).toBeFocused()
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(0)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('Zoom out')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(surveyor.node('topic:payments')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  expect(await focused()).toBe('Topic')
  let presses = 0
  for (; presses < 14; presses += 1) {
    await page.keyboard.press('Tab')
    if (
      await page
        .getByRole('tree', { name: 'Findings' })
        .evaluate((tree) => tree.contains(document.activeElement))
    )
      break
  }
  expect(presses).toBeLessThan(14)
  expect(surveyor.faults).toEqual([])
})

test('showing in the drawing what is in view moves nothing, and else no more than needed', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const orders = surveyor.node('topic:orders')
  const before = await boxOf(orders)
  await surveyor.findings.filter({ hasText: 'payments-api cannot start' }).click()
  await page.getByRole('button', { name: 'Show in drawing' }).click()
  await expect(surveyor.node('producer:payments-api')).toHaveClass(/selected/)
  await page.waitForTimeout(300)
  expect(await boxOf(orders)).toEqual(before)
})

test('what was in view stays in view when the window becomes smaller', async ({ page }) => {
  await page.setViewportSize({ width: 2560, height: 1440 })
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.setViewportSize({ width: 1024, height: 700 })
  for (const id of ['producer:checkout', 'topic:orders.dlq', 'consumerGroup:analytics'])
    await expect(surveyor.node(id)).toBeInViewport({ ratio: 0.99 })
  await page.keyboard.press('0')
  const canvas = page.getByRole('main', { name: 'Drawing' })
  const fromMiddle = async () => {
    const area = await boxOf(canvas)
    const { x } = await boxOf(surveyor.node('topic:payments'))
    return Math.round(x - area.x - area.width / 2)
  }
  await page.waitForTimeout(300)
  const before = await fromMiddle()
  await page.setViewportSize({ width: 1200, height: 700 })
  await expect.poll(fromMiddle).toBe(before)
})

test('a line over what would refuse it looks refused, and says why where the notice will', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const from = await boxOf(surveyor.node('producer:checkout').locator('.react-flow__handle-right'))
  const to = await boxOf(surveyor.node('consumerGroup:ledger').locator('.react-flow__handle-left').first())
  await page.mouse.move(from.x + 4, from.y + 4)
  await page.mouse.down()
  await page.mouse.move(to.x - 60, to.y, { steps: 5 })
  const line = page.locator('.react-flow__connection-path')
  const colour = () => line.evaluate((path) => getComputedStyle(path).stroke)
  const free = await colour()
  await page.mouse.move(to.x + 4, to.y + 4, { steps: 5 })
  const sentence = page.locator('p', { hasText: 'Put a topic between them' })
  await expect(sentence).toBeVisible()
  await expect.poll(colour).not.toBe(free)
  const box = await boxOf(sentence)
  await page.mouse.up()
  await expect(page.getByTestId('notice')).toBeVisible()
  await expect(sentence).toHaveCount(1)
  const after = await boxOf(sentence)
  expect(Math.abs(after.x - box.x) + Math.abs(after.y - box.y)).toBeLessThan(4)
})

test('a dialog begins with what it asks, not with its way out', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await expect(dialog.getByRole('button', { name: /^An example/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  for (const key of ['Control+e', 'Control+Shift+s', '?']) {
    await page.keyboard.press(key)
    await expect(dialog).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Close' })).not.toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
  expect(surveyor.faults).toEqual([])
})

test('a letter after a click on Arrange, on undo or on the zoom is the drawing’s', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await surveyor.drag('topic:clicks', 30, -120)
  const zoomOf = () =>
    page.locator('.react-flow__viewport').evaluate((view) => (view as HTMLElement).style.transform)
  for (const name of [/^Arrange/, /^Undo: Arrange/, /^Zoom in/]) {
    await page.getByRole('button', { name }).first().click()
    // What was arranged is shown whole once that is done, which on a busy machine is after these keys.
    await expect(async () => {
      const whole = await zoomOf()
      await page.keyboard.press('+')
      await expect.poll(zoomOf, { message: String(name), timeout: 2_000 }).not.toBe(whole)
      const near = await zoomOf()
      await page.keyboard.press('f')
      await expect.poll(zoomOf, { message: String(name), timeout: 2_000 }).not.toBe(near)
    }).toPass()
  }
  await page.getByRole('button', { name: 'Zoom out' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Zoom out' })).toBeFocused()
  expect(surveyor.faults).toEqual([])
})

test('what to connect to has one row that is meant, by pointer as by key', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await surveyor.node('topic:clicks').click()
  await page.keyboard.press('c')
  const rows = page.getByRole('dialog').getByRole('listitem').getByRole('button')
  await expect(rows.nth(1)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true')
  await rows.nth(0).hover()
  await expect(rows.nth(0)).toHaveAttribute('aria-current', 'true')
  await expect(page.locator('[role=dialog] [aria-current=true]')).toHaveCount(1)
  expect(surveyor.faults).toEqual([])
})

test('Tab that is held stays in every dialog, and Escape gives the focus back', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const orders = surveyor.node('topic:orders')
  for (const keys of [
    'Control+o',
    'Control+k',
    '?',
    'Control+e',
    'Control+Shift+e',
    'Control+Shift+s',
    'c',
  ]) {
    await orders.click()
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible()
    const outside: string[] = []
    for (const key of [...Array(14).fill('Tab'), ...Array(14).fill('Shift+Tab')]) {
      await page.keyboard.press(key)
      const at = await page.evaluate(() => {
        const { activeElement } = document
        return activeElement?.closest('[role=dialog]') ? null : String(activeElement?.tagName)
      })
      if (at !== null) outside.push(`${keys} ${key} ${at}`)
    }
    expect(outside).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(orders).toBeFocused()
  }
  expect(surveyor.faults).toEqual([])
})
