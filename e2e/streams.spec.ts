import { expect, type Page, test } from '@playwright/test'
import { inspector, part, SHOP } from './support/shop'
import { SurveyorPage } from './support/surveyor-page'

/** A Streams application is typed as a program: its edges, tasks, state and internal topics follow. */

async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}

async function addMatcher(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Add to the drawing' })
    .getByRole('button', { name: 'Streams' })
    .click()
  await page.keyboard.type('matcher')
  await page.keyboard.press('Enter')
}

test('a windowed join is typed, its internal topics and state are counted, its inputs made alike', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(SHOP)
  await expect(surveyor.nodes).toHaveCount(4)

  await addMatcher(page)
  const program = inspector(page).getByLabel('What it does')
  await program.fill(
    'paid = stream payments\nstream orders\n  join paid within 5 min store pairs named pairs\n  to mached',
  )
  await expect(surveyor.edge('topic:orders', 'streamsApp:matcher')).toHaveCount(1)
  await expect(surveyor.edge('topic:payments', 'streamsApp:matcher')).toHaveCount(1)
  await program.fill('paid = stream payments\nstream orders\n  joyn paid')
  await expect(inspector(page)).toContainText('Line 3: joyn is no operation of Kafka Streams')
  await expect(
    surveyor.findings.filter({ hasText: 'The program of matcher does not read, line 3' }),
  ).toHaveCount(1)
  await program.fill(
    'paid = stream payments\nstream orders\n  join paid within 5 min store pairs named pairs\n  to matched',
  )
  await expect(surveyor.edge('streamsApp:matcher', 'topic:matched')).toHaveCount(1)

  const unequal = surveyor.findings.filter({ hasText: 'matcher cannot start' })
  await expect(unequal).toHaveCount(1)
  await unequal.click()
  await page.getByRole('button', { name: 'Fix', exact: true }).click()
  await expect(unequal).toHaveCount(0)

  await surveyor.node('streamsApp:matcher').click()
  await expect(part(page, 'Tasks')).toContainText('12 on 1 thread')
  await expect(part(page, 'State')).toContainText('pairs-this-join-store')
  await expect(part(page, 'Internal topics')).toContainText('matcher-pairs-this-join-store-changelog')
  await expect(part(page, 'Internal topics')).toContainText('12 partitions')
  await part(page, 'Sub-topologies').getByText('What Topology.describe() prints').click()
  await expect(part(page, 'Sub-topologies')).toContainText(
    'Source: KSTREAM-SOURCE-0000000000 (topics: [payments])',
  )
})

test('a join is picked step by step, and names the stream that it joins', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(SHOP)
  await addMatcher(page)
  const steps = inspector(page).getByLabel('Add a step')
  for (const step of ['stream payments', 'stream orders', 'join payments within 5 min', 'to matched'])
    await steps.selectOption({ label: step })
  await expect(inspector(page).getByLabel('What it does')).toHaveValue(
    'payments = stream payments\nstream orders\n  join payments within 5 min\n  to matched',
  )
  await expect(surveyor.edge('streamsApp:matcher', 'topic:matched')).toHaveCount(1)
  await expect(surveyor.findings.filter({ hasText: 'matcher cannot start' })).toHaveCount(1)
  expect(surveyor.faults).toEqual([])
})

test('an edge drawn to it is a chain that begins, and one from it a chain that ends', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    SHOP.replace('topics:\n', 'streamsApps:\n  - name: copier\ntopics:\n').replace(
      '    topic:matched:',
      '    streamsApp:copier: [560, 0]\n    topic:matched:',
    ),
  )
  await expect(surveyor.nodes).toHaveCount(5)
  await expect(surveyor.node('streamsApp:copier')).toContainText('No processing yet')
  await surveyor.connect('topic:orders', 'streamsApp:copier')
  await expect(surveyor.edge('topic:orders', 'streamsApp:copier')).toHaveCount(1)
  await surveyor.connect('streamsApp:copier', 'topic:matched')
  await page.keyboard.press('Escape')
  await surveyor.node('streamsApp:copier').click()
  await expect(inspector(page).getByLabel('What it does')).toHaveValue('stream orders\n  to matched')
})

