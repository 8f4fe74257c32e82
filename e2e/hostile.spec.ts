import { expect, type Page, test } from '@playwright/test'
import { deflateSync } from 'fflate'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { toBase64Url, toDigits } from '@/core/share/base64url'
import { crc32 } from '@/core/share/crc32'
import { encodeShareLink } from '@/core/share/share-link'
import { SurveyorPage } from './support/surveyor-page'

/** Links made to harm: each is refused in a sentence, and what was drawn stays as it was. */

const withTopic = (topic: Partial<Design['topics'][number]>): Design => ({
  ...emptyDesign('Harm'),
  topics: [{ name: 'events', ...topic }],
})

const withCluster = (cluster: Partial<Design['cluster']>): Design => {
  const design = emptyDesign('Harm')
  return { ...design, cluster: { ...design.cluster, ...cluster } }
}

const withPeak = (average: number): Design => ({
  ...withTopic({}),
  producers: [{ name: 'sender', produces: [{ topic: 'events', recordsPerSecond: { average } }] }],
})

const DESIGNS: readonly { readonly name: string; readonly design: Design; readonly says: RegExp }[] = [
  {
    name: 'a name of 1200 characters',
    design: withTopic({ name: 'x'.repeat(1200) }),
    says: /at most 1,000 characters/,
  },
  {
    name: 'a negative number of brokers',
    design: withCluster({ brokers: -3 }),
    says: /brokers must be 1 or more, not -3/,
  },
  {
    name: 'an enormous number of brokers',
    design: withCluster({ brokers: 1e300 }),
    says: /brokers must be at most/,
  },
  {
    name: 'a negative number of partitions',
    design: withTopic({ partitions: -1 }),
    says: /partitions must be 1 or more, not -1/,
  },
  {
    name: 'an enormous number of partitions',
    design: withTopic({ partitions: 1e15 }),
    says: /partitions must be at most 1,000,000/,
  },
  { name: 'a negative rate', design: withPeak(-10), says: /average must be 0 or more, not -10/ },
  { name: 'an enormous rate', design: withPeak(1e300), says: /average must be at most/ },
]

/** A link with a right head around any text. */
function linkAround(text: string): string {
  const payload = toBase64Url(deflateSync(Buffer.from(text), { level: 9 }))
  const length = toDigits(payload.length, 4)
  return `v1.${length}${toDigits(crc32(length) % 4096, 2)}${toDigits(crc32(payload), 6)}${payload}`
}

async function expectRefused(page: Page, fragment: string, says: RegExp): Promise<void> {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByLabel('Name of the design').fill('Mine')
  await expect(surveyor.saved).toBeVisible()
  await page.goto('about:blank')
  await surveyor.open(`#${fragment}`)
  const notice = page.getByTestId('notice').first()
  await expect(notice).toContainText(says)
  await expect(notice).not.toContainText(/undefined|NaN|\[object|Error:/)
  await expect(page.getByLabel('Name of the design')).toHaveValue('Mine')
  await expect(surveyor.nodes).toHaveCount(12)
  expect(surveyor.faults).toEqual([])
}

for (const { name, design, says } of DESIGNS) {
  test(`a link with ${name} is refused with the reason`, async ({ page }) => {
    const fragment = await encodeShareLink(design)
    await expectRefused(page, fragment, says)
    await expect(page.getByTestId('notice').first()).toContainText('cannot be opened')
  })
}

test('a link with a name of 300 characters opens as a design of its own, where Kafka’s limit is an error', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await page.getByLabel('Name of the design').fill('Mine')
  await expect(surveyor.saved).toBeVisible()
  await page.goto('about:blank')
  await surveyor.open(`#${await encodeShareLink(withTopic({ name: 'x'.repeat(300) }))}`)
  await expect(surveyor.nodes).toHaveCount(1)
  await expect(surveyor.findings.filter({ hasText: 'a name that Kafka refuses' })).toHaveCount(1)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBe(0)
  await page.getByRole('button', { name: 'My designs and examples' }).click()
  await expect(
    page.getByRole('region', { name: 'My designs' }).getByRole('button', { name: /^Mine/ }),
  ).toBeVisible()
  expect(surveyor.faults).toEqual([])
})

test('a small link that would unfold to 100 MB is refused before it has', async ({ page }) => {
  const fragment = linkAround('a'.repeat(100_000_000))
  expect(fragment.length).toBeLessThan(200_000)
  await expectRefused(page, fragment, /more than 2 MB/)
})

test('a whole link around something else is refused', async ({ page }) => {
  await expectRefused(page, linkAround('\t\f\n<script>alert(1)</script>'), /cannot be opened/)
})

test('names with markup are text, and nothing in them runs', async ({ page }) => {
  const markup = '<img src=x onerror=alert(1)>'
  const surveyor = new SurveyorPage(page)
  let wasAsked = false
  page.on('dialog', (dialog) => {
    wasAsked = true
    void dialog.dismiss()
  })
  const design = withPeak(10)
  const producers = design.producers.map((producer) => ({ ...producer, name: markup, description: markup }))
  await surveyor.open(`#${await encodeShareLink({ ...design, producers, name: markup })}`)
  await expect(page.getByLabel('Name of the design')).toHaveValue(markup)
  await page.getByTitle(markup).click()
  await expect(page.getByLabel('Name of the producer')).toHaveValue(markup)
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
  expect(wasAsked).toBe(false)
  expect(surveyor.faults).toEqual([])
})

test('the page refuses to ask another host for anything', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  const asked: string[] = []
  await page.route('https://elsewhere.invalid/**', async (route) => {
    asked.push(route.request().url())
    await route.fulfill({ status: 200, body: 'taken', headers: { 'access-control-allow-origin': '*' } })
  })
  await surveyor.open()
  const refused = await page.evaluate(async () => {
    const refusals: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => {
      refusals.push(`${event.effectiveDirective} ${event.blockedURI}`)
    })
    const fetched = await fetch('https://elsewhere.invalid/fetch').then(
      () => 'fetched',
      () => 'refused',
    )
    const shown = await new Promise<string>((resolve) => {
      const image = new Image()
      image.onload = () => resolve('shown')
      image.onerror = () => resolve('refused')
      image.src = 'https://elsewhere.invalid/image.png'
    })
    return { fetched, shown, refusals: refusals.sort() }
  })
  expect(refused).toEqual({
    fetched: 'refused',
    shown: 'refused',
    refusals: ['connect-src https://elsewhere.invalid/fetch', 'img-src https://elsewhere.invalid/image.png'],
  })
  expect(asked).toEqual([])
})
