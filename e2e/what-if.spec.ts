import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'
import { STRICT, TWO_SCENARIOS } from './support/what-if-designs'

/** What becomes of a design when something happens. */

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

test('the story of a broker, by the keyboard alone', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(STRICT)
  await expect(surveyor.node('topic:payments')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('what if: broker lost')
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Add an event' })
  await expect(form.getByLabel('What happens')).toBeFocused()
  for (const [label, text] of [
    ['broker', '2'],
    ['at second', '1 min'],
    ['lasts, seconds', '5 min'],
  ] as const) {
    const field = form.getByLabel(label, { exact: true })
    for (let tabs = 0; tabs < 4; tabs += 1) {
      if (await field.evaluate((element) => element === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  const story = page.getByRole('region', { name: 'What happens' })
  await expect(story).toContainText('payments refuses writes with acks=all')

  const slider = page.getByRole('slider', { name: 'Moment of the scenario' })
  await slider.focus()
  await page.keyboard.press('End')
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('PageDown')
  await expect(surveyor.node('topic:payments')).not.toContainText('refuses writes')
  await page.keyboard.press('Home')
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('PageUp')
  await expect(surveyor.node('topic:payments')).toContainText('refuses writes')

  const fix = page.getByRole('button', { name: 'Fix: payments: min ISR 3 → 2' })
  await fix.focus()
  await page.keyboard.press('Enter')
  await expect(story).not.toContainText('refuses writes')
  await expect(surveyor.node('topic:payments')).not.toContainText('refuses writes')
  expect(surveyor.faults).toEqual([])
})
