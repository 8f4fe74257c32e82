import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

test('opens a real example with something to fix, and sends nothing anywhere', async ({ page, baseURL }) => {
  const surveyor = new SurveyorPage(page)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await surveyor.open()
  await expect(surveyor.nodes).toHaveCount(12)
  await expect(
    surveyor.findings.filter({ hasText: 'payments-api cannot start: 8 requests in flight' }),
  ).toHaveCount(1)

  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("connect-src 'self'")

  await surveyor.node('topic:orders').click()
  await page.getByRole('tab', { name: 'Sizing' }).click()
  await page
    .getByRole('button', { name: /^Storage: .*Explain/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toContainText('sum over topics')
  await page.keyboard.press('Escape')
  await surveyor.exportYaml()
  await surveyor.shareLink()
  const elsewhere = requests.filter(
    (url) => !url.startsWith(baseURL ?? '') && !url.startsWith('data:') && !url.startsWith('blob:'),
  )
  expect(elsewhere).toEqual([])
  expect(surveyor.faults).toEqual([])
})

for (const [width, height] of [
  [1440, 900],
  [1024, 700],
] as const) {
  test(`nothing in the top bar is cut off or overlaps at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    const boxes = await page
      .getByRole('banner')
      .locator('button:visible, input:visible')
      .evaluateAll((elements) =>
        elements.map((element) => {
          const { left, right } = element.getBoundingClientRect()
          return { left, right, name: element.getAttribute('aria-label') ?? element.textContent }
        }),
      )
    const sorted = boxes.sort((one, other) => one.left - other.left)
    for (const [at, box] of sorted.entries()) {
      expect(box.right, `${box.name} ends on the screen`).toBeLessThanOrEqual(width)
      const next = sorted[at + 1]
      if (next) expect(box.right, `${box.name} ends before ${next.name}`).toBeLessThanOrEqual(next.left + 1)
    }
  })
}

test('a shortcut answers as soon as the drawing stands, however slowly the rest loads', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  let isPressed = false
  const later =
    /\/assets\/(open-dialog|top-bar|inspector|findings-panel|analyse|dialogs|drop-target|minimap)-[^/]+\.js$/
  await page.route(later, async (route) => {
    await expect.poll(() => isPressed).toBe(true)
    await route.continue()
  })
  await page.goto('./')
  await expect(surveyor.nodes).toHaveCount(12)
  await page.keyboard.press('Control+o')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  isPressed = true
  await expect(page.getByRole('dialog').getByLabel('Text of a design')).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('the keys are shown by ? from anywhere but text', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.findings.first().click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByLabel('Filter findings').fill('what')
  await page.keyboard.press('?')
  await expect(page.getByLabel('Filter findings')).toHaveValue('what?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test.describe('before the parts that take it have loaded', () => {
  /** A service worker would fetch them past the page’s own requests. */
  test.use({ serviceWorkers: 'block' })

  test('what is pasted and what is dropped waits for them', async ({ page }) => {
    const surveyor = new SurveyorPage(page)
    let release: () => void = () => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(/\/assets\/(canvas-habits|drop-target)-[^/]+\.js$/, async (route) => {
      await released
      await route.continue()
    })
    await page.goto('./')
    await expect(surveyor.nodes).toHaveCount(12)
    const isTaken = await page.evaluate(() => {
      const text = new DataTransfer()
      text.setData('text/plain', 'returns\ninvoices\n')
      const files = new DataTransfer()
      const listing = 'topic,partitions,replication factor\ndropped,6,3\n'
      files.items.add(new File([listing], 'listing.csv', { type: 'text/csv' }))
      const events = [
        new ClipboardEvent('paste', { clipboardData: text, bubbles: true, cancelable: true }),
        new DragEvent('dragover', { dataTransfer: files, bubbles: true, cancelable: true }),
        new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }),
      ]
      return events.map((event) => !document.body.dispatchEvent(event))
    })
    expect(isTaken).toEqual([true, true, true])
    release()
    await expect(surveyor.node('topic:returns')).toBeVisible()
    await expect(page.getByRole('dialog', { name: 'Add what was read?' })).toContainText('dropped')
    expect(surveyor.faults).toEqual([])
  })
})

test('what to do first is said of the first example, until it is put away, and of no other design', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const line = page.getByText('Click a node to change it')
  await expect(line).toBeVisible()
  const link = await surveyor.shareLink()
  await page.reload()
  await expect(line).toBeVisible()
  await surveyor.openText('surveyor: 1\nname: Ours\ntopics: [{ name: orders }]')
  await expect(surveyor.nodes).toHaveCount(1)
  await expect(line).toHaveCount(0)
  await page.reload()
  await expect(surveyor.nodes).toHaveCount(1)
  await expect(page.getByRole('heading', { name: 'Ours', exact: true })).toBeVisible()
  await expect(line).toHaveCount(0)
  const context = await page.context().browser()?.newContext()
  const other = await context?.newPage()
  if (!other) throw new Error('no browser')
  await other.goto(link)
  await expect(other.getByRole('heading', { name: 'Orders platform', exact: true })).toBeVisible()
  await expect(other.getByText('Click a node to change it')).toHaveCount(0)
  await context?.close()
})
