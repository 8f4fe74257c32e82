import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { SurveyorPage } from './support/surveyor-page'

/** A team takes the first hundred lines of one application away, in its own language. */

test('the code of one application, in a language, as a project', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Python, confluent-kafka' }).click()
  await expect(dialog.getByLabel('File').locator('option').first()).toHaveText(/README\.md$/)

  await dialog.getByLabel('Application').selectOption('billing')
  const paths = await dialog.getByLabel('File').locator('option').allTextContents()
  expect(paths.every((path) => path.startsWith('billing/'))).toBe(true)
  await expect(dialog.getByText('What it does')).toBeVisible()
  await dialog.getByLabel('File').selectOption('billing/worker.py')
  await expect(dialog.getByRole('region', { name: 'Preview of billing/worker.py' })).toContainText(
    'class Worker',
  )

  await dialog.getByRole('button', { name: 'Java, kafka-clients' }).click()
  await dialog.getByLabel('Application').selectOption('billing')
  await dialog.getByLabel('Built with').selectOption('Maven')
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: /^Download all/ }).click(),
  ])
  const files = unzipSync(new Uint8Array(readFileSync(await saved.path())))
  const textOf = (ending: string) =>
    strFromU8(Object.entries(files).find(([path]) => path.endsWith(ending))?.[1] ?? new Uint8Array())
  expect(textOf('billing/pom.xml')).toContain('<artifactId>kafka-clients</artifactId>')
  // The settings of its guarantee stand there with their reasons.
  expect(textOf('consumer.properties')).toContain('enable.auto.commit=false')
  expect(textOf('README.md')).toContain('## What it does')
  expect(surveyor.faults).toEqual([])
})

test('the records of an application by their schemas: files and types in each language', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('button', { name: /^An example/ }).click()
  await page
    .getByRole('button', { name: /^Customer notifications/ })
    .first()
    .click()
  await expect(page.getByLabel('Name of the design')).toHaveValue('Customer notifications')
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Python, confluent-kafka' }).click()
  await dialog.getByLabel('Application').selectOption('mailer')
  await expect(dialog.getByRole('region', { name: 'Preview of mailer/README.md' })).toContainText(
    'schemas/order-events-value.v2.avsc',
  )
  for (const [language, file, line] of [
    ['Python, confluent-kafka', 'mailer/record_types.py', 'happenedAt: datetime'],
    ['Go, franz-go', 'mailer/record_types.go', 'Items []OrderItem'],
    ['TypeScript, kafka-javascript', 'mailer/src/record-types.ts', 'readonly language: string | null'],
  ] as const) {
    await dialog.getByRole('button', { name: language }).click()
    await dialog.getByLabel('Application').selectOption('mailer')
    await dialog.getByLabel('File').selectOption(file)
    await expect(dialog.getByRole('region', { name: `Preview of ${file}` })).toHaveText(
      new RegExp(line.replaceAll(/[[\]|()]/g, '\\$&').replaceAll(' ', '\\s+')),
    )
  }
  expect(surveyor.faults).toEqual([])
})

test('what is no program yet, or is one of another kind, is said by its name', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Go, franz-go' }).click()
  await dialog.getByLabel('Application').selectOption('checkout')
  await dialog
    .getByText(/not in (?:it|them)|leaves out|not carried/i)
    .first()
    .click()
  await expect(dialog).toContainText('Not the application that is chosen')
  expect(surveyor.faults).toEqual([])
})
