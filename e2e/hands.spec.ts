import { expect, type Page, test } from '@playwright/test'
import { parseDesign } from '@/core/document/parse-document'
import { boxOf, middleOf } from './support/boxes'
import { SurveyorPage } from './support/surveyor-page'

/** What hands bring from Excalidraw, Figma, tldraw and draw.io: it works here without being learned. */

/** A point of the ground with nothing near. */
async function emptyPoint(page: Page): Promise<{ x: number; y: number }> {
  const tracker = page.locator('.react-flow__node[data-id="producer:web-tracker"]')
  const { x, y, width, height } = await boxOf(tracker)
  return { x: x + width / 2, y: y + height + 75 }
}

const zoomOf = (page: Page) => page.getByRole('button', { name: /^Zoom is \d+ %/ })

async function drag(
  page: Page,
  from: { x: number; y: number },
  dx: number,
  dy: number,
  button: 'left' | 'middle' | 'right' = 'left',
) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down({ button })
  await page.mouse.move(from.x + dx / 2, from.y + dy / 2, { steps: 4 })
  await page.mouse.move(from.x + dx, from.y + dy, { steps: 4 })
  await page.mouse.up({ button })
}

const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    document.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)

async function designOf(surveyor: SurveyorPage) {
  const read = parseDesign(await surveyor.exportYaml())
  if (!read.ok) throw new Error('no design')
  return read.value
}

test('the wheel moves the view both ways, and with Ctrl zooms at the pointer; or zooms, as one prefers', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const orders = surveyor.node('topic:orders')
  const before = await boxOf(orders)
  const pointer = { x: before.x + before.width / 2, y: before.y + before.height / 2 }
  await page.mouse.move(pointer.x, pointer.y)
  await page.mouse.wheel(60, 40)
  await expect(async () => {
    const after = await boxOf(orders)
    expect(Math.round(before.x - after.x)).toBe(60)
    expect(Math.round(before.y - after.y)).toBe(40)
  }).toPass()
  await page.mouse.wheel(-60, -40)
  const zoom = await zoomOf(page).textContent()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, 120)
  await page.keyboard.up('Control')
  await expect(zoomOf(page)).not.toHaveText(zoom ?? '')
  const zoomed = await middleOf(orders)
  expect(Math.hypot(zoomed.x - pointer.x, zoomed.y - pointer.y)).toBeLessThan(4)

  const ground = await emptyPoint(page)
  await page.mouse.click(ground.x, ground.y, { button: 'right' })
  await page.getByRole('menuitemcheckbox', { name: 'The wheel zooms' }).click()
  const smaller = await zoomOf(page).textContent()
  await page.mouse.move(pointer.x, pointer.y)
  await page.mouse.wheel(0, -240)
  await expect(zoomOf(page)).not.toHaveText(smaller ?? '')
  expect(surveyor.faults).toEqual([])
})

