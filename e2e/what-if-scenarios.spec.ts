import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'
import { TWO_SCENARIOS } from './support/what-if-designs'

/** Scenarios as things of their own: named, measured, copied, deleted, found, and filled by a form. */

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
  await expect(form.getByRole('alert')).toContainText('Another scenario has this name.')
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
  const form = page.getByRole('dialog', { name: 'Add an event' })
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
  const palette = page.getByRole('dialog', { name: 'Find or do anything' })
  const search = async (typed: string) => {
    await expect(palette).toHaveCount(0)
    await page.keyboard.press('Control+k')
    await palette.getByRole('combobox').fill(typed)
  }
  for (const typed of ['scenario', 'burst', 'crash', 'play', 'what if']) {
    await search(typed)
    await expect(palette.getByRole('option').first()).toContainText(/scenario|what if/i)
    await page.keyboard.press('Escape')
  }
  await search('what if: member crashes')
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Add an event' })
  await expect(form.getByLabel('What happens')).toHaveValue('member-crash')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await search('show the scenario a crash')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('1')
  expect(surveyor.faults).toEqual([])
})
