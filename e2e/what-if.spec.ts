import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** What becomes of a design when something happens, and what the listings of a real cluster mean. */

const STRICT = `surveyor: 1
name: Payments
cluster: { kafkaVersion: "4.3", brokers: 3, racks: 3, environment: production }
producers:
  - name: payments-api
    delivery: at-least-once
    produces: [{ topic: payments, recordsPerSecond: { average: 1000, peak: 2000 } }]
topics:
  - name: payments
    partitions: 12
    replicationFactor: 3
    config: { min.insync.replicas: 3 }
consumerGroups:
  - name: ledger
    members: 6
    processingMsPerRecord: 2
    consumes: [{ topic: payments }]
scenarios:
  - name: A broker less
    lengthSeconds: 600
    events: []
`

test('kill a broker, see writes refused, apply the fix, run again, see them accepted', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(STRICT)
  await expect(surveyor.node('topic:payments')).toBeVisible()
  await page.getByRole('tab', { name: 'What if' }).click()
  const story = page.getByRole('region', { name: 'What happens' })
  const fixes = page.getByRole('region', { name: 'What would fix it' })
  await expect(story).toContainText('Nothing: all records are read as they come')
  await expect(fixes).toContainText('The goal is kept')

  await page.getByRole('slider', { name: 'Moment of the scenario' }).fill('60')
  await page.getByRole('tab', { name: 'Cluster', exact: true }).click()
  await page.getByRole('button', { name: /^Stop broker 2/ }).click()
  await expect(story).toContainText('payments refuses writes with acks=all: 2 in sync, min.insync.replicas 3')
  await page.getByRole('slider', { name: 'Moment of the scenario' }).fill('300')
  await expect(surveyor.node('topic:payments')).toContainText('refuses writes: in sync 2, min 3')
  await expect(page.getByRole('button', { name: /^Start broker 2/ })).toBeVisible()

  await fixes.getByRole('button', { name: 'Fix: payments: min ISR 3 → 2' }).click()
  await expect(story).not.toContainText('refuses writes')
  await expect(surveyor.node('topic:payments')).not.toContainText('refuses writes')
  await expect(
    fixes
      .getByRole('row', { name: /payments refused/ })
      .getByRole('cell')
      .last(),
  ).toHaveText('0')

  await page.keyboard.press('Control+z')
  await expect(story).toContainText('payments refuses writes')
  expect(surveyor.faults).toEqual([])
})

test('a scenario is played, kept with the design, and told in a table', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(STRICT)
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('button', { name: 'Add event' }).click()
  await page.getByRole('combobox', { name: 'What happens' }).selectOption({ label: 'Member crashes' })
  await page.getByLabel('member', { exact: true }).fill('2')
  await page.getByLabel('at second').fill('30')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const story = page.getByRole('region', { name: 'What happens' })
  await expect(story).toContainText('ledger-2 is declared dead; 2 partitions move')
  await page.getByText('As a table').click()
  await expect(page.getByRole('table', { name: 'Lag of ledger in records' }).getByRole('row')).toHaveCount(14)

  const slider = page.getByRole('slider', { name: 'Moment of the scenario' })
  await slider.fill('0')
  await page.getByRole('button', { name: '60×' }).click()
  await page.getByRole('button', { name: 'Play' }).click()
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(30)
  await page.getByRole('button', { name: 'Pause' }).click()
  expect(await surveyor.exportYaml()).toContain('kind: member-crash')
  expect(surveyor.faults).toEqual([])
})

test('a pasted listing of a real cluster gets its diagnosis, over the drawing', async ({ page }) => {
  const [, first = '', second = ''] = readFileSync(
    new URL('../src/core/diagnosis/fixtures/03-stuck-member.txt', import.meta.url),
    'utf8',
  ).split(/^@@@.*\n/m)
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(STRICT.replaceAll('ledger', 'shipping').replaceAll('payments', 'parcels'))
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('tab', { name: 'Read a real cluster' }).click()
  await page.getByLabel('What kafka-consumer-groups --describe printed').fill(first)
  await page.getByLabel('The same some time later, for rates').fill(second)
  const verdict = page.getByRole('region', { name: 'Diagnosis' })
  await expect(verdict).toContainText('critical')
  await expect(verdict).toContainText('alive by its heartbeats, and stuck in its work')
  await expect(verdict).toContainText('Take a thread dump of the stuck member')
  await expect(surveyor.node('consumerGroup:shipping')).toContainText('critical')
  expect(surveyor.faults).toEqual([])
})
