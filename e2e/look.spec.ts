import { expect, type Locator, type Page, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** What the eye is told: what is chosen and what has the focus, no colour of meaning borrowed, nothing cut. */

const token = (page: Page, name: string): Promise<string> =>
  page.evaluate((of) => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.color = `var(${of})`
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }, name)

const styleOf = (of: Locator, property: string, pseudo?: string): Promise<string> =>
  of.evaluate((element, [name = '', part]) => getComputedStyle(element, part).getPropertyValue(name), [
    property,
    pseudo,
  ] as const)

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('what is chosen is ink: an edge keeps the colour of its guarantee, a node that of none', async ({
      page,
    }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      const [ink, exactlyOnce, accent] = await Promise.all(
        ['--ink', '--exactly-once', '--accent'].map((name) => token(page, name)),
      )
      const edge = surveyor.edge('producer:checkout', 'topic:orders')
      const strokes = () =>
        edge
          .locator('path:not(.react-flow__edge-interaction)')
          .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).stroke))
      expect(await strokes()).toEqual([exactlyOnce])
      await surveyor.clickEdge('producer:checkout', 'topic:orders')
      await expect.poll(strokes).toEqual([ink, exactlyOnce])
      await surveyor.node('topic:payments').click()
      const frame = surveyor.node('topic:payments').locator('.node-frame')
      expect(await styleOf(frame, 'outline-color')).toBe(ink)
      expect(ink).not.toBe(accent)
    })

    test('the focus is a ring of its own, around a node that is chosen or not', async ({ page }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      const accent = await token(page, '--accent')
      const node = surveyor.node('topic:payments')
      const frame = node.locator('.node-frame')
      await node.click()
      expect(await styleOf(frame, 'outline-style')).toBe('solid')
      await page.keyboard.press('F6')
      await page.keyboard.press('Shift+F6')
      await expect(node).toBeFocused()
      await expect.poll(() => styleOf(node, 'border-top-color', '::after')).toBe(accent)
      expect(await styleOf(frame, 'outline-color')).not.toBe(accent)
      await page.keyboard.press('Escape')
      // Nothing is chosen any more: no ring of ink, whatever has the focus.
      await expect(page.locator('.react-flow__node.selected')).toHaveCount(0)
      expect(await styleOf(frame, 'outline-style')).not.toBe('solid')
    })

    test('the focus is seen wherever a key led it, also a key with Alt or Ctrl', async ({ page }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      const accent = await token(page, '--accent')
      const expectRing = async (id: string) => {
        await expect(surveyor.node(id)).toBeFocused()
        await expect.poll(() => styleOf(surveyor.node(id), 'border-top-color', '::after')).toBe(accent)
        await expect.poll(() => styleOf(surveyor.node(id), 'content', '::after')).toBe('""')
      }
      await surveyor.node('producer:checkout').click()
      expect(await styleOf(surveyor.node('producer:checkout'), 'content', '::after')).toBe('none')
      await page.keyboard.press('Alt+ArrowRight')
      await expectRing('topic:orders')
      await page.keyboard.press('Control+d')
      await expectRing('topic:orders-2')
      await surveyor.node('topic:clicks').click()
      expect(await styleOf(surveyor.node('topic:clicks'), 'content', '::after')).toBe('none')
      expect(surveyor.faults).toEqual([])
    })

    test('the ring around the list stands whole once a finding was accepted', async ({ page }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      await surveyor.findings.first().click()
      await page
        .getByRole('article')
        .getByRole('button', { name: /^Accept/ })
        .click()
      await page.keyboard.type('Known')
      await page.keyboard.press('Enter')
      const list = page.getByRole('tree', { name: 'Findings' })
      await expect(list).toBeFocused()
      expect(await styleOf(list, 'outline-style')).toBe('solid')
      // It lies inside of what scrolls, so that nothing cuts it.
      expect(Number.parseFloat(await styleOf(list, 'outline-offset'))).toBeLessThan(0)
      const hidden = await list.evaluate((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        return [
          [left + 1, (top + bottom) / 2],
          [right - 1, (top + bottom) / 2],
          [(left + right) / 2, top + 1],
          [(left + right) / 2, bottom - 1],
        ].filter(([x = 0, y = 0]) => !element.contains(document.elementFromPoint(x, y)))
      })
      expect(hidden).toEqual([])
    })
  })

