import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** axe finds nothing serious on any panel, light and dark. */

async function seriousFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
    )
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('every panel', async ({ page }) => {
      test.slow()
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      for (const tab of [/Findings/, /Checklist/, /Sizing/]) {
        await page.getByRole('tab', { name: tab }).click()
        await expect(page.getByRole('tabpanel')).not.toContainText('Loading')
        expect(await seriousFaults(page), String(tab)).toEqual([])
      }
      for (const id of ['topic:orders', 'producer:checkout', 'consumerGroup:billing']) {
        await surveyor.node(id).click()
        expect(await seriousFaults(page), id).toEqual([])
      }
      await surveyor.edge('checkout', 'orders').click({ force: true })
      await expect(page.getByRole('heading', { name: 'checkout writes orders' })).toBeVisible()
      expect(await seriousFaults(page), 'edge').toEqual([])
      await page.keyboard.press('Control+a')
      await expect(page.getByRole('heading', { name: /selected$/ })).toBeVisible()
      expect(await seriousFaults(page), 'several').toEqual([])
    })

    test('every dialog', async ({ page }) => {
      test.slow()
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      for (const key of ['Control+e', 'Control+Shift+s', 'Control+o', 'Control+k', '?']) {
        await page.keyboard.press(key)
        await expect(page.getByRole('dialog')).toBeVisible()
        expect(await seriousFaults(page), key).toEqual([])
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
      await page.getByRole('button', { name: 'My designs and examples' }).click()
      await expect(page.getByRole('button', { name: /IoT telemetry/ })).toBeVisible()
      expect(await seriousFaults(page), 'designs').toEqual([])
    })

    test('the empty drawing', async ({ page }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.startEmpty()
      expect(await seriousFaults(page)).toEqual([])
    })
  })
}