test('internal topics are shown on demand, say whence they come, and are part of nothing', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(`surveyor: 1
name: Counting
topics: [{ name: orders, partitions: 6, replicationFactor: 3 }]
consumerGroups: [{ name: billing, consumes: [{ topic: orders }] }]
streamsApps:
  - name: order-counter
    processing:
      - stream: orders
        steps: [groupByKey, { op: count, store: { name: per-order, keys: 1000 } }]
`)
  await expect(surveyor.nodes).toHaveCount(3)
  await expect(page.getByRole('tab', { name: /Checklist \d+ of 10/ })).toBeVisible()
  const positions = await surveyor.positions()
  const before = await surveyor.exportYaml()
  await surveyor.node('streamsApp:order-counter').click()
  await page.keyboard.press('Shift+I')
  const offsets = page.getByRole('button', { name: /Internal topic __consumer_offsets/ })
  await expect(offsets, 'what is shown is in sight, and under no control').toBeInViewport({ ratio: 1 })
  await offsets.click({ trial: true })
  const changelog = page.getByRole('button', { name: /Internal topic order-counter-per-order-changelog/ })
  await expect(changelog).toBeVisible()
  await expect(
    page.getByRole('button', { name: /Internal topic __consumer_offsets, made by Kafka for the cluster/ }),
  ).toBeAttached()
  for (const position of positions) expect(await surveyor.positions()).toContain(position)

  await changelog.click()
  const said = page.getByRole('dialog', { name: 'order-counter-per-order-changelog' })
  await expect(said).toContainText('Kafka makes it for order-counter: changelog')
  await expect(said).toContainText('6 partitions')
  await page.keyboard.press('Escape')
  // Nothing of it is chosen, saved or undone, and nothing is in a file.
  await page.keyboard.press('Control+a')
  await expect(page.locator('.react-flow__node-internal.selected')).toHaveCount(0)
  await page.keyboard.press('Escape')
  expect(await surveyor.exportYaml()).toBe(before)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('internal topics')
  await page.keyboard.press('Enter')
  await expect(changelog).toHaveCount(0)
  await expect(surveyor.nodes).toHaveCount(3)
  expect(surveyor.faults).toEqual([])
})

test('its sub-topologies are drawn, its project is taken away, and its description pasted back changes nothing', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(
    SHOP.replace('partitions: 6', 'partitions: 12').replace(
      'topics:\n',
      `streamsApps:
  - name: matcher
    processing:
      - { id: paid, stream: payments }
      - stream: orders
        steps:
          - { op: join, with: paid, window: { beforeMs: 300000, afterMs: 300000 }, store: { name: pairs }, named: pairs }
          - { op: to, topic: matched }
topics:
`,
    ),
  )
  await surveyor.node('streamsApp:matcher').click()
  const internal = part(page, 'Internal topics')
  await expect(internal).toContainText('matcher-pairs-this-join-store-changelog')
  await expect(internal.getByRole('button').first()).toContainText('GB')
  // On the drawing too, with the disk that they take.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+I')
  const made = page.getByRole('button', { name: /Internal topic matcher-pairs-this-join-store-changelog/ })
  await expect(made).toBeAttached()
  await page.keyboard.press('Shift+I')
  await expect(made).toHaveCount(0)
  await surveyor.node('streamsApp:matcher').click()

  await part(page, 'Sub-topologies').getByRole('button', { name: 'Draw them' }).click()
  const drawing = page.getByRole('dialog', { name: 'Sub-topologies of matcher' })
  await expect(
    drawing.getByRole('img', { name: /^Sub-topology 0: payments to KSTREAM-SOURCE/ }),
  ).toBeVisible()
  await expect(drawing).toContainText('pairs-other-join-store')
  await expect(drawing).toContainText('12 tasks')
  await page.keyboard.press('Escape')
  await expect(drawing).toHaveCount(0)

  const sub = part(page, 'Sub-topologies')
  await sub.getByText('What Topology.describe() prints').click()
  const described = (await sub.locator('pre').textContent()) ?? ''
  expect(described).toContain('Processor: pairs-merge')

  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+e')
  await page.getByRole('button', { name: 'Java project for Kafka Streams' }).click()
  await expect(page.getByRole('dialog')).toContainText('What `Topology.describe()` prints')
  await page.keyboard.press('Escape')

  const nodes = await surveyor.nodes.count()
  await pasteText(page, `2026-03-01 10:00:00 INFO [main] App - ${described}`)
  await expect(surveyor.nodes).toHaveCount(nodes)
  await surveyor.node('streamsApp:matcher').click()
  await expect(inspector(page).getByLabel('What it does')).toHaveValue(
    /join paid within 5 min store pairs named pairs/,
  )

  // Another program of other topics: it is drawn beside, in sight.
  await page.keyboard.press('Escape')
  await pasteText(page, described.replaceAll('pairs', 'couples').replaceAll('matched', 'settled'))
  await expect(surveyor.node('streamsApp:payments-streams')).toBeInViewport()
  await expect(surveyor.node('topic:settled')).toBeInViewport()
  await expect(surveyor.edge('streamsApp:payments-streams', 'topic:settled')).toHaveCount(1)
  expect(surveyor.faults).toEqual([])
})