test('the right and the middle button and Space move the view over nodes, and move no node', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  const orders = surveyor.node('topic:orders')
  for (const button of ['right', 'middle', 'left'] as const) {
    const before = await boxOf(orders)
    if (button === 'left') {
      await page.mouse.click((await emptyPoint(page)).x, (await emptyPoint(page)).y)
      await page.keyboard.down('Space')
    }
    await drag(page, await middleOf(orders), 50, 30, button)
    // As the browser does on Linux when the button is let go.
    if (button === 'middle') await paste(page, 'surveyor: 1\ntopics: [{ name: selected-elsewhere }]')
    if (button === 'left') await page.keyboard.up('Space')
    const after = await boxOf(orders)
    expect([Math.round(after.x - before.x), Math.round(after.y - before.y)], button).toEqual([50, 30])
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
  await expect(surveyor.node('topic:selected-elsewhere')).toHaveCount(0)
  await orders.click({ button: 'right' })
  await expect(page.getByRole('menu', { name: 'The selected node' })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('a right drag that takes the focus out of a field moves the view all the way', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  const orders = surveyor.node('topic:orders')
  for (let time = 0; time < 2; time += 1) {
    await page.getByLabel('Description').click()
    const before = await boxOf(orders)
    await drag(page, await middleOf(orders), 50, 30, 'right')
    const after = await boxOf(orders)
    expect([Math.round(after.x - before.x), Math.round(after.y - before.y)]).toEqual([50, 30])
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  await orders.click({ button: 'right' })
  await expect(page.getByRole('menu', { name: 'The selected node' })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('digits after joining a reader, which has no rate to type, choose no tab', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:clicks').click()
  await page.keyboard.press('c')
  await page.getByLabel('Name of the node').fill('billing')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: /billing.*clicks|clicks.*billing/ })).toBeFocused()
  const chosen = page.getByRole('tab', { selected: true })
  const before = await chosen.allTextContents()
  await page.keyboard.type('250')
  expect(await chosen.allTextContents()).toEqual(before)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  expect(surveyor.faults).toEqual([])
})

test('a drag over the ground selects where one prefers that', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('drag over the ground')
  await page.keyboard.press('Enter')
  // What is typed ahead is run when the list has loaded.
  await expect(page.getByText(/^A drag over the ground selects: /).first()).toBeVisible()
  const [first, last] = [
    await boxOf(surveyor.node('topic:orders')),
    await boxOf(surveyor.node('topic:clicks')),
  ]
  await drag(
    page,
    { x: first.x - 20, y: first.y - 15 },
    last.x + last.width + 30 - first.x,
    last.y + last.height + 25 - first.y,
  )
  await expect(page.getByRole('heading', { name: '3 nodes selected' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: '3 nodes selected' })).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('a double click on the ground adds there what is picked, and its name is typed', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const at = await emptyPoint(page)
  await page.mouse.dblclick(at.x, at.y)
  await page
    .getByRole('menu', { name: 'What should be here' })
    .getByRole('menuitem', { name: 'Add a topic here' })
    .click()
  await page.keyboard.type('refunds')
  await page.keyboard.press('Enter')
  const added = await middleOf(surveyor.node('topic:refunds'))
  expect(Math.hypot(added.x - at.x, added.y - at.y)).toBeLessThan(60)
  expect(surveyor.faults).toEqual([])
})

test('a key adds at the pointer, where the node stays; what is in its way makes room, as one step', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  // Where the pointer is, is followed by a part that loads after the drawing.
  await page.waitForLoadState('networkidle')
  const orders = await boxOf(surveyor.node('topic:orders'))
  const at = { x: orders.x + orders.width / 2, y: orders.y - 6 }
  await page.mouse.move(at.x, at.y - 3)
  await page.mouse.move(at.x, at.y)
  await page.keyboard.press('t')
  await page.keyboard.type('refunds')
  await page.keyboard.press('Enter')
  const added = await boxOf(surveyor.node('topic:refunds'))
  const below = await boxOf(surveyor.node('topic:orders'))
  expect(below.y).toBeGreaterThan(added.y + added.height)
  const middle = await middleOf(surveyor.node('topic:refunds'))
  expect(Math.abs(middle.x - at.x)).toBeLessThan(3)
  await page.keyboard.press('Control+z')
  await expect(surveyor.nodes).toHaveCount(12)
  expect(surveyor.faults).toEqual([])
})

test('Ctrl with an arrow makes the next node, connected, and the one beside it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await page.keyboard.press('p')
  await page.keyboard.type('shop')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('producer:shop')).toBeFocused()
  await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.type('orders')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('topic:orders')).toBeFocused()
  await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.type('billing')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('consumerGroup:billing')).toBeFocused()
  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.type('ledger')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('consumerGroup:ledger')).toBeFocused()
  await expect(page.getByRole('group', { name: /^shop writes orders/ })).toHaveCount(1)
  await expect(page.getByRole('group', { name: /^billing reads orders/ })).toHaveCount(1)
  await expect(page.getByRole('group', { name: /^ledger reads orders/ })).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(surveyor.nodes).toHaveCount(3)
  await expect(surveyor.edges).toHaveCount(2)
  expect(surveyor.faults).toEqual([])
})

test('a drag with Alt makes a copy, one that Escape gives up moves nothing', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const positions = await surveyor.positions()
  const clicks = await middleOf(surveyor.node('topic:clicks'))
  await page.mouse.move(clicks.x, clicks.y)
  await page.mouse.down()
  await page.mouse.move(clicks.x + 60, clicks.y + 60, { steps: 5 })
  await page.keyboard.press('Escape')
  await page.mouse.move(clicks.x + 90, clicks.y + 90, { steps: 3 })
  await page.mouse.up()
  expect(await surveyor.positions()).toEqual(positions)
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()

  await page.keyboard.down('Alt')
  await drag(page, clicks, 0, 130)
  await page.keyboard.up('Alt')
  await expect(surveyor.nodes).toHaveCount(13)
  await expect(surveyor.node('topic:clicks-2')).toBeVisible()
  const still = await middleOf(surveyor.node('topic:clicks'))
  expect(Math.hypot(still.x - clicks.x, still.y - clicks.y)).toBeLessThan(2)
  expect(surveyor.faults).toEqual([])
})

