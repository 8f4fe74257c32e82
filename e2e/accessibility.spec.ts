import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** axe finds nothing on any panel, light and dark: no minor fault, and headings and landmarks too. */

/** What axe finds: all of its rules in the light theme, and in the dark one those that a colour can break. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  if (isDark) axe.withRules(['color-contrast', 'link-in-text-block'])
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  )
}

/** Opens what a command of the search opens. */
async function openByName(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(label)
  await page.getByRole('option', { name: label }).first().click()
}

/** The dialogs that no key opens, by their commands. */
const BY_NAME = [
  'Copy or save a picture',
  'What an upgrade of Kafka changes',
  'Versions of this design',
  'Merge with another copy',
  'Schemas of a topic',
  'Who may do what',
  'New design …',
  'Compare: what will applying this do?',
] as const

const TERRAFORM = 'resource "kafka_topic" "a" {\n  name = "orders.v1"\n  partitions = var.x\n}\n'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('every panel', async ({ page }) => {
      test.slow()
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      for (const tab of [/Findings/, /Checklist/, /Sizing/, /Table/, /What if/, /Compare/]) {
        await page.getByRole('tab', { name: tab }).first().click()
        await expect(page.getByRole('tabpanel').first()).not.toContainText('Loading')
        expect(await faultsOf(page), String(tab)).toEqual([])
      }
      for (const id of ['topic:orders', 'producer:checkout', 'consumerGroup:billing']) {
        await surveyor.node(id).click()
        expect(await faultsOf(page), id).toEqual([])
      }
      await surveyor.edge('checkout', 'orders').click({ force: true })
      await expect(page.getByRole('heading', { name: 'checkout writes orders' })).toBeVisible()
      expect(await faultsOf(page), 'edge').toEqual([])
      await page.keyboard.press('Control+a')
      await expect(page.getByRole('heading', { name: /selected$/ })).toBeVisible()
      expect(await faultsOf(page), 'several').toEqual([])
    })

    test('every dialog', async ({ page }) => {
      test.slow()
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      for (const key of ['Control+e', 'Control+Shift+s', 'Control+o', 'Control+k', '?']) {
        await page.keyboard.press(key)
        await expect(page.getByRole('dialog')).toBeVisible()
        expect(await faultsOf(page), key).toEqual([])
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
      await page.getByRole('button', { name: 'My designs and examples' }).click()
      await expect(page.getByRole('button', { name: /IoT telemetry/ })).toBeVisible()
      expect(await faultsOf(page), 'designs').toEqual([])
    })

    for (const label of BY_NAME)
      test(`the dialog of “${label}”`, async ({ page }) => {
        const surveyor = new SurveyorPage(page)
        await surveyor.open()
        await openByName(page, label)
        const dialog = page.getByRole('dialog')
        await expect(dialog).toBeVisible()
        await expect(dialog).not.toContainText('Loading')
        expect(await faultsOf(page)).toEqual([])
        expect(surveyor.faults).toEqual([])
      })

    test('what was read, a note, an area, the choice of what to connect, and the form of an event', async ({
      page,
    }) => {
      test.slow()
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      await page.waitForLoadState('networkidle')
      await page.keyboard.press('n')
      await page.keyboard.type('Ask **billing**')
      expect(await faultsOf(page), 'a note that is written').toEqual([])
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.keyboard.press('a')
      await page.keyboard.type('Payments')
      await page.keyboard.press('Enter')
      expect(await faultsOf(page), 'an area').toEqual([])
      await surveyor.node('topic:clicks').click()
      await page.keyboard.press('c')
      await expect(page.getByLabel('Name of the node')).toBeVisible()
      expect(await faultsOf(page), 'what to connect').toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('tab', { name: 'What if' }).click()
      await page.getByRole('button', { name: 'Add event' }).click()
      expect(await faultsOf(page), 'an event').toEqual([])
      await surveyor.openFile('shop.tf', TERRAFORM)
      await expect(page.getByRole('dialog')).toContainText('Not taken')
      expect(await faultsOf(page), 'what was read').toEqual([])
    })

    test('the forms of Streams applications and connectors', async ({ page }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      for (const kind of ['Streams', 'Connect']) {
        await page
          .getByRole('navigation', { name: 'Add to the drawing' })
          .getByRole('button', { name: kind })
          .click()
        await page.keyboard.press('Enter')
        await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('About')
        expect(await faultsOf(page), kind).toEqual([])
      }
    })

    test('the text of a schema, and what is drawn inside of a Streams application', async ({ page }) => {
      test.slow()
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      const openExample = async (name: RegExp) => {
        await page.getByRole('button', { name: 'My designs and examples' }).click()
        await page.getByRole('button', { name }).click()
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
      const inspector = page.getByRole('complementary', { name: 'Inspector' })
      await openExample(/Order enrichment/)
      await page.locator('.react-flow__node[data-id^="streamsApp:"]').first().click()
      await inspector.getByRole('button', { name: 'Draw them' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expect(page.getByRole('dialog')).not.toContainText('Loading')
      expect(await faultsOf(page), 'inside').toEqual([])
      await page.keyboard.press('Escape')
      await openExample(/Customer notifications/)
      await page.locator('.react-flow__node[data-id="topic:order-events"]').click()
      await inspector
        .getByRole('button', { name: /schema/i })
        .first()
        .click()
      await expect(page.locator('.cm-content')).toContainText('OrderEvent')
      expect(await faultsOf(page), 'schema').toEqual([])
      expect(surveyor.faults).toEqual([])
    })

    test('the empty drawing', async ({ page }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.startEmpty()
      expect(await faultsOf(page)).toEqual([])
    })
  })
}
