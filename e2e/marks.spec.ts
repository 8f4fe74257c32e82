import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { boxOf } from './support/boxes'
import { SurveyorPage } from './support/surveyor-page'

/** Notes and areas: what a drawing says beside its nodes. */

const note = (page: Page, key = 'note-1'): Locator => page.locator(`.react-flow__node[data-id="note:${key}"]`)
const area = (page: Page, key = 'area-1'): Locator => page.locator(`.react-flow__node[data-id="area:${key}"]`)

/** Frames the topics orders and payments, by keyboard. */
async function frameTopics(surveyor: SurveyorPage, title: string): Promise<void> {
  const { page } = surveyor
  await surveyor.node('topic:orders').click()
  await surveyor.node('topic:payments').click({ modifiers: ['Shift'] })
  await page.keyboard.press('a')
  await expect(page.getByLabel('Title of the area')).toBeFocused()
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
}

test('a note is written where it stands, as soon as its key is pressed, and shown with its emphasis and links', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('n')
  await expect(page.getByLabel('Text of the note')).toBeFocused()
  await page.keyboard.type('42 M rows, **after 22:00**: [runbook](https://example.com) <b>no</b>')
  await page.keyboard.press('Escape')
  await expect(note(page)).toBeFocused()
  await expect(note(page).locator('strong')).toHaveText('after 22:00')
  await expect(note(page).getByRole('link', { name: 'runbook' })).toHaveAttribute('target', '_blank')
  await expect(note(page)).toContainText('<b>no</b>')
  await page.keyboard.press('Control+z')
  await expect(note(page)).not.toContainText('42 M rows')
  await page.keyboard.press('Control+z')
  await expect(note(page)).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('an area frames what is selected, takes it along, and is undone in one step', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await frameTopics(surveyor, 'Payments team')
  await expect(area(page)).toContainText('Payments team')
  const before = await boxOf(surveyor.node('topic:orders'))
  const title = await boxOf(area(page).getByText('Payments team'))
  await page.mouse.move(title.x + 10, title.y + title.height / 2)
  await page.mouse.down()
  await page.mouse.move(title.x + 60, title.y + 60, { steps: 5 })
  await page.mouse.move(title.x + 90, title.y + 80, { steps: 5 })
  await page.mouse.up()
  const after = await boxOf(surveyor.node('topic:orders'))
  expect(after.x - before.x).toBeGreaterThan(50)
  expect(after.y - before.y).toBeGreaterThan(50)
  await page.keyboard.press('Control+z')
  const back = await boxOf(surveyor.node('topic:orders'))
  expect(Math.abs(back.x - before.x)).toBeLessThan(2)
  expect(surveyor.faults).toEqual([])
})

test('an area frames and takes along what the document places nowhere, and nothing else moves', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    'surveyor: 1\nname: By hand\ntopics: [{ name: orders }, { name: payments }, { name: clicks }]\n',
  )
  await expect(surveyor.nodes).toHaveCount(3)
  const gap = async () => {
    const [one, other] = [
      await boxOf(surveyor.node('topic:orders')),
      await boxOf(surveyor.node('topic:clicks')),
    ]
    return [one.x - other.x, one.y - other.y]
  }
  const before = await gap()
  await frameTopics(surveyor, 'Payments team')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('2 nodes in it')
  expect(await gap()).toEqual(before)
  await page.getByRole('button', { name: 'Fold to one box' }).click()
  await expect(area(page)).toContainText('2 topics')
  await page.getByRole('button', { name: 'Open the area' }).click()
  await expect(surveyor.node('topic:orders')).toBeVisible()
  expect(await gap()).toEqual(before)
  expect(surveyor.faults).toEqual([])
})

test('an area folds to one box with its traffic, and opens again as it was', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await frameTopics(surveyor, 'Payments team')
  await page.getByRole('button', { name: 'Fold to one box' }).click()
  await expect(surveyor.node('topic:orders')).toHaveCount(0)
  await expect(area(page)).toContainText('2 topics')
  await expect(area(page)).toContainText('57.5 k/s in')
  await page.getByRole('button', { name: 'Open the area' }).click()
  await expect(surveyor.node('topic:orders')).toBeVisible()
  await expect(surveyor.edges).toHaveCount(9)
  expect(surveyor.faults).toEqual([])
})

