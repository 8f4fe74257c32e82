import { expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** The contract of a topic's records: versions, what the next one breaks, a sample, and its size. */

const schema = (...fields: unknown[]) =>
  JSON.stringify({ type: 'record', name: 'Order', namespace: 'shop', fields }, null, 2)

const ID = { name: 'id', type: 'string' }

async function openSchemas(page: Page): Promise<SurveyorPage> {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText('surveyor: 1\nname: Shop\ntopics: [{ name: orders, schema: { format: avro } }]\n')
  await surveyor.node('topic:orders').click()
  await page
    .getByRole('complementary', { name: 'Inspector' })
    .getByRole('button', { name: 'Edit schemas …' })
    .click()
  return surveyor
}

test('a new version is pasted: what it breaks, by path, with modes, order and a way out', async ({
  page,
}) => {
  const surveyor = await openSchemas(page)
  const dialog = page.getByRole('dialog', { name: 'Schemas of a topic' })
  const text = dialog.getByRole('textbox', { name: 'Schema of the values of orders' })
  const breaks = dialog.getByRole('region', { name: 'What it breaks' })
  await text.fill(schema(ID))
  await expect(breaks).toContainText('orders-value')
  await dialog.getByRole('button', { name: 'Add as version 1' }).click()

  await text.fill(schema(ID, { name: 'total', type: 'long' }))
  await expect(breaks.getByRole('status')).toContainText('Incompatible by BACKWARD.')
  await expect(breaks.getByRole('status')).toContainText('Upgrade the writers first')
  await expect(breaks).toContainText('/fields/1')
  await expect(breaks).toContainText('Give the field a default.')
  await expect(breaks).toContainText('allowed by FORWARD, FORWARD_TRANSITIVE, NONE')

  await text.fill(schema(ID, { name: 'total', type: 'long', default: 0 }))
  await expect(breaks.getByRole('status')).toContainText('Compatible by BACKWARD.')
  await dialog.getByRole('button', { name: 'Add as version 2' }).click()
  await expect(dialog.getByLabel('Version', { exact: true })).toHaveValue('1')

  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Schemas' })).toContainText('2 versions')
  expect(await surveyor.exportYaml()).toContain('"total"')
  expect(surveyor.faults).toEqual([])
})

test('a fault is marked where it stands, and nothing that was typed is lost', async ({ page }) => {
  const surveyor = await openSchemas(page)
  const dialog = page.getByRole('dialog', { name: 'Schemas of a topic' })
  const text = dialog.getByRole('textbox', { name: 'Schema of the values of orders' })
  await text.fill(schema(ID, { name: 'total', type: 'lang' }))
  await expect(dialog.getByRole('alert')).toContainText('lang is no type')
  await expect(dialog.locator('.cm-lintRange-error')).toContainText('lang')
  await expect(dialog.getByRole('button', { name: 'Add as version 1' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Edit schemas …' }).click()
  await expect(text).toContainText('lang')
  expect(surveyor.faults).toEqual([])
})

test('a sample is validated, its bytes are told, and taken over as the average size', async ({ page }) => {
  const surveyor = await openSchemas(page)
  const dialog = page.getByRole('dialog', { name: 'Schemas of a topic' })
  await dialog.getByLabel('Written in').selectOption('protobuf')
  await dialog
    .getByRole('textbox', { name: 'Schema of the values of orders' })
    .fill('syntax = "proto3";\npackage shop;\nmessage Order {\n  string id = 1;\n  int32 cents = 2;\n}\n')
  await dialog.getByRole('button', { name: 'Add as version 1' }).click()
  await dialog.getByLabel('As JSON').fill('{ "id": 1 }')
  await expect(dialog.getByRole('region', { name: 'Sample record' })).toContainText(
    '/id: a text is asked for',
  )
  await dialog.getByLabel('As JSON').fill('{ "id": "ab", "cents": 150 }')
  await expect(dialog.getByRole('region', { name: 'Size' })).toContainText('13 bytes')
  await dialog.getByRole('button', { name: 'Use as the average size' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Average size', { exact: true })).toHaveValue('13')
  await expect(page.getByLabel('Schema', { exact: true })).toHaveValue('protobuf')
  expect(surveyor.faults).toEqual([])
})

test('schema files and a registry’s answer are dropped on a drawing: versions, references, subjects', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText('surveyor: 1\nname: Shop\ntopics: [{ name: orders }, { name: payments }]\n')
  await expect(surveyor.nodes).toHaveCount(2)
  const money = {
    type: 'record',
    name: 'Money',
    namespace: 'shop',
    fields: [{ name: 'cents', type: 'long' }],
  }
  await page.evaluate(
    (files) => {
      const data = new DataTransfer()
      for (const [name, text] of files) data.items.add(new File([text], name))
      for (const type of ['dragover', 'drop'])
        window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
    },
    [
      ['orders-value.v1.avsc', schema(ID)],
      ['orders-value.v2.avsc', schema(ID, { name: 'total', type: 'shop.Money' })],
      ['money.avsc', JSON.stringify(money)],
      ['payments.json', JSON.stringify({ subject: 'payments-key', version: 1, id: 3, schema: '"string"' })],
      ['Elephant.avsc', schema(ID).replace('Order', 'Elephant')],
    ] as [string, string][],
  )
  const dialog = page.getByRole('dialog', { name: 'Add what was read?' })
  await expect(dialog).toContainText('2 versions')
  await expect(dialog).toContainText('No topic is known of the schema shop.Elephant')
  await dialog.getByRole('button', { name: 'Add to Shop' }).click()
  await expect(surveyor.nodes).toHaveCount(2)
  await surveyor.node('topic:orders').click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByRole('region', { name: 'Schemas' })).toContainText('2 versions')
  await expect(page.getByText(/is not BACKWARD compatible/).first()).toBeVisible()
  await surveyor.node('topic:payments').click()
  await expect(inspector.getByRole('region', { name: 'Schemas' })).toContainText('One version')
  expect(surveyor.faults).toEqual([])
})
