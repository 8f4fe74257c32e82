import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** What a field does with what is typed into it, and what undo does with the field. */

const ONE_LINE = `surveyor: 1
name: One line
producers: [{ name: checkout, produces: [{ topic: orders }] }]
topics: [{ name: orders, partitions: auto, record: { averageBytes: 1000 } }]
layout: { positions: { 'producer:checkout': [0, 0], 'topic:orders': [300, 0] } }
`

test('every visit to a field is one step to undo', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(ONE_LINE)
  await surveyor.node('producer:checkout').click()
  const peak = page.getByLabel('At peak', { exact: true })
  for (const typed of ['120 MB/s', '50 k/s', '30 k/s']) {
    await peak.fill(typed)
    await page.getByRole('heading', { name: 'Delivery' }).click()
    await peak.blur()
  }
  await page.getByRole('heading', { name: 'Delivery' }).click()
  await expect(peak).toHaveValue('30,000')
  await page.keyboard.press('Control+z')
  await expect(peak).toHaveValue('50,000')
  await page.keyboard.press('Control+z')
  await expect(peak).toHaveValue('120,000')
  await page.keyboard.press('Control+z')
  await expect(peak).toHaveValue('')
  expect(surveyor.faults).toEqual([])
})

test('a rate is typed at the line between a producer and a topic', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(ONE_LINE)
  const peak = page.getByRole('textbox', { name: 'At peak' })
  // The view of a design that was just opened may still move.
  await expect(async () => {
    await surveyor.edge('checkout', 'orders').click({ force: true })
    await expect(peak).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await peak.fill('120 MB/s')
  await expect(surveyor.node('topic:orders')).toContainText('16 partitions')
  await surveyor.node('topic:orders').click()
  await page.getByRole('list', { name: 'Written by' }).getByRole('button', { name: 'checkout' }).click()
  await expect(page.getByLabel('Name of the producer')).toHaveValue('checkout')
  await expect(page.getByLabel('At peak', { exact: true })).toHaveValue('120,000')
  expect(surveyor.faults).toEqual([])
})

test('a refused number stays to be read, and changes nothing; Escape takes typing back', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(ONE_LINE)
  await surveyor.node('producer:checkout').click()
  const peak = page.getByLabel('At peak', { exact: true })
  await peak.pressSequentially('1e99')
  await expect(page.getByRole('alert')).toContainText('This is larger than any cluster.')
  await expect(surveyor.node('topic:orders')).toContainText('1 partition')
  await peak.fill('120 MB/s')
  await peak.blur()
  await peak.fill('999')
  await expect(surveyor.node('topic:orders')).toContainText('1 partition')
  await peak.press('Escape')
  await expect(peak).toHaveValue('120,000')
  await expect(peak).toBeFocused()
  await expect(surveyor.node('topic:orders')).toContainText('16 partitions')
  expect(surveyor.faults).toEqual([])
})

test('a search for a setting is typed into at once, and finds what a setting does', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(ONE_LINE)
  await surveyor.node('topic:orders').click()
  await page.getByRole('button', { name: 'Search all settings' }).click()
  await page.keyboard.type('retention')
  await expect(page.getByLabel('Search settings')).toHaveValue('retention')
  await expect(page.getByLabel('retention.ms', { exact: true })).toBeVisible()
  await expect(surveyor.nodes).toHaveCount(2)
  await page.getByLabel('Search settings').fill('slow readers')
  await expect(page.getByLabel('delete.retention.ms', { exact: true })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('two findings are fixed as quickly as hands are', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.findings.first().click()
  // One after the other in the same moment, each with a press of its own.
  await page.evaluate(async () => {
    for (const _ of [1, 2]) {
      const fix = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Fix')
      fix?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })
  await expect(page.getByRole('button', { name: /^Undo: Set retention.ms/ })).toBeVisible()
  await expect(
    surveyor.findings.filter({ hasText: /payments-api cannot start|clicks keeps 6 h/ }),
  ).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('one click on a finding goes to its node; a double click on Fix fixes one, and says what', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.findings.filter({ hasText: 'clicks keeps 6 h' }).click()
  await expect(page.getByLabel('Name of the topic')).toHaveValue('clicks')
  await surveyor.findings.first().click()
  const open = Number(await surveyor.findings.first().getAttribute('aria-setsize'))
  await page.getByRole('button', { name: 'Fix', exact: true }).dblclick()
  await expect(surveyor.findings.first()).toHaveAttribute('aria-setsize', String(open - 1))
  await expect(page.getByTitle('Allow 5 requests in flight', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(surveyor.findings.first()).toHaveAttribute('aria-setsize', String(open))
  expect(surveyor.faults).toEqual([])
})
