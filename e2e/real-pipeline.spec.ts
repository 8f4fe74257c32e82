import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** The real pipeline opens, and what is found in it is true of the settings that it runs with. */

const SINGLE_COPIES = [
  'backend-entity-view-events',
  'raw-trace-view-events',
  'raw-service-view-events',
  'service-call-view-events',
  'span-event-view',
  'log-event-view',
]

const filter = (surveyor: SurveyorPage) => surveyor.page.getByLabel('Filter findings by text or node')

async function openPipeline(surveyor: SurveyorPage): Promise<void> {
  await surveyor.open()
  await surveyor.page.getByRole('button', { name: 'My designs and examples' }).click()
  await surveyor.page.getByRole('button', { name: /Hypertrace ingestion/ }).click()
  await expect(surveyor.node('topic:raw-spans-from-jaeger-spans')).toContainText('8 partitions · RF 3')
}

test('names the topics of one copy, and no others', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await openPipeline(surveyor)
  await filter(surveyor).fill('keeps a single copy')
  await expect(surveyor.findings).toHaveCount(SINGLE_COPIES.length)
  for (const name of SINGLE_COPIES) {
    await expect(surveyor.findings.filter({ hasText: `${name} keeps a single copy` })).toHaveCount(1)
    await expect(surveyor.node(`topic:${name}`)).toContainText('2 partitions · RF 1')
  }
  await filter(surveyor).fill('must be in sync is not stated')
  await expect(surveyor.findings.filter({ hasText: 'raw-logs' })).toHaveCount(1)
  await expect(surveyor.findings.filter({ hasText: /^jaeger-spans/ })).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('its checklist fails where its settings do', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await openPipeline(surveyor)
  await page.getByRole('tab', { name: /Checklist 3 of 10/ }).click()
  const item = (text: string) => page.getByRole('listitem').filter({ hasText: text })
  await expect(item('Three replicas, two of them in sync')).toContainText('span-event-view')
  await expect(item('Partitions fit the traffic and the consumers').getByRole('button')).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('a finding leads to its node, and its fix fixes what it names', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await openPipeline(surveyor)
  await filter(surveyor).fill('span-event-view keeps a single copy')
  await surveyor.findings.first().click()
  const detail = page.getByRole('article', { name: 'The finding' })
  await detail.getByRole('button', { name: 'Show in drawing' }).click()
  await expect(page.getByLabel('Name of the topic')).toHaveValue('span-event-view')
  await detail.getByRole('button', { name: 'Fix', exact: true }).click()
  await expect(surveyor.findings).toHaveCount(0)
  await expect(page.getByLabel('Replication factor', { exact: true })).toHaveValue('3')
  expect(surveyor.faults).toEqual([])
})

test('no two names look alike from any distance, and none is broken within a word', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  const surveyor = new SurveyorPage(page)
  await openPipeline(surveyor)
  await page.keyboard.press('f')
  for (const shown of ['data-name-small', 'data-name-tiny']) {
    const names = await surveyor.nodes.evaluateAll(
      (nodes, attribute) =>
        nodes.map((node) => {
          const name = node.querySelector('.node-name')
          const text = name?.getAttribute(attribute) ?? name?.textContent ?? ''
          return `${node.getAttribute('data-id')?.replace(/^\w+:/, '')}\t${text}`
        }),
      shown,
    )
    const texts = [...new Set(names)].map((name) => name.split('\t')[1])
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of texts)
      for (const line of (text ?? '').split('\n').slice(0, -1)) expect(line).toMatch(/[-._…]$/)
  }
  expect(surveyor.faults).toEqual([])
})
