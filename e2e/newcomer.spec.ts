import { expect, test } from '@playwright/test'
import { storedDesign } from './support/stored-design'
import { SurveyorPage } from './support/surveyor-page'

/** What newcomers stumbled over, each once. */

test('Escape leads from a button or a list to the drawing, whose letters then draw', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const topics = page.locator('.react-flow__node-topic')
  const count = await topics.count()
  await page.getByRole('tab', { name: 'Sizing' }).click()
  await page.keyboard.press('t')
  await expect(
    page.getByTestId('notice').filter({ hasText: /Click the drawing, or press Esc/ }),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await page.keyboard.type('one')
  await page.keyboard.press('Enter')
  await expect(surveyor.node('topic:one')).toBeVisible()
  await expect(topics).toHaveCount(count + 1)
  await page.getByRole('tab', { name: /Findings/ }).click()
  await surveyor.findings.first().click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await expect(page.getByLabel('New name of topic', { exact: true })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('what is in sight when a page is reloaded is in sight again', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await expect(surveyor.saved).toBeVisible()
  const drawing = await page.locator('[data-drawing]').boundingBox()
  await page.mouse.move((drawing?.x ?? 0) + 300, (drawing?.y ?? 0) + 200)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -400)
  await page.keyboard.up('Control')
  await page.mouse.wheel(120, 60)
  const shown = () =>
    page.locator('.react-flow__viewport').evaluate((element) => (element as HTMLElement).style.transform)
  await page.waitForTimeout(300)
  const before = await shown()
  await page.reload()
  await expect(surveyor.nodes.first()).toBeVisible()
  await expect.poll(shown).toBe(before)
  expect(surveyor.faults).toEqual([])
})

test('a note and an area move nothing that was put by hand', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.drag('topic:orders', 0, 30)
  const { layout } = await storedDesign(page)
  for (const mark of ['Note', 'Area']) {
    await page.getByRole('button', { name: mark, exact: true }).click()
    await page.keyboard.type('words')
    await page.keyboard.press('Escape')
  }
  await expect(page.locator('.react-flow__node-area')).toBeVisible()
  expect((await storedDesign(page)).layout?.positions).toEqual(layout?.positions)
  await page.keyboard.press('Control+a')
  await expect(page.getByRole('heading', { name: '12 nodes, 1 note and 1 area selected' })).toBeVisible()
  await page
    .getByRole('complementary', { name: 'Inspector' })
    .getByRole('button', { name: 'Duplicate' })
    .click()
  // The copy covers nothing, so the view may have left what it is a copy of.
  await expect.poll(async () => Object.keys((await storedDesign(page)).layout?.areas ?? {}).length).toBe(2)
  await expect(page.locator('.react-flow__node-area.selected')).toBeVisible()
  await expect(page.getByRole('heading', { name: '12 nodes, 1 note and 1 area selected' })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('what an edge joins is shown, and lights up where it was in sight', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.clickEdge('checkout', 'orders')
  await page.getByRole('button', { name: 'Show where it starts' }).click()
  await expect(surveyor.node('producer:checkout')).toHaveClass(/selected/)
  await surveyor.clickEdge('checkout', 'orders')
  await page.getByRole('button', { name: 'Show where it ends' }).click()
  await expect(surveyor.node('topic:orders')).toHaveClass(/selected/)
  expect(surveyor.faults).toEqual([])
})

test('who has begun is not told to begin', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('Escape')
  const begin = page.getByRole('button', { name: 'Start your own' })
  await expect(begin).toBeVisible()
  await begin.click()
  await page.getByRole('button', { name: /^An empty drawing/ }).click()
  await expect(page.getByText('Draw who writes, what is kept, and who reads.')).toBeVisible()
  await expect(begin).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('a second file is read with the first, which still waits for an answer', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const csv = (topic: string) => `topic,partitions,replication factor\n${topic},6,3\n`
  await surveyor.openFile('one.csv', csv('first-topic'))
  const dialog = page.getByRole('dialog', { name: 'Add what was read?' })
  await expect(dialog).toContainText('first-topic')
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'two.csv', { type: 'text/csv' }))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  }, csv('second-topic'))
  await expect(dialog).toContainText('second-topic')
  await expect(dialog).toContainText('first-topic')
  await dialog.getByRole('button', { name: /^Add to/ }).click()
  await expect(surveyor.node('topic:first-topic')).toBeVisible()
  await expect(surveyor.node('topic:second-topic')).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('a step to undo is called after what was found, not after a rule', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.findings.first().click()
  const found = ((await surveyor.findings.first().textContent()) ?? '').slice(0, 12)
  await page.getByRole('button', { name: /^Fix/ }).first().click()
  const undo = page.getByRole('button', { name: /^Undo: / })
  await expect(undo).toBeVisible()
  const label = (await undo.getAttribute('aria-label')) ?? ''
  expect(label).not.toMatch(/[a-z]+-[a-z]+-[a-z]+-[a-z]+|producer:|topic:|`/)
  expect(label.length).toBeGreaterThan(`Undo: ${found}`.length - 8)

  await surveyor.findings.filter({ hasText: 'Nobody reads orders.dlq' }).click()
  await expect(page.getByRole('radio', { name: 'Say that it is read elsewhere' })).toBeVisible()
  await page.getByRole('button', { name: 'Fix', exact: true }).click()
  await expect(surveyor.node('consumerGroup:orders.dlq-review')).toBeVisible()
  await surveyor.clickEdge('billing', 'orders.dlq')
  await page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Share of records').fill('2 %')
  await page.keyboard.press('Enter')
  await expect(surveyor.edge('billing', 'orders.dlq')).toHaveAccessibleName(/, 2 %$/)
  expect(surveyor.faults).toEqual([])
})

test('a retry topic is found by its word, and offered first where it is called so', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('consumerGroup:billing').click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('retry')
  await page.getByRole('option', { name: /Add a retry topic to the selected group/ }).click()
  await expect(page.getByRole('button', { name: /^Undo: .*retry/i })).toBeVisible()
  await surveyor.openText(
    'surveyor: 1\nname: Retries\ntopics: [{ name: orders }, { name: orders.retry-5m }]\nconsumerGroups: [{ name: billing, consumes: [{ topic: orders }] }]\n',
  )
  await surveyor.node('consumerGroup:billing').click()
  await page.keyboard.press('c')
  const picker = page.getByRole('dialog', { name: 'Connect billing to …' })
  await picker.getByLabel('Name of the node').fill('orders.retry')
  await expect(picker.getByRole('button').filter({ hasText: 'orders.retry-5m' }).first()).toContainText(
    'retries',
  )
  expect(surveyor.faults).toEqual([])
})

test('what is pasted is in sight', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const drawing = await page.locator('[data-drawing]').boundingBox()
  await page.mouse.move(
    (drawing?.x ?? 0) + (drawing?.width ?? 0) - 30,
    (drawing?.y ?? 0) + (drawing?.height ?? 0) - 30,
  )
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'alpha.one\nalpha.two\nalpha.three\nalpha.four')
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  for (const name of ['one', 'two', 'three', 'four']) {
    const box = await surveyor.node(`topic:alpha.${name}`).boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 9_999)).toBeLessThanOrEqual(
      (drawing?.y ?? 0) + (drawing?.height ?? 0) + 1,
    )
    expect((box?.x ?? 0) + (box?.width ?? 9_999)).toBeLessThanOrEqual(
      (drawing?.x ?? 0) + (drawing?.width ?? 0) + 1,
    )
  }
  expect(surveyor.faults).toEqual([])
})
