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

  await page.getByRole('slider', { name: 'Moment of the scenario' }).fill('120')
  await surveyor.node('consumerGroup:ledger').click()
  const moment = page.getByRole('region', { name: 'ledger at this moment' })
  await expect(moment).toContainText('At 02:00 of A broker less')
  await expect(moment.getByRole('row', { name: /ledger-2/ })).toContainText('dead')

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

const TWO_SCENARIOS = STRICT.replace(
  /scenarios:[\s\S]*/,
  `scenarios:
  - name: A burst
    lengthSeconds: 600
    events:
      - { kind: burst, atSeconds: 60, lastsSeconds: 120, producer: payments-api, factor: 4 }
  - name: A crash
    lengthSeconds: 600
    events:
      - { kind: member-crash, atSeconds: 60, group: ledger, member: 2 }
`,
)

test('an event is moved and made longer on its lane, by keys and by the mouse', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(TWO_SCENARIOS)
  await page.getByRole('tab', { name: 'What if' }).click()
  const bar = page.getByRole('button', { name: /^Burst of traffic ×\d+ payments-api, from/ })
  // The burst is the first event of the document.
  const times = async () => {
    const yaml = await surveyor.exportYaml()
    return [/atSeconds: (\d+)/, /lastsSeconds: (\d+)/].map((field) => Number(field.exec(yaml)?.[1]))
  }
  await expect(bar).toHaveAccessibleName(/from 01:00 to 03:00$/)
  await bar.press('ArrowRight')
  await expect(bar).toHaveAccessibleName(/from 01:05 to 03:05$/)
  await bar.press('Shift+ArrowRight')
  await expect(bar).toHaveAccessibleName(/from 01:05 to 03:10$/)
  expect(await times()).toEqual([65, 125])

  const lane = await bar.locator('xpath=..').boundingBox()
  const box = await bar.boundingBox()
  if (!lane || !box) throw new Error('The event has no bar.')
  const tenSeconds = lane.width / 60
  const drag = async (x: number, y: number, pixels: number) => {
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + pixels, y, { steps: 6 })
    await page.mouse.up()
  }
  await drag(box.x + box.width / 2, box.y + box.height / 2, 6 * tenSeconds)
  await expect(bar).toHaveAccessibleName(/from 02:0/)
  const [movedTo = 0, stillLasts] = await times()
  expect(Math.abs(movedTo - 125)).toBeLessThanOrEqual(3)
  expect(stillLasts).toBe(125)

  const moved = await bar.boundingBox()
  if (!moved) throw new Error('The event has no bar.')
  await drag(moved.x + moved.width - 3, moved.y + moved.height / 2, 6 * tenSeconds)
  await expect(bar).not.toHaveAccessibleName(/to 04:1\d$/)
  const [stays, longer = 0] = await times()
  expect(stays).toBe(movedTo)
  expect(Math.abs(longer - 185)).toBeLessThanOrEqual(3)
  await page.keyboard.press('Control+z')
  await expect.poll(times).toEqual([movedTo, 125])
  expect(surveyor.faults).toEqual([])
})

