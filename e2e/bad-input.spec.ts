import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** Whatever is thrown at it: a clear sentence, the drawing untouched, the text kept, no error in the console. */

const SMALL = `surveyor: 1
name: Small
cluster: { kafkaVersion: "4.3", brokers: 3, environment: development }
topics:
  - name: events
`

const TEXTS = [
  { name: 'broken YAML', text: 'surveyor: 1\nname: [unclosed\ntopics: }', says: /Line [23]/ },
  { name: 'a misspelled field', text: SMALL.replace('name: events', 'nmae: events'), says: /nmae/ },
  { name: 'a design of version 99', text: SMALL.replace('surveyor: 1', 'surveyor: 99'), says: /99/ },
  { name: 'something else altogether', text: 'dear diary,', says: /not|no / },
  { name: 'a negative count', text: SMALL.replace('brokers: 3', 'brokers: -3'), says: /brokers/ },
] as const

for (const { name, text, says } of TEXTS) {
  test(`${name} is explained and kept`, async ({ page }) => {
    const surveyor = new SurveyorPage(page)
    await surveyor.open()
    await surveyor.openText(text)
    const alert = page.getByRole('dialog').getByRole('alert')
    await expect(alert).toContainText('Your drawing and the text are as they were.')
    await expect(alert).toContainText(says)
    await expect(page.getByLabel('Text of a design')).toHaveValue(text)
    await page.keyboard.press('Escape')
    await expect(surveyor.nodes).toHaveCount(12)
    expect(surveyor.faults).toEqual([])
  })
}

test('a file of 50 MB is refused unread', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const file = join(await mkdtemp(join(tmpdir(), 'surveyor-')), 'huge.yaml')
  await writeFile(file, Buffer.alloc(50_000_000, 'a'))
  await page.keyboard.press('Control+o')
  await page.getByTestId('file-picker').setInputFiles(file)
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('“huge.yaml” has 50 MB.')
  expect(surveyor.faults).toEqual([])
})

test('names and numbers that cannot be are explained where they are typed', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:orders').click()
  const name = page.getByLabel('Name of the topic')
  await name.fill('x'.repeat(300))
  await expect(page.getByRole('complementary').getByRole('alert')).toContainText('249')
  await name.press('Escape')
  await name.fill('payments')
  await expect(page.getByRole('complementary').getByRole('alert')).toContainText(
    'There is a topic payments already.',
  )
  await name.press('Escape')
  await expect(name).toHaveValue('orders')

  const size = page.getByLabel('Average size')
  for (const [typed, says] of [
    ['-5', 'cannot be negative'],
    ['1e300', 'larger than any cluster'],
    ['a lot', 'is not a number'],
  ] as const) {
    await size.fill(typed)
    await expect(page.getByRole('complementary').getByRole('alert')).toContainText(says)
    await expect(size).toHaveValue(typed)
  }
  await expect(surveyor.node('topic:orders')).toContainText('16 partitions')
  expect(surveyor.faults).toEqual([])
})

test('a link that was cut short or changed says so and opens nothing', async ({ page, context }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  const link = await surveyor.shareLink()
  const changed = `${link.slice(0, -20)}${link.at(-20) === 'A' ? 'B' : 'A'}${link.slice(-19)}`
  for (const [url, says] of [
    [link.slice(0, -200), /incomplete|cut/i],
    [changed, /damaged|changed|checksum|does not match/i],
    [link.replace(/#v\d\./, '#v9.'), /version|newer/i],
  ] as const) {
    const other = new SurveyorPage(await context.newPage())
    await other.page.goto(url)
    await expect(other.page.getByTestId('notice').first()).toContainText(says)
    await expect(other.nodes).toHaveCount(12)
    expect(other.faults).toEqual([])
    await other.page.close()
  }
})

test('dead letters that go round in a circle are named', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(`${SMALL.replace('  - name: events\n', '  - name: events\n  - name: events.dlq\n')}producers:
  - { name: p, produces: [{ topic: events, recordsPerSecond: { average: 10 } }] }
consumerGroups:
  - { name: a, consumes: [{ topic: events }], deadLetter: { topic: events.dlq, recordsShare: 1 } }
  - { name: b, consumes: [{ topic: events.dlq }], deadLetter: { topic: events, recordsShare: 1 } }
`)
  await expect(surveyor.nodes).toHaveCount(5)
  await expect(
    surveyor.findings.filter({ hasText: /gets back what .* could not process/ }).first(),
  ).toBeVisible()
  expect(surveyor.faults).toEqual([])
})
