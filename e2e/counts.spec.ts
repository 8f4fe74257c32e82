import { expect, type Page, test } from '@playwright/test'
import { parseDesign } from '@/core/document/parse-document'
import { SurveyorPage } from './support/surveyor-page'

/** How many keys and actions the usual jobs take: the keyboard is the fastest way, and a novice's way is short. */

/** Presses and counts keys; a chord is one. */
class Hands {
  keys = 0
  actions = 0
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(key: string): Promise<void> {
    this.keys += 1
    await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    this.keys += text.length
    await this.page.keyboard.type(text)
  }
}

/** Counts actions, however many keys or movements one takes; a name that is typed is one. */
class Novice {
  actions = 0
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  readonly act = async (what: () => Promise<unknown>): Promise<void> => {
    this.actions += 1
    await what()
  }

  readonly name = (text: string) => async (): Promise<void> => {
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Enter')
  }
}

const NODES = {
  p: ['web', 'app', 'pos', 'iot', 'crm', 'erp'],
  t: ['order', 'cart', 'click', 'pay', 'ship', 'user', 'log', 'bill'],
  g: ['bi', 'etl', 'mail', 'risk', 'ops', 'dwh', 'ads', 'tax'],
} as const

test('22 named nodes take at most 130 keys', async ({ page }) => {
  test.slow()
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  const drawing = new Hands(page)
  for (const [key, names] of Object.entries(NODES))
    for (const name of names) {
      await drawing.press(key)
      await drawing.type(name)
      await drawing.press('Enter')
    }
  await expect(surveyor.node('consumerGroup:tax')).toBeFocused()
  await expect(async () => {
    await page.keyboard.press('f')
    await expect(surveyor.nodes).toHaveCount(22, { timeout: 2_000 })
  }).toPass()
  expect(drawing.keys).toBeLessThanOrEqual(130)
  expect(surveyor.faults).toEqual([])
})

/** Ends a name that is given up. */
const ESCAPE = '\u001b'

test('keys that come before the page has drawn anything are names and commands all the same', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  const press = (texts: readonly string[]) =>
    page.evaluate(
      (typed) => {
        for (const key of typed)
          (document.activeElement ?? document.body).dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
          )
      },
      texts.flatMap((text) =>
        text.endsWith(ESCAPE) ? [...text.slice(0, -1), 'Escape'] : [...text, 'Enter'],
      ),
    )
  await press(['porders-api', 'torders', 'tcarts', 'gbilling', 'aAccounting'])
  await expect(page.getByText('Accounting')).toBeVisible()
  // A name that is taken waits in its field, which says so.
  await press(['torders'])
  await expect(page.getByLabel('New name of topic')).toHaveValue('orders')
  await expect(page.getByRole('alert')).toBeVisible()
  await page.keyboard.type('-2')
  await page.keyboard.press('Enter')
  // A name that is given up leaves the node its own, and the focus.
  await press([`pdraft${ESCAPE}`])
  await expect(surveyor.node('producer:producer')).toBeFocused()
  await page.keyboard.press('Delete')
  const read = parseDesign(await surveyor.exportYaml())
  if (!read.ok) throw new Error('no design')
  const { producers, topics, consumerGroups, layout } = read.value
  expect([producers, topics, consumerGroups].map((nodes) => nodes.map(({ name }) => name))).toEqual([
    ['orders-api'],
    ['orders', 'carts', 'orders-2'],
    ['billing'],
  ])
  expect(JSON.stringify(layout?.areas)).toContain('"Accounting"')
  expect(surveyor.faults).toEqual([])
})

test('16 edges made with their nodes, and their rates, take at most 160 keys', async ({ page }) => {
  test.slow()
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  const hands = new Hands(page)
  const edges = 16
  for (let at = 0; at < edges / 2; at += 1) {
    // A topic, its writer with its rate, and its reader: each edge is made with the node at its other end.
    await page.keyboard.press('t')
    await page.keyboard.type(`t${at}`)
    await page.keyboard.press('Enter')
    await expect(surveyor.node(`topic:t${at}`)).toBeFocused()
    await hands.press('Enter')
    await hands.type('5k')
    await hands.press('Enter')
    await hands.press('Escape')
    await hands.press('Control+ArrowLeft')
    await hands.type(`p${at}`)
    await hands.press('Enter')
    await expect(surveyor.node(`producer:p${at}`)).toBeFocused()
    await hands.press('Alt+ArrowRight')
    await expect(surveyor.node(`topic:t${at}`)).toBeFocused()
    await hands.press('Control+ArrowRight')
    await hands.type(`g${at}`)
    await hands.press('Enter')
    await expect(surveyor.node(`consumerGroup:g${at}`)).toBeFocused()
  }
  expect(hands.keys).toBeLessThanOrEqual(160)
  const read = parseDesign(await surveyor.exportYaml())
  if (!read.ok) throw new Error('no design')
  expect(read.value.topics.every(({ recordsPerSecond }) => recordsPerSecond?.average === 5000)).toBe(true)
  expect(read.value.producers.flatMap(({ produces }) => produces ?? [])).toHaveLength(edges / 2)
  expect(read.value.consumerGroups.flatMap(({ consumes }) => consumes ?? [])).toHaveLength(edges / 2)
  expect(surveyor.faults).toEqual([])
})

