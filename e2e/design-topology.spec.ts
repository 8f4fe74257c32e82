import { expect, test } from '@playwright/test'
import { parse } from 'yaml'
import { SurveyorPage } from './support/surveyor-page'

/** The main job: draw, size, fix, export, share. With the mouse, then with the keyboard alone. */

test('draws, sizes, fixes, exports and shares with the mouse', async ({ page, browser }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()

  const palette = page.getByRole('navigation', { name: 'Add to the drawing' })
  await palette.getByRole('button', { name: 'Producer' }).click()
  await surveyor.drag('producer:producer', 20, 60)
  await palette.getByRole('button', { name: 'Topic' }).click()
  const canvas = page.getByRole('main', { name: 'Drawing' })
  await palette.getByRole('button', { name: 'Group' }).dragTo(canvas, { targetPosition: { x: 860, y: 300 } })
  await expect(surveyor.nodes).toHaveCount(3)
  await surveyor.connect('producer:producer', 'topic:topic')
  await surveyor.connect('topic:topic', 'consumerGroup:group')
  await expect(surveyor.edges).toHaveCount(2)

  await surveyor.node('producer:producer').click()
  await page.getByLabel('At peak').fill('120 MB/s')
  await expect(surveyor.node('topic:topic')).toContainText('16 partitions')
  await surveyor.node('topic:topic').click()
  await expect(page.getByTestId('partitions')).toHaveText('16')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(
    '120 MB/s at peak ÷ 7.5 MB/s that one partition may take is 16.',
  )
  // Of a rate only the peak is stated, and the average is taken to be as high: 120 MB/s × 7 days × 3 × lz4.
  await expect(page.getByRole('button', { name: /^topic on disk: 109 TB/ })).toBeVisible()

  await surveyor.node('consumerGroup:group').click()
  await page.getByLabel('Commits').selectOption('Automatically')
  const finding = surveyor.findings.filter({ hasText: 'commits on a timer' })
  await expect(finding).toHaveCount(1)
  await finding.click()
  await page
    .getByRole('article', { name: 'The finding' })
    .getByRole('button', { name: 'Fix', exact: true })
    .click()
  await expect(finding).toHaveCount(0)
  await page.getByRole('button', { name: /^Undo: / }).click()
  await expect(finding).toHaveCount(1)
  await page.getByRole('button', { name: /^Redo: / }).click()
  await expect(finding).toHaveCount(0)

  const exported = parse(await surveyor.exportYaml())
  expect(exported).toMatchObject({
    surveyor: 1,
    producers: [{ name: 'producer', produces: [{ topic: 'topic', recordsPerSecond: { peak: 120_000 } }] }],
    topics: [{ name: 'topic', partitions: 'auto' }],
    consumerGroups: [{ name: 'group', commit: 'after-processing', consumes: [{ topic: 'topic' }] }],
  })

  const here = await surveyor.analysis()
  const link = await surveyor.shareLink()
  const elsewhere = await (await browser.newContext()).newPage()
  const reader = new SurveyorPage(elsewhere)
  await elsewhere.goto(link)
  await expect(reader.nodes).toHaveCount(3)
  await expect.poll(() => reader.analysis()).toEqual(here)
  expect([...surveyor.faults, ...reader.faults]).toEqual([])
})

test('does the same with the keyboard alone', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused()
  await page.keyboard.type('new empty')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Draw who writes, what is kept, and who reads.')).toBeVisible()
  for (const kind of ['p', 't', 'g']) {
    await page.keyboard.press(kind)
    await page.keyboard.press('Enter')
  }
  await expect(surveyor.nodes).toHaveCount(3)

  const connectTo = async (name: string) => {
    await page.keyboard.press('c')
    await expect(page.getByLabel('Name of the node')).toBeFocused()
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await connectTo('topic')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused()
  await page.keyboard.type('producer')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await connectTo('topic')
  await expect(surveyor.edges).toHaveCount(2)

  // A new edge asks for its rate; the peak is one field on.
  await expect(page.getByLabel('On average')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('120 MB/s')
  await expect(surveyor.node('topic:topic')).toContainText('16 partitions')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:topic')).not.toContainText('16 partitions')
  await page.keyboard.press('Control+Shift+Z')
  await expect(surveyor.node('topic:topic')).toContainText('16 partitions')
  await page.keyboard.press('Control+s')
  expect(surveyor.faults).toEqual([])
})
