import { expect, type Locator, test } from '@playwright/test'
import { parseDesign } from '@/core/document/parse-document'
import { SurveyorPage } from './support/surveyor-page'

/** The panels around the drawing: their sizes, and what is done about a finding without fixing it. */

async function sizeOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('not on the screen')
  return box
}

test('panels can be resized and folded, and stay so after a reload', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const panel = page.getByRole('tabpanel', { name: /Findings/ })
  const { x, y, width, height } = await sizeOf(inspector)
  const { height: below } = await sizeOf(panel)
  await page.mouse.move(x - 0.5, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x - 90, y + height / 2, { steps: 6 })
  await page.mouse.up()
  await expect.poll(async () => (await sizeOf(inspector)).width).toBeGreaterThan(width + 60)
  const { width: wider } = await sizeOf(inspector)

  const tabs = await sizeOf(page.getByRole('tablist', { name: 'Panels' }))
  await page.mouse.move(400, tabs.y - 0.5)
  await page.mouse.down()
  await page.mouse.move(400, tabs.y - 80, { steps: 6 })
  await page.mouse.up()
  await expect.poll(async () => (await sizeOf(panel)).height).toBeGreaterThan(below + 50)
  const { height: higher } = await sizeOf(panel)

  await page.reload()
  await expect.poll(async () => Math.round((await sizeOf(inspector)).width)).toBe(Math.round(wider))
  await expect.poll(async () => Math.round((await sizeOf(panel)).height)).toBe(Math.round(higher))

  await page.getByRole('button', { name: 'Fold the panel' }).click()
  await expect(panel).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Unfold the panel' })).toBeVisible()
  await expect(panel).toHaveCount(0)
  await page.getByRole('tab', { name: /^Findings/ }).click()
  await expect.poll(async () => Math.round((await sizeOf(panel)).height)).toBe(Math.round(higher))
  expect(surveyor.faults).toEqual([])
})

test('a separator is moved by keyboard, double click and touch, within its bounds', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, hasTouch: true })
  const page = await context.newPage()
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const separator = page.getByRole('separator', { name: 'Width of the inspector' })
  const width = async () => (await sizeOf(inspector)).width
  const atFirst = await width()

  await separator.focus()
  await page.keyboard.press('ArrowLeft')
  expect(await width()).toBe(atFirst + 10)
  await page.keyboard.press('End')
  expect(await width()).toBe(560)
  await page.keyboard.press('Home')
  expect(await width()).toBe(260)
  await expect(separator).toHaveAttribute('aria-valuenow', '260')

  const { x, y, height } = await sizeOf(inspector)
  await page.mouse.dblclick(x - 0.5, y + height / 2)
  expect(await width()).toBe(atFirst)

  const edge = (await sizeOf(inspector)).x
  const touch = await context.newCDPSession(page)
  const at = (left: number) => [{ x: left, y: y + height / 2 }]
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(edge - 3) })
  for (const moved of [20, 40, 63]) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(edge - moved) })
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect.poll(width).toBe(atFirst + 60)

  const rows = page.getByRole('separator', { name: 'Height of the panel' })
  await rows.focus()
  await page.keyboard.press('End')
  const drawing = page.getByRole('main', { name: 'Drawing' })
  expect((await sizeOf(drawing)).height).toBe(160)
  await expect(rows).toHaveAttribute('aria-valuenow', (await rows.getAttribute('aria-valuemax')) ?? 'none')
  await page.setViewportSize({ width: 1024, height: 700 })
  expect((await sizeOf(drawing)).height).toBe(160)
  expect(await width()).toBe(atFirst + 60)
  expect(surveyor.faults).toEqual([])
  await context.close()
})

test('a finding is accepted with a reason, which the document keeps, and can be opened again', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const first = surveyor.findings.first()
  await first.click()
  const open = Number(await first.getAttribute('aria-setsize'))
  const message = (await first.locator('[title]').getAttribute('title')) ?? ''
  await page.getByRole('button', { name: /^Accept with a reason/ }).click()
  await expect(page.getByRole('button', { name: 'Accept', exact: true })).toBeDisabled()
  await page.getByLabel('Why it is fine here').fill('The other side does this: "as agreed"')
  await page.keyboard.press('Enter')
  await expect(first).toHaveAttribute('aria-setsize', String(open - 1))
  await expect(surveyor.findings.filter({ hasText: message })).toHaveCount(0)

  const kept = parseDesign(await surveyor.exportYaml())
  const reasons = kept.ok ? kept.value.suppressions?.map(({ reason }) => reason) : []
  expect(reasons).toContain('The other side does this: "as agreed"')

  await expect(surveyor.saved).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: /^Accepted/ }).click()
  await surveyor.findings.filter({ hasText: message }).click()
  const accepted = page.getByRole('article', { name: 'The accepted finding' })
  await expect(accepted).toContainText('The other side does this: "as agreed"')
  await accepted.getByRole('button', { name: 'Reopen' }).click()
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await expect(first).toHaveAttribute('aria-setsize', String(open))
  await page.keyboard.press('Control+z')
  await expect(first).toHaveAttribute('aria-setsize', String(open - 1))
  expect(surveyor.faults).toEqual([])
})

test('at 200 % what an export is taken with can be reached', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 })
  const surveyor = new SurveyorPage(page)
  await page.goto('./')
  await expect(page.getByRole('tab', { name: /Checklist/ })).toBeVisible()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  for (const name of ['Copy', 'Download']) {
    const button = dialog.getByRole('button', { name, exact: true }).first()
    await button.scrollIntoViewIfNeeded()
    const box = await button.boundingBox()
    const own = await dialog.boundingBox()
    expect(box && own && box.y + box.height <= own.y + own.height, name).toBe(true)
    await button.click({ trial: true })
  }
  expect(surveyor.faults).toEqual([])
})
