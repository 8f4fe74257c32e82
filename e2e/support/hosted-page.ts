import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { StaticHost } from '../../scripts/static-host.mjs'
import type { SurveyorPage } from './surveyor-page'

/** What is tested, and another release that shares no file name with it. */
export const RELEASE = process.env['SURVEYOR_DIST'] ?? 'dist'
export const NEXT_RELEASE = '.cache/releases/next'

export function buildNextRelease(): void {
  const built = spawnSync(process.execPath, ['e2e/support/build-next-release.mjs', NEXT_RELEASE], {
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(built.stderr)
}

/** A test with a host of its own, which it may stop, start again and have serve another release. */
export const hostedTest = test.extend<{ host: StaticHost }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  host: async ({}, use) => {
    const host = new StaticHost(RELEASE, { base: '/tools/surveyor/' })
    await host.start()
    await use(host)
    await host.stop()
  },
  baseURL: async ({ host }, use) => use(host.address),
})

/** What the page says of itself where everything is cached. */
export const ready = (page: Page) => page.getByText('Works offline', { exact: true })

export const releaseOf = (page: Page) => page.locator('meta[name="release"]').getAttribute('content')

export const releaseIn = (folder: string): string =>
  (JSON.parse(readFileSync(`${folder}/release.json`, 'utf8')) as { id: string }).id

/** Loads every module of a release into the page, as anything that is ever pressed in it may. */
export async function loadEveryModule(page: Page, folder: string): Promise<void> {
  const { files } = JSON.parse(readFileSync(`${folder}/release.json`, 'utf8')) as { files: string[] }
  const modules = files.filter((file) => file.endsWith('.js'))
  expect(modules.length).toBeGreaterThan(40)
  const missing = await page.evaluate(async (paths) => {
    const load = (path: string) => import(new URL(path, document.baseURI).href)
    const outcomes = await Promise.allSettled(paths.map(load))
    return paths.filter((_, at) => outcomes[at]?.status === 'rejected')
  }, modules)
  expect(missing).toEqual([])
}

const CLOSED = { dialog: 0 } as const

/** Does a little of everything that a person may do for the first time. */
export async function useEverything(surveyor: SurveyorPage): Promise<void> {
  const { page } = surveyor
  await page.getByRole('tab', { name: /Checklist/ }).click()
  await expect(page.getByText('Three replicas, two of them in sync')).toBeVisible()
  await page.getByRole('tab', { name: 'Sizing' }).click()
  await page
    .getByRole('button', { name: /^Storage: .*Explain/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toContainText('sum over topics')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: /Findings/ }).click()
  await expect(surveyor.findings.first()).toBeVisible()

  expect(await surveyor.exportYaml()).toContain('surveyor: 1')
  expect(await surveyor.shareLink()).toContain('#')
  for (const [keys, name] of [
    ['?', 'Keyboard shortcuts'],
    ['Control+k', 'Find or do anything'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog', { name })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(CLOSED.dialog)
  }
  await page.keyboard.press('Control+e')
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Download everything' }).click(),
  ])
  expect(zip.suggestedFilename()).toMatch(/\.zip$/)
  await page.keyboard.press('Escape')

  await surveyor.node('topic:orders').click({ button: 'right' })
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')

  await surveyor.openText('surveyor: 1\nname: Offline\ntopics: [{ name: written-by-hand }]\n')
  await expect(surveyor.node('topic:written-by-hand')).toBeVisible()
  await expect(surveyor.findings.first()).toBeVisible()
  await expect(surveyor.saved).toBeVisible()
}