test('two scenarios are seen side by side', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(TWO_SCENARIOS)
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByLabel('Side by side with').selectOption({ label: 'A crash' })
  const table = page.getByRole('table', { name: 'Two runs side by side' })
  await expect(table.getByRole('columnheader', { name: 'A burst' })).toBeVisible()
  await expect(table.getByRole('columnheader', { name: 'A crash' })).toBeVisible()
  const row = table.getByRole('row', { name: /^ledger: largest lag/ })
  const [burst = '', crash = ''] = await row.getByRole('cell').allTextContents()
  expect(Number(burst.replaceAll(',', ''))).toBeGreaterThan(100_000)
  expect(Number(crash.replaceAll(',', ''))).toBeGreaterThan(1000)
  expect(burst).not.toBe(crash)
  await page.getByRole('button', { name: 'Only this run' }).click()
  await expect(table).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('a pasted listing becomes a drawing, with its state over it', async ({ page }) => {
  const [, first = '', second = ''] = readFileSync(
    new URL('../src/core/diagnosis/fixtures/03-stuck-member.txt', import.meta.url),
    'utf8',
  ).split(/^@@@.*\n/m)
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('tab', { name: 'Read a real cluster' }).click()
  await page.getByLabel('What kafka-consumer-groups --describe printed').fill(first)
  await page.getByLabel('The same some time later, for rates').fill(second)
  await page.getByRole('button', { name: 'Draw what was pasted' }).click()
  await expect(surveyor.node('topic:parcels')).toBeVisible()
  await expect(surveyor.node('consumerGroup:shipping')).toContainText('critical')
  const yaml = await surveyor.exportYaml()
  expect(yaml).toContain('partitions: 6')
  expect(yaml).toContain('members: 3')
  expect(surveyor.faults).toEqual([])
})

test('rates are over the time that the listings are apart, and a listing opens as its own design', async ({
  page,
}) => {
  const listing = (committed: number, end: number) => `
GROUP   TOPIC  PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG  CONSUMER-ID  HOST       CLIENT-ID
courier trips  0          ${committed}            ${end}            ${end - committed}  c-1          /10.0.0.1  c
`
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(STRICT)
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('tab', { name: 'Read a real cluster' }).click()
  await page.getByLabel('What kafka-consumer-groups --describe printed').fill(listing(1000, 2000))
  await page.getByLabel('The same some time later, for rates').fill(listing(4000, 8000))
  await expect(page.getByText('without that there are no rates')).toBeVisible()
  const after = page.getByLabel('Taken at, or how long after the first')
  await after.fill('5')
  await expect(page.getByRole('alert').filter({ hasText: '5 min' })).toBeVisible()
  await after.fill('5 min')
  await page.getByRole('region', { name: 'courier' }).getByText('Partitions', { exact: true }).click()
  const row = page.getByRole('table', { name: 'Partitions of courier' }).getByRole('row', { name: /trips-0/ })
  await expect(row).toContainText('20/s')
  await expect(row).toContainText('10/s')
  await after.fill('10:10')
  await page.getByLabel('Taken at', { exact: true }).fill('10:09')
  await expect(row).toContainText('100/s')

  await page.getByRole('button', { name: 'Draw what was pasted' }).click()
  await expect(surveyor.node('topic:trips')).toBeVisible()
  await expect(surveyor.node('topic:payments')).toHaveCount(0)
  await expect(page.getByText(/“Payments” is kept among your designs/)).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('a Connect worker is lost, and its tasks are started again after five minutes', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(`${STRICT.replace(/scenarios:[\s\S]*/, '').replace(
    'environment: production }',
    'environment: production, connect: [{ name: workers, workers: 3 }] }',
  )}connectors:
  - { name: archive, type: sink, tasksMax: 3, processingMsPerRecord: 1, consumes: [{ topic: payments }] }
scenarios:
  - name: A worker less
    lengthSeconds: 900
    events: []
`)
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('button', { name: 'Add event' }).click()
  await page.getByRole('combobox', { name: 'What happens' }).selectOption({ label: 'Connect worker lost' })
  await page.getByLabel('at second').fill('60')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const story = page.getByRole('region', { name: 'What happens' })
  await expect(story).toContainText('Worker 1 of workers is lost with 1 task of archive')
  await expect(story).toContainText('archive-1 is declared dead')
  await expect(story).toContainText('1 task of archive is started again on worker')
  expect(surveyor.faults).toEqual([])
})

test('the chart takes the colours of the theme when it changes', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(STRICT)
  await page.getByRole('tab', { name: 'What if' }).click()
  const chart = page.locator('.uplot canvas')
  const drawn = async () => {
    await expect(chart).toBeVisible()
    return chart.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  }
  const light = await drawn()
  await page.getByRole('button', { name: 'Switch to dark' }).click()
  await expect.poll(drawn).not.toBe(light)
  const changed = await drawn()
  await page.getByRole('tab', { name: 'Cluster', exact: true }).click()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await expect.poll(drawn).toBe(changed)
  expect(surveyor.faults).toEqual([])
})

test('what moves is seen on Streams applications, sinks and brokers too, and a broker is stopped on the drawing', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(`${STRICT.replace(/scenarios:[\s\S]*/, '')}connectors:
  - { name: archive, type: sink, tasksMax: 3, processingMsPerRecord: 9, consumes: [{ topic: payments }] }
streamsApps:
  - name: totals
    instances: 2
    processingMsPerRecord: 0.1
    processing: [{ stream: payments, steps: [groupByKey, { op: count, store: { name: totals, keys: 1000 } }] }]
scenarios:
  - name: An instance less
    lengthSeconds: 600
    events: [{ kind: member-crash, application: totals, member: 1, atSeconds: 60 }]
`)
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('slider', { name: 'Moment of the scenario' }).fill('100')
  await expect(surveyor.node('streamsApp:totals')).toContainText('behind')
  // Slower than what is written to it: all that its tasks own is too much for them.
  await expect(surveyor.node('connector:archive')).toContainText('behind')
  await surveyor.node('streamsApp:totals').click({ position: { x: 60, y: 10 } })
  const moment = page.getByRole('region', { name: 'totals at this moment' })
  await expect(moment.getByRole('row', { name: /totals-1/ })).toContainText(/dead|crashed/)

  const brokers = page.getByRole('list', { name: 'Brokers at this moment' })
  await expect(brokers.getByRole('listitem').first()).toContainText(/leads 4 of 12.*MB\/s in/)
  await brokers.getByRole('button', { name: /^Stop broker 3/ }).click()
  await expect(brokers.getByRole('button', { name: /^Start broker 3/ })).toBeVisible()
  await page.getByRole('slider', { name: 'Moment of the scenario' }).fill('300')
  await expect(brokers.getByRole('listitem').nth(2)).toContainText('leads 0 of 12')
  await expect(surveyor.node('topic:payments')).toContainText('refuses writes')

  await page.getByLabel('Seconds that a record may wait').fill('5')
  await page.getByLabel('Seconds that a record may wait').press('Enter')
  expect(await surveyor.exportYaml()).toContain('waitSeconds: 5')
  expect(surveyor.faults).toEqual([])
})

