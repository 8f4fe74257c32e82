import { expect, type Page, test } from '@playwright/test'
import { boxOf, middleOf } from './support/boxes'
import { RETRY_ORDERS } from './support/retry-orders'
import { SurveyorPage } from './support/surveyor-page'

/** What a hand puts somewhere stays there, the viewport stays where it is, and what lies under other things can be taken. */

const viewport = (page: Page) =>
  page.locator('.react-flow__viewport').evaluate((element) => (element as HTMLElement).style.transform)

const palette = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Add to the drawing' }).getByRole('button', { name, exact: true })

interface Point {
  readonly x: number
  readonly y: number
}

async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await page.mouse.up()
}

const near = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y)

test('a node that is dropped lies where it was dropped, half out of sight as well, and the viewport stays', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const before = await viewport(page)
  for (const at of [
    { x: 400, y: 300 },
    { x: 700, y: 600 },
    { x: 1080, y: 380 },
  ]) {
    await drag(page, await middleOf(palette(page, 'Producer')), at)
    const dropped = surveyor.node('producer:producer')
    await expect(dropped).toBeVisible()
    expect(near(await middleOf(dropped), at)).toBeLessThan(2)
    await page.keyboard.press('Enter')
    expect(near(await middleOf(dropped), at)).toBeLessThan(2)
    expect(await viewport(page)).toBe(before)
    await page.keyboard.press('Control+z')
    await expect(dropped).toHaveCount(0)
  }
  expect(surveyor.faults).toEqual([])
})

test('what is locked stays where a node is dropped on it, and a note makes room', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    `surveyor: 1
name: Room
topics: [{ name: fixed }, { name: free }]
layout:
  positions: { 'topic:fixed': [0, 0], 'topic:free': [0, 300] }
  locked: ['topic:fixed']
  notes: { n: { at: [400, 0], size: [220, 110], text: hello } }
`,
  )
  await expect(surveyor.nodes).toHaveCount(3)
  await page.keyboard.press('Escape')
  const note = page.locator('.react-flow__node-note')
  const at = await middleOf(note)
  await drag(page, await middleOf(palette(page, 'Topic')), at)
  const dropped = surveyor.node('topic:topic')
  await expect(dropped).toBeVisible()
  expect(near(await middleOf(dropped), at)).toBeLessThan(2)
  await page.keyboard.press('Enter')
  const [one, other] = [await boxOf(dropped), await boxOf(note)]
  expect(one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true)
  await page.keyboard.press('Control+z')
  await expect(dropped).toHaveCount(0)
  const fixed = await boxOf(surveyor.node('topic:fixed'))
  await drag(page, await middleOf(palette(page, 'Topic')), await middleOf(surveyor.node('topic:fixed')))
  await expect(dropped).toBeVisible()
  expect(await boxOf(surveyor.node('topic:fixed'))).toEqual(fixed)
  const now = await boxOf(dropped)
  expect(
    now.y + now.height <= fixed.y || now.y >= fixed.y + fixed.height || now.x >= fixed.x + fixed.width,
  ).toBe(true)
  expect(surveyor.faults).toEqual([])
})

test('a key over a node adds beside it, in sight', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const before = await viewport(page)
  await surveyor.node('consumerGroup:analytics').click()
  const at = await middleOf(surveyor.node('consumerGroup:analytics'))
  await page.mouse.move(at.x + 3, at.y)
  await page.keyboard.press('t')
  const added = surveyor.node('topic:topic')
  await expect(added).toBeVisible()
  expect(near(await middleOf(added), at)).toBeLessThan(330)
  expect(await viewport(page)).toBe(before)
  expect(surveyor.faults).toEqual([])
})

test('a copy comes to lie in sight where there is room, and neither it nor undo moves the viewport', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const before = await viewport(page)
  for (const id of ['topic:orders', 'topic:orders.dlq', 'consumerGroup:ledger', 'producer:checkout']) {
    await surveyor.node(id).click()
    await page.keyboard.press('Control+d')
    await expect(surveyor.nodes).toHaveCount(13)
    expect(await viewport(page), id).toBe(before)
    await page.keyboard.press('Control+z')
    await expect(surveyor.nodes).toHaveCount(12)
    expect(await viewport(page), id).toBe(before)
  }
  expect(surveyor.faults).toEqual([])
})

test('undo leads to what it changed where nothing of that is in sight', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:clicks').click()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: /^Undo: Move/ })).toBeVisible()
  await page.mouse.move(700, 300)
  await page.mouse.wheel(0, 3000)
  await expect(surveyor.nodes).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:clicks')).toBeInViewport()
  expect(surveyor.faults).toEqual([])
})

test('a note and an area are dragged out of the palette, lie where they were let go, and take every letter', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const at = { x: 700, y: 470 }
  await drag(page, await middleOf(palette(page, 'Note')), at)
  await page.keyboard.type('top gun, as typed')
  await page.keyboard.press('Escape')
  const note = page.locator('.react-flow__node-note')
  await expect(note).toHaveText('top gun, as typed')
  expect(near(await middleOf(note), at)).toBeLessThan(2)
  await drag(page, await middleOf(palette(page, 'Area')), { x: 640, y: 300 })
  await page.keyboard.type('topgun')
  await page.keyboard.press('Enter')
  const area = page.locator('.react-flow__node-area')
  await expect(area).toContainText('topgun')
  expect(near(await middleOf(area), { x: 640, y: 300 })).toBeLessThan(2)
  expect(surveyor.faults).toEqual([])
})