test('notes and areas are copied, survive a reload, and come with a link to somebody who has nothing', async ({
  page,
  browser,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await frameTopics(surveyor, 'Payments team')
  await expect(area(page)).toBeFocused()
  await page.keyboard.press('n')
  await expect(page.getByLabel('Text of the note')).toBeFocused()
  await page.keyboard.type('Why so few?')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+d')
  await expect(note(page, 'note-2')).toContainText('Why so few?')
  await expect(surveyor.saved).toBeVisible()
  await page.reload()
  await expect(note(page, 'note-2')).toContainText('Why so few?')
  await expect(area(page)).toContainText('Payments team')

  await page.getByRole('button', { name: 'Share' }).click()
  const link = await page.getByLabel('Link to this design').inputValue()
  const other = await browser.newContext()
  const fresh = await other.newPage()
  await fresh.goto(link)
  await expect(note(fresh, 'note-2')).toContainText('Why so few?')
  await expect(area(fresh)).toContainText('Payments team')
  await other.close()
  expect(surveyor.faults).toEqual([])
})

test('a copied area brings what stands in it, beside the original, and a cut one takes it away', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await frameTopics(surveyor, 'Payments team')
  await expect(area(page)).toBeFocused()
  await page.keyboard.press('Control+d')
  await expect(area(page, 'area-2')).toBeVisible()
  // What is out of sight is no element.
  await page.keyboard.press('f')
  await expect(surveyor.node('topic:orders-2')).toBeVisible()
  await expect(surveyor.node('topic:payments-2')).toBeVisible()
  const [one, other] = [await boxOf(area(page)), await boxOf(area(page, 'area-2'))]
  const isBeside = other.x >= one.x + one.width || other.y >= one.y + one.height
  expect(isBeside, 'the copy does not lie on the original').toBe(true)
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:orders-2')).toHaveCount(0)

  await page.keyboard.press('f')
  await area(page).getByText('Payments team').click()
  await page.keyboard.press('Control+x')
  await expect(surveyor.node('topic:orders')).toHaveCount(0)
  await expect(area(page)).toHaveCount(0)
  await page.keyboard.press('Control+v')
  await expect(area(page)).toBeVisible()
  await page.keyboard.press('f')
  await expect(surveyor.node('topic:orders')).toBeVisible()
  await expect(surveyor.node('topic:payments')).toBeVisible()
  await expect(area(page)).toContainText('Payments team')
  expect(surveyor.faults).toEqual([])
})

test('what a document places nowhere is cut, listed and drawn with the area that it is drawn in', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    'surveyor: 1\nname: By hand\ntopics: [{ name: orders }, { name: payments }]\nlayout: { areas: { area-1: { title: Shop, at: [-400, -400], size: [1600, 1600] } } }\n',
  )
  await expect(surveyor.nodes).toHaveCount(3)
  await page.keyboard.press('f')
  await area(page).getByText('Shop').click()
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('2 nodes in it')
  await page.keyboard.press('Control+Shift+e')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save SVG' }).click(),
  ])
  const picture = await readFile(await download.path(), 'utf8')
  expect(picture).toContain('>orders<')
  expect(picture).toContain('>payments<')
  await page.keyboard.press('Escape')
  await area(page).getByText('Shop').click()
  await page.keyboard.press('Control+x')
  await expect(surveyor.nodes).toHaveCount(0)
  await page.keyboard.press('Control+v')
  await expect(surveyor.node('topic:orders')).toBeVisible()
  await expect(surveyor.nodes).toHaveCount(3)
  expect(surveyor.faults).toEqual([])
})

test('a node pasted where the pointer barely moved does not cover what was copied', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  for (const id of ['topic:orders', 'consumerGroup:billing']) {
    const node = surveyor.node(id)
    await node.click()
    await page.keyboard.press('Control+c')
    const at = await boxOf(node)
    await page.mouse.move(at.x + at.width / 2 + 3, at.y + at.height / 2 + 2, { steps: 3 })
    await page.keyboard.press('Control+v')
    const copy = surveyor.node(`${id}-2`)
    await expect(copy).toBeVisible()
    const [original, pasted] = [await boxOf(node), await boxOf(copy)]
    const overlap =
      pasted.x < original.x + original.width &&
      original.x < pasted.x + pasted.width &&
      pasted.y < original.y + original.height &&
      original.y < pasted.y + pasted.height
    expect(overlap, id).toBe(false)
  }
  expect(surveyor.faults).toEqual([])
})

test('a corner that is dragged makes a note or an area larger, and the pointer sets where its words go on', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    "surveyor: 1\nname: Shop\ntopics: [{ name: orders }]\nlayout: { positions: { 'topic:orders': [60, 60] }, notes: { note-1: { at: [700, 60], size: [220, 110], text: Why } }, areas: { area-1: { title: Shop, at: [20, 20], size: [420, 320] } } }\n",
  )
  await page.waitForLoadState('networkidle')
  for (const [mark, words] of [
    [note(page), 'Why'],
    [area(page), 'Shop'],
  ] as const) {
    await mark.click({ position: { x: 30, y: 12 } })
    const was = await boxOf(mark)
    const corner = await boxOf(mark.locator('.cursor-nwse-resize'))
    const [x, y] = [corner.x + corner.width / 2, corner.y + corner.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 40, y + 30, { steps: 5 })
    await page.mouse.up()
    await expect.poll(async () => Math.round((await boxOf(mark)).width - was.width), words).toBe(40)
    const now = await boxOf(mark)
    expect(Math.round(now.height - was.height), words).toBe(30)
    expect([Math.round(now.x), Math.round(now.y)], words).toEqual([Math.round(was.x), Math.round(was.y)])
  }
  await note(page).dblclick()
  const text = page.getByLabel('Text of the note')
  await expect(text).toBeFocused()
  const field = await boxOf(text)
  await page.mouse.click(field.x + 2, field.y + 6)
  await page.keyboard.type('Oh. ')
  await expect(text).toHaveValue('Oh. Why')
  expect(surveyor.faults).toEqual([])
})