test('scenarios are named, duplicated, made anew and deleted, each as one step', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(TWO_SCENARIOS)
  await page.getByRole('tab', { name: 'What if' }).click()
  const picker = page.getByRole('combobox', { name: 'Scenario' })
  const options = () => picker.locator('option').allTextContents()
  const menu = page.getByRole('button', { name: 'Name, length and rates of the scenario' })
  await menu.click()
  const form = page.getByRole('dialog', { name: 'Scenario' })
  await form.getByRole('button', { name: 'Duplicate' }).click()
  await expect(form).toHaveCount(0)
  await expect.poll(options).toEqual(['A burst', 'A burst 2', 'A crash', 'New scenario …'])
  await expect(picker).toHaveValue('1')
  await menu.click()
  await form.getByLabel('Name').fill('A crash')
  await expect(form.getByRole('alert')).toHaveText('Another scenario has this name.')
  await form.getByLabel('Name').fill('A long burst')
  await form.getByLabel('Length').fill('20')
  await expect(form.getByRole('alert')).toContainText('20 of what?')
  await form.getByLabel('Length').fill('6 h')
  await form.getByLabel('Length').press('Enter')
  await expect(form.getByLabel('Length')).toBeFocused()
  await form.getByLabel('Begins at').selectOption('peak rates')
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await expect(menu).toBeFocused()
  const yaml = await surveyor.exportYaml()
  expect(yaml).toContain('name: A long burst')
  expect(yaml).toContain('lengthSeconds: 21600')
  expect(yaml).toContain('traffic: peak')
  await expect(page.getByRole('slider', { name: 'Moment of the scenario' })).toHaveAttribute('max', '21600')
  await expect(page.getByRole('table', { name: 'Two runs side by side' })).toHaveCount(0)

  await menu.click()
  await form.getByRole('button', { name: 'Delete' }).click()
  await expect.poll(options).toEqual(['A burst', 'A crash', 'New scenario …'])
  await page.keyboard.press('Control+z')
  await expect.poll(options).toEqual(['A burst', 'A long burst', 'A crash', 'New scenario …'])
  await picker.selectOption('New scenario …')
  await expect(page.getByText('Nothing happens yet')).toBeVisible()
  await expect.poll(options).toContain('New scenario')
  expect(surveyor.faults).toEqual([])
})

test('the run before a fix goes with its scenario', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    TWO_SCENARIOS.replace(
      /- \{ kind: burst.*/,
      '- { kind: broker-lost, broker: 2, atSeconds: 60, lastsSeconds: 300 }',
    ),
  )
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('button', { name: 'Fix: payments: min ISR 3 → 2' }).click()
  const table = page.getByRole('table', { name: 'Two runs side by side' })
  await expect(table.getByRole('columnheader', { name: 'before' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('A crash')
  await expect(table).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('A burst')
  await expect(table).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('the form of an event says what is wrong, and leaves by Escape, by Enter and with its tab', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(TWO_SCENARIOS)
  await page.getByRole('tab', { name: 'What if' }).click()
  const add = page.getByRole('button', { name: 'Add event' })
  await add.focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Add what happens' })
  await form.getByLabel('What happens').selectOption('Member crashes')
  await form.getByLabel('member', { exact: true }).fill('99')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert')).toHaveText('ledger has 6 members.')
  await expect(form.getByLabel('member', { exact: true })).toBeFocused()
  await form.getByLabel('member', { exact: true }).fill('6')
  await form.getByLabel('at second').fill('700')
  await expect(form.getByRole('alert')).toContainText('The scenario ends at 10:00')
  await form.getByLabel('at second').fill('2 min')
  await page.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  await expect(add).toBeFocused()
  await expect(page.getByRole('button', { name: /^Member crashes ledger-6, from 02:00/ })).toBeVisible()

  await add.click()
  await expect(form).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await add.click()
  await page.getByRole('tab', { name: 'Keys' }).click()
  await expect(form).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('scenarios and what may happen in them are found by typing', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(TWO_SCENARIOS)
  await expect(surveyor.node('topic:payments')).toBeVisible()
  const found = page.getByRole('option')
  for (const typed of ['scenario', 'burst', 'crash', 'play', 'what if']) {
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Find a node').fill(typed)
    await expect(found.first()).toContainText(/scenario|what if/i)
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Find a node').fill('what if: member crashes')
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Add what happens' })
  await expect(form.getByLabel('What happens')).toHaveValue('member-crash')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Find a node').fill('show the scenario a crash')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('1')
  expect(surveyor.faults).toEqual([])
})

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
