import { expect, type Locator, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** What is taken back while something is dragged, and what a selected area lights. */

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

const sizeOf = async (locator: Locator) => {
  const box = await locator.boundingBox()
  return box && [Math.round(box.width), Math.round(box.height)]
}

test('undo during a drag gives up the drag of a node, an area or its corner, and no step before it', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await surveyor.node('topic:orders').click()
  await page.keyboard.press('a')
  await expect(page.getByLabel('Title of the area')).toBeFocused()
  await page.keyboard.type('Mine')
  await page.keyboard.press('Enter')
  const area = page.locator('.react-flow__node[data-id="area:area-1"]')
  await expect(area).toContainText('Mine')
  const before = await surveyor.positions()
  const size = await sizeOf(area)
  for (const what of [
    surveyor.node('topic:payments'),
    area.getByText('Mine'),
    area.locator('.cursor-nwse-resize'),
  ]) {
    const { x, y } = await middleOf(what)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 30, y + 40, { steps: 4 })
    await page.mouse.move(x + 60, y + 80, { steps: 4 })
    await page.keyboard.press('Control+z')
    await page.mouse.move(x + 70, y + 90, { steps: 2 })
    await page.mouse.up()
    await expect(area).toContainText('Mine')
    expect(await surveyor.positions()).toEqual(before)
    expect(await sizeOf(area)).toEqual(size)
    await area.getByText('Mine').click()
  }
  await page.keyboard.press('Control+z')
  await expect(area).not.toContainText('Mine')
  expect(surveyor.faults).toEqual([])
})

test('what stands in a selected area is lit with it, whatever the pointer is on', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await surveyor.node('topic:orders').click()
  await page.keyboard.press('a')
  await page.keyboard.type('Mine')
  await page.keyboard.press('Enter')
  await page.locator('.react-flow__node[data-id="area:area-1"]').getByText('Mine').click()
  await surveyor.node('topic:clicks').hover()
  await expect(page.locator('[data-lit]')).toHaveCount(1)
  const ink = (id: string) =>
    surveyor
      .node(id)
      .locator('> div')
      .first()
      .evaluate((it) => getComputedStyle(it).color)
  expect(await ink('topic:orders')).toBe(await ink('topic:clicks'))
  expect(await ink('topic:payments')).not.toBe(await ink('topic:clicks'))
})
