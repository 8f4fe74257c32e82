import { expect, type Page, test } from '@playwright/test'
import { parse } from 'yaml'
import { RETRY_ORDERS } from './support/retry-orders'
import { SurveyorPage } from './support/surveyor-page'

/** Retry topics in a chain before the dead letters: drawn with the mouse, and with the keyboard alone. */

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })
const billing = 'consumerGroup:billing'

/** Draws an edge from one of the left handles of a group to the middle of a topic. */
async function drawFrom(page: Page, surveyor: SurveyorPage, handle: string, topic: string): Promise<void> {
  const start = await surveyor.node(billing).locator(`[data-handleid="${handle}"]`).boundingBox()
  const end = await surveyor.node(topic).boundingBox()
  if (!start || !end) throw new Error('not on the screen')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width, end.y + end.height / 2, { steps: 6 })
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 })
  await page.mouse.up()
}

test('a retry topic is drawn from the group, takes its share, and is no dead letter topic', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(RETRY_ORDERS)
  await expect(surveyor.nodes).toHaveCount(4)
  await drawFrom(page, surveyor, 'retries', 'topic:orders.soon')

  // What is typed first is the share of the records that come there.
  await page.keyboard.type('2 %')
  await page.keyboard.press('Enter')
  const edge = surveyor.edge(billing, 'topic:orders.soon')
  await expect(edge).toHaveAccessibleName(/billing retries through orders.soon, 2 %/)
  await expect(surveyor.findings.filter({ hasText: 'no place for what still fails' })).toHaveCount(1)
  await expect(surveyor.findings.filter({ hasText: 'Nobody reads' })).toHaveCount(0)

  await surveyor.node(billing).click()
  const steps = inspector(page).getByRole('region', { name: 'Retry topics' })
  await expect(steps).toContainText('16 /s at peak, written and read by billing')
  await steps.getByLabel('Tries again after').fill('5 min')
  await page.keyboard.press('Enter')
  await expect(edge).toHaveAccessibleName(/after 5 min · 2 %/)

  // The next step is a topic like the source, after a longer wait; both stand before the dead letters.
  await steps.getByRole('button', { name: 'Add a retry topic' }).click()
  await expect(surveyor.node('topic:orders.retry-2')).toBeVisible()
  await surveyor.findings.filter({ hasText: 'no place for what still fails' }).click()
  await page.getByRole('button', { name: 'Fix', exact: true }).click()
  await surveyor.node(billing).click()
  await page.keyboard.press('f')
  await expect(surveyor.node('topic:orders.dlq')).toBeVisible()
  await surveyor.node(billing).click()
  await inspector(page)
    .getByRole('region', { name: 'Dead letters' })
    .getByLabel('Share of records')
    .fill('0.5 %')
  await page.keyboard.press('Enter')
  await expect(surveyor.edge(billing, 'topic:orders.retry-2')).toHaveAccessibleName(/after 25 min · 0.5 %/)
  const written = parse(await surveyor.exportYaml())
  expect(written.consumerGroups[0]).toMatchObject({
    retryTopics: [
      { topic: 'orders.soon', delayMs: 300000, recordsShare: 0.02 },
      { topic: 'orders.retry-2', delayMs: 1500000 },
    ],
    deadLetter: { topic: 'orders.dlq', recordsShare: 0.005 },
  })
  expect(written.topics.find(({ name }: { name: string }) => name === 'orders.retry-2').partitions).toBe(6)

  // Each is one step to undo, and a link carries the chain.
  const link = await surveyor.shareLink()
  const reader = new SurveyorPage(await page.context().newPage())
  await reader.open(new URL(link).hash)
  await expect(reader.edge(billing, 'topic:orders.retry-2')).toHaveAccessibleName(/after 25 min/)
  await reader.page.close()
  await surveyor.node('topic:orders.soon').click()
  await page.keyboard.press('Delete')
  await expect(surveyor.node('topic:orders.soon')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(surveyor.edge(billing, 'topic:orders.soon')).toHaveAccessibleName(/after 5 min · 2 %/)
  expect(surveyor.faults).toEqual([])
})

test('with the keyboard alone a group retries through a topic, and what makes a loop is refused', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(RETRY_ORDERS)
  await expect(surveyor.nodes).toHaveCount(4)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused()
  await page.keyboard.type('billing')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('c')
  await expect(page.getByLabel('Name of the node')).toBeFocused()
  await page.keyboard.type('retries orders.soon')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.type('1 %')
  await page.keyboard.press('Enter')
  await expect(surveyor.edge(billing, 'topic:orders.soon')).toHaveAccessibleName(
    /retries through orders.soon/,
  )

  await surveyor.connect('topic:orders.soon', billing)
  await expect(page.getByTestId('notice').filter({ hasText: 'which it reads by itself' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(surveyor.edges).toHaveCount(2)
  expect(surveyor.faults).toEqual([])
})