test('the inside of an area is ground until the area is selected, and then drags it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    "surveyor: 1\nname: Shop\ntopics: [{ name: orders }]\nlayout: { positions: { 'topic:orders': [60, 60] }, areas: { area-1: { title: Shop, at: [20, 20], size: [520, 420] } } }\n",
  )
  await page.waitForLoadState('networkidle')
  const inside = async () => {
    const { x, y, width, height } = await boxOf(area(page))
    return { x: x + width * 0.7, y: y + height * 0.7 }
  }
  const drag = async (right: number, down: number) => {
    const { x, y } = await inside()
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + right / 2, y + down / 2, { steps: 4 })
    await page.mouse.move(x + right, y + down, { steps: 4 })
    await page.mouse.up()
  }
  const gap = async () => {
    const [one, other] = [await boxOf(area(page)), await boxOf(surveyor.node('topic:orders'))]
    return [Math.round(other.x - one.x), Math.round(other.y - one.y)]
  }
  const before = await gap()
  await page.keyboard.down('Shift')
  await drag(-330, -290)
  await page.keyboard.up('Shift')
  await expect(surveyor.node('topic:orders')).toHaveClass(/selected/)
  await page.keyboard.press('Escape')
  await expect(surveyor.node('topic:orders')).not.toHaveClass(/selected/)

  const start = await inside()
  await page.mouse.click(start.x, start.y)
  await expect(area(page)).toHaveClass(/selected/)
  const was = await boxOf(area(page))
  await drag(80, 40)
  await expect.poll(async () => (await boxOf(area(page))).x - was.x).toBeGreaterThan(50)
  expect(await gap()).toEqual(before)

  const again = await inside()
  await page.mouse.dblclick(again.x, again.y)
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  expect(surveyor.faults).toEqual([])
})

test('a new area is empty, in a full drawing too, and its title is typed at once', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Area', exact: true }).click()
  await expect(page.getByLabel('Title of the area')).toBeFocused()
  await page.keyboard.type('Later')
  await page.keyboard.press('Enter')
  await expect(area(page)).toContainText('Later')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Nothing stands in it')
  await expect(area(page)).toBeInViewport()
  expect(surveyor.faults).toEqual([])
})

test('a folded area takes nothing that is put beside its box, is copied beside it, and a double click opens it', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await surveyor.node('topic:orders').click()
  await surveyor.node('consumerGroup:analytics').click({ modifiers: ['Shift'] })
  await page.keyboard.press('a')
  await page.keyboard.type('Payments team')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Fold to one box' }).click()
  await expect(surveyor.node('topic:payments')).toHaveCount(0)
  const folded = await boxOf(area(page))

  // The ground on which the area was open is free.
  const shipments = await boxOf(surveyor.node('topic:shipments'))
  const dx = folded.x + folded.width + 20 - shipments.x
  await surveyor.drag('topic:shipments', dx, 100)
  await expect(surveyor.node('topic:shipments')).toBeVisible()

  await area(page).click()
  await page.keyboard.press('Control+d')
  const copy = await boxOf(area(page, 'area-2'))
  const original = await boxOf(area(page))
  const gap = Math.max(copy.x - original.x - original.width, copy.y - original.y - original.height)
  expect(gap).toBeGreaterThan(0)
  expect(gap).toBeLessThan(300)
  await page.keyboard.press('Control+z')
  await expect(area(page, 'area-2')).toHaveCount(0)

  await page.keyboard.press('f')
  await area(page).dblclick()
  await page.keyboard.press('f')
  await expect(surveyor.node('topic:payments')).toBeVisible()
  await expect
    .poll(async () => {
      const [open, beside] = [await boxOf(area(page)), await boxOf(surveyor.node('topic:shipments'))]
      const middle = beside.y + beside.height / 2
      return middle < open.y || middle > open.y + open.height
    }, 'what was on its ground made way')
    .toBe(true)
  expect(surveyor.faults).toEqual([])
})

test('an area grows around the retry topics of the group that stands in it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await surveyor.node('topic:orders').click()
  await surveyor.node('consumerGroup:billing').click({ modifiers: ['Shift'] })
  await page.keyboard.press('a')
  await page.keyboard.type('Billing')
  await page.keyboard.press('Enter')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  for (const step of [1, 2]) {
    await surveyor.node('consumerGroup:billing').click()
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused()
    await page.keyboard.type('Add a retry topic')
    await page.keyboard.press('Enter')
    await page.keyboard.press('f')
    await expect(surveyor.node(`topic:orders.retry-${step}`)).toBeVisible()
  }
  await area(page).getByText('Billing').click()
  await expect(inspector).toContainText('orders.retry-1')
  await expect(inspector).toContainText('orders.retry-2')
  const [frame, last] = [await boxOf(area(page)), await boxOf(surveyor.node('topic:orders.retry-2'))]
  expect(last.y + last.height).toBeLessThanOrEqual(frame.y + frame.height)
  expect(surveyor.faults).toEqual([])
})