test('a number that was set stands alone, with what would do beside it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('topic:payments').click()
  const part = page.getByRole('region', { name: 'Partitions', exact: true })
  await expect(part).toContainText('12set by you · let Surveyor choose 6')
  await expect(part).toContainText('Why would 6 do?')
  await expect(surveyor.node('topic:payments')).toContainText('12 partitions')
  await page.keyboard.press('Control+d')
  await expect(page.getByLabel('Name of the topic')).toHaveValue('payments-2')
  await expect(part).toContainText(/12set by you/)
  await expect(part).not.toContainText('Why 1?')
})

for (const [width, height] of [
  [1440, 900],
  [1024, 700],
] as const)
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('what would be fixed of several is in sight, with its button', async ({ page }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      await page.getByRole('button', { name: 'My designs and examples' }).click()
      await page.getByRole('button', { name: /Hypertrace ingestion/ }).click()
      await surveyor.findings.filter({ hasText: 'Fewer than three replicas' }).first().click()
      const detail = page.getByRole('article', { name: 'The findings' })
      const pane = await detail.boundingBox()
      const before = await detail.getByText('replicationFactor: 1', { exact: true }).boundingBox()
      const button = await detail.getByRole('button', { name: /^Fix all 6/ }).boundingBox()
      if (!pane || !before || !button) throw new Error('not on the screen')
      expect(before.y).toBeGreaterThanOrEqual(pane.y)
      expect(before.y + before.height).toBeLessThanOrEqual(button.y)
      expect(button.y + button.height).toBeLessThanOrEqual(height)
    })

    test('a long name stands whole in the inspector', async ({ page }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      await surveyor.openText(
        'surveyor: 1\nname: Long\ntopics: [{ name: order-service.prod.backend-entity-view-events-by-customer.v12 }]',
      )
      await surveyor.nodes.first().click()
      const name = page.getByLabel('Name of the topic')
      await expect(name).toBeVisible()
      expect(await name.evaluate((field) => field.scrollHeight - field.clientHeight)).toBeLessThanOrEqual(1)
      expect(await name.evaluate((field) => field.scrollWidth - field.clientWidth)).toBeLessThanOrEqual(1)
    })

    test('no placeholder and no choice of the inspector is cut', async ({ page }) => {
      const surveyor = new SurveyorPage(page)
      await surveyor.open()
      for (const id of [null, 'topic:orders', 'producer:checkout', 'consumerGroup:billing']) {
        if (id !== null) await surveyor.node(id).click()
        const cut = await page.locator('aside[aria-label=Inspector] input[placeholder]').evaluateAll((all) =>
          all.flatMap((field) => {
            const input = field as HTMLInputElement
            if (input.value !== '' || input.placeholder === '' || input.clientWidth === 0) return []
            const style = getComputedStyle(input, '::placeholder')
            const context = document.createElement('canvas').getContext('2d')
            if (!context) return []
            context.font = `${style.fontSize} ${style.fontFamily}`
            const { paddingLeft, paddingRight } = getComputedStyle(input)
            const room = input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
            return context.measureText(input.placeholder).width > room + 1 ? [input.placeholder] : []
          }),
        )
        expect(cut, id ?? 'the design').toEqual([])
      }
    })
  })

test('the words at the handles of a node lie clear of the rates of its edges', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.node('consumerGroup:fulfilment').hover()
  const words = page.locator('.react-flow__node[data-id="consumerGroup:fulfilment"] .handle-name')
  await expect(words.filter({ visible: true })).not.toHaveCount(0)
  const over = await page.evaluate(() => {
    const boxes = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => ({
        text: element.textContent,
        box: element.getBoundingClientRect(),
      }))
    return boxes('.react-flow__node:hover .handle-name')
      .filter(({ box }) => box.width > 0)
      .flatMap((one) =>
        boxes('.edge-label')
          .filter(
            ({ box }) =>
              box.left < one.box.right &&
              one.box.left < box.right &&
              box.top < one.box.bottom &&
              one.box.top < box.bottom,
          )
          .map(({ text }) => `${one.text} over ${text}`),
      )
  })
  expect(over).toEqual([])
})
