/** Builds the app, finds a browser and runs the browser tests with it; further arguments go to Playwright. */
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import process from 'node:process'
import { buildApp } from './build-app.mjs'
import { findBrowser } from './find-browser.mjs'

// What is tested is what stands here now, never an older build; SURVEYOR_DIST names one to test as it is.
buildApp()

/** Nobody else's server is tested by mistake. */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(String(port)))
    })
  })

const browser = await findBrowser()
console.log(`Browser: ${browser.path} (${browser.origin})`)
const run = spawnSync(
  process.execPath,
  [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'e2e/playwright.config.ts',
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      SURVEYOR_PORT: process.env.SURVEYOR_PORT ?? (await freePort()),
      SURVEYOR_BROWSER: browser.path,
      SURVEYOR_BROWSER_ARGS: JSON.stringify(browser.args),
    },
  },
)
process.exit(run.status ?? 1)