test('Escape gives up a line that is being drawn', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const handle = await middleOf(surveyor.node('topic:payments').locator('.react-flow__handle-right.source'))
  await page.mouse.move(handle.x, handle.y)
  await page.mouse.down()
  await page.mouse.move(handle.x + 60, handle.y + 40, { steps: 5 })
  await page.keyboard.press('Escape')
  await page.mouse.move(handle.x + 90, handle.y + 60, { steps: 3 })
  await page.mouse.up()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(surveyor.edges).toHaveCount(9)
  await expect(page.locator('.react-flow__connection')).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('what is dragged comes to lie on the lines of others, which are shown, unless Ctrl is held', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const [orders, clicks] = [
    await boxOf(surveyor.node('topic:orders')),
    await middleOf(surveyor.node('topic:clicks')),
  ]
  const left = (await boxOf(surveyor.node('topic:clicks'))).x
  await page.mouse.move(clicks.x, clicks.y)
  await page.mouse.down()
  await page.mouse.move(clicks.x + 40, clicks.y + 20, { steps: 5 })
  await page.mouse.move(clicks.x + orders.x - left + 3, clicks.y + 30, { steps: 5 })
  await expect(page.getByTestId('guide').first()).toBeVisible()
  await page.mouse.up()
  await expect(page.getByTestId('guide')).toHaveCount(0)
  expect(Math.abs((await boxOf(surveyor.node('topic:clicks'))).x - orders.x)).toBeLessThan(1)
  await page.keyboard.press('Control+z')
  await page.mouse.move(clicks.x, clicks.y)
  await page.mouse.down()
  await page.keyboard.down('Control')
  await page.mouse.move(clicks.x + 40, clicks.y + 20, { steps: 5 })
  await page.mouse.move(clicks.x + orders.x - left + 3, clicks.y + 30, { steps: 5 })
  await expect(page.getByTestId('guide')).toHaveCount(0)
  await page.mouse.up()
  await page.keyboard.up('Control')
  expect(Math.abs((await boxOf(surveyor.node('topic:clicks'))).x - orders.x)).toBeGreaterThan(1)
  expect(surveyor.faults).toEqual([])
})

test('an end of the selected edge is led to another node, with its rate', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const before = await designOf(surveyor)
  const rate = before.producers.find(({ name }) => name === 'checkout')?.produces?.[0]?.recordsPerSecond
  await surveyor.edge('producer:checkout', 'topic:orders').press('Enter')
  const end = surveyor.edge('producer:checkout', 'topic:orders').locator('.react-flow__edgeupdater-target')
  const { x, y } = await middleOf(end)
  const payments = await middleOf(surveyor.node('topic:payments'))
  await drag(page, { x, y }, payments.x - x, payments.y - y)
  await expect(page.getByRole('group', { name: /^checkout writes payments/ })).toHaveCount(1)
  const after = await designOf(surveyor)
  const produces = after.producers.find(({ name }) => name === 'checkout')?.produces
  expect(produces).toEqual([{ topic: 'payments', recordsPerSecond: rate }])
  expect(surveyor.faults).toEqual([])
})

test('the rate of an edge is typed on the edge', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.edge('producer:web-tracker', 'topic:clicks').dblclick({ force: true })
  const field = page.getByRole('textbox', { name: /^Records per second/ })
  await expect(field).toBeFocused()
  await field.fill('nonsense')
  await expect(page.getByRole('alert').filter({ hasText: 'not a number' })).toBeVisible()
  await field.fill('700 to 2k')
  await field.press('Enter')
  await expect(page.getByRole('group', { name: /^web-tracker writes clicks, 2 k\/s/ })).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('group', { name: /^web-tracker writes clicks, 2 k\/s/ })).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('three are spread evenly, and a notice goes by Escape and is shown once', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.drag('topic:payments', 0, 14)
  await page.keyboard.press('Escape')
  for (const id of ['topic:orders', 'topic:payments', 'topic:clicks'])
    await surveyor.node(id).click({ modifiers: ['Control'] })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('distribute down')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Undo: Distribute down/ })).toBeVisible()
  const [orders, payments, clicks] = [
    await boxOf(surveyor.node('topic:orders')),
    await boxOf(surveyor.node('topic:payments')),
    await boxOf(surveyor.node('topic:clicks')),
  ]
  expect(Math.abs(clicks.y - payments.y - (payments.y - orders.y))).toBeLessThan(3)

  for (let times = 0; times < 3; times += 1) await paste(page, 'dear diary: what a day it was!')
  await expect(page.getByTestId('notice')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('notice')).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('the wheel over the minimap zooms at what it shows there', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('0')
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  const before = await zoomOf(page).textContent()
  await page.getByRole('img', { name: 'Minimap' }).hover()
  await page.mouse.wheel(0, 200)
  await expect(zoomOf(page)).not.toHaveText(before ?? '')
  expect(surveyor.faults).toEqual([])
})

