import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** Before it is applied a drawing is compared with what is there; two people's copies become one again. */

const partition = (topic: string, at: number, replicas = '1,2') =>
  `\tTopic: ${topic}\tPartition: ${at}\tLeader: 1\tReplicas: ${replicas}\tIsr: ${replicas}`

const LISTING = [
  'Topic: orders\tTopicId: PQn1B9aKTEy3zFX8l2pL2Q\tPartitionCount: 6\tReplicationFactor: 2\tConfigs: retention.ms=604800000',
  ...[0, 1, 2, 3, 4, 5].map((at) => partition('orders', at)),
  'Topic: orders_dlq\tTopicId: PQn1B9aKTEy3zFX8l2pL2S\tPartitionCount: 1\tReplicationFactor: 2\tConfigs: ',
  partition('orders_dlq', 0, '1,3'),
].join('\n')

async function compareWithListing(page: Page): Promise<SurveyorPage> {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('tab', { name: 'Compare' }).click()
  await page.getByRole('button', { name: 'Choose what to compare with' }).click()
  await page
    .getByTestId('compare-picker')
    .setInputFiles({ name: 'topics.txt', mimeType: 'text/plain', buffer: Buffer.from(LISTING) })
  await expect(steps(page)).toBeVisible()
  return surveyor
}

const steps = (page: Page) => page.getByRole('listbox', { name: 'Steps of the plan' })
const bar = (page: Page) => page.getByRole('region', { name: 'Comparison' })

async function download(page: Page, button: string): Promise<string> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFileSync(await saved.path(), 'utf8')
}

