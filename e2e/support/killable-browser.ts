import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { killFamily } from './kill-family'

/**
 * A real browser on a profile folder of its own that can be killed with all its processes, as the machine's
 * out-of-memory killer would, and started again on what it left. Playwright's own launcher gives no process away.
 */
export class KillableBrowser {
  readonly #profile = mkdtempSync(join(tmpdir(), 'surveyor-kill-'))
  #process: ChildProcess | null = null
  #browser: Browser | null = null

  /** Starts the browser and returns its page, which shows nothing yet. */
  async start(): Promise<Page> {
    const path = process.env['SURVEYOR_BROWSER']
    if (!path) throw new Error('SURVEYOR_BROWSER names no browser: run npm run test:browser')
    const started = spawn(
      path,
      [
        ...JSON.parse(process.env['SURVEYOR_BROWSER_ARGS'] ?? '[]'),
        '--headless=new',
        '--no-first-run',
        '--window-size=1440,900',
        '--remote-debugging-port=0',
        `--user-data-dir=${this.#profile}`,
        'about:blank',
      ],
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    this.#process = started
    this.#browser = await chromium.connectOverCDP(await debuggingAddress(started))
    const [context] = this.#browser.contexts()
    const page = context?.pages()[0] ?? (await context?.newPage())
    if (!page) throw new Error('The browser has no page.')
    await page.setViewportSize({ width: 1440, height: 900 })
    return page
  }

  /** Ends every process of the browser at once; none of them hears of it. */
  kill(): void {
    const pid = this.#process?.pid
    if (pid === undefined) return
    killFamily(pid)
    this.#process = null
  }

  /** Kills what runs and removes the profile. */
  async remove(): Promise<void> {
    this.kill()
    await this.#browser?.close().catch(() => undefined)
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

async function debuggingAddress(started: ChildProcess): Promise<string> {
  let said = ''
  started.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  for (let tries = 0; tries < 600; tries += 1) {
    const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
    if (address) return address
    await wait(50)
  }
  throw new Error(`The browser did not start: ${said.slice(-2000)}`)
}
