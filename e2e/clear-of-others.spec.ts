import { expect, type Page, test } from '@playwright/test'
import { boxOf } from './support/boxes'
import { SurveyorPage } from './support/surveyor-page'

/** What stands on the drawing hides nothing else, and what is refused says so. */

/** The nodes that lie over the frame of the area, by id. */
const overFrame = (page: Page) =>
  page.locator('.react-flow__node-area').evaluate((area) => {
    const frame = area.getBoundingClientRect()
    return [...document.querySelectorAll('.react-flow__node:not(.react-flow__node-area)')].flatMap((node) => {
      const box = node.getBoundingClientRect()
      const meets =
        box.left < frame.right && frame.left < box.right && box.top < frame.bottom && frame.top < box.bottom
      const isIn =
        box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom
      return meets && !isIn ? [node.getAttribute('data-id')] : []
    })
  })

for (const [one, other] of [
  ['topic:orders', 'consumerGroup:billing'],
  ['consumerGroup:billing', 'consumerGroup:fulfilment'],
  ['topic:payments', 'topic:payments'],
] as const)
  test(`the frame around ${one} and ${other} lies under no neighbour`, async ({ page }) => {
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    await surveyor.node(one).click()
    if (other !== one) await surveyor.node(other).click({ modifiers: ['Shift'] })
    await page.keyboard.press('a')
    await page.keyboard.type('Orders')
    await page.keyboard.press('Enter')
    await expect(page.locator('.react-flow__node-area')).toHaveCount(1)
    expect(await overFrame(page)).toEqual([])
    expect(surveyor.faults).toEqual([])
  })

test('what is said for a moment covers no node, and no control of the drawing', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:orders').click()
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('t')
  const notice = page.getByTestId('notice')
  await expect(notice).toBeVisible()
  await expect(async () => {
    const said = await boxOf(notice)
    const nodes = await surveyor.nodes.evaluateAll((all) =>
      all.map((node) => node.getBoundingClientRect().toJSON() as DOMRect),
    )
    const covered = nodes.filter(
      ({ x, y, width, height }) =>
        x < said.x + said.width && said.x < x + width && y < said.y + said.height && said.y < y + height,
    )
    expect(covered).toEqual([])
  }).toPass()
  expect(surveyor.faults).toEqual([])
})