for (const how of ['key', 'palette'] as const) {
  test(`an area that was just added by its ${how} is drawn by a drag over the ground, as one step to undo`, async ({
    page,
  }) => {
    const surveyor = new SurveyorPage(page)
    await surveyor.startEmpty()
    await page.mouse.move(500, 300)
    if (how === 'key') await page.keyboard.press('a')
    else await palette(page, 'Area').click()
    const area = page.locator('.react-flow__node-area')
    await expect(page.getByLabel('Title of the area')).toBeFocused()
    const before = await viewport(page)
    await drag(page, { x: 820, y: 460 }, { x: 420, y: 160 })
    const drawn = await boxOf(area)
    expect([drawn.x, drawn.y, drawn.width, drawn.height].map(Math.round)).toEqual([420, 160, 400, 300])
    expect(await viewport(page)).toBe(before)
    await page.keyboard.type('Payments')
    await page.keyboard.press('Enter')
    await expect(area).toContainText('Payments')
    // With a title it is drawn: a drag over the ground is one over the ground.
    await drag(page, { x: 200, y: 500 }, { x: 240, y: 540 })
    const moved = await boxOf(area)
    expect([moved.width, moved.height].map(Math.round)).toEqual([400, 300])
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(area).toHaveCount(0)
    expect(surveyor.faults).toEqual([])
  })
}

test('a press on the ground leaves an area that was just added where it is, and Escape gives up its frame', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await page.mouse.move(500, 300)
  await page.keyboard.press('a')
  const area = page.locator('.react-flow__node-area')
  await expect(page.getByLabel('Title of the area')).toBeFocused()
  const before = await boxOf(area)
  await page.mouse.move(800, 500)
  await page.mouse.down()
  await page.mouse.move(880, 540, { steps: 4 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await boxOf(area)).toEqual(before)
  await page.mouse.click(850, 400)
  await expect(page.getByLabel('Title of the area')).toHaveCount(0)
  expect(await boxOf(area)).toEqual(before)
  expect(surveyor.faults).toEqual([])
})

test('a node that is dragged over the minimap moves no viewport', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const before = await viewport(page)
  const map = await middleOf(page.getByRole('img', { name: 'Minimap' }))
  await drag(page, await middleOf(surveyor.node('consumerGroup:analytics')), map)
  expect(await viewport(page)).toBe(before)
  await expect(page.getByRole('button', { name: /^Undo: Move/ })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('an end of the selected edge is taken beside its node, where other edges leave as well', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.clickEdge('topic:orders', 'consumerGroup:fulfilment')
  const grip = page.getByTestId('edge-grip-source')
  const orders = await boxOf(surveyor.node('topic:orders'))
  const at = await middleOf(grip)
  expect(at.x - (orders.x + orders.width)).toBeLessThan(20)
  await drag(page, at, await middleOf(surveyor.node('topic:payments')))
  await expect(page.getByRole('group', { name: /^fulfilment reads payments/ })).toHaveCount(1)
  await expect(page.getByRole('group', { name: /^fulfilment reads orders/ })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  // The handle beside it goes on to draw new edges.
  await surveyor.clickEdge('topic:orders', 'consumerGroup:fulfilment')
  await surveyor.connect('topic:orders', 'consumerGroup:ledger')
  await expect(page.getByRole('group', { name: /^ledger reads orders/ })).toHaveCount(1)
  await expect(page.getByRole('group', { name: /^fulfilment reads orders/ })).toHaveCount(1)
  expect(surveyor.faults).toEqual([])
})

test('why an end cannot be led somewhere goes with the next press', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.clickEdge('producer:checkout', 'topic:orders')
  await drag(
    page,
    await middleOf(page.getByTestId('edge-grip-target')),
    await middleOf(surveyor.node('producer:web-tracker')),
  )
  await expect(page.getByTestId('notice')).toHaveCount(1)
  await surveyor.node('topic:clicks').click()
  await expect(page.getByTestId('notice')).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('what is typed the moment an edge is drawn is its number, with its spaces', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(RETRY_ORDERS)
  await expect(surveyor.nodes).toHaveCount(4)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  const start = await middleOf(surveyor.node('consumerGroup:billing').locator('[data-handleid="retries"]'))
  const end = await middleOf(surveyor.node('topic:orders.soon'))
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x + 60, end.y, { steps: 4 })
  await page.mouse.move(end.x, end.y, { steps: 4 })
  // All of it is on its way before the page has drawn anything.
  await Promise.all([page.mouse.up(), page.keyboard.type('2 %'), page.keyboard.press('Enter')])
  await expect(surveyor.edge('consumerGroup:billing', 'topic:orders.soon')).toHaveAccessibleName(
    /billing retries through orders.soon, 2 %/,
  )
  await expect(page.getByRole('tab', { name: 'Findings' })).toHaveAttribute('aria-selected', 'true')
  expect(surveyor.faults).toEqual([])
})

test('a menu that loads late does not take the focus from what is typed', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  let letGo = () => {}
  const isFree = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(/\/assets\/context-menu-[^/]+\.js$/, async (route) => {
    await isFree
    await route.continue()
  })
  await surveyor.startEmpty()
  await page.mouse.dblclick(300, 200)
  await page.keyboard.press('p')
  await expect(page.getByLabel('New name of producer')).toBeFocused()
  letGo()
  await page.keyboard.type('orders-api')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('producer:orders-api')).toBeVisible()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(surveyor.nodes).toHaveCount(1)
  expect(near(await middleOf(surveyor.node('producer:orders-api')), { x: 300, y: 200 })).toBeLessThan(2)
  expect(surveyor.faults).toEqual([])
})

