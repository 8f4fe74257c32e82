import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, test as base, expect, type Frame, type Page } from '@playwright/test'
import { StaticHost } from '../scripts/static-host.mjs'
import { ready, useEverything } from './support/hosted-page'
import { SurveyorPage } from './support/surveyor-page'

/** A page of another site that shows Surveyor in a frame could have a person press what they do not see. */

const pageAround = (address: string) =>
  `<link rel="icon" href="data:,"><iframe src="${address}" width="1000" height="700" allow="clipboard-read; clipboard-write"></iframe>`

/** The frame of a page at an address. */
async function frameAt(page: Page, around: string): Promise<Frame> {
  await page.goto(around)
  const [frame] = page.mainFrame().childFrames()
  if (!frame) throw new Error('The frame is not there.')
  return frame
}

const test = base.extend<{ showElsewhere: (page: Page, address: string) => Promise<Frame> }>({
  /** Shows an address in a frame of another site: of another host, by the other name of this machine. */
  showElsewhere: async ({ browserName: _ }, use, info) => {
    const folder = info.outputPath('elsewhere')
    const host = new StaticHost(folder)
    await host.start()
    await use((page, address) => {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'index.html'), pageAround(address))
      return frameAt(page, host.address.replace('127.0.0.1', 'localhost'))
    })
    await host.stop()
  },
})

/** Has pages note down which doors of the browser Surveyor opens, since a browser may keep a frame from reading what it stores. */
const noteDoors = (context: BrowserContext) =>
  context.addInitScript(() => {
    const opened: string[] = []
    Object.assign(window, { opened })
    const note = (target: object, name: string) => {
      const { value, get } = Object.getOwnPropertyDescriptor(target, name) ?? {}
      const noted = (door: (...args: unknown[]) => unknown) =>
        function (this: unknown, ...args: unknown[]) {
          opened.push(name)
          return door.apply(this, args)
        }
      if (value) Object.defineProperty(target, name, { value: noted(value) })
      else if (get) Object.defineProperty(target, name, { get: noted(get) })
    }
    for (const name of ['localStorage', 'sessionStorage']) note(window, name)
    for (const name of ['open', 'databases']) note(IDBFactory.prototype, name)
    for (const name of ['open', 'keys', 'match']) note(CacheStorage.prototype, name)
    for (const name of ['request', 'query']) note(LockManager.prototype, name)
    for (const name of ['readText', 'writeText', 'read', 'write']) note(Clipboard.prototype, name)
    note(ServiceWorkerContainer.prototype, 'register')
    note(BroadcastChannel.prototype, 'postMessage')
    note(Document.prototype, 'execCommand')
  })

const openedDoors = (page: Page | Frame) =>
  page.evaluate(() => [...new Set((window as unknown as { opened: string[] }).opened)])

