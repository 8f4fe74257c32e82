import { expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** The drawing stands before its numbers are there: it can be worked on meanwhile, and they move nothing. */

/** A service worker would fetch the numbers past the page's own requests. */
test.use({ serviceWorkers: 'block' })

/** Keeps the numbers away until the returned function is called. */
async function withholdNumbers(page: Page): Promise<() => void> {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/assets\/numbers-[^/]+\.js$/, async (route) => {
    await released
    await route.continue()
  })
  return release
}

/** Where nodes and edges are on the screen, in whole tenths of a pixel. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const inTenths = (path: string) => path.replace(/[\d.]+/g, (number) => Number(number).toFixed(1))
    const nodes = [...document.querySelectorAll('.react-flow__node')].map((node) => {
      const { x, y, width, height } = node.getBoundingClientRect()
      return `${node.getAttribute('data-id')} ${[x, y, width, height].map((number) => number.toFixed(1))}`
    })
    const edges = [...document.querySelectorAll('.react-flow__edge-path')].map(
      (edge) => `${edge.id} ${inTenths(edge.getAttribute('d') ?? '')}`,
    )
    return [...nodes, ...edges].sort()
  })

test('a drawing stands as it is stated until its numbers come, and nothing moves when they do', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  const release = await withholdNumbers(page)
  await page.goto('./')
  await expect(surveyor.nodes).toHaveCount(12)
  await expect(surveyor.node('topic:payments')).toContainText('12 partitions')
  await expect(surveyor.node('consumerGroup:billing')).toContainText('12 members')
  await expect(page.locator('.edge-label')).toHaveText('dead letters')
  await expect(surveyor.node('consumerGroup:billing')).not.toContainText('busy')
  await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible()
  const before = await drawn(page)
  release()
  await expect(surveyor.node('consumerGroup:billing')).toContainText('busy')
  await expect(surveyor.findings.first()).toBeVisible()
  expect(await drawn(page)).toEqual(before)
  expect(surveyor.faults).toEqual([])
})

test('is edited, undone and saved before its numbers come', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  const release = await withholdNumbers(page)
  await page.goto('./')
  await expect(surveyor.nodes).toHaveCount(12)
  await surveyor.node('topic:orders').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('purchases')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('topic:purchases')).toBeVisible()
  await page.keyboard.press('t')
  await page.keyboard.type('refunds')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('topic:refunds')).toBeVisible()
  await surveyor.node('topic:payments').click()
  await page.keyboard.press('Delete')
  await expect(surveyor.node('topic:payments')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:payments')).toBeVisible()
  await expect(surveyor.saved).toBeVisible()
  await page.reload()
  await expect(surveyor.node('topic:refunds')).toBeVisible()
  await expect(surveyor.node('topic:purchases')).toBeVisible()
  release()
  await expect(surveyor.node('topic:purchases')).toContainText('16 partitions')
  expect(surveyor.faults).toEqual([])
})
