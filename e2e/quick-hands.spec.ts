import { expect, type Page, test } from '@playwright/test'
import { parse } from 'yaml'
import { SurveyorPage } from './support/surveyor-page'

/** Hands that are quicker than the machine: what is typed right after a shortcut goes where the shortcut leads. */

/** Letters that are shortcuts of the canvas among them: t, p and g add nodes, o opens the outline. */
const WORD = 'topgun'

async function openSlowly(page: Page): Promise<SurveyorPage> {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  return surveyor
}

async function expectUntouched(surveyor: SurveyorPage): Promise<void> {
  await expect(surveyor.nodes).toHaveCount(12)
  await expect(surveyor.page.getByRole('region', { name: 'Outline of the drawing' })).toHaveCount(0)
  await expect(surveyor.page.getByRole('button', { name: /^Undo: / })).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
}

const DIALOGS = [
  ['Control+k', 'Find or do anything', 'command-palette'],
  ['Control+o', 'Text of a design', 'open-dialog'],
] as const

for (const [keys, name] of DIALOGS) {
  test(`what is typed right after ${keys} stands in the dialog, the first time and later`, async ({
    page,
  }) => {
    const surveyor = await openSlowly(page)
    await surveyor.node('topic:orders').click()
    for (const time of ['first', 'second']) {
      await page.keyboard.press(keys)
      await page.keyboard.type(WORD)
      await expect(page.getByRole('dialog').getByLabel(name), time).toHaveValue(WORD)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expectUntouched(surveyor)
    }
  })
}

for (const [keys, name, file] of DIALOGS) {
  test(`what is typed after ${keys} waits until the dialog has come`, async ({ page }) => {
    const surveyor = new SurveyorPage(page)
    let isTyped = false
    await page.route(new RegExp(`/assets/${file}-[^/]+\\.js$`), async (route) => {
      await expect.poll(() => isTyped).toBe(true)
      await route.continue()
    })
    await surveyor.open()
    // A field that has the focus until then gets nothing of it.
    await page.getByLabel('Name of the design').focus()
    await page.keyboard.press(keys)
    await page.keyboard.type(`${WORD}x`)
    await page.keyboard.press('Backspace')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    isTyped = true
    const field = page.getByRole('dialog').getByLabel(name)
    await expect(field).toHaveValue(WORD)
    await page.keyboard.type('s')
    await expect(field).toHaveValue(`${WORD}s`)
    await page.keyboard.press('Escape')
    await expect(page.getByLabel('Name of the design')).toHaveValue('Orders platform')
    await expectUntouched(surveyor)
  })
}

test('what is typed right after F2 on a node is its new name', async ({ page }) => {
  const surveyor = await openSlowly(page)
  await surveyor.node('topic:clicks').click()
  await page.keyboard.press('F2')
  await page.keyboard.type(WORD)
  await page.keyboard.press('Enter')
  await expect(surveyor.node(`topic:${WORD}`)).toBeVisible()
  await expect(surveyor.nodes).toHaveCount(12)
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:clicks')).toBeVisible()
  await expectUntouched(surveyor)
})

/** Presses keys in one go, before the page can draw anything. */
const pressAtOnce = (page: Page, keys: readonly string[]): Promise<void> =>
  page.evaluate((all) => {
    for (const key of all)
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', {
          key,
          code: key.length === 1 ? `Key${key.toUpperCase()}` : key,
          bubbles: true,
          cancelable: true,
        }),
      )
  }, keys)

test('Escape keeps what was typed for a note or an area before its field stood, and a name is not taken', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await surveyor.node('topic:clicks').click()
  await pressAtOnce(page, ['n', ...WORD, 'Escape'])
  await expect(page.locator('.react-flow__node-note')).toContainText(WORD)
  await expect(page.getByLabel('Text of the note')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await pressAtOnce(page, ['a', ...WORD, 'Escape'])
  await expect(page.locator('.react-flow__node-area')).toContainText(WORD)
  await page.keyboard.press('Escape')
  await pressAtOnce(page, ['t', ...WORD, 'Escape'])
  await expect(surveyor.node('topic:topic')).toBeVisible()
  await expect(surveyor.node(`topic:${WORD}`)).toHaveCount(0)
  // What is out of sight is no element: what was drawn is counted in the document.
  const { producers, topics, consumerGroups, layout } = parse(await surveyor.exportYaml())
  expect(producers.length + topics.length + consumerGroups.length).toBe(13)
  expect([Object.keys(layout.notes), Object.keys(layout.areas)]).toEqual([['note-1'], ['area-1']])
  expect(surveyor.faults).toEqual([])
})

