import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'
import { STRICT, TWO_SCENARIOS } from './support/what-if-designs'

/** What a run looks like: on the drawing, on its time line, and beside it. */

test('the column of the keys is chosen by its header, and each member says what it gets', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(TWO_SCENARIOS)
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('tab', { name: 'Keys' }).click()
  const rows = Array.from({ length: 60 }, (_, at) => `${at},customer-${at % 7},"DE, north"`)
  await page.getByLabel('Keys, one a line, or a CSV').fill(`line,customer_key,region\n${rows.join('\n')}`)
  const column = page.getByRole('combobox', { name: 'Column of the keys' })
  await expect(column.locator('option:checked')).toHaveText('customer_key')
  const members = page.getByRole('table', { name: 'Keys of each member' })
  await expect(members.getByRole('row')).toHaveCount(7)
  await expect(members).toContainText('ledger-1')
  await page.getByRole('button', { name: 'By key' }).click()
  const keys = page.getByRole('table', { name: 'Partition of each key' })
  await expect(keys.getByRole('row')).toHaveCount(8)
  await column.selectOption('region')
  await expect(keys.getByRole('row')).toHaveCount(2)
  await expect(keys.getByRole('row').last()).toContainText(/DE, north.*ledger-\d/)
  await page.getByLabel('With another count').fill('24')
  await expect(page.getByText(/With 24 partitions .* of the keys move/)).toBeVisible()
  await page.getByLabel('With another count').fill('0')
  await expect(page.getByRole('alert')).toContainText('whole number from 1')
  expect(surveyor.faults).toEqual([])
})

test('a rack is stopped by its name and started again, and its bar goes on to the end until then', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(STRICT)
  await page.getByRole('tab', { name: 'What if' }).click()
  const slider = page.getByRole('slider', { name: 'Moment of the scenario' })
  await slider.fill('60')
  await page.getByRole('tab', { name: 'Cluster', exact: true }).click()
  const rack = page.getByRole('region', { name: 'rack-2' })
  await rack.getByRole('button', { name: /^Stop rack-2/ }).click()
  await expect(rack.getByRole('button', { name: /^Start rack-2/ })).toBeVisible()
  await expect(rack.getByRole('button', { name: /^Start broker 2/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'What happens' })).toContainText('payments refuses writes')
  await page.getByRole('tab', { name: 'Timeline' }).click()
  const bar = page.getByRole('button', { name: 'Rack lost rack 2, from 01:00 to the end' })
  const [own, lane] = [await bar.boundingBox(), await bar.locator('xpath=..').boundingBox()]
  if (!own || !lane) throw new Error('The event has no bar.')
  expect(Math.abs(own.x + own.width - (lane.x + lane.width))).toBeLessThanOrEqual(2)
  await slider.fill('300')
  await page.getByRole('tab', { name: 'Cluster', exact: true }).click()
  await rack.getByRole('button', { name: /^Start rack-2/ }).click()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await expect(page.getByRole('button', { name: 'Rack lost rack 2, from 01:00 to 05:00' })).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

for (const [width, height] of [
  [1440, 900],
  [1024, 700],
] as const)
  test(`chart, story and fixes are in sight at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    await page.getByRole('tab', { name: 'What if' }).click()
    await expect(page.locator('.uplot canvas')).toBeVisible()
    for (const part of [
      page.locator('.uplot'),
      page.getByRole('region', { name: 'What happens' }),
      page.getByRole('region', { name: 'What would fix it' }),
    ]) {
      const box = await part.boundingBox()
      if (!box) throw new Error('Not on the screen.')
      expect(box.height).toBeGreaterThan(60)
      expect(box.y + box.height).toBeLessThanOrEqual(height)
    }
    const toolbar = await page.getByRole('tablist', { name: 'Views of the simulation' }).boundingBox()
    const play = await page.getByRole('button', { name: 'Play', exact: true }).boundingBox()
    expect(Math.abs((toolbar?.y ?? 0) - (play?.y ?? 99))).toBeLessThan(4)
    expect(surveyor.faults).toEqual([])
  })

const REFUSED = STRICT.replace(
  'events: []',
  'events: [{ kind: broker-lost, broker: 2, atSeconds: 60, lastsSeconds: 300 }]',
)

test('refused writes are told on their edge, in the place of its rate, and go with the broker that is back', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(REFUSED)
  await page.getByRole('tab', { name: 'What if' }).click()
  const slider = page.getByRole('slider', { name: 'Moment of the scenario' })
  await slider.fill('200')
  const edge = surveyor.edge('payments-api', 'payments')
  const label = edge.locator('.untaken')
  await expect(label).toBeVisible()
  await expect(label).toContainText('refused')
  await expect(edge.locator('.edge-label:not(.untaken):visible')).toHaveCount(0)
  await slider.fill('590')
  await expect(label).toHaveCount(0)
  await expect(edge.locator('.edge-label:visible')).toHaveText(/^[\d.]+ k?\/s$/)
  await expect(surveyor.node('topic:payments')).toContainText('/s now')
  expect(surveyor.faults).toEqual([])
})

for (const [width, height] of [
  [1440, 900],
  [1024, 700],
] as const)
  test(`what is fitted stands clear of the brokers and the small map at ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    await page.getByRole('tab', { name: 'What if' }).click()
    const brokers = page.getByRole('list', { name: 'Brokers at this moment' })
    await expect(brokers).toBeVisible()
    await page
      .getByRole('button', { name: /^Fit|^Show all|everything/i })
      .first()
      .click()
    const foot = await brokers.boundingBox()
    if (!foot) throw new Error('No brokers.')
    const lowest = async () =>
      Math.max(
        ...(await surveyor.nodes.evaluateAll((nodes) =>
          nodes.map((node) => node.getBoundingClientRect().bottom),
        )),
      )
    await expect.poll(lowest).toBeLessThanOrEqual(foot.y)
    const map = await page.getByLabel('Minimap').boundingBox()
    if (map) expect(map.y + map.height).toBeLessThanOrEqual(foot.y)
    expect(surveyor.faults).toEqual([])
  })

