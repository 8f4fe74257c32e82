import { expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** A topic in the middle that many groups read, and far more topics beside: React Flow holds what is near alone. */
const GROUPS = 300
const TOPICS = 900

function largeText(): string {
  const groups = Array.from(
    { length: GROUPS },
    (_, at) => `  - { name: reader-${at}, consumes: [{ topic: hub }] }`,
  )
  const topics = Array.from({ length: TOPICS }, (_, at) => `  - name: topic-${at}`)
  const positions = [
    `'topic:hub': [0, 0]`,
    ...Array.from(
      { length: GROUPS },
      (_, at) =>
        `'consumerGroup:reader-${at}': [${800 + (at % 10) * 320}, ${Math.floor(at / 10) * 140 - 2000}]`,
    ),
    ...Array.from(
      { length: TOPICS },
      (_, at) => `'topic:topic-${at}': [${(at % 30) * 320}, ${4000 + Math.floor(at / 30) * 160}]`,
    ),
  ]
  return `surveyor: 1
name: Large
cluster: { kafkaVersion: "4.3", brokers: 3, environment: development }
topics:
  - name: hub
${topics.join('\n')}
consumerGroups:
${groups.join('\n')}
layout:
  positions:
${positions.map((position) => `    ${position}`).join('\n')}
`
}

async function goTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill(name)
  await page.keyboard.press('Enter')
}

test('works on what is near in a large drawing, and finds what is far', async ({ page }) => {
  test.setTimeout(120_000)
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openFile('large.yaml', largeText())
  await expect(page.getByTestId('overview')).toBeVisible()

  // Search goes to a node, with some of its edges as elements and the others painted.
  await goTo(page, 'hub')
  await expect(surveyor.node('topic:hub')).toBeVisible()
  await expect(page.getByLabel('Name of the topic')).toHaveValue('hub')
  await expect(page.getByTestId('away-lines')).toBeAttached()
  expect(await surveyor.edges.count()).toBeLessThan(GROUPS)

  // Another one far away is there too, and what was left is not lost with it.
  await goTo(page, 'topic-555')
  await expect(surveyor.node('topic:topic-555')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(surveyor.node('topic:topic-555')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:topic-555')).toBeVisible()

  // A node is dragged and stays where it was let go.
  await goTo(page, 'topic-333')
  const node = surveyor.node('topic:topic-333')
  await expect(node).toBeVisible()
  const before = await node.boundingBox()
  await surveyor.drag('topic:topic-333', 0, 60)
  await expect.poll(async () => (await node.boundingBox())?.y).toBeGreaterThan((before?.y ?? 0) + 20)

  // Everything is selected, wherever it is, and can be deleted and brought back.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(surveyor.nodes).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(node).toBeVisible({ timeout: 20_000 })
  expect(surveyor.faults).toEqual([])
})
