import { type Browser, expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** A link that is opened on a phone shows the drawing, what is wrong with it, and its numbers. */

/** The first example under a finger. */
async function openTablet(browser: Browser) {
  const context = await browser.newContext({
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    isMobile: true,
  })
  const tablet = new SurveyorPage(await context.newPage())
  await tablet.open()
  return { context, tablet, page: tablet.page }
}

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
  const { context, tablet, page } = await openTablet(browser)
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

/** What of the page is smaller than a finger needs; a box to tick is as large as its label. */
const smallTargets = (page: Page) =>
  page.evaluate(() => {
    const targets = document.querySelectorAll<HTMLElement>(
      'button, input, select, summary, a[target="_blank"], [role=menuitem], [role=option], [role=tab], [role=treeitem]',
    )
    return [...targets].flatMap((target) => {
      const isTick = target instanceof HTMLInputElement && /checkbox|radio/.test(target.type)
      const box = ((isTick && target.closest('label')) || target).getBoundingClientRect()
      const isSeen = target.checkVisibility() && box.width > 2 && !/underline/.test(target.className)
      if (!isSeen || target.closest('.react-flow__attribution') || box.height > 43.5) return []
      return [`${target.tagName} ${box.width} × ${box.height} ${target.textContent || target.ariaLabel}`]
    })
  })

test('a finger adds, joins, edits and exports, and finds everything large enough', async ({ browser }) => {
  const { context, tablet, page } = await openTablet(browser)
  const finger = await context.newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints })

  // Pulled out of the palette, it stands where the finger left it.
  const topic = await page.getByRole('navigation').getByRole('button', { name: 'Topic' }).boundingBox()
  if (!topic) throw new Error('no palette')
  await touch('touchStart', { x: topic.x + 20, y: topic.y + 20 })
  for (let at = 1; at <= 10; at += 1) await touch('touchMove', { x: topic.x + 20 + at * 37, y: 400 })
  await touch('touchEnd')
  await expect(page.getByLabel('New name of topic')).toBeFocused()
  await page.keyboard.type('pulled')
  await page.keyboard.press('Enter')
  const pulled = await tablet.node('topic:pulled').boundingBox()
  expect(Math.abs((pulled?.y ?? 0) + (pulled?.height ?? 0) / 2 - 400)).toBeLessThan(30)

  const edge = await tablet
    .edge('web-tracker', 'clicks')
    .locator('.react-flow__edge-interaction')
    .evaluate((path) => {
      const line = path as SVGPathElement
      const { x, y } = line.getPointAtLength(line.getTotalLength() / 2)
      const { a, d, e, f } = line.getScreenCTM() ?? { a: 1, d: 1, e: 0, f: 0 }
      return { x: x * a + e, y: y * d + f }
    })
  await touch('touchStart', edge)
  await expect(page.getByRole('menuitem', { name: 'Edit the rate' })).toBeVisible()
  await touch('touchEnd')
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Edit the rate' }).tap()
  await expect(page.getByLabel(/^Records per second, on average and at peak/)).toBeFocused()
  await page.keyboard.press('Escape')

  await tablet.node('topic:orders').tap()
  await page.getByLabel('Keep for').tap()
  await expect(page.getByLabel('Keep for')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('3d')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Keep for')).toHaveValue('3 days')

  for (const [keys, name] of [
    ['Control+k', 'Find or do anything'],
    ['Control+o', 'Open'],
    ['Control+Shift+e', 'Picture'],
    ['Control+Shift+s', 'Share'],
    ['Control+e', 'Export'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect.poll(() => smallTargets(page), name).toEqual([])
    if (name !== 'Export') await page.keyboard.press('Escape')
    if (name !== 'Export') await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.getByRole('button', { name: /^Java project for Kafka Streams/ }).tap()
  await expect(page.getByLabel('Skip what cannot be read')).toBeVisible()
  expect(await smallTargets(page)).toEqual([])
  expect(tablet.faults).toEqual([])
  await context.close()
})

test('a finger stops and starts a broker, and finds all of What if large enough', async ({ browser }) => {
  const { context, tablet, page } = await openTablet(browser)
  await page.getByRole('tab', { name: 'What if' }).tap()
  const brokers = page.getByRole('list', { name: 'Brokers at this moment' })
  const stop = brokers.getByRole('button', { name: /^Stop broker 1/ })
  await expect(stop).toBeVisible()
  expect(await smallTargets(page)).toEqual([])
  await stop.scrollIntoViewIfNeeded()
  await stop.tap()
  await expect(brokers.getByRole('button', { name: /^Start broker 1/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Cluster', exact: true }).tap()
  await expect(page.getByRole('button', { name: /^Stop rack-2/ })).toBeVisible()
  expect(await smallTargets(page)).toEqual([])
  expect(tablet.faults).toEqual([])
  await context.close()
})
