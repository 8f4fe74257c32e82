import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'
import { STRICT } from './support/what-if-designs'

/** What the listings of a real cluster mean. */

test('a pasted listing of a real cluster gets its diagnosis, over the drawing', async ({ page }) => {
  const [, first = '', second = ''] = readFileSync(
    new URL('../src/core/diagnosis/fixtures/03-stuck-member.txt', import.meta.url),
    'utf8',
  ).split(/^@@@.*\n/m)
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(STRICT.replaceAll('ledger', 'shipping').replaceAll('payments', 'parcels'))
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('tab', { name: 'Read a real cluster' }).click()
  await page.getByLabel('What kafka-consumer-groups --describe printed').fill(first)
  await page.getByLabel('The same some time later, for rates').fill(second)
  const verdict = page.getByRole('region', { name: 'Diagnosis' })
  await expect(verdict).toContainText('critical')
  await expect(verdict).toContainText('alive by its heartbeats, and stuck in its work')
  await expect(verdict).toContainText('Take a thread dump of the stuck member')
  await expect(surveyor.node('consumerGroup:shipping')).toContainText('critical')
  expect(surveyor.faults).toEqual([])
})

test('a pasted listing becomes a drawing, with its state over it', async ({ page }) => {
  const [, first = '', second = ''] = readFileSync(
    new URL('../src/core/diagnosis/fixtures/03-stuck-member.txt', import.meta.url),
    'utf8',
  ).split(/^@@@.*\n/m)
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('tab', { name: 'Read a real cluster' }).click()
  await page.getByLabel('What kafka-consumer-groups --describe printed').fill(first)
  await page.getByLabel('The same some time later, for rates').fill(second)
  await page.getByRole('button', { name: 'Draw what was pasted' }).click()
  await expect(surveyor.node('topic:parcels')).toBeVisible()
  await expect(surveyor.node('consumerGroup:shipping')).toContainText('critical')
  const yaml = await surveyor.exportYaml()
  expect(yaml).toContain('partitions: 6')
  expect(yaml).toContain('members: 3')
  expect(surveyor.faults).toEqual([])
})

test('rates are over the time that the listings are apart, and a listing opens as its own design', async ({
  page,
}) => {
  const listing = (committed: number, end: number) => `
GROUP   TOPIC  PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG  CONSUMER-ID  HOST       CLIENT-ID
courier trips  0          ${committed}            ${end}            ${end - committed}  c-1          /10.0.0.1  c
`
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(STRICT)
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('tab', { name: 'Read a real cluster' }).click()
  await page.getByLabel('What kafka-consumer-groups --describe printed').fill(listing(1000, 2000))
  await page.getByLabel('The same some time later, for rates').fill(listing(4000, 8000))
  await expect(page.getByText('without that there are no rates')).toBeVisible()
  const after = page.getByLabel('Taken at, or how long after the first')
  await after.fill('5')
  await expect(page.getByRole('alert').filter({ hasText: '5 min' })).toBeVisible()
  await after.fill('5 min')
  await page.getByRole('region', { name: 'courier' }).getByText('Partitions', { exact: true }).click()
  const row = page.getByRole('table', { name: 'Partitions of courier' }).getByRole('row', { name: /trips-0/ })
  await expect(row).toContainText(/20\s\/s/)
  await expect(row).toContainText(/10\s\/s/)
  await after.fill('10:10')
  await page.getByLabel('Taken at', { exact: true }).fill('10:09')
  await expect(row).toContainText(/100\s\/s/)

  await page.getByRole('button', { name: 'Draw what was pasted' }).click()
  await expect(surveyor.node('topic:trips')).toBeVisible()
  await expect(surveyor.node('topic:payments')).toHaveCount(0)
  await expect(page.getByTestId('notice').first()).toContainText('“Payments” is stored among your designs')
  expect(surveyor.faults).toEqual([])
})
