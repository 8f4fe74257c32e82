import { expect } from '@playwright/test'
import {
  buildNextRelease,
  loadEveryModule,
  NEXT_RELEASE,
  RELEASE,
  ready,
  releaseIn,
  releaseOf,
  hostedTest as test,
  useEverything,
} from './support/hosted-page'
import { SurveyorPage } from './support/surveyor-page'

/** The host is taken away, or has another release, under pages that are open. */

test.describe.configure({ mode: 'default' })
test.beforeAll(buildNextRelease)

test('everything works without the host from the first visit on, with no reload before', async ({
  page,
  host,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await expect(ready(page)).toBeVisible()
  await host.stop()
  await useEverything(surveyor)
  await loadEveryModule(page, RELEASE)
  await page.reload()
  await expect(surveyor.node('topic:written-by-hand')).toBeVisible()
  await expect(ready(page)).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test.describe('in a browser that allows no service worker', () => {
  test.use({ serviceWorkers: 'block' })

  test('everything works without the host until the tab is closed', async ({ page, host }) => {
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    await expect(page.getByText('Works offline in this tab')).toBeVisible()
    await host.stop()
    await useEverything(surveyor)
    await loadEveryModule(page, RELEASE)
    expect(surveyor.faults).toEqual([])
  })

  test('a part that the host has no more is said to be of an older release', async ({ page, host }) => {
    host.refused = /release\.json/
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    await expect(page.getByText('Not ready for offline')).toBeVisible()
    host.refused = null
    host.folder = NEXT_RELEASE
    await page.getByRole('tab', { name: /Checklist/ }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'has a newer Surveyor' })).toBeVisible()
    await page.getByTestId('notice').getByRole('button', { name: 'Reload' }).click()
    await expect(surveyor.saved).toHaveText(/by the next$/)
    await expect(page.getByRole('button', { name: 'Share' })).toBeVisible()
  })
})

test('what could not be fetched is said, and fetched once the host is back', async ({ page, host }) => {
  host.refused = /sw\.js|release\.json/
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await expect(page.getByText('Not ready for offline')).toBeVisible()
  host.refused = null
  await expect(ready(page)).toBeVisible({ timeout: 40_000 })
})

test('a page that was loaded past the service worker is taken on again', async ({ page, host }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await expect(ready(page)).toBeVisible()
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.reload', { ignoreCache: true })
  await expect(surveyor.nodes).toHaveCount(12)
  await expect(ready(page)).toBeVisible()
  await host.stop()
  await loadEveryModule(page, RELEASE)
  expect(surveyor.faults).toEqual([])
})

test('pages of an older release go on whole until they are reloaded, and say that there is a newer one', async ({
  page,
  context,
  host,
}) => {
  const [older, next] = [releaseIn(RELEASE), releaseIn(NEXT_RELEASE)]
  expect(next).not.toBe(older)
  const first = new SurveyorPage(page)
  await first.open()
  await expect(ready(page)).toBeVisible()
  await page.getByLabel('Name of the design').fill('Drawn before the change')
  await expect(first.saved).toBeVisible()

  host.folder = NEXT_RELEASE
  const second = new SurveyorPage(await context.newPage())
  await second.open()
  expect(await releaseOf(second.page)).toBe(older)
  const notices = [first, second].map((surveyor) =>
    surveyor.page.getByTestId('notice').filter({ hasText: 'A newer Surveyor is here. Reload to use it.' }),
  )
  for (const notice of notices) await expect(notice).toBeVisible()

  // Typed and reloaded in the same moment: it is all there in the newer one.
  await second.page.getByLabel('Name of the design').fill('Typed at the last moment')
  await notices[1]?.getByRole('button', { name: 'Reload' }).click()
  await expect(second.saved).toHaveText(/by the next$/)
  expect(await releaseOf(second.page)).toBe(next)
  await expect(second.page.getByLabel('Name of the design')).toHaveValue('Typed at the last moment')
  await expect(second.nodes).toHaveCount(12)
  await expect(ready(second.page)).toBeVisible()

  await host.stop()
  expect(await releaseOf(page)).toBe(older)
  await expect(page.getByLabel('Name of the design')).toHaveValue('Typed at the last moment')
  await useEverything(first)
  await loadEveryModule(page, RELEASE)
  await useEverything(second)
  await loadEveryModule(second.page, NEXT_RELEASE)

  await page.reload()
  expect(await releaseOf(page)).toBe(next)
  await expect(first.node('topic:written-by-hand')).toBeVisible()
  await expect(ready(page)).toBeVisible()
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([expect.stringContaining(next)])
  expect([...first.faults, ...second.faults]).toEqual([])
})

test('a host in the middle of a change harms neither the open page nor the next one', async ({
  page,
  host,
  context,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await expect(ready(page)).toBeVisible()
  host.folder = NEXT_RELEASE
  host.refused = /next-create-analyser/
  const second = new SurveyorPage(await context.newPage())
  await second.open()
  expect(await releaseOf(second.page)).toBe(releaseIn(RELEASE))
  await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(2)
  await expect(ready(second.page)).toBeVisible()
  await loadEveryModule(second.page, RELEASE)
  host.refused = null
  await second.page.reload()
  await expect(second.page.getByTestId('notice').filter({ hasText: 'A newer Surveyor is here' })).toBeVisible(
    { timeout: 60_000 },
  )
  await second.page.reload()
  expect(await releaseOf(second.page)).toBe(releaseIn(NEXT_RELEASE))
  await expect(ready(second.page)).toBeVisible()
})
