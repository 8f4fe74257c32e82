import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { formatDesign } from '@/core/document/format-document'
import { largeDesign } from '../bench/large-design'
import { openDeafTab } from './support/deaf-tab'
import { SurveyorPage } from './support/surveyor-page'
import { tabTo } from './support/tab-to'

/** What people do with any app without thinking: it has to work here too. */

const nameOf = (surveyor: SurveyorPage) => surveyor.page.getByLabel('Name of the design')

const TWO_FAR_APART = `surveyor: 1
name: Far apart
cluster: { kafkaVersion: "4.3", brokers: 3, environment: development }
topics: [{ name: west }, { name: east }]
layout: { positions: { 'topic:west': [0, 0], 'topic:east': [4000, 0] } }
`

test('runs a command from the palette by keyboard', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(TWO_FAR_APART)
  await expect(nameOf(surveyor)).toHaveValue('Far apart')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('arrange')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Undo: Arrange/ })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('shows everything with f, and goes where the minimap is clicked', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(TWO_FAR_APART)
  await expect(nameOf(surveyor)).toHaveValue('Far apart')
  const [west, east] = [surveyor.node('topic:west'), surveyor.node('topic:east')]
  await page.keyboard.press('0')
  await expect(page.getByRole('button', { name: /^Zoom is 100 %/ })).toBeVisible()
  const minimap = page.getByRole('img', { name: 'Minimap' })
  await minimap.click({ position: { x: 12, y: 46 } })
  await expect(west).toBeInViewport({ ratio: 0.99 })
  await expect(east).not.toBeInViewport()
  await minimap.click({ position: { x: 136, y: 46 } })
  await expect(east).toBeInViewport({ ratio: 0.99 })
  await expect(west).not.toBeInViewport()
  await page.keyboard.press('f')
  await expect(west).toBeInViewport({ ratio: 0.99 })
  await expect(east).toBeInViewport({ ratio: 0.99 })
  expect(surveyor.faults).toEqual([])
})

test('pastes the text of a design onto the drawing as one step', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.evaluate((text) => navigator.clipboard.writeText(text), TWO_FAR_APART)
  await surveyor.node('topic:orders').click()
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('heading', { name: '2 nodes selected' })).toBeVisible()
  await page.keyboard.press('f')
  await expect(surveyor.node('topic:west')).toBeVisible()
  await expect(surveyor.node('topic:east')).toBeVisible()
  await expect(nameOf(surveyor)).toHaveValue('Orders platform')
  await page.keyboard.press('Control+z')
  await expect(surveyor.nodes).toHaveCount(12)
  await page.evaluate(() => navigator.clipboard.writeText('dear diary'))
  await page.keyboard.press('Control+v')
  await expect(page.getByTestId('notice').last()).toContainText('no Surveyor design')
  await expect(surveyor.nodes).toHaveCount(12)
  expect(surveyor.faults).toEqual([])
})

test('shows theirs where two tabs disagree, and undo brings mine back', async ({ page, context }) => {
  const first = new SurveyorPage(page)
  await first.open()
  await nameOf(first).fill('From the first')
  await expect(first.saved).toBeVisible()
  const second = await openDeafTab(context)
  await expect(nameOf(second)).toHaveValue('From the first')
  await nameOf(first).fill('Theirs')
  await expect(first.saved).toBeVisible()
  await nameOf(second).fill('Mine')
  const showTheirs = second.page.getByRole('button', { name: 'Show theirs' })
  await showTheirs.click()
  await expect(nameOf(second)).toHaveValue('Theirs')
  await expect(showTheirs).toHaveCount(0)
  await second.page.getByRole('button', { name: /^Undo: Take the other tab/ }).click()
  await expect(nameOf(second)).toHaveValue('Mine')
  expect([...first.faults, ...second.faults]).toEqual([])
})

test('a reload in the middle of typing keeps what stands in the inspector', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:orders').click()
  await page.getByLabel('Average size').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('777')
  await page.reload()
  await surveyor.node('topic:orders').click()
  await expect(page.getByLabel('Average size')).toHaveValue(/^777\b/)
  expect(surveyor.faults).toEqual([])
})

test('undo goes on after a reload, and redo with it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:clicks').click()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('button', { name: /^Undo: / })).toBeEnabled()
  await expect(surveyor.saved).toBeVisible()
  await page.reload()
  await expect(surveyor.nodes).toHaveCount(11)
  await expect(page.getByRole('button', { name: /^Undo: Delete clicks/ })).toBeEnabled()
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:clicks')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
  await expect(surveyor.saved).toBeVisible()
  await page.reload()
  await expect(surveyor.nodes).toHaveCount(12)
  await page.getByRole('button', { name: /^Redo: Delete clicks/ }).click()
  await expect(surveyor.nodes).toHaveCount(11)
  expect(surveyor.faults).toEqual([])
})

