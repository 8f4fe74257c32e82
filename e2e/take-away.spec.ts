import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'yaml'
import { SurveyorPage } from './support/surveyor-page'

/** What a person takes away is what was drawn: one file, all of a format, all there is. */

async function openExport(page: Page): Promise<SurveyorPage> {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('navigation', { name: 'Formats' })).toBeVisible()
  return surveyor
}

async function download(page: Page, button: string | RegExp): Promise<{ name: string; bytes: Uint8Array }> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click(),
  ])
  return { name: saved.suggestedFilename(), bytes: new Uint8Array(readFileSync(await saved.path())) }
}

test('one file is saved as it is shown', async ({ page }) => {
  const surveyor = await openExport(page)
  const { name, bytes } = await download(page, 'Download')
  expect(name).toBe('create-topics.sh')
  const script = strFromU8(bytes)
  for (const topic of ['orders', 'payments', 'clicks', 'orders.dlq', 'shipments'])
    expect(script).toContain(`--topic '${topic}'`)
  expect(script).toMatch(/^#!\/usr\/bin\/env bash\n/)
  expect(surveyor.faults).toEqual([])
})

test('a format is found by typing, taken by arrows and Enter, and comes first the next time', async ({
  page,
}) => {
  const surveyor = await openExport(page)
  const find = page.getByRole('searchbox', { name: 'Find a format' })
  await find.fill('no such thing')
  await expect(page.getByText('No format is found by “no such thing”.')).toBeVisible()
  await find.fill('go')
  await find.press('ArrowDown')
  const formats = page.getByRole('navigation', { name: 'Formats' })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(find).toBeFocused()
  await find.fill('micro')
  await expect(formats.getByRole('button', { name: 'Micronaut' })).toHaveAccessibleDescription(
    'For developers of Micronaut.',
  )
  await find.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('micronaut:').first()).toBeVisible()

  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+e')
  await expect(formats.getByRole('heading').first()).toHaveText('Last used')
  await expect(formats.locator('button[data-format]').first()).toHaveText(/^Micronaut/)
  await expect(formats.getByRole('button', { name: 'Micronaut' })).toHaveAttribute('aria-current', 'true')
  expect(surveyor.faults).toEqual([])
})

test('all files of a format, and everything, are saved as a zip', async ({ page }) => {
  const surveyor = await openExport(page)
  await page.getByRole('button', { name: 'Producer properties' }).click()
  const producers = unzipSync((await download(page, /^Download all \(4\)$/)).bytes)
  expect(Object.keys(producers)).toHaveLength(4)
  expect(strFromU8(Object.values(producers)[0] ?? new Uint8Array())).toContain('enable.idempotence=true')

  const everything = await download(page, 'Download everything')
  expect(everything.name).toBe('Orders-platform.zip')
  const files = unzipSync(everything.bytes)
  const yaml = Object.keys(files).find((path) => path.startsWith('surveyor-yaml/'))
  expect(parse(strFromU8(files[yaml ?? ''] ?? new Uint8Array()))).toMatchObject({
    surveyor: 1,
    name: 'Orders platform',
  })
  expect(Object.keys(files).filter((path) => path.startsWith('consumer-properties/'))).toHaveLength(4)
  expect(surveyor.faults).toEqual([])
})

test('a design saved as a file opens again as the same drawing', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
  const text = readFileSync(await saved.path(), 'utf8')
  // The findings come after the drawing.
  await expect.poll(async () => (await surveyor.analysis()).findings.length).toBeGreaterThan(0)
  const before = await surveyor.analysis()
  await surveyor.startEmpty()
  await surveyor.openFile(saved.suggestedFilename(), text)
  await expect(surveyor.nodes).toHaveCount(12)
  await expect.poll(() => surveyor.analysis()).toEqual(before)
  expect(surveyor.faults).toEqual([])
})

test('a text that places nothing opens arranged, all of it in view, and stays so after a reload', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(`surveyor: 1
name: By hand
cluster: { kafkaVersion: "4.3", brokers: 3, environment: development }
producers:
  - { name: shop, produces: [{ topic: sales }] }
topics:
  - name: sales
  - name: refunds
consumerGroups:
  - { name: report, consumes: [{ topic: sales }, { topic: refunds }] }
`)
  await expect(page.getByLabel('Name of the design')).toHaveValue('By hand')
  const expectArranged = async () => {
    await expect(surveyor.nodes).toHaveCount(4)
    for (const node of await surveyor.nodes.all()) await expect(node).toBeInViewport({ ratio: 0.99 })
    const left = async (id: string) => (await surveyor.node(id).boundingBox())?.x ?? 0
    expect(await left('producer:shop')).toBeLessThan(await left('topic:sales'))
    expect(await left('topic:sales')).toBeLessThan(await left('consumerGroup:report'))
  }
  await expectArranged()
  await expect(surveyor.saved).toBeVisible()
  await page.reload()
  await expectArranged()
  expect(surveyor.faults).toEqual([])
})

test('a format is found, chosen, set up and downloaded by keys alone, a few of them', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const focused = (name: string | RegExp) => expect(dialog.getByRole('button', { name })).toBeFocused()
  await expect(dialog.getByRole('button', { name: 'Show what is refused' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('strimzi, the')
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Controllers')).toBeVisible()
  // One stop for the formats, two for what takes more than one of them, and the options follow.
  await page.keyboard.press('Tab')
  await focused(/^Strimzi, the cluster/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(dialog.getByLabel('API version')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(dialog.getByLabel('Kafka resource')).toBeFocused()
  await page.keyboard.type('north')
  await expect(dialog.getByLabel(/^Preview of /)).toContainText('name: north')
  await page.keyboard.press('Tab')
  await expect(dialog.getByLabel('Controllers')).toBeFocused()
  await expect(dialog.getByLabel('Controllers')).toHaveAccessibleDescription(/inside the brokers/)
  await expect(dialog.getByText(/inside the brokers/)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByLabel('Controllers')).not.toHaveValue('separate')

  await dialog.getByLabel('Find a format').press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await focused(/^AsyncAPI/)
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('File')).toBeVisible()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowUp')
  await expect(dialog.getByLabel('Find a format')).toBeFocused()
  await dialog.getByRole('button', { name: 'Download', exact: true }).focus()
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(file.suggestedFilename()).toMatch(/\.yaml$/)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})