test('what is shown whole keeps clear of the outline, and the minimap covers no note', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('o')
  const outline = page.getByRole('region', { name: 'Outline of the drawing' })
  await expect(outline).toBeVisible()
  await page.getByRole('button', { name: 'Show everything' }).click()
  const right = async () => {
    const { x, width } = await boxOf(outline)
    return x + width
  }
  await expect
    .poll(async () => (await boxOf(surveyor.node('producer:checkout'))).x - (await right()))
    .toBeGreaterThan(8)
  await page.getByRole('button', { name: 'Outline', exact: true }).click()
  await surveyor.openText(`surveyor: 1
name: Corner
topics: [{ name: a }, { name: b }]
layout:
  positions: { 'topic:a': [0, 0], 'topic:b': [900, 0] }
  notes: { n: { at: [900, 640], size: [220, 110], text: down here } }
`)
  await expect(page.locator('.react-flow__node-note')).toBeVisible()
  await expect(page.getByRole('img', { name: 'Minimap' })).toBeHidden()
  expect(surveyor.faults).toEqual([])
})

test('what is pasted is shown whole, beside the panel that opens with it', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData(
      'text/plain',
      [
        'GROUP  TOPIC   PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG  CONSUMER-ID  HOST  CLIENT-ID',
        'billing orders 0 100 120 20 c-1 /10.0.0.1 c',
        'billing orders 1 100 120 20 c-2 /10.0.0.2 c',
        '',
        'GROUP  TOPIC   PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG  CONSUMER-ID  HOST  CLIENT-ID',
        'mails clicks 0 100 120 20 c-1 /10.0.0.1 c',
        'mails clicks 1 100 120 20 c-2 /10.0.0.2 c',
      ].join('\n'),
    )
    document
      .querySelector('[data-drawing]')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(page.getByRole('tab', { name: 'What if' })).toHaveAttribute('aria-selected', 'true')
  await expect(surveyor.nodes).toHaveCount(4)
  const drawing = page.locator('[data-drawing]')
  for (const node of await surveyor.nodes.all())
    await expect
      .poll(async () => {
        const [inner, outer] = [await boxOf(node), await boxOf(drawing)]
        return (
          inner.x >= outer.x &&
          inner.y >= outer.y &&
          inner.x + inner.width <= outer.x + outer.width &&
          inner.y + inner.height <= outer.y + outer.height
        )
      })
      .toBe(true)
  expect(surveyor.faults).toEqual([])
})

test('two badges leave a long name its width, and a note can be read from afar', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:orders').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('customer-orders-v2-eu')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('topic:customer-orders-v2-eu')).toContainText('customer-orders-v2-eu')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.keyboard.type('Read me')
  await page.keyboard.press('Escape')
  const size = () =>
    page.locator('.react-flow__node-note .note-paper').evaluate((paper) => {
      const { width } = paper.getBoundingClientRect()
      return (
        (Number.parseFloat(getComputedStyle(paper).fontSize) * width) / (paper as HTMLElement).offsetWidth
      )
    })
  for (let times = 0; times < 8; times += 1) {
    await page.getByRole('button', { name: 'Zoom out' }).click()
    await page.waitForTimeout(200)
    if (((await page.getByRole('button', { name: /^Zoom is/ }).textContent()) ?? '').startsWith('3')) break
  }
  expect(await size()).toBeGreaterThan(8)
  expect(surveyor.faults).toEqual([])
})

test('what the search and Compare cut is whole where it is looked at, and files say days', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openFile(
    'listing.txt',
    'Topic: orders\tPartitionCount: 16\tReplicationFactor: 3\tConfigs: retention.ms=1209600000\n',
  )
  const dialog = page.getByRole('dialog', { name: 'Add what was read?' })
  await expect(dialog).toContainText('14 d')
  await expect(dialog).not.toContainText('1209600000')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('read')
  const row = page.getByRole('option').first()
  await expect(row).toBeVisible()
  const isCut = () =>
    row.evaluate((element) =>
      [...element.querySelectorAll('span')].some((part) => part.scrollWidth > part.clientWidth + 1),
    )
  expect(await isCut()).toBe(false)
  expect(surveyor.faults).toEqual([])
})
