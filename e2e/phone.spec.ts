import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** A link that is opened on a phone shows the drawing, what is wrong with it, and its numbers. */

test('a link opened on a phone shows drawing, findings and numbers', async ({ page, browser }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const link = await surveyor.shareLink()
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const phone = new SurveyorPage(await context.newPage())
  await phone.page.goto(link)
  await expect(phone.nodes).toHaveCount(12)
  for (const node of await phone.nodes.all()) await expect(node).toBeInViewport({ ratio: 0.99 })
  await expect(phone.findings.filter({ hasText: 'payments-api cannot start' })).toBeInViewport()

  await phone.page.getByRole('tab', { name: /Checklist/ }).tap()
  await expect(phone.page.getByText('Three replicas, two of them in sync')).toBeInViewport()
  await phone.page.getByRole('tab', { name: 'Sizing' }).tap()
  await expect(phone.page.getByRole('button', { name: /^Storage: .*Explain/ }).first()).toBeInViewport()

  await phone.node('topic:orders').tap()
  await expect(phone.page.getByTestId('partitions')).toHaveText('16')
  await phone.page.getByRole('button', { name: 'Back to the findings and numbers' }).tap()
  await expect(phone.page.getByRole('tab', { name: 'Sizing' })).toBeVisible()

  const overflow = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBe(0)
  expect([...surveyor.faults, ...phone.faults]).toEqual([])
  await context.close()
})

test('a finger hits what it means: 44 px, and a long press is the menu', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    isMobile: true,
  })
  const tablet = new SurveyorPage(await context.newPage())
  await tablet.open()
  const { page } = tablet
  for (const region of [page.getByRole('banner'), page.getByRole('navigation'), page.getByRole('tablist')]) {
    for (const button of await region.first().locator('button:visible').all()) {
      const box = await button.boundingBox()
      expect(box?.height, (await button.textContent()) ?? '').toBeGreaterThanOrEqual(44)
      expect(box?.width, (await button.textContent()) ?? '').toBeGreaterThanOrEqual(44)
    }
  }
  // With its larger buttons the bar still ends in the window.
  const share = await page.getByRole('button', { name: 'Share', exact: true }).boundingBox()
  expect((share?.x ?? 0) + (share?.width ?? 0)).toBeLessThanOrEqual(1024)
  await tablet.node('topic:orders').tap()
  await expect(page.getByTestId('partitions')).toHaveText('16')
  for (const part of [page.getByRole('complementary', { name: 'Inspector' }), page.getByRole('tabpanel')])
    for (const control of await part
      .locator('button:visible, input:visible, select:visible, summary:visible')
      .all()) {
      const box = await control.boundingBox()
      const said = (await control.getAttribute('aria-label')) ?? (await control.textContent()) ?? ''
      expect(Math.round(box?.height ?? 0), said).toBeGreaterThanOrEqual(44)
      expect(Math.round(box?.width ?? 0), said).toBeGreaterThanOrEqual(44)
    }
  const at = await tablet.node('topic:orders').boundingBox()
  if (!at) throw new Error('not on the screen')
  const finger = await context.newCDPSession(page)
  const touchPoints = [{ x: at.x + at.width / 2, y: at.y + at.height / 2 }]
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await expect(page.getByRole('menu')).toBeVisible()
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible()
  for (const item of await page.getByRole('menuitem').all())
    expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  expect(tablet.faults).toEqual([])
  await context.close()
})
