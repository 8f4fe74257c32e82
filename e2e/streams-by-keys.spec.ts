import { expect, test } from '@playwright/test'
import { inspector, part, SHOP } from './support/shop'
import { SurveyorPage } from './support/surveyor-page'
import { tabTo } from './support/tab-to'

/** The whole story of a windowed join, from the drawing to its own description, without a mouse. */

test('a windowed join is drawn, counted, mended, taken away and pasted back by keys alone', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(SHOP)
  await expect(surveyor.nodes).toHaveCount(4)

  // Draw it.
  await page.keyboard.press('s')
  await page.keyboard.type('matcher')
  await page.keyboard.press('Enter')
  const program = inspector(page).getByLabel('What it does')
  await expect(program).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(program).toBeFocused()
  await page.keyboard.type(
    'paid = stream payments\nstream orders\njoin paid within 5 min store pairs named pairs\nto matched',
  )
  await expect(surveyor.edge('streamsApp:matcher', 'topic:matched')).toHaveCount(1)

  // Its inputs are not alike: the finding leads to its fix.
  const unequal = surveyor.findings.filter({ hasText: 'matcher cannot start' })
  await expect(unequal).toHaveCount(1)
  await tabTo(page, page.getByRole('tree', { name: 'Findings' }))
  await page.keyboard.press('Home')
  for (let at = 0; at < 40 && (await unequal.getAttribute('aria-selected')) !== 'true'; at += 1)
    await page.keyboard.press('ArrowDown')
  await expect(unequal).toHaveAttribute('aria-selected', 'true')
  // What it is about comes into view, and the list keeps the focus.
  await page.keyboard.press('Enter')
  await expect(part(page, 'Processing')).toBeInViewport()
  await expect(page.getByRole('tree', { name: 'Findings' })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Fix', exact: true }))
  await page.keyboard.press('Enter')
  await expect(unequal).toHaveCount(0)

  // What Kafka makes for it, and the disk that takes.
  const internal = part(page, 'Internal topics')
  await expect(internal).toContainText('matcher-pairs-this-join-store-changelog')
  await expect(internal).toContainText('12 partitions')
  const disk = internal.getByRole('button').first()
  await tabTo(page, disk)
  await expect(disk).toContainText('GB')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Storage of matcher-pairs', { exact: false }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  const sub = part(page, 'Sub-topologies')
  const summary = sub.getByText('What Topology.describe() prints')
  await tabTo(page, summary, 'Shift+Tab')
  await page.keyboard.press('Enter')
  const described = (await sub.locator('pre').textContent()) ?? ''
  expect(described).toContain('Processor: pairs-merge')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+I')
  const made = page.getByRole('button', { name: /Internal topic matcher-pairs-this-join-store-changelog/ })
  await expect(made).toBeAttached()
  await page.keyboard.press('Shift+I')

  // Take its project away.
  await page.keyboard.press('Control+e')
  await page.getByRole('searchbox', { name: 'Find a format' }).focus()
  await page.keyboard.type('Java project for Kafka Streams')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('What `Topology.describe()` prints')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  // Pasted back the description changes nothing.
  const nodes = await surveyor.nodes.count()
  await page.evaluate((text) => navigator.clipboard.writeText(text), described)
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('alert').or(page.getByRole('status')).first()).toBeAttached()
  await expect(surveyor.nodes).toHaveCount(nodes)
  await expect(surveyor.edge('topic:payments', 'streamsApp:matcher')).toHaveCount(1)
  expect(surveyor.faults).toEqual([])
})
