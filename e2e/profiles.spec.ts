import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** Who runs the brokers, and what another release changes: chosen in the inspector, told in figures and a list. */

test('a provider is chosen, and sizing and findings follow its limits', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByLabel('Run by', { exact: true }).selectOption({ label: 'Confluent Cloud' })
  await expect(inspector.getByLabel('Type of cluster', { exact: true })).toHaveValue('dedicated')
  await expect(inspector.getByText('CKUs needed')).toBeVisible()
  const short = surveyor.findings.filter({ hasText: 'what clients send needs' })
  await expect(short).toHaveCount(1)

  await inspector.getByLabel('CKUs', { exact: true }).fill('4')
  await inspector.getByLabel('CKUs', { exact: true }).press('Enter')
  await expect(short).toHaveCount(0)
  await inspector.getByText('What is known of it, and from where').click()
  await expect(inspector.getByRole('link', { name: /Kafka cluster types/ })).toBeVisible()

  expect(await surveyor.exportYaml()).toContain('provider: confluent-cloud')
  await page.getByRole('tab', { name: 'Sizing' }).click()
  await page.getByText('After a loss, in a month').click()
  await expect(page.getByText('By type:')).toBeVisible()

  await inspector.getByLabel('Run by', { exact: true }).selectOption({ label: 'Yourself' })
  await expect(inspector.getByLabel('Brokers', { exact: true })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('an upgrade lists what changes, with the nodes', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByLabel('Version', { exact: true }).selectOption('3.7')
  await inspector.getByRole('button', { name: 'What an upgrade changes for this design' }).click()
  const dialog = page.getByRole('dialog', { name: 'What an upgrade of Kafka changes' })
  await dialog.getByLabel('To', { exact: true }).selectOption('4.3')
  await expect(dialog.getByRole('status').first()).toContainText('From Kafka 3.7 to 4.3')
  await expect(dialog.getByRole('region', { name: 'Other defaults' })).toContainText(
    'message.timestamp.after.max.ms',
  )

  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/to-4\.3\.csv$/)

  await dialog.getByRole('button', { name: 'orders', exact: true }).first().click()
  await expect(dialog).toHaveCount(0)
  await expect(inspector.getByRole('region', { name: 'Partitions' })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('a price sheet puts money beside the figures, and stays in the browser', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('tab', { name: 'Sizing' }).click()
  await page.getByText('After a loss, in a month').click()
  const sheet = 'surveyor-prices: 1\nname: Ours\ndate: 2026-11-01\ncurrency: USD\nperHour: 0.5\n'
  const open = (text: string) =>
    page.getByLabel('Open a price sheet').setInputFiles({
      name: 'prices.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from(text),
    })
  await open('name: nothing of the kind')
  await expect(page.getByRole('alert').filter({ hasText: 'surveyor-prices' })).toBeVisible()
  await open(sheet)
  await expect(page.getByText('$1,095 a month')).toBeVisible()
  await page.reload()
  await page.getByRole('tab', { name: 'Sizing' }).click()
  await page.getByText('After a loss, in a month').click()
  await expect(page.getByText('by Ours, 2026-11-01.')).toBeVisible()
  expect(await surveyor.exportYaml()).not.toContain('Ours')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByLabel('Open a price sheet')).toBeAttached()
  expect(surveyor.faults).toEqual([])
})