test('a description leads to what it does not tell, which is told in one place', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(SHOP)
  await addMatcher(page)
  const program = inspector(page).getByLabel('What it does')
  await program.fill(
    'paid = stream payments\nstream orders\n  join paid within 5 min assumed\n  groupByKey\n  count assumed\n  toStream\n  to matched',
  )
  const assumed = surveyor.findings.filter({ hasText: '2 steps whose window is assumed' })
  await expect(assumed).toHaveCount(1)
  await program.blur()
  await page.keyboard.press('Escape')
  await assumed.click()

  await surveyor.node('streamsApp:matcher').click()
  const needs = part(page, 'What its steps need')
  await needs.getByLabel('Within of join paid').fill('10 min')
  await needs.getByLabel('Grace of join paid').fill('1 min')
  await needs.getByLabel('Window of count').fill('hopping 5 min every 1 min')
  await needs.getByLabel('Distinct keys of count').fill('2M')
  await expect(program).toHaveValue(
    'paid = stream payments\nstream orders\n  join paid within 10 min grace 1 min\n  groupByKey\n  windowedBy hopping 5 min every 1 min\n  count keys 2000000\n  toStream\n  to matched',
  )
  await expect(assumed).toHaveCount(0)
  expect(surveyor.faults).toEqual([])
})

test('what is typed from habit and Java that is pasted become Kafka’s own operations', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(SHOP)
  await addMatcher(page)
  const program = inspector(page).getByLabel('What it does')
  await program.fill(
    'builder.stream("orders")\n  .groupByKey()\n  .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofMinutes(5)))\n  .count(Materialized.as("per-order"))\n  .toStream()\n  .to("matched");',
  )
  await expect(surveyor.edge('streamsApp:matcher', 'topic:matched')).toHaveCount(1)
  await program.blur()
  await expect(program).toHaveValue(
    'stream orders\n  groupByKey\n  windowedBy tumbling 5 min\n  count store per-order\n  toStream\n  to matched',
  )
  await program.fill(
    'Topologies:\n   Sub-topology: 0\n    Source: KSTREAM-SOURCE-0000000000 (topics: [orders])\n      --> KSTREAM-SINK-0000000001\n    Sink: KSTREAM-SINK-0000000001 (topic: matched)\n      <-- KSTREAM-SOURCE-0000000000',
  )
  await expect(program).toHaveValue('stream orders\n  to matched')
  await program.fill('stream orders\n  filtr\n  to matched')
  await inspector(page).getByRole('button', { name: 'Write filter' }).click()
  await expect(program).toHaveValue('stream orders\n  filter\n  to matched')
  expect(surveyor.faults).toEqual([])
})

test('steps are picked by keys alone: each line is seen before Enter adds it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(SHOP)
  await addMatcher(page)
  const program = inspector(page).getByLabel('What it does')
  await program.fill('stream orders\n  groupByKey')
  const steps = inspector(page).getByLabel('Add a step')
  await steps.focus()
  // By its first letter: on a Mac the arrows open the list.
  await page.keyboard.press('c')
  await expect(steps).toHaveValue('count')
  await expect(program).toHaveValue('stream orders\n  groupByKey')
  await page.keyboard.press('Enter')
  await expect(program).toHaveValue('stream orders\n  groupByKey\n  count')
  await expect(steps).toBeFocused()
  expect(surveyor.faults).toEqual([])
})

test('with keys alone an application is named, programmed and told what its steps need', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(SHOP)
  await expect(surveyor.nodes).toHaveCount(4)
  await page.keyboard.press('s')
  await page.keyboard.type('matcher')
  await page.keyboard.press('Enter')
  const program = inspector(page).getByLabel('What it does')
  await expect(program).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(program).toBeFocused()
  await page.keyboard.type('paid = stream payments\nstream orders\njoin paid 5m\nto matched')
  await expect(surveyor.edge('streamsApp:matcher', 'topic:matched')).toHaveCount(1)
  await page.keyboard.press('Tab')
  await expect(inspector(page).getByLabel('Add a step')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(inspector(page).getByLabel('Within of join paid')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('1 min')
  await expect(program).toHaveValue(
    'paid = stream payments\nstream orders\n  join paid within 5 min grace 1 min\n  to matched',
  )
  expect(surveyor.faults).toEqual([])
})