test('16 edges between nodes that stand, and the rates of what is written, take at most 160 keys', async ({
  page,
}) => {
  test.slow()
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const each = Array.from({ length: 8 }, (_, at) => at)
  const list = (letter: string) => each.map((at) => `{ name: ${letter}${at} }`).join(', ')
  await surveyor.openText(
    `surveyor: 1\nname: Many\nproducers: [${list('p')}]\ntopics: [${list('t')}]\nconsumerGroups: [${list('g')}]`,
  )
  await expect(surveyor.node('topic:t0')).toBeVisible()
  const hands = new Hands(page)
  const find = async (name: string) => {
    await hands.press('Control+k')
    await hands.type(name)
    await expect(page.getByRole('option').first()).toContainText(name)
    await hands.press('Enter')
    await expect(surveyor.node(`topic:${name}`)).toBeFocused()
  }
  const connect = async (name: string) => {
    await hands.press('c')
    await hands.type(name)
    await hands.press('Enter')
  }
  for (const at of each) {
    await find(`t${at}`)
    await connect(`p${at}`)
    await expect(page.getByLabel('On average')).toBeFocused()
    await hands.type('5k')
    await hands.press('Enter')
    await find(`t${at}`)
    await connect(`g${at}`)
  }
  expect(hands.keys).toBeLessThanOrEqual(160)
  const read = parseDesign(await surveyor.exportYaml())
  if (!read.ok) throw new Error('no design')
  const written = read.value.producers.flatMap(({ produces }) => produces ?? [])
  expect(written.map(({ recordsPerSecond }) => recordsPerSecond?.average)).toEqual(each.map(() => 5000))
  expect(read.value.consumerGroups.flatMap(({ consumes }) => consumes ?? [])).toHaveLength(8)
  expect(surveyor.faults).toEqual([])
})

test('the same is drawn with the pointer alone, and names, in at most ten actions', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  const novice = new Novice(page)
  const { act, name } = novice
  /** A line that is let go beside the topic. */
  const pull = (side: 'left' | 'right') => async () => {
    const kind = side === 'left' ? 'target' : 'source'
    const box = await surveyor
      .node('topic:orders')
      .locator(`.react-flow__handle-${side}.${kind}`)
      .first()
      .boundingBox()
    if (!box) throw new Error('no handle')
    const by = side === 'left' ? -1 : 1
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + by * 80, box.y + 10, { steps: 5 })
    await page.mouse.move(box.x + by * 150, box.y + 10, { steps: 5 })
    await page.mouse.up()
  }
  const canvas = page.getByRole('main', { name: 'Drawing' })
  await act(() => canvas.getByRole('button', { name: /^Add a topic/ }).click())
  await act(name('orders'))
  await act(() => page.getByRole('button', { name: 'Thousands', exact: true }).click())
  await act(pull('left'))
  await act(() => page.getByRole('menuitem', { name: 'New producer here' }).click())
  await act(name('shop'))
  await act(pull('right'))
  await act(() => page.getByRole('menuitem', { name: 'New consumer group here' }).click())
  await act(name('billing'))
  await act(() => page.getByRole('button', { name: 'Export' }).click())
  expect(novice.actions).toBeLessThanOrEqual(10)
  const script = page.getByLabel(/^Preview of create-topics.sh/)
  await expect(script).toContainText(/--topic 'orders' --partitions [2-9]/)
  await page.keyboard.press('Escape')
  await expect(surveyor.edges).toHaveCount(2)
  expect(surveyor.faults).toEqual([])
})

test('a topic with producer, group, rate and script takes a novice at most ten actions', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  const novice = new Novice(page)
  const { act, name } = novice
  const canvas = page.getByRole('main', { name: 'Drawing' })
  await act(() => canvas.getByRole('button', { name: /^Add a topic/ }).click())
  await act(name('orders'))
  await act(() => page.getByRole('button', { name: 'Thousands', exact: true }).click())
  await act(() => surveyor.node('topic:orders').click())
  await act(() => page.keyboard.press('Control+ArrowLeft'))
  await act(name('shop'))
  await act(() => surveyor.node('topic:orders').click())
  await act(() => page.keyboard.press('Control+ArrowRight'))
  await act(name('billing'))
  await act(() => page.getByRole('button', { name: 'Export' }).click())
  expect(novice.actions).toBeLessThanOrEqual(10)
  const script = page.getByLabel(/^Preview of create-topics.sh/)
  await expect(script).toContainText(/--topic 'orders' --partitions [2-9]/)
  await expect(script).not.toContainText('Nobody has stated')
  expect(surveyor.faults).toEqual([])
})