test('the keys of other tools find, redo, and zoom to all, to what is selected, and to 100 %', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:clicks').click()
  await page.keyboard.press('Control+0')
  await expect(zoomOf(page)).toHaveText('100 %')
  await page.keyboard.press('Control+=')
  await expect(zoomOf(page)).toHaveText('120 %')
  await page.keyboard.press('Control+-')
  await expect(zoomOf(page)).toHaveText('100 %')
  await page.keyboard.press('Shift+1')
  await expect(surveyor.node('consumerGroup:fulfilment')).toBeInViewport({ ratio: 0.99 })
  await page.keyboard.press('Shift+2')
  await expect(zoomOf(page)).toHaveText('100 %')
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused()
  await page.keyboard.press('Escape')
  await surveyor.node('topic:clicks').click()
  await page.keyboard.press('Delete')
  await expect(surveyor.node('topic:clicks')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:clicks')).toHaveCount(1)
  await page.keyboard.press('Control+y')
  await expect(surveyor.node('topic:clicks')).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('a node let go on an edge stands between its ends, with what joins it, as one step', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const at = await emptyPoint(page)
  await page.mouse.move(at.x, at.y - 4)
  await page.mouse.move(at.x, at.y)
  await page.keyboard.press('g')
  await page.keyboard.type('filter')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('consumerGroup:filter')).toBeFocused()
  const start = await middleOf(surveyor.node('consumerGroup:filter'))
  const from = await boxOf(surveyor.node('producer:web-tracker'))
  const to = await boxOf(surveyor.node('topic:clicks'))
  const edge = { x: (from.x + from.width + to.x) / 2, y: from.y + from.height / 2 }
  await drag(page, start, edge.x - start.x, edge.y - start.y)
  await expect(
    page.getByRole('button', { name: /^Undo: Put filter between web-tracker and clicks/ }),
  ).toBeVisible()
  await expect(page.getByRole('group', { name: /^web-tracker writes filter-in/ })).toHaveCount(1)
  await expect(page.getByRole('group', { name: /^filter reads filter-in/ })).toHaveCount(1)
  await expect(page.getByRole('group', { name: /^filter writes clicks/ })).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('group', { name: /^web-tracker writes clicks/ })).toHaveCount(1)
  expect(surveyor.faults).toEqual([])
})

/** The labels that lie on a node, on each other or under an edge that is not theirs, in words. */
const bittenLabels = (page: Page) =>
  page.evaluate(() => {
    type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>
    const overlap = (one: Box, other: Box) =>
      one.left < other.right - 1 &&
      other.left < one.right - 1 &&
      one.top < other.bottom - 1 &&
      other.top < one.bottom - 1
    const edges = [...document.querySelectorAll('.react-flow__edge')].map((edge) => {
      const path = edge.querySelector<SVGPathElement>('.react-flow__edge-path')
      const matrix = path?.getScreenCTM()
      const points: DOMPoint[] = []
      for (let at = 0; path && matrix && at <= path.getTotalLength(); at += 4)
        points.push(path.getPointAtLength(at).matrixTransform(matrix))
      return { label: edge.querySelector('.edge-label'), points }
    })
    const nodes = [...document.querySelectorAll('.react-flow__node')].map((node) => ({
      id: node.getAttribute('data-id'),
      box: node.getBoundingClientRect(),
    }))
    const labels = edges.flatMap(({ label }) => (label ? [label] : []))
    return labels.flatMap((label) => {
      const box = label.getBoundingClientRect()
      const inner = { left: box.left + 1, right: box.right - 1, top: box.top + 2, bottom: box.bottom - 2 }
      const isCrossed = edges.some(
        (edge) =>
          edge.label !== label &&
          edge.points.some(
            ({ x, y }) => x > inner.left && x < inner.right && y > inner.top && y < inner.bottom,
          ),
      )
      const on = nodes.filter((node) => overlap(box, node.box)).map(({ id }) => id)
      const other = labels.some((one) => one !== label && overlap(box, one.getBoundingClientRect()))
      return isCrossed || other || on.length > 0 ? [`${label.textContent}: ${isCrossed} ${other} ${on}`] : []
    })
  })

