import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** Who reads another's design goes through it cause by cause, by keys alone, and takes a report away. */

test('a design is reviewed by keys: fixed, accepted, commented, and told at the end', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  const review = page.getByRole('region', { name: 'Review' })
  await expect(review).toContainText(/1 of \d+/)
  await expect(review.getByRole('article')).toContainText('payments-api cannot start')
  await expect(surveyor.node('producer:payments-api')).toHaveClass(/selected/)
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: /^Undo: 1 fixed/ })).toBeVisible()
  await expect(review.getByRole('article')).not.toContainText('payments-api cannot start')

  await page.keyboard.press('a')
  await page.keyboard.type('The job reads again every hour')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Undo: Accept/ })).toBeVisible()

  await page.keyboard.press('c')
  await page.keyboard.type('Ask the team of billing')
  await page.keyboard.press('Enter')
  await expect(page.locator('.react-flow__node-note')).toContainText('Ask the team of billing')

  await page.keyboard.press('k')
  await page.keyboard.press('j')
  for (let times = 0; times < 12; times += 1) await page.keyboard.press('j')
  await expect(review.getByRole('article', { name: 'The end of the review' })).toContainText(
    /1 finding fixed, 1 accepted, 1 commented; \d+ open/,
  )
  await page.keyboard.press('t')
  await expect(page.locator('.react-flow__node-topic')).toHaveCount(5)
  await page.keyboard.press('Escape')
  await expect(review).toHaveCount(0)
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible()

  await surveyor.node('topic:clicks').click()
  await page.getByLabel('Average size').fill('400')
  await page.getByLabel('Average size').press('Enter')
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Since the last review' })).toContainText('clicks')
  expect(surveyor.faults).toEqual([])
})

test('a double click on Fix fixes one cause, and a key that is held fixes one', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  const review = page.getByRole('region', { name: 'Review' })
  const undo = page.getByRole('button', { name: /^Undo: / })
  const cause = review.getByRole('article').getByRole('heading').first()
  await expect(cause).toContainText('payments-api cannot start')
  await review.getByRole('button', { name: /^Fix/ }).dblclick()
  await expect(undo).toHaveAccessibleName(/Allow 5 requests in flight/)
  await expect(cause).toContainText('clicks keeps 6 h')
  await page.keyboard.down('f')
  await page.keyboard.down('f')
  await page.keyboard.down('f')
  await page.keyboard.up('f')
  await expect(undo).toHaveAccessibleName(/Set retention.ms/)
  await expect(cause).toContainText('billing')
  await page.keyboard.press('Control+z')
  await expect(undo).toHaveAccessibleName(/Allow 5 requests in flight/)
  expect(surveyor.faults).toEqual([])
})

test('what is printed is a report', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset['printed'] = document.getElementById('report')?.textContent ?? ''
    }
  })
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.keyboard.press('Control+p')
  await expect(page.locator('html')).toHaveAttribute('data-printed', /Orders platform/)
  const printed = (await page.locator('html').getAttribute('data-printed')) ?? ''
  for (const part of ['Open findings', 'payments-api cannot start', 'Checklist', 'web-tracker', 'analytics'])
    expect(printed).toContain(part)
  expect(surveyor.faults).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('axe finds nothing serious in the review and the table', async ({ page }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      await page.getByRole('tab', { name: 'Table' }).click()
      await expect(page.getByRole('grid')).toBeVisible()
      await page.getByRole('button', { name: 'Review', exact: true }).click()
      await expect(page.getByRole('region', { name: 'Review' }).getByRole('article')).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(
        serious.flatMap(({ id, nodes }) => nodes.map(({ failureSummary }) => `${id} ${failureSummary}`)),
      ).toEqual([])
    })
  })
}