test('in a frame of another site there is the drawing to look at, and nothing to press', async ({
  page,
  context,
  showElsewhere,
}) => {
  await noteDoors(context)
  const own = new SurveyorPage(page)
  await own.open()
  await page.getByLabel('Name of the design').fill('Shown elsewhere')
  const link = await own.shareLink()
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Copy link' }).click()
  const doors = ['localStorage', 'sessionStorage', 'open', 'request', 'register', 'writeText']
  await expect.poll(() => openedDoors(page)).toEqual(expect.arrayContaining(doors))
  const other = new SurveyorPage(await context.newPage())
  const frame = await showElsewhere(other.page, link)
  await expect(frame.getByRole('heading', { name: 'Shown elsewhere' })).toBeVisible()
  await expect(frame.getByText('To look at only: another site shows Surveyor here.')).toBeVisible()
  const nodes = frame.locator('.react-flow__node')
  await expect(nodes).toHaveCount(12)
  // The findings come with the rules, as on the page itself.
  await expect(frame.locator('.react-flow__node[data-id="producer:payments-api"]')).toContainText('1')
  await expect(frame.getByRole('button')).toHaveCount(4)
  await expect(frame.getByRole('textbox')).toHaveCount(0)

  const drawn = await nodes.allTextContents()
  const positions = () => nodes.evaluateAll((elements) => elements.map((element) => element.style.transform))
  const before = await positions()
  const box = await frame.locator('.react-flow__node[data-id="topic:orders"]').boundingBox()
  if (!box) throw new Error('not on the screen')
  const { mouse, keyboard } = other.page
  await mouse.move(box.x + 40, box.y + 20)
  await mouse.down()
  await mouse.move(box.x + 90, box.y + 80, { steps: 5 })
  await mouse.up()
  await mouse.dblclick(box.x + 100, box.y + 60)
  await mouse.click(box.x + 100, box.y + 60, { button: 'right' })
  for (const key of [
    't',
    'p',
    'Delete',
    'Control+a',
    'Control+c',
    'Control+v',
    'Control+o',
    'Control+e',
    'Control+k',
    '?',
  ])
    await keyboard.press(key)
  await expect(frame.getByRole('dialog')).toHaveCount(0)
  await expect(frame.getByRole('menu')).toHaveCount(0)
  await expect(frame.locator('.react-flow__node.selected')).toHaveCount(0)
  expect(await nodes.allTextContents()).toEqual(drawn)
  expect(await positions()).toEqual(before)
  expect(await openedDoors(frame)).toEqual([])

  await frame.getByRole('button', { name: 'Zoom in' }).click()
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('link', { name: 'Open in its own tab' }).click(),
  ])
  await expect(tab.getByLabel('Name of the design')).toHaveValue('Shown elsewhere')
  await expect(tab.getByRole('button', { name: 'Share' })).toBeVisible()
  expect([...own.faults, ...other.faults]).toEqual([])
})

test('what the browser stores is not shown to another site', async ({
  page,
  context,
  baseURL,
  showElsewhere,
}) => {
  await noteDoors(context)
  const own = new SurveyorPage(page)
  await own.open()
  await page.getByLabel('Name of the design').fill('Not theirs')
  await expect(own.saved).toBeVisible()
  const other = new SurveyorPage(await context.newPage())
  const frame = await showElsewhere(other.page, baseURL ?? '')
  await expect(frame.getByRole('heading', { name: 'Orders platform' })).toBeVisible()
  expect(await openedDoors(frame)).toEqual([])
  expect(other.faults).toEqual([])
})

test('in a frame of its own site Surveyor is what it is', async ({ page, baseURL }) => {
  const surveyor = new SurveyorPage(page)
  const around = `${baseURL}around.html`
  await page.route(around, (route) =>
    route.fulfill({ contentType: 'text/html', body: pageAround(baseURL ?? '') }),
  )
  const frame = await frameAt(page, around)
  await expect(frame.getByRole('button', { name: 'Share' })).toBeVisible()
  await expect(frame.locator('.react-flow__node')).toHaveCount(12)
  expect(surveyor.faults).toEqual([])
})

/** What `public/_headers` sends with every file. */
function hostedHeaders(): Readonly<Record<string, string>> {
  const [, everywhere = ''] = /^\/\*\n((?: {2}.*\n)+)/m.exec(readFileSync('public/_headers', 'utf8')) ?? []
  const lines = everywhere.trim().split('\n')
  return Object.fromEntries(lines.map((line) => line.trim().split(/: (.*)/, 2) as [string, string]))
}

test('with the headers of the hosting files everything works, and a frame of another site stays empty', async ({
  browser,
  showElsewhere,
}) => {
  const host = new StaticHost(process.env['SURVEYOR_DIST'] ?? 'dist', { base: '/surveyor/' })
  host.headers = hostedHeaders()
  expect(Object.keys(host.headers)).toHaveLength(6)
  await host.start()
  const context = await browser.newContext({ baseURL: host.address })
  const surveyor = new SurveyorPage(await context.newPage())
  await surveyor.open()
  await expect(ready(surveyor.page)).toBeVisible()
  await host.stop()
  await useEverything(surveyor)
  await surveyor.page.reload()
  await expect(surveyor.node('topic:written-by-hand')).toBeVisible()
  expect(surveyor.faults).toEqual([])
  await host.start()
  const frame = await showElsewhere(await context.newPage(), host.address)
  await expect.poll(() => frame.url()).toContain('chrome-error:')
  await context.close()
  await host.stop()
})
