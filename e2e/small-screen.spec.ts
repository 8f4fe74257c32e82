import { expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** Nothing is cut at 1024 × 700: what does not fit wraps, stands under its label, or is told whole in a tooltip. */

/** The text of the panels and dialogs that is cut without a way to read it, and what of it is too small to be read. */
const cutTexts = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = new Set<string>()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const own = node.parentElement
      const said = node.textContent?.trim() ?? ''
      if (!own || said === '' || !own.checkVisibility({ visibilityProperty: true })) continue
      if (own.closest('script, style, option, textarea, .react-flow__viewport')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 2)
      const [left, right] = [
        Math.min(...boxes.map((box) => box.left)),
        Math.max(...boxes.map((box) => box.right)),
      ]
      if (boxes.length === 0) continue
      let isSeen = true
      for (let at: Element | null = own; at !== null && at !== document.body; at = at.parentElement) {
        const box = at.getBoundingClientRect()
        const { overflowX, clipPath, position } = getComputedStyle(at)
        if (box.width <= 2 || box.height <= 2 || clipPath !== 'none') isSeen = false
        const isOut = right > box.right + 1.5 || left < box.left - 1.5
        if (!isSeen || (isOut && /auto|scroll/.test(overflowX))) break
        if (isOut && /hidden|clip/.test(overflowX) && !own.closest('[title]')) {
          found.add(`cut: ${said}`)
          break
        }
        if (position === 'fixed') break
      }
      if (isSeen && Number.parseFloat(getComputedStyle(own).fontSize) < 11) found.add(`small: ${said}`)
    }
    return [...found]
  })

/** The choices whose chosen words do not fit into them. */
const cutChoices = (page: Page) =>
  page.locator('select:visible').evaluateAll((all) =>
    all.flatMap((element) => {
      const select = element as HTMLSelectElement
      const { font, paddingLeft, paddingRight } = getComputedStyle(select)
      const context = document.createElement('canvas').getContext('2d')
      if (!context) return []
      context.font = font
      const words = select.selectedOptions[0]?.textContent ?? ''
      const room = select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      return context.measureText(words).width > room + 1 ? [words] : []
    }),
  )

async function expectNothingCut(page: Page, where: string): Promise<void> {
  expect.soft(await cutTexts(page), where).toEqual([])
  expect.soft(await cutChoices(page), where).toEqual([])
}

async function openRealPipeline(page: Page): Promise<SurveyorPage> {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('button', { name: 'My designs and examples' }).click()
  await page.getByRole('button', { name: /Hypertrace ingestion/ }).click()
  return surveyor
}

test.use({ viewport: { width: 1024, height: 700 } })

/** An example, and a node of each kind that it has. */
const EXAMPLES = [
  [
    /Hypertrace ingestion/,
    ['producer:jaeger-collectors', 'topic:raw-logs', 'streamsApp:all-views-generator'],
  ],
  [/Change data capture/, ['connector:shop-cdc', 'connector:shop-search', 'consumerGroup:fulfilment']],
  [/Order enrichment/, ['streamsApp:order-enricher']],
  [/Customer notifications/, ['consumerGroup:mailer', 'topic:order-events']],
] as const

for (const [example, ids] of EXAMPLES)
  test(`no word of the panels is cut: ${example.source}`, async ({ page }) => {
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    await page.getByRole('button', { name: 'My designs and examples' }).click()
    await page.getByRole('button', { name: example }).first().click()
    await expect(surveyor.node(ids[0])).toBeVisible()
    for (const tab of [/Findings/, /Checklist/, /Sizing/, /Table/, /What if/, /Compare/]) {
      await page.getByRole('tab', { name: tab }).first().click()
      await expect(page.getByRole('tabpanel').first()).not.toContainText('Loading')
      await expectNothingCut(page, String(tab))
    }
    await page.getByRole('tab', { name: /Findings/ }).click()
    for (const id of ids) {
      await page.getByRole('main', { name: 'Drawing' }).focus()
      await surveyor.node(id).click()
      await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('About')
      await expectNothingCut(page, id)
    }
    expect(surveyor.faults).toEqual([])
  })

test('the finding that is chosen says why it matters beside its fix, and its whole sentence in the list', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const chosen = surveyor.findings.first()
  await chosen.click()
  const words = chosen.locator('[title]')
  expect(await words.evaluate((of) => of.scrollHeight - of.clientHeight)).toBeLessThanOrEqual(1)
  const detail = page.getByRole('article', { name: 'The finding' })
  const footer = await detail.getByRole('button', { name: 'Fix', exact: true }).boundingBox()
  const why = await detail.getByText('An idempotent producer may have at most 5').boundingBox()
  if (!footer || !why) throw new Error('not on the screen')
  expect(why.y + 18).toBeLessThanOrEqual(footer.y)
})

test('what changes alike in several nodes is shown once, in the panel and in the review', async ({
  page,
}) => {
  const surveyor = await openRealPipeline(page)
  await surveyor.findings.filter({ hasText: 'Fewer than three replicas' }).first().click()
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  const review = page.getByRole('complementary', { name: /Review|Inspector/ }).first()
  await expect(review.getByText('the same in each of the 6')).toBeVisible()
  await expect(review.getByText('replicationFactor: 1', { exact: true })).toHaveCount(1)
  // Beside the drawing there is room for the whole sentence, however low the window is.
  await expectNothingCut(page, 'the review')
})

test('the cluster stands in the bar whatever is selected, and a click shows it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:orders').click()
  const cluster = page.getByRole('button', { name: /^Kafka 4\.3 · 3 brokers/ })
  await expect(cluster).toBeInViewport({ ratio: 1 })
  const share = await page.getByRole('button', { name: 'Share', exact: true }).boundingBox()
  expect((share?.x ?? 0) + (share?.width ?? 0)).toBeLessThanOrEqual(1024)
  await cluster.click()
  await expect(page.getByRole('region', { name: 'Cluster', exact: true })).toBeVisible()
})

test('what a real pipeline’s names and numbers are in the table stays in sight while it is scrolled', async ({
  page,
}) => {
  await openRealPipeline(page)
  await page.getByRole('tab', { name: /Table/ }).click()
  const grid = page.getByRole('grid', { name: 'Topics' })
  const name = grid.getByText('structured-traces-from-raw-spans')
  await expect(name).toBeAttached()
  expect(await name.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBeLessThanOrEqual(1)
  const before = await grid.getByText('jaeger-spans', { exact: true }).boundingBox()
  await grid.evaluate((element) => element.scrollTo({ left: 2_000 }))
  expect(await grid.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
  const after = await grid.getByText('jaeger-spans', { exact: true }).boundingBox()
  expect(after?.x).toBe(before?.x)
})
