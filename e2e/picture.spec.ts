import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** A picture of the drawing is saved and copied, shows what it should, and is the design again when it is opened. */

async function saved(page: Page, format: 'PNG' | 'SVG'): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Save ${format}` }).click(),
  ])
  return readFile(await download.path())
}

async function openPicture(surveyor: SurveyorPage, name: string, bytes: Buffer): Promise<void> {
  await surveyor.page.keyboard.press('Control+o')
  const mimeType = name.endsWith('.png') ? 'image/png' : 'image/svg+xml'
  await surveyor.page.getByTestId('file-picker').setInputFiles({ name, mimeType, buffer: bytes })
}

for (const format of ['PNG', 'SVG'] as const) {
  test(`a ${format} of the drawing opens as the design`, async ({ page }) => {
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    const before = await surveyor.positions()
    await page.keyboard.press('Control+Shift+e')
    await expect(page.getByRole('img', { name: 'The drawing as it will be saved' })).toBeVisible()
    const picture = await saved(page, format)
    await page.keyboard.press('Escape')
    await surveyor.startEmpty()
    await openPicture(surveyor, `orders.${format.toLowerCase()}`, picture)
    await expect(surveyor.node('topic:orders')).toBeVisible()
    await expect(page.getByLabel('Name of the design')).toHaveValue('Orders platform')
    expect(await surveyor.positions()).toEqual(before)
    expect(surveyor.faults).toEqual([])
  })
}

test('a picture shows what is selected, in either theme, with or without its ground', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:orders').click()
  await surveyor.node('consumerGroup:fulfilment').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+Shift+e')
  await expect(page.getByRole('radio', { name: 'What is selected: 2 items' })).toBeChecked()
  await page.getByRole('radio', { name: 'Light' }).check()
  const light = (await saved(page, 'SVG')).toString()
  expect(light).toContain('>fulfilment<')
  expect(light).not.toContain('>billing<')
  expect(light).toContain('fill="#f6f5f1"')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.getByRole('checkbox', { name: 'Background' }).uncheck()
  const dark = (await saved(page, 'SVG')).toString()
  expect(dark).toContain('fill="#191f1c"')
  expect(dark).not.toMatch(/fill="#(f6f5f1|111513)"/)
  await page.keyboard.press('Escape')
  await openPicture(surveyor, 'two.svg', Buffer.from(dark))
  await expect(surveyor.nodes).toHaveCount(2)
  expect(surveyor.faults).toEqual([])
})

test('a copied picture is pasted as its design, and one that holds none is said to be so', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:orders').click()
  await page.keyboard.press('Shift+Alt+C')
  await expect(page.getByTestId('notice')).toContainText('The picture is copied')
  await page.keyboard.press('Control+v')
  await expect(surveyor.node('topic:orders-2')).toBeVisible()
  await openPicture(surveyor, 'cat.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  await expect(page.getByRole('alert')).toContainText('“cat.svg” is a picture that holds no design')
  expect(surveyor.faults).toEqual([])
})