test('a drag over the words of an empty drawing selects no text, and a double click there adds', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  const words = await boxOf(page.getByText('Add a producer, a topic and a consumer group'))
  await page.mouse.move(words.x + 40, words.y + 8)
  await page.keyboard.down('Shift')
  await page.mouse.down()
  await page.mouse.move(words.x + 200, words.y + 30, { steps: 3 })
  await page.mouse.move(1300, 700, { steps: 3 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
  await page.mouse.dblclick(words.x + 40, words.y + 8)
  await expect(page.getByRole('menu')).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('a topic that nobody writes is joined with a writer first, one that is written with a reader', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    'surveyor: 1\nname: Shop\nproducers: [{ name: checkout, produces: [{ topic: orders }] }]\ntopics: [{ name: orders }, { name: invoices }]\nconsumerGroups: [{ name: billing, consumes: [{ topic: orders }] }, { name: mails }]\n',
  )
  const rows = page.getByRole('dialog').getByRole('listitem')
  await surveyor.node('topic:invoices').click()
  await page.keyboard.press('c')
  await expect(rows.first()).toContainText('written by')
  await page.keyboard.type('billing')
  await expect(rows.first()).toHaveText('written bybilling')
  await page.keyboard.press('Escape')
  await surveyor.node('topic:orders').click()
  await page.keyboard.press('c')
  await expect(rows.first()).toHaveText('read bymails')
  await page.keyboard.press('Escape')
  expect(surveyor.faults).toEqual([])
})

test('a value that is refused says what stays, in a field, in the table and on an edge', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:orders').click()
  await page.getByLabel('Average size').fill('many')
  await expect(page.getByRole('alert')).toContainText('Until then 1,200 stays.')
  await surveyor.node('topic:clicks').click()
  const notice = page.getByTestId('notice')
  await expect(notice.filter({ hasText: 'Average size stays 1,200' })).toBeVisible()
  await page.keyboard.press('Escape')

  await surveyor.clickEdge('producer:checkout', 'topic:orders')
  const at = await page
    .locator('.react-flow__edge[data-id*="checkout"] .react-flow__edge-interaction')
    .evaluate((path) => {
      const line = path as SVGPathElement
      const middle = line.getPointAtLength(line.getTotalLength() / 2)
      const { x, y } = middle.matrixTransform(line.getScreenCTM() ?? undefined)
      return { x, y }
    })
  const rate = page.getByLabel('Records per second, on average and at peak')
  await page.mouse.dblclick(at.x, at.y)
  await rate.fill('700 to 900')
  await surveyor.node('topic:clicks').click()
  await expect(rate).toHaveCount(0)
  await expect(page.getByRole('group', { name: /^checkout writes orders, 900 \/s/ })).toHaveCount(1)
  await page.mouse.dblclick(at.x, at.y)
  await rate.fill('many')
  await surveyor.node('topic:clicks').click()
  await expect(notice.filter({ hasText: '700 to 900 stays' })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('internal topics are shown whole or cut where they are alike, and no two look the same', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('button', { name: /^An example/ }).click()
  await page.getByRole('button', { name: /^Order enrichment/ }).click()
  await expect(page.getByLabel('Name of the design')).toHaveValue('Order enrichment')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+I')
  const names = page.locator('.react-flow__node-internal button > span:first-child')
  await expect(names.filter({ hasText: 'customers' })).not.toHaveCount(0)
  const shown = await names.evaluateAll((all) =>
    all.map((name) => ({ text: name.textContent, isCut: name.scrollWidth > name.clientWidth })),
  )
  expect(shown.filter(({ isCut }) => isCut)).toEqual([])
  expect(new Set(shown.map(({ text }) => text)).size).toBe(shown.length)
  expect(surveyor.faults).toEqual([])
})

test('a connector with nothing beside it has its whole width for its name', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    'surveyor: 1\nname: Shop\nconnectors: [{ name: orders-to-warehouse-of-eu }]\ntopics: [{ name: orders }]\n',
  )
  const node = surveyor.node('connector:orders-to-warehouse-of-eu')
  await expect(node.locator('.node-name > span')).toHaveText('orders-to-warehouse-of-eu')
  const name = await boxOf(node.locator('.node-name > span'))
  const frame = await boxOf(node.locator('.node-frame'))
  expect(name.x + name.width).toBeLessThan(frame.x + frame.width)
})

test('in a drawing that goes down the words at the handles lie outside of their node', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const area = await boxOf(page.getByRole('main', { name: 'Drawing' }))
  await page.mouse.click(area.x + area.width / 2, area.y + area.height - 50, { button: 'right' })
  await page.getByRole('menuitemcheckbox', { name: 'Records go from top to bottom' }).click()
  const group = surveyor.node('consumerGroup:billing')
  await page.keyboard.press('Escape')
  await page.keyboard.press('f')
  await expect(async () => {
    await group.hover()
    const words = group.locator('.handle-name').filter({ visible: true })
    await expect(words).toHaveText(['writes', 'retries', 'dead letters'], { timeout: 1000 })
    const frame = await boxOf(group)
    for (const word of await words.all()) {
      const { x, y, width, height } = await boxOf(word)
      const isInside =
        x < frame.x + frame.width - 4 &&
        frame.x + 4 < x + width &&
        y < frame.y + frame.height - 4 &&
        frame.y + 4 < y + height
      expect(isInside, `${await word.textContent()}`).toBe(false)
    }
  }).toPass()
  expect(surveyor.faults).toEqual([])
})
