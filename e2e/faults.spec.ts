import { expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** One part of the page that cannot be fetched takes nothing else with it, and can be tried again. */

/** Where a failure is said: in the part's place, or as a notice where that is too small. */
const fault = (page: Page, words: string) =>
  page.getByRole('alert').or(page.getByTestId('notice')).filter({ hasText: words })

/** A service worker would fetch the parts past the page's own requests. */
test.use({ serviceWorkers: 'block' })

const PARTS = [
  { file: 'inspector', words: 'The inspector could not be loaded.' },
  { file: 'top-bar', words: 'The top bar could not be loaded.' },
  { file: 'minimap', words: 'The minimap could not be loaded.' },
  { file: 'findings-panel', words: 'This panel could not be loaded.' },
  { file: 'numbers', words: 'The numbers could not be loaded' },
  { file: 'create-analyser', words: 'This panel could not be loaded.' },
] as const

for (const { file, words } of PARTS) {
  test(`the drawing stands without the file of ${file}, which can be tried again`, async ({ page }) => {
    let isDown = true
    await page.route(new RegExp(`/assets/${file}-[^/]+\\.js$`), (route) =>
      isDown ? route.abort() : route.continue(),
    )
    const surveyor = new SurveyorPage(page)
    await page.goto('./')
    await expect(fault(page, words)).toBeVisible()
    await expect(surveyor.nodes).toHaveCount(12)
    isDown = false
    const again = page.getByRole('button', { name: 'Try again' })
    await expect(async () => {
      if (await again.first().isVisible()) await again.first().click()
      await expect(fault(page, words)).toHaveCount(0, { timeout: 3_000 })
      await expect(surveyor.findings.first()).toBeVisible({ timeout: 3_000 })
      const inspector = page.getByRole('complementary', { name: 'Inspector' })
      await expect(inspector).toContainText('Cluster', { timeout: 3_000 })
    }).toPass()
  })
}

test('a dialog that cannot be fetched says so, and keys still reach the drawing', async ({ page }) => {
  let isDown = true
  await page.route(/\/assets\/share-dialog-[^/]+\.js$/, (route) =>
    isDown ? route.abort() : route.continue(),
  )
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(fault(page, 'The dialog could not be loaded.')).toBeVisible()
  await surveyor.node('topic:orders').click()
  await page.keyboard.press('t')
  await expect(surveyor.node('topic:topic')).toBeVisible()
  isDown = false
  const again = page.getByRole('button', { name: 'Try again' })
  await again.click()
  // A browser that keeps a failed fetch loads the page anew at the second try: the dialog is opened there.
  await expect(async () => {
    if (await again.isVisible()) await again.click()
    else if (!(await page.getByRole('dialog').isVisible()))
      await page.getByRole('button', { name: 'Share' }).click({ timeout: 2_000 })
    await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible({ timeout: 3_000 })
  }).toPass()
})
