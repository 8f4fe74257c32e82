import { expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** What is told of a text that is typed or pasted: which formats are read, that it was read, and what is never kept. */

test('the dialog that opens files lists every format that is read, none of them beside the list', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('Control+o')
  const dialog = page.getByRole('dialog', { name: 'Open' })
  await dialog.getByText('What is read').click()
  const formats = dialog.getByRole('listitem')
  for (const format of [
    'Surveyor document',
    'Terraform',
    'AsyncAPI',
    'Listing of Kafka’s tools',
    'Docker Compose',
  ])
    await expect(formats.filter({ hasText: format }).first()).toBeVisible()
  const own = await dialog.boundingBox()
  if (!own) throw new Error('not on the screen')
  for (const format of await formats.all()) {
    await format.scrollIntoViewIfNeeded()
    const box = await format.boundingBox()
    const said = (await format.textContent()) ?? ''
    expect(box?.x, said).toBeGreaterThanOrEqual(own.x)
    expect((box?.x ?? 0) + (box?.width ?? 0), said).toBeLessThanOrEqual(own.x + own.width)
  }
})

test('a text that is pasted says that it was read, and what was not taken of it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await surveyor.openText(
    'resource "kafka_topic" "orders" {\n  name = "orders.v1"\n  partitions = var.count\n  replication_factor = 3\n}\n',
  )
  await expect(surveyor.node('topic:orders.v1')).toBeVisible()
  const notice = page.getByTestId('notice').filter({ hasText: 'What was pasted was read' })
  await expect(notice).toContainText('one thing was not taken')
  await notice.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('dialog')).toContainText('var.count')
  expect(surveyor.faults).toEqual([])
})

/** All that the browser keeps of the page, as text. */
const keptText = (page: Page) =>
  page.evaluate(async () => {
    const kept: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue
      const database = await done(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const all = await done(database.transaction(store).objectStore(store).getAll())
        kept.push(JSON.stringify(all))
      }
      database.close()
    }
    return kept.join('\n')
  })

test('a secret in a text that is not opened yet is in nothing that the browser keeps, the rest is', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  // An example that nobody touched is not kept, and neither is what is typed over it.
  await surveyor.node('topic:clicks').click()
  await page.keyboard.press('Delete')
  await expect(surveyor.saved).toBeVisible()
  await page.keyboard.press('Control+o')
  const text = page.getByLabel('Text of a design')
  await text.fill(
    'bootstrap.servers=kafka-marker-1:9092\nssl.keystore.password=hunter2-keystore\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="app" password="hunter2-jaas";\n',
  )
  await expect.poll(() => keptText(page)).toContain('kafka-marker-1')
  expect(await keptText(page)).not.toContain('hunter2')
  // Nothing is taken out of what its user sees.
  await expect(text).toHaveValue(/hunter2-keystore/)
  await text.fill('# kafka-marker-2\nssl.truststore.password: hunter2-truststore\napi_key=hunter2-key\n')
  await expect.poll(() => keptText(page)).toContain('kafka-marker-2')
  expect(await keptText(page)).not.toContain('hunter2')
  expect(surveyor.faults).toEqual([])
})

test('designs that are alike are told apart by their time to the second, others by the minute', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const list = page.getByRole('dialog', { name: 'Designs' })
  const start = async (example: RegExp) => {
    await page.getByRole('button', { name: 'My designs and examples' }).click()
    await list.getByRole('button', { name: example }).last().click()
    await expect(list).toHaveCount(0)
    await expect(surveyor.saved).toBeVisible()
  }
  await page.clock.setFixedTime('2026-11-28T10:00:05')
  await start(/^Clickstream/)
  await page.clock.setFixedTime('2026-11-28T10:00:40')
  await start(/^Clickstream/)
  await start(/^IoT telemetry/)
  await page.getByRole('button', { name: 'My designs and examples' }).click()
  const lines = (name: string) => list.getByRole('button', { name: new RegExp(`^${name}\\s*\\d+ nodes ·`) })
  await expect(lines('IoT telemetry')).toContainText(/10:00\s?AM/)
  const alike = await lines('Clickstream').allTextContents()
  expect(alike).toHaveLength(2)
  expect(new Set(alike).size).toBe(2)
  for (const line of alike) expect(line).toMatch(/\d+ nodes · .*10:00:(05|40)/)
})