test('a group says how it is at the moment, and which rates the run has', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(TWO_SCENARIOS)
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('A crash')
  await page.getByRole('slider', { name: 'Moment of the scenario' }).fill('300')
  await expect(surveyor.node('consumerGroup:ledger')).toContainText('5 of 6 members')
  await expect(page.getByText(/05:00 of A crash, at average rates, paused/)).toBeVisible()
  await page.getByRole('button', { name: 'Name, length and rates of the scenario' }).click()
  await page.getByLabel('Begins at').selectOption('peak rates')
  await expect(page.getByText(/05:00 of A crash, at peak rates, paused/)).toBeVisible()
  await page.keyboard.press('Escape')
  await surveyor.node('consumerGroup:ledger').click({ position: { x: 60, y: 10 } })
  const whole = page.getByRole('region', { name: 'Over the whole run' })
  await expect(whole).toContainText('End to end, p50 and p99')
  expect(surveyor.faults).toEqual([])
})

test('a group that writes on says how far it fell behind, though no way ends at it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(`surveyor: 1
name: Shop
cluster: { kafkaVersion: "4.3", brokers: 3 }
producers: [{ name: shop, produces: [{ topic: orders, recordsPerSecond: { average: 100 } }] }]
topics: [{ name: orders, partitions: 6, replicationFactor: 3 }, { name: paid, partitions: 6, replicationFactor: 3 }]
consumerGroups:
  - { name: billing, members: 2, processingMsPerRecord: 5, consumes: [{ topic: orders }], produces: [{ topic: paid }] }
  - { name: ledger, members: 2, processingMsPerRecord: 5, consumes: [{ topic: paid }] }
scenarios:
  - { name: A burst, lengthSeconds: 600, events: [{ kind: burst, atSeconds: 60, lastsSeconds: 60, factor: 9 }] }
`)
  await page.getByRole('tab', { name: 'What if' }).click()
  await surveyor.node('consumerGroup:billing').click({ position: { x: 60, y: 10 } })
  const whole = page.getByRole('region', { name: 'Over the whole run' })
  await expect(whole).toContainText(/Largest lag[\d.,\s k]+ at 02:00/)
  await expect(whole).toContainText('Longest wait until read')
  await expect(whole).not.toContainText('End to end')
  expect(surveyor.faults).toEqual([])
})

/** So many nodes play as smoothly as few. */
const NODES = 500

function largeDesign(): string {
  const count = Math.floor(NODES / 5)
  const all = (make: (at: number) => string) => Array.from({ length: count }, (_, at) => make(at)).join('\n')
  return `surveyor: 1
name: Large
cluster: { kafkaVersion: "4.3", brokers: 6, racks: 3, environment: production }
producers:
${all((at) => `  - { name: writer-${at}, produces: [{ topic: topic-${at}, recordsPerSecond: { average: 500, peak: 900 } }] }`)}
topics:
${all((at) => `  - { name: topic-${at}, partitions: 12, replicationFactor: 3 }`)}
${all((at) => `  - { name: beside-${at}, partitions: 3, replicationFactor: 3 }`)}
consumerGroups:
${all((at) => `  - { name: reader-${at}, members: 3, processingMsPerRecord: 3, consumes: [{ topic: topic-${at} }] }`)}
${all((at) => `  - { name: second-${at}, members: 3, processingMsPerRecord: 1, consumes: [{ topic: topic-${at} }] }`)}
scenarios:
  - name: A day
    lengthSeconds: 86400
    events:
      - { kind: burst, atSeconds: 3600, lastsSeconds: 7200, factor: 3 }
      - { kind: broker-lost, broker: 2, atSeconds: 7200, lastsSeconds: 3600 }
`
}

test('the page goes on while a day of 500 nodes is run and played', async ({ page }) => {
  test.setTimeout(180_000)
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openFile('large.yaml', largeDesign())
  await expect(page.getByLabel('Name of the design')).toHaveValue('Large')
  await page.getByRole('tab', { name: 'What if' }).click()
  await expect(page.getByRole('list', { name: 'Brokers at this moment' })).toBeVisible({ timeout: 90_000 })
  const slider = page.getByRole('slider', { name: 'Moment of the scenario' })
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  const moment = async () => Number(await slider.inputValue())
  await expect.poll(moment).toBeGreaterThan(1000)
  // What is asked of the page while it plays is answered while it plays.
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Cluster', exact: true }).click()
  await expect(page.getByRole('tab', { name: 'Cluster', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  const answered = await moment()
  await expect.poll(moment).toBeGreaterThan(answered)
  await page.getByRole('button', { name: 'Pause' }).click()
  expect(surveyor.faults).toEqual([])
})
