/**
 * Makes the pictures in docs/look/ of the app as it is: `npm run look`, or only some by the beginnings of their names,
 * `npm run look -- first compare`. What Git compares shows what a change did to the screen.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-core'
import { buildApp } from './build-app.mjs'
import { findBrowser } from './find-browser.mjs'
import { StaticHost } from './static-host.mjs'

const [FOLDER, PORT] = [process.env.SURVEYOR_LOOK ?? 'docs/look', 4187]
const LARGE = { width: 1440, height: 900 }
const SMALL = { width: 1024, height: 700 }

const partition = (topic, at) => `\tTopic: ${topic}\tPartition: ${at}\tLeader: 1\tReplicas: 1,2\tIsr: 1,2`

/** What a cluster was told to have: fewer partitions and copies than are drawn, and a topic that is not. */
const LISTING = [
  'Topic: orders\tTopicId: PQn1B9aKTEy3zFX8l2pL2Q\tPartitionCount: 6\tReplicationFactor: 2\tConfigs: retention.ms=604800000',
  ...[0, 1, 2, 3, 4, 5].map((at) => partition('orders', at)),
  'Topic: clicks\tTopicId: PQn1B9aKTEy3zFX8l2pL2R\tPartitionCount: 24\tReplicationFactor: 2\tConfigs: retention.ms=604800000,compression.type=zstd',
  ...Array.from({ length: 24 }, (_, at) => partition('clicks', at)),
  'Topic: orders_dlq\tTopicId: PQn1B9aKTEy3zFX8l2pL2S\tPartitionCount: 1\tReplicationFactor: 2\tConfigs: ',
  partition('orders_dlq', 0),
].join('\n')

const node = (page, id) => page.locator(`.react-flow__node[data-id="${id}"]`)

async function openHypertrace(page) {
  await page.getByRole('button', { name: 'My designs and examples' }).click()
  await page.getByRole('button', { name: /Hypertrace ingestion/ }).click()
  await node(page, 'topic:jaeger-spans').waitFor()
}

async function compare(page) {
  await page.getByRole('tab', { name: 'Compare' }).click()
  await page.getByRole('button', { name: 'Choose what to compare with' }).click()
  await page
    .getByTestId('compare-picker')
    .setInputFiles({ name: 'topics.txt', mimeType: 'text/plain', buffer: Buffer.from(LISTING) })
  const steps = page.getByRole('listbox', { name: 'Steps of the plan' })
  await steps.getByRole('option', { name: /orders: 6 → 16 partitions/ }).click()
}

/** What each picture shows, by its name. */
const SCENES = {
  first: async () => {},
  pipeline: openHypertrace,
  review: (page) => page.getByRole('button', { name: 'Review', exact: true }).click(),
  compare,
}

/** The two of the README: the example with its busiest topic at work. */
const showTopic = (page) => node(page, 'topic:orders').click()

const pictures = ['light', 'dark'].flatMap((theme) => [
  ...Object.entries(SCENES).flatMap(([name, scene]) =>
    [LARGE, SMALL].map((size) => ({ name: `${name}-${size.width}-${theme}`, scene, size, theme })),
  ),
  { name: theme, scene: showTopic, size: LARGE, theme },
])

buildApp()

const asked = process.argv.slice(2)
const found = await findBrowser()
const host = new StaticHost(process.env.SURVEYOR_DIST ?? 'dist', { base: '/', port: PORT })
await host.start()
// A browser that brings few fonts of its own has no arrows: what the machine has is shown, as at a desk.
const env = existsSync('/etc/fonts') ? { ...process.env, FONTCONFIG_PATH: '/etc/fonts' } : process.env
const browser = await chromium.launch({ executablePath: found.path, args: found.args, env })
mkdirSync(FOLDER, { recursive: true })
for (const { name, scene, size, theme } of pictures) {
  if (asked.length > 0 && !asked.some((start) => name.startsWith(start))) continue
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-US',
  })
  const page = await context.newPage()
  await page.goto(host.address)
  await page.getByText('Works offline').waitFor({ state: 'attached' })
  await page.getByRole('tree', { name: 'Findings' }).waitFor()
  await scene(page)
  // Nothing hovers, and what comes with the scene has come.
  await page.mouse.move(size.width / 2, 4)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(1200)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  await context.close()
  console.log(name)
}
await browser.close()
await host.stop()