test('a drawing is compared with a listing, step by step, and the plan is taken away', async ({ page }) => {
  const surveyor = await compareWithListing(page)
  await expect(bar(page)).toContainText('4 added')
  await expect(bar(page)).toContainText('1 not drawn')
  await expect(page.getByTestId('compare-mark')).not.toHaveCount(0)
  await expect(page.getByTestId('differs topic:orders')).toHaveText('6 → 16 partitions · RF 2 → 3')
  await expect(page.getByRole('button', { name: 'orders_dlq, not drawn' })).toBeInViewport()

  await steps(page)
    .getByRole('option', { name: /orders: 6 → 16 partitions/ })
    .click()
  const detail = page.getByRole('region', { name: 'Step', exact: true })
  await expect(detail).toContainText('cannot be undone')
  await expect(detail).toContainText('Safer way')
  await expect(detail.getByRole('region', { name: 'Who says so' })).toContainText('topics.txt:1')
  await expect(surveyor.node('topic:orders')).toHaveClass(/selected/)

  await page.getByLabel('Tool that applies it').selectOption('strimzi')
  await expect(steps(page).getByRole('option', { name: /replication factor 2 → 3/ })).toContainText(
    'is refused',
  )
  const before = await detail.textContent()
  await page.getByLabel('Drawing', { exact: true }).locator('[data-drawing]').focus()
  await page.keyboard.press('j')
  await expect(detail).not.toHaveText(before ?? '')
  await page.keyboard.press('k')
  await expect(detail).toHaveText(before ?? '')

  await steps(page)
    .getByRole('option', { name: /orders: 6 → 16 partitions/ })
    .click()
  await detail.getByRole('button', { name: 'Plan it so' }).click()
  await expect(steps(page).getByRole('option', { name: /Create orders.v2: 16 partitions/ })).toContainText(
    'applies',
  )
  await expect(steps(page).getByRole('option', { name: /orders: 6 → 16 partitions/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Export plan' }).click()
  await expect(page.getByRole('button', { name: 'Download the script' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Reassignment' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await detail.getByRole('button', { name: 'Change it in place' }).click()
  await expect(steps(page).getByRole('option', { name: /orders: 6 → 16 partitions/ })).toBeVisible()

  await page.getByRole('button', { name: 'Export plan' }).click()
  const reassignment = JSON.parse(await download(page, 'Download it'))
  expect(reassignment.partitions).toHaveLength(6)
  expect(reassignment.partitions[0]).toEqual({ topic: 'orders', partition: 0, replicas: [1, 2, 3] })
  const markdown = await download(page, 'Download Markdown')
  expect(markdown).toContain('topics.txt → Orders platform with Strimzi')
  expect(markdown).toContain('orders: 6 → 16 partitions')
  const script = await download(page, 'Download the script')
  expect(script).toMatch(/^#!\/usr\/bin\/env bash\n/)
  expect(script).toContain("--alter --topic 'orders' --partitions 16")
  await page.keyboard.press('Escape')

  await detail.getByRole('button', { name: 'Draw 6' }).click()
  await expect(steps(page).getByRole('option', { name: /→ 16 partitions/ })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(steps(page).getByRole('option', { name: /→ 16 partitions/ })).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Choose what to compare with' })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

async function drawTopic(page: Page, name: string): Promise<void> {
  await page.locator('[data-drawing]').click({ position: { x: 30, y: 30 } })
  await page.keyboard.press('t')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

test('no sign of what differs lies over the rate of an edge, and no figure is cut', async ({ page }) => {
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await page.setViewportSize(size)
    const surveyor = await compareWithListing(page)
    await expect(page.getByTestId('new-edge')).not.toHaveCount(0)
    const boxes = (locator: ReturnType<Page['locator']>) =>
      locator.evaluateAll((all) =>
        all
          .map((one) => ({ said: one.textContent, box: one.getBoundingClientRect() }))
          .map(({ said, box: { left, right, top, bottom } }) => ({ said, left, right, top, bottom })),
      )
    await expect(async () => {
      const words = await boxes(page.locator('.react-flow__edge text:visible'))
      const signs = await boxes(page.getByTestId('new-edge'))
      const over = words.filter((word) =>
        signs.some(
          (sign) =>
            sign.left < word.right - 1 &&
            word.left < sign.right - 1 &&
            sign.top < word.bottom - 1 &&
            word.top < sign.bottom - 1,
        ),
      )
      expect(over.map(({ said }) => said)).toEqual([])
    }).toPass({ timeout: 10_000 })
    const cut = await page
      .locator('[data-testid^="differs "]')
      .evaluateAll((all) =>
        all.flatMap((one) => (one.scrollWidth > one.clientWidth ? [one.textContent] : [])),
      )
    expect(cut).toEqual([])
    expect(surveyor.faults).toEqual([])
  }
})

test('a version is kept by name, found again, compared, gone back to, renamed, deleted', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText('surveyor: 1\nname: Versions\ntopics: [{ name: orders, partitions: 6 }]\n')
  await expect(surveyor.saved).toBeVisible()
  const openVersions = async () => {
    await page.getByRole('button', { name: 'My designs and examples' }).click()
    await page.getByRole('button', { name: 'Versions', exact: true }).click()
    await expect(page.getByRole('dialog', { name: 'Versions' })).toBeVisible()
  }
  await openVersions()
  await page.getByLabel('Name of the new version').fill('before the sale')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Versions' })).toContainText('before the sale')
  await page.keyboard.press('Escape')
  await drawTopic(page, 'later')
  await expect(surveyor.node('topic:later')).toBeVisible()
  await expect(surveyor.saved).toBeVisible()

  await page.reload()
  await expect(surveyor.node('topic:later')).toBeVisible()
  await openVersions()
  await page.getByRole('button', { name: 'Compare with before the sale' }).click()
  await expect(bar(page)).toContainText('1 added')
  await expect(surveyor.node('topic:later').getByTestId('compare-mark')).toBeVisible()
  await page.keyboard.press('Escape')

  await openVersions()
  await page.getByRole('button', { name: 'Go back to before the sale' }).click()
  await expect(surveyor.node('topic:later')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:later')).toBeVisible()

  await openVersions()
  await page.getByRole('button', { name: 'Rename before the sale' }).click()
  await page.keyboard.type('in May')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Delete in May' }).click()
  await expect(page.getByRole('list', { name: 'Versions' })).toContainText('None is kept yet')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Put back' }).click()
  await openVersions()
  await expect(page.getByRole('list', { name: 'Versions' })).toContainText('in May')
  expect(surveyor.faults).toEqual([])
})

const SHARED = `surveyor: 1
name: Shared
topics:
  - { name: orders, partitions: 6 }
  - { name: clicks, partitions: 3 }
`

async function copiedLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const link = await page.getByLabel('Link to this design').inputValue()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await page.keyboard.press('Escape')
  return link.slice(link.indexOf('#'))
}

async function setPartitions(surveyor: SurveyorPage, topic: string, count: string): Promise<void> {
  await surveyor.node(`topic:${topic}`).click()
  const field = surveyor.page
    .getByRole('complementary', { name: 'Inspector' })
    .getByLabel('Number', { exact: true })
  await field.fill(count)
  await field.press('Enter')
}

async function openIn(context: BrowserContext, fragment: string): Promise<SurveyorPage> {
  const surveyor = new SurveyorPage(await context.newPage())
  await surveyor.open(fragment)
  return surveyor
}

test('two copies of one link become one, and what both changed is asked', async ({ browser, context }) => {
  const mine = await openIn(context, '')
  await mine.openText(SHARED)
  await expect(mine.saved).toBeVisible()
  const sent = await copiedLink(mine.page)

  const theirs = await openIn(await browser.newContext(), sent)
  await expect(theirs.node('topic:orders')).toBeVisible()
  await setPartitions(theirs, 'orders', '24')
  await drawTopic(theirs.page, 'payments')
  await expect(theirs.node('topic:payments')).toBeVisible()
  const back = await copiedLink(theirs.page)

  await setPartitions(mine, 'orders', '12')
  await setPartitions(mine, 'clicks', '9')
  await expect(mine.saved).toBeVisible()
  const { page } = mine
  await page.evaluate((fragment) => {
    location.hash = fragment
  }, back)
  const dialog = page.getByRole('dialog', { name: 'This link is another copy of this design' })
  await expect(dialog.getByRole('region', { name: 'What they changed' })).toContainText('payments')
  await expect(dialog.getByRole('button', { name: 'Merge', exact: true })).toBeDisabled()
  await dialog.getByLabel('Theirs: 24').check()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(mine.node('topic:payments')).toBeVisible()
  await expect(mine.node('topic:orders')).toContainText('24 partitions')
  await expect(mine.node('topic:clicks')).toContainText('9 partitions')
  await page.keyboard.press('Control+z')
  await expect(mine.node('topic:payments')).toHaveCount(0)
  await expect(mine.node('topic:orders')).toContainText('12 partitions')
  expect([...mine.faults, ...theirs.faults]).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('axe finds nothing serious while a listing is compared', async ({ page }) => {
      await compareWithListing(page)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(
        serious.flatMap(({ id, nodes }) => nodes.map(({ failureSummary }) => `${id} ${failureSummary}`)),
      ).toEqual([])
    })
  })
}

test('from afar, where an overview is drawn, the signs of what differs stand on it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const many = Array.from({ length: 300 }, (_, at) => `  - name: topic-${at}`).join('\n')
  const positions = Array.from(
    { length: 300 },
    (_, at) => `    'topic:topic-${at}': [${(at % 20) * 320}, ${Math.floor(at / 20) * 160}]`,
  ).join('\n')
  await surveyor.openText(
    `surveyor: 1\nname: Many\ncluster: { kafkaVersion: "4.3", brokers: 3, environment: development }\ntopics:\n${many}\nlayout:\n  positions:\n${positions}\n`,
  )
  await expect(page.getByTestId('overview')).toBeVisible()
  await page.getByRole('tab', { name: 'Compare' }).click()
  await page.getByRole('button', { name: 'Choose what to compare with' }).click()
  await page
    .getByTestId('compare-picker')
    .setInputFiles({ name: 'topics.txt', mimeType: 'text/plain', buffer: Buffer.from(LISTING) })
  await expect(steps(page)).toBeVisible()
  await page.keyboard.press('Shift+Digit1')
  await expect(page.getByTestId('overview')).toBeVisible()
  await expect(page.getByTestId('compare-mark').and(page.locator('span[style*="scale"]'))).toHaveCount(300)
  const size = await page
    .locator('span[data-testid="compare-mark"][style*="scale"]')
    .first()
    .evaluate((mark) => mark.getBoundingClientRect().height)
  expect(size).toBeGreaterThan(12)
  expect(surveyor.faults).toEqual([])
})