test('fixes a finding, exports and shares by keyboard alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const wrong = surveyor.findings.filter({ hasText: 'payments-api cannot start' })
  await expect(wrong).toHaveCount(1)
  await tabTo(page, page.getByRole('tree', { name: 'Findings' }))
  await page.keyboard.press('Home')
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await wrong.getAttribute('aria-selected')) === 'true') break
    await page.keyboard.press('ArrowDown')
  }
  await expect(wrong).toHaveAttribute('aria-selected', 'true')
  await tabTo(page, page.getByRole('button', { name: 'Fix', exact: true }))
  await page.keyboard.press('Enter')
  await expect(wrong).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Undo: / })).toBeEnabled()

  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox', { name: 'Find a format' }).focus()
  await page.keyboard.type('Surveyor YAML')
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel(/^Preview of /)).toContainText('surveyor: 1')
  await tabTo(page, dialog.getByRole('button', { name: 'Download', exact: true }))
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(file.suggestedFilename()).toMatch(/\.yaml$/)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await page.keyboard.press('Control+Shift+s')
  await tabTo(page, dialog.getByRole('button', { name: 'Copy link' }))
  const link = await dialog.getByLabel('Link to this design').inputValue()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
  expect(surveyor.faults).toEqual([])
})

test('light and dark follow the system, until one is chosen', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await surveyor.open()
  const root = page.locator('html')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await expect(root).toHaveAttribute('data-theme', 'light')
  const light = await ground()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(root).toHaveAttribute('data-theme', 'dark')
  expect(await ground()).not.toBe(light)
  await page.getByRole('button', { name: 'Switch to light' }).click()
  await expect(root).toHaveAttribute('data-theme', 'light')
  expect(await ground()).toBe(light)
  await page.reload()
  await expect(surveyor.nodes).toHaveCount(12)
  await expect(root).toHaveAttribute('data-theme', 'light')
  expect(surveyor.faults).toEqual([])
})

test('every example opens whole, and asks nobody for anything', async ({ page, baseURL }) => {
  const surveyor = new SurveyorPage(page)
  const elsewhere: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url)) elsewhere.push(url)
  })
  await surveyor.open()
  const examples = page.getByRole('region', { name: 'Examples' }).getByRole('button')
  await page.getByRole('button', { name: 'My designs and examples' }).click()
  await expect(examples.first()).toBeVisible()
  const count = await examples.count()
  expect(count).toBeGreaterThanOrEqual(4)
  await page.keyboard.press('Escape')
  const names = new Set<string>()
  for (let at = 0; at < count; at += 1) {
    await surveyor.startEmpty()
    await page.getByRole('button', { name: 'My designs and examples' }).click()
    await examples.nth(at).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(nameOf(surveyor)).not.toHaveValue('Untitled design')
    await expect(surveyor.nodes.first()).toBeInViewport()
    names.add(await nameOf(surveyor).inputValue())
  }
  expect(names.size).toBe(count)
  expect(elsewhere).toEqual([])
  expect(surveyor.faults).toEqual([])
})

test('a file of 10,000 nodes opens and can be worked with', async ({ page }) => {
  test.slow()
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openFile('large.yaml', formatDesign(largeDesign(2500), 'yaml'))
  await expect(nameOf(surveyor)).toHaveValue('2500 topics')
  await expect(page.getByTestId('overview')).toBeVisible()
  await expect(surveyor.findings.first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('events-1234')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('topic:events-1234')).toBeVisible()
  await expect(page.getByLabel('Name of the topic')).toHaveValue('events-1234')
  await page.keyboard.press('Delete')
  await expect(surveyor.node('topic:events-1234')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:events-1234')).toBeVisible()
  await page.keyboard.press('f')
  await expect(page.getByTestId('overview')).toBeVisible()
  await expect(surveyor.saved).toBeVisible()
  await page.reload()
  await expect(nameOf(surveyor)).toHaveValue('2500 topics')
  await expect(page.getByTestId('overview')).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a phone, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

    test('axe finds nothing serious', async ({ page }) => {
      test.slow()
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      const expectNothing = async (where: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze()
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        expect(
          serious.flatMap(({ id, nodes }) => nodes.map(({ failureSummary }) => `${id} ${failureSummary}`)),
          where,
        ).toEqual([])
      }
      for (const tab of [/Findings/, /Checklist/, /Sizing/]) {
        await page.getByRole('tab', { name: tab }).tap()
        await expect(page.getByRole('tabpanel')).not.toContainText('Loading')
        await expectNothing(String(tab))
      }
      await surveyor.node('topic:orders').tap()
      await expect(page.getByLabel('Name of the topic')).toBeVisible()
      await expectNothing('inspector')
      expect(surveyor.faults).toEqual([])
    })
  })
}
