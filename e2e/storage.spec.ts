import { expect, test } from '@playwright/test'
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
  await expect(surveyor.nodes).toHaveCount(11)
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

test('a second tab follows the first, and neither overwrites the other', async ({ page, context }) => {
  const first = new SurveyorPage(page)
  await first.open()
  const second = new SurveyorPage(await context.newPage())
  await second.open()
  await nameOf(first).fill('From the first')
  await expect(nameOf(second)).toHaveValue('From the first')

  // Both change it before either has heard of the other: the later one says that it is behind.
  await Promise.all([nameOf(first).fill('Mine'), nameOf(second).fill('Theirs')])
  const banners = [first, second].map(({ page }) => page.getByText('Another tab changed this design.'))
  await expect
    .poll(async () =>
      (await Promise.all(banners.map((banner) => banner.count()))).reduce((sum, count) => sum + count, 0),
    )
    .toBe(1)
  const behind = (await banners[0]?.count()) === 1 ? first : second
  const ahead = behind === first ? second : first
  const kept = await nameOf(behind).inputValue()
  await behind.page.getByRole('button', { name: 'Keep mine as a copy' }).click()
  await expect(nameOf(behind)).toHaveValue(new RegExp(`^${kept}`))
  await expect(nameOf(ahead)).toHaveValue(kept === 'Mine' ? 'Theirs' : 'Mine')
  expect([...first.faults, ...second.faults]).toEqual([])
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
