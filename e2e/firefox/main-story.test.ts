import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { StaticHost } from '../../scripts/static-host.mjs'
import { FirefoxPage, startFirefox } from './firefox-page'

/** The main job, and what browsers differ in: clipboard, storage, dragging, the service worker. */

const host = new StaticHost(process.env['SURVEYOR_DIST'] ?? 'dist', { base: '/surveyor/' })
let browser: Browser

beforeAll(async () => {
  await host.start()
  browser = await startFirefox()
})

afterAll(async () => {
  await browser?.close()
  await host.stop()
})

/** A person of their own: nothing is stored yet. */
const newPerson = async () => FirefoxPage.open(await browser.createBrowserContext(), host.address)

const node = (id: string) => `.react-flow__node[data-id="${id}"]`
const handle = (id: string, side: 'right.source' | 'left.target') =>
  `${node(id)} .react-flow__handle-${side.split('.')[0]}.${side.split('.')[1]}`

const FINDINGS = '[aria-label=Findings] [role=treeitem]'
const NAME = 'Name of the design'

async function startEmpty(surveyor: FirefoxPage): Promise<void> {
  await surveyor.press('header button', 'New')
  await surveyor.press('[role=dialog] button', /^An empty drawing/)
  await surveyor.shows('main', 'Draw who writes, what is kept, and who reads.')
}

async function connect(surveyor: FirefoxPage, from: string, to: string): Promise<void> {
  await surveyor.dragTo(
    await surveyor.middle(handle(from, 'right.source')),
    await surveyor.middle(handle(to, 'left.target')),
  )
}

it('draws, connects, sizes, fixes, undoes, exports, shares, and finds all of it again', async () => {
  const surveyor = await newPerson()
  await startEmpty(surveyor)
  for (const kind of ['Producer', 'Topic', 'Group']) await surveyor.press('nav button', kind)
  await surveyor.hasCount('.react-flow__node', 3)
  await connect(surveyor, 'producer:producer', 'topic:topic')
  await surveyor.hasCount('.react-flow__edge', 1)
  await connect(surveyor, 'topic:topic', 'consumerGroup:group')
  await surveyor.hasCount('.react-flow__edge', 2)

  const before = await surveyor.middle(node('topic:topic'))
  await surveyor.dragTo(before, { x: before.x + 30, y: before.y + 90 })
  await expect.poll(async () => (await surveyor.middle(node('topic:topic'))).y).toBeGreaterThan(before.y + 60)

  await surveyor.page.click(node('producer:producer'))
  await surveyor.fill('aside input', 'At peak', '120 MB/s')
  await surveyor.shows(node('topic:topic'), '16 partitions')

  await surveyor.page.click(node('consumerGroup:group'))
  await (await surveyor.find('aside select', 'Commits')).select('auto')
  await surveyor.press(FINDINGS, /commits on a timer/)
  await surveyor.press('article button', 'Fix')
  await surveyor.lacks(FINDINGS, 'commits on a timer')
  await surveyor.press('header button', /^Undo: /)
  await surveyor.shows(FINDINGS, 'commits on a timer')
  await surveyor.press('header button', /^Redo: /)
  await surveyor.lacks(FINDINGS, 'commits on a timer')

  await surveyor.keys('Control+e')
  await surveyor.press('[role=dialog] button', 'Surveyor YAML')
  await surveyor.shows('[aria-label^="Preview of "]', 'peak: 120000')
  await surveyor.keys('Escape')
  await surveyor.hasCount('[role=dialog]', 0)

  await surveyor.fill(`header input`, NAME, 'Drawn in Firefox')
  await surveyor.shows('[role=status]', 'Saved in this browser')
  await surveyor.press('header button', 'Share')
  const link = await (await surveyor.find('textarea', 'Link to this design')).evaluate(
    (field) => (field as HTMLTextAreaElement).value,
  )
  await surveyor.keys('Escape')

  await surveyor.page.reload()
  await surveyor.stands()
  await surveyor.hasCount('.react-flow__node', 3)
  await surveyor.hasCount('.react-flow__edge', 2)
  await surveyor.shows(node('topic:topic'), '16 partitions')
  expect(await surveyor.valueOf('header input', NAME)).toBe('Drawn in Firefox')

  const reader = await newPerson()
  await reader.goto(link)
  await reader.hasCount('.react-flow__node', 3)
  await reader.shows(node('topic:topic'), '16 partitions')
  expect(await reader.valueOf('header input', NAME)).toBe('Drawn in Firefox')
  expect([...surveyor.faults, ...reader.faults]).toEqual([])
})

it('copies a link and nodes to the clipboard, and takes them from there', async () => {
  const surveyor = await newPerson()
  await surveyor.press('header button', 'Share')
  await surveyor.press('[role=dialog] button', 'Copy link')
  await surveyor.shows('[role=dialog] button', 'Copied')
  await surveyor.keys('Escape')
  await surveyor.hasCount('[role=dialog]', 0)
  await startEmpty(surveyor)
  await surveyor.keys('Control+o')
  await (await surveyor.find('textarea', 'Text of a design')).click()
  await surveyor.keys('Control+v')
  await surveyor.press('[role=dialog] button', 'Open')
  await surveyor.hasCount('.react-flow__node', 12)

  await surveyor.page.click(node('topic:orders'))
  await surveyor.keys('Control+c')
  await surveyor.keys('Control+v')
  await surveyor.hasCount('.react-flow__node', 13)
  expect(surveyor.faults).toEqual([])
})

it('works without its host from the first visit on', async () => {
  const surveyor = await newPerson()
  await surveyor.shows('header', /Works offline(?! in this tab)/)
  await host.stop()
  await surveyor.press('[role=tab]', /Sizing/)
  await surveyor.shows('[role=tabpanel]', 'Storage')
  await surveyor.keys('Control+e')
  await surveyor.shows('[aria-label^="Preview of "]', 'kafka-topics.sh')
  await surveyor.keys('Escape')
  await surveyor.hasCount('[role=dialog]', 0)
  await surveyor.keys('Control+k')
  await surveyor.hasCount('[role=dialog]', 1)
  await surveyor.keys('Escape')
  await surveyor.page.reload()
  await surveyor.stands()
  await surveyor.hasCount('.react-flow__node', 12)
  await host.start()
  expect(surveyor.faults).toEqual([])
})
