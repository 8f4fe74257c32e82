import { expect, test } from '@playwright/test'
import { openDeafTab } from './support/deaf-tab'
import { SurveyorPage } from './support/surveyor-page'

/** Nothing that was drawn is lost, whatever happens to the tab. */

const nameOf = (surveyor: SurveyorPage) => surveyor.page.getByLabel('Name of the design')

test('closing the tab in the middle of typing loses nothing', async ({ page, context }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await nameOf(surveyor).fill('Half a nam')
  await page.close()
  const again = new SurveyorPage(await context.newPage())
  await again.open()
  await expect(nameOf(again)).toHaveValue('Half a nam')
  expect(again.faults).toEqual([])
})

test('keeps several designs, and puts a deleted one back', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await nameOf(surveyor).fill('Second')
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await expect(surveyor.saved).toBeVisible()
  await page.getByRole('button', { name: 'My designs and examples' }).click()
  const own = page.getByRole('region', { name: 'My designs' })
  await own.getByRole('button', { name: /^Orders platform/ }).click()
  await expect(surveyor.nodes).toHaveCount(12)
  await page.getByRole('button', { name: 'My designs and examples' }).click()
  await own.getByRole('button', { name: 'Delete Second' }).click()
  await expect(own.getByRole('button', { name: /^Second/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByTestId('notice').getByRole('button', { name: 'Put back' }).click()
  await page.getByRole('button', { name: 'My designs and examples' }).click()
  await own.getByRole('button', { name: /^Second/ }).click()
  await expect(surveyor.node('topic:topic')).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('a second tab follows the first', async ({ page, context }) => {
  const first = new SurveyorPage(page)
  await first.open()
  const second = new SurveyorPage(await context.newPage())
  await second.open()
  await nameOf(first).fill('From the first')
  await expect(nameOf(second)).toHaveValue('From the first')
  await nameOf(second).fill('From the second')
  await expect(nameOf(first)).toHaveValue('From the second')
  expect([...first.faults, ...second.faults]).toEqual([])
})

test('two tabs that change one design never overwrite each other', async ({ page, context }) => {
  const first = new SurveyorPage(page)
  await first.startEmpty()
  await expect(first.saved).toBeVisible()
  const second = await openDeafTab(context)
  await nameOf(first).fill('Mine')
  await expect(first.saved).toBeVisible()
  await nameOf(second).fill('Theirs')
  await expect(second.page.getByText('Another tab changed this design.')).toBeVisible()
  await second.page.getByRole('button', { name: 'Keep mine as a copy' }).click()
  await expect(nameOf(second)).toHaveValue('Theirs (my copy)')
  await expect(nameOf(first)).toHaveValue('Mine')
  await expect(second.saved).toBeVisible()
  await second.page.getByRole('button', { name: 'My designs and examples' }).click()
  const own = second.page.getByRole('region', { name: 'My designs' })
  await expect(own.getByRole('button', { name: /^Mine/ })).toBeVisible()
  expect([...first.faults, ...second.faults]).toEqual([])
})

test('a design that another tab deleted can be kept', async ({ page, context }) => {
  const first = new SurveyorPage(page)
  await first.startEmpty()
  await expect(first.saved).toBeVisible()
  const second = new SurveyorPage(await context.newPage())
  await second.open()
  await expect(nameOf(second)).toHaveValue('Untitled design')
  await page.getByRole('button', { name: 'My designs and examples' }).click()
  await page.getByRole('button', { name: 'Delete Untitled design' }).click()
  await expect(second.page.getByRole('status').filter({ hasText: 'Deleted in another tab' })).toBeVisible()
  await second.page.getByRole('button', { name: 'Keep it' }).click()
  await expect(second.saved).toBeVisible()
  await expect(second.page.getByRole('button', { name: 'Keep it' })).toHaveCount(0)
  expect([...first.faults, ...second.faults]).toEqual([])
})

test('a phone that ends a hidden page loses nothing that was half typed', async ({ page, context }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:orders').click()
  await page.getByLabel('Name of the topic').fill('sales')
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(surveyor.node('topic:sales')).toBeVisible()
  await page.close()
  const again = new SurveyorPage(await context.newPage())
  await again.open()
  await expect(again.node('topic:sales')).toBeVisible()
  expect(again.faults).toEqual([])
})

test('a link opens as a design of its own', async ({ page, context }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const link = await surveyor.shareLink()
  await nameOf(surveyor).fill('My own')
  await expect(surveyor.saved).toBeVisible()
  const other = new SurveyorPage(await context.newPage())
  await other.page.goto(link)
  await expect(nameOf(other)).toHaveValue('Orders platform')
  await other.page.getByRole('button', { name: 'My designs and examples' }).click()
  await expect(other.page.getByRole('button', { name: /^My own/ })).toBeVisible()
  await expect(nameOf(surveyor)).toHaveValue('My own')
})

test('a file dropped on the drawing opens', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(
      new File(
        [
          'surveyor: 1\nname: Dropped\ncluster: { kafkaVersion: "4.3", brokers: 3, environment: development }\ntopics: [{ name: here }]\n',
        ],
        'dropped.yaml',
      ),
    )
    for (const type of ['dragover', 'drop'])
      window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect(nameOf(surveyor)).toHaveValue('Dropped')
  await expect(surveyor.node('topic:here')).toBeVisible()
})