test('what is typed right after Enter on an edge is its rate', async ({ page }) => {
  const surveyor = await openSlowly(page)
  await surveyor.node('producer:checkout').click()
  await page.keyboard.press('c')
  await page.keyboard.type('clicks')
  await page.keyboard.press('Enter')
  await page.keyboard.type('1234')
  await expect(page.getByLabel('On average')).toHaveValue('1234')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await page.keyboard.type('77')
  await expect(page.getByLabel('On average')).toHaveValue('77')
  await expect(page.getByRole('tab', { name: 'Findings' })).toHaveAttribute('aria-selected', 'true')
  expect(surveyor.faults).toEqual([])
})

test('a node and a rate that are typed before the search for a node has come are both taken', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  let isTyped = false
  await page.route(/\/assets\/connect-picker-[^/]+\.js$/, async (route) => {
    await expect.poll(() => isTyped).toBe(true)
    await route.continue()
  })
  await surveyor.open()
  await surveyor.node('producer:checkout').click()
  await page.keyboard.press('c')
  await page.keyboard.type('clicks')
  await page.keyboard.press('Enter')
  await page.keyboard.type('1234')
  isTyped = true
  await expect(page.getByLabel('On average')).toHaveValue('1234')
  expect(surveyor.faults).toEqual([])
})

test('what is typed into a field of the inspector stands there, letter by letter', async ({ page }) => {
  const surveyor = await openSlowly(page)
  await surveyor.node('topic:clicks').click()
  const name = page.getByLabel('Name of the topic')
  await name.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(WORD)
  await expect(name).toHaveValue(WORD)
  await page.keyboard.press('Enter')
  await expect(surveyor.node(`topic:${WORD}`)).toBeVisible()
  await expect(surveyor.nodes).toHaveCount(12)
  expect(surveyor.faults).toEqual([])
})

test('F6 waits for the inspector where that is still loading, and goes nowhere else meanwhile', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  let isPressed = false
  await page.route(/\/assets\/inspector-[^/]+\.js$/, async (route) => {
    await expect.poll(() => isPressed).toBe(true)
    await route.continue()
  })
  await surveyor.open()
  await surveyor.node('topic:clicks').click()
  await page.keyboard.press('F6')
  await expect(surveyor.node('topic:clicks')).toBeFocused()
  isPressed = true
  await expect(page.locator('aside[aria-label=Inspector] :focus')).toHaveCount(1)
  expect(surveyor.faults).toEqual([])
})

test('the way of a node lights up that was clicked before the page was done', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await page.goto('./')
  await surveyor.node('topic:clicks').waitFor()
  await surveyor.node('topic:clicks').click({ force: true, noWaitAfter: true })
  await expect(page.locator('[data-drawing][data-lit]')).toBeAttached()
  await expect(surveyor.node('topic:clicks')).toBeFocused()
  expect(surveyor.faults).toEqual([])
})

test('Escape closes what explains a number, and the next letter draws', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await surveyor.node('consumerGroup:billing').click()
  const before = await surveyor.nodes.count()
  await page.getByRole('button', { name: /How busy billing is: .* Explain/ }).click()
  await expect(page.getByRole('dialog', { name: 'How busy billing is' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(surveyor.node('consumerGroup:billing')).toBeFocused()
  await page.keyboard.press('t')
  await expect(surveyor.nodes).toHaveCount(before + 1)
  expect(surveyor.faults).toEqual([])
})

test('the search that is asked for while a dialog goes comes with what was typed, and nothing is drawn', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await surveyor.openText('surveyor: 1\nname: One\ntopics: [{ name: one }]\n')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('tpone')
  await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toHaveValue(/one$/)
  await page.keyboard.press('Escape')
  await expect(surveyor.nodes).toHaveCount(1)
  expect(surveyor.faults).toEqual([])
})

test('what was said of one design is gone when another one is opened', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  await surveyor.node('topic:orders').click()
  await page.keyboard.press('Control+Shift+l')
  await page.keyboard.press('Delete')
  const notice = page.getByTestId('notice').filter({ hasText: 'is locked and stays' })
  await expect(notice).toBeVisible()
  await surveyor.openText('surveyor: 1\nname: One\ntopics: [{ name: one }]\n')
  await expect(surveyor.node('topic:one')).toBeVisible()
  await expect(notice).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('an edge says that its rate is the one at peak', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.waitForLoadState('networkidle')
  const edge = page.locator('[data-id="consumes:topic:orders→consumerGroup:billing"]')
  await expect(edge).toHaveAccessibleName(/billing reads orders, 50 k\/s at peak/)
  await expect(edge.locator('title')).toHaveText(/50 k\/s at peak/)
  expect(surveyor.faults).toEqual([])
})