const EXAMPLES = [
  'Clickstream',
  'Order enrichment',
  'Customer notifications',
  'Change data capture',
  'IoT telemetry',
]

for (const example of EXAMPLES)
  test(`no label of ${example} lies on a node, another label or another edge`, async ({ page }) => {
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByRole('button', { name: /^An example/ }).click()
    await page
      .getByRole('button', { name: new RegExp(`^${example}`) })
      .first()
      .click()
    await expect(page.getByLabel('Name of the design')).toHaveValue(new RegExp(example))
    // Over a node the pointer would light up its way, and hide the numbers of all else.
    await page.mouse.move(0, 0)
    await expect(page.locator('.edge-label').first()).toBeVisible()
    await expect.poll(() => bittenLabels(page)).toEqual([])
    expect(surveyor.faults).toEqual([])
  })

test('what a group’s handles are called hides no rate, and no other of them', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  for (const group of ['fulfilment', 'billing', 'ledger', 'analytics']) {
    const node = page.locator(`.react-flow__node[data-id="consumerGroup:${group}"]`)
    await node.hover()
    const names = node.locator('.handle-name').filter({ visible: true })
    await expect(names).toHaveText(['writes', 'retries', 'dead letters'])
    const boxes = [
      ...(await names.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))),
      ...(await page
        .locator('.edge-label')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))),
    ] as DOMRect[]
    const count = await names.count()
    const bitten = boxes.slice(0, count).flatMap((one, at) =>
      boxes
        .slice(at + 1)
        .filter(
          (other) =>
            one.left < other.right - 1 &&
            other.left < one.right - 1 &&
            one.top < other.bottom - 1 &&
            other.top < one.bottom - 1,
        )
        .map((other) => `${group}: ${JSON.stringify(one)} ${JSON.stringify(other)}`),
    )
    expect(bitten).toEqual([])
  }
  expect(surveyor.faults).toEqual([])
})

test('the menu of an edge edits its number and leads to what it joins', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const menuOf = async (from: string, to: string) => {
    await surveyor.clickEdge(from, to)
    await page.keyboard.press('Shift+F10')
  }
  const items = page.getByRole('menuitem')
  await menuOf('web-tracker', 'clicks')
  await expect(items).toHaveText([/^Edit the rate/, /^Show web-tracker/, /^Show clicks/, /^Delete/])
  await page.keyboard.press('ArrowDown')
  await expect(items.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(/^Records per second, on average and at peak/)).toBeFocused()
  await page.keyboard.press('Escape')
  // What reads has no number of its own.
  await menuOf('clicks', 'analytics')
  await expect(items).toHaveText([/^Show clicks/, /^Show analytics/, /^Delete/])
  await items.filter({ hasText: 'Show analytics' }).click()
  await expect(surveyor.node('consumerGroup:analytics')).toHaveClass(/selected/)
  expect(surveyor.faults).toEqual([])
})

test('Escape gives up a box around nodes, and what was selected is so again', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:clicks').click()
  const [orders, payments] = [
    await boxOf(surveyor.node('topic:orders')),
    await boxOf(surveyor.node('topic:payments')),
  ]
  const selected = page.locator('.react-flow__node.selected')
  await page.keyboard.down('Shift')
  await page.mouse.move(orders.x - 14, orders.y - 14)
  await page.mouse.down()
  await page.mouse.move(payments.x + payments.width + 12, payments.y + payments.height + 8, { steps: 8 })
  await expect(page.locator('.react-flow__selection')).toBeVisible()
  await expect(selected).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(page.locator('.react-flow__selection')).toHaveCount(0)
  await page.mouse.move(orders.x - 10, orders.y - 10, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(selected).toHaveCount(1)
  await expect(surveyor.node('topic:clicks')).toHaveClass(/selected/)
  expect(surveyor.faults).toEqual([])
})
